#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace twinray::ui {

class MainWindow;

/// Waits until all pictures of the windows are there, chooses menu entries, waits again, and saves the windows side by
/// side, with the dialogs above them, as a PNG.
class Screenshot : public QObject {
  Q_OBJECT

 public:
  /// `windows`: one or more. `actions`: texts of menu entries of the first, in its language, without & and dots, in
  /// order. Begins at once.
  Screenshot(QList<MainWindow*> windows, QStringList actions, QString file, QObject* parent = nullptr);

 Q_SIGNALS:
  /// `problem`: a sentence, or empty.
  void finished(const QString& problem);

 private:
  void settled();
  bool picturesSettled() const;
  bool choose(const QString& action);
  QPixmap picture() const;
  void save();

  QList<MainWindow*> windows_;
  QStringList actions_;
  QString file_;
  bool done_ = false;
};

}  // namespace twinray::ui
