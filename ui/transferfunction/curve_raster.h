#pragma once

#include <QColor>
#include <QImage>
#include <functional>
#include <vector>

namespace twinray::ui {

/// Draws on an image pixel by pixel, because Qt 6.4 hands larger fills and lines to its thread pool and waits for it:
/// milliseconds on a machine whose cores are busy rendering. Positions are device pixels from the upper left corner.
class CurveRaster {
 public:
  using Curve = std::function<double(double x)>;  ///< y at x

  /// The image (RGB32) must outlive this; its device pixel ratio counts for widths of lines.
  explicit CurveRaster(QImage* image) : image_(image) {}

  /// A line of `width` logical pixels.
  void line(const Curve& curve, double width, const QColor& color);
  /// What lies between a curve and `y`, as opaque as the colour is.
  void fill(const Curve& curve, double y, const QColor& color);
  /// Columns from `left` to before `right`, from top to bottom, as opaque as the colour is.
  void band(double left, double right, const QColor& color);

 private:
  void mix(int x, int y, double weight, QRgb color);
  /// Adds how much of each pixel of a column lies between two heights, `weight` for all of it.
  void cover(double top, double bottom, double weight);
  /// Mixes in what was covered, and forgets it.
  void mixCovered(int x, double weight, QRgb color);

  QImage* image_;
  std::vector<double> coverage_;
  int first_ = 0, last_ = -1;  ///< of coverage_: what is not 0
};

}  // namespace twinray::ui
