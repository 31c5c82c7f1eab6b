#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <exception>
#include <string>

namespace twinray::ui {

/// What core, render and nn say to people is English with its values inside: this finds the template of a sentence and
/// fills that of the other language.
class Sentences {
 public:
  /// Context of the templates in the file of translations.
  static constexpr char kContext[] = "Sentences";

  /// `%1` to `%9` stand for values in both, each once in the English one unless it is the same value again.
  void add(const QString& english, const QString& other);
  bool isEmpty() const { return templates_.isEmpty(); }

  /// Null where no template fits. A value that is itself a sentence, such as a cause, is translated too.
  QString translated(const QString& sentence) const;

 private:
  struct Template {
    QStringList literals;  ///< around and between the values: one more than there are places
    QList<int> places;     ///< numbers of the values, in their order
    QString other;
    qsizetype letters = 0;  ///< of all literals
  };
  /// The values by their number, of each way in which they may lie between the literals; nearly always one.
  static QList<QStringList> waysOf(const Template& with, const QString& sentence);

  QList<Template> templates_;  ///< those with the longest literals first, so that the closest one is found
};

/// In the window's language; in English where there is no template.
QString translatedSentence(const std::string& english);
/// What a caught exception says to people.
QString sentenceOf(const std::exception& error);

}  // namespace twinray::ui
