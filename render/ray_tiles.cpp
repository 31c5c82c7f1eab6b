#include "render/ray_tiles.h"

namespace twinray::render {
namespace {

/// Rays that are cast together: so many a side, since rays side by side in any direction share cached voxels.
constexpr int kBlock = 4;

/// The rays of a block that may meet the volume.
void addBlock(const RayField& field, int left, int bottom, std::vector<RayPlace>& rays) {
  for (int y = bottom; y < std::min(bottom + kBlock, field.size[1]); ++y) {
    int first = std::max(left, field.rowBounds[2 * y]);
    if (field.stride == 2 && (first + y) % 2 != field.parity) ++first;
    const int last = std::min(left + kBlock * field.stride - 1, field.rowBounds[2 * y + 1]);
    for (int x = first; x <= last; x += field.stride) {
      rays.push_back({static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y)});
    }
  }
}

}  // namespace

RayTiles::RayTiles(const RayField& field)
    : field_(field),
      rows_(kRows * field.stride),
      across_((field.size[0] + kRays - 1) / kRays),
      down_((field.size[1] + rows_ - 1) / rows_) {}

void RayTiles::rays(int tile, std::vector<RayPlace>& rays) const {
  const int left = tile % across_ * kRays;
  const int bottom = tile / across_ * rows_;
  rays.clear();
  for (int y = bottom; y < std::min(bottom + rows_, field_.size[1]); y += kBlock) {
    for (int x = left; x < std::min(left + kRays, field_.size[0]); x += kBlock * field_.stride)
      addBlock(field_, x, y, rays);
  }
}

}  // namespace twinray::render
