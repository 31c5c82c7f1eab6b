#pragma once

#include <array>

#include "core/scene.h"

namespace twinray::core {

/// Where places of the world (index * spacing + origin, DESIGN 5) are in a picture of the scene, as VTK's camera puts
/// them there.
class ScreenProjection {
 public:
  /// For a picture of that size; x to the right and y down from its upper left corner.
  ScreenProjection(const Scene& scene, double width, double height);

  /// Not finite for places in the plane of the camera or behind it.
  std::array<double, 2> operator()(const std::array<double, 3>& world) const;
  /// Distance of a place from the camera along its viewing direction, mm.
  double depth(const std::array<double, 3>& world) const;
  /// The place of that depth (above 0) which is seen at a point of the picture: what operator() brings back there.
  std::array<double, 3> place(double x, double y, double depth) const;
  /// Depth of the volume's centre, mm.
  double centreDepth() const { return distance_; }
  /// Pixels of a millimetre in the plane through the volume's centre that faces the camera.
  double pixelsPerMillimetre() const { return scale_; }

 private:
  std::array<double, 3> centre_, right_, up_, back_;
  double distance_;  ///< of the camera from the centre, mm
  bool perspective_;
  double scale_;
  std::array<double, 2> middle_;  ///< pixel of the centre
};

/// A length that a scale bar of at most `longest` pixels can have: 1, 2 or 5 times a power of ten, in mm.
double roundLength(double pixelsPerMillimetre, double longest);

}  // namespace twinray::core
