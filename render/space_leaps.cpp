#include "render/space_leaps.h"

#include <algorithm>

namespace twinray::render {
namespace {

constexpr int kLevels = 3;
constexpr int kFan = 4;         // cubes of a level along each side of one of the next
constexpr int kReadBeyond = 3;  // bytes of the last one, which is read as four

using Block = PreparedVolume::Block;

std::size_t offsetOf(const std::array<int, 3>& n, int x, int y, int z) {
  return (std::size_t(z) * n[1] + y) * n[0] + x;
}

}  // namespace

void SpaceLeaps::setBlocks(const std::vector<Block>& blocks, const std::array<int, 3>& dimensions) {
  levels_.assign(1, {dimensions, blocks});
  while (levels_.size() < kLevels) {
    const Level& fine = levels_.back();
    const auto& n = fine.dimensions;
    Level coarse;
    for (int a = 0; a < 3; ++a) coarse.dimensions[a] = (n[a] + kFan - 1) / kFan;
    const auto& m = coarse.dimensions;
    coarse.cubes.assign(std::size_t(m[0]) * m[1] * m[2], {0xffff, 0});
    const Block* in = fine.cubes.data();
    for (int z = 0; z < n[2]; ++z) {
      for (int y = 0; y < n[1]; ++y) {
        Block* row = coarse.cubes.data() + offsetOf(m, 0, y / kFan, z / kFan);
        for (int x = 0; x < n[0]; ++x, ++in) {
          Block& out = row[x / kFan];
          out.minimum = std::min(out.minimum, in->minimum);
          out.maximum = std::max(out.maximum, in->maximum);
        }
      }
    }
    levels_.push_back(std::move(coarse));
  }
  leaps_.resize(blocks.size() + kReadBeyond);
}

void SpaceLeaps::update(const std::vector<bool>& seen, const std::uint8_t* labelled) {
  std::vector<std::uint32_t> seenBelow(seen.size() + 1);
  for (std::size_t i = 0; i < seen.size(); ++i) seenBelow[i + 1] = seenBelow[i] + seen[i];
  const auto& n = levels_.back().dimensions;
  for (int z = 0; z < n[2]; ++z) {
    for (int y = 0; y < n[1]; ++y) {
      for (int x = 0; x < n[0]; ++x) mark(kLevels - 1, {x, y, z}, seenBelow);
    }
  }
  if (labelled) keepLabelled(labelled);
}

void SpaceLeaps::keepLabelled(const std::uint8_t* labelled) {
  // The cubes around a labelled block are no longer empty: within them, leaps go from block to block.
  const auto& n = dimensions(0);
  for (int z = 0; z < n[2]; ++z) {
    for (int y = 0; y < n[1]; ++y) {
      for (int x = 0; x < n[0]; ++x) {
        const std::size_t i = offsetOf(n, x, y, z);
        if (!labelled[i]) continue;
        const int around = leaps_[i] == 3 ? kFan * kFan : leaps_[i] == 2 ? kFan : 1;
        std::array<int, 3> first{x / around * around, y / around * around, z / around * around}, end;
        for (int a = 0; a < 3; ++a) end[a] = std::min(first[a] + around, n[a]);
        if (around > 1) fill(first, end, 1);
      }
    }
  }
  for (std::size_t i = 0; i < levels_[0].cubes.size(); ++i) {
    if (labelled[i]) leaps_[i] = 0;
  }
}

void SpaceLeaps::mark(int level, const std::array<int, 3>& cube, const std::vector<std::uint32_t>& seenBelow) {
  const Level& here = levels_[level];
  const Block& block = here.cubes[offsetOf(here.dimensions, cube[0], cube[1], cube[2])];
  const bool isSeen = seenBelow[block.maximum + 1] > seenBelow[block.minimum];
  if (level == 0) {
    leaps_[offsetOf(here.dimensions, cube[0], cube[1], cube[2])] = isSeen ? 0 : 1;
    return;
  }
  const Level& finer = levels_[level - 1];
  std::array<int, 3> first, end;
  for (int a = 0; a < 3; ++a) {
    first[a] = kFan * cube[a];
    end[a] = std::min(first[a] + kFan, finer.dimensions[a]);
  }
  if (!isSeen) {
    for (int a = 0; a < 3; ++a) {
      for (int l = level - 1; l > 0; --l) {
        first[a] *= kFan;
        end[a] = std::min(end[a] * kFan, levels_[l - 1].dimensions[a]);
      }
    }
    return fill(first, end, static_cast<std::uint8_t>(level + 1));
  }
  for (int z = first[2]; z < end[2]; ++z) {
    for (int y = first[1]; y < end[1]; ++y) {
      for (int x = first[0]; x < end[0]; ++x) mark(level - 1, {x, y, z}, seenBelow);
    }
  }
}

void SpaceLeaps::fill(const std::array<int, 3>& first, const std::array<int, 3>& end, std::uint8_t value) {
  for (int z = first[2]; z < end[2]; ++z) {
    for (int y = first[1]; y < end[1]; ++y) {
      std::uint8_t* row = leaps_.data() + offsetOf(dimensions(0), 0, y, z);
      std::fill(row + first[0], row + end[0], value);
    }
  }
}

}  // namespace twinray::render
