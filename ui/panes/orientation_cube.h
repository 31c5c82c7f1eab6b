#pragma once

#include <QChar>
#include <QImage>
#include <QPainter>
#include <QPolygonF>
#include <memory>
#include <optional>
#include <vector>

#include "core/viewpoint.h"
#include "core/volume.h"
#include "ui/panels/anatomical_view.h"

namespace twinray::ui {

/// A small cube that turns with the scene, each side named after the side of the patient that it faces.
class OrientationCube {
 public:
  struct Face {
    AnatomicalView side;
    QChar letter;       ///< A, P, L, R, S or I
    QPolygonF outline;  ///< x to the right, y down, the cube's centre at 0, 1 the radius of its corners
    double facing = 0;  ///< cosine to the viewing direction, above 0
    bool operator==(const Face&) const = default;
  };

  OrientationCube(const core::Geometry& geometry, const core::Viewpoint& viewpoint);

  /// The sides turned towards the viewer, the most frontal one last.
  const std::vector<Face>& faces() const { return faces_; }
  /// The side at a place in `area`, where the cube is painted.
  std::optional<AnatomicalView> sideAt(const QPointF& place, const QRectF& area) const;
  void paint(QPainter& painter, const QRectF& area) const;
  bool operator==(const OrientationCube& other) const { return faces_ == other.faces_; }

 private:
  QImage drawn(const QSizeF& size, double pixelRatio, const QFont& plain) const;

  std::vector<Face> faces_;
  /// As painted last. Copies share it: with every mouse event all panes paint the same cube, which takes longer than
  /// their pictures.
  std::shared_ptr<QImage> drawn_ = std::make_shared<QImage>();
};

}  // namespace twinray::ui
