#include "ui/transferfunction/opacity_painter.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace twinray::ui {
namespace {

constexpr double kCurveStep = 1.0;  ///< logical pixels between two samples of a smooth curve

/// The opacity curve from the left to the right edge of the plot.
QPolygonF curveOf(const core::TransferFunction& tf, const PlotMap& map) {
  QPolygonF curve;
  const auto addSamples = [&](double from, double to) {
    for (double x = from; x < to; x += kCurveStep) {
      curve << QPointF(x, map.toY(std::clamp(tf.opacity(map.toValue(x)), 0.0, 1.0)));
    }
  };
  double x = map.area.left();
  if (tf.opacityKind() == core::OpacityKind::kPoints) {
    for (const auto& p : tf.points()) {
      const double px = map.toX(p.value);
      if (px < map.area.left() || px > map.area.right()) continue;
      if (px > x) addSamples(x, px);
      curve << QPointF(px, map.toY(p.opacity));
      x = std::max(x, px) + 1e-6;
    }
  }
  addSamples(x, map.area.right());
  if (curve.isEmpty() || curve.last().x() < map.area.right()) {
    curve << QPointF(map.area.right(), map.toY(std::clamp(tf.opacity(map.maximum), 0.0, 1.0)));
  }
  return curve;
}

QPainterPath filled(const QPolygonF& curve, const PlotMap& map) {
  QPainterPath path;
  path.addPolygon(curve);
  path.lineTo(map.area.bottomRight());
  path.lineTo(map.area.bottomLeft());
  path.closeSubpath();
  return path;
}

void paintHistogram(QPainter& painter, const core::Histogram& histogram, bool logarithmic, const PlotMap& map,
                    const QColor& color) {
  if (histogram.counts.empty()) return;
  // The tallest bin is nearly always air, and on a linear axis it would flatten all others: the second tallest sets the
  // height there.
  std::vector<std::uint64_t> sorted = histogram.counts;
  const std::size_t rank = logarithmic || sorted.size() < 2 ? 0 : 1;
  std::nth_element(sorted.begin(), sorted.begin() + rank, sorted.end(), std::greater<>());
  const auto heightOfCount = [logarithmic](double count) { return logarithmic ? std::log1p(count) : count; };
  const double top = heightOfCount(double(std::max<std::uint64_t>(sorted[rank], 1)));
  const double bin = (histogram.maximum - histogram.minimum) / double(histogram.counts.size());
  QPolygonF steps;
  steps << map.area.bottomLeft();
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    const double left = map.toX(histogram.minimum + double(i) * bin);
    const double right = map.toX(histogram.minimum + double(i + 1) * bin);
    if (right < map.area.left() || left > map.area.right()) continue;
    const double height = std::min(heightOfCount(double(histogram.counts[i])) / top, 1.0);
    const double y = map.area.bottom() - height * map.area.height() * 0.96;
    steps << QPointF(std::max(left, map.area.left()), y) << QPointF(std::min(right, map.area.right()), y);
  }
  steps << map.area.bottomRight();
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawPolygon(steps);
}

QString opacityLabel(double opacity) {
  return QLocale::c().toString(opacity, 'g', 3);
}

void paintAxes(QPainter& painter, const PlotMap& map, const QColor& grid, const QColor& label) {
  const QFontMetricsF metrics(painter.font());
  const std::vector<double> opacities = map.scale == OpacityScale::kLinear
                                            ? std::vector<double>{0, 0.25, 0.5, 0.75, 1}
                                            : std::vector<double>{0, 0.01, 0.05, 0.2, 0.5, 1};
  for (const double opacity : opacities) {
    const double y = map.toY(opacity);
    painter.setPen(QPen(grid, 1));
    painter.drawLine(QPointF(map.area.left(), y), QPointF(map.area.right(), y));
    painter.setPen(label);
    painter.drawText(QRectF(0, y - metrics.height() / 2, map.area.left() - 5, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, opacityLabel(opacity));
  }
  const double width = map.maximum - map.minimum;
  const double labelWidth = std::max(metrics.horizontalAdvance(formatValue(map.minimum, width * 100)),
                                     metrics.horizontalAdvance(formatValue(map.maximum, width * 100)));
  const int count = std::clamp(int(map.area.width() / (labelWidth + 18)), 2, 9);
  const std::vector<double> ticks = niceTicks(map.minimum, map.maximum, count);
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : width;
  const int decimals = int(std::clamp(std::ceil(-std::log10(step) - 1e-9), 0.0, 9.0));
  for (const double value : ticks) {
    const double x = map.toX(value);
    painter.setPen(QPen(grid, 1));
    painter.drawLine(QPointF(x, map.area.top()), QPointF(x, map.area.bottom() + 3));
    painter.setPen(label);
    painter.drawText(QRectF(x - 60, map.area.bottom() + 4, 120, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                     QLocale::c().toString(value, 'f', decimals));
  }
}

void paintSelectedModes(QPainter& painter, const OpacityPicture& picture, const QColor& color) {
  const core::TransferFunction& tf = *picture.transferFunction;
  for (const std::size_t i : picture.selection) {
    if (i >= tf.modes().size()) continue;
    core::TransferFunction alone(tf.minimum(), tf.maximum());
    alone.setModes({tf.modes()[i]});
    painter.setPen(QPen(color, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(curveOf(alone, picture.map));
  }
}

void paintHandles(QPainter& painter, const OpacityPicture& picture, const QPalette& palette) {
  const core::TransferFunction& tf = *picture.transferFunction;
  const bool modes = tf.opacityKind() == core::OpacityKind::kModes;
  const std::size_t count = modes ? tf.modes().size() : tf.points().size();
  for (std::size_t i = 0; i < count; ++i) {
    const QPointF centre =
        modes ? QPointF(picture.map.toX(tf.modes()[i].mean), picture.map.toY(tf.modes()[i].amplitude))
              : QPointF(picture.map.toX(tf.points()[i].value), picture.map.toY(tf.points()[i].opacity));
    if (centre.x() < picture.map.area.left() - 1 || centre.x() > picture.map.area.right() + 1) continue;
    const bool selected = picture.selection.contains(i);
    painter.setPen(QPen(palette.color(QPalette::Text), 1.8));
    painter.setBrush(selected ? palette.color(QPalette::Highlight) : palette.color(QPalette::Base));
    const double radius = selected ? kHandleRadius + 1 : modes ? kHandleRadius : kHandleRadius - 1;
    painter.drawEllipse(centre, radius, radius);
  }
}

/// Value, opacity and share of the voxels under the pointer, in the upper corner away from it.
void paintReadOut(QPainter& painter, const OpacityPicture& picture, const QPalette& palette) {
  const PlotMap& map = picture.map;
  const double value = std::clamp(map.toValue(picture.pointer->x()), map.minimum, map.maximum);
  QString text = QStringLiteral("%1  ·  %2")
                     .arg(formatValue(value, map.maximum - map.minimum),
                          QLocale::c().toString(picture.transferFunction->opacity(value), 'f', 3));
  if (picture.histogram && picture.histogram->total() > 0) {
    const auto& h = *picture.histogram;
    const double position = (value - h.minimum) / (h.maximum - h.minimum) * double(h.counts.size());
    const auto bin = std::size_t(std::clamp(position, 0.0, double(h.counts.size() - 1)));
    const double share = 100.0 * double(h.counts[bin]) / double(h.total());
    text += QStringLiteral("  ·  %1 %").arg(QLocale::c().toString(share, 'f', 2));
  }
  const QFontMetricsF metrics(painter.font());
  const double width = metrics.horizontalAdvance(text) + 10;
  const bool left = picture.pointer->x() > map.area.center().x();
  const QRectF box(left ? map.area.left() + 4 : map.area.right() - width - 4, map.area.top() + 4, width,
                   metrics.height() + 4);
  QColor ground = palette.color(QPalette::Base);
  ground.setAlpha(215);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(box, 3, 3);
  painter.setPen(palette.color(QPalette::Text));
  painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace

QColor toQColor(const std::array<double, 3>& rgb, int alpha) {
  const auto byte = [](double x) { return int(std::lround(std::clamp(x, 0.0, 1.0) * 255)); };
  return QColor(byte(rgb[0]), byte(rgb[1]), byte(rgb[2]), alpha);
}

QColor blend(const QColor& a, const QColor& b, double weightOfB) {
  const auto mix = [weightOfB](int x, int y) { return int(std::lround(x + (y - x) * weightOfB)); };
  return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

QGradientStops colorStops(const core::TransferFunction& tf, double minimum, double maximum, int alpha) {
  QGradientStops stops;
  stops << QGradientStop(0, toQColor(tf.color(minimum), alpha));
  for (const auto& node : tf.colors()) {
    const double position = (node.value - minimum) / (maximum - minimum);
    if (position > 0 && position < 1) stops << QGradientStop(position, toQColor(node.rgb, alpha));
  }
  stops << QGradientStop(1, toQColor(tf.color(maximum), alpha));
  return stops;
}

void paintOpacity(QPainter& painter, const OpacityPicture& picture, const QPalette& palette) {
  const PlotMap& map = picture.map;
  const QColor base = palette.color(QPalette::Base);
  const QColor text = palette.color(QPalette::Text);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(base);
  painter.drawRect(map.area);
  if (picture.histogram) {
    paintHistogram(painter, *picture.histogram, picture.logarithmicHistogram, map, blend(base, text, 0.22));
  }
  QFont font = painter.font();
  font.setPointSizeF(std::max(font.pointSizeF() * 0.85, 6.0));
  painter.setFont(font);
  QColor grid = text;
  grid.setAlpha(28);
  paintAxes(painter, map, grid, blend(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.7));

  if (picture.transferFunction) {
    const QPolygonF curve = curveOf(*picture.transferFunction, map);
    QLinearGradient colors(map.area.topLeft(), map.area.topRight());
    colors.setStops(colorStops(*picture.transferFunction, map.minimum, map.maximum, 190));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors);
    painter.drawPath(filled(curve, map));
    painter.save();
    painter.setClipRect(map.area.adjusted(-1, -2, 1, 2));
    painter.setPen(QPen(text, 1.6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(curve);
    paintSelectedModes(painter, picture, text);
    painter.restore();
    paintHandles(painter, picture, palette);
    if (picture.pointer) paintReadOut(painter, picture, palette);
  }
  if (!picture.rubberBand.isNull()) {
    QColor band = palette.color(QPalette::Highlight);
    painter.setPen(QPen(band, 1));
    band.setAlpha(50);
    painter.setBrush(band);
    painter.drawRect(picture.rubberBand);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(picture.focused ? QPen(palette.color(QPalette::Highlight), 2) : QPen(blend(base, text, 0.3), 1));
  painter.drawRect(map.area.adjusted(-1, -1, 1, 1));
}

}  // namespace twinray::ui
