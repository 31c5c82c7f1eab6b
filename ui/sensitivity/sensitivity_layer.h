#pragma once

#include <QCoreApplication>
#include <QImage>
#include <QPointF>
#include <optional>

#include "ui/panes/pane_layer.h"
#include "ui/sensitivity/sensitivity_tool.h"

namespace twinray::ui {

/// Over each picture: where a band of values matters, with its scale, and the region; the left button draws the region
/// or picks tissue where a tool is chosen.
class SensitivityLayer : public PaneLayer {
  Q_DECLARE_TR_FUNCTIONS(SensitivityLayer)

 public:
  /// The tool must outlive the layer.
  explicit SensitivityLayer(SensitivityTool* tool) : tool_(tool) {}

  /// The newest answer as a picture; to be called when it has changed.
  void takeResult();

  void paint(QPainter& painter, const QRectF& picture) const override;
  bool press(const QMouseEvent& event, const QRectF& picture) override;
  void drag(const QMouseEvent& event, const QRectF& picture) override;
  void release() override;
  QString toolTip(const QPointF& position, const QRectF& picture) const override;

 private:
  void paintRegion(QPainter& painter, const QRectF& picture, const render::PictureRegion& region, bool picked) const;
  void paintScale(QPainter& painter, const QRectF& picture) const;
  void draw(const QPointF& position, const QRectF& picture);

  SensitivityTool* tool_;
  QImage overlay_;
  std::optional<QPointF> pressed_;  ///< in fractions of the picture
  render::PictureRegion drawn_;
};

}  // namespace twinray::ui
