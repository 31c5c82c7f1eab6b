#define TWINRAY_RAY_KERNEL keeping
#include "render/kept_rays.h"

#include <algorithm>
#include <new>

#include "render/ray_kernel.h"
#include "render/ray_kernels.h"

namespace twinray::render {
namespace {

KeptKernel keptKernel(const RayField& field, RayKernel kernel) {
  const KeptKernel packets = kernel == RayKernel::kFastest ? avx512KeptKernel(field) : KeptKernel();
  if (packets.collect) return packets;
  const KeptKernel single = kernel != RayKernel::kBaseline ? avx2KeptKernel(field) : KeptKernel();
  return single.collect ? single : baselineKeptKernel(field);
}

void add(const RayField& field, RayPlace place, KeptRayStarts& starts) {
  const keeping::RayStart ray = keeping::rayOf(field, place.x, place.y);
  if (ray.steps == 0) return;
  const int i = starts.rays++;
  for (int a = 0; a < 3; ++a) {
    starts.position[a][i] = ray.position[a];
    starts.increment[a][i] = ray.increment[a];
  }
  starts.steps[i] = ray.steps;
  starts.pixel[i] = static_cast<unsigned>(place.y) * static_cast<unsigned>(field.size[0]) + place.x;
  starts.longest = std::max(starts.longest, ray.steps);
}

/// What the samples of `steps` steps from `first` on have in common; KeptChunk::first is kUniform or 0.
KeptChunk chunkOf(const KeptRayStarts& starts, const std::uint16_t* values, const std::uint32_t* lights, unsigned first,
                  unsigned steps) {
  KeptChunk chunk{0xffff, 0, 0, 0};
  bool oneLight = true, any = false;
  for (unsigned step = first; step < first + steps; ++step) {
    for (int ray = 0; ray < starts.rays; ++ray) {
      if (step >= starts.steps[ray]) continue;
      const std::size_t place = std::size_t(step) * kKeptRays + static_cast<unsigned>(ray);
      chunk.least = std::min(chunk.least, values[place]);
      chunk.most = std::max(chunk.most, values[place]);
      if (!lights) continue;
      if (!any) chunk.light = lights[place];
      any = true;
      oneLight = oneLight && lights[place] == chunk.light;
    }
  }
  if (chunk.least == chunk.most && oneLight) chunk.first = KeptChunk::kUniform;
  return chunk;
}

}  // namespace

std::size_t KeptRays::Tile::bytes() const {
  return packets.capacity() * sizeof(KeptPacket) + chunks.capacity() * sizeof(KeptChunk) +
         values.capacity() * sizeof(values[0]) + lights.capacity() * sizeof(lights[0]);
}

KeptTileView KeptRays::Tile::view() const {
  return {packets, chunks.data(), values.data(), lights.empty() ? nullptr : lights.data()};
}

void KeptRays::forget() {
  known_ = false;
  tiles_.clear();
  bytes_ = 0;
}

double KeptRays::keptShare() const {
  if (tiles_.empty()) return 0;
  return double(std::ranges::count_if(tiles_, &Tile::kept)) / double(tiles_.size());
}

bool KeptRays::sameRays(const RayField& f) const {
  const RayField& k = field_;
  return known_ && f.viewToVoxels == k.viewToVoxels && f.bounds == k.bounds && f.spacing == k.spacing &&
         f.sampleDistance == k.sampleDistance && f.viewport == k.viewport && f.origin == k.origin && f.size == k.size &&
         f.stride == k.stride && f.parity == k.parity && f.voxels == k.voxels && f.normals == k.normals &&
         f.light == k.light && std::equal(rowBounds_.begin(), rowBounds_.end(), f.rowBounds);
}

void KeptRays::keep(const RayField& field, const KeptKernel& kernel, const std::vector<RayPlace>& rays, Tile& tile) {
  std::vector<std::uint16_t> values;
  std::vector<std::uint32_t> lights;
  for (std::size_t next = 0; next < rays.size();) {
    KeptRayStarts starts;
    while (next < rays.size() && starts.rays < kKeptRays) add(field, rays[next++], starts);
    if (starts.rays == 0) break;
    const std::size_t samples = std::size_t(starts.longest) * kKeptRays;
    values.resize(samples);
    if (field.normals) lights.resize(samples);
    kernel.collect(field, starts, values.data(), field.normals ? lights.data() : nullptr);

    KeptPacket packet{static_cast<std::uint32_t>(tile.chunks.size()), 0, {}, {}};
    std::copy_n(starts.steps, kKeptRays, packet.steps);
    std::copy_n(starts.pixel, kKeptRays, packet.pixel);
    for (unsigned first = 0; first < starts.longest; first += kKeptSteps, ++packet.chunks) {
      const unsigned steps = std::min<unsigned>(kKeptSteps, starts.longest - first);
      KeptChunk chunk = chunkOf(starts, values.data(), field.normals ? lights.data() : nullptr, first, steps);
      if (chunk.first != KeptChunk::kUniform) {
        chunk.first = static_cast<std::uint32_t>(tile.values.size() / kKeptRays);
        const auto from = std::ptrdiff_t(first) * kKeptRays, to = std::ptrdiff_t(first + steps) * kKeptRays;
        tile.values.insert(tile.values.end(), values.begin() + from, values.begin() + to);
        if (field.normals) tile.lights.insert(tile.lights.end(), lights.begin() + from, lights.begin() + to);
      }
      tile.chunks.push_back(chunk);
    }
    tile.packets.push_back(packet);
  }
  tile.packets.shrink_to_fit();
  tile.chunks.shrink_to_fit();
  tile.values.shrink_to_fit();
  tile.lights.shrink_to_fit();
}

bool KeptRays::cast(const RayField& field, std::size_t colors, int threads, const std::stop_token& stop,
                    std::vector<std::uint16_t>& pixels) {
  const RayCaster caster = rayCaster(field, kernel_);
  if (field.labels || field.maximumIntensity) {
    forget();
    return castRays(field, caster, threads, stop, pixels);
  }
  if (!sameRays(field)) {
    forget();
    known_ = true;
    field_ = field;
    rowBounds_.assign(field.rowBounds, field.rowBounds + 2 * std::size_t(field.size[1]));
    field_.rowBounds = rowBounds_.data();
    return castRays(field, caster, threads, stop, pixels);
  }
  const RayTiles tiles(field);
  tiles_.resize(std::size_t(tiles.count()));
  const KeptKernel kernel = keptKernel(field, kernel_);
  seen_.assign(colors + 1, 0);
  for (std::size_t i = 0; i < colors; ++i) seen_[i + 1] = seen_[i] + (field.color[i][3] != 0 ? 1 : 0);
  pixels.assign(std::size_t(4) * field.size[0] * field.size[1], 0);

  return tiles.forEach(threads, stop, [&](int number, const std::vector<RayPlace>& rays) {
    Tile& tile = tiles_[std::size_t(number)];
    if (!tile.tried && bytes_ < mostBytes_) {
      tile.tried = true;
      try {
        keep(field, kernel, rays, tile);
        tile.kept = bytes_ + tile.bytes() <= mostBytes_;
      } catch (const std::bad_alloc&) {
        tile.kept = false;
      }
      if (tile.kept) {
        bytes_ += tile.bytes();
      } else {
        tile = Tile();
        tile.tried = true;
      }
    }
    if (tile.kept) {
      kernel.composite(field, tile.view(), seen_.data(), pixels.data());
    } else {
      caster(field, rays, pixels.data());
    }
  });
}

}  // namespace twinray::render
