#include "ui/transferfunction/opacity_painter.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/transferfunction/opacity_raster.h"

namespace twinray::ui {
namespace {

QString opacityLabel(double opacity) {
  return QLocale::c().toString(opacity, 'g', 3);
}

/// Values and opacities that get a label and a line.
struct Ticks {
  std::vector<double> values;
  std::vector<double> opacities;
};

Ticks ticksOf(const PlotMap& map, const QFontMetricsF& metrics) {
  const double width = map.maximum - map.minimum;
  const double labelWidth = std::max(metrics.horizontalAdvance(formatValue(map.minimum, width * 100)),
                                     metrics.horizontalAdvance(formatValue(map.maximum, width * 100)));
  const int count = std::clamp(int(map.area.width() / (labelWidth + 18)), 2, 9);
  return {niceTicks(map.minimum, map.maximum, count), map.scale == OpacityScale::kLinear
                                                          ? std::vector<double>{0, 0.25, 0.5, 0.75, 1}
                                                          : std::vector<double>{0, 0.01, 0.05, 0.2, 0.5, 1}};
}

/// The unit follows the last value that has room for it.
void paintLabels(QPainter& painter, const PlotMap& map, const Ticks& ticks, const QString& unit,
                 const QFontMetricsF& metrics) {
  for (const double opacity : ticks.opacities) {
    painter.drawText(QRectF(0, map.toY(opacity) - metrics.height() / 2, map.area.left() - 5, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, opacityLabel(opacity));
  }
  const double step = ticks.values.size() > 1 ? ticks.values[1] - ticks.values[0] : map.maximum - map.minimum;
  const int decimals = int(std::clamp(std::ceil(-std::log10(step) - 1e-9), 0.0, 9.0));
  double last = -1;  // right end of the label that the unit follows
  for (const double value : ticks.values) {
    const QString label = QLocale::c().toString(value, 'f', decimals);
    painter.drawText(QRectF(map.toX(value) - 60, map.area.bottom() + 4, 120, metrics.height()),
                     Qt::AlignHCenter | Qt::AlignTop, label);
    const double right = map.toX(value) + metrics.horizontalAdvance(label) / 2;
    if (right + metrics.horizontalAdvance(withUnit({}, unit)) <= painter.device()->width()) last = right;
  }
  if (unit.isEmpty() || last < 0) return;
  painter.drawText(QPointF(last, map.area.bottom() + 4 + metrics.ascent()), withUnit({}, unit));
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
                     .arg(withUnit(formatValue(value, map.maximum - map.minimum), picture.unit),
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

QColor toQColor(const std::array<double, 3>& rgb) {
  const auto byte = [](double x) { return int(std::lround(std::clamp(x, 0.0, 1.0) * 255)); };
  return QColor(byte(rgb[0]), byte(rgb[1]), byte(rgb[2]));
}

QColor blend(const QColor& a, const QColor& b, double weightOfB) {
  const auto mix = [weightOfB](int x, int y) { return int(std::lround(x + (y - x) * weightOfB)); };
  return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

QGradientStops colorStops(const core::TransferFunction& tf, double minimum, double maximum) {
  QGradientStops stops;
  stops << QGradientStop(0, toQColor(tf.color(minimum)));
  for (const auto& node : tf.colors()) {
    const double position = (node.value - minimum) / (maximum - minimum);
    if (position > 0 && position < 1) stops << QGradientStop(position, toQColor(node.rgb));
  }
  stops << QGradientStop(1, toQColor(tf.color(maximum)));
  return stops;
}

void paintOpacity(QPainter& painter, const OpacityPicture& picture, const QPalette& palette) {
  const PlotMap& map = picture.map;
  QFont font = painter.font();
  font.setPointSizeF(std::max(font.pointSizeF() * 0.85, 6.0));
  painter.setFont(font);
  const QFontMetricsF metrics(font);
  const Ticks ticks = ticksOf(map, metrics);
  const QColor base = palette.color(QPalette::Base);
  const QColor text = palette.color(QPalette::Text);
  // The frame is what the plot leaves of a larger rectangle.
  const double edge = picture.focused ? 2 : 1;
  painter.fillRect(map.area.adjusted(-edge, -edge, edge, edge),
                   picture.focused ? palette.color(QPalette::Highlight) : blend(base, text, 0.3));
  painter.drawImage(map.area.topLeft(),
                    rasterize(picture, ticks.values, ticks.opacities, palette, painter.device()->devicePixelRatioF()));
  painter.setPen(blend(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.7));
  paintLabels(painter, map, ticks, picture.unit, metrics);
  painter.setRenderHint(QPainter::Antialiasing);
  if (picture.transferFunction) {
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
}

}  // namespace twinray::ui
