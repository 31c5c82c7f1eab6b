#include "nn/tfgan/layers.h"

namespace twinray::nn {
namespace {

constexpr double kDeviation = 0.02;

torch::nn::Conv2d plain(int in, int out, int kernel) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2).bias(false));
}

torch::Tensor leaky(const torch::Tensor& x) {
  return torch::leaky_relu(x, kTfganSlope);
}

}  // namespace

LinearStackImpl::LinearStackImpl(const Widths& widths, bool lastIsLinear) : lastIsLinear_(lastIsLinear) {
  for (std::size_t i = 0; i + 1 < widths.size(); ++i)
    layers_.push_back(register_module(std::to_string(2 * i), torch::nn::Linear(widths[i], widths[i + 1])));
}

torch::Tensor LinearStackImpl::forward(torch::Tensor x) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    x = layers_[i](x);
    if (!lastIsLinear_ || i + 1 < layers_.size()) x = leaky(x);
  }
  return x;
}

CurveEncoderImpl::CurveEncoderImpl(const Widths& widths, bool bias) {
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
    const bool last = i + 2 == widths.size();
    auto options = torch::nn::Conv1dOptions(widths[i], widths[i + 1], last ? 8 : 5).bias(bias);
    if (!last) options.stride(2).padding(2);
    layers_.push_back(register_module(std::to_string(2 * i), torch::nn::Conv1d(options)));
  }
}

torch::Tensor CurveEncoderImpl::forward(torch::Tensor x) {
  for (auto& layer : layers_) x = leaky(layer(x));
  return x.flatten(1);
}

ShortcutImpl::ShortcutImpl(int in, int out, bool normalised) : convolution(register_module("0", plain(in, out, 1))) {
  if (normalised) norm = register_module("1", torch::nn::BatchNorm2d(out));
}

torch::Tensor ShortcutImpl::forward(const torch::Tensor& x) {
  const auto y = convolution(x);
  return norm ? norm(y) : y;
}

ResidualBlockImpl::ResidualBlockImpl(int in, int out, int kernel, bool last) {
  conv1 = register_module("conv1", plain(in, in, kernel));
  bn1 = register_module("bn1", torch::nn::BatchNorm2d(in));
  conv2 = register_module("conv2", plain(in, out, kernel));
  if (!last) bn2 = register_module("bn2", torch::nn::BatchNorm2d(out));
  if (in != out) shortcut = register_module("downsample", Shortcut(in, out, !last));
}

torch::Tensor ResidualBlockImpl::forward(const torch::Tensor& x) {
  auto y = conv2(torch::relu(bn1(conv1(x))));
  if (bn2) y = bn2(y);
  y = y + (shortcut ? shortcut(x) : x);
  return bn2 ? torch::relu(y) : y;
}

BottleneckBlockImpl::BottleneckBlockImpl(int in, int out) {
  conv1 = register_module("conv1", plain(in, in / 2, 1));
  bn1 = register_module("bn1", torch::nn::BatchNorm2d(in / 2));
  conv2 = register_module("conv2", plain(in / 2, out / 2, 3));
  bn2 = register_module("bn2", torch::nn::BatchNorm2d(out / 2));
  conv3 = register_module("conv3", plain(out / 2, out, 1));
  bn3 = register_module("bn3", torch::nn::BatchNorm2d(out));
  if (in != out) shortcut = register_module("downsample", Shortcut(in, out, true));
}

torch::Tensor BottleneckBlockImpl::forward(const torch::Tensor& x) {
  auto y = torch::relu(bn1(conv1(x)));
  y = torch::relu(bn2(conv2(y)));
  y = bn3(conv3(y));
  return torch::relu(y + (shortcut ? shortcut(x) : x));
}

torch::Tensor nearestTwice(const torch::Tensor& x) {
  return at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
}

std::vector<int> doublingWidths(int base, int count, int most) {
  std::vector<int> widths;
  for (int i = 0; i < count; ++i) widths.push_back(int(std::min<std::int64_t>(std::int64_t(base) << i, most)));
  return widths;
}

void initialiseTfgan(torch::nn::Module& network) {
  const torch::NoGradGuard noGrad;
  network.apply([](torch::nn::Module& module) {
    const bool norm = module.as<torch::nn::BatchNorm2d>() != nullptr;
    for (auto& parameter : module.named_parameters(/*recurse=*/false)) {
      if (parameter.key() == "bias")
        parameter.value().zero_();
      else
        parameter.value().normal_(norm ? 1 : 0, kDeviation);
    }
  });
}

}  // namespace twinray::nn
