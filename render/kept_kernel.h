// Included by ray_kernel.h alone, once for each instruction set: samples of many rays, kept and composited.

#include "render/kept_samples.h"

namespace twinray::render::TWINRAY_RAY_KERNEL {

template <typename Index, Shading kShading>
void collectKept(const RayField& field, const KeptRayStarts& starts, std::uint16_t* values, std::uint32_t* lights) {
  const Index* voxels = static_cast<const Index*>(field.voxels);
  for (int ray = 0; ray < kKeptRays; ++ray) {
    unsigned x = starts.position[0][ray], y = starts.position[1][ray], z = starts.position[2][ray];
    for (unsigned step = 0; step < starts.longest; ++step) {
      const std::size_t place = std::size_t(step) * kKeptRays + static_cast<unsigned>(ray);
      if (step >= starts.steps[ray]) {
        values[place] = 0;
        if constexpr (kShading != Shading::kNone) lights[place] = 0;
        continue;
      }
      const Eight weights = cornerWeights(Position(x, y, z));
      const std::size_t cell = (x >> kShift) + (y >> kShift) * field.row + (z >> kShift) * field.slice;
      values[place] =
          static_cast<std::uint16_t>(interpolate(cornersOf(voxels + cell, field.row, field.slice), weights));
      if constexpr (kShading != Shading::kNone) {
        const SampleLight lit = sampleLight<kShading>(field, cell, weights);
        lights[place] = (lit.diffuse & 0xffff) | lit.specular << 16;
      }
      x += starts.increment[0][ray];
      y += starts.increment[1][ray];
      z += starts.increment[2][ray];
    }
  }
}

template <bool kShaded>
void compositeKept(const RayField& field, const KeptTileView& tile, const std::uint32_t* seen, std::uint16_t* pixels) {
  const KeptPacket* const end = tile.packets.data() + tile.packets.size();
  for (const KeptPacket* packet = tile.packets.data(); packet != end; ++packet) {
    Light light[kKeptRays];
    for (unsigned chunk = 0; chunk < packet->chunks; ++chunk) {
      const KeptChunk& samples = tile.chunks[packet->firstChunk + chunk];
      if (seen[samples.most + 1] == seen[samples.least]) continue;
      const bool uniform = samples.first == KeptChunk::kUniform;
      for (int ray = 0; ray < kKeptRays; ++ray) {
        const unsigned from = chunk * kKeptSteps;
        if (light[ray].remaining < kEarlyEnd || packet->steps[ray] <= from) continue;
        const unsigned left = packet->steps[ray] - from;
        const unsigned steps = left < kKeptSteps ? left : kKeptSteps;
        std::size_t place = uniform ? 0 : std::size_t(samples.first) * kKeptRays + static_cast<unsigned>(ray);
        for (unsigned step = 0; step < steps; ++step, place += kKeptRays) {
          const std::uint16_t* sample = field.color[uniform ? samples.least : tile.values[place]].data();
          if (sample[3] == 0) continue;
          if constexpr (kShaded) {
            const std::uint32_t factors = uniform ? samples.light : tile.lights[place];
            light[ray].add(sample, factors & 0xffff, times(factors >> 16, sample[3]));
          } else {
            light[ray].add(sample);
          }
          if (light[ray].remaining < kEarlyEnd) break;
        }
      }
    }
    for (int ray = 0; ray < kKeptRays; ++ray) {
      if (packet->steps[ray] > 0) light[ray].write(pixels + std::size_t(4) * packet->pixel[ray]);
    }
  }
}

template <typename Index>
KeptKernel keptKernelOf(const RayField& field) {
  if (!field.normals) return {collectKept<Index, Shading::kNone>, compositeKept<false>};
  return {field.wideLight ? collectKept<Index, Shading::kWide> : collectKept<Index, Shading::kNarrow>,
          compositeKept<true>};
}

inline KeptKernel keptKernelFor(const RayField& field) {
  return field.bytesPerVoxel == 1 ? keptKernelOf<std::uint8_t>(field) : keptKernelOf<std::uint16_t>(field);
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
