#pragma once

#include <vector>

#include <torch/torch.h>

namespace twinray::nn {

/// Convolution whose weight is divided by its largest singular value (Miyato et al. 2018), found by one power iteration
/// a training pass.
class SpectralConvImpl : public torch::nn::Module {
 public:
  SpectralConvImpl(int in, int out, int kernel, int stride);
  torch::Tensor forward(const torch::Tensor& x);
  /// The weight as used, without touching the power iteration.
  torch::Tensor normalizedWeight() const;

 private:
  int stride_;
  int padding_;
  torch::Tensor weight_, bias_;
  torch::Tensor left_, right_;  ///< singular vectors (buffers)
};
TORCH_MODULE(SpectralConv);

/// Judges patches of a picture beside the enlarged guide that it belongs to.
class DiscriminatorImpl : public torch::nn::Module {
 public:
  explicit DiscriminatorImpl(int width = 32);
  /// Pictures n x 3 x h x w (0..1, sides of at least 16) and their enlarged guides to logits n x 1 x h/8 x w/8.
  torch::Tensor forward(const torch::Tensor& picture, const torch::Tensor& enlarged);

 private:
  std::vector<SpectralConv> layers_;
};
TORCH_MODULE(Discriminator);

}  // namespace twinray::nn
