#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QTranslator>
#include <filesystem>

#include "ui/sentences.h"

namespace twinray::ui {

/// Texts of another language, straight from a Qt Linguist source file (`.ts`), so that a translation needs no build
/// step. Unfinished and obsolete messages stay English.
class Translator : public QTranslator {
  Q_OBJECT

 public:
  using QTranslator::QTranslator;

  /// Throws core::Error for a file that cannot be read or is no Linguist file.
  void read(const std::filesystem::path& file);

  bool isEmpty() const override { return forms_.isEmpty() && sentences_.isEmpty(); }
  /// Empty where there is none. In the context of Sentences the source is a whole sentence. Plural forms as German and
  /// English have them: one, and any other number.
  QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;

  /// For a language such as "de" the file of the bundled translations, whether it exists or not.
  static std::filesystem::path fileFor(const QString& language);

 private:
  QHash<QByteArray, QStringList> forms_;  ///< by context and source
  Sentences sentences_;
};

}  // namespace twinray::ui
