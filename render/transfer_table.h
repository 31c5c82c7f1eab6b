#pragma once

#include <array>
#include <vector>

#include "core/transfer_function.h"
#include "render/prepared_volume.h"

namespace twinray::render {

/// Opacity (per opacity unit) and colour for each voxel value of a prepared volume.
struct TransferTable {
  std::vector<float> opacity;
  std::vector<std::array<float, 3>> color;
};

/// The transfer function itself at every voxel value: steps stay steps.
TransferTable transferTable(const core::TransferFunction& function, const PreparedVolume& volume);

/// As the original: 256 samples of the transfer function at i/255 * ceil(largest scalar), linear between them.
TransferTable seedTransferTable(const core::TransferFunction& function, const PreparedVolume& volume);

}  // namespace twinray::render
