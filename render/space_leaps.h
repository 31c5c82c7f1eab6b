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

  /// Other voxel values are seen: `seen` has one entry for each. Blocks that are `labelled` (one byte each; null: none)
  /// are never leaped over.
  void update(const std::vector<bool>& seen, const std::uint8_t* labelled);

  /// Smallest and largest values in cubes of 4^(level + 1) cells a side, level 0 to 2.
  const std::vector<PreparedVolume::Block>& cubes(int level) const { return levels_[level].cubes; }
  const std::array<int, 3>& dimensions(int level) const { return levels_[level].dimensions; }

  const std::uint8_t* leaps() const { return leaps_.data(); }

 private:
  struct Level {
    std::array<int, 3> dimensions{};
    std::vector<PreparedVolume::Block> cubes;
  };
  void fill(const std::array<int, 3>& first, const std::array<int, 3>& end, std::uint8_t value);
  void mark(int level, const std::array<int, 3>& cube, const std::vector<std::uint32_t>& seenBelow);
  void keepLabelled(const std::uint8_t* labelled);

  std::vector<Level> levels_;  // cubes of 4, 16, 64 cells a side
  std::vector<std::uint8_t> leaps_;
};

}  // namespace twinray::render
