#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <torch/torch.h>

#include "nn/state_dict.h"

namespace twinray::test {

/// Values in -1..1 that Python computes likewise (uint64 arithmetic of NumPy): the upper 24 bits of splitmix64 of
/// FNV-1a of the name plus index times 0x9E3779B97F4A7C15.
inline torch::Tensor noise(const std::string& name, const std::vector<std::int64_t>& shape) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const unsigned char c : name) hash = (hash ^ c) * 0x100000001b3;
  auto tensor = torch::empty(shape);
  float* values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) {
    std::uint64_t z = hash + std::uint64_t(i) * 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    z ^= z >> 31;
    values[i] = float(double(z >> 40) / (1 << 23) - 1);
  }
  return tensor;
}

/// Weights of a network from its names alone: kernels 2 / sqrt(fan in) times noise, scales 1 + 0.2 noise, running
/// variances 1 + 0.5 noise, biases and running means 0.1 noise.
inline void fill(torch::nn::Module& network, const std::string& prefix = "") {
  const torch::NoGradGuard noGrad;
  for (auto& [name, tensor] : nn::stateOf(network)) {
    if (!name.starts_with(prefix)) continue;
    if (name.ends_with("num_batches_tracked")) {
      tensor.fill_(7);
      continue;
    }
    const auto values = noise(name.substr(prefix.size()), tensor.sizes().vec());
    if (name.ends_with("running_var"))
      tensor.copy_(1 + 0.5 * values);
    else if (name.ends_with("running_mean") || name.ends_with("bias"))
      tensor.copy_(0.1 * values);
    else if (tensor.dim() == 1)
      tensor.copy_(1 + 0.2 * values);
    else
      tensor.copy_(values * float(2 / std::sqrt(double(tensor[0].numel()))));
  }
}

}  // namespace twinray::test
