#pragma once

#include <string>
#include <vector>

#include <torch/torch.h>

namespace twinray::nn {

// Building blocks of TFGAN's networks (Berger, Li, Levine: "A Generative Model for Volume Rendering", TVCG 2018). Their
// parameters carry the names that PyTorch gives them: layers of a Sequential stand at their index, activations between
// them count.

inline constexpr double kTfganSlope = 0.2;   ///< LeakyReLU of every encoder
inline constexpr int kTfganSamples = 256;    ///< of a transfer function
inline constexpr int kTfganView = 5;         ///< values of a view
inline constexpr int kTfganColorPlanes = 3;  ///< CIELAB

using Widths = std::vector<int>;  ///< values or channels: of the input, then of each layer

/// Linear layers, LeakyReLU after each, or after each but the last.
class LinearStackImpl : public torch::nn::Module {
 public:
  explicit LinearStackImpl(const Widths& widths, bool lastIsLinear = false);
  torch::Tensor forward(torch::Tensor x);

 private:
  std::vector<torch::nn::Linear> layers_;
  bool lastIsLinear_;
};
TORCH_MODULE(LinearStack);

/// Transfer function n x c x 256 to its code n x width: five convolutions of kernel 5 and stride 2, one of kernel 8
/// that brings the remaining 8 samples to one, LeakyReLU after each.
class CurveEncoderImpl : public torch::nn::Module {
 public:
  CurveEncoderImpl(const Widths& widths, bool bias);
  torch::Tensor forward(torch::Tensor x);

 private:
  std::vector<torch::nn::Conv1d> layers_;
};
TORCH_MODULE(CurveEncoder);

/// Convolution to the new width and BatchNorm (unless the block is the last of a network), beside a residual branch
/// that changes it.
class ShortcutImpl : public torch::nn::Module {
 public:
  ShortcutImpl(int in, int out, bool normalised);
  torch::Tensor forward(const torch::Tensor& x);

  torch::nn::Conv2d convolution{nullptr};
  torch::nn::BatchNorm2d norm{nullptr};
};
TORCH_MODULE(Shortcut);

/// conv1 keeping the width, BatchNorm, ReLU, conv2 to the new width, BatchNorm, plus shortcut, ReLU. `last`: without
/// BatchNorm and ReLU after conv2, and without BatchNorm in the shortcut.
class ResidualBlockImpl : public torch::nn::Module {
 public:
  ResidualBlockImpl(int in, int out, int kernel = 3, bool last = false);
  torch::Tensor forward(const torch::Tensor& x);

  torch::nn::Conv2d conv1{nullptr}, conv2{nullptr};
  torch::nn::BatchNorm2d bn1{nullptr}, bn2{nullptr};
  Shortcut shortcut{nullptr};  ///< null where the width stays
};
TORCH_MODULE(ResidualBlock);

/// 1x1 to half of the old width, 3x3 to half of the new one, 1x1 to the new one; BatchNorm after each, ReLU between;
/// plus shortcut, ReLU.
class BottleneckBlockImpl : public torch::nn::Module {
 public:
  BottleneckBlockImpl(int in, int out);
  torch::Tensor forward(const torch::Tensor& x);

  torch::nn::Conv2d conv1{nullptr}, conv2{nullptr}, conv3{nullptr};
  torch::nn::BatchNorm2d bn1{nullptr}, bn2{nullptr}, bn3{nullptr};
  Shortcut shortcut{nullptr};
};
TORCH_MODULE(BottleneckBlock);

torch::Tensor nearestTwice(const torch::Tensor& x);

/// Widths base, 2 base, 4 base, ... of `count` layers, at most `most`.
std::vector<int> doublingWidths(int base, int count, int most);

/// Weights N(0, 0.02), BatchNorm scales N(1, 0.02), biases and shifts 0, as the original begins.
void initialiseTfgan(torch::nn::Module& network);

}  // namespace twinray::nn
