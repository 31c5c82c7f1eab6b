#pragma once

#include <QWidget>

namespace twinray::ui {

/// A slider with two handles over 0..1. The arrow keys move the handle that was used last, Space takes the other one;
/// a drag between the handles moves both.
class RangeSlider : public QWidget {
  Q_OBJECT

 public:
  explicit RangeSlider(QWidget* parent = nullptr);

  double low() const { return low_; }
  double high() const { return high_; }
  /// Shows a range; emits nothing.
  void setRange(double low, double high);
  /// Of one press of an arrow key, and the least distance of the handles.
  void setStep(double step) { step_ = step; }
  /// Where a handle is, in widget coordinates.
  QPointF handle(bool high) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void dragStarted();
  void edited(double low, double high);
  void dragEnded();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  enum class Grip { kNone, kLow, kHigh, kBoth };
  QRectF groove() const;
  double fractionAt(double x) const;
  void moveTo(double low, double high);

  double low_ = 0, high_ = 1, step_ = 0.01;
  bool lastHigh_ = false;
  Grip grip_ = Grip::kNone;
  double pressedAt_ = 0, pressedLow_ = 0, pressedHigh_ = 1;
};

}  // namespace twinray::ui
