#include "render/volume_renderer.h"

#include <algorithm>
#include <array>
#include <new>
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
    if (!prepare(scene, request.stop, timings)) return std::nullopt;
    const core::Geometry& geometry = prepared_->geometry();
    CastScene result;
    result.volume = prepared_;
    result.table = table_;
    result.viewpoint = scene.viewpoint;
    result.lighting = scene.lighting;
    result.crop = inOrderOf(*prepared_, scene.crop);
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
    result.step = stepInVoxels() * geometry.smallestSpacing();
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
  bool prepare(const core::Scene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) {
    const bool seed = quality_ == Quality::kSeed;
    Stopwatch watch;
    if (scene.volume != volume_) {
      table_.reset();
      prepared_ = PreparedVolume::of(scene.volume, seed ? Preparation::kUnsignedShort : Preparation::kScalars);
      volume_ = scene.volume;
    }
    if (!prepared_->prepare(threads_, stop)) return false;
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
  int threads_;
  std::unique_ptr<Caster> caster_;
  std::unique_ptr<Caster> labelCaster_;  // on the CPU, where the other one is not
  std::shared_ptr<const core::Volume> volume_;
  std::shared_ptr<PreparedVolume> prepared_;
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
