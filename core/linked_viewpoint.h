#pragma once

#include "core/scene.h"

namespace twinray::core {

/// The viewpoint from which another volume of the same patient looks the same: the same direction in the patient, the
/// same millimetres for each pixel, the same place of the patient in the middle (in the plane through its centre).
Viewpoint linkedViewpoint(const Scene& scene, const Geometry& other);

}  // namespace twinray::core
