#include "nn/tfgan/opacity.h"

#include "nn/tfgan/condition.h"

namespace twinray::nn {
namespace {

constexpr int kReconstructorWidth = 128;
constexpr int kCurveCode = 256;  ///< before the latent values

torch::nn::Conv2d halving(int in, int out) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 4).stride(2).padding(1));
}

}  // namespace

OpacityGeneratorImpl::OpacityGeneratorImpl(const OpacityConfig& config) : config_(config) {
  const int blocks = halvings(config.pictureSize, 1);
  auto widths = doublingWidths(config.channels, blocks, config.mostChannels);
  std::reverse(widths.begin(), widths.end());
  const int code = widths.front();
  view_ = register_module("view_subnet", LinearStack(Widths{kTfganView, config.viewWidth, config.viewWidth}));
  curve_ = register_module("opacity_encoder", CurveEncoder(Widths{1, 16, 32, 64, 128, 128, kCurveCode}, true));
  latentEncoder_ = register_module("opacity_latent_encoder", LinearStack(Widths{kCurveCode, config.latent}));
  latentDecoder_ = register_module("opacity_latent_decoder", LinearStack(Widths{config.latent, config.curveWidth}));
  reconstructor_ = register_module("opacity_latent_reconstructor",
                                   LinearStack(Widths{config.latent, kReconstructorWidth, kTfganSamples}, true));
  merged_ = register_module("merged_subnet", LinearStack(Widths{config.viewWidth + config.curveWidth, code, code}));
  auto decoder = register_module("decoder_subnet", std::make_shared<torch::nn::Module>());
  for (int i = 0; i < blocks; ++i) {
    const bool last = i + 1 == blocks;
    const int out = last ? 1 : widths[std::size_t(i) + 1];
    decoder_.push_back(decoder->register_module("resblock" + std::to_string(i),
                                                ResidualBlock(widths[std::size_t(i)], out, i == 0 ? 1 : 3, last)));
  }
  initialiseTfgan(*this);
}

torch::Tensor OpacityGeneratorImpl::latent(const torch::Tensor& opacity) {
  return latentEncoder_(curve_(opacity));
}

torch::Tensor OpacityGeneratorImpl::reconstruction(const torch::Tensor& latent) {
  return torch::tanh(reconstructor_(latent));
}

torch::Tensor OpacityGeneratorImpl::picture(const torch::Tensor& view, const torch::Tensor& latent) {
  const auto code = merged_(torch::cat({view_(view), latentDecoder_(latent)}, 1));
  auto x = code.view({code.size(0), code.size(1), 1, 1});
  for (auto& block : decoder_) x = block(nearestTwice(x));
  return torch::tanh(x);
}

GuideNeed OpacityGeneratorImpl::guideNeed() const {
  return {{}, 1, config_.pictureSize, 1};
}

Condition OpacityGeneratorImpl::condition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                                          const core::Lighting&, const VolumeScale&, int) const {
  return tfganCondition(viewpoint, tf);
}

torch::Tensor OpacityGeneratorImpl::paint(const torch::Tensor&, const ConditionBatch& condition, torch::ScalarType) {
  return (picture(condition.view, latent(condition.curves.slice(1, 0, 1))) + 1) / 2;
}

OpacityDiscriminatorImpl::OpacityDiscriminatorImpl(const OpacityConfig& config) : config_(config) {
  const int count = halvings(config.pictureSize, 2);
  const auto widths = doublingWidths(config.channels, count, config.mostChannels);
  view_ = register_module("view_subnet", LinearStack(Widths{kTfganView, config.viewWidth, config.viewWidth}));
  curve_ = register_module("opacity_encoder", CurveEncoder(Widths{1, 16, 32, 64, 128, 256, config.curveWidth}, true));
  auto encoder = register_module("encoder_subnet", std::make_shared<torch::nn::Module>());
  for (int i = 0; i < count; ++i) {
    const int in = i == 0 ? 1 : widths[std::size_t(i) - 1];
    const int out = widths[std::size_t(i)];
    const bool last = i + 1 == count;
    const auto name = std::to_string(i);
    const auto convolution = last ? torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 4)) : halving(in, out);
    layers_.push_back(encoder->register_module("conv" + name, convolution));
    if (i > 0 && !last) norms_.push_back(encoder->register_module("bn" + name, torch::nn::BatchNorm2d(out)));
  }
  const int code = widths.back();
  decision_ = register_module("decision_subnet",
                              LinearStack(Widths{config.viewWidth + config.curveWidth + code, code, code, 1}, true));
  initialiseTfgan(*this);
}

torch::Tensor OpacityDiscriminatorImpl::forward(const torch::Tensor& view, const torch::Tensor& opacity,
                                                const torch::Tensor& picture) {
  auto x = picture;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    x = layers_[i](x);
    if (i > 0 && i + 1 < layers_.size()) x = norms_[i - 1](x);
    x = torch::leaky_relu(x, kTfganSlope);
  }
  return decision_(torch::cat({view_(view), curve_(opacity), x.flatten(1)}, 1));
}

}  // namespace twinray::nn
