#include "ui/crop/range_slider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace twinray::ui {
namespace {

constexpr double kRadius = 6;   ///< of a handle, logical pixels
constexpr double kGroove = 4;   ///< height, logical pixels
constexpr int kPageSteps = 10;  ///< for Page Up and Page Down

}  // namespace

RangeSlider::RangeSlider(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize RangeSlider::sizeHint() const {
  return {120, int(2 * kRadius) + 6};
}

QSize RangeSlider::minimumSizeHint() const {
  return {60, int(2 * kRadius) + 6};
}

void RangeSlider::setRange(double low, double high) {
  if (low == low_ && high == high_) return;
  low_ = low;
  high_ = high;
  update();
}

QRectF RangeSlider::groove() const {
  return {kRadius + 1, (height() - kGroove) / 2, std::max(1.0, width() - 2 * kRadius - 2), kGroove};
}

QPointF RangeSlider::handle(bool high) const {
  const QRectF way = groove();
  return {way.left() + (high ? high_ : low_) * way.width(), way.center().y()};
}

double RangeSlider::fractionAt(double x) const {
  return (x - groove().left()) / groove().width();
}

void RangeSlider::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
  painter.setPen(Qt::NoPen);
  painter.setBrush(palette().color(group, QPalette::Mid));
  painter.drawRoundedRect(groove(), kGroove / 2, kGroove / 2);
  QRectF inside = groove();
  inside.setLeft(handle(false).x());
  inside.setRight(handle(true).x());
  painter.setBrush(palette().color(group, QPalette::Highlight));
  painter.drawRect(inside);
  for (const bool high : {false, true}) {
    const bool current = hasFocus() && high == lastHigh_;
    painter.setPen(QPen(palette().color(group, current ? QPalette::Highlight : QPalette::Dark), current ? 2 : 1));
    painter.setBrush(palette().color(group, QPalette::Button));
    painter.drawEllipse(handle(high), kRadius, kRadius);
  }
}

void RangeSlider::moveTo(double low, double high) {
  if (low == low_ && high == high_) return;
  setRange(low, high);
  Q_EMIT edited(low, high);
}

void RangeSlider::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || grip_ != Grip::kNone) return;
  const double x = event->position().x();
  const double toLow = std::abs(x - handle(false).x()), toHigh = std::abs(x - handle(true).x());
  const bool between = x > handle(false).x() + kRadius && x < handle(true).x() - kRadius;
  if (between && (low_ > 0 || high_ < 1)) {
    grip_ = Grip::kBoth;
  } else {
    lastHigh_ = toHigh < toLow || (toHigh == toLow && x > handle(true).x());
    grip_ = lastHigh_ ? Grip::kHigh : Grip::kLow;
  }
  pressedAt_ = fractionAt(x);
  pressedLow_ = low_;
  pressedHigh_ = high_;
  Q_EMIT dragStarted();
  update();
}

void RangeSlider::mouseMoveEvent(QMouseEvent* event) {
  double by = fractionAt(event->position().x()) - pressedAt_;
  switch (grip_) {
    case Grip::kNone:
      return;
    case Grip::kLow:
      return moveTo(std::clamp(pressedLow_ + by, 0.0, high_ - step_), high_);
    case Grip::kHigh:
      return moveTo(low_, std::clamp(pressedHigh_ + by, low_ + step_, 1.0));
    case Grip::kBoth:
      by = std::clamp(by, -pressedLow_, 1 - pressedHigh_);
      return moveTo(pressedLow_ + by, pressedHigh_ + by);
  }
}

void RangeSlider::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || grip_ == Grip::kNone) return;
  grip_ = Grip::kNone;
  Q_EMIT dragEnded();
}

void RangeSlider::keyPressEvent(QKeyEvent* event) {
  double by = 0;
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
      by = -step_;
      break;
    case Qt::Key_Right:
    case Qt::Key_Up:
      by = step_;
      break;
    case Qt::Key_PageDown:
      by = -kPageSteps * step_;
      break;
    case Qt::Key_PageUp:
      by = kPageSteps * step_;
      break;
    case Qt::Key_Space:
      lastHigh_ = !lastHigh_;
      return update();
    default:
      return QWidget::keyPressEvent(event);
  }
  if (lastHigh_) {
    moveTo(low_, std::clamp(high_ + by, low_ + step_, 1.0));
  } else {
    moveTo(std::clamp(low_ + by, 0.0, high_ - step_), high_);
  }
}

}  // namespace twinray::ui
