#include "nn/guided.h"

namespace twinray::nn {
namespace {

namespace F = torch::nn::functional;

constexpr double kFeatureSlope = 0.1;
constexpr double kCodeSlope = 0.2;
constexpr double kLastLayerDeviation = 2e-4;  ///< the residual starts near zero
constexpr double kBranchGain = 0.1;           ///< residual branches start small
constexpr double kDetailGain = 4;             ///< brings the detail's values to the size of the guide's
// Best of a grid over 112 pairs of four volumes (docs/research.md 3).
constexpr float kTrustStanding = 6;  ///< 99.8 % of the detail where the guides agree and the camera stands
constexpr float kTrustMoving = 1;    ///< 73 % where it moved
constexpr double kSteepness = 60;    ///< a difference of the guides by 0.1 takes 6 off the trust
constexpr double kFirstError = -4;   ///< softplus of it, 0.018: what is expected before anything is learnt

constexpr std::int64_t kFewNumbers = 20480;  ///< up to so many, LibTorch takes no oneDNN for a picture by itself

/// at::conv2d, with oneDNN also for small pictures: LibTorch multiplies their matrices by a BLAS that may be the
/// reference one (16x16 with 64 channels: 8.7 ms in place of 0.3).
torch::Tensor conv2d(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias,
                     at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation) {
  const bool few = x.is_cpu() && x.scalar_type() == torch::kFloat32 && x.numel() <= kFewNumbers;
  if (few && !torch::GradMode::is_enabled() && at::globalContext().hasMKLDNN() &&
      at::globalContext().userEnabledMkldnn())
    return at::mkldnn_convolution(x, weight, bias, padding, stride, dilation, 1);
  return at::conv2d(x, weight, bias, stride, padding, dilation);
}

torch::Tensor convolve(const torch::nn::Conv2d& layer, const torch::Tensor& x) {
  const auto kernel = layer->weight.size(2);
  const auto padding = kernel % 2 == 1 ? kernel / 2 : 0;  // the stride-2 convolution has kernel 2
  // Dilation changes nothing of a 1x1 kernel, but with it LibTorch takes oneDNN for one thread, too, in place of the
  // matrix product of a BLAS that may be the reference one (64 to 128 channels at 64x64: 0.5 ms in place of 13).
  const std::int64_t dilation = kernel == 1 ? 2 : 1;
  return conv2d(x, layer->weight.to(x.scalar_type()), layer->bias.to(x.scalar_type()), layer->options.stride(),
                {padding, padding}, {dilation, dilation});
}

/// Convolution, then scale (1 + modulation[:, 0]) and shift (modulation[:, 1]) of every channel; modulation n x 2 x c x
/// 1 x 1. For one picture that needs no gradient, scale and shift are folded into the weights: the same function,
/// without another pass over the features.
torch::Tensor convolveModulated(const torch::nn::Conv2d& layer, const torch::Tensor& x,
                                const torch::Tensor& modulation) {
  const auto scale = modulation.select(1, 0) + 1;
  const auto shift = modulation.select(1, 1);
  if (torch::GradMode::is_enabled() || x.size(0) > 1) {
    return torch::addcmul(shift.to(x.scalar_type()), convolve(layer, x), scale.to(x.scalar_type()));
  }
  const auto weight = layer->weight.to(torch::kFloat32) * scale.view({-1, 1, 1, 1});
  const auto bias = layer->bias * scale.view({-1}) + shift.view({-1});
  const auto padding = weight.size(2) / 2;
  return conv2d(x, weight.to(x.scalar_type()), bias.to(x.scalar_type()), {1, 1}, {padding, padding}, {1, 1});
}

torch::Tensor activate(torch::Tensor x) {
  return torch::leaky_relu_(x, kFeatureSlope);
}

torch::nn::Conv2d convolution(int in, int out, int kernel) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2));
}

/// Code of curves n x 4 x 256.
torch::nn::Sequential curveEncoder(int width) {
  // Kernel 8 for stride 4: the last outputs still see the top of the scalar range.
  const auto conv = [](int in, int out) {
    return torch::nn::Conv1d(torch::nn::Conv1dOptions(in, out, 8).stride(4).padding(2));
  };
  const auto leaky = [] { return torch::nn::LeakyReLU(torch::nn::LeakyReLUOptions().negative_slope(kCodeSlope)); };
  return torch::nn::Sequential(conv(4, 16), leaky(), conv(16, 32), leaky(), conv(32, 32), leaky(), torch::nn::Flatten(),
                               torch::nn::Linear(32 * 4, width), leaky());
}

torch::Tensor unshuffled(const torch::Tensor& x, int factor) {
  return factor > 1 ? torch::pixel_unshuffle(x, factor) : x;
}

}  // namespace

torch::Tensor enlargedGuide(const torch::Tensor& guide, int factor) {
  if (factor == 1) return guide.slice(1, 0, 3);
  return at::upsample_bicubic2d(guide.slice(1, 0, 3), {guide.size(2) * factor, guide.size(3) * factor}, false);
}

GuidedImpl::GuidedImpl(const GuidedConfig& config) : config_(config) {
  torch::NoGradGuard noGrad;
  const int channels = int(config.guideChannels.size());
  head_ = register_module("head", convolution(channels * config.unshuffle * config.unshuffle, config.width, 3));
  for (int i = 0; i < config.blocks; ++i) blocks_.push_back(makeBlock("block" + std::to_string(i), config.width));
  if (config.innerWidth > 0) {
    down_ = register_module("down",
                            torch::nn::Conv2d(torch::nn::Conv2dOptions(config.width, config.innerWidth, 2).stride(2)));
    for (int i = 0; i < config.innerBlocks; ++i)
      innerBlocks_.push_back(makeBlock("inner" + std::to_string(i), config.innerWidth));
    up_ = register_module("up", convolution(config.innerWidth, 4 * config.width, 1));
    up_->weight.mul_(kBranchGain);
  }
  const int shuffle = config.factor * config.unshuffle;
  tail_ = register_module("tail", convolution(config.width, 3 * shuffle * shuffle, 3));
  tail_->weight.normal_(0, kLastLayerDeviation);
  tail_->bias.zero_();
  if (config.direct) {
    direct_ = register_module("direct",
                              convolution(channels * config.unshuffle * config.unshuffle, 3 * shuffle * shuffle, 3));
    direct_->weight.zero_();
    direct_->bias.zero_();
  }
  if (config.conditionWidth > 0) {
    curves_ = register_module("curves", curveEncoder(config.codeWidth));
    hidden_ = register_module(
        "hidden", torch::nn::Linear(config.codeWidth + Condition::kView + Condition::kLighting, config.conditionWidth));
    film_ = register_module("film", torch::nn::Linear(config.conditionWidth, 2 * config.width * config.blocks));
    film_->weight.zero_();
    film_->bias.zero_();
  }
  if (config.keyframe) makeKeyframeLayers();
  if (config.expectedError) {
    expectedErrorHidden_ = register_module("expected_error_hidden", convolution(config.width, config.width, 3));
    expectedError_ = register_module("expected_error", convolution(config.width, shuffle * shuffle, 3));
    expectedError_->weight.zero_();
    expectedError_->bias.fill_(kFirstError);
  }
}

void GuidedImpl::makeKeyframeLayers() {
  const int shuffle = config_.factor * config_.unshuffle;
  const int guide = int(config_.guideChannels.size()) * config_.unshuffle * config_.unshuffle;
  keyframeHead_ = register_module("keyframe_head", convolution(guide + 3 * shuffle * shuffle, config_.width, 3));
  keyframeTail_ = register_module("keyframe_tail", convolution(config_.width, 4 * shuffle * shuffle, 3));
  for (auto* layer : {&keyframeHead_, &keyframeTail_}) {
    (*layer)->weight.zero_();
    (*layer)->bias.zero_();
  }
  trust_ = register_parameter("trust", torch::tensor({kTrustStanding, kTrustMoving, 1.0f}));
  if (config_.conditionWidth == 0) return;
  change_ = register_module("change", curveEncoder(config_.codeWidth));
  changeHidden_ =
      register_module("change_hidden", torch::nn::Linear(config_.codeWidth + Change::kWidth, config_.conditionWidth));
  changeHidden_->weight.zero_();
  changeHidden_->bias.zero_();
}

GuidedImpl::Block GuidedImpl::makeBlock(const std::string& name, int width) {
  Block block;
  block.first = register_module(name + "_first", convolution(width, width, 3));
  block.second = register_module(name + "_second", convolution(width, width, 3));
  block.second->weight.mul_(kBranchGain);
  return block;
}

torch::Tensor GuidedImpl::film(const ConditionBatch& condition, const KeyframeBatch& keyframe) {
  if (!film_) return {};
  const auto code = curves_->forward(condition.curves);
  const auto joined = torch::cat({code, condition.view, condition.lighting}, 1);
  auto hidden = hidden_(joined);
  if (changeHidden_ && keyframe.defined()) {
    const auto change = torch::cat({change_->forward(keyframe.curves), keyframe.motion}, 1);
    hidden = hidden + keyframe.present.view({-1, 1}) * changeHidden_(change);
  }
  return film_(torch::leaky_relu(hidden, kCodeSlope)).view({joined.size(0), config_.blocks, 2, config_.width, 1, 1});
}

torch::Tensor GuidedImpl::keyframeFeatures(const KeyframeBatch& keyframe, torch::ScalarType type) {
  const auto x = torch::cat({unshuffled(keyframe.guide - 0.5, config_.unshuffle),
                             unshuffled(keyframe.detail * kDetailGain, config_.factor * config_.unshuffle)},
                            1)
                     .to(type, false, false, torch::MemoryFormat::ChannelsLast);
  return convolve(keyframeHead_, x) * keyframe.present.to(type).view({-1, 1, 1, 1});
}

void GuidedImpl::prepare(KeyframeBatch& keyframe, torch::ScalarType type) {
  const torch::NoGradGuard noGrad;
  keyframe.features = keyframeFeatures(keyframe, type);
  keyframe.shown = near(keyframe.guide);
}

/// The largest opacity around each pixel of a guide.
torch::Tensor GuidedImpl::near(const torch::Tensor& guide) const {
  constexpr int kSide = 2 * kReach + 1;
  const auto channel = config_.opacityChannel();
  const auto opacity = guide.slice(1, channel, channel + 1).to(torch::kFloat32);
  const auto rows = at::max_pool2d(opacity, {1, kSide}, 1, {0, kReach});
  return at::max_pool2d(rows, {kSide, 1}, 1, {kReach, 0});
}

torch::Tensor GuidedImpl::shown(const torch::Tensor& guide, const KeyframeBatch& keyframe) const {
  const torch::NoGradGuard noGrad;
  auto opacity = near(guide);
  if (keyframe.defined()) {
    const auto before = keyframe.shown.defined() ? keyframe.shown : near(keyframe.guide);
    opacity = torch::maximum(opacity, before * keyframe.present.view({-1, 1, 1, 1}));
  }
  const auto any = opacity.gt(0).to(torch::kFloat32);
  return config_.factor == 1
             ? any
             : at::upsample_nearest2d(any, {any.size(2) * config_.factor, any.size(3) * config_.factor});
}

torch::Tensor GuidedImpl::faded(const torch::Tensor& guide) const {
  const torch::NoGradGuard noGrad;
  const auto channel = config_.opacityChannel();
  const auto opacity = guide.slice(1, channel, channel + 1).to(torch::kFloat32);
  if (config_.factor == 1) return (opacity / kFaint).clamp(0, 1);
  const auto enlarged =
      at::upsample_bicubic2d(opacity, {guide.size(2) * config_.factor, guide.size(3) * config_.factor}, false);
  return (enlarged / kFaint).clamp(0, 1);
}

torch::Tensor GuidedImpl::blended(const torch::Tensor& own, const torch::Tensor& blend, const torch::Tensor& guide,
                                  const KeyframeBatch& keyframe, const torch::Tensor& fade) {
  const auto made = torch::pixel_shuffle(blend.to(torch::kFloat32), config_.factor * config_.unshuffle);
  const auto present = keyframe.present.view({-1, 1, 1, 1});
  const auto difference = (guide.slice(1, 0, 3).to(torch::kFloat32) - keyframe.guide.slice(1, 0, 3)).abs();
  const auto around = at::avg_pool2d(difference.mean(1, true), 3, 1, 1, false, false);
  const auto moved = keyframe.motion.slice(1, 0, 1).view({-1, 1, 1, 1});
  const auto prior = trust_[0] + (trust_[1] - trust_[0]) * moved - kSteepness * trust_[2] * around;
  const auto enlarged = [this](const torch::Tensor& plane) {
    return at::upsample_nearest2d(plane, {plane.size(2) * config_.factor, plane.size(3) * config_.factor});
  };
  const auto most = 1 / (1 + (around / kHalfTrusted).square());
  const auto weight = torch::minimum(torch::sigmoid(made.slice(1, 0, 1) + enlarged(prior)), enlarged(most)) * present;
  return torch::lerp(own, keyframe.detail, weight) + made.slice(1, 1, 4) * (present * fade);
}

GuidedLayers GuidedImpl::layers(const torch::Tensor& gathered, const torch::Tensor& film, const KeyframeBatch& keyframe,
                                bool expectedError) {
  auto x = convolve(head_, gathered);
  if (keyframe.defined()) {
    x = x + (keyframe.features.defined() ? keyframe.features : keyframeFeatures(keyframe, x.scalar_type()));
  }
  x = activate(x);
  for (int i = 0; i < config_.blocks; ++i) {
    if (down_ && i == config_.blocks / 2) {
      auto y = activate(convolve(down_, x));
      for (const auto& inner : innerBlocks_) y = y + convolve(inner.second, activate(convolve(inner.first, y)));
      x = x + torch::pixel_shuffle(convolve(up_, y), 2).contiguous(torch::MemoryFormat::ChannelsLast);
    }
    const auto& block = blocks_[std::size_t(i)];
    const auto y = film.defined() ? convolveModulated(block.first, x, film.select(1, i)) : convolve(block.first, x);
    x = x + convolve(block.second, activate(y));
  }
  GuidedLayers layers{convolve(tail_, x), {}, {}};
  if (direct_) layers.own = layers.own + convolve(direct_, gathered);
  if (keyframe.defined()) layers.blend = convolve(keyframeTail_, x);
  if (expectedError && expectedError_) {
    layers.expectedError = convolve(expectedError_, activate(convolve(expectedErrorHidden_, x.detach())));
  }
  return layers;
}

torch::Tensor GuidedImpl::expectedError(const GuidedLayers& layers, const torch::Tensor& guide,
                                        const KeyframeBatch& keyframe) {
  if (!layers.expectedError.defined()) return {};
  const auto shuffled =
      torch::pixel_shuffle(layers.expectedError.to(torch::kFloat32), config_.factor * config_.unshuffle);
  const auto error = at::softplus(shuffled);
  return config_.keyframe ? error * shown(guide, keyframe) : error;
}

Painted GuidedImpl::residual(const torch::Tensor& guide, const torch::Tensor& film, const KeyframeBatch& keyframe,
                             bool wantsExpectedError) {
  const auto starts = config_.keyframe ? keyframe : KeyframeBatch{};
  const auto gathered = unshuffled(guide - 0.5, config_.unshuffle).contiguous(torch::MemoryFormat::ChannelsLast);
  const auto last = layers(gathered, film, starts, wantsExpectedError);
  Painted made{torch::pixel_shuffle(last.own.to(torch::kFloat32), config_.factor * config_.unshuffle),
               expectedError(last, guide, starts)};
  if (!config_.keyframe) return made;
  const auto fade = faded(guide);
  made.picture = made.picture * fade;
  const auto mask = shown(guide, starts);
  made.picture = (starts.defined() ? blended(made.picture, last.blend, guide, starts, fade) : made.picture) * mask;
  return made;
}

double GuidedImpl::trustIn(bool cameraMoved) const {
  return config_.keyframe ? trust_[cameraMoved ? 1 : 0].item<double>() : 0;
}

double GuidedImpl::steepness() const {
  return config_.keyframe ? kSteepness * trust_[2].item<double>() : 0;
}

GuideNeed GuidedImpl::guideNeed() const {
  return {config_.guideChannels, config_.factor, 0, config_.granularity(), config_.keyframe, config_.expectedError};
}

Condition GuidedImpl::condition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                                const core::Lighting& lighting, const VolumeScale& scale, int guideHeight) const {
  return conditionOf(viewpoint, tf, lighting, scale, guideHeight);
}

torch::Tensor GuidedImpl::paint(const torch::Tensor& guide, const ConditionBatch& condition, torch::ScalarType type) {
  return paintFrom(guide, condition, {}, type).picture;
}

Painted GuidedImpl::paintFrom(const torch::Tensor& guide, const ConditionBatch& condition,
                              const KeyframeBatch& keyframe, torch::ScalarType type, bool expectedError) {
  const auto used = config_.keyframe ? keyframe : KeyframeBatch{};
  auto painted = residual(guide.to(type), film(condition, used), used, expectedError);
  painted.picture = enlargedGuide(guide, config_.factor) + painted.picture;
  return painted;
}

}  // namespace twinray::nn
