#include "nn/weights.h"

#include <chrono>

#include "nn/torch_threads.h"

namespace twinray::nn {
namespace {

constexpr int kProbeGuide = 128;  ///< guide side of the measurement
constexpr int kProbeRuns = 3;
constexpr double kWorthIt = 0.9;  ///< of the other's time: below that, change precision
constexpr double kSameColour = 1.0 / 255;

void fix(Guided& generator) {
  generator->eval();
  for (auto& parameter : generator->parameters()) {
    parameter.set_requires_grad(false);
    if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
  }
}

/// Rings of hard edges with fine texture: every feature of a rendered picture that rounding could spoil.
torch::Tensor probeGuide(int channels) {
  const auto x = torch::linspace(-1, 1, kProbeGuide);
  const auto radius = (x.view({1, -1}).square() + x.view({-1, 1}).square()).sqrt();
  std::vector<torch::Tensor> planes;
  for (int c = 0; c < channels; ++c) {
    const auto rings = torch::sin(radius * (9 + 5 * c)).gt(0).to(torch::kFloat32) * 0.7;
    planes.push_back(rings + 0.15 + 0.15 * torch::sin(x.view({1, -1}) * (40 + 17 * c)));
  }
  return torch::stack(planes).unsqueeze(0);
}

ConditionBatch probeCondition() {
  Condition condition;
  condition.opacity.assign(Condition::kSamples, -0.5f);
  condition.color.assign(std::size_t(3) * Condition::kSamples, 0.1f);
  condition.lighting = {1, 0.25f, 0.75f, 0.3f, 0.12f, 0};
  return batchOf({&condition});
}

double millisecondsOf(Guided& generator, const torch::Tensor& guide, const torch::Tensor& film) {
  const auto start = std::chrono::steady_clock::now();
  generator->residual(guide, film);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

Guided cloneGenerator(const Guided& generator) {
  torch::NoGradGuard noGrad;
  Guided copy(generator->config());
  auto to = copy->named_parameters();
  for (const auto& item : generator->named_parameters()) to[item.key()].copy_(item.value());
  return copy;
}

Model::Weights::Weights(Guided weights) : generator(std::move(weights)) {
  fix(generator);
}

const std::pair<Guided, Precision>& Model::Weights::fastest() const {
  std::call_once(once_, [this] {
    const torch::NoGradGuard noGrad;
    // The ratio is that of any number of threads, and one is not held up by the others of a busy machine.
    const TorchThreads one(1);
    Guided exact = generator;
    fastest_ = {exact, {}};
    Precision half{torch::kBFloat16, "bf16"};
    try {
      auto rounded = cloneGenerator(generator);
      fix(rounded);
      for (auto& parameter : rounded->parameters())
        if (parameter.dim() == 4) parameter.set_data(parameter.to(half.type));
      const auto guide = probeGuide(int(generator->config().guideChannels.size()));
      const auto guideHalf = guide.to(half.type);
      const auto film = exact->film(probeCondition());
      const auto difference = (exact->residual(guide, film) - rounded->residual(guideHalf, film)).abs().max();
      auto& single = fastest_.second.milliseconds = millisecondsOf(exact, guide, film);
      half.milliseconds = millisecondsOf(rounded, guideHalf, film);
      for (int run = 1; run < kProbeRuns; ++run) {
        single = std::min(single, millisecondsOf(exact, guide, film));
        half.milliseconds = std::min(half.milliseconds, millisecondsOf(rounded, guideHalf, film));
      }
      if (difference.item<double>() <= kSameColour && half.milliseconds < kWorthIt * single) fastest_ = {rounded, half};
    } catch (const c10::Error&) {
      fastest_ = {exact, {}};  // no bf16 convolutions in this build or on this CPU
    }
  });
  return fastest_;
}

}  // namespace twinray::nn
