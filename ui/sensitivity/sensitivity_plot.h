#pragma once

#include <QWidget>

namespace twinray::ui {

class SensitivityTool;

/// The derivative of the picture's norm by each value, filled, with its own axis, over the opacity curve; what is
/// picked lights up. Hovering shows where a value matters; a click holds it, another lets it go; arrow keys move it,
/// Escape lets it go.
class SensitivityPlot : public QWidget {
  Q_OBJECT

 public:
  explicit SensitivityPlot(SensitivityTool* tool, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {360, 190}; }
  QSize minimumSizeHint() const override { return {200, 100}; }

  /// Logical pixels of a scalar value, and back (clamped to the range).
  double toX(double value) const;
  double toValue(double x) const;
  QRectF plotArea() const;
  bool isHeld() const { return held_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void describe();
  void paintCurves(QPainter& painter, const QRectF& area) const;
  void paintAxis(QPainter& painter, const QRectF& area) const;

  SensitivityTool* tool_;
  bool held_ = false;
};

}  // namespace twinray::ui
