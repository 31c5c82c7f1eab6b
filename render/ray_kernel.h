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
/// A ray ends where less than this shines through.
constexpr unsigned kEarlyEnd = 0xff;

/// Product of two numbers of 15 bits as VTK rounds colours: up.
constexpr unsigned times(unsigned a, unsigned b) {
  return (a * b + 0x7fff) >> kShift;
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL

#include "render/eight_lanes.h"
#include "render/ray_labels.h"
#include "render/ray_start.h"
#include "render/ray_walk.h"

namespace twinray::render::TWINRAY_RAY_KERNEL {

enum class Shading { kNone, kNarrow, kWide };

/// Light of a sample: means of that of its cell's corners.
struct SampleLight {
  unsigned diffuse, specular;
};

inline Lights lightsOf(const RayField& field, std::size_t cell) {
  return field.voxelLight ? lightsOf(field.voxelLight + cell, field.row, field.slice)
                          : lightsOf(field.light, field.normals + cell, field.row, field.slice);
}

template <Shading kShading>
SampleLight sampleLight(const RayField& field, std::size_t cell, const Eight& weights) {
  constexpr auto kMean = kShading == Shading::kWide ? interpolateWide : interpolate;
  const Lights corners = lightsOf(field, cell);
  return {kMean(corners.diffuse, weights), kMean(corners.specular, weights)};
}

/// Composites the samples of rays through voxels of type Index: what the composite helpers of VTK's fixed-point ray
/// caster (trilinear, one component; VTK 9.1) compute, bit for bit, for white light. Labels, which VTK does not know,
/// are samples of their own in front of the volume's.
template <typename Index, Shading kShading, bool kLabels>
class CompositeRay {
 public:
  explicit CompositeRay(const RayField& field) : field_(field), voxels_(static_cast<const Index*>(field.voxels)) {}

  /// Writes the pixel: premultiplied RGBA.
  void cast(int x, int y, std::uint16_t* pixel) const {
    Walk walk(field_, x, y);
    Light light;
    follow(walk, light);
    light.write(pixel);
  }

  /// Adds all samples that are seen, front to back, to a Light or to what sums up something else in its place.
  template <typename Sum>
  void follow(Walk& walk, Sum& light) const {
    while (!walk.done()) {
      const unsigned leap = field_.leaps[walk.block()];
      if (leap > 0) {
        walk.leap(leap);
        continue;
      }
      walk.enterBlock();
      do {
        addSample(walk, light);
        if (light.remaining < kEarlyEnd) break;
      } while (walk.stepWithinBlock());
      if (light.remaining < kEarlyEnd) break;
    }
  }

 private:
  template <typename Sum>
  void addSample(const Walk& walk, Sum& light) const {
    const Eight weights = cornerWeights(walk.position());
    const std::size_t cell = walk.cell();
    if constexpr (kLabels) addLabel<kShading != Shading::kNone>(field_, cell, weights, light);
    const unsigned value = interpolate(cornersOf(voxels_ + cell, field_.row, field_.slice), weights);
    const std::uint16_t* sample = field_.color[value & 0xffff].data();
    const unsigned alpha = sample[3];
    if (alpha == 0) return;
    if constexpr (kShading == Shading::kNone) {
      light.add(sample);
    } else {
      const SampleLight lit = sampleLight<kShading>(field_, cell, weights);
      light.add(sample, lit.diffuse, times(lit.specular, alpha));
    }
  }

  const RayField& field_;
  const Index* voxels_;
};

/// Looks for the largest value on the ray, as VTK's maximum-intensity helper does, but among all samples (VTK leaves
/// out blocks in which nothing is seen). Labels are composited in front of it.
template <typename Index, bool kLabels>
class MaximumRay {
 public:
  explicit MaximumRay(const RayField& field) : field_(field), voxels_(static_cast<const Index*>(field.voxels)) {}

  void cast(int x, int y, std::uint16_t* pixel) {
    Light light;
    if constexpr (kLabels) {
      Walk walk(field_, x, y);
      addLabels(walk, light);
    }
    Walk walk(field_, x, y);
    if (!walk.done()) light.add(field_.color[largest(walk)].data());
    light.write(pixel);
  }

 private:
  unsigned largest(Walk& walk) const {
    unsigned found = 0;
    while (!walk.done() && found < field_.largestValue) {
      if (const unsigned leap = emptyCube(walk, found); leap > 0) {
        walk.leap(leap);
        continue;
      }
      walk.enterBlock();
      do {
        const Eight weights = cornerWeights(walk.position());
        const Eight corners = cornersOf(voxels_ + walk.cell(), field_.row, field_.slice);
        const unsigned value = interpolate(corners, weights) & 0xffff;
        found = value > found ? value : found;
      } while (walk.stepWithinBlock());
    }
    return found;
  }

  /// The size of the cube around the position, as in RayField::leaps, that holds nothing above a value.
  unsigned emptyCube(const Walk& walk, unsigned value) const {
    unsigned empty = 0;
    while (empty < 3 &&
           field_.maxima[empty][walk.cube(field_.cubesPerRow[empty], field_.cubesPerSlice[empty], empty)].maximum <=
               value) {
      ++empty;
    }
    return empty;
  }

  void addLabels(Walk& walk, Light& light) const {
    while (!walk.done() && light.remaining >= kEarlyEnd) {
      if (!field_.labelled[walk.block()]) {
        walk.leap(1);
        continue;
      }
      walk.enterBlock();
      do {
        addLabel<false>(field_, walk.cell(), cornerWeights(walk.position()), light);
      } while (walk.stepWithinBlock());
    }
  }

  const RayField& field_;
  const Index* voxels_;
};

template <typename Ray>
void castSingly(const RayField& field, std::span<const RayPlace> rays, std::uint16_t* pixels) {
  Ray ray(field);
  for (const RayPlace* place = rays.data(); place != rays.data() + rays.size(); ++place) {
    ray.cast(place->x, place->y,
             pixels + 4 * (std::size_t(place->y) * static_cast<unsigned>(field.size[0]) + place->x));
  }
}

template <typename Index, bool kLabels>
RayCaster rayCasterFor(const RayField& field) {
  if (field.maximumIntensity) return castSingly<MaximumRay<Index, kLabels>>;
  if (!field.normals) return castSingly<CompositeRay<Index, Shading::kNone, kLabels>>;
  return field.wideLight ? castSingly<CompositeRay<Index, Shading::kWide, kLabels>>
                         : castSingly<CompositeRay<Index, Shading::kNarrow, kLabels>>;
}

inline RayCaster rayCasterFor(const RayField& field) {
  if (field.bytesPerVoxel == 1) {
    return field.labels ? rayCasterFor<std::uint8_t, true>(field) : rayCasterFor<std::uint8_t, false>(field);
  }
  return field.labels ? rayCasterFor<std::uint16_t, true>(field) : rayCasterFor<std::uint16_t, false>(field);
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL

#include "render/kept_kernel.h"
