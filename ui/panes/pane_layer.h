#pragma once

#include <QRectF>
#include <QString>

class QMouseEvent;
class QPainter;
class QPointF;

namespace twinray::ui {

/// Something painted over the picture of each pane, that may take the mouse. `picture` is where a pane has its picture,
/// in its coordinates.
class PaneLayer {
 public:
  virtual ~PaneLayer() = default;
  virtual void paint(QPainter& painter, const QRectF& picture) const = 0;
  /// All that paint() may touch; what lies elsewhere can change without it.
  virtual QRectF area(const QRectF& picture) const { return picture; }
  /// Whether it moves with every change of the scene at once; else it is painted anew with the next picture.
  virtual bool followsScene() const { return false; }
  /// True takes the mouse until its button is released.
  virtual bool press(const QMouseEvent&, const QRectF&) { return false; }
  virtual void drag(const QMouseEvent&, const QRectF&) {}
  virtual void release() {}
  /// Empty where the layer has nothing to say.
  virtual QString toolTip(const QPointF&, const QRectF&) const { return {}; }
};

}  // namespace twinray::ui
