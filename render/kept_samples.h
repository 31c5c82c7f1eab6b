#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "render/ray_field.h"

namespace twinray::render {

inline constexpr int kKeptRays = 16;  ///< side by side
inline constexpr int kKeptSteps = 8;  ///< of a chunk

/// Rays whose samples are kept side by side; rays that meet nothing are left out.
struct KeptRayStarts {
  int rays = 0;                          ///< of kKeptRays
  unsigned longest = 0;                  ///< most steps
  unsigned position[3][kKeptRays] = {};  ///< as RayStart, by ray
  unsigned increment[3][kKeptRays] = {};
  unsigned steps[kKeptRays] = {};
  unsigned pixel[kKeptRays] = {};  ///< its number among those of a pass
};

/// kKeptSteps samples of kKeptRays rays, fewer at their ends.
struct KeptChunk {
  static constexpr std::uint32_t kUniform = ~0u;

  std::uint16_t least, most;  ///< voxel values
  /// Place of its samples in units of kKeptRays; kUniform where they all have one value and one light.
  std::uint32_t first;
  std::uint32_t light;  ///< of uniform ones, as in KeptTileView::lights
};

struct KeptPacket {
  std::uint32_t firstChunk, chunks;
  std::uint32_t steps[kKeptRays];
  std::uint32_t pixel[kKeptRays];
};

/// The samples of a tile, by step and then by ray.
struct KeptTileView {
  std::span<const KeptPacket> packets;
  const KeptChunk* chunks = nullptr;
  const std::uint16_t* values = nullptr;
  const std::uint32_t* lights = nullptr;  ///< diffuse factor in the low half, specular in the high one; null: unshaded
};

/// How samples are kept and composited, once for each instruction set. All give the numbers that a RayCaster gives.
struct KeptKernel {
  /// Writes all samples of these rays; lanes and steps without one become 0. `lights` is null where the field is
  /// unshaded.
  void (*collect)(const RayField& field, const KeptRayStarts& starts, std::uint16_t* values,
                  std::uint32_t* lights) = nullptr;
  /// Writes the pixels of a tile under the field's colours. `seen`: by voxel value, how many smaller ones have opacity.
  void (*composite)(const RayField& field, const KeptTileView& tile, const std::uint32_t* seen,
                    std::uint16_t* pixels) = nullptr;
};

}  // namespace twinray::render
