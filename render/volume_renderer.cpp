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
#include "render/scene_preparation.h"
#include "render/stopwatch.h"

namespace twinray::render {
namespace {

/// Largest side of a picture in pixels.
constexpr int kMaximumSide = 16384;

/// One ray a pixel, or half-pixel shifted rays whose samples fill each other's gaps along the way too.
std::vector<CastPass> passesOf(Quality quality, double step) {
  if (quality != Quality::kHigh) return {CastPass{.checkerboard = quality == Quality::kCheckerboard}};
  constexpr double kQuarter = 0.25;
  return {{{-kQuarter, -kQuarter}, 0.0},
          {{kQuarter, kQuarter}, 0.5 * step},
          {{-kQuarter, kQuarter}, 0.25 * step},
          {{kQuarter, -kQuarter}, 0.75 * step}};
}

std::size_t raysOf(const std::vector<CastPass>& passes, const core::Request& request) {
  const std::size_t rays = passes.size() * std::size_t(request.width) * std::size_t(request.height);
  return passes.front().checkerboard ? rays / 2 : rays;
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
  return std::make_unique<FixedPointCaster>(threads, RayKernel::kFastest, options.keptBytes);
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
        preparation_(options.quality, options.levelsOfDetail, threads_, options.mostSmallVoxels),
        caster_(makeCaster(options, threads_)) {}

  std::optional<core::Frame> render(const core::Request& request) {
    check(request);
    const Stopwatch total;
    core::Frame frame;
    frame.revision = request.scene->revision;
    Caster& caster = casterFor(*request.scene);
    frame.madeBy = caster.description() + ", " + nameOf(quality_);
    auto scene = preparation_.prepare(*request.scene, request.width, request.height, request.stop, frame.timings);
    if (!scene) return std::nullopt;
    const std::vector<CastPass> passes = passesOf(quality_, scene->step);
    scene->rays = raysOf(passes, request);
    if (!caster.begin(*scene, request.stop, frame.timings)) return std::nullopt;

    if (request.depth) {
      const Stopwatch watch;
      frame.depth = caster.depth(request.stop);
      if (request.stop.stop_requested()) return std::nullopt;
      if (frame.depth) frame.timings.push_back({"depth", watch.milliseconds()});
    }
    PixelSums sums(request.width, request.height);
    double castMilliseconds = 0;
    double composeMilliseconds = 0;
    for (const CastPass& pass : passes) {
      Stopwatch watch;
      if (!caster.cast(pass, request.stop, sums)) return std::nullopt;
      if (pass.checkerboard) sums.fillCheckerboard(threads_);
      castMilliseconds += watch.restart();
      const bool last = &pass == &passes.back();
      if (!last && !request.partial) continue;
      frame.picture = sums.overBackground(request.scene->background, threads_);
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

  std::shared_ptr<const core::ColorContributions> colorContributions(const core::Request& request) {
    check(request);
    Caster& caster = casterFor(*request.scene);
    if (quality_ == Quality::kCheckerboard || caster.isGpu()) return nullptr;
    std::vector<core::Timing> timings;
    const auto scene = preparation_.prepare(*request.scene, request.width, request.height, request.stop, timings);
    if (!scene || !caster.begin(*scene, request.stop, timings)) return nullptr;
    return caster.contributions(*request.scene, passesOf(quality_, scene->step), request.stop);
  }

 private:
  /// Of a GPU where there is one; VTK's GPU ray caster draws no label maps as ours does, nor volumes that are longer
  /// than its textures.
  Caster& casterFor(const core::Scene& scene) {
    if (!caster_->isGpu()) return *caster_;
    const auto& dimensions = scene.volume->geometry().dimensions;
    const int voxels = *std::max_element(dimensions.begin(), dimensions.end());
    const int most = caster_->mostVoxels();
    if (!scene.labels && voxels <= most) return *caster_;
    if (device_ == Device::kGpu) {
      if (scene.labels)
        throw core::Error("labels cannot be drawn on the GPU: hide the label map, or render on the CPU");
      throw core::Error("the GPU holds no volume of " + std::to_string(voxels) + " voxels a side, at most " +
                        std::to_string(most) + ": render it on the CPU, or open it at a reduced resolution");
    }
    if (!cpuCaster_) cpuCaster_ = std::make_unique<FixedPointCaster>(threads_);
    return *cpuCaster_;
  }

  Quality quality_;
  Device device_;
  int threads_;
  ScenePreparation preparation_;
  std::unique_ptr<Caster> caster_;
  std::unique_ptr<Caster> cpuCaster_;  // of what the other one cannot draw
};

VolumeRenderer::VolumeRenderer(const VolumeRendererOptions& options) : impl_(std::make_unique<Impl>(options)) {}
VolumeRenderer::~VolumeRenderer() = default;

std::optional<core::Frame> VolumeRenderer::render(const core::Request& request) {
  return impl_->render(request);
}

std::shared_ptr<const core::ColorContributions> VolumeRenderer::colorContributions(const core::Request& request) {
  return impl_->colorContributions(request);
}

std::string deviceDescription() {
  return "CPU, fixed point";
}

}  // namespace twinray::render
