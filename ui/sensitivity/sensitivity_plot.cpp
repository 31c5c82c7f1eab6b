#include "ui/sensitivity/sensitivity_plot.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/scene_model.h"
#include "ui/sensitivity/sensitivity_tool.h"
#include "ui/theme.h"
#include "ui/transferfunction/opacity_painter.h"
#include "ui/transferfunction/value_axis.h"

namespace twinray::ui {
namespace {

constexpr int kLeft = 44, kTop = 10, kRight = 12, kBottom = 20;
constexpr double kKeyStep = 0.01;  ///< of the range
const QColor kPickColor(45, 190, 170);
const QColor kSensitive(229, 120, 40);

/// What is drawn of one value's derivatives.
double heightOf(const render::TransferSamples& derivative, render::Sensitive what, int i) {
  if (what == render::Sensitive::kOpacity) return derivative.opacity[std::size_t(i)];
  const auto& rgb = derivative.color[std::size_t(i)];
  return rgb[0] + rgb[1] + rgb[2];
}

std::vector<double> heightsOf(const render::TransferSamples& derivative, render::Sensitive what) {
  std::vector<double> heights;
  for (int i = 0; i < render::TransferSamples::kCount; ++i) heights.push_back(heightOf(derivative, what, i));
  return heights;
}

/// Where the axis ends: few values, air above all, would flatten all others, so three samples may go beyond it.
double axisEnd(const std::vector<double>& heights) {
  constexpr std::size_t kBeyond = 3;
  std::vector<double> sizes;
  for (const double height : heights) sizes.push_back(std::abs(height));
  std::sort(sizes.rbegin(), sizes.rend());
  return sizes[kBeyond] > 0 ? sizes[kBeyond] : sizes[0];
}

}  // namespace

SensitivityPlot::SensitivityPlot(SensitivityTool* tool, QWidget* parent) : QWidget(parent), tool_(tool) {
  setObjectName(QStringLiteral("sensitivityPlot"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("Sensitivity by value"));
  setToolTip(
      tr("How the brightness of the picture changes with each value. Hover to see where in the picture; click to hold "
         "a value."));
  connect(tool_, &SensitivityTool::resultChanged, this, [this] {
    describe();
    update();
  });
  connect(tool_, &SensitivityTool::choicesChanged, this, [this] {
    if (!tool_->value()) held_ = false;
    update();
  });
  connect(tool_->scenes(), &SceneModel::sceneChanged, this, qOverload<>(&QWidget::update));
}

QRectF SensitivityPlot::plotArea() const {
  return QRectF(rect()).adjusted(kLeft, kTop, -kRight, -kBottom);
}

double SensitivityPlot::toX(double value) const {
  const auto scene = tool_->scenes()->scene();
  if (!scene) return plotArea().left();
  const core::TransferFunction& tf = scene->transferFunction;
  return plotArea().left() + (value - tf.minimum()) / (tf.maximum() - tf.minimum()) * plotArea().width();
}

double SensitivityPlot::toValue(double x) const {
  const auto scene = tool_->scenes()->scene();
  if (!scene) return 0;
  const core::TransferFunction& tf = scene->transferFunction;
  const double part = std::clamp((x - plotArea().left()) / std::max(1.0, plotArea().width()), 0.0, 1.0);
  return tf.minimum() + part * (tf.maximum() - tf.minimum());
}

void SensitivityPlot::mouseMoveEvent(QMouseEvent* event) {
  if (!held_ && tool_->scenes()->scene()) tool_->setValue(toValue(event->position().x()));
  if (held_ && event->buttons() & Qt::LeftButton) tool_->setValue(toValue(event->position().x()));
}

void SensitivityPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !tool_->scenes()->scene()) return;
  held_ = !held_;
  tool_->setValue(toValue(event->position().x()));
}

void SensitivityPlot::leaveEvent(QEvent*) {
  if (!held_) tool_->setValue({});
}

void SensitivityPlot::keyPressEvent(QKeyEvent* event) {
  const auto scene = tool_->scenes()->scene();
  const bool left = event->key() == Qt::Key_Left;
  if (scene && (left || event->key() == Qt::Key_Right)) {
    const core::TransferFunction& tf = scene->transferFunction;
    const double range = tf.maximum() - tf.minimum();
    const double from = tool_->value().value_or((tf.minimum() + tf.maximum()) / 2);
    const double step = (event->modifiers() & Qt::ShiftModifier ? 0.1 : 1) * kKeyStep * range;
    held_ = true;
    tool_->setValue(std::clamp(from + (left ? -step : step), tf.minimum(), tf.maximum()));
    return;
  }
  if (event->key() == Qt::Key_Escape && tool_->value()) {
    held_ = false;
    tool_->setValue({});
    return;
  }
  QWidget::keyPressEvent(event);
}

void SensitivityPlot::describe() {
  const SensitivityResult* result = tool_->result();
  if (!result) return setAccessibleDescription({});
  int most = 0;
  const auto& derivative = result->curve.derivative;
  for (int i = 1; i < render::TransferSamples::kCount; ++i) {
    if (std::abs(heightOf(derivative, tool_->what(), i)) > std::abs(heightOf(derivative, tool_->what(), most)))
      most = i;
  }
  setAccessibleDescription(
      tr("Strongest at %1").arg(formatValue(derivative.scalarAt(most), derivative.maximum - derivative.minimum)));
}

void SensitivityPlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF area = plotArea();
  const QColor base = palette().color(QPalette::Base);
  painter.fillRect(area, base);
  painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : blend(base, palette().color(QPalette::Text), 0.3));
  painter.drawRect(area);
  const auto scene = tool_->scenes()->scene();
  QFont font = painter.font();
  font.setPointSizeF(std::max(font.pointSizeF() * 0.85, 6.0));
  painter.setFont(font);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!scene || !tool_->result()) {
    painter.setPen(paneColors(palette()).mutedText);
    painter.drawText(area, Qt::AlignCenter, scene ? tr("Working…") : tr("Open a volume first"));
    return;
  }
  paintCurves(painter, area);
  paintAxis(painter, area);
}

void SensitivityPlot::paintCurves(QPainter& painter, const QRectF& area) const {
  constexpr int kCount = render::TransferSamples::kCount;
  const auto& derivative = tool_->result()->curve.derivative;
  const core::TransferFunction& tf = tool_->scenes()->scene()->transferFunction;
  double most = axisEnd(heightsOf(derivative, tool_->what()));
  if (const auto* painted = tool_->painted()) most = std::max(most, axisEnd(painted->whole()));

  painter.save();
  painter.setClipRect(area);
  paintPicked(painter, area);
  if (most > 0) paintSensitivity(painter, area, most);
  QPainterPath opacity;
  for (int i = 0; i < kCount; ++i) {
    const double value = derivative.scalarAt(i);
    const QPointF at(toX(value), area.bottom() - tf.opacity(value) * area.height());
    i == 0 ? opacity.moveTo(at) : opacity.lineTo(at);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(palette().color(QPalette::Text), 1.4));
  painter.drawPath(opacity);
  if (tool_->value()) paintValue(painter, area);
  painter.restore();
  paintScale(painter, area, most);
}

void SensitivityPlot::paintPicked(QPainter& painter, const QRectF& area) const {
  constexpr int kCount = render::TransferSamples::kCount;
  if (tool_->picked().size() != std::size_t(kCount)) return;
  const auto& derivative = tool_->result()->curve.derivative;
  for (int i = 0; i < kCount; ++i) {
    QColor color = kPickColor;
    color.setAlphaF(float(0.55 * tool_->picked()[std::size_t(i)]));
    const double x = toX(derivative.scalarAt(i));
    painter.fillRect(QRectF(x - 0.5, area.top(), area.width() / (kCount - 1) + 0.5, area.height()), color);
  }
}

void SensitivityPlot::paintSensitivity(QPainter& painter, const QRectF& area, double most) const {
  const auto& derivative = tool_->result()->curve.derivative;
  const double zero = area.center().y();
  const auto curveOf = [&](const std::vector<double>& heights) {
    QPainterPath curve;
    for (int i = 0; i < render::TransferSamples::kCount; ++i) {
      const QPointF at(toX(derivative.scalarAt(i)), zero - heights[std::size_t(i)] / most * (area.height() / 2 - 4));
      i == 0 ? curve.moveTo(at) : curve.lineTo(at);
    }
    return curve;
  };
  QPainterPath filled = curveOf(heightsOf(derivative, tool_->what()));
  filled.lineTo(area.right(), zero);
  filled.lineTo(area.left(), zero);
  filled.closeSubpath();
  QColor fill = kSensitive;
  fill.setAlpha(120);
  painter.setPen(QPen(kSensitive, 1.2));
  painter.setBrush(fill);
  painter.drawPath(filled);
  if (const auto* painted = tool_->painted()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(networkColor(), 1.8));
    painter.drawPath(curveOf(painted->whole()));
  }
  painter.setPen(QPen(blend(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.4), 1, Qt::DotLine));
  painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero));
}

void SensitivityPlot::paintValue(QPainter& painter, const QRectF& area) const {
  const double at = toX(*tool_->value());
  const double half = tool_->bandWidth() * area.width();
  QColor band = palette().color(QPalette::Highlight);
  band.setAlpha(60);
  painter.fillRect(QRectF(at - half, area.top(), 2 * half, area.height()), band);
  painter.setPen(QPen(palette().color(QPalette::Highlight), held_ ? 2 : 1));
  painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
}

void SensitivityPlot::paintScale(QPainter& painter, const QRectF& area, double most) const {
  painter.setPen(kSensitive);
  const QFontMetricsF metrics(painter.font());
  const auto label = [&](double y, const QString& text) {
    painter.drawText(QRectF(0, y - metrics.height() / 2, area.left() - 5, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, text);
  };
  const QString number = QLocale().toString(most, 'g', 2);
  label(area.top() + 4, most > 0 ? QStringLiteral("+") + number : QString());
  label(area.center().y(), QStringLiteral("0"));
  label(area.bottom() - 4, most > 0 ? QStringLiteral("−") + number : QString());
}

void SensitivityPlot::paintAxis(QPainter& painter, const QRectF& area) const {
  const QFontMetricsF metrics(painter.font());
  const core::TransferFunction& tf = tool_->scenes()->scene()->transferFunction;
  const double range = tf.maximum() - tf.minimum();
  painter.setPen(blend(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.7));
  for (const double tick : niceTicks(tf.minimum(), tf.maximum(), std::clamp(int(area.width() / 60), 2, 8))) {
    painter.drawText(QRectF(toX(tick) - 40, area.bottom() + 4, 80, metrics.height()), Qt::AlignHCenter,
                     QLocale::c().toString(tick, 'g', 5));
  }
  if (!tool_->value()) return;
  painter.setPen(palette().color(QPalette::Text));
  painter.drawText(area.adjusted(4, 2, -4, 0), Qt::AlignTop | Qt::AlignRight, formatValue(*tool_->value(), range));
}

}  // namespace twinray::ui
