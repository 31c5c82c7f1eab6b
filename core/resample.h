#pragma once

#include <memory>

#include "core/volume.h"

namespace twinray::core {

/// The same volume on a grid of `side` (at least 1) voxels along each axis, by linear interpolation between voxel
/// centres, constant beyond the outermost; integers are rounded. It fills the same space, so voxels that were cubes
/// need not stay so. For measuring what a volume of another size would cost: it has no more detail than before.
std::shared_ptr<const Volume> resampled(const Volume& volume, int side);

}  // namespace twinray::core
