#include "ui/transferfunction/opacity_painter.h"

#include <QFontMetricsF>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

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

/// Height 0..1 of each of the histogram's bins on its own axis.
std::vector<double> binHeights(const core::Histogram& histogram, bool logarithmic) {
  constexpr double kTallest = 0.96;
  if (histogram.counts.empty()) return {};
  // The tallest bin is nearly always air, and on a linear axis it would flatten all others: the second tallest sets the
  // height there.
  std::vector<std::uint64_t> sorted = histogram.counts;
  const std::ptrdiff_t rank = logarithmic || sorted.size() < 2 ? 0 : 1;
  std::nth_element(sorted.begin(), sorted.begin() + rank, sorted.end(), std::greater<>());
  const auto heightOfCount = [logarithmic](double count) { return logarithmic ? std::log1p(count) : count; };
  const double top = heightOfCount(double(std::max<std::uint64_t>(sorted[std::size_t(rank)], 1)));
  std::vector<double> heights;
  for (const std::uint64_t count : histogram.counts) {
    heights.push_back(kTallest * std::min(heightOfCount(double(count)) / top, 1.0));
  }
  return heights;
}

/// Everything with an area: base, histogram, and the TF's colours under its curve. Filled here pixel by pixel, because
/// Qt 6.4 hands translucent and gradient fills of this size to its thread pool and waits, milliseconds on a busy
/// machine.
QImage areasOf(const OpacityPicture& picture, const QPalette& palette, double devicePixelRatio) {
  constexpr double kColorWeight = 0.6;
  const PlotMap& map = picture.map;
  const int width = std::max(int(std::lround(map.area.width() * devicePixelRatio)), 1);
  const int height = std::max(int(std::lround(map.area.height() * devicePixelRatio)), 1);
  const QColor base = palette.color(QPalette::Base);
  const QColor behind = blend(base, palette.color(QPalette::Text), 0.22);
  const std::vector<double> heights =
      picture.histogram ? binHeights(*picture.histogram, picture.logarithmicHistogram) : std::vector<double>{};

  struct Column {
    int histogramTop;
    int curveTop;
    std::array<QRgb, 4> colors;  ///< base, histogram, curve over base, curve over histogram
  };
  std::vector<Column> columns;
  columns.reserve(std::size_t(width));
  for (int x = 0; x < width; ++x) {
    const double value = map.minimum + (x + 0.5) / width * (map.maximum - map.minimum);
    Column column{height, height, {base.rgb(), behind.rgb(), base.rgb(), behind.rgb()}};
    if (!heights.empty()) {
      const core::Histogram& h = *picture.histogram;
      const double bin = (value - h.minimum) / (h.maximum - h.minimum) * double(heights.size());
      if (bin >= 0 && bin <= double(heights.size())) {
        const std::size_t index = std::min(std::size_t(bin), heights.size() - 1);
        column.histogramTop = int(std::lround((1 - heights[index]) * height));
      }
    }
    if (picture.transferFunction) {
      const double opacity = std::clamp(picture.transferFunction->opacity(value), 0.0, 1.0);
      column.curveTop = int(std::lround((1 - heightOf(map.scale, opacity)) * height));
      const QColor color = toQColor(picture.transferFunction->color(value));
      column.colors[2] = blend(base, color, kColorWeight).rgb();
      column.colors[3] = blend(behind, color, kColorWeight).rgb();
    }
    columns.push_back(column);
  }
  QImage image(width, height, QImage::Format_RGB32);
  for (int y = 0; y < height; ++y) {
    auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < width; ++x) {
      const Column& column = columns[std::size_t(x)];
      row[x] = column.colors[std::size_t((y >= column.histogramTop) + 2 * (y >= column.curveTop))];
    }
  }
  image.setDevicePixelRatio(devicePixelRatio);
  return image;
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
    painter.setPen(QPen(color, 1, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
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
  const QColor base = palette.color(QPalette::Base);
  const QColor text = palette.color(QPalette::Text);
  painter.drawImage(map.area.topLeft(), areasOf(picture, palette, painter.device()->devicePixelRatioF()));
  painter.setRenderHint(QPainter::Antialiasing);
  QFont font = painter.font();
  font.setPointSizeF(std::max(font.pointSizeF() * 0.85, 6.0));
  painter.setFont(font);
  QColor grid = text;
  grid.setAlpha(28);
  paintAxes(painter, map, grid, blend(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.7));

  if (picture.transferFunction) {
    const QPolygonF curve = curveOf(*picture.transferFunction, map);
    painter.save();
    painter.setClipRect(map.area.adjusted(-1, -2, 1, 2));
    painter.setPen(QPen(text, 1.6, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(curve);
    paintSelectedModes(painter, picture, palette.color(QPalette::Highlight));
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
