#include "core/linked_viewpoint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/anatomy.h"
#include "core/slice.h"

namespace twinray::core {
namespace {

constexpr double kHalfAngle = Viewpoint::kViewAngle / 2 * std::numbers::pi / 180;
constexpr double kWidestHalfAngle = 85 * std::numbers::pi / 180;  ///< as the renderer limits it

/// A direction of the picture's world in the patient, LPS.
std::array<double, 3> inPatient(const Geometry& geometry, const std::array<double, 3>& world) {
  std::array<double, 3> lps{};
  for (int row = 0; row < 3; ++row) {
    for (int axis = 0; axis < 3; ++axis) lps[row] += geometry.direction[3 * row + axis] * world[axis];
  }
  return lps;
}

std::array<double, 3> centreInPatient(const Geometry& geometry) {
  // The camera looks at origin + spacing * dimensions / 2: half a voxel beyond the middle of the voxels' centres.
  std::array<double, 3> index;
  for (int axis = 0; axis < 3; ++axis) index[axis] = geometry.dimensions[axis] / 2.0;
  return patientPosition(geometry, index);
}

/// Whether a place of the patient lies within the volume's box.
bool holds(const Geometry& geometry, const std::array<double, 3>& lps) {
  std::array<double, 3> from;
  for (int i = 0; i < 3; ++i) from[i] = lps[i] - geometry.origin[i];
  const auto world = worldFromPatient(geometry, from);
  for (int axis = 0; axis < 3; ++axis) {
    const double index = world[axis] / geometry.spacing[axis];
    if (index < 0 || index > geometry.dimensions[axis]) return false;
  }
  return true;
}

double dot(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

}  // namespace

Viewpoint linkedViewpoint(const Scene& scene, const Geometry& other) {
  const Geometry& own = scene.volume->geometry();
  const Viewpoint& viewpoint = scene.viewpoint;
  const auto up = inPatient(own, viewpoint.up()), back = inPatient(own, viewpoint.back());
  const auto right = inPatient(own, viewpoint.right());
  const auto linkedUp = worldFromPatient(other, up), linkedBack = worldFromPatient(other, back);
  const auto from = centreInPatient(own), to = centreInPatient(other);
  if (!holds(own, to) && !holds(other, from)) {
    Viewpoint turned = Viewpoint::fromAxes(linkedUp, linkedBack, viewpoint.zoom());
    turned.setPan(viewpoint.pan());
    return turned;
  }
  // Half the picture's height in the plane through the centre, in mm.
  const double half =
      Viewpoint::kDistance * own.diagonal() * std::tan(std::min(kHalfAngle / viewpoint.zoom(), kWidestHalfAngle));
  const double zoom = kHalfAngle / std::atan(half / (Viewpoint::kDistance * other.diagonal()));
  Viewpoint linked = Viewpoint::fromAxes(linkedUp, linkedBack, zoom);
  const std::array<double, 3> way{to[0] - from[0], to[1] - from[1], to[2] - from[2]};
  linked.setPan({viewpoint.pan()[0] + dot(way, right) / (2 * half), viewpoint.pan()[1] + dot(way, up) / (2 * half)});
  return linked;
}

}  // namespace twinray::core
