#include "render/volume_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <new>
#include <numbers>
#include <thread>
#include <utility>
#include <vector>

#include "core/error.h"
#include "render/fixed_point_caster.h"
#include "render/gpu_caster.h"
#include "render/stopwatch.h"

namespace twinray::render {
namespace {

/// Largest side of a picture in pixels.
constexpr int kMaximumSide = 16384;

/// One ray a pixel, or half-pixel shifted rays whose samples fill each other's gaps along the way too.
std::vector<CastPass> passesOf(Quality quality, double step) {
  if (quality != Quality::kHigh) return {CastPass{}};
  constexpr double kQuarter = 0.25;
  return {{{-kQuarter, -kQuarter}, 0.0},
          {{kQuarter, kQuarter}, 0.5 * step},
          {{-kQuarter, kQuarter}, 0.25 * step},
          {{kQuarter, -kQuarter}, 0.75 * step}};
}

/// A crop of the scene's volume along the axes of the prepared one.
core::Crop inOrderOf(const PreparedVolume& volume, core::Crop crop) {
  if (const int axis = volume.reversedAxis(); axis >= 0) {
    std::swap(crop.low[axis], crop.high[axis]);
    crop.low[axis] = 1 - crop.low[axis];
    crop.high[axis] = 1 - crop.high[axis];
  }
  return crop;
}

/// The reduced copy that a picture of so many rows is cast from: by powers of two along each axis, so that a voxel of
/// it is at most a pixel in the plane through the volume's centre.
Reduction reductionFor(const core::Scene& scene, int height) {
  constexpr int kSmall = 256;  // voxels along each axis: never reduced
  constexpr int kLargestFactor = 8;
  constexpr double kWidestAngle = 170;
  const core::Geometry& geometry = scene.volume->geometry();
  const auto& n = geometry.dimensions;
  if (*std::max_element(n.begin(), n.end()) <= kSmall || scene.labels) return kFullSize;
  const double angle = std::min(core::Viewpoint::kViewAngle / scene.viewpoint.zoom(), kWidestAngle);
  const double pixel =
      2 * core::Viewpoint::kDistance * geometry.diagonal() * std::tan(angle / 2 * std::numbers::pi / 180) / height;
  Reduction reduction = kFullSize;
  for (int a = 0; a < 3; ++a) {
    int& factor = reduction[a];
    while (factor < kLargestFactor && 2 * factor < n[a] && 2 * factor * geometry.spacing[a] <= pixel) {
      factor *= 2;
    }
  }
  return reduction;
}

/// A crop in fractions of one grid's axes in fractions of another's.
core::Crop onGrid(const core::Crop& crop, const core::Geometry& from, const core::Geometry& to) {
  core::Crop result;
  for (int a = 0; a < 3; ++a) {
    const auto fraction = [&](double value) {
      const double place = from.origin[a] + value * (from.dimensions[a] - 1) * from.spacing[a];
      return std::clamp((place - to.origin[a]) / ((to.dimensions[a] - 1) * to.spacing[a]), 0.0, 1.0);
    };
    result.low[a] = fraction(crop.low[a]);
    result.high[a] = fraction(crop.high[a]);
  }
  return result;
}

int threadCount(int asked) {
  return asked > 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
}

/// Quality seed is VTK's fixed point wherever it runs.
std::unique_ptr<Caster> makeCaster(const VolumeRendererOptions& options, int threads) {
  if (options.device != Device::kCpu && options.quality != Quality::kSeed) {
    if (auto context = GlContext::create(options.device == Device::kGpu)) {
      return std::make_unique<GpuCaster>(std::move(context));
    }
    if (options.device == Device::kGpu) {
      throw core::Error(
          "no OpenGL 3.2 device was found for rendering: install the graphics driver, or render on the CPU");
    }
  }
  return std::make_unique<FixedPointCaster>(threads);
}

void check(const core::Request& request) {
  if (request.width < 1 || request.height < 1 || request.width > kMaximumSide || request.height > kMaximumSide) {
    throw core::Error("a picture of " + std::to_string(request.width) + "x" + std::to_string(request.height) +
                      " pixels cannot be rendered: choose sides from 1 to " + std::to_string(kMaximumSide));
  }
  core::check(*request.scene);
}

}  // namespace

class VolumeRenderer::Impl {
 public:
  explicit Impl(const VolumeRendererOptions& options)
      : quality_(options.quality),
        device_(options.device),
        levelsOfDetail_(options.levelsOfDetail && options.quality != Quality::kSeed),
        threads_(threadCount(options.threads)),
        caster_(makeCaster(options, threads_)) {}

  std::optional<core::Frame> render(const core::Request& request) {
    check(request);
    const Stopwatch total;
    core::Frame frame;
    frame.revision = request.scene->revision;
    Caster& caster = casterFor(*request.scene);
    frame.madeBy = caster.description() + ", " + nameOf(quality_);
    const auto scene = castScene(request, frame.timings);
    if (!scene || !caster.begin(*scene, request.stop, frame.timings)) return std::nullopt;

    const std::vector<CastPass> passes = passesOf(quality_, scene->step);
    PixelSums sums(request.width, request.height);
    double castMilliseconds = 0;
    double composeMilliseconds = 0;
    for (const CastPass& pass : passes) {
      Stopwatch watch;
      if (!caster.cast(pass, request.stop, sums)) return std::nullopt;
      castMilliseconds += watch.restart();
      const bool last = &pass == &passes.back();
      if (!last && !request.partial) continue;
      frame.picture = sums.overBackground(request.scene->background);
      composeMilliseconds += watch.restart();
      frame.milliseconds = total.milliseconds();
      if (last) break;
      frame.complete = false;
      request.partial(frame);
    }
    frame.complete = true;
    frame.timings.push_back({"cast", castMilliseconds});
    frame.timings.push_back({"compose", composeMilliseconds});
    return frame;
  }

 private:
  /// Empty if stopped.
  std::optional<CastScene> castScene(const core::Request& request, std::vector<core::Timing>& timings) {
    const core::Scene& scene = *request.scene;
    const Reduction reduction = levelsOfDetail_ ? reductionFor(scene, request.height) : kFullSize;
    if (!prepare(scene, reduction, request.stop, timings)) return std::nullopt;
    const core::Geometry& geometry = prepared_->geometry();
    CastScene result;
    result.volume = reduction == kFullSize ? prepared_ : reduced_.at(reduction);
    result.table = table_;
    result.viewpoint = scene.viewpoint;
    result.lighting = scene.lighting;
    result.crop = inOrderOf(*prepared_, scene.crop);
    if (reduction != kFullSize) {
      result.frame = geometry;
      if (!scene.crop.isWhole()) result.crop = onGrid(scene.crop, geometry, result.volume->geometry());
    }
    result.projection = scene.projection;
    result.blending = scene.blending;
    if (scene.labels) {
      result.labels = PreparedLabels::of(scene.labels, *prepared_);
      result.labelStyles = scene.labels->labels();
      if (!result.labels->prepare(threads_, request.stop)) return std::nullopt;
    }
    result.width = request.width;
    result.height = request.height;
    if (quality_ == Quality::kSeed) {
      result.lighting.shaded = false;
      result.opacityUnit = 1.0;
      result.step = 1.0;
      result.nearPlane = 0.01 * geometry.diagonal();
      result.farPlane = 5.0 * geometry.diagonal();
      result.asDisplayed = true;
      return result;
    }
    // The sphere around the volume, with a margin: so the samples keep their places while the camera turns.
    constexpr double kRadius = 0.55;
    result.nearPlane = (core::Viewpoint::kDistance - kRadius) * geometry.diagonal();
    result.farPlane = (core::Viewpoint::kDistance + kRadius) * geometry.diagonal();
    result.opacityUnit = scene.opacityUnit();
    result.step = stepInVoxels() * result.volume->geometry().smallestSpacing();
    return result;
  }

  /// Of a GPU where there is one; VTK's GPU ray caster draws no label maps as ours does.
  Caster& casterFor(const core::Scene& scene) {
    if (!scene.labels || !caster_->isGpu()) return *caster_;
    if (device_ == Device::kGpu) {
      throw core::Error("labels cannot be drawn on the GPU: hide the label map, or render on the CPU");
    }
    if (!labelCaster_) labelCaster_ = std::make_unique<FixedPointCaster>(threads_);
    return *labelCaster_;
  }

  double stepInVoxels() const {
    switch (quality_) {
      case Quality::kDraft:
        return 2.0;
      case Quality::kHigh:
        return 0.5;
      default:
        return 1.0;
    }
  }

  /// Volume and table, made anew where they changed; false if stopped.
  bool prepare(const core::Scene& scene, const Reduction& reduction, const std::stop_token& stop,
               std::vector<core::Timing>& timings) {
    const bool seed = quality_ == Quality::kSeed;
    Stopwatch watch;
    if (scene.volume != volume_) {
      table_.reset();
      reduced_.clear();
      prepared_ = PreparedVolume::of(scene.volume, seed ? Preparation::kUnsignedShort : Preparation::kScalars);
      volume_ = scene.volume;
    }
    std::shared_ptr<PreparedVolume> wanted = prepared_;
    if (reduction != kFullSize) {
      auto& kept = reduced_[reduction];
      if (!kept) kept = PreparedVolume::of(scene.volume, Preparation::kScalars, reduction);
      wanted = kept;
    }
    if (!wanted->prepare(threads_, stop)) return false;
    timings.push_back({"volume", watch.restart()});
    if (!table_ || !(scene.transferFunction == function_)) {
      table_ = std::make_shared<const TransferTable>(seed ? seedTransferTable(scene.transferFunction, *prepared_)
                                                          : transferTable(scene.transferFunction, *prepared_));
      function_ = scene.transferFunction;
      timings.push_back({"transfer function", watch.restart()});
    }
    return true;
  }

  Quality quality_;
  Device device_;
  bool levelsOfDetail_;
  int threads_;
  std::unique_ptr<Caster> caster_;
  std::unique_ptr<Caster> labelCaster_;  // on the CPU, where the other one is not
  std::shared_ptr<const core::Volume> volume_;
  std::shared_ptr<PreparedVolume> prepared_;
  /// Of the same values: one table serves all.
  std::map<Reduction, std::shared_ptr<PreparedVolume>> reduced_;
  core::TransferFunction function_;
  std::shared_ptr<const TransferTable> table_;
};

VolumeRenderer::VolumeRenderer(const VolumeRendererOptions& options) : impl_(std::make_unique<Impl>(options)) {}
VolumeRenderer::~VolumeRenderer() = default;

std::optional<core::Frame> VolumeRenderer::render(const core::Request& request) {
  return impl_->render(request);
}

std::string deviceDescription() {
  return "CPU, fixed point";
}

}  // namespace twinray::render
