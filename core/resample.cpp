#include "core/resample.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/error.h"

namespace twinray::core {
namespace {

/// Between two voxels of an axis.
struct Place {
  std::ptrdiff_t before = 0, after = 0;  ///< in voxels of the array
  double part = 0;                       ///< of the second one, 0..1
};

/// Where each of `side` voxels lies on an axis of `size` voxels that are `stride` apart in the array.
std::vector<Place> placesOn(int size, std::ptrdiff_t stride, int side) {
  std::vector<Place> places;
  for (int i = 0; i < side; ++i) {
    const double position = std::clamp((i + 0.5) * size / side - 0.5, 0.0, size - 1.0);
    const int before = std::min(static_cast<int>(position), std::max(0, size - 2));
    places.push_back({before * stride, std::min(before + 1, size - 1) * stride, position - before});
  }
  return places;
}

template <typename T>
T rounded(double value) {
  if constexpr (std::is_integral_v<T>) return static_cast<T>(std::llround(value));
  return static_cast<T>(value);
}

template <typename T>
std::shared_ptr<const void> voxelsOf(const T* in, const Geometry& from, int side) {
  const auto& size = from.dimensions;
  const auto xs = placesOn(size[0], 1, side);
  const auto ys = placesOn(size[1], size[0], side);
  const auto zs = placesOn(size[2], std::ptrdiff_t(size[0]) * size[1], side);
  std::shared_ptr<T[]> voxels(new T[std::size_t(side) * side * side]);
  T* out = voxels.get();
  for (const Place& z : zs) {
    for (const Place& y : ys) {
      const std::ptrdiff_t rows[4] = {z.before + y.before, z.before + y.after, z.after + y.before, z.after + y.after};
      for (const Place& x : xs) {
        double along[4];
        for (int r = 0; r < 4; ++r) {
          along[r] = std::lerp(double(in[rows[r] + x.before]), double(in[rows[r] + x.after]), x.part);
        }
        *out++ =
            rounded<T>(std::lerp(std::lerp(along[0], along[1], y.part), std::lerp(along[2], along[3], y.part), z.part));
      }
    }
  }
  return {voxels, voxels.get()};
}

}  // namespace

std::shared_ptr<const Volume> resampled(const Volume& volume, int side) {
  if (side < 1)
    throw Error("A volume cannot be brought to " + std::to_string(side) + " voxels a side; ask for 1 at least.");
  Geometry geometry = volume.geometry();
  for (int a = 0; a < 3; ++a) {
    const double factor = double(geometry.dimensions[a]) / side;
    geometry.origin[a] += 0.5 * (factor - 1) * geometry.spacing[a];
    geometry.spacing[a] *= factor;
    geometry.dimensions[a] = side;
  }
  auto voxels = visitVoxels(volume, [&](const auto* in) { return voxelsOf(in, volume.geometry(), side); });
  return std::make_shared<const Volume>(geometry, volume.scalarType(), std::move(voxels));
}

}  // namespace twinray::core
