#include "ui/transferfunction/opacity_canvas.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/scene_model.h"
#include "ui/transferfunction/curve_edits.h"
#include "ui/transferfunction/opacity_painter.h"
#include "ui/transferfunction/value_axis.h"

namespace twinray::ui {
namespace {

constexpr int kTopMargin = 10;
constexpr int kBottomMargin = 20;
constexpr double kNudge = 0.01;  ///< of the shown width, or of the opacity axis, for one arrow key
constexpr double kFiner = 0.1;   ///< with Shift

}  // namespace

OpacityCanvas::OpacityCanvas(SceneModel* model, ValueAxis* axis, QWidget* parent)
    : QWidget(parent), model_(model), axis_(axis) {
  setObjectName(QStringLiteral("opacityCanvas"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setAccessibleName(tr("Opacity curve"));
  setWhatsThis(tr(
      "<p><b>Modes:</b> left drag moves a mode, right drag changes its width, Shift+left click adds, Shift+right click "
      "removes, double click goes to the number fields.</p>"
      "<p><b>Points:</b> click adds a point, drag moves it, drag from empty ground selects several, Shift+right click "
      "removes.</p>"
      "<p><b>Both:</b> Ctrl+left drag shifts everything, Ctrl+right drag scales it; the wheel zooms the value axis, "
      "Shift+wheel scrolls it; Tab goes from element to element, arrows move (Shift: finer; Ctrl: width), Delete "
      "removes, Insert adds, Enter goes to the number fields.</p>"));
  connect(model_, &SceneModel::sceneChanged, this, &OpacityCanvas::onSceneChanged);
  connect(model_, &SceneModel::gestureEnded, this, [this] {
    // Undo and opening a volume end a drag under way.
    drag_ = Drag::kNone;
    nudging_ = false;
    rubberBand_ = {};
  });
  connect(model_, &SceneModel::volumeChanged, this, [this] {
    drag_ = Drag::kNone;
    select({});
  });
  connect(axis_, &ValueAxis::changed, this, qOverload<>(&QWidget::update));
}

void OpacityCanvas::setHistogram(std::shared_ptr<const core::Volume> volume) {
  histogram_ = std::move(volume);
  update();
}

void OpacityCanvas::setLogarithmicHistogram(bool on) {
  logarithmicHistogram_ = on;
  update();
}

void OpacityCanvas::setOpacityScale(OpacityScale scale) {
  opacityScale_ = scale;
  update();
}

QRectF OpacityCanvas::plotArea() const {
  return QRectF(rect()).adjusted(kLeftMargin, kTopMargin, -kRightMargin, -kBottomMargin);
}

PlotMap OpacityCanvas::map() const {
  return {plotArea(), axis_->minimum(), axis_->maximum(), opacityScale_};
}

QPointF OpacityCanvas::toPixel(double value, double opacity) const {
  const PlotMap m = map();
  return {m.toX(value), m.toY(opacity)};
}

core::OpacityPoint OpacityCanvas::fromPixel(const QPointF& pixel) const {
  const PlotMap m = map();
  return {std::clamp(m.toValue(pixel.x()), axis_->rangeMinimum(), axis_->rangeMaximum()),
          opacityAt(opacityScale_, std::clamp(m.toHeight(pixel.y()), 0.0, 1.0))};
}

const core::TransferFunction* OpacityCanvas::transferFunction() const {
  const auto scene = model_->scene();
  return scene ? &scene->transferFunction : nullptr;
}

std::size_t OpacityCanvas::elementCount() const {
  const auto* tf = transferFunction();
  if (!tf) return 0;
  return tf->opacityKind() == core::OpacityKind::kModes ? tf->modes().size() : tf->points().size();
}

QPointF OpacityCanvas::handle(std::size_t element) const {
  const auto* tf = transferFunction();
  if (tf->opacityKind() == core::OpacityKind::kModes) {
    const auto& mode = tf->modes()[element];
    return toPixel(mode.mean, mode.amplitude);
  }
  const auto& point = tf->points()[element];
  return toPixel(point.value, point.opacity);
}

void OpacityCanvas::select(std::set<std::size_t> selection) {
  std::erase_if(selection, [this](std::size_t i) { return i >= elementCount(); });
  if (selection == selection_) return;
  selection_ = std::move(selection);
  describeSelection();
  update();
  Q_EMIT selectionChanged();
}

void OpacityCanvas::selectAll() {
  std::set<std::size_t> all;
  for (std::size_t i = 0; i < elementCount(); ++i) all.insert(i);
  select(std::move(all));
}

void OpacityCanvas::change(const QString& name, const core::TransferFunction& tf) {
  model_->edit(name, [&tf](core::Scene& scene) { scene.transferFunction = tf; });
}

void OpacityCanvas::add(const core::OpacityPoint& place) {
  const auto* now = transferFunction();
  if (!now) return;
  core::TransferFunction tf = *now;
  std::size_t added = 0;
  if (tf.opacityKind() == core::OpacityKind::kModes) {
    std::vector<core::GaussianMode> modes = tf.modes();
    added = modes.size();
    modes.push_back({place.value, axis_->width() / 16, place.opacity});
    tf.setModes(std::move(modes));
  } else {
    std::vector<core::OpacityPoint> points = tf.points();
    const auto after = std::upper_bound(points.begin(), points.end(), place.value,
                                        [](double value, const core::OpacityPoint& p) { return value < p.value; });
    added = std::size_t(after - points.begin());
    points.insert(after, place);
    tf.setPoints(std::move(points));
  }
  // Cleared first: the indices of the others have changed.
  selection_.clear();
  change(tf.opacityKind() == core::OpacityKind::kModes ? tr("Add mode") : tr("Add point"), tf);
  select({added});
}

void OpacityCanvas::remove(const std::set<std::size_t>& elements) {
  const auto* now = transferFunction();
  if (!now || elements.empty()) return;
  core::TransferFunction tf = *now;
  if (tf.opacityKind() == core::OpacityKind::kModes) {
    std::vector<core::GaussianMode> modes;
    for (std::size_t i = 0; i < tf.modes().size(); ++i) {
      if (!elements.contains(i)) modes.push_back(tf.modes()[i]);
    }
    tf.setModes(std::move(modes));
    change(tr("Remove mode"), tf);
  } else {
    std::vector<core::OpacityPoint> points;
    for (std::size_t i = 0; i < tf.points().size(); ++i) {
      if (!elements.contains(i) || isEndPoint(tf, i)) points.push_back(tf.points()[i]);
    }
    tf.setPoints(std::move(points));
    change(tr("Remove points"), tf);
  }
  select({});
}

void OpacityCanvas::removeSelected() {
  remove(selection_);
}

void OpacityCanvas::insertElement() {
  const auto* tf = transferFunction();
  if (!tf) return;
  const double middle = (axis_->minimum() + axis_->maximum()) / 2;
  if (tf->opacityKind() == core::OpacityKind::kModes) {
    const bool beside = selection_.size() == 1;
    const double value =
        beside ? tf->modes()[*selection_.begin()].mean + 2 * tf->modes()[*selection_.begin()].sigma : middle;
    add({std::clamp(value, tf->minimum(), tf->maximum()), 0.3});
    return;
  }
  double value = middle;
  if (!selection_.empty() && tf->points().size() > 1) {
    const std::size_t left = std::min(*selection_.begin(), tf->points().size() - 2);
    value = (tf->points()[left].value + tf->points()[left + 1].value) / 2;
  }
  add({value, tf->opacity(value)});
}

void OpacityCanvas::nudge(double steps, double heightSteps, double widthSteps) {
  const auto* now = transferFunction();
  if (!now || selection_.empty()) return;
  core::TransferFunction tf = *now;
  const double delta = steps * axis_->width();
  if (tf.opacityKind() == core::OpacityKind::kModes) {
    std::vector<core::GaussianMode> modes = tf.modes();
    for (const std::size_t i : selection_) {
      auto& m = modes[i];
      if (steps != 0) m.mean = std::clamp(m.mean + delta, tf.minimum(), tf.maximum());
      if (heightSteps != 0) {
        const double height = heightOf(opacityScale_, m.amplitude) + heightSteps;
        m.amplitude = opacityAt(opacityScale_, std::clamp(height, 0.0, 1.0));
      }
      if (widthSteps != 0) m.sigma = std::max(m.sigma + widthSteps * axis_->width(), smallestSigma(tf));
    }
    tf.setModes(std::move(modes));
  } else {
    tf.setPoints(movedPoints(tf, selection_, delta, heightSteps, opacityScale_));
  }
  const QString name = tf.opacityKind() == core::OpacityKind::kModes ? tr("Nudge mode") : tr("Nudge points");
  if (!model_->inGesture()) {
    model_->beginGesture(name);
    nudging_ = true;
  }
  change(name, tf);
}

void OpacityCanvas::keyPressEvent(QKeyEvent* event) {
  if (drag_ != Drag::kNone) {
    if (event->key() == Qt::Key_Escape) cancelDrag();
    return;
  }
  const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? kNudge * kFiner : kNudge;
  const bool width = event->modifiers().testFlag(Qt::ControlModifier);
  switch (event->key()) {
    case Qt::Key_Left:
      return width ? nudge(0, 0, -step) : nudge(-step, 0, 0);
    case Qt::Key_Right:
      return width ? nudge(0, 0, step) : nudge(step, 0, 0);
    case Qt::Key_Up:
      return nudge(0, step, 0);
    case Qt::Key_Down:
      return nudge(0, -step, 0);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return removeSelected();
    case Qt::Key_Insert:
    case Qt::Key_Plus:
      return insertElement();
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (selection_.size() == 1) Q_EMIT entryRequested();
      return;
    case Qt::Key_Home:
      return axis_->showAll();
    case Qt::Key_Escape:
      if (selection_.empty()) break;
      return select({});
    default:
      if (event->matches(QKeySequence::SelectAll)) return selectAll();
  }
  QWidget::keyPressEvent(event);
}

void OpacityCanvas::keyReleaseEvent(QKeyEvent* event) {
  if (nudging_ && !event->isAutoRepeat()) {
    nudging_ = false;
    model_->endGesture();
  }
  QWidget::keyReleaseEvent(event);
}

bool OpacityCanvas::event(QEvent* event) {
  // The window's shortcuts must not take the keys that edit the curve.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const std::set<int> ours{Qt::Key_Left,   Qt::Key_Right,     Qt::Key_Up,     Qt::Key_Down, Qt::Key_Delete,
                             Qt::Key_Insert, Qt::Key_Backspace, Qt::Key_Return, Qt::Key_Home};
    if (ours.contains(key->key()) || key->matches(QKeySequence::SelectAll)) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

bool OpacityCanvas::focusNextPrevChild(bool next) {
  const std::size_t count = elementCount();
  if (count == 0 || !hasFocus()) return QWidget::focusNextPrevChild(next);
  const std::size_t at = selection_.empty() ? 0 : *selection_.begin();
  const bool leave = next ? !selection_.empty() && at + 1 >= count : selection_.empty() || at == 0;
  if (leave) return QWidget::focusNextPrevChild(next);
  selectAndReveal(!next ? at - 1 : selection_.empty() ? 0 : at + 1);
  return true;
}

void OpacityCanvas::selectAndReveal(std::size_t element) {
  select({element});
  const auto* tf = transferFunction();
  const bool modes = tf->opacityKind() == core::OpacityKind::kModes;
  axis_->reveal(modes ? tf->modes()[element].mean : tf->points()[element].value);
}

void OpacityCanvas::focusInEvent(QFocusEvent* event) {
  if (elementCount() > 0 && event->reason() == Qt::TabFocusReason) selectAndReveal(0);
  if (elementCount() > 0 && event->reason() == Qt::BacktabFocusReason) selectAndReveal(elementCount() - 1);
  update();
}

void OpacityCanvas::focusOutEvent(QFocusEvent*) {
  if (nudging_) {
    nudging_ = false;
    model_->endGesture();
  }
  update();
}

void OpacityCanvas::contextMenuEvent(QContextMenuEvent* event) {
  // A right click is told from a right drag at its release; only the menu key opens the menu here.
  if (event->reason() != QContextMenuEvent::Keyboard) return;
  const QPointF place = selection_.empty() ? plotArea().center() : handle(*selection_.begin());
  showMenu(mapToGlobal(place.toPoint()));
}

void OpacityCanvas::showMenu(const QPoint& globalPosition) {
  const auto* tf = transferFunction();
  if (!tf) return;
  const core::OpacityPoint place = fromPixel(mapFromGlobal(globalPosition));
  const bool modes = tf->opacityKind() == core::OpacityKind::kModes;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(modes ? tr("Add mode here") : tr("Add point here"), this, [this, place] { add(place); });
  QAction* step = menu->addAction(tr("Make a step here"), this, [this, place] {
    model_->beginGesture(tr("Make a step"));
    const double before = transferFunction()->opacity(place.value);
    add({place.value, before});
    add({place.value, place.opacity});
    model_->endGesture();
  });
  step->setEnabled(!modes);
  QAction* numbers = menu->addAction(tr("Type numbers…"), this, &OpacityCanvas::entryRequested);
  numbers->setEnabled(selection_.size() == 1);
  QAction* removal = menu->addAction(tr("Remove"), this, &OpacityCanvas::removeSelected);
  removal->setEnabled(!selection_.empty());
  menu->addSeparator();
  menu->addAction(tr("Select all"), this, &OpacityCanvas::selectAll);
  QAction* whole = menu->addAction(tr("Show the whole range"), axis_, &ValueAxis::showAll);
  whole->setEnabled(!axis_->isWhole());
  menu->popup(globalPosition);
}

void OpacityCanvas::onSceneChanged() {
  const auto* tf = transferFunction();
  if (tf) axis_->setRange(tf->minimum(), tf->maximum());
  // After any other change of the number of elements, an index no longer means the same one.
  const bool sameElements = tf && tf->opacityKind() == shownKind_ && elementCount() == shownCount_;
  if (tf) shownKind_ = tf->opacityKind();
  shownCount_ = elementCount();
  if (sameElements) {
    describeSelection();
    if (!selection_.empty()) Q_EMIT selectionChanged();
  } else {
    select({});
  }
  update();
}

void OpacityCanvas::describeSelection() {
  const auto* tf = transferFunction();
  if (!tf || selection_.empty()) {
    setAccessibleDescription(tf ? tr("%n element(s)", nullptr, int(elementCount())) : QString());
    return;
  }
  if (selection_.size() > 1) {
    setAccessibleDescription(tr("%n element(s) selected", nullptr, int(selection_.size())));
    return;
  }
  const std::size_t i = *selection_.begin();
  const auto number = [this](double value) { return formatValue(value, axis_->rangeWidth()); };
  if (tf->opacityKind() == core::OpacityKind::kModes) {
    const auto& m = tf->modes()[i];
    setAccessibleDescription(tr("Mode %1 of %2: mean %3, opacity %4, width %5")
                                 .arg(QString::number(i + 1), QString::number(elementCount()), number(m.mean),
                                      formatValue(m.amplitude, 1), number(m.sigma)));
  } else {
    const auto& p = tf->points()[i];
    setAccessibleDescription(
        tr("Point %1 of %2: value %3, opacity %4")
            .arg(QString::number(i + 1), QString::number(elementCount()), number(p.value), formatValue(p.opacity, 1)));
  }
}

void OpacityCanvas::paintEvent(QPaintEvent*) {
  OpacityPicture picture;
  picture.map = map();
  picture.transferFunction = transferFunction();
  picture.histogram = histogram_ ? &histogram_->histogram() : nullptr;
  picture.logarithmicHistogram = logarithmicHistogram_;
  picture.selection = selection_;
  if (const auto scene = model_->scene()) picture.unit = valueUnit(*scene->volume);
  picture.rubberBand = rubberBand_;
  if (pointer_ && drag_ != Drag::kGround) picture.pointer = pointer_;
  picture.focused = hasFocus();
  QPainter painter(this);
  paintOpacity(painter, picture, palette());
  if (transferFunction()) paintMarks(painter);
}

void OpacityCanvas::setMarks(const std::vector<double>& marks) {
  if (marks == marks_) return;
  marks_ = marks;
  update();
}

void OpacityCanvas::paintMarks(QPainter& painter) const {
  constexpr double kStrongest = 0.6;
  const PlotMap m = map();
  const double step = axis_->rangeWidth() / std::max(1.0, double(marks_.size()) - 1);
  painter.save();
  painter.setClipRect(m.area);
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    QColor color(45, 190, 170);
    color.setAlphaF(float(kStrongest * marks_[i]));
    const double value = axis_->rangeMinimum() + double(i) * step;
    painter.fillRect(
        QRectF(QPointF(m.toX(value - step / 2), m.area.top()), QPointF(m.toX(value + step / 2), m.area.bottom())),
        color);
  }
  painter.restore();
}

}  // namespace twinray::ui
