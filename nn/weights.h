#pragma once

#include <memory>
#include <mutex>

#include "nn/generator.h"
#include "nn/model.h"
#include "nn/painter.h"
#include "nn/state_dict.h"

namespace twinray::nn {

/// A generator in evaluation mode, its weights fixed, with the painter of its pictures.
struct Model::Weights {
  explicit Weights(std::shared_ptr<Generator> generator, TensorMap discriminator = {});

  std::shared_ptr<Generator> generator;  ///< float32; its forward passes change nothing, so threads share it
  TensorMap discriminator;               ///< as the file has it, finite but otherwise unchecked; empty: none
  /// Made at the first call (any thread; about 0.1 s), then kept.
  const Painter& painter() const;

 private:
  mutable std::once_flag once_;
  mutable std::unique_ptr<Painter> painter_;
};

}  // namespace twinray::nn
