#include "nn/tfgan/painter.h"

#include <chrono>

#include "nn/half_precision.h"
#include "nn/picture_tensor.h"
#include "nn/tfgan/condition.h"
#include "nn/torch_threads.h"

namespace twinray::nn {
namespace {

constexpr int kProbeRuns = 3;
constexpr double kWorthIt = 0.9;           ///< of the other's time: below that, change the form
constexpr double kSameColour = 2.0 / 255;  ///< 1/255 of a picture in 0..1, here in -1..1

template <class Network>
std::shared_ptr<Network> fixedCopy(const Network& generator) {
  auto copy = std::dynamic_pointer_cast<Network>(cloneGenerator(generator));
  copy->eval();
  for (auto& parameter : copy->parameters()) parameter.set_requires_grad(false);
  return copy;
}

struct Probe {
  torch::Tensor view, opacity, color, image;
};

/// A ball with hard rings, from the front, through a transfer function of one mode.
Probe probeFor(const TfganConfig& config) {
  const auto x = torch::linspace(-1, 1, config.guideSize);
  const auto radius = (x.view({1, -1}).square() + x.view({-1, 1}).square()).sqrt();
  const auto rings = torch::where(radius < 0.8, 0.5 + 0.5 * torch::sin(radius * 25), torch::full_like(radius, -1));
  const auto scalar = torch::linspace(0, 1, kTfganSamples);
  const auto mode = 2 * torch::exp(-((scalar - 0.5) / 0.1).square()) - 1;
  return {torch::tensor({{-0.06f, 1.f, 0.f, 0.f, -1.f}}), mode.view({1, 1, -1}),
          (scalar - 0.5).view({1, 1, -1}).repeat({1, kTfganColorPlanes, 1}),
          rings.view({1, 1, config.guideSize, config.guideSize})};
}

torch::Tensor painted(const FoldedTfgan& network, const Probe& probe) {
  return network.forward(probe.view, probe.opacity, probe.color, probe.image);
}

/// Best of several runs, interleaved so that both see the same machine.
std::pair<double, double> fastest(const FoldedTfgan& a, const FoldedTfgan& b, const Probe& probe) {
  const auto milliseconds = [&](const FoldedTfgan& network) {
    const auto start = std::chrono::steady_clock::now();
    painted(network, probe);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  };
  auto best = std::pair(milliseconds(a), milliseconds(b));
  for (int run = 1; run < kProbeRuns; ++run)
    best = {std::min(best.first, milliseconds(a)), std::min(best.second, milliseconds(b))};
  return best;
}

}  // namespace

TfganPainter::TfganPainter(const std::shared_ptr<TfganImpl>& generator)
    : generator_(fixedCopy(*generator)), folded_(std::make_unique<FoldedTfgan>(generator_, FoldedForm{})) {
  const torch::NoGradGuard noGrad;
  // The ratio is that of any number of threads, and one is not held up by the others of a busy machine.
  const TorchThreads one(1);
  const auto probe = probeFor(generator_->config());
  const auto exact = painted(*folded_, probe);
  FoldedForm form;
  const auto consider = [&](const FoldedForm& other, const std::string& precision) {
    auto candidate = std::make_unique<FoldedTfgan>(generator_, other);
    if ((painted(*candidate, probe) - exact).abs().max().item<double>() > kSameColour) return;
    const auto [current, candidates] = fastest(*folded_, *candidate, probe);
    if (candidates > kWorthIt * current) return;
    folded_ = std::move(candidate);
    form = other;
    precision_ = precision;
  };
  consider({torch::kFloat32, true}, "fp32");
  try {
    if (isHalfWorthTrying()) consider({torch::kBFloat16, form.phases}, "bf16");
  } catch (const c10::Error&) {
    // No bf16 convolutions in this build or on this CPU: float32 stays.
  }
}

core::Image TfganPainter::paint(const core::Image& guide, const core::Scene& scene, int, int) const {
  const torch::NoGradGuard noGrad;
  const auto condition = tfganCondition(scene.viewpoint, scene.transferFunction);
  const auto batch = batchOf({&condition});
  const bool guided = !generator_->guideNeed().channels.empty();
  const auto image = guided ? paddedGuide(guide, 1).narrow(1, 3, 1) * 2 - 1 : torch::Tensor();
  const auto made = folded_->forward(batch.view, batch.curves.slice(1, 0, 1), batch.curves.slice(1, 1, 4), image);
  auto picture = pictureOf((made[0] + 1) / 2);
  if (!guided) return picture;
  const auto enlarged = core::resize(guide, picture.width, picture.height);
  for (std::size_t i = 3; i < picture.data.size(); i += core::Image::kChannels) picture.data[i] = enlarged.data[i];
  return picture;
}

OpacityPainter::OpacityPainter(const std::shared_ptr<OpacityGeneratorImpl>& generator)
    : generator_(fixedCopy(*generator)) {}

core::Image OpacityPainter::paint(const core::Image&, const core::Scene& scene, int, int) const {
  const torch::NoGradGuard noGrad;
  const auto condition = tfganCondition(scene.viewpoint, scene.transferFunction);
  const auto made = generator_->paint({}, batchOf({&condition}));
  auto picture = pictureOf(made[0].expand({3, -1, -1}));
  for (std::size_t i = 0; i < picture.data.size(); i += core::Image::kChannels) picture.data[i + 3] = picture.data[i];
  return picture;
}

}  // namespace twinray::nn
