#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace twinray::ui {

/// Messages with their time, newest last, to be read and copied.
class LogPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LogPanel(QWidget* parent = nullptr);

  /// One line with the time of day before it. On the window's thread.
  void append(const QString& message);
  QString text() const;

 private:
  QPlainTextEdit* view_;
};

}  // namespace twinray::ui
