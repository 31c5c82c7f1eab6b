#include "ui/training/sample_cost.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>

#include "core/dataset/sample_table.h"
#include "core/sampling/sampler.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMeasured = 3;
constexpr int kPngCompression = 1;  // as renderDataset writes

/// Of one sample: view, curves and lighting in the arrays, the same as text in inputs/ with 4 decimals.
constexpr double kNumbers = 4 + 6 * core::SampleRow::kCurve + 6;
constexpr double kBytesOfNumbers = kNumbers * (8 + 7);

/// A training's checkpoints (two, and one more while it is written) and models: of `tfgan` 380 MB and 61 MB each, of
/// `guided` 5 MB and 1.3 MB.
constexpr std::uint64_t kTfganRunBytes = 1300ull << 20;
constexpr std::uint64_t kGuidedRunBytes = 20ull << 20;
/// Previews of three held-out scenes, some a minute.
constexpr double kPreviewBytesAMinute = 1e6;
/// Memory of the steps themselves, the window's own not counted. `guided` measured; of `tfgan`, weights, their
/// optimisers' state and the features of 8 pictures, an upper bound.
constexpr std::uint64_t kTfganStepBytes = 3000ull << 20;
constexpr std::uint64_t kGuidedStepBytes = 400ull << 20;

constexpr double kBytesOfPixel = 3;
constexpr double kBytesOfGuidePixel = 4 * 2;  ///< four channels of float16

fs::path existing(fs::path folder) {
  std::error_code ignored;
  while (!folder.empty() && !fs::exists(folder, ignored) && folder.has_relative_path()) folder = folder.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

core::RendererFactory castingOf(const std::string& quality, const RenderingOptions& rendering, bool levelsOfDetail) {
  render::VolumeRendererOptions options;
  options.quality = render::qualityFromName(quality);
  options.device = rendering.device;
  options.threads = 1;
  options.levelsOfDetail = levelsOfDetail;
  return [options] { return std::make_unique<render::VolumeRenderer>(options); };
}

}  // namespace

core::RendererFactory pictureCasting(const TrainingPlan& plan, const RenderingOptions& rendering) {
  return castingOf(plan.quality, rendering, false);
}

core::RendererFactory guideCasting(const TrainingPlan& plan, const RenderingOptions& rendering) {
  return castingOf(plan.guideQuality, rendering, true);
}

int renderingThreads() {
  return std::max(1, int(std::thread::hardware_concurrency()));
}

std::optional<SampleCost> measureSamples(const std::shared_ptr<const core::Volume>& volume, const TrainingPlan& plan,
                                         const RenderingOptions& rendering, Pacer& pacer, std::stop_token stop) {
  const auto picture = pictureCasting(plan, rendering)();
  const auto guide = guideCasting(plan, rendering)();
  core::SamplerOptions sampling;
  sampling.seed = plan.seed;
  const core::Sampler sampler(volume, sampling);
  const int guideSide = (plan.size + plan.guideFactor - 1) / plan.guideFactor;
  SampleCost cost;
  // The first one also pays for what is made once for a volume.
  for (std::size_t i = 0; i <= kMeasured; ++i) {
    pacer.wait(stop);
    core::Request request;
    request.scene = std::make_shared<const core::Scene>(sampler.sample(i));
    request.stop = stop;
    const auto start = std::chrono::steady_clock::now();
    request.width = request.height = plan.size;
    const auto frame = picture->render(request);
    request.width = request.height = guideSide;
    const auto guideFrame = frame ? guide->render(request) : std::nullopt;
    if (!guideFrame) return std::nullopt;
    const auto png = core::encodePng(frame->picture, "a sample", {}, true, kPngCompression);
    if (i == 0) continue;
    cost.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / kMeasured;
    cost.bytes += double(png.size()) / kMeasured;
  }
  cost.bytes += kBytesOfGuidePixel * guideSide * guideSide + kBytesOfNumbers;
  return cost;
}

std::size_t samplesWithin(double seconds, const SampleCost& cost) {
  constexpr double kLeast = 24, kMost = 600;
  return std::size_t(std::clamp(seconds * renderingThreads() / std::max(cost.seconds, 1e-6), kLeast, kMost));
}

TrainingEstimate estimateOf(const TrainingPlan& plan, const std::vector<SampleCost>& costs, const fs::path& runs) {
  const bool tfgan = plan.recipe.value("architecture", "") == "tfgan";
  TrainingEstimate estimate;
  double bytes = 0;
  for (const SampleCost& cost : costs) {
    estimate.renderSeconds += double(plan.samples) * cost.seconds / renderingThreads();
    bytes += double(plan.samples) * cost.bytes;
  }
  estimate.trainSeconds = plan.minutes * 60;
  estimate.diskBytes =
      std::uint64_t(bytes + kPreviewBytesAMinute * plan.minutes) + (tfgan ? kTfganRunBytes : kGuidedRunBytes);
  const double guideSide = double(plan.size) / plan.guideFactor;
  const double decoded = double(plan.samples) * double(costs.size()) *
                         (kBytesOfPixel * plan.size * plan.size + kBytesOfGuidePixel * guideSide * guideSide);
  const double cache = plan.recipe.value("cache_gib", 1.0) * double(1u << 30);
  estimate.memoryBytes = (tfgan ? kTfganStepBytes : kGuidedStepBytes) + std::uint64_t(decoded <= cache ? decoded : 0);
  std::error_code failed;
  const auto space = fs::space(existing(runs), failed);
  estimate.freeBytes = failed ? 0 : space.available;
  return estimate;
}

}  // namespace twinray::ui
