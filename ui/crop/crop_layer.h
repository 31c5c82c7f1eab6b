#pragma once

#include <QCoreApplication>
#include <QPointF>
#include <array>
#include <optional>

#include "core/scene.h"
#include "ui/panes/pane_layer.h"

namespace twinray::ui {

class CropBox;

/// The crop as a wire box over the pictures while it is edited, with a handle on each face to drag.
class CropLayer : public PaneLayer {
  Q_DECLARE_TR_FUNCTIONS(twinray::ui::CropLayer)

 public:
  explicit CropLayer(CropBox* box) : box_(box) {}

  /// Where the handle of a face is; not finite where the face cannot be seen.
  QPointF handle(int axis, bool high, const QRectF& picture) const;

  void paint(QPainter& painter, const QRectF& picture) const override;
  /// While it is edited: the handle stays under the mouse.
  bool followsScene() const override;
  bool press(const QMouseEvent& event, const QRectF& picture) override;
  void drag(const QMouseEvent& event, const QRectF& picture) override;
  void release() override;
  QString toolTip(const QPointF& position, const QRectF& picture) const override;

 private:
  struct Face {
    int axis = 0;
    bool high = false;
  };
  std::array<double, 3> fractionsOf(const core::Scene& scene, int corner) const;
  QPointF place(const core::Scene& scene, const std::array<double, 3>& fractions, const QRectF& picture) const;
  std::optional<Face> faceAt(const QPointF& position, const QRectF& picture) const;

  CropBox* box_;
  std::optional<Face> dragged_;
  QPointF pressed_;
  QPointF perFraction_;  ///< way of the handle on screen for the whole axis, at the press
  double start_ = 0;
};

}  // namespace twinray::ui
