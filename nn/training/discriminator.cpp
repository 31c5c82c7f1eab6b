#include "nn/training/discriminator.h"

namespace twinray::nn {
namespace {

constexpr double kSlope = 0.2;

torch::Tensor unit(const torch::Tensor& vector) {
  return vector / (vector.norm() + 1e-12);
}

}  // namespace

SpectralConvImpl::SpectralConvImpl(int in, int out, int kernel, int stride)
    : stride_(stride), padding_((kernel - 1) / 2) {
  weight_ = register_parameter("weight", torch::empty({out, in, kernel, kernel}));
  bias_ = register_parameter("bias", torch::zeros({out}));
  torch::NoGradGuard noGrad;
  torch::nn::init::kaiming_normal_(weight_, kSlope);
  left_ = register_buffer("left", unit(torch::randn({out})));
  right_ = register_buffer("right", unit(torch::randn({std::int64_t(in) * kernel * kernel})));
}

torch::Tensor SpectralConvImpl::normalizedWeight() const {
  // Clones: the next power iteration must not change what this pass's gradient still needs.
  return weight_ / torch::dot(left_.clone(), torch::mv(weight_.flatten(1), right_.clone()));
}

torch::Tensor SpectralConvImpl::forward(const torch::Tensor& x) {
  if (is_training()) {
    torch::NoGradGuard noGrad;
    const auto matrix = weight_.flatten(1);
    right_.copy_(unit(torch::mv(matrix.t(), left_)));
    left_.copy_(unit(torch::mv(matrix, right_)));
  }
  return at::conv2d(x, normalizedWeight(), bias_, stride_, padding_);
}

DiscriminatorImpl::DiscriminatorImpl(int width) {
  const auto add = [this](int in, int out, int kernel, int stride) {
    layers_.push_back(register_module("layer" + std::to_string(layers_.size()), SpectralConv(in, out, kernel, stride)));
  };
  add(6, width, 4, 2);
  add(width, 2 * width, 4, 2);
  add(2 * width, 4 * width, 4, 2);
  add(4 * width, 1, 3, 1);
}

torch::Tensor DiscriminatorImpl::forward(const torch::Tensor& picture, const torch::Tensor& enlarged) {
  auto x = torch::cat({picture, enlarged}, 1) * 2 - 1;
  for (std::size_t i = 0; i + 1 < layers_.size(); ++i) x = torch::leaky_relu(layers_[i](x), kSlope);
  return layers_.back()(x);
}

}  // namespace twinray::nn
