#include "ui/training/curve_plot.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>

namespace twinray::ui {
namespace {

constexpr double kLeft = 58, kRight = 10, kTop = 22, kBottom = 22;  ///< px around the curves
constexpr int kTicks = 5;
constexpr double kLeastDrag = 4;  ///< px
constexpr double kMargin = 0.06;  ///< of the range of values, above and below

/// 1, 2 or 5 times a power of ten.
double niceStep(double range, int count) {
  const double raw = range / std::max(1, count);
  const double power = std::pow(10, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (raw <= factor * power) return factor * power;
  return 10 * power;
}

QString textOf(double value) {
  return QLocale().toString(value, 'g', std::abs(value) >= 1e5 ? 3 : 5);
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setToolTip(tr("Wheel: zoom. Drag: choose steps. Double click or Home: all. Arrow keys: values step by step."));
}

void CurvePlot::setSeries(QVector<Series> series) {
  if (series == series_) return;
  series_ = std::move(series);
  update();
}

void CurvePlot::setQuantity(const QString& name) {
  quantity_ = name;
  update();
}

void CurvePlot::setLogarithmic(bool logarithmic) {
  logarithmic_ = logarithmic;
  update();
}

void CurvePlot::setPlaceholder(const QString& text) {
  placeholder_ = text;
  update();
}

QRectF CurvePlot::area() const {
  return QRectF(rect()).adjusted(kLeft, kTop, -kRight, -kBottom);
}

CurvePlot::Span CurvePlot::wholeSteps() const {
  double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
  for (const Series& one : series_)
    for (const QPointF& point : one.points) {
      low = std::min(low, point.x());
      high = std::max(high, point.x());
    }
  if (low > high) return {0, 1};
  return high > low ? Span{low, high} : Span{low - 0.5, high + 0.5};
}

double CurvePlot::from() const {
  return chosen_ ? chosen_->low : wholeSteps().low;
}

double CurvePlot::to() const {
  return chosen_ ? chosen_->high : wholeSteps().high;
}

double CurvePlot::scaled(double value) const {
  return logarithmic_ ? (value > 0 ? std::log10(value) : std::numeric_limits<double>::quiet_NaN()) : value;
}

CurvePlot::Span CurvePlot::values() const {
  double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
  for (const Series& one : series_)
    for (const QPointF& point : one.points) {
      const double value = scaled(point.y());
      if (!std::isfinite(value) || point.x() < from() || point.x() > to()) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  if (low > high) return {0, 1};
  const double margin = high > low ? kMargin * (high - low) : std::max(1e-9, std::abs(high) * kMargin);
  return {low - margin, high + margin};
}

QPointF CurvePlot::positionOf(const QPointF& point) const {
  const QRectF frame = area();
  const Span span = values();
  return {frame.left() + (point.x() - from()) / (to() - from()) * frame.width(),
          frame.bottom() - (scaled(point.y()) - span.low) / (span.high - span.low) * frame.height()};
}

double CurvePlot::stepAt(double x) const {
  const QRectF frame = area();
  return from() + (x - frame.left()) / frame.width() * (to() - from());
}

void CurvePlot::zoom(double low, double high) {
  const Span whole = wholeSteps();
  low = std::max(low, whole.low);
  high = std::min(high, whole.high);
  if (high - low < 1) return;
  if (low <= whole.low && high >= whole.high) {
    chosen_.reset();
  } else {
    chosen_ = Span{low, high};
  }
  update();
}

void CurvePlot::showAll() {
  chosen_.reset();
  update();
}

QVector<double> CurvePlot::stepsOnScreen() const {
  QVector<double> steps;
  for (const Series& one : series_)
    for (const QPointF& point : one.points)
      if (std::isfinite(scaled(point.y())) && point.x() >= from() && point.x() <= to()) steps.append(point.x());
  std::sort(steps.begin(), steps.end());
  steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
  return steps;
}

void CurvePlot::setCursorStep(std::optional<double> step) {
  if (step) {
    const QVector<double> steps = stepsOnScreen();
    if (steps.isEmpty()) {
      step.reset();
    } else {
      *step = *std::min_element(steps.begin(), steps.end(),
                                [at = *step](double a, double b) { return std::abs(a - at) < std::abs(b - at); });
    }
  }
  cursor_ = step;
  setAccessibleDescription(valuesAtCursor());
  update();
}

QString CurvePlot::valuesAtCursor() const {
  if (!cursor_) return {};
  QString text = tr("step %1").arg(QLocale().toString(*cursor_, 'f', 0));
  for (const Series& one : series_)
    for (const QPointF& point : one.points)
      if (point.x() == *cursor_ && std::isfinite(point.y()))
        text += QStringLiteral("   %1 %2").arg(one.name, textOf(point.y()));
  return text;
}

void CurvePlot::paintAxes(QPainter& painter, const QRectF& frame, const Span& span) {
  QColor grid = palette().color(QPalette::Text);
  grid.setAlphaF(0.16F);
  const QColor label = palette().color(QPalette::PlaceholderText);
  const double stepOfValues = niceStep(span.high - span.low, kTicks);
  for (double value = std::ceil(span.low / stepOfValues) * stepOfValues; value <= span.high; value += stepOfValues) {
    const double y = frame.bottom() - (value - span.low) / (span.high - span.low) * frame.height();
    painter.setPen(grid);
    painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y));
    painter.setPen(label);
    const double shown = logarithmic_ ? std::pow(10, value) : (std::abs(value) < stepOfValues / 1e6 ? 0 : value);
    painter.drawText(QRectF(0, y - 8, kLeft - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                     QLocale().toString(shown, 'g', 4));
  }
  const double stepOfSteps = std::max(1.0, niceStep(to() - from(), int(frame.width() / 90)));
  for (double step = std::ceil(from() / stepOfSteps) * stepOfSteps; step <= to(); step += stepOfSteps) {
    const double x = frame.left() + (step - from()) / (to() - from()) * frame.width();
    painter.setPen(grid);
    painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
    painter.setPen(label);
    const QString text = QLocale().toString(step, 'f', 0);
    const double half = painter.fontMetrics().horizontalAdvance(text) / 2.0 + 1;
    painter.drawText(QRectF(std::min(x, width() - half - 1) - half, frame.bottom() + 3, 2 * half, 16),
                     Qt::AlignHCenter | Qt::AlignTop, text);
  }
}

void CurvePlot::paintLegend(QPainter& painter, const QRectF& frame) {
  double x = frame.left();
  painter.setPen(palette().color(QPalette::Text));
  painter.drawText(QPointF(6, kTop - 8), quantity_);
  x = std::max(x, 6 + painter.fontMetrics().horizontalAdvance(quantity_) + 16.0);
  for (const Series& one : series_) {
    QPen pen(one.color, 2, one.dashed ? Qt::DashLine : Qt::SolidLine);
    painter.setPen(pen);
    painter.drawLine(QPointF(x, kTop - 12), QPointF(x + 18, kTop - 12));
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QPointF(x + 23, kTop - 8), one.name);
    x += 23 + painter.fontMetrics().horizontalAdvance(one.name) + 16;
  }
}

void CurvePlot::paintCursor(QPainter& painter, const QRectF& frame) {
  if (press_ && dragged_) {
    QColor shade = palette().color(QPalette::Highlight);
    shade.setAlphaF(0.25F);
    painter.fillRect(QRectF(QPointF(*press_, frame.top()), QPointF(*dragged_, frame.bottom())).normalized(), shade);
  }
  if (!cursor_) return;
  QColor line = palette().color(QPalette::Text);
  line.setAlphaF(0.5F);
  painter.setPen(line);
  const double x = positionOf({*cursor_, 1}).x();
  painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
  for (const Series& one : series_)
    for (const QPointF& point : one.points)
      if (point.x() == *cursor_ && std::isfinite(scaled(point.y()))) {
        painter.setBrush(one.color);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(positionOf(point), 3.5, 3.5);
      }
  const QString text = valuesAtCursor();
  QRectF box = painter.fontMetrics().boundingRect(text).adjusted(-6, -3, 6, 3);
  const double left = std::clamp(x + 8, frame.left(), std::max(frame.left(), frame.right() - box.width()));
  box.moveTopLeft({left, frame.top() + 4});
  painter.setPen(Qt::NoPen);
  painter.setBrush(palette().color(QPalette::ToolTipBase));
  painter.drawRoundedRect(box, 3, 3);
  painter.setPen(palette().color(QPalette::ToolTipText));
  painter.drawText(box, Qt::AlignCenter, text);
}

void CurvePlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  const QRectF frame = area();
  if (stepsOnScreen().isEmpty() && !chosen_) {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, placeholder_);
    return;
  }
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  painter.setFont(small);
  paintAxes(painter, frame, values());
  painter.save();
  painter.setClipRect(frame.adjusted(-2, -2, 2, 2));
  for (const Series& one : series_) {
    QPainterPath path;
    bool joined = false;
    for (const QPointF& point : one.points) {
      if (!std::isfinite(scaled(point.y()))) continue;
      const QPointF at = positionOf(point);
      if (joined) {
        path.lineTo(at);
      } else {
        path.moveTo(at);
      }
      joined = true;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(one.color, 1.8, one.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(path);
    if (one.points.size() == 1 && joined) painter.drawEllipse(positionOf(one.points.first()), 2, 2);
  }
  painter.restore();
  paintLegend(painter, frame);
  paintCursor(painter, frame);
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
  }
}

void CurvePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) press_ = event->position().x();
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  if (press_ && std::abs(event->position().x() - *press_) >= kLeastDrag) dragged_ = event->position().x();
  setCursorStep(area().contains(event->position()) ? std::optional(stepAt(event->position().x())) : std::nullopt);
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (press_ && dragged_) {
    const auto [low, high] = std::minmax({stepAt(*press_), stepAt(*dragged_)});
    zoom(low, high);
  }
  press_.reset();
  dragged_.reset();
  update();
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent*) {
  showAll();
}

void CurvePlot::wheelEvent(QWheelEvent* event) {
  const double at = stepAt(event->position().x());
  const double factor = std::pow(0.8, event->angleDelta().y() / 120.0);
  zoom(at - (at - from()) * factor, at + (to() - at) * factor);
  event->accept();
}

void CurvePlot::leaveEvent(QEvent*) {
  setCursorStep(std::nullopt);
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
  const QVector<double> steps = stepsOnScreen();
  if (event->key() == Qt::Key_Home) {
    showAll();
  } else if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && !steps.isEmpty()) {
    const bool right = event->key() == Qt::Key_Right;
    auto at = cursor_ ? std::lower_bound(steps.begin(), steps.end(), *cursor_) : (right ? steps.begin() : steps.end());
    if (cursor_ && right && at + 1 < steps.end()) ++at;
    if (!right && at != steps.begin()) --at;
    setCursorStep(*at);
  } else if ((event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus) && !steps.isEmpty()) {
    const double middle = cursor_.value_or((from() + to()) / 2);
    const double factor = event->key() == Qt::Key_Plus ? 0.8 : 1.25;
    zoom(middle - (middle - from()) * factor, middle + (to() - middle) * factor);
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace twinray::ui
