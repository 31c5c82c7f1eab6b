#pragma once

#include <QCoreApplication>
#include <QImage>
#include <memory>

#include "core/image.h"
#include "ui/panes/pane_layer.h"

namespace twinray::ui {

/// Levels of 255 at which the overlay of expected errors is strongest.
inline constexpr double kStrongestError = 16;

/// Expected errors (1 x height x width, 0..1) as colours to lay over the picture: the more is expected, the less
/// transparent, on a scale that any colour vision reads. Any thread.
QImage errorOverlay(const core::Plane& expected);

/// Where the prediction may be wrong, over its picture, with its scale and the value under the mouse.
class ErrorLayer : public PaneLayer {
  Q_DECLARE_TR_FUNCTIONS(ErrorLayer)

 public:
  /// Of the picture that the pane shows, with its errorOverlay(); null: nothing is painted.
  void show(std::shared_ptr<const core::Plane> expected, const QImage& overlay);
  void clear() { show(nullptr, {}); }
  bool isEmpty() const { return overlay_.isNull(); }

  void paint(QPainter& painter, const QRectF& picture) const override;
  QString toolTip(const QPointF& position, const QRectF& picture) const override;

 private:
  void paintScale(QPainter& painter, const QRectF& picture) const;

  std::shared_ptr<const core::Plane> expected_;
  QImage overlay_;
};

}  // namespace twinray::ui
