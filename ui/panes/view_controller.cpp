#include "ui/panes/view_controller.h"

#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/panels/anatomical_view.h"
#include "ui/transferfunction/curve_edits.h"

namespace twinray::ui {
namespace {

constexpr double kOrbitDegrees = 180;  ///< for a drag across the shorter side of the picture
constexpr double kZoomExponent = 1.5;  ///< natural logarithm of the zoom for a drag over the picture's height
constexpr double kWheelStep = 1.12;    ///< zoom factor of one notch
constexpr double kKeyDegrees = 5;
constexpr double kKeyPan = 0.02;  ///< picture heights
constexpr int kWheelRest = 250;   ///< ms

}  // namespace

ViewController::ViewController(SceneModel* model, QObject* parent) : QObject(parent), model_(model) {
  wheelTimer_.setSingleShot(true);
  wheelTimer_.setInterval(kWheelRest);
  connect(&wheelTimer_, &QTimer::timeout, model_, &SceneModel::endGesture);
  // Whoever ends the gesture, also by beginning another, ends the turn of the wheel or the drag.
  connect(model_, &SceneModel::gestureEnded, this, [this] {
    wheelTimer_.stop();
    mode_ = Mode::kNone;
  });
}

ViewController::Mode ViewController::modeOf(const QMouseEvent& event) const {
  switch (event.button()) {
    case Qt::LeftButton:
      if ((event.modifiers() & Qt::ShiftModifier) && (event.modifiers() & Qt::ControlModifier)) return Mode::kShift;
      if (event.modifiers() & Qt::ShiftModifier) return Mode::kPan;
      if (event.modifiers() & Qt::ControlModifier) return Mode::kRoll;
      return Mode::kOrbit;
    case Qt::MiddleButton:
      return Mode::kPan;
    case Qt::RightButton:
      return Mode::kZoom;
    default:
      return Mode::kNone;
  }
}

QString ViewController::nameOf(Mode mode) const {
  switch (mode) {
    case Mode::kOrbit:
      return tr("orbit");
    case Mode::kPan:
      return tr("pan");
    case Mode::kZoom:
      return tr("zoom");
    case Mode::kRoll:
      return tr("roll");
    case Mode::kShift:
      return tr("shift transfer function");
    case Mode::kNone:
      break;
  }
  return {};
}

void ViewController::press(QMouseEvent* event, const QRectF&) {
  if (mode_ != Mode::kNone) return;
  const Mode mode = modeOf(*event);
  if (mode == Mode::kNone || !model_->scene()) return;
  model_->beginGesture(nameOf(mode));
  mode_ = mode;
  button_ = event->button();
  pressed_ = last_ = event->position();
  shiftStart_ = model_->scene()->transferFunction;
}

void ViewController::move(QMouseEvent* event, const QRectF& area) {
  if (mode_ == Mode::kNone || !(event->buttons() & button_)) return;
  if (mode_ == Mode::kShift) return shiftTransferFunction(event->position(), area);
  const QPointF from = std::exchange(last_, event->position());
  const QPointF delta = last_ - from;
  const double height = std::max(1.0, area.height());
  const double side = std::max(1.0, std::min(area.width(), area.height()));
  model_->edit(nameOf(mode_), [&](core::Scene& scene) {
    core::Viewpoint& view = scene.viewpoint;
    switch (mode_) {
      case Mode::kOrbit:
        view.orbit(-delta.x() / side * kOrbitDegrees, delta.y() / side * kOrbitDegrees);
        break;
      case Mode::kPan:
        view.setPan({view.pan()[0] + delta.x() / height, view.pan()[1] - delta.y() / height});
        break;
      case Mode::kZoom:
        view.setZoom(view.zoom() * std::exp(-delta.y() / height * kZoomExponent));
        break;
      case Mode::kRoll:
        // QLineF counts angles anticlockwise; so does the picture when the camera rolls by a positive angle.
        view.roll(QLineF(area.center(), from).angleTo(QLineF(area.center(), last_)));
        break;
      case Mode::kShift:
      case Mode::kNone:
        break;
    }
  });
}

void ViewController::shiftTransferFunction(const QPointF& to, const QRectF& area) {
  const double range = shiftStart_.maximum() - shiftStart_.minimum();
  const double delta = (to.x() - pressed_.x()) / std::max(1.0, area.width()) * range;
  // From the start each time: what was cut at an end comes back with the mouse.
  model_->edit(nameOf(Mode::kShift), [&](core::Scene& scene) { scene.transferFunction = shifted(shiftStart_, delta); });
}

bool ViewController::lookFrom(const QKeyEvent& event) {
  const bool keypad = event.modifiers() & Qt::KeypadModifier;
  const bool other = event.modifiers() & Qt::ShiftModifier;
  AnatomicalView view;
  QString name;
  if ((keypad && event.key() == Qt::Key_1) || event.key() == Qt::Key_End) {
    view = other ? AnatomicalView::kPosterior : AnatomicalView::kAnterior;
    name = other ? tr("Posterior view") : tr("Anterior view");
  } else if ((keypad && event.key() == Qt::Key_3) || event.key() == Qt::Key_PageDown) {
    view = other ? AnatomicalView::kRight : AnatomicalView::kLeft;
    name = other ? tr("Right view") : tr("Left view");
  } else if ((keypad && event.key() == Qt::Key_7) || event.key() == Qt::Key_Home) {
    view = other ? AnatomicalView::kInferior : AnatomicalView::kSuperior;
    name = other ? tr("Inferior view") : tr("Superior view");
  } else {
    return false;
  }
  model_->edit(name, [view](core::Scene& scene) {
    scene.viewpoint = anatomicalViewpoint(scene.volume->geometry().direction, view, scene.viewpoint.zoom());
  });
  return true;
}

void ViewController::release(QMouseEvent* event) {
  if (mode_ == Mode::kNone || event->button() != button_) return;
  mode_ = Mode::kNone;
  model_->endGesture();
}

void ViewController::wheel(QWheelEvent* event) {
  event->accept();
  if (!model_->scene() || mode_ != Mode::kNone) return;
  const double notches = event->angleDelta().y() / 120.0;
  if (notches == 0) return;
  if (!wheelTimer_.isActive()) model_->beginGesture(nameOf(Mode::kZoom));
  wheelTimer_.start();
  zoomBy(std::pow(kWheelStep, notches), nameOf(Mode::kZoom));
}

void ViewController::zoomBy(double factor, const QString& name) {
  model_->edit(name, [&](core::Scene& scene) { scene.viewpoint.setZoom(scene.viewpoint.zoom() * factor); });
}

void ViewController::key(QKeyEvent* event) {
  if (!model_->scene() || mode_ != Mode::kNone) return;
  if (lookFrom(*event)) return event->accept();
  QPointF step;
  int key = event->key();
  if (event->modifiers() & Qt::KeypadModifier) {
    if (key == Qt::Key_4) key = Qt::Key_Left;
    if (key == Qt::Key_6) key = Qt::Key_Right;
    if (key == Qt::Key_8) key = Qt::Key_Up;
    if (key == Qt::Key_2) key = Qt::Key_Down;
  }
  switch (key) {
    case Qt::Key_Left:
      step = {-1, 0};
      break;
    case Qt::Key_Right:
      step = {1, 0};
      break;
    case Qt::Key_Up:
      step = {0, 1};
      break;
    case Qt::Key_Down:
      step = {0, -1};
      break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoomBy(kWheelStep, nameOf(Mode::kZoom));
      event->accept();
      return;
    case Qt::Key_Minus:
      zoomBy(1 / kWheelStep, nameOf(Mode::kZoom));
      event->accept();
      return;
    default:
      return;
  }
  event->accept();
  const bool pan = event->modifiers() & Qt::ShiftModifier;
  model_->edit(nameOf(pan ? Mode::kPan : Mode::kOrbit), [&](core::Scene& scene) {
    core::Viewpoint& view = scene.viewpoint;
    if (pan) {
      view.setPan({view.pan()[0] + step.x() * kKeyPan, view.pan()[1] + step.y() * kKeyPan});
    } else {
      view.orbit(-step.x() * kKeyDegrees, -step.y() * kKeyDegrees);
    }
  });
}

}  // namespace twinray::ui
