#pragma once

#include <QColor>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "core/transfer_function.h"

namespace twinray::ui {

class CurveRaster;
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
  using Along = std::function<std::function<double(double)>(std::vector<double>)>;

  void paintCurves(QPainter& painter, const QRectF& area) const;
  /// Of the plot's area in pixels of the device, `ratio` of them a logical one; `most`: end of the axis.
  QImage curvesAt(const QRectF& area, double most, double ratio) const;
  /// `left`: device pixels of a scalar value.
  void drawPicked(CurveRaster& raster, const std::function<double(double)>& left) const;
  /// `along`: makes a curve of one height for each sample.
  void drawSensitivity(CurveRaster& raster, const Along& along, double height, double most) const;
  void drawValue(CurveRaster& raster, double at, double half, double ratio) const;
  void paintScale(QPainter& painter, const QRectF& area, double most) const;
  void paintAxis(QPainter& painter, const QRectF& area) const;

  SensitivityTool* tool_;
  bool held_ = false;
  std::optional<core::TransferFunction> drawn_;  ///< for which it was painted last
};

}  // namespace twinray::ui
