#include "ui/sensitivity/sensitivity_layer.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRectF>
#include <algorithm>
#include <cmath>
#include <utility>

#include "render/inverse/overlay.h"
#include "ui/sensitivity/overlay_image.h"

namespace twinray::ui {
namespace {

constexpr double kBrush = 0.025;     ///< radius in picture heights
constexpr double kLeastSide = 0.01;  ///< of a rectangle, of the picture's: less is a click
const QColor kRegionColor(255, 196, 61);
const QColor kPickColor(94, 234, 212);

QColor mapped(double strength) {
  const auto rgba = render::overlayColor(strength);
  return {rgba[0], rgba[1], rgba[2]};
}

}  // namespace

bool SensitivityLayer::hasMap() const {
  const SensitivityResult* result = tool_->result();
  return result && result->map && result->most > 0;
}

bool SensitivityLayer::takeResult() {
  overlays_.clear();
  const bool before = std::exchange(mapShown_, hasMap());
  return before || mapShown_;
}

const QImage& SensitivityLayer::overlay(const QSize& size) const {
  for (const QImage& made : overlays_) {
    if (made.size() == size) return made;
  }
  const SensitivityResult& result = *tool_->result();
  // Blocks are blocks.
  return overlays_.emplace_back(overlayImage(*result.map, result.most, size, result.fine));
}

void SensitivityLayer::paint(QPainter& painter, const QRectF& picture) const {
  if (!tool_->active()) return;
  painter.save();
  painter.setClipRect(picture);
  if (hasMap()) {
    const double ratio = painter.deviceTransform().m11();
    QImage map = overlay((picture.size() * ratio).toSize().expandedTo({1, 1}));
    map.setDevicePixelRatio(ratio);
    painter.drawImage(picture.topLeft(), map);
    paintScale(painter, picture);
  }
  painter.setRenderHint(QPainter::Antialiasing);
  const bool picks = tool_->tool() == RegionTool::kPick;
  paintRegion(painter, picture, pressed_ && !picks ? drawn_ : tool_->region(), false);
  if (pressed_ && picks) {
    paintRegion(painter, picture, drawn_, true);
  } else if (tool_->pick()) {
    paintRegion(painter, picture, *tool_->pick(), true);
  }
  painter.restore();
}

void SensitivityLayer::paintRegion(QPainter& painter, const QRectF& picture, const render::PictureRegion& region,
                                   bool picked) const {
  using Kind = render::PictureRegion::Kind;
  QPainterPath path;
  if (region.kind == Kind::kRectangle) {
    const auto& [left, top, width, height] = region.rectangle;
    path.addRect(QRectF(picture.left() + left * picture.width(), picture.top() + top * picture.height(),
                        width * picture.width(), height * picture.height()));
  } else if (region.kind == Kind::kBrush) {
    path.setFillRule(Qt::WindingFill);
    const double radius = std::max(region.radius * picture.height(), 2.0);
    for (const auto& [x, y] : region.dabs) {
      path.addEllipse(picture.topLeft() + QPointF(x * picture.width(), y * picture.height()), radius, radius);
    }
    path = path.simplified();
  }
  if (path.isEmpty()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(QColor(0, 0, 0, 140), 3));
  painter.drawPath(path);
  painter.setPen(QPen(picked ? kPickColor : kRegionColor, 1.4));
  painter.drawPath(path);
}

void SensitivityLayer::paintScale(QPainter& painter, const QRectF& picture) const {
  constexpr double kPadding = 6, kMargin = 8, kHeight = 8;
  const QFontMetricsF metrics(painter.font());
  const QString left = tr("change per opacity: 0");
  const QString right = QLocale().toString(tool_->result()->most, 'g', 2);
  const QString text = tool_->what() == render::Sensitive::kOpacity ? left : tr("change per colour: 0");
  const double bar = std::clamp(picture.width() * 0.2, 40.0, 110.0);
  const double height = metrics.height() + 6;
  const double width = metrics.horizontalAdvance(text) + metrics.horizontalAdvance(right) + bar + 4 * kPadding;
  if (width > picture.width() - 2 * kMargin) return;
  const QRectF plate(picture.left() + kMargin, picture.top() + 3 * kMargin + 2 * height, width, height);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(0, 0, 0, 150));
  painter.drawRoundedRect(plate, 4, 4);
  const QRectF scale(plate.left() + metrics.horizontalAdvance(text) + 2 * kPadding, plate.center().y() - kHeight / 2,
                     bar, kHeight);
  QLinearGradient gradient(scale.topLeft(), scale.topRight());
  for (int i = 0; i <= 8; ++i) gradient.setColorAt(i / 8.0, mapped(i / 8.0));
  painter.fillRect(scale, gradient);
  painter.setPen(QColor(255, 255, 255, 225));
  painter.drawText(plate.adjusted(kPadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
  painter.drawText(plate.adjusted(0, 0, -kPadding, 0), Qt::AlignRight | Qt::AlignVCenter, right);
}

bool SensitivityLayer::press(const QMouseEvent& event, const QRectF& picture) {
  if (!tool_->active() || tool_->tool() == RegionTool::kNone) return false;
  if (event.button() != Qt::LeftButton || !picture.contains(event.position()) || picture.isEmpty()) return false;
  drawn_ = {};
  if (tool_->tool() == RegionTool::kRectangle) {
    drawn_.kind = render::PictureRegion::Kind::kRectangle;
  } else {
    // Shift adds to what was brushed before.
    const auto& before = tool_->tool() == RegionTool::kPick ? tool_->pick() : std::optional(tool_->region());
    if (event.modifiers() & Qt::ShiftModifier && before && before->kind == render::PictureRegion::Kind::kBrush) {
      drawn_ = *before;
    }
    drawn_.kind = render::PictureRegion::Kind::kBrush;
    drawn_.radius = kBrush;
  }
  pressed_ = QPointF((event.position().x() - picture.left()) / picture.width(),
                     (event.position().y() - picture.top()) / picture.height());
  draw(event.position(), picture);
  return true;
}

void SensitivityLayer::draw(const QPointF& position, const QRectF& picture) {
  const QPointF at(std::clamp((position.x() - picture.left()) / picture.width(), 0.0, 1.0),
                   std::clamp((position.y() - picture.top()) / picture.height(), 0.0, 1.0));
  if (drawn_.kind == render::PictureRegion::Kind::kRectangle) {
    drawn_.rectangle = {std::min(at.x(), pressed_->x()), std::min(at.y(), pressed_->y()),
                        std::abs(at.x() - pressed_->x()), std::abs(at.y() - pressed_->y())};
    return;
  }
  // A dab every half radius, so that a quick stroke has no gaps.
  const double aspect = picture.width() / picture.height();
  QPointF from = drawn_.dabs.empty() || at == *pressed_ ? at : QPointF(drawn_.dabs.back()[0], drawn_.dabs.back()[1]);
  const double length = std::hypot((at.x() - from.x()) * aspect, at.y() - from.y());
  const int steps = std::max(1, int(std::ceil(length / (0.5 * drawn_.radius))));
  for (int i = 1; i <= steps; ++i) {
    const QPointF dab = from + (at - from) * double(i) / steps;
    drawn_.dabs.push_back({dab.x(), dab.y()});
  }
}

void SensitivityLayer::drag(const QMouseEvent& event, const QRectF& picture) {
  if (!pressed_ || picture.isEmpty()) return;
  draw(event.position(), picture);
  // Panes repaint with every change of the choices.
  if (tool_->tool() == RegionTool::kPick) {
    tool_->setPick(drawn_);
  } else {
    tool_->setRegion(drawn_);
  }
}

void SensitivityLayer::release() {
  if (!pressed_) return;
  pressed_.reset();
  if (tool_->tool() == RegionTool::kPick) return tool_->setPick(drawn_);
  const bool click = drawn_.kind == render::PictureRegion::Kind::kRectangle &&
                     (drawn_.rectangle[2] < kLeastSide || drawn_.rectangle[3] < kLeastSide);
  tool_->setRegion(click ? render::PictureRegion{} : drawn_);
  // A rectangle is drawn once; then the left button orbits again.
  if (tool_->tool() == RegionTool::kRectangle) tool_->setTool(RegionTool::kNone);
}

QString SensitivityLayer::toolTip(const QPointF& position, const QRectF& picture) const {
  const SensitivityResult* result = tool_->result();
  if (!result || !result->map || !picture.contains(position)) return {};
  const core::Plane& map = *result->map;
  const auto pixel = [](double offset, double length, int pixels) {
    return std::clamp(int(offset / length * pixels), 0, pixels - 1);
  };
  const int x = pixel(position.x() - picture.left(), picture.width(), map.width);
  const int y = pixel(position.y() - picture.top(), picture.height(), map.height);
  return tr("These values change the picture by %1 here, for a whole unit of opacity or colour.")
      .arg(QLocale().toString(double(map.data[std::size_t(y) * std::size_t(map.width) + std::size_t(x)]), 'g', 2));
}

}  // namespace twinray::ui
