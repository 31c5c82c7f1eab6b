#define TWINRAY_RAY_KERNEL keeping
#include "render/kept_rays.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

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

std::byte* KeptRays::Pool::take(std::size_t bytes, std::size_t most) {
  const std::lock_guard lock(mutex_);
  if (bytes > kSlab) return nullptr;
  if (used_ + bytes > kSlab) {
    ++slab_;
    used_ = 0;
  }
  if (slab_ == slabs_.size()) {
    if ((slab_ + 1) * kSlab > most) return nullptr;
    slabs_.emplace_back(new (std::nothrow) std::byte[kSlab]);
    if (!slabs_.back()) {
      slabs_.pop_back();
      return nullptr;
    }
  }
  std::byte* taken = slabs_[slab_].get() + used_;
  used_ += bytes;
  return taken;
}

void KeptRays::forget() {
  known_ = false;
  tiles_.clear();
  pool_.rewind();
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

bool KeptRays::keep(const RayField& field, const KeptKernel& kernel, const std::vector<RayPlace>& rays,
                    std::size_t mostBytes, KeptTileView& samples) {
  std::vector<std::uint16_t> values, packetValues;
  std::vector<std::uint32_t> lights, packetLights;
  std::vector<KeptPacket> packets;
  std::vector<KeptChunk> chunks;
  for (std::size_t next = 0; next < rays.size();) {
    KeptRayStarts starts;
    while (next < rays.size() && starts.rays < kKeptRays) add(field, rays[next++], starts);
    if (starts.rays == 0) break;
    packetValues.resize(std::size_t(starts.longest) * kKeptRays);
    if (field.normals) packetLights.resize(packetValues.size());
    std::uint32_t* const light = field.normals ? packetLights.data() : nullptr;
    kernel.collect(field, starts, packetValues.data(), light);

    KeptPacket packet{static_cast<std::uint32_t>(chunks.size()), 0, {}, {}};
    std::copy_n(starts.steps, kKeptRays, packet.steps);
    std::copy_n(starts.pixel, kKeptRays, packet.pixel);
    for (unsigned first = 0; first < starts.longest; first += kKeptSteps, ++packet.chunks) {
      const unsigned steps = std::min<unsigned>(kKeptSteps, starts.longest - first);
      KeptChunk chunk = chunkOf(starts, packetValues.data(), light, first, steps);
      if (chunk.first != KeptChunk::kUniform) {
        chunk.first = static_cast<std::uint32_t>(values.size() / kKeptRays);
        const auto from = std::ptrdiff_t(first) * kKeptRays, to = std::ptrdiff_t(first + steps) * kKeptRays;
        values.insert(values.end(), packetValues.begin() + from, packetValues.begin() + to);
        if (light) lights.insert(lights.end(), packetLights.begin() + from, packetLights.begin() + to);
      }
      chunks.push_back(chunk);
    }
    packets.push_back(packet);
  }

  // Largest alignment first.
  const auto bytesOf = [](const auto& v) { return v.size() * sizeof(v[0]); };
  std::byte* room =
      pool_.take(bytesOf(packets) + bytesOf(chunks) + bytesOf(lights) + (bytesOf(values) + 7) / 8 * 8, mostBytes);
  if (!room) return false;
  const auto put = [&room, &bytesOf](const auto& v) {
    using Value = typename std::decay_t<decltype(v)>::value_type;
    const auto* placed = reinterpret_cast<const Value*>(room);
    if (!v.empty()) std::memcpy(room, v.data(), bytesOf(v));
    room += bytesOf(v);
    return placed;
  };
  samples.packets = {put(packets), packets.size()};
  samples.chunks = put(chunks);
  samples.lights = put(lights);
  samples.values = put(values);
  return true;
}

bool KeptRays::cast(const RayField& field, std::size_t colors, std::size_t mostBytes, int threads,
                    const std::stop_token& stop, std::vector<std::uint16_t>& pixels) {
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
    if (!std::exchange(tile.tried, true)) {
      try {
        tile.kept = keep(field, kernel, rays, mostBytes, tile.samples);
      } catch (const std::bad_alloc&) {
        tile.kept = false;
      }
    }
    if (tile.kept) {
      kernel.composite(field, tile.samples, seen_.data(), pixels.data());
    } else {
      caster(field, rays, pixels.data());
    }
  });
}

}  // namespace twinray::render
