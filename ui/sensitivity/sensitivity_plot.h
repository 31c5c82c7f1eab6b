#pragma once

#include <QColor>
#include <QWidget>

namespace twinray::ui {

class SensitivityTool;

/// The derivative of the picture's norm by each value, filled, with its own axis, over the opacity curve, and the same
/// through the network as a line; what is picked lights up. Hovering shows where a value matters; a click holds it,
/// another lets it go; arrow keys move it, Escape lets it go.
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
  /// Of the line that is the sensitivity through the network.
  static QColor networkColor() { return {64, 156, 255}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void describe();
  void paintCurves(QPainter& painter, const QRectF& area) const;
  void paintPicked(QPainter& painter, const QRectF& area) const;
  void paintSensitivity(QPainter& painter, const QRectF& area, double most) const;
  void paintScale(QPainter& painter, const QRectF& area, double most) const;
  void paintValue(QPainter& painter, const QRectF& area) const;
  void paintAxis(QPainter& painter, const QRectF& area) const;

  SensitivityTool* tool_;
  bool held_ = false;
};

}  // namespace twinray::ui
