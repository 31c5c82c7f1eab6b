#pragma once

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QTimer>

#include "ui/scene_model.h"

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace twinray::ui {

/// Turns mouse, wheel and keys of any pane into the viewpoint: left drag orbits, middle or Shift+left pans, right drag
/// or wheel zooms, Ctrl+left rolls; arrows orbit, Shift+arrows pan, plus and minus zoom. A drag, or a turn of the
/// wheel, is one gesture of the model.
class ViewController : public QObject {
  Q_OBJECT

 public:
  explicit ViewController(SceneModel* model, QObject* parent = nullptr);

  /// `area`: of the picture, in the pane's coordinates.
  void press(QMouseEvent* event, const QRectF& area);
  void move(QMouseEvent* event, const QRectF& area);
  void release(QMouseEvent* event);
  void wheel(QWheelEvent* event);
  void key(QKeyEvent* event);

 private:
  enum class Mode { kNone, kOrbit, kPan, kZoom, kRoll };
  Mode modeOf(const QMouseEvent& event) const;
  QString nameOf(Mode mode) const;
  void zoomBy(double factor, const QString& name);

  SceneModel* model_;
  Mode mode_ = Mode::kNone;
  Qt::MouseButton button_ = Qt::NoButton;
  QPointF last_;
  QTimer wheelTimer_;  ///< a turn of the wheel ends when it rests
};

}  // namespace twinray::ui
