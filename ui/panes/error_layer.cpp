#include "ui/panes/error_layer.h"

#include <QFontMetrics>
#include <QLinearGradient>
#include <QLocale>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/transferfunction/color_maps.h"

namespace twinray::ui {
namespace {

constexpr double kLevels = 255;
constexpr double kStrongestAlpha = 0.85;

QColor mapped(double fraction) {
  static const core::TransferFunction scale = [] {
    core::TransferFunction function(0, 1);
    for (const ColorMap& map : colorMaps())
      if (map.name == "Inferno") function.setColors(spread(map, 0, 1));
    return function;
  }();
  const auto rgb = scale.color(fraction);
  return QColor::fromRgbF(float(rgb[0]), float(rgb[1]), float(rgb[2]));
}

/// Colour of an expected error of 0..1 of the strongest, with its alpha.
QRgb overlayColor(double fraction) {
  const QColor color = mapped(fraction);
  return qRgba(color.red(), color.green(), color.blue(), int(std::lround(255 * kStrongestAlpha * std::sqrt(fraction))));
}

}  // namespace

QImage errorOverlay(const core::Plane& expected) {
  std::array<QRgb, 256> table;
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = overlayColor(double(i) / 255);
  QImage overlay(expected.width, expected.height, QImage::Format_ARGB32);
  for (int y = 0; y < expected.height; ++y) {
    auto* row = reinterpret_cast<QRgb*>(overlay.scanLine(y));
    const float* values = expected.data.data() + std::size_t(y) * std::size_t(expected.width);
    for (int x = 0; x < expected.width; ++x) {
      const double fraction = std::clamp(double(values[x]) * kLevels / kStrongestError, 0.0, 1.0);
      row[x] = table[std::size_t(std::lround(255 * fraction))];
    }
  }
  return overlay;
}

void ErrorLayer::show(std::shared_ptr<const core::Plane> expected, const QImage& overlay) {
  expected_ = std::move(expected);
  overlay_ = overlay;
}

void ErrorLayer::paint(QPainter& painter, const QRectF& picture) const {
  if (isEmpty()) return;
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(picture, overlay_);
  paintScale(painter, picture);
  painter.restore();
}

void ErrorLayer::paintScale(QPainter& painter, const QRectF& picture) const {
  constexpr double kHeight = 8, kPadding = 6, kMargin = 8;
  const QFontMetricsF metrics(painter.font());
  const QString left = tr("expected error 0");
  const QString right = tr("%1 of 255").arg(QLocale().toString(kStrongestError));
  const double bar = std::clamp(picture.width() * 0.2, 40.0, 120.0);
  const double width = metrics.horizontalAdvance(left) + metrics.horizontalAdvance(right) + bar + 4 * kPadding;
  if (width > picture.width() - 2 * kMargin) return;
  const double height = metrics.height() + 6;
  // Below the note of the pane, left of the cube.
  const QRectF plate(picture.left() + kMargin, picture.top() + 2 * kMargin + height, width, height);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(0, 0, 0, 150));
  painter.drawRoundedRect(plate, 4, 4);
  QRectF scale(plate.left() + metrics.horizontalAdvance(left) + 2 * kPadding, plate.center().y() - kHeight / 2, bar,
               kHeight);
  QLinearGradient gradient(scale.topLeft(), scale.topRight());
  for (int i = 0; i <= 8; ++i) gradient.setColorAt(i / 8.0, mapped(i / 8.0));
  painter.fillRect(scale, gradient);
  painter.setPen(QColor(255, 255, 255, 225));
  painter.drawText(plate.adjusted(kPadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, left);
  painter.drawText(plate.adjusted(0, 0, -kPadding, 0), Qt::AlignRight | Qt::AlignVCenter, right);
}

QString ErrorLayer::toolTip(const QPointF& position, const QRectF& picture) const {
  if (isEmpty() || !picture.contains(position)) return {};
  const auto pixel = [](double offset, double length, int pixels) {
    return std::clamp(int(offset / length * pixels), 0, pixels - 1);
  };
  const int x = pixel(position.x() - picture.left(), picture.width(), expected_->width);
  const int y = pixel(position.y() - picture.top(), picture.height(), expected_->height);
  const double value = double(expected_->data[std::size_t(y) * std::size_t(expected_->width) + std::size_t(x)]);
  return tr("The network expects to be wrong by %1 of 255 here.").arg(QLocale().toString(kLevels * value, 'f', 1));
}

}  // namespace twinray::ui
