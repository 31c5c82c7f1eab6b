#define TWINRAY_RAY_KERNEL collecting
#include "render/ray_samples.h"

#include "core/error.h"
#include "render/parallel_rows.h"
#include "render/ray_kernel.h"

namespace twinray::render {
namespace {

using namespace collecting;  // the kernel's own namespace, compiled once more for this file

/// Writes the samples of rays through voxels of type Index.
template <typename Index>
class Collector {
 public:
  explicit Collector(const RayField& field) : field_(field), voxels_(static_cast<const Index*>(field.voxels)) {}

  /// Number of samples written; there must be room for as many as the ray has steps, twice as many with labels.
  std::uint32_t collect(int x, int y, int labelValue, RaySample* out) const {
    RaySample* const begin = out;
    Walk walk(field_, x, y);
    unsigned largest = 0;
    const bool any = !walk.done();
    while (!walk.done()) {
      walk.enterBlock();
      do {
        const Eight weights = cornerWeights(walk.position());
        const std::size_t cell = walk.cell();
        if (field_.labels) out = addLabelSample(cell, weights, labelValue, out);
        const unsigned value = interpolate(cornersOf(voxels_ + cell, field_.row, field_.slice), weights) & 0xffff;
        if (field_.maximumIntensity) {
          largest = value > largest ? value : largest;
        } else {
          *out++ = lit(static_cast<std::uint16_t>(value), cell, weights);
        }
      } while (walk.stepWithinBlock());
    }
    if (field_.maximumIntensity && any) *out++ = {static_cast<std::uint16_t>(largest), kFull, 0};
    return static_cast<std::uint32_t>(out - begin);
  }

 private:
  static constexpr std::uint16_t kFull = 32767;

  RaySample lit(std::uint16_t value, std::size_t cell, const Eight& weights) const {
    if (!field_.normals) return {value, kFull, 0};
    const SampleLight lit = field_.wideLight ? sampleLight<Shading::kWide>(field_, cell, weights)
                                             : sampleLight<Shading::kNarrow>(field_, cell, weights);
    return {value, static_cast<std::uint16_t>(lit.diffuse), static_cast<std::uint16_t>(lit.specular)};
  }

  /// The label at a place, lit as addLabel() of the rays lights it.
  RaySample* addLabelSample(std::size_t cell, const Eight& weights, int labelValue, RaySample* out) const {
    bool none = true;
    for (int i = 0; i < 8; ++i) none = none && *labelCorner(field_, cell, i) == 0;
    if (none) return out;
    const SampleLabel label = labelAt(field_, cell, weights);
    if (field_.labelColor[label.number][3] == 0) return out;
    RaySample sample{static_cast<std::uint16_t>(labelValue + int(label.number)), kFull, 0};
    if (field_.labelNormals && !field_.maximumIntensity) {
      unsigned total = 0, diffuse = 0, specular = 0;
      for (int i = 0; i < 8; ++i) {
        if (!label.has[i]) continue;
        const std::uint32_t factors =
            field_.labelLight[field_.labelNormals[labelCorner(field_, cell, i) - field_.labels]];
        total += label.weights[i];
        diffuse += label.weights[i] * (factors & 0xffff);
        specular += label.weights[i] * (factors >> 16);
      }
      sample.diffuse = static_cast<std::uint16_t>(diffuse / total);
      sample.specular = static_cast<std::uint16_t>(specular / total);
    }
    *out++ = sample;
    return out;
  }

  const RayField& field_;
  const Index* voxels_;
};

/// Pixel of a ray of row y (the bottom row first) in a picture whose top row is first.
std::size_t pixelOf(const RayField& field, const RaySamples& samples, int x, int y) {
  return std::size_t(samples.height - 1 - (y + field.origin[1])) * samples.width + std::size_t(x + field.origin[0]);
}

/// Calls f(x, y, pixel) for the rays that may meet the volume.
template <typename F>
void forRaysOfRow(const RayField& field, const RaySamples& samples, int y, F&& f) {
  for (int x = std::max(0, field.rowBounds[2 * y]); x <= std::min(field.size[0] - 1, field.rowBounds[2 * y + 1]); ++x) {
    f(x, y, pixelOf(field, samples, x, y));
  }
}

/// Gives each ray its room.
void makeRoom(const RayField& field, RaySamples& samples) {
  const std::size_t perStep = field.labels ? 2 : 1;
  std::size_t total = 0;
  for (int y = field.size[1] - 1; y >= 0; --y) {
    forRaysOfRow(field, samples, y, [&](int x, int row, std::size_t pixel) {
      samples.first[pixel] = static_cast<std::uint32_t>(total);
      const std::size_t steps = rayOf(field, x, row).steps;
      total += steps > 0 ? perStep * steps + 1 : 0;
    });
    if (total > RaySamples::kMostBytes / sizeof(RaySample)) {
      throw core::Error("The rays of a picture of " + std::to_string(samples.width) + "x" +
                        std::to_string(samples.height) +
                        " pixels meet more voxels than can be kept; choose a smaller picture or zoom out.");
    }
  }
  samples.samples.resize(total);
}

template <typename Index>
bool collectRaysOf(const RayField& field, int threads, const std::stop_token& stop, RaySamples& samples) {
  const Collector<Index> collector(field);
  return forEachRow(field.size[1], threads, stop, [&](int y) {
    forRaysOfRow(field, samples, y, [&](int x, int row, std::size_t pixel) {
      samples.count[pixel] =
          collector.collect(x, row, samples.labelValue, samples.samples.data() + samples.first[pixel]);
    });
  });
}

}  // namespace

void RaySamples::clear(int pictureWidth, int pictureHeight) {
  width = pictureWidth;
  height = pictureHeight;
  first.assign(std::size_t(width) * height, 0);
  count.assign(std::size_t(width) * height, 0);
  samples.clear();
}

bool collectRays(const RayField& field, int threads, const std::stop_token& stop, RaySamples& samples) {
  makeRoom(field, samples);
  return field.bytesPerVoxel == 1 ? collectRaysOf<std::uint8_t>(field, threads, stop, samples)
                                  : collectRaysOf<std::uint16_t>(field, threads, stop, samples);
}

}  // namespace twinray::render
