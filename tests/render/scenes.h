#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "core/renderer.h"
#include "render/volume_renderer.h"

namespace twinray::test {

template <typename T>
constexpr core::ScalarType scalarTypeOf() {
  if constexpr (std::is_same_v<T, std::uint8_t>) return core::ScalarType::kUInt8;
  if constexpr (std::is_same_v<T, std::int8_t>) return core::ScalarType::kInt8;
  if constexpr (std::is_same_v<T, std::uint16_t>) return core::ScalarType::kUInt16;
  if constexpr (std::is_same_v<T, std::int16_t>) return core::ScalarType::kInt16;
  if constexpr (std::is_same_v<T, std::uint32_t>) return core::ScalarType::kUInt32;
  if constexpr (std::is_same_v<T, std::int32_t>) return core::ScalarType::kInt32;
  if constexpr (std::is_same_v<T, float>) return core::ScalarType::kFloat32;
  return core::ScalarType::kFloat64;
}

/// A volume whose voxel (x, y, z) is value(x, y, z).
template <typename T>
std::shared_ptr<const core::Volume> makeVolume(const std::array<int, 3>& dimensions,
                                               const std::function<double(int, int, int)>& value,
                                               const std::array<double, 3>& spacing = {1, 1, 1}) {
  core::Geometry geometry;
  geometry.dimensions = dimensions;
  geometry.spacing = spacing;
  std::shared_ptr<T[]> voxels(new T[geometry.voxelCount()]);
  std::size_t i = 0;
  for (int z = 0; z < dimensions[2]; ++z) {
    for (int y = 0; y < dimensions[1]; ++y) {
      for (int x = 0; x < dimensions[0]; ++x) voxels[i++] = static_cast<T>(value(x, y, z));
    }
  }
  return std::make_shared<const core::Volume>(geometry, scalarTypeOf<T>(),
                                              std::shared_ptr<const void>(voxels, voxels.get()));
}

/// Smooth blobs off the axes, 0..200, in a cube of n voxels a side.
inline double blobs(int n, int x, int y, int z) {
  const auto blob = [&](double cx, double cy, double cz, double radius) {
    const double dx = x - cx * n, dy = y - cy * n, dz = z - cz * n;
    return std::exp(-(dx * dx + dy * dy + dz * dz) / (radius * radius * n * n));
  };
  return std::min(200.0, std::floor(200 * (blob(0.35, 0.4, 0.5, 0.2) + 0.8 * blob(0.7, 0.65, 0.4, 0.12))));
}

/// A translucent shell around an opaque core, over a scalar range.
inline core::TransferFunction shells(double minimum, double maximum) {
  core::TransferFunction tf(minimum, maximum);
  const double range = maximum - minimum;
  tf.setModes({{minimum + 0.4 * range, 0.08 * range, 0.15}, {minimum + 0.9 * range, 0.15 * range, 0.9}});
  tf.setColors({{minimum, {0.1, 0.2, 0.8}}, {minimum + 0.4 * range, {0.2, 0.8, 0.3}}, {maximum, {1, 0.9, 0.7}}});
  return tf;
}

inline std::shared_ptr<core::Scene> makeScene(const std::shared_ptr<const core::Volume>& volume, bool shaded = true) {
  auto scene = std::make_shared<core::Scene>();
  scene->volume = volume;
  scene->transferFunction = shells(volume->minimum(), volume->maximum());
  scene->viewpoint = core::Viewpoint::fromAngles({60, 30, 5, 1.5});
  scene->lighting.shaded = shaded;
  return scene;
}

inline core::Frame renderFrame(core::Renderer& renderer, const std::shared_ptr<const core::Scene>& scene, int width,
                               int height) {
  core::Request request;
  request.scene = scene;
  request.width = width;
  request.height = height;
  auto frame = renderer.render(request);
  if (!frame) throw std::logic_error("stopped without a request");
  return *frame;
}

inline core::Image renderPicture(const std::shared_ptr<const core::Scene>& scene, render::Quality quality, int width,
                                 int height, int threads = 2, render::Device device = render::Device::kCpu) {
  render::VolumeRenderer renderer({quality, device, threads});
  return renderFrame(renderer, scene, width, height).picture;
}

/// Root mean square difference of RGB in 0..1.
inline double rmseOf(const core::Image& a, const core::Image& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) {
    if (i % 4 == 3) continue;
    const double d = (double(a.data.at(i)) - b.data.at(i)) / 255;
    sum += d * d;
  }
  return std::sqrt(sum / (0.75 * static_cast<double>(a.data.size())));
}

/// Largest difference of any channel in levels.
inline int largestDifference(const core::Image& a, const core::Image& b) {
  int largest = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i)
    largest = std::max(largest, std::abs(a.data.at(i) - int(b.data.at(i))));
  return largest;
}

/// Centre of opacity in pixels (x to the right, y down), and the summed opacity.
struct Coverage {
  double x = 0;
  double y = 0;
  double total = 0;
};

inline Coverage coverageOf(const core::Image& picture) {
  Coverage c;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const double alpha = picture.pixel(x, y)[3] / 255.0;
      c.x += alpha * x;
      c.y += alpha * y;
      c.total += alpha;
    }
  }
  if (c.total > 0) {
    c.x /= c.total;
    c.y /= c.total;
  }
  return c;
}

/// A scene looking from +z with +x to the right and +y up, everything above half the range opaque white, unshaded.
inline std::shared_ptr<core::Scene> frontScene(const std::shared_ptr<const core::Volume>& volume) {
  auto scene = std::make_shared<core::Scene>();
  scene->volume = volume;
  core::TransferFunction tf(0, 255);
  tf.setPoints({{100, 0}, {140, 1}});
  tf.setColors({{0, {1, 1, 1}}});
  scene->transferFunction = tf;
  scene->viewpoint = core::Viewpoint::fromAxes({0, 1, 0}, {0, 0, 1}, 1.5);
  scene->lighting.shaded = false;
  return scene;
}

}  // namespace twinray::test
