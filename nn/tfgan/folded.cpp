#include "nn/tfgan/folded.h"

namespace twinray::nn {
namespace {

constexpr auto kLayout = torch::MemoryFormat::ChannelsLast;

/// Rows (or columns) of a 3x3 kernel that meet the two source pixels of one position in a doubled pixel.
torch::Tensor halved(const torch::Tensor& kernel, int axis, int position) {
  const auto row = [&](int i) { return kernel.narrow(axis, i, 1); };
  return position == 0 ? torch::cat({row(0), row(1) + row(2)}, axis) : torch::cat({row(0) + row(1), row(2)}, axis);
}

}  // namespace

FoldedTfgan::FoldedTfgan(std::shared_ptr<TfganImpl> network, const FoldedForm& form)
    : network_(std::move(network)), form_(form) {
  const torch::NoGradGuard noGrad;
  for (const auto& layer : network_->encoder()) encoder_.push_back(folded(layer.convolution, layer.norm));
  for (const auto& block : network_->bottlenecks()) bottlenecks_.push_back(folded(block));
  for (const auto& stage : network_->decoder()) stages_.push_back(folded(stage));
  for (const auto& stage : network_->upsampling()) stages_.push_back(folded(stage));
}

FoldedTfgan::Convolution FoldedTfgan::folded(const torch::nn::Conv2d& convolution,
                                             const torch::nn::BatchNorm2d& norm) const {
  auto weight = convolution->weight.detach();
  auto bias = convolution->bias.defined() ? convolution->bias.detach() : torch::zeros({weight.size(0)});
  if (norm) {
    const auto scale = norm->weight * torch::rsqrt(norm->running_var + norm->options.eps());
    weight = weight * scale.view({-1, 1, 1, 1});
    bias = norm->bias + (bias - norm->running_mean) * scale;
  }
  Convolution made;
  made.weight = weight.to(form_.type).contiguous(kLayout);
  made.bias = bias.to(form_.type);
  made.stride = int(convolution->options.stride()->at(0));
  made.padding = int(made.weight.size(2) - 1) / 2;  // of kernels 1, 3 and 4
  return made;
}

FoldedTfgan::Doubled FoldedTfgan::doubled(const torch::nn::Conv2d& convolution,
                                          const torch::nn::BatchNorm2d& norm) const {
  Doubled made{folded(convolution, norm), false};
  if (!form_.phases || made.convolution.weight.size(2) != 3) return made;
  const auto weight = made.convolution.weight.to(torch::kFloat32);
  std::vector<torch::Tensor> kernels;
  for (int y = 0; y < 2; ++y)
    for (int x = 0; x < 2; ++x) kernels.push_back(halved(halved(weight, 2, y), 3, x));
  made.convolution.weight = torch::cat(kernels).to(form_.type).contiguous(kLayout);
  made.convolution.bias = made.convolution.bias.repeat({4});
  made.phases = true;
  return made;
}

FoldedTfgan::Residual FoldedTfgan::folded(const ResidualBlock& block) const {
  Residual made{folded(block->conv1, block->bn1), folded(block->conv2, block->bn2), {}, {}, bool(block->bn2)};
  if (block->shortcut) made.shortcut = folded(block->shortcut->convolution, block->shortcut->norm);
  return made;
}

FoldedTfgan::Residual FoldedTfgan::folded(const BottleneckBlock& block) const {
  Residual made{
      folded(block->conv1, block->bn1), folded(block->conv2, block->bn2), folded(block->conv3, block->bn3), {}, true};
  if (block->shortcut) made.shortcut = folded(block->shortcut->convolution, block->shortcut->norm);
  return made;
}

FoldedTfgan::Stage FoldedTfgan::folded(const TfganStage& stage) const {
  Stage made;
  if (stage->block) {
    made.first = doubled(stage->block->conv1, stage->block->bn1);
    made.block = folded(stage->block);
  } else {
    made.first = doubled(stage->convolution, stage->norm);
    made.activated = bool(stage->norm);
  }
  if (stage->refinement) made.refinement = folded(stage->refinement);
  if (stage->final) made.final = folded(stage->final, torch::nn::BatchNorm2d(nullptr));
  made.tanh = stage->tanh;
  return made;
}

torch::Tensor FoldedTfgan::Doubled::operator()(const torch::Tensor& x) const {
  if (!phases) return convolution(nearestTwice(x));
  using torch::indexing::None;
  using torch::indexing::Slice;
  const auto height = x.size(2);
  const auto width = x.size(3);
  const auto wide = at::conv2d(x, convolution.weight, convolution.bias, 1, 1);  // one pixel more than x at each side
  const auto channels = wide.size(1) / 4;
  auto result = torch::empty({x.size(0), channels, 2 * height, 2 * width}, x.options().memory_format(kLayout));
  for (int phase = 0; phase < 4; ++phase) {
    const int row = phase / 2;
    const int column = phase % 2;
    result.index({Slice(), Slice(), Slice(row, None, 2), Slice(column, None, 2)})
        .copy_(wide.narrow(1, phase * channels, channels).narrow(2, row, height).narrow(3, column, width));
  }
  return result;
}

torch::Tensor FoldedTfgan::Residual::after(const torch::Tensor& y, const torch::Tensor& shortcutResult) const {
  auto sum = second(torch::relu(y));
  if (third) sum = (*third)(sum.relu_());
  sum.add_(shortcutResult);
  return activated ? sum.relu_() : sum;
}

torch::Tensor FoldedTfgan::Stage::operator()(const torch::Tensor& x) const {
  auto y = first(x);
  if (block) y = block->after(y, nearestTwice(block->shortcut ? (*block->shortcut)(x) : x));
  if (activated) y.relu_();
  if (refinement) y = refinement->after(refinement->first(y), refinement->shortcut ? (*refinement->shortcut)(y) : y);
  if (final) y = (*final)(y);
  return tanh ? torch::tanh(y) : y;
}

torch::Tensor FoldedTfgan::forward(const torch::Tensor& view, const torch::Tensor& opacity, const torch::Tensor& color,
                                   const torch::Tensor& image) const {
  const auto latent = network_->opacityLatent(opacity);
  auto opacityNetwork = network_->opacityNetwork();
  auto x = image.defined() ? image : opacityNetwork->picture(view, latent);
  x = x.to(form_.type).contiguous(kLayout);
  std::vector<torch::Tensor> encoded;
  for (const auto& layer : encoder_) {
    x = torch::leaky_relu(layer(x), kTfganSlope);
    encoded.push_back(x);
  }
  const auto code = network_->code(view, latent, color, {}).to(form_.type);
  const auto tiled = code.unsqueeze(2).unsqueeze(3).expand({-1, -1, x.size(2), x.size(3)}).contiguous(kLayout);
  x = torch::cat({x, tiled}, 1);
  for (const auto& block : bottlenecks_) x = block.after(block.first(x), block.shortcut ? (*block.shortcut)(x) : x);
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    if (i > 0 && i < encoded.size()) x = torch::cat({x, encoded[encoded.size() - 1 - i]}, 1);
    x = stages_[i](x);
  }
  return x.to(torch::kFloat32);
}

}  // namespace twinray::nn
