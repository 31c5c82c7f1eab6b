#pragma once

#include <cstddef>
#include <memory>

#include "core/volume.h"

namespace twinray::core {

/// Volumes of more voxels are large: where pixels are larger than voxels, guides are cast through reduced copies of
/// them (docs/decisions/0016).
inline constexpr std::size_t kMostSmallVoxels = std::size_t(1) << 25;
inline bool isLarge(const Volume* volume) {
  return volume && volume->geometry().voxelCount() > kMostSmallVoxels;
}

/// The same volume on a grid of `side` (at least 1) voxels along each axis, by linear interpolation between voxel
/// centres, constant beyond the outermost; integers are rounded. It fills the same space, so voxels that were cubes
/// need not stay so. For measuring what a volume of another size would cost: it has no more detail than before.
std::shared_ptr<const Volume> resampled(const Volume& volume, int side);

}  // namespace twinray::core
