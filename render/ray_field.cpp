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

}  // namespace

RowCaster rowCaster(const RayField& field, RayKernel kernel) {
  const RowCaster fastest = kernel == RayKernel::kFastest ? avx2RowCaster(field) : nullptr;
  return fastest ? fastest : baselineRowCaster(field);
}

bool castRays(const RayField& field, RowCaster caster, int threads, const std::stop_token& stop,
              std::vector<std::uint16_t>& pixels) {
  const int width = field.size[0], height = field.size[1];
  pixels.assign(std::size_t(4) * width * height, 0);
  const int across = (width + kTileRays - 1) / kTileRays;
  const int tiles = across * ((height + kTileRows - 1) / kTileRows);
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int tile = next++; tile < tiles && !stop.stop_requested(); tile = next++) {
      const int left = tile % across * kTileRays;
      const int bottom = tile / across * kTileRows;
      for (int y = bottom; y < std::min(bottom + kTileRows, height); ++y) {
        int first = std::max(left, field.rowBounds[2 * y]);
        if (field.stride == 2 && (first + y) % 2 != field.parity) ++first;
        const int last = std::min(left + kTileRays - 1, field.rowBounds[2 * y + 1]);
        if (first <= last) caster(field, y, first, last, pixels.data() + 4 * (std::size_t(y) * width + first));
      }
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
