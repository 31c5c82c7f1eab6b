#include "render/fixed_point_caster.h"

#include <algorithm>
#include <cmath>

#include "render/head_light.h"
#include "render/ray_field.h"
#include "render/ray_setup.h"
#include "render/space_leaps.h"
#include "render/stopwatch.h"

namespace twinray::render {
namespace {

constexpr unsigned kUnit = PixelSums::kUnit;

std::uint16_t toFixed(double fraction) {
  return static_cast<std::uint16_t>(fraction * kUnit + 0.5);
}

/// By voxel value: colour times opacity, and opacity, corrected for the step, as VTK's fixed-point mapper rounds them.
std::vector<std::array<std::uint16_t, 4>> colorTable(const TransferTable& table, double stepPerUnit) {
  constexpr float kNothing = 0.0001f;  // VTK leaves smaller opacities uncorrected
  std::vector<std::array<std::uint16_t, 4>> colors(table.opacity.size());
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const float opacity = table.opacity[i];
    const unsigned alpha = toFixed(opacity > kNothing ? 1.0 - std::pow(1.0 - opacity, stepPerUnit) : opacity);
    for (int c = 0; c < 3; ++c) {
      colors[i][c] = static_cast<std::uint16_t>((toFixed(table.color[i][c]) * alpha + kUnit) >> 15);
    }
    colors[i][3] = static_cast<std::uint16_t>(alpha);
  }
  return colors;
}

}  // namespace

class FixedPointCaster::Impl {
 public:
  Impl(int threads, RayKernel kernel) : threads_(threads), kernel_(kernel) {}

  bool begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
    Stopwatch watch;
    const auto note = [&](const char* step) { timings.push_back({step, watch.restart()}); };
    if (scene.volume != scene_.volume && !takeVolume(scene, stop)) return false;
    if (scene.table != scene_.table || scene.step != scene_.step || scene.opacityUnit != scene_.opacityUnit) {
      colors_ = colorTable(*scene.table, scene.step / scene.opacityUnit);
      std::vector<bool> seen(colors_.size());
      for (std::size_t i = 0; i < seen.size(); ++i) seen[i] = colors_[i][3] != 0;
      leaps_.update(seen);
      field_.color = colors_.data();
      scene_.table = scene.table;
      scene_.step = scene.step;
      scene_.opacityUnit = scene.opacityUnit;
    }
    note("tables");
    field_.normals = nullptr;
    if (scene.lighting.shaded) {
      const std::uint16_t* const* normals = scene.volume->normals(threads_, stop);
      note("gradients");
      if (!normals) return false;
      field_.normals = normals[0];
    }
    const bool sameLight = scene.viewpoint.orientation() == scene_.viewpoint.orientation() &&
                           scene.lighting == scene_.lighting && lightFilled_;
    scene_ = scene;
    if (scene.lighting.shaded && !sameLight) {
      headLight_.fill(scene.lighting, scene.viewpoint.back(), light_);
      field_.light = light_.data();
      field_.wideLight = std::any_of(light_.begin(), light_.end(), [](std::uint32_t factors) {
        return (factors & 0xffff) > kUnit || factors >> 16 > kUnit;
      });
      lightFilled_ = true;
      note("shading table");
    }
    return !stop.stop_requested();
  }

  bool cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) {
    if (setup_.place(scene_, pass, stop, field_)) {
      if (!castRays(field_, rowCaster(field_, kernel_), threads_, stop, rays_)) return false;
      add(sums);
    }
    if (stop.stop_requested()) return false;
    ++sums.passes;
    return true;
  }

  int threads() const { return threads_; }

 private:
  /// False if stopped.
  bool takeVolume(const CastScene& scene, const std::stop_token& stop) {
    const auto* blocks = scene.volume->blocks(threads_, stop);
    if (!blocks) return false;
    scene_ = {};  // every table belongs to the volume
    lightFilled_ = false;
    setup_.setVolume(*scene.volume);
    leaps_.setBlocks(*blocks, scene.volume->blockDimensions());
    const auto& dimensions = scene.volume->dimensions();
    field_.voxels = scene.volume->voxels();
    field_.bytesPerVoxel = scene.volume->bytesPerVoxel();
    field_.row = static_cast<std::size_t>(dimensions[0]);
    field_.slice = field_.row * dimensions[1];
    field_.leaps = leaps_.leaps();
    field_.blockRow = static_cast<std::size_t>(leaps_.dimensions()[0]);
    field_.blockSlice = field_.blockRow * leaps_.dimensions()[1];
    scene_.volume = scene.volume;
    return true;
  }

  void add(PixelSums& sums) const {
    const auto [width, height] = field_.size;
    for (int y = 0; y < height; ++y) {
      const int row = sums.height - 1 - (y + field_.origin[1]);
      std::uint32_t* out = sums.rgba.data() + 4 * (std::size_t(row) * sums.width + field_.origin[0]);
      if (scene_.asDisplayed) {
        addStretchedRow(width, height, y, out);
      } else {
        const std::uint16_t* in = rays_.data() + 4 * std::size_t(y) * width;
        for (int i = 0; i < 4 * width; ++i) out[i] += in[i];
      }
    }
  }

  void addStretchedRow(int width, int height, int y, std::uint32_t* out) const {
    const auto position = [](int pixel, int pixels) {
      const float p = (static_cast<float>(pixel) + 0.5f) * static_cast<float>(pixels - 1) / static_cast<float>(pixels);
      const int before = static_cast<int>(p);
      return std::pair(before, p - static_cast<float>(before));
    };
    const auto [y0, fy] = position(y, height);
    const std::uint16_t* low = rays_.data() + 4 * std::size_t(y0) * width;
    const std::uint16_t* high = y0 + 1 < height ? low + 4 * std::size_t(width) : low;
    for (int x = 0; x < width; ++x) {
      const auto [x0, fx] = position(x, width);
      const int x1 = std::min(x0 + 1, width - 1);
      for (int c = 0; c < 4; ++c) {
        const float bottom = std::lerp(float(low[4 * x0 + c]), float(low[4 * x1 + c]), fx);
        const float top = std::lerp(float(high[4 * x0 + c]), float(high[4 * x1 + c]), fx);
        *out++ += static_cast<std::uint32_t>(std::lerp(bottom, top, fy) + 0.5f);
      }
    }
  }

  int threads_;
  RayKernel kernel_;
  RaySetup setup_;
  HeadLight headLight_{PreparedVolume::decodedNormals()};
  SpaceLeaps leaps_;
  std::vector<std::array<std::uint16_t, 4>> colors_;
  std::vector<std::uint32_t> light_;
  RayField field_;
  CastScene scene_;
  std::vector<std::uint16_t> rays_;
  bool lightFilled_ = false;
};

FixedPointCaster::FixedPointCaster(int threads, RayKernel kernel) : impl_(std::make_unique<Impl>(threads, kernel)) {}
FixedPointCaster::~FixedPointCaster() = default;

bool FixedPointCaster::begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
  return impl_->begin(scene, stop, timings);
}

bool FixedPointCaster::cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) {
  return impl_->cast(pass, stop, sums);
}

std::string FixedPointCaster::description() const {
  const int threads = impl_->threads();
  return "VTK fixed point, CPU, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

}  // namespace twinray::render
