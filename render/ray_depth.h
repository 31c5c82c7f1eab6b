#pragma once

#include <array>
#include <stop_token>

#include "core/image.h"
#include "render/ray_field.h"

namespace twinray::render {

/// Distance from the camera along its viewing direction as a function of the place: of voxel indices.
struct LinearDepth {
  double constant = 0;  ///< of voxel 0, 0, 0
  std::array<double, 3> perVoxel{};
};

/// Fills in core::Frame::depth: one ray through the middle of each cell of a plane that covers the picture (its size is
/// the number of cells), weighted by opacities as castRays() composites them. Colours, light, maximumIntensity and
/// which pixels the field leaves out do not matter. Neither threads (at least 1) nor machine decide any number. False
/// if stopped.
bool castDepth(const RayField& field, const LinearDepth& depthOf, int threads, const std::stop_token& stop,
               core::Plane& plane);

}  // namespace twinray::render
