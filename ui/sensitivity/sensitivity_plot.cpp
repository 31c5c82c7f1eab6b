#include "ui/sensitivity/sensitivity_plot.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/scene_model.h"
#include "ui/sensitivity/sensitivity_tool.h"
#include "ui/theme.h"
#include "ui/transferfunction/curve_raster.h"
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
  connect(tool_->scenes(), &SceneModel::sceneChanged, this, [this] {
    // Where only the view moves there is nothing new until the answer comes.
    const auto scene = tool_->scenes()->scene();
    if (scene && drawn_ == scene->transferFunction) return;
    if (scene) drawn_ = scene->transferFunction;
    update();
  });
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
  const auto scene = tool_->scenes()->scene();
  QFont font = painter.font();
  font.setPointSizeF(std::max(font.pointSizeF() * 0.85, 6.0));
  painter.setFont(font);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!scene || !tool_->result()) {
    painter.setPen(paneColors(palette()).mutedText);
    painter.drawText(area, Qt::AlignCenter, scene ? tr("Working…") : tr("Open a volume first"));
  } else {
    paintCurves(painter, area);
    paintAxis(painter, area);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : blend(base, palette().color(QPalette::Text), 0.3));
  painter.drawRect(area);
}

void SensitivityPlot::paintCurves(QPainter& painter, const QRectF& area) const {
  double most = render::axisEnd(heightsOf(tool_->result()->curve.derivative, tool_->what()));
  if (const auto* painted = tool_->painted()) most = std::max(most, render::axisEnd(painted->whole()));
  // More than the screen's where it is drawn for a file.
  painter.drawImage(area.topLeft(), curvesAt(area, most, painter.deviceTransform().m11()));
  paintScale(painter, area, most);
}

QImage SensitivityPlot::curvesAt(const QRectF& area, double most, double ratio) const {
  QImage image((area.size() * ratio).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  image.fill(palette().color(QPalette::Base));
  CurveRaster raster(&image);
  const render::TransferSamples& derivative = tool_->result()->curve.derivative;
  const auto left = [&](double value) { return (toX(value) - area.left()) * ratio; };
  // Of one number for each of the samples, linear between them.
  const auto along = [&](std::vector<double> heights) {
    const double from = left(derivative.minimum), to = left(derivative.maximum);
    return [heights = std::move(heights), from, to](double x) {
      const double last = double(heights.size() - 1);
      const double position = std::clamp((x - from) / std::max(to - from, 1e-9) * last, 0.0, last);
      const std::size_t i = std::min(std::size_t(position), heights.size() - 2);
      return std::lerp(heights[i], heights[i + 1], position - double(i));
    };
  };
  drawPicked(raster, left);
  if (most > 0) drawSensitivity(raster, along, image.height(), most);
  const core::TransferFunction& tf = tool_->scenes()->scene()->transferFunction;
  std::vector<double> opacity;
  for (int i = 0; i < render::TransferSamples::kCount; ++i) {
    opacity.push_back((1 - tf.opacity(derivative.scalarAt(i))) * image.height());
  }
  raster.line(along(opacity), 1.4, palette().color(QPalette::Text));
  if (tool_->value()) drawValue(raster, left(*tool_->value()), tool_->bandWidth() * image.width(), ratio);
  return image;
}

void SensitivityPlot::drawPicked(CurveRaster& raster, const std::function<double(double)>& left) const {
  const render::TransferSamples& derivative = tool_->result()->curve.derivative;
  for (std::size_t i = 0; i < tool_->picked().size(); ++i) {
    QColor color = kPickColor;
    color.setAlphaF(float(0.55 * tool_->picked()[i]));
    raster.band(left(derivative.scalarAt(int(i))), left(derivative.scalarAt(int(i) + 1)), color);
  }
}

void SensitivityPlot::drawSensitivity(CurveRaster& raster, const Along& along, double height, double most) const {
  const double zero = height / 2, reach = 0.95 * height / 2;
  const auto drawn = [&](std::vector<double> heights) {
    for (double& value : heights) value = zero - value / most * reach;
    return along(std::move(heights));
  };
  const auto cast = drawn(heightsOf(tool_->result()->curve.derivative, tool_->what()));
  QColor fill = kSensitive;
  fill.setAlpha(120);
  raster.fill(cast, zero, fill);
  raster.line(cast, 1.2, kSensitive);
  if (const auto* painted = tool_->painted()) raster.line(drawn(painted->whole()), 1.8, networkColor());
  raster.line([zero](double) { return zero; }, 1,
              blend(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.4));
}

void SensitivityPlot::drawValue(CurveRaster& raster, double at, double half, double ratio) const {
  QColor band = palette().color(QPalette::Highlight);
  band.setAlpha(60);
  raster.band(at - half, at + half, band);
  const double line = (held_ ? 2 : 1) * ratio / 2;
  raster.band(at - line, at + line, palette().color(QPalette::Highlight));
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
