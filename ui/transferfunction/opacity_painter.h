#pragma once

#include <QGradient>
#include <QPalette>
#include <QPointF>
#include <QRectF>
#include <optional>
#include <set>

#include "core/transfer_function.h"
#include "core/volume.h"
#include "ui/transferfunction/opacity_scale.h"
#include "ui/transferfunction/value_axis.h"

class QPainter;

namespace twinray::ui {

/// Logical pixels of values and opacities inside a rectangle.
struct PlotMap {
  QRectF area;
  double minimum = 0;  ///< value at the left edge
  double maximum = 1;  ///< value at the right edge
  OpacityScale scale = OpacityScale::kLinear;

  double toX(double value) const { return area.left() + (value - minimum) / (maximum - minimum) * area.width(); }
  double toY(double opacity) const { return area.bottom() - heightOf(scale, opacity) * area.height(); }
  double toValue(double x) const { return minimum + (x - area.left()) / area.width() * (maximum - minimum); }
  /// Not clamped: 0 at the bottom edge, 1 at the top edge.
  double toHeight(double y) const { return (area.bottom() - y) / area.height(); }
};

/// Everything that an opacity canvas shows.
struct OpacityPicture {
  PlotMap map;
  const core::TransferFunction* transferFunction = nullptr;  ///< null: only the empty plot is drawn
  const core::Histogram* histogram = nullptr;                ///< or null
  bool logarithmicHistogram = true;
  QString unit;  ///< of values; empty: none
  std::set<std::size_t> selection;
  QRectF rubberBand;
  std::optional<QPointF> pointer;  ///< in logical pixels, for the read-out
  bool focused = false;
};

/// Radius of a handle in logical pixels.
inline constexpr double kHandleRadius = 5;

/// Colours come from the palette. Under 3 ms for a canvas of 400 x 250 logical pixels.
void paintOpacity(QPainter& painter, const OpacityPicture& picture, const QPalette& palette);

/// Stops of the TF's colours from the left to the right edge of a map, for a QLinearGradient.
QGradientStops colorStops(const core::TransferFunction& tf, double minimum, double maximum);

/// A colour between two of the palette, for lines and labels that stand back.
QColor blend(const QColor& a, const QColor& b, double weightOfB);

QColor toQColor(const std::array<double, 3>& rgb);

}  // namespace twinray::ui
