#pragma once

#include <torch/torch.h>

#include "nn/condition.h"
#include "nn/guided_config.h"

namespace twinray::nn {

/// Conditions of a batch as tensors.
struct ConditionBatch {
  torch::Tensor view;      ///< n x 5
  torch::Tensor curves;    ///< n x 4 x 256: opacity, then L, a, b
  torch::Tensor lighting;  ///< n x 6

  ConditionBatch to(torch::Device device) const { return {view.to(device), curves.to(device), lighting.to(device)}; }
};

ConditionBatch batchOf(const std::vector<const Condition*>& conditions);

/// The `guided` generator: residual over the bicubic enlargement of a small guide render. Residual blocks without
/// BatchNorm at a fraction of the guide's resolution (pixel-unshuffle), FiLM (Perez et al. 2018) from view, transfer
/// functions and lighting, pixel-shuffle (Shi et al. 2016) to the picture. Begins as the bicubic enlargement alone.
class GuidedImpl : public torch::nn::Module {
 public:
  explicit GuidedImpl(const GuidedConfig& config);

  /// Scale and shift of every block, n x blocks x 2 x width: depends on the scene alone.
  torch::Tensor film(const ConditionBatch& condition);

  /// What is added to the enlarged guide's RGB: guide n x c x h x w (0..1, sides multiples of granularity()) to
  /// n x 3 x (h factor) x (w factor). Computed in the type of the guide; weights are cast to it where they differ.
  torch::Tensor residual(const torch::Tensor& guide, const torch::Tensor& film);

  /// Enlarged guide plus residual, not clamped; residual computed in `type`.
  torch::Tensor forward(const torch::Tensor& guide, const ConditionBatch& condition,
                        torch::ScalarType type = torch::kFloat32);

  const GuidedConfig& config() const { return config_; }

 private:
  struct Block {
    torch::nn::Conv2d first{nullptr};
    torch::nn::Conv2d second{nullptr};
  };
  Block makeBlock(const std::string& name, int width);

  GuidedConfig config_;
  torch::nn::Conv2d head_{nullptr}, tail_{nullptr}, down_{nullptr}, up_{nullptr};
  std::vector<Block> blocks_, innerBlocks_;
  torch::nn::Sequential curves_{nullptr};
  torch::nn::Linear hidden_{nullptr}, film_{nullptr};
};
TORCH_MODULE(Guided);

/// RGB of a guide (n x c x h x w) enlarged by a whole factor: Keys with a = -0.75, half-pixel centres, edges
/// replicated.
torch::Tensor enlargedGuide(const torch::Tensor& guide, int factor);

}  // namespace twinray::nn
