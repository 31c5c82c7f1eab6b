#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace twinray::ui {

class MainWindow;

/// Waits until all pictures of a window are there, chooses menu entries, waits again, and saves the window with the
/// dialogs above it as a PNG.
class Screenshot : public QObject {
  Q_OBJECT

 public:
  /// `actions`: texts of menu entries in the window's language, without & and dots, in order. Begins at once.
  Screenshot(MainWindow* window, QStringList actions, QString file, QObject* parent = nullptr);

 Q_SIGNALS:
  /// `problem`: a sentence, or empty.
  void finished(const QString& problem);

 private:
  void settled();
  bool choose(const QString& action);
  QPixmap picture() const;
  void save();

  MainWindow* window_;
  QStringList actions_;
  QString file_;
  bool done_ = false;
};

}  // namespace twinray::ui
