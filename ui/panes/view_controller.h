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
/// or wheel zooms, Ctrl+left rolls, Ctrl+Shift+left shifts the transfer function along the value axis (the picture's
/// width is the scalar range); arrows orbit, Shift+arrows pan, plus and minus zoom. As in 3D Slicer: keypad 1, 3, 7 and
/// End, Page Down, Home look from anterior, left, superior (with Shift from the other side), keypad 2, 4, 6, 8 orbit. A
/// drag, or a turn of the wheel, is one gesture of the model.
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
  enum class Mode { kNone, kOrbit, kPan, kZoom, kRoll, kShift };
  Mode modeOf(const QMouseEvent& event) const;
  QString nameOf(Mode mode) const;
  void shiftTransferFunction(const QPointF& to, const QRectF& area);
  bool lookFrom(const QKeyEvent& event);
  void zoomBy(double factor, const QString& name);

  SceneModel* model_;
  Mode mode_ = Mode::kNone;
  Qt::MouseButton button_ = Qt::NoButton;
  QPointF pressed_, last_;
  core::TransferFunction shiftStart_;
  QTimer wheelTimer_;  ///< a turn of the wheel ends when it rests
};

}  // namespace twinray::ui
