#include "ui/widgets/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace twinray::ui {
namespace {

class WheelGuard : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject* watched, QEvent* event) override {
    auto* widget = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::Wheel && widget && !widget->hasFocus()) {
      event->ignore();
      return true;
    }
    return QObject::eventFilter(watched, event);
  }
};

}  // namespace

void guardWheel(QWidget* widget) {
  // Spin boxes take the focus from the wheel itself unless told otherwise.
  widget->setFocusPolicy(Qt::StrongFocus);
  widget->installEventFilter(new WheelGuard(widget));
}

}  // namespace twinray::ui
