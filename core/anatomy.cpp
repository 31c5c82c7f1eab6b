#include "core/anatomy.h"

namespace twinray::core {

std::array<double, 3> worldFromPatient(const Geometry& geometry, const std::array<double, 3>& lps) {
  std::array<double, 3> world{};
  for (int axis = 0; axis < 3; ++axis) {
    for (int row = 0; row < 3; ++row) world[axis] += geometry.direction[row * 3 + axis] * lps[row];
  }
  return world;
}

Viewpoint viewpointFrom(const Geometry& geometry, const std::array<double, 3>& lps, double zoom) {
  // Seen along the superior axis itself, anterior is up.
  const bool alongSuperior = lps[0] == 0 && lps[1] == 0;
  const std::array<double, 3> up = alongSuperior ? std::array<double, 3>{0, -1, 0} : std::array<double, 3>{0, 0, 1};
  return Viewpoint::fromAxes(worldFromPatient(geometry, up), worldFromPatient(geometry, lps), zoom);
}

Viewpoint firstViewpoint(const Geometry& geometry) {
  return viewpointFrom(geometry, {0.55, -0.8, 0.35}, 1.9);
}

}  // namespace twinray::core
