#pragma once

#include <array>

#include "core/viewpoint.h"
#include "core/volume.h"

namespace twinray::core {

/// A direction given along patient axes (LPS: left, posterior, superior), in the picture's world, whose axes are the
/// index axes: direction^T * lps.
std::array<double, 3> worldFromPatient(const Geometry& geometry, const std::array<double, 3>& lps);

/// A camera that stands towards `lps` from the centre, superior up.
Viewpoint viewpointFrom(const Geometry& geometry, const std::array<double, 3>& lps, double zoom = 1);

/// What opens with a volume: from the front, a little to the patient's left and above.
Viewpoint firstViewpoint(const Geometry& geometry);

}  // namespace twinray::core
