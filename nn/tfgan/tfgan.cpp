#include "nn/tfgan/tfgan.h"

#include "core/error.h"
#include "nn/tfgan/condition.h"

namespace twinray::nn {
namespace {

torch::nn::Conv2d halving(int in, int out) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 4).stride(2).padding(1));
}

torch::nn::Conv2d keeping(int in, int out) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3).padding(1));
}

Widths curveWidths(int channels, int width) {
  return {channels, 16, 32, 64, 128, 128, width};
}

std::shared_ptr<torch::nn::Module> list() {
  return std::make_shared<torch::nn::Module>();
}

}  // namespace

torch::Tensor TfganStageImpl::forward(torch::Tensor x) {
  x = nearestTwice(x);
  if (block) x = block(x);
  if (refinement) x = refinement(x);
  if (convolution) x = convolution(x);
  if (norm) x = torch::relu(norm(x));
  if (final) x = final(x);
  return tanh ? torch::tanh(x) : x;
}

TfganImpl::TfganImpl(const TfganConfig& config) : config_(config) {
  const auto widths = encoderWidths(config);
  makeCodes();
  makeEncoder(widths);
  auto blocks = register_module("bottleneck_residual_layers", list());
  const int fused = widths.back() + config.viewWidth + 2 * config.curveWidth + config.noise;
  for (int i = 0; i < config.bottlenecks; ++i) {
    const int out = i + 1 == config.bottlenecks ? widths.back() : fused;
    bottlenecks_.push_back(blocks->register_module(std::to_string(i), BottleneckBlock(fused, out)));
  }
  makeDecoder(widths);
  if (config.pictureSize > config.guideSize) makeUpsampling();
  initialiseTfgan(*this);
  if (!config.opacity) return;
  opacityNetwork_ = register_module("opacity_network", OpacityGenerator(*config.opacity));
  opacityNetwork_->eval();
  for (auto& parameter : opacityNetwork_->parameters()) parameter.set_requires_grad(false);
}

void TfganImpl::makeCodes() {
  const auto& c = config_;
  view_ = register_module("view_encoder", LinearStack(Widths{kTfganView, c.viewWidth, c.viewWidth}));
  if (!c.opacity) {
    opacityCurve_ = register_module("opacity_encoder", CurveEncoder(curveWidths(1, c.curveWidth), false));
    opacityEncoder_ = register_module("opacity_latent_encoder", LinearStack(Widths{c.curveWidth, c.opacityLatent}));
  }
  opacityDecoder_ = register_module("opacity_latent_decoder", LinearStack(Widths{c.opacityLatent, c.curveWidth}));
  colorCurve_ = register_module("color_encoder", CurveEncoder(curveWidths(kTfganColorPlanes, c.curveWidth), false));
  colorEncoder_ = register_module("color_latent_encoder", LinearStack(Widths{c.curveWidth, c.colorLatent}));
  colorDecoder_ = register_module("color_latent_decoder", LinearStack(Widths{c.colorLatent, c.curveWidth}));
}

void TfganImpl::makeEncoder(const std::vector<int>& widths) {
  auto layers = register_module("image_encoder_layers", list());
  for (std::size_t i = 0; i < widths.size(); ++i) {
    auto layer = layers->register_module(std::to_string(i), list());
    EncoderLayer made;
    made.convolution = layer->register_module("conv", halving(i == 0 ? 1 : widths[i - 1], widths[i]));
    if (i > 0) made.norm = layer->register_module("bn", torch::nn::BatchNorm2d(widths[i]));
    encoder_.push_back(made);
  }
}

void TfganImpl::makeDecoder(const std::vector<int>& widths) {
  auto layers = register_module("image_decoder_layers", list());
  const bool upsampled = config_.pictureSize > config_.guideSize;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const bool last = i + 1 == widths.size();
    const bool open = last && !upsampled;
    const int same = widths[widths.size() - 1 - i];  // of the encoder's features at this size
    const int in = i == 0 ? same : 2 * same;
    const int next = last ? (upsampled ? config_.channels : 3) : widths[widths.size() - 2 - i];
    const auto name = std::to_string(i);
    auto stage = layers->register_module(name, TfganStage());
    stage->tanh = open;
    if (config_.residualUpsampling) {
      stage->block = stage->register_module("resblock" + name, ResidualBlock(in, next, 3, open));
    } else {
      const int between = last ? same : next;
      stage->block = stage->register_module("resblock" + name, ResidualBlock(in, between));
      stage->refinement = stage->register_module("resblock-refine" + name, ResidualBlock(between, next, 3, open));
    }
    decoder_.push_back(stage);
  }
}

void TfganImpl::makeUpsampling() {
  auto layers = register_module("upsample_layers", list());
  int width = config_.channels;
  for (int size = 2 * config_.guideSize; size <= config_.pictureSize; size *= 2) {
    const bool last = size == config_.pictureSize;
    const auto name = std::to_string(size);
    auto stage = layers->register_module(std::to_string(upsampling_.size()), TfganStage());
    stage->tanh = last;
    const int out = last && !config_.residualUpsampling ? 3 : last ? width : upsampleWidth(config_);
    if (config_.residualUpsampling && !last) {
      stage->block = stage->register_module("upsample-resblock" + name, ResidualBlock(width, out));
    } else {
      stage->convolution = stage->register_module("upsample-conv" + name, keeping(width, out));
      if (out != 3 || config_.residualUpsampling)
        stage->norm = stage->register_module("upsample-bn" + name, torch::nn::BatchNorm2d(out));
      if (last && config_.residualUpsampling)
        stage->final = stage->register_module("final-conv" + name, keeping(out, 3));
    }
    width = out;
    upsampling_.push_back(stage);
  }
}

void TfganImpl::train(bool on) {
  Generator::train(on);
  if (opacityNetwork_) opacityNetwork_->eval();
}

torch::Tensor TfganImpl::opacityLatent(const torch::Tensor& opacity) {
  return opacityNetwork_ ? opacityNetwork_->latent(opacity) : opacityEncoder_(opacityCurve_(opacity));
}

torch::Tensor TfganImpl::code(const torch::Tensor& view, const torch::Tensor& opacityLatent, const torch::Tensor& color,
                              const torch::Tensor& noise) {
  std::vector<torch::Tensor> codes{view_(view), opacityDecoder_(opacityLatent),
                                   colorDecoder_(colorEncoder_(colorCurve_(color)))};
  if (config_.noise > 0) {
    const auto shape = {view.size(0), std::int64_t(config_.noise)};
    codes.push_back(noise.defined() ? noise
                    : is_training() ? torch::randn(shape, view.options())
                                    : torch::zeros(shape, view.options()));
  }
  return torch::cat(codes, 1);
}

torch::Tensor TfganImpl::forward(const torch::Tensor& view, const torch::Tensor& opacity, const torch::Tensor& color,
                                 const torch::Tensor& image, const torch::Tensor& noise) {
  const auto latent = opacityLatent(opacity);
  auto x = image.defined() ? image : opacityNetwork_->picture(view, latent);
  std::vector<torch::Tensor> encoded;
  for (auto& layer : encoder_) {
    x = layer.convolution(x);
    if (layer.norm) x = layer.norm(x);
    x = torch::leaky_relu(x, kTfganSlope);
    encoded.push_back(x);
  }
  const auto tiled = code(view, latent, color, noise).unsqueeze(2).unsqueeze(3).expand({-1, -1, x.size(2), x.size(3)});
  x = torch::cat({x, tiled}, 1);
  for (auto& block : bottlenecks_) x = block(x);
  for (std::size_t i = 0; i < decoder_.size(); ++i) {
    if (i > 0) x = torch::cat({x, encoded[encoded.size() - 1 - i]}, 1);
    x = decoder_[i](x);
  }
  for (auto& stage : upsampling_) x = stage(x);
  return x;
}

GuideNeed TfganImpl::guideNeed() const {
  GuideNeed need{{"a"}, config_.pictureSize / config_.guideSize, config_.pictureSize, 1};
  if (config_.opacity) need.channels.clear();
  return need;
}

Condition TfganImpl::condition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                               const core::Lighting&, const VolumeScale&, int) const {
  return tfganCondition(viewpoint, tf);
}

torch::Tensor TfganImpl::paint(const torch::Tensor& guide, const ConditionBatch& condition, torch::ScalarType) {
  const auto image = guide.defined() ? guide * 2 - 1 : torch::Tensor();
  const auto picture = forward(condition.view, condition.curves.slice(1, 0, 1), condition.curves.slice(1, 1, 4), image);
  return (picture + 1) / 2;
}

Tfgan tfganOver(const OpacityGeneratorImpl& opacity, TfganConfig config, const std::string& where) {
  config.opacity = opacity.config();
  config.opacityLatent = opacity.config().latent;
  const auto wrong = complaintAbout(config);
  if (!wrong.empty())
    throw core::Error("The network over the opacity network of " + where + " " + wrong +
                      "; use another opacity model.");
  const torch::NoGradGuard noGrad;
  Tfgan made(config);
  auto parameters = made->opacityNetwork()->named_parameters();
  for (const auto& item : opacity.named_parameters()) parameters[item.key()].copy_(item.value());
  auto buffers = made->opacityNetwork()->named_buffers();
  for (const auto& item : opacity.named_buffers()) buffers[item.key()].copy_(item.value());
  return made;
}

}  // namespace twinray::nn
