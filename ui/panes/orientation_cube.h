#pragma once

#include <QChar>
#include <QPainter>
#include <QPolygonF>
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
  };

  OrientationCube(const core::Geometry& geometry, const core::Viewpoint& viewpoint);

  /// The sides turned towards the viewer, the most frontal one last.
  const std::vector<Face>& faces() const { return faces_; }
  /// The side at a place in `area`, where the cube is painted.
  std::optional<AnatomicalView> sideAt(const QPointF& place, const QRectF& area) const;
  void paint(QPainter& painter, const QRectF& area) const;

 private:
  std::vector<Face> faces_;
};

}  // namespace twinray::ui
