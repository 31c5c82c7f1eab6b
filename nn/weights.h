#pragma once

#include <memory>
#include <mutex>
#include <string>

#include <torch/torch.h>

#include "nn/guided.h"
#include "nn/model.h"

namespace twinray::nn {

/// What makes pictures fastest on this machine, found by a short measurement.
struct Precision {
  torch::ScalarType type = torch::kFloat32;
  std::string name = "fp32";
  double milliseconds = 0;  ///< residual of a 256x256 picture
};

/// A generator ready to run: weights fixed, laid out channels-last. Its forward passes change nothing, so threads share
/// it.
struct Model::Weights {
  explicit Weights(Guided generator);

  Guided generator;  ///< float32
  /// The generator in the fastest precision whose pictures stay within 1/255 of float32, with what was chosen. Measured
  /// at the first call (any thread; about 0.1 s), then kept.
  const std::pair<Guided, Precision>& fastest() const;

 private:
  mutable std::once_flag once_;
  mutable std::pair<Guided, Precision> fastest_{nullptr, {}};
};

/// A copy of a generator with its own weights.
Guided cloneGenerator(const Guided& generator);

}  // namespace twinray::nn
