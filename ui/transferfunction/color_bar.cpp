#include "ui/transferfunction/color_bar.h"

#include <QColorDialog>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLinearGradient>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/scene_model.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/opacity_painter.h"
#include "ui/transferfunction/value_axis.h"

namespace twinray::ui {
namespace {

constexpr double kBarHeight = 20;
constexpr double kTop = 3;
constexpr double kHandleHalfWidth = 6;
constexpr double kHandleHeight = 13;
constexpr double kNudge = 0.01;  ///< of the shown width, for one arrow key
constexpr double kFiner = 0.1;   ///< with Shift

}  // namespace

ColorBar::ColorBar(SceneModel* model, ValueAxis* axis, QWidget* parent) : QWidget(parent), model_(model), axis_(axis) {
  setObjectName(QStringLiteral("colorBar"));
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Colours"));
  setToolTip(tr(
      "Double click adds a colour or changes one, drag moves it, Delete removes it. Keys: Tab, arrows (Shift: finer), "
      "Enter, Insert."));
  connect(model_, &SceneModel::sceneChanged, this, &ColorBar::onSceneChanged);
  connect(model_, &SceneModel::volumeChanged, this, [this] { select(std::nullopt); });
  connect(model_, &SceneModel::gestureEnded, this, [this] { dragging_ = nudging_ = false; });
  connect(axis_, &ValueAxis::changed, this, qOverload<>(&QWidget::update));
}

QRectF ColorBar::barArea() const {
  return {double(OpacityCanvas::kLeftMargin), kTop,
          double(width() - OpacityCanvas::kLeftMargin - OpacityCanvas::kRightMargin), kBarHeight};
}

double ColorBar::toX(double value) const {
  const QRectF bar = barArea();
  return bar.left() + (value - axis_->minimum()) / axis_->width() * bar.width();
}

double ColorBar::valueAt(double x) const {
  const QRectF bar = barArea();
  const double value = axis_->minimum() + (x - bar.left()) / bar.width() * axis_->width();
  return std::clamp(value, axis_->rangeMinimum(), axis_->rangeMaximum());
}

const core::TransferFunction* ColorBar::transferFunction() const {
  const auto scene = model_->scene();
  return scene ? &scene->transferFunction : nullptr;
}

QPointF ColorBar::handle(std::size_t node) const {
  return {toX(transferFunction()->colors()[node].value), barArea().bottom() + kHandleHeight / 2};
}

std::optional<std::size_t> ColorBar::nodeAt(const QPointF& pixel) const {
  const auto* tf = transferFunction();
  // The bar itself belongs to new nodes; handles hang below it.
  if (!tf || pixel.y() < barArea().bottom() - 1) return std::nullopt;
  std::optional<std::size_t> nearest;
  double best = kHandleHalfWidth + 2;
  for (std::size_t i = 0; i < tf->colors().size(); ++i) {
    double d = std::abs(pixel.x() - handle(i).x());
    if (selection_ == i) d -= 1e-3;
    if (d <= best) {
      best = d;
      nearest = i;
    }
  }
  return nearest;
}

void ColorBar::select(std::optional<std::size_t> node) {
  const auto* tf = transferFunction();
  if (node && (!tf || *node >= tf->colors().size())) node.reset();
  if (node == selection_) return;
  selection_ = node;
  // Nodes outside the shown part of the range are reached by keyboard only.
  if (node) axis_->reveal(tf->colors()[*node].value);
  describeSelection();
  update();
  Q_EMIT selectionChanged();
}

void ColorBar::change(const QString& name, std::vector<core::ColorNode> nodes) {
  model_->edit(name, [&nodes](core::Scene& scene) { scene.transferFunction.setColors(nodes); });
}

void ColorBar::addNode(double value) {
  const auto* tf = transferFunction();
  if (!tf) return;
  std::vector<core::ColorNode> nodes = tf->colors();
  const auto after = std::upper_bound(nodes.begin(), nodes.end(), value,
                                      [](double v, const core::ColorNode& n) { return v < n.value; });
  const auto index = std::size_t(after - nodes.begin());
  nodes.insert(after, {value, tf->color(value)});
  change(tr("Add colour"), std::move(nodes));
  select(index);
}

void ColorBar::removeSelected() {
  const auto* tf = transferFunction();
  // The last node gives the whole range its colour.
  if (!tf || !selection_ || tf->colors().size() < 2) return;
  std::vector<core::ColorNode> nodes = tf->colors();
  const std::size_t removed = *selection_;
  nodes.erase(nodes.begin() + std::ptrdiff_t(removed));
  change(tr("Remove colour"), std::move(nodes));
  select(std::min(removed, transferFunction()->colors().size() - 1));
}

void ColorBar::recolorSelected() {
  const auto* tf = transferFunction();
  if (!tf || !selection_) return;
  auto* dialog = new QColorDialog(toQColor(tf->colors()[*selection_].rgb), this);
  dialog->setObjectName(QStringLiteral("nodeColorDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Colour at %1").arg(formatValue(tf->colors()[*selection_].value, axis_->rangeWidth())));
  connect(dialog, &QColorDialog::colorSelected, this, &ColorBar::setSelectedColor);
  dialog->open();
}

void ColorBar::setSelectedColor(const QColor& color) {
  const auto* tf = transferFunction();
  if (!tf || !selection_ || !color.isValid() || toQColor(tf->colors()[*selection_].rgb) == color) return;
  std::vector<core::ColorNode> nodes = tf->colors();
  nodes[*selection_].rgb = {color.redF(), color.greenF(), color.blueF()};
  change(tr("Change colour"), std::move(nodes));
}

void ColorBar::moveNode(std::size_t node, double value) {
  std::vector<core::ColorNode> nodes = transferFunction()->colors();
  const double lowest = node == 0 ? axis_->rangeMinimum() : nodes[node - 1].value;
  const double highest = node + 1 == nodes.size() ? axis_->rangeMaximum() : nodes[node + 1].value;
  nodes[node].value = std::clamp(value, lowest, std::max(lowest, highest));
  change(tr("Move colour"), std::move(nodes));
}

void ColorBar::setSelectedValue(double value) {
  if (transferFunction() && selection_) moveNode(*selection_, value);
}

void ColorBar::mousePressEvent(QMouseEvent* event) {
  if (!transferFunction()) return;
  const std::optional<std::size_t> node = nodeAt(event->position());
  select(node);
  if (node && event->button() == Qt::LeftButton) {
    dragging_ = true;
    grabOffset_ = handle(*node).x() - event->position().x();
    model_->beginGesture(tr("Move colour"));
  }
}

void ColorBar::mouseMoveEvent(QMouseEvent* event) {
  if (dragging_ && selection_) moveNode(*selection_, valueAt(event->position().x() + grabOffset_));
}

void ColorBar::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) endGesture();
}

void ColorBar::mouseDoubleClickEvent(QMouseEvent* event) {
  if (!transferFunction() || event->button() != Qt::LeftButton) return;
  if (const auto node = nodeAt(event->position())) {
    select(node);
    recolorSelected();
  } else if (barArea().contains(event->position())) {
    addNode(valueAt(event->position().x()));
  }
}

void ColorBar::endGesture() {
  if (!dragging_ && !nudging_) return;
  dragging_ = nudging_ = false;
  model_->endGesture();
}

void ColorBar::keyPressEvent(QKeyEvent* event) {
  const auto* tf = transferFunction();
  if (!tf || dragging_) return QWidget::keyPressEvent(event);
  const double fraction = event->modifiers().testFlag(Qt::ShiftModifier) ? kNudge * kFiner : kNudge;
  const double step = fraction * axis_->width();
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
      if (!selection_) return;
      if (!nudging_) {
        nudging_ = true;
        model_->beginGesture(tr("Move colour"));
      }
      return moveNode(*selection_, tf->colors()[*selection_].value + (event->key() == Qt::Key_Left ? -step : step));
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return removeSelected();
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return recolorSelected();
    case Qt::Key_Insert:
    case Qt::Key_Plus: {
      const std::size_t left = selection_.value_or(0);
      const double from = tf->colors()[left].value;
      const double to = left + 1 < tf->colors().size() ? tf->colors()[left + 1].value : tf->maximum();
      return addNode((from + to) / 2);
    }
    default:
      QWidget::keyPressEvent(event);
  }
}

void ColorBar::keyReleaseEvent(QKeyEvent* event) {
  if (nudging_ && !event->isAutoRepeat()) endGesture();
  QWidget::keyReleaseEvent(event);
}

bool ColorBar::event(QEvent* event) {
  // The window's shortcuts must not take the keys that edit the colours.
  if (event->type() == QEvent::ShortcutOverride) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_Delete:
      case Qt::Key_Backspace:
      case Qt::Key_Insert:
      case Qt::Key_Return:
        event->accept();
        return true;
      default:
        break;
    }
  }
  return QWidget::event(event);
}

bool ColorBar::focusNextPrevChild(bool next) {
  const auto* tf = transferFunction();
  if (tf && hasFocus()) {
    if (next && (!selection_ || *selection_ + 1 < tf->colors().size())) {
      select(selection_ ? *selection_ + 1 : 0);
      return true;
    }
    if (!next && selection_ && *selection_ > 0) {
      select(*selection_ - 1);
      return true;
    }
  }
  return QWidget::focusNextPrevChild(next);
}

void ColorBar::focusInEvent(QFocusEvent* event) {
  if (const auto* tf = transferFunction()) {
    if (event->reason() == Qt::TabFocusReason) select(0);
    if (event->reason() == Qt::BacktabFocusReason) select(tf->colors().size() - 1);
  }
  update();
}

void ColorBar::focusOutEvent(QFocusEvent*) {
  endGesture();
  update();
}

void ColorBar::contextMenuEvent(QContextMenuEvent* event) {
  const auto* tf = transferFunction();
  if (!tf) return;
  const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
  QPoint place = event->pos();
  if (keyboard && selection_) place = handle(*selection_).toPoint();
  if (!keyboard) select(nodeAt(event->pos()));
  const double value = valueAt(place.x());
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Change colour…"), this, &ColorBar::recolorSelected)->setEnabled(selection_.has_value());
  menu->addAction(tr("Add colour here"), this, [this, value] { addNode(value); });
  menu->addAction(tr("Remove colour"), this, &ColorBar::removeSelected)
      ->setEnabled(selection_.has_value() && tf->colors().size() > 1);
  menu->popup(mapToGlobal(place));
}

void ColorBar::onSceneChanged() {
  const auto* tf = transferFunction();
  if (selection_ && (!tf || *selection_ >= tf->colors().size())) {
    select(std::nullopt);
  } else {
    describeSelection();
    if (selection_) Q_EMIT selectionChanged();
  }
  update();
}

void ColorBar::describeSelection() {
  const auto* tf = transferFunction();
  if (!tf || !selection_) {
    setAccessibleDescription(tf ? tr("%n colour(s)", nullptr, int(tf->colors().size())) : QString());
    return;
  }
  const auto& node = tf->colors()[*selection_];
  setAccessibleDescription(tr("Colour %1 of %2: %3 at value %4")
                               .arg(QString::number(*selection_ + 1), QString::number(tf->colors().size()),
                                    toQColor(node.rgb).name(), formatValue(node.value, axis_->rangeWidth())));
}

void ColorBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF bar = barArea();
  const QColor text = palette().color(QPalette::WindowText);
  const QColor edge = blend(palette().color(QPalette::Window), text, 0.35);
  const auto* tf = transferFunction();
  if (tf) {
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    gradient.setStops(colorStops(*tf, axis_->minimum(), axis_->maximum()));
    painter.setBrush(gradient);
  }
  painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 2) : QPen(edge, 1));
  painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5));
  if (!tf) return;
  const auto paintNode = [&](std::size_t i) {
    const double x = handle(i).x();
    if (x < bar.left() - 1 || x > bar.right() + 1) return;
    const double top = bar.bottom() + 1;
    QPainterPath shape;
    shape.moveTo(x, top);
    shape.lineTo(x + kHandleHalfWidth, top + 5);
    shape.lineTo(x + kHandleHalfWidth, top + kHandleHeight);
    shape.lineTo(x - kHandleHalfWidth, top + kHandleHeight);
    shape.lineTo(x - kHandleHalfWidth, top + 5);
    shape.closeSubpath();
    const bool selected = selection_ == i;
    painter.setPen(selected ? QPen(palette().color(QPalette::Highlight), 2.5) : QPen(text, 1));
    painter.setBrush(toQColor(tf->colors()[i].rgb));
    painter.drawPath(shape);
  };
  for (std::size_t i = 0; i < tf->colors().size(); ++i) {
    if (selection_ != i) paintNode(i);
  }
  if (selection_) paintNode(*selection_);
}

}  // namespace twinray::ui
