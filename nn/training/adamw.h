#pragma once

#include <map>
#include <string>

#include <torch/torch.h>

#include "nn/training/adamw_options.h"

namespace twinray::nn {

/// Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019), for the parameters that take
/// gradients. Its state is plain named tensors, so that a
/// checkpoint holds it in any version of LibTorch.
class AdamW {
 public:
  AdamW(const torch::OrderedDict<std::string, torch::Tensor>& parameters, const AdamWOptions& options);

  void clearGradients();
  /// Scales gradients so that their joint norm is at most `limit` (0: leaves them); returns the norm before.
  double clipGradients(double limit);
  void step(double learningRate);

  /// Adds "<prefix>first/<name>" and "<prefix>second/<name>" to the tensors.
  void save(std::map<std::string, torch::Tensor>& tensors, const std::string& prefix) const;
  /// Throws std::out_of_range if a tensor is missing, c10::Error if a shape differs.
  void load(const std::map<std::string, torch::Tensor>& tensors, const std::string& prefix, std::int64_t steps);
  std::int64_t steps() const { return steps_; }

 private:
  struct Slot {
    std::string name;
    torch::Tensor parameter, first, second;
  };
  AdamWOptions options_;
  std::vector<Slot> slots_;
  std::int64_t steps_ = 0;
};

}  // namespace twinray::nn
