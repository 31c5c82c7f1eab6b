#pragma once

#include <QCoreApplication>
#include <QImage>
#include <QPointF>
#include <optional>
#include <vector>

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

  /// To be called when the newest answer has changed; whether that is to be seen in the pictures.
  bool takeResult();

  void paint(QPainter& painter, const QRectF& picture) const override;
  bool press(const QMouseEvent& event, const QRectF& picture) override;
  void drag(const QMouseEvent& event, const QRectF& picture) override;
  void release() override;
  QString toolTip(const QPointF& position, const QRectF& picture) const override;

 private:
  void paintRegion(QPainter& painter, const QRectF& picture, const render::PictureRegion& region, bool picked) const;
  void paintScale(QPainter& painter, const QRectF& picture) const;
  bool hasMap() const;
  /// The newest map in colours, at a size in device pixels.
  const QImage& overlay(const QSize& size) const;
  void draw(const QPointF& position, const QRectF& picture);

  SensitivityTool* tool_;
  bool mapShown_ = false;
  mutable std::vector<QImage> overlays_;  ///< of the newest map, by the sizes that panes asked for
  std::optional<QPointF> pressed_;        ///< in fractions of the picture
  render::PictureRegion drawn_;
};

}  // namespace twinray::ui
