#include "nn/training/losses.h"

#include <array>
#include <cmath>

namespace twinray::nn {
namespace {

constexpr int kWindow = 11;
constexpr double kSigma = 1.5;
constexpr double kC1 = 0.01 * 0.01;
constexpr double kC2 = 0.03 * 0.03;
constexpr std::array<double, 5> kScaleWeights{0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

torch::Tensor luma(const torch::Tensor& rgb) {
  return (rgb * torch::tensor({0.299f, 0.587f, 0.114f}, rgb.options()).view({1, 3, 1, 1})).sum(1, true);
}

/// Gaussian window of every channel, valid region, separable.
torch::Tensor blurred(const torch::Tensor& x) {
  auto window = torch::arange(kWindow, x.options()) - kWindow / 2;
  window = torch::exp(-window.square() / (2 * kSigma * kSigma));
  window = window / window.sum();
  const auto channels = x.size(1);
  const auto across = window.view({1, 1, 1, kWindow}).expand({channels, 1, 1, kWindow}).contiguous();
  const auto down = window.view({1, 1, kWindow, 1}).expand({channels, 1, kWindow, 1}).contiguous();
  const std::array<std::int64_t, 2> one{1, 1}, none{0, 0};
  const auto rows = at::conv2d(x, across, torch::Tensor(), one, none, one, channels);
  return at::conv2d(rows, down, torch::Tensor(), one, none, one, channels);
}

struct Similarity {
  torch::Tensor luminance;  ///< n
  torch::Tensor structure;  ///< n, contrast times structure
  torch::Tensor both;       ///< n
};

Similarity similarity(const torch::Tensor& a, const torch::Tensor& b) {
  const auto means = blurred(torch::cat({a, b, a * a, b * b, a * b}, 1)).split(1, 1);
  const auto aa = means[0] * means[0], bb = means[1] * means[1], ab = means[0] * means[1];
  const auto luminance = (2 * ab + kC1) / (aa + bb + kC1);
  const auto structure = (2 * (means[4] - ab) + kC2) / (means[2] - aa + means[3] - bb + kC2);
  return {luminance.mean({1, 2, 3}), structure.mean({1, 2, 3}), (luminance * structure).mean({1, 2, 3})};
}

}  // namespace

torch::Tensor charbonnier(const torch::Tensor& prediction, const torch::Tensor& reference) {
  return ((prediction - reference).square() + 1e-6).sqrt().mean();
}

torch::Tensor rootMeanSquare(const torch::Tensor& prediction, const torch::Tensor& reference) {
  return ((prediction - reference).square().mean({1, 2, 3}) + 1e-6).sqrt().mean();
}

torch::Tensor laplace(const torch::Tensor& expected, const torch::Tensor& error) {
  constexpr double kFloor = 1e-3;
  return ((error + kFloor) / (expected + kFloor) + (expected + kFloor).log()).mean();
}

torch::Tensor ssim(const torch::Tensor& prediction, const torch::Tensor& reference) {
  return similarity(luma(prediction), luma(reference)).both.mean();
}

torch::Tensor msSsim(const torch::Tensor& prediction, const torch::Tensor& reference) {
  auto a = luma(prediction), b = luma(reference);
  const auto side = std::min(a.size(2), a.size(3));
  std::size_t scales = 1;
  while (scales < kScaleWeights.size() && (side >> scales) >= kWindow) ++scales;
  double sum = 0;
  for (std::size_t i = 0; i < scales; ++i) sum += kScaleWeights[i];

  auto product = torch::ones({a.size(0)}, a.options());
  for (std::size_t i = 0; i < scales; ++i) {
    const auto similar = similarity(a, b);
    const bool coarsest = i + 1 == scales;
    // Structure may be negative where pictures disagree; a power of it would not be a number.
    const auto factor = torch::clamp_min(coarsest ? similar.both : similar.structure, 1e-6);
    product = product * factor.pow(kScaleWeights[i] / sum);
    if (!coarsest) {
      a = at::avg_pool2d(a, 2);
      b = at::avg_pool2d(b, 2);
    }
  }
  return product.mean();
}

torch::Tensor l1(const torch::Tensor& prediction, const torch::Tensor& reference) {
  return 2 * (prediction - reference).abs().mean();
}

torch::Tensor hingeDiscriminator(const torch::Tensor& real, const torch::Tensor& fake) {
  return torch::relu(1 - real).mean() + torch::relu(1 + fake).mean();
}

torch::Tensor hingeGenerator(const torch::Tensor& fake) {
  return -fake.mean();
}

torch::Tensor entropyDiscriminator(const torch::Tensor& real, const torch::Tensor& fake) {
  return at::softplus(-real).mean() + at::softplus(fake).mean();
}

torch::Tensor entropyGenerator(const torch::Tensor& fake) {
  return at::softplus(-fake).mean();
}

}  // namespace twinray::nn
