// The loops over the samples of a ray, compiled once for each instruction set. A file that includes this one defines
// TWINRAY_RAY_KERNEL, the namespace of its copy, and nothing of what is included may be shared between copies: the
// linker would take any of them for all. So no function of the standard library is called here that is not inlined.

#include <cmath>
#include <cstring>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include "render/ray_field.h"

namespace twinray::render::TWINRAY_RAY_KERNEL {

constexpr unsigned kShift = 15;
constexpr unsigned kMask = 0x7fff;
/// A block is four cells.
constexpr unsigned kBlockShift = kShift + 2;

/// Product of two numbers of 15 bits as VTK rounds colours: up.
constexpr unsigned times(unsigned a, unsigned b) {
  return (a * b + 0x7fff) >> kShift;
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL

#include "render/eight_lanes.h"
#include "render/ray_start.h"

namespace twinray::render::TWINRAY_RAY_KERNEL {

enum class Shading { kNone, kNarrow, kWide };

/// Marches rays through voxels of type Index: what the composite helpers of VTK's fixed-point ray caster (trilinear,
/// one component; VTK 9.1) compute, bit for bit, for white light.
template <typename Index, Shading kShading>
class Ray {
 public:
  explicit Ray(const RayField& field) : field_(field), voxels_(static_cast<const Index*>(field.voxels)) {}

  /// Writes the pixel: premultiplied RGBA.
  void cast(int x, int y, std::uint16_t* pixel) {
    const RayStart start = rayOf(field_, x, y);
    color_[0] = color_[1] = color_[2] = 0;
    remaining_ = kMask;
    if (start.steps > 0) march(start);
    for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint16_t>(color_[c] < kMask ? color_[c] : kMask);
    pixel[3] = static_cast<std::uint16_t>(~remaining_ & kMask);
  }

 private:
  void march(const RayStart& start) {
    constexpr unsigned kEarlyEnd = 0xff;
    unsigned x = start.position[0], y = start.position[1], z = start.position[2];
    const unsigned dx = start.increment[0], dy = start.increment[1], dz = start.increment[2];
    const Position increment(dx, dy, dz);
    float stepsPerUnit[3];
    for (int a = 0; a < 3; ++a) stepsPerUnit[a] = inverseStep(start.increment[a]);
    unsigned left = start.steps;
    for (;;) {
      const unsigned leap = field_.leaps[(z >> kBlockShift) * field_.blockSlice + (y >> kBlockShift) * field_.blockRow +
                                         (x >> kBlockShift)];
      if (leap > 0) {
        const unsigned position[3] = {x, y, z};
        const unsigned n = stepsWithin((1u << (kShift + 2 * leap)) - 1, position, start.increment, stepsPerUnit);
        if (n >= left) return;
        left -= n;
        x += n * dx;
        y += n * dy;
        z += n * dz;
        continue;
      }
      const unsigned bx = x, by = y, bz = z;
      Position position(x, y, z);
      do {
        addSample(position, (x >> kShift) + (y >> kShift) * field_.row + (z >> kShift) * field_.slice);
        if (remaining_ < kEarlyEnd || --left == 0) return;
        position.add(increment);
        x += dx;
        y += dy;
        z += dz;
      } while (((x ^ bx) | (y ^ by) | (z ^ bz)) >> kBlockShift == 0);
    }
  }

  /// A little less than 1 / |increment|, so that rounding never counts a step too many; large where nothing is added.
  static float inverseStep(unsigned increment) {
    constexpr float kSafe = 1 - 1.0f / (1 << 20);
    constexpr float kNever = 1e3f;
    const unsigned size = increment >> 31 ? 0u - increment : increment;
    return size > 0 ? kSafe / static_cast<float>(size) : kNever;
  }

  /// Steps, at least one, of which all but the last stay within the cube of mask + 1 units a side that the position
  /// lies in.
  static unsigned stepsWithin(unsigned mask, const unsigned* position, const unsigned* increment,
                              const float* stepsPerUnit) {
    float least = 1e9f;
    for (int a = 0; a < 3; ++a) {
      const unsigned inside = position[a] & mask;
      const unsigned ahead = increment[a] >> 31 ? inside : mask - inside;
      const float steps = static_cast<float>(static_cast<int>(ahead)) * stepsPerUnit[a];
      least = steps < least ? steps : least;
    }
    return static_cast<unsigned>(static_cast<int>(least)) + 1;
  }

  void addSample(const Position& position, std::size_t cell) {
    const Eight weights = cornerWeights(position);
    const unsigned value = interpolate(cornersOf(voxels_ + cell, field_.row, field_.slice), weights);
    const std::uint16_t* sample = field_.color[value & 0xffff].data();
    const unsigned alpha = sample[3];
    if (alpha == 0) return;
    if constexpr (kShading == Shading::kNone) {
      for (int c = 0; c < 3; ++c) color_[c] += times(sample[c], remaining_);
    } else {
      unsigned diffuse, shine;
      const std::uint16_t* normals = field_.normals + cell;
      if constexpr (kShading == Shading::kWide) {
        const WideLights lights = wideLightsOf(field_.light, normals, field_.row, field_.slice);
        diffuse = interpolate(lights.diffuse, weights);
        shine = times(interpolate(lights.specular, weights), alpha);
      } else {
        const Lights lights = lightsOf(field_.light, normals, field_.row, field_.slice);
        diffuse = interpolate(lights.diffuse, weights);
        shine = times(interpolate(lights.specular, weights), alpha);
      }
      for (int c = 0; c < 3; ++c) {
        const unsigned lit = (times(diffuse, sample[c]) + shine) & 0xffff;
        color_[c] += times(lit, remaining_);
      }
    }
    remaining_ = times(remaining_, ~alpha & kMask);
  }

  const RayField& field_;
  const Index* voxels_;
  unsigned color_[3] = {};
  unsigned remaining_ = 0;
};

template <typename Index, Shading kShading>
void castRow(const RayField& field, int y, int first, int last, std::uint16_t* pixels) {
  Ray<Index, kShading> ray(field);
  for (int x = first; x <= last; ++x, pixels += 4) ray.cast(x, y, pixels);
}

template <typename Index>
RowCaster rowCasterFor(const RayField& field) {
  if (!field.normals) return castRow<Index, Shading::kNone>;
  return field.wideLight ? castRow<Index, Shading::kWide> : castRow<Index, Shading::kNarrow>;
}

inline RowCaster rowCasterFor(const RayField& field, int bytesPerVoxel) {
  return bytesPerVoxel == 1 ? rowCasterFor<std::uint8_t>(field) : rowCasterFor<std::uint16_t>(field);
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
