#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/crop/crop_box.h"
#include "ui/scene_model.h"
#include "ui/slices/slice_model.h"
#include "ui/slices/slice_pane.h"
#include "ui/transferfunction/curve_edits.h"

// Mouse, wheel and keys of a slice.
namespace twinray::ui {
namespace {

constexpr double kGrip = 6;         ///< logical pixels beside an edge of the crop box where it is taken
constexpr double kZoomStep = 1.15;  ///< of one notch
constexpr double kSmallestZoom = 0.25, kLargestZoom = 40;
constexpr double kWindowExponent = 2;  ///< natural logarithm of the window for a drag over the pane's width
constexpr int kPageSlices = 10;

}  // namespace

std::optional<SlicePane::CropFace> SlicePane::cropFaceAt(const QPointF& position) const {
  if (!crop_->editing() || !model_->scenes()->scene()) return std::nullopt;
  const core::SliceAxes a = axes();
  const QRectF box = QRectF(cropHandle(a.column, false), cropHandle(a.column, true))
                         .normalized()
                         .united(QRectF(cropHandle(a.row, false), cropHandle(a.row, true)).normalized());
  if (!box.adjusted(-kGrip, -kGrip, kGrip, kGrip).contains(position)) return std::nullopt;
  for (const bool high : {false, true}) {
    if (std::abs(position.x() - cropHandle(a.column, high).x()) <= kGrip) return CropFace{a.column, high};
    if (std::abs(position.y() - cropHandle(a.row, high).y()) <= kGrip) return CropFace{a.row, high};
  }
  return std::nullopt;
}

void SlicePane::resetView() {
  setZoomAndPan(1, {});
}

void SlicePane::setZoomAndPan(double zoom, const std::array<double, 2>& pan) {
  if (!model_->scenes()->scene()) return;
  zoom_ = std::clamp(zoom, kSmallestZoom, kLargestZoom);
  const auto size = core::sliceSize(model_->scenes()->scene()->volume->geometry(), axes());
  for (std::size_t i = 0; i < pan.size(); ++i) pan_[i] = std::clamp(pan[i], -size[i], size[i]);
  request();
  Q_EMIT viewChanged();
}

void SlicePane::moveCrosshair(const QPointF& position) {
  const auto voxel = voxelAt(position);
  std::array<int, 3> nearest;
  for (int axis = 0; axis < 3; ++axis) nearest[axis] = int(std::lround(std::clamp(voxel[axis], -1e6, 1e6)));
  model_->setCrosshair(nearest);
}

void SlicePane::changeWindow(const QPointF& position) {
  const QPointF way = position - pressed_;
  const double factor = std::exp(kWindowExponent * way.x() / std::max(1, width()));
  const double rise = -way.y() / std::max(1, height());
  if (!pressedColors_.transferFunction) {
    core::SliceColors colors = pressedColors_;
    colors.window *= factor;
    // Upwards is brighter.
    colors.level -= rise * pressedColors_.window;
    return model_->setColors(colors);
  }
  const core::TransferFunction& tf = pressedFunction_;
  const double range = tf.maximum() - tf.minimum();
  const core::TransferFunction moved = scaled(shifted(tf, -rise * range), factor, (tf.minimum() + tf.maximum()) / 2);
  model_->scenes()->edit(tr("Window and level"), [&](core::Scene& scene) {
    scene.transferFunction = tf;
    scene.transferFunction.setColors(moved.colors());
  });
}

void SlicePane::dragCrop(const QPointF& position) {
  const int last = model_->scenes()->scene()->volume->geometry().dimensions[face_.axis] - 1;
  crop_->setFace(face_.axis, face_.high, voxelAt(position)[face_.axis] / std::max(1, last));
}

void SlicePane::mousePressEvent(QMouseEvent* event) {
  const auto scene = model_->scenes()->scene();
  if (!scene || mode_ != Mode::kNone) return;
  pressed_ = last_ = event->position();
  const bool shift = event->modifiers() & Qt::ShiftModifier;
  if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && shift)) {
    mode_ = Mode::kPan;
  } else if (event->button() == Qt::RightButton) {
    mode_ = Mode::kWindow;
    pressedColors_ = model_->colors();
    pressedFunction_ = scene->transferFunction;
    if (pressedColors_.transferFunction) model_->scenes()->beginGesture(tr("Window and level"));
  } else if (event->button() == Qt::LeftButton) {
    if (const auto face = cropFaceAt(event->position())) {
      mode_ = Mode::kCrop;
      face_ = *face;
      model_->scenes()->beginGesture(tr("Crop"));
    } else {
      mode_ = Mode::kCrosshair;
      moveCrosshair(event->position());
    }
  }
}

void SlicePane::mouseMoveEvent(QMouseEvent* event) {
  if (!model_->scenes()->scene()) return;
  const QPointF from = std::exchange(last_, event->position());
  switch (mode_) {
    case Mode::kNone: {
      const auto face = cropFaceAt(event->position());
      setCursor(!face ? Qt::CrossCursor : face->axis == axes().column ? Qt::SizeHorCursor : Qt::SizeVerCursor);
      break;
    }
    case Mode::kCrosshair:
      moveCrosshair(event->position());
      break;
    case Mode::kWindow:
      changeWindow(event->position());
      break;
    case Mode::kPan: {
      const double scale = view().pixelsPerMillimetre / devicePixelRatioF();
      const QPointF moved = (last_ - from) / scale;
      setZoomAndPan(zoom_, {pan_[0] - moved.x(), pan_[1] - moved.y()});
      break;
    }
    case Mode::kCrop:
      dragCrop(event->position());
      break;
  }
}

void SlicePane::mouseReleaseEvent(QMouseEvent*) {
  const Mode ended = std::exchange(mode_, Mode::kNone);
  if (ended == Mode::kCrop || (ended == Mode::kWindow && pressedColors_.transferFunction)) {
    model_->scenes()->endGesture();
  }
}

void SlicePane::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) resetView();
}

void SlicePane::zoomAt(const QPointF& position, double factor) {
  const double before = view().pixelsPerMillimetre / devicePixelRatioF();
  const double zoom = std::clamp(zoom_ * factor, kSmallestZoom, kLargestZoom);
  const double after = before * zoom / zoom_;
  // What lies under the mouse stays there.
  const QPointF aside = (position - QPointF(width(), height()) / 2) * (1 / before - 1 / after);
  setZoomAndPan(zoom, {pan_[0] + aside.x(), pan_[1] + aside.y()});
}

void SlicePane::wheelEvent(QWheelEvent* event) {
  event->accept();
  if (!model_->scenes()->scene()) return;
  const double notches = event->angleDelta().y() / 120.0;
  if (event->modifiers() & Qt::ControlModifier) return zoomAt(event->position(), std::pow(kZoomStep, notches));
  wheelRest_ += notches;
  const int steps = int(wheelRest_);
  wheelRest_ -= steps;
  std::array<int, 3> voxel = model_->crosshair();
  voxel[axes().normal] += steps;
  model_->setCrosshair(voxel);
}

void SlicePane::keyPressEvent(QKeyEvent* event) {
  if (!model_->scenes()->scene()) return QWidget::keyPressEvent(event);
  const core::SliceAxes a = axes();
  std::array<int, 3> voxel = model_->crosshair();
  const int right = a.columnReversed ? -1 : 1, down = a.rowReversed ? -1 : 1;
  const int slices = event->modifiers() & Qt::ShiftModifier ? kPageSlices : 1;
  switch (event->key()) {
    case Qt::Key_Left:
      voxel[a.column] -= right;
      break;
    case Qt::Key_Right:
      voxel[a.column] += right;
      break;
    case Qt::Key_Up:
      voxel[a.row] -= down;
      break;
    case Qt::Key_Down:
      voxel[a.row] += down;
      break;
    case Qt::Key_PageUp:
      voxel[a.normal] += slices;
      break;
    case Qt::Key_PageDown:
      voxel[a.normal] -= slices;
      break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomAt(rect().center(), kZoomStep);
    case Qt::Key_Minus:
      return zoomAt(rect().center(), 1 / kZoomStep);
    case Qt::Key_Home:
      return resetView();
    default:
      return QWidget::keyPressEvent(event);
  }
  model_->setCrosshair(voxel);
}

}  // namespace twinray::ui
