#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace twinray::ui {

/// What a long task is doing, how far it is, and a button that cancels it. Hidden while there is none.
class TaskProgress : public QWidget {
  Q_OBJECT

 public:
  explicit TaskProgress(QWidget* parent = nullptr);

  void begin(const QString& what);
  /// 0..1.
  void setFraction(double fraction);
  void end();
  bool running() const { return running_; }

 Q_SIGNALS:
  void cancelled();

 private:
  QLabel* what_;
  QProgressBar* bar_;
  QPushButton* cancel_;
  bool running_ = false;
};

}  // namespace twinray::ui
