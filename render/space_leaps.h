#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "render/prepared_volume.h"

namespace twinray::render {

/// Which parts of a volume rays may leap over: RayField::leaps.
class SpaceLeaps {
 public:
  /// Blocks of another volume, and their number along each axis.
  void setBlocks(const std::vector<PreparedVolume::Block>& blocks, const std::array<int, 3>& dimensions);

  /// Other voxel values are seen: `seen` has one entry for each.
  void update(const std::vector<bool>& seen);

  const std::uint8_t* leaps() const { return leaps_.data(); }
  const std::array<int, 3>& dimensions() const { return levels_.front().dimensions; }

 private:
  struct Level {
    std::array<int, 3> dimensions{};
    std::vector<PreparedVolume::Block> cubes;
  };
  void fill(const std::array<int, 3>& first, const std::array<int, 3>& end, std::uint8_t value);
  void mark(int level, const std::array<int, 3>& cube, const std::vector<std::uint32_t>& seenBelow);

  std::vector<Level> levels_;  // cubes of 4, 16, 64 cells a side
  std::vector<std::uint8_t> leaps_;
};

}  // namespace twinray::render
