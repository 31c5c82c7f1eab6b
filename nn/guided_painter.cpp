#include "nn/guided_painter.h"

#include <chrono>
#include <cmath>
#include <optional>

#include "core/carried_detail_renderer.h"
#include "core/resample.h"
#include "nn/guided_picture.h"
#include "nn/half_precision.h"
#include "nn/picture_tensor.h"
#include "nn/torch_threads.h"

namespace twinray::nn {
namespace {

constexpr int kProbePicture = 256;  ///< pixels a side: of smaller ones overheads that all precisions share decide
constexpr int kProbeRuns = 3;
constexpr double kWorthIt = 0.9;  ///< of the other's time: below that, change precision
constexpr double kSameColour = 1.0 / 255;

std::shared_ptr<GuidedImpl> fixedCopy(const GuidedImpl& generator) {
  auto copy = std::dynamic_pointer_cast<GuidedImpl>(cloneGenerator(generator));
  copy->eval();
  for (auto& parameter : copy->parameters()) {
    parameter.set_requires_grad(false);
    if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
  }
  return copy;
}

/// Rings of hard edges with fine texture: every feature of a rendered picture that rounding could spoil.
core::Image probeGuide(int side) {
  core::Image guide(side, side);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const double across = 2.0 * x / side - 1, down = 2.0 * y / side - 1, radius = std::hypot(across, down);
      for (int c = 0; c < core::Image::kChannels; ++c) {
        const double ring = std::sin(radius * (9 + 5 * c)) > 0 ? 0.7 : 0;
        guide.pixel(x, y)[c] = std::uint8_t(255 * (ring + 0.15 + 0.15 * std::sin(across * (40 + 17 * c))));
      }
    }
  }
  return guide;
}

ConditionBatch probeCondition() {
  Condition condition;
  condition.opacity.assign(Condition::kSamples, -0.5f);
  condition.color.assign(std::size_t(3) * Condition::kSamples, 0.1f);
  condition.lighting = {1, 0.25f, 0.75f, 0.3f, 0.12f, 0};
  return batchOf({&condition});
}

float halfTrustedIn(const core::Scene& scene) {
  return float(core::isLarge(scene.volume.get()) ? core::CarriedDetailRenderer::kHalfTrustedOfLarge
                                                 : GuidedImpl::kHalfTrusted);
}

struct Prepared : PreparedStart {
  Condition condition;
  core::Viewpoint viewpoint;
  core::Image guide;
  KeyframeBatch keyframe;  ///< without what changed since
};

GuidedLayers layersOf(GuidedImpl& generator, const core::Image& guide, const torch::Tensor& film,
                      torch::ScalarType type) {
  const auto& config = generator.config();
  return generator.layers(gatheredGuide(guide, config.unshuffle, config.granularity(), type), film, {}, false);
}

/// Of painting the probe's picture, as paintFrom() does.
double millisecondsOf(GuidedImpl& generator, const core::Image& guide, const torch::Tensor& film,
                      torch::ScalarType type) {
  const auto start = std::chrono::steady_clock::now();
  const auto& config = generator.config();
  guidedPicture(config, guide, layersOf(generator, guide, film, type), nullptr, guide.width * config.factor,
                guide.height * config.factor);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

GuidedPainter::GuidedPainter(const std::shared_ptr<GuidedImpl>& generator) : generator_(fixedCopy(*generator)) {
  const torch::NoGradGuard noGrad;
  // The ratio is that of any number of threads, and one is not held up by the others of a busy machine.
  const TorchThreads one(1);
  constexpr auto kHalf = torch::kBFloat16;
  const auto guide = probeGuide(kProbePicture / generator->config().factor);
  const auto film = generator_->film(probeCondition());
  const auto fastest = [&](GuidedImpl& of, torch::ScalarType type) {
    double least = millisecondsOf(of, guide, film, type);
    for (int run = 1; run < kProbeRuns; ++run) least = std::min(least, millisecondsOf(of, guide, film, type));
    return least;
  };
  double milliseconds = fastest(*generator_, torch::kFloat32);
  try {
    if (isHalfWorthTrying()) {
      auto rounded = fixedCopy(*generator);
      for (auto& parameter : rounded->parameters())
        if (parameter.dim() == 4) parameter.set_data(parameter.to(kHalf));
      const auto own = layersOf(*generator_, guide, film, torch::kFloat32).own;
      const auto difference = (own - layersOf(*rounded, guide, film, kHalf).own).abs().max();
      const double half = fastest(*rounded, kHalf);
      if (difference.item<double>() <= kSameColour && half < kWorthIt * milliseconds) {
        generator_ = rounded;
        type_ = kHalf;
        precision_ = "bf16";
        milliseconds = half;
      }
    }
  } catch (const c10::Error&) {
    // A layer without bf16 in this build or on this CPU: float32 stays.
  }
  millisecondsPerPixel_ = milliseconds / (kProbePicture * kProbePicture);
}

Painted GuidedPainter::residual(const torch::Tensor& guide, const ConditionBatch& condition,
                                const KeyframeBatch& keyframe, bool expectedError) const {
  return generator_->residual(guide.to(type_), generator_->film(condition, keyframe), keyframe, expectedError);
}

core::Image GuidedPainter::paint(const core::Image& guide, const core::Scene& scene, int width, int height) const {
  return paintFrom(nullptr, guide, scene, width, height, false).picture;
}

std::shared_ptr<const PreparedStart> GuidedPainter::prepare(const Start& start) const {
  const torch::NoGradGuard noGrad;
  const auto& config = generator_->config();
  if (!config.keyframe) return nullptr;
  auto prepared = std::make_shared<Prepared>();
  prepared->condition = conditionOf(start.scene, start.guide.height);
  prepared->viewpoint = start.scene.viewpoint;
  prepared->guide = start.guide;
  auto& keyframe = prepared->keyframe;
  keyframe.guide = paddedGuide(start.guide, config.granularity());
  keyframe.detail =
      detailOf(start.picture, start.guide, config.factor, int(keyframe.guide.size(3)), int(keyframe.guide.size(2)));
  keyframe.present = torch::ones({1});
  generator_->prepare(keyframe, type_);
  return prepared;
}

Painting GuidedPainter::paintFrom(const PreparedStart* start, const core::Image& guide, const core::Scene& scene,
                                  int width, int height, bool expectedError) const {
  const torch::NoGradGuard noGrad;
  const auto& config = generator_->config();
  const auto condition = conditionOf(scene, guide.height);
  KeyframeBatch keyframe;
  std::optional<PictureStart> from;
  if (const auto* prepared = static_cast<const Prepared*>(start)) {
    const auto change = changeBetween(prepared->condition, prepared->viewpoint, condition, scene.viewpoint);
    keyframe = keyframeBatchOf(prepared->keyframe.guide, prepared->keyframe.detail, {&change});
    keyframe.features = prepared->keyframe.features;
    keyframe.shown = prepared->keyframe.shown;
    from.emplace(PictureStart{prepared->guide, keyframe.detail, keyframe.shown,
                              float(generator_->trustIn(change.cameraMoved())), float(generator_->steepness()),
                              halfTrustedIn(scene)});
  }
  const auto gathered = gatheredGuide(guide, config.unshuffle, config.granularity(), type_);
  const auto layers =
      generator_->layers(gathered, generator_->film(batchOf({&condition}), keyframe), keyframe, expectedError);
  Painting painting{guidedPicture(config, guide, layers, from ? &*from : nullptr, width, height), nullptr};
  if (layers.expectedError.defined()) {
    const auto error = generator_->expectedError(layers, paddedGuide(guide, config.granularity()), keyframe);
    painting.expectedError =
        std::make_shared<const core::Plane>(planeOf(error[0].slice(1, 0, height).slice(2, 0, width)));
  }
  return painting;
}

}  // namespace twinray::nn
