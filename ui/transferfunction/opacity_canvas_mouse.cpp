#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/scene_model.h"
#include "ui/transferfunction/curve_edits.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/opacity_painter.h"
#include "ui/transferfunction/value_axis.h"

namespace twinray::ui {
namespace {

constexpr double kGrabRadius = 9;     ///< logical pixels around a handle
constexpr double kScalePixels = 150;  ///< of a drag that scales by e
constexpr double kWheelNotch = 120;   ///< QWheelEvent::angleDelta of one notch
constexpr double kZoomPerNotch = 1.25;

double distance(const QPointF& a, const QPointF& b) {
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

}  // namespace

std::optional<std::size_t> OpacityCanvas::handleAt(const QPointF& pixel) const {
  std::optional<std::size_t> nearest;
  double best = kGrabRadius;
  for (std::size_t i = 0; i < elementCount(); ++i) {
    double d = distance(pixel, handle(i));
    // Of two at one place the selected one comes first, else the later one, which is drawn on top.
    if (selection_.contains(i)) d -= 1e-3;
    if (d <= best) {
      best = d;
      nearest = i;
    }
  }
  return nearest;
}

std::optional<std::size_t> OpacityCanvas::modeUnder(const QPointF& pixel) const {
  const auto* tf = transferFunction();
  if (!tf || tf->opacityKind() != core::OpacityKind::kModes) return std::nullopt;
  const core::OpacityPoint place = fromPixel(pixel);
  std::optional<std::size_t> highest;
  double best = 0;
  for (std::size_t i = 0; i < tf->modes().size(); ++i) {
    const auto& m = tf->modes()[i];
    const double t = (place.value - m.mean) / m.sigma;
    const double opacity = m.amplitude * std::exp(-t * t);
    if (opacity >= place.opacity && opacity > best) {
      best = opacity;
      highest = i;
    }
  }
  return highest;
}

void OpacityCanvas::mousePressEvent(QMouseEvent* event) {
  if (!transferFunction() || drag_ != Drag::kNone) return;
  if (event->button() == Qt::LeftButton) pressLeft(event);
  if (event->button() == Qt::RightButton) pressRight(event);
}

void OpacityCanvas::pressLeft(QMouseEvent* event) {
  const QPointF pixel = event->position();
  const bool modes = transferFunction()->opacityKind() == core::OpacityKind::kModes;
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  dragButton_ = Qt::LeftButton;
  if (event->modifiers().testFlag(Qt::ControlModifier)) return beginDrag(Drag::kShiftAll, pixel);
  if (modes && shift) {
    model_->beginGesture(tr("Add mode"));
    add(fromPixel(pixel));
    grabbed_ = *selection_.begin();
    return beginDrag(Drag::kMove, pixel);
  }
  std::optional<std::size_t> hit = handleAt(pixel);
  if (!hit) hit = modeUnder(pixel);
  if (!hit) {
    selectedBefore_ = shift ? selection_ : std::set<std::size_t>{};
    return beginDrag(Drag::kGround, pixel);
  }
  if (shift) {
    std::set<std::size_t> toggled = selection_;
    if (!toggled.erase(*hit)) toggled.insert(*hit);
    return select(std::move(toggled));
  }
  if (!selection_.contains(*hit)) select({*hit});
  grabbed_ = *hit;
  beginDrag(Drag::kMove, pixel);
}

void OpacityCanvas::pressRight(QMouseEvent* event) {
  const QPointF pixel = event->position();
  dragButton_ = Qt::RightButton;
  if (event->modifiers().testFlag(Qt::ControlModifier)) return beginDrag(Drag::kScaleAll, pixel);
  std::optional<std::size_t> hit = handleAt(pixel);
  if (!hit) hit = modeUnder(pixel);
  if (event->modifiers().testFlag(Qt::ShiftModifier)) {
    if (hit) remove({*hit});
    return;
  }
  if (hit && !selection_.contains(*hit)) select({*hit});
  if (!hit) select({});
  if (hit) grabbed_ = *hit;
  const bool modes = transferFunction()->opacityKind() == core::OpacityKind::kModes;
  beginDrag(hit && modes ? Drag::kWidth : Drag::kGround, pixel);
}

void OpacityCanvas::beginDrag(Drag drag, const QPointF& pixel) {
  drag_ = drag;
  moved_ = false;
  pressPixel_ = pixel;
  dragStart_ = *transferFunction();
  if (drag == Drag::kMove) grabOffset_ = handle(grabbed_) - pixel;
}

QString OpacityCanvas::dragName() const {
  const bool modes = dragStart_.opacityKind() == core::OpacityKind::kModes;
  switch (drag_) {
    case Drag::kWidth:
      return tr("Change width of mode");
    case Drag::kShiftAll:
      return tr("Shift transfer function");
    case Drag::kScaleAll:
      return tr("Scale transfer function");
    default:
      return modes ? tr("Move mode") : tr("Move points");
  }
}

void OpacityCanvas::mouseMoveEvent(QMouseEvent* event) {
  pointer_ = plotArea().contains(event->position()) ? std::optional(event->position()) : std::nullopt;
  if (drag_ == Drag::kNone) {
    const bool over = handleAt(event->position()) || modeUnder(event->position());
    setCursor(over ? Qt::OpenHandCursor : Qt::CrossCursor);
    update();
    return;
  }
  const bool far =
      (event->position() - pressPixel_).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
  // A handle follows at once; what a click alone means something for waits until it is surely a drag.
  const bool clickMeans = drag_ == Drag::kGround || dragButton_ == Qt::RightButton;
  if (!moved_ && clickMeans && !far) return;
  if (!moved_ && drag_ != Drag::kGround && !model_->inGesture()) model_->beginGesture(dragName());
  moved_ = true;
  continueDrag(event->position());
  update();
}

void OpacityCanvas::continueDrag(const QPointF& pixel) {
  const PlotMap m = map();
  switch (drag_) {
    case Drag::kMove:
      return moveGrabbed(pixel);
    case Drag::kWidth:
      return widenGrabbed(pixel);
    case Drag::kShiftAll:
      return change(dragName(), shifted(dragStart_, m.toValue(pixel.x()) - m.toValue(pressPixel_.x())));
    case Drag::kScaleAll:
      return change(dragName(), scaled(dragStart_, std::exp((pixel.x() - pressPixel_.x()) / kScalePixels),
                                       m.toValue(pressPixel_.x())));
    case Drag::kGround:
      return bandSelect(pixel);
    case Drag::kNone:
      return;
  }
}

void OpacityCanvas::moveGrabbed(const QPointF& pixel) {
  const core::OpacityPoint place = fromPixel(pixel + grabOffset_);
  core::TransferFunction tf = dragStart_;
  if (tf.opacityKind() == core::OpacityKind::kModes) {
    std::vector<core::GaussianMode> modes = tf.modes();
    const double delta = place.value - modes[grabbed_].mean;
    const double rise = heightOf(opacityScale_, place.opacity) - heightOf(opacityScale_, modes[grabbed_].amplitude);
    for (const std::size_t i : selection_) {
      auto& mode = modes[i];
      mode.mean = std::clamp(mode.mean + delta, tf.minimum(), tf.maximum());
      const double height = std::clamp(heightOf(opacityScale_, mode.amplitude) + rise, 0.0, 1.0);
      mode.amplitude = opacityAt(opacityScale_, height);
    }
    tf.setModes(std::move(modes));
  } else {
    const core::OpacityPoint& start = tf.points()[grabbed_];
    const double rise = heightOf(opacityScale_, place.opacity) - heightOf(opacityScale_, start.opacity);
    tf.setPoints(movedPoints(tf, selection_, place.value - start.value, rise, opacityScale_));
  }
  change(dragName(), tf);
}

void OpacityCanvas::widenGrabbed(const QPointF& pixel) {
  const PlotMap m = map();
  core::TransferFunction tf = dragStart_;
  std::vector<core::GaussianMode> modes = tf.modes();
  auto& mode = modes[grabbed_];
  // Away from the mean is wider, on the side where the drag began: the flank stays under the pointer.
  const double side = m.toValue(pressPixel_.x()) < mode.mean ? -1 : 1;
  const double delta = side * (m.toValue(pixel.x()) - m.toValue(pressPixel_.x()));
  mode.sigma = std::clamp(mode.sigma + delta, smallestSigma(tf), 2 * (tf.maximum() - tf.minimum()));
  tf.setModes(std::move(modes));
  change(dragName(), tf);
}

void OpacityCanvas::bandSelect(const QPointF& pixel) {
  if (dragButton_ != Qt::LeftButton) return;
  rubberBand_ = QRectF(pressPixel_, pixel).normalized().intersected(plotArea().adjusted(-1, -1, 1, 1));
  std::set<std::size_t> inside = selectedBefore_;
  for (std::size_t i = 0; i < elementCount(); ++i) {
    if (QRectF(pressPixel_, pixel).normalized().contains(handle(i))) inside.insert(i);
  }
  select(std::move(inside));
}

void OpacityCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (drag_ == Drag::kNone || event->button() != dragButton_) return;
  const bool click = !moved_;
  const Drag drag = drag_;
  endDrag();
  if (!click) return;
  if (dragButton_ == Qt::RightButton) return showMenu(event->globalPosition().toPoint());
  if (drag != Drag::kGround) {
    // A click on one of many selected ones means that one.
    if (drag == Drag::kMove) select({grabbed_});
    return;
  }
  const bool points = transferFunction()->opacityKind() == core::OpacityKind::kPoints;
  const bool plain = event->modifiers() == Qt::NoModifier;
  if (points && plain && plotArea().adjusted(-3, -3, 3, 3).contains(event->position())) {
    add(fromPixel(event->position()));
  } else if (plain) {
    select({});
  }
}

void OpacityCanvas::endDrag() {
  drag_ = Drag::kNone;
  rubberBand_ = {};
  if (model_->inGesture()) model_->endGesture();
  update();
}

void OpacityCanvas::cancelDrag() {
  if (model_->inGesture()) {
    const core::TransferFunction start = dragStart_;
    change(dragName(), start);
  }
  endDrag();
}

void OpacityCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  if (!transferFunction() || event->button() != Qt::LeftButton) return;
  std::optional<std::size_t> hit = handleAt(event->position());
  if (!hit) hit = modeUnder(event->position());
  if (!hit) return;
  select({*hit});
  Q_EMIT entryRequested();
}

void OpacityCanvas::wheelEvent(QWheelEvent* event) {
  // Alt, and some devices by themselves, turn the vertical wheel into the horizontal one.
  const QPoint angle = event->angleDelta();
  const double notches = (angle.y() != 0 ? angle.y() : angle.x()) / kWheelNotch;
  const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier) || angle.y() == 0;
  if (sideways) {
    axis_->scroll(-0.1 * notches);
  } else {
    axis_->zoom(std::pow(kZoomPerNotch, notches), map().toValue(event->position().x()));
  }
  event->accept();
}

void OpacityCanvas::leaveEvent(QEvent*) {
  pointer_.reset();
  update();
}

}  // namespace twinray::ui
