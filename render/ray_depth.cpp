#define TWINRAY_RAY_KERNEL measuring
#include "render/ray_depth.h"

#include "render/parallel_rows.h"
#include "render/ray_kernel.h"

namespace twinray::render {
namespace {

using namespace measuring;  // the kernel's own namespace, compiled once more for this file

/// In place of Light: where along the ray its opacity comes from.
class OpacityPlace {
 public:
  explicit OpacityPlace(const Walk& walk) : walk_(walk) {}

  unsigned remaining = kMask;

  void add(const std::uint16_t* sample) {
    const unsigned before = remaining;
    remaining = times(remaining, ~sample[3] & kMask);
    steps_ += std::uint64_t(before - remaining) * walk_.taken();
  }

  /// Mean number of steps from the first sample of the ray, each weighted by what its sample took from what remained.
  /// Only where something was seen.
  double steps() const { return static_cast<double>(steps_) / (kMask - remaining); }

 private:
  const Walk& walk_;
  std::uint64_t steps_ = 0;
};

float depthAt(const RayStart& start, double steps, const LinearDepth& depthOf) {
  double depth = depthOf.constant;
  for (int a = 0; a < 3; ++a) {
    const double increment = static_cast<std::int32_t>(start.increment[a]);  // two's complement
    depth += depthOf.perVoxel[a] * (start.position[a] + steps * increment) / (1 << kShift);
  }
  return static_cast<float>(depth);
}

template <typename Index, bool kLabels>
bool castDepthOf(const RayField& field, const LinearDepth& depthOf, int threads, const std::stop_token& stop,
                 core::Plane& plane) {
  const CompositeRay<Index, Shading::kNone, kLabels> ray(field);
  return forEachRow(plane.height, threads, stop, [&](int y) {
    float* row = plane.data.data() + std::size_t(plane.height - 1 - y) * plane.width;
    for (int x = 0; x < plane.width; ++x) {
      Walk walk(field, x, y);
      OpacityPlace place(walk);
      ray.follow(walk, place);
      row[x] = place.remaining < kMask ? depthAt(walk.start(), place.steps(), depthOf) : 0;
    }
  });
}

template <typename Index>
bool castDepthOf(const RayField& field, const LinearDepth& depthOf, int threads, const std::stop_token& stop,
                 core::Plane& plane) {
  return field.labels ? castDepthOf<Index, true>(field, depthOf, threads, stop, plane)
                      : castDepthOf<Index, false>(field, depthOf, threads, stop, plane);
}

}  // namespace

bool castDepth(const RayField& field, const LinearDepth& depthOf, int threads, const std::stop_token& stop,
               core::Plane& plane) {
  // The same view, seen with as many rays as there are cells.
  RayField sparse = field;
  sparse.viewport = sparse.size = {plane.width, plane.height};
  sparse.origin = {};
  return field.bytesPerVoxel == 1 ? castDepthOf<std::uint8_t>(sparse, depthOf, threads, stop, plane)
                                  : castDepthOf<std::uint16_t>(sparse, depthOf, threads, stop, plane);
}

}  // namespace twinray::render
