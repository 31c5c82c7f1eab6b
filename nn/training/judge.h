#pragma once

#include <memory>

#include "nn/generator.h"
#include "nn/training/batch_loader.h"

namespace twinray::nn {

/// The discriminator that belongs to a generator's architecture, told what it judges pictures by.
class Judge {
 public:
  virtual ~Judge() = default;
  virtual torch::nn::Module& module() = 0;
  /// Logits of pictures n x 3 (or 1) x H x W, 0..1, beside the guides and conditions of their batch.
  virtual torch::Tensor logits(const torch::Tensor& picture, const Batch& batch) = 0;
};

/// Fresh weights. guided: patches beside the enlarged guide; tfgan and opacity: TFGAN's.
std::unique_ptr<Judge> makeJudge(const Generator& generator);

}  // namespace twinray::nn
