#pragma once

#include "core/scene.h"

namespace twinray::core {

/// The viewpoint from which another volume of the same patient looks the same: the same direction in the patient, the
/// same millimetres for each pixel, the same place of the patient in the middle (in the plane through its centre).
/// Volumes that do not lie at the same place, the centre of each outside the other, are not of one patient, or not of
/// one scanner's coordinates: then the direction is the same, and zoom and pan, which go by the size of each.
Viewpoint linkedViewpoint(const Scene& scene, const Geometry& other);

}  // namespace twinray::core
