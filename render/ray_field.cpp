#include "render/ray_field.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "render/ray_kernels.h"

namespace twinray::render {

namespace {

/// A piece of work: as many rays as take about a millisecond, near each other so that they share cached voxels.
constexpr int kTileRows = 8;
constexpr int kTileRays = 64;

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

RayCaster rayCaster(const RayField& field, RayKernel kernel) {
  const RayCaster packets = kernel == RayKernel::kFastest ? avx512RayCaster(field) : nullptr;
  if (packets) return packets;
  const RayCaster single = kernel != RayKernel::kBaseline ? avx2RayCaster(field) : nullptr;
  return single ? single : baselineRayCaster(field);
}

bool castRays(const RayField& field, RayCaster caster, int threads, const std::stop_token& stop,
              std::vector<std::uint16_t>& pixels) {
  const int width = field.size[0], height = field.size[1];
  pixels.assign(std::size_t(4) * width * height, 0);
  const int rows = kTileRows * field.stride;
  const int across = (width + kTileRays - 1) / kTileRays;
  const int tiles = across * ((height + rows - 1) / rows);
  std::atomic<int> next = 0;
  const auto work = [&] {
    std::vector<RayPlace> rays;
    rays.reserve(std::size_t(kTileRows) * kTileRays);
    for (int tile = next++; tile < tiles && !stop.stop_requested(); tile = next++) {
      const int left = tile % across * kTileRays;
      const int bottom = tile / across * rows;
      rays.clear();
      for (int y = bottom; y < std::min(bottom + rows, height); y += kBlock) {
        for (int x = left; x < std::min(left + kTileRays, width); x += kBlock * field.stride)
          addBlock(field, x, y, rays);
      }
      caster(field, rays, pixels.data());
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < std::min(threads, tiles); ++i) helpers.emplace_back(work);
    work();
  }
  return !stop.stop_requested();
}

}  // namespace twinray::render
