#pragma once

#include <optional>
#include <vector>

#include "nn/tfgan/tfgan.h"

namespace twinray::nn {

/// How a network is laid out for running.
struct FoldedForm {
  torch::ScalarType type = torch::kFloat32;
  /// A 3x3 convolution of a picture doubled by repeating pixels equals, at each of the four positions in a doubled
  /// pixel, a 2x2 convolution of the picture itself, whose kernel is the sum of those that meet the same pixel: 16
  /// products in place of 36, for a copy of the result.
  bool phases = false;
};

/// The pictures of a Tfgan in evaluation mode: the same function with each BatchNorm folded into its convolution,
/// channels last. Painting changes nothing, so threads share it.
class FoldedTfgan {
 public:
  FoldedTfgan(std::shared_ptr<TfganImpl> network, const FoldedForm& form);
  /// Inputs and result as of TfganImpl::forward, without noise.
  torch::Tensor forward(const torch::Tensor& view, const torch::Tensor& opacity, const torch::Tensor& color,
                        const torch::Tensor& image) const;

 private:
  struct Convolution {
    torch::Tensor weight, bias;
    int stride = 1;
    int padding = 0;
    torch::Tensor operator()(const torch::Tensor& x) const { return at::conv2d(x, weight, bias, stride, padding); }
  };
  /// After nearest x2.
  struct Doubled {
    Convolution convolution;
    bool phases = false;
    torch::Tensor operator()(const torch::Tensor& x) const;
  };
  struct Residual {
    Convolution first, second;
    std::optional<Convolution> third, shortcut;
    bool activated = true;
    torch::Tensor after(const torch::Tensor& y, const torch::Tensor& shortcut) const;
  };
  struct Stage {
    Doubled first;
    std::optional<Residual> block;  ///< whose first convolution is `first`
    std::optional<Residual> refinement;
    bool activated = false;  ///< `first`, where there is no block
    std::optional<Convolution> final;
    bool tanh = false;
    torch::Tensor operator()(const torch::Tensor& x) const;
  };

  Convolution folded(const torch::nn::Conv2d& convolution, const torch::nn::BatchNorm2d& norm) const;
  Doubled doubled(const torch::nn::Conv2d& convolution, const torch::nn::BatchNorm2d& norm) const;
  Residual folded(const ResidualBlock& block) const;
  Residual folded(const BottleneckBlock& block) const;
  Stage folded(const TfganStage& stage) const;

  std::shared_ptr<TfganImpl> network_;  ///< encodes view and transfer functions, and paints the guide if it can
  FoldedForm form_;
  std::vector<Convolution> encoder_;
  std::vector<Residual> bottlenecks_;
  std::vector<Stage> stages_;
};

}  // namespace twinray::nn
