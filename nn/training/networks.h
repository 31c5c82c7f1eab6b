#pragma once

#include <optional>

#include "nn/generator.h"
#include "nn/tensor_archive.h"
#include "nn/training/adamw.h"
#include "nn/training/batch_loader.h"
#include "nn/training/discriminator.h"
#include "nn/training/recipe.h"

namespace twinray::nn {

/// Everything that a training step changes: generator, average of its weights, discriminator (if the recipe has one),
/// and their optimisers.
class TrainedNetworks {
 public:
  struct Losses {
    double generator = 0;
    double discriminator = 0;
  };

  TrainedNetworks(const Recipe& recipe, torch::Device device);

  /// One step. progress: 0..1 of the whole run. Throws core::Error if the loss is no longer finite.
  Losses step(const Batch& batch, std::int64_t step, double progress);
  double learningRate(std::int64_t step, double progress) const;

  Generator& generator() { return *generator_; }
  Generator& average() { return *average_; }
  /// Begins with another generator's weights.
  void startFrom(const Generator& generator);

  void save(TensorArchive& archive) const;
  /// Throws core::Error if the archive is not of these networks.
  void load(const TensorArchive& archive, const std::string& where);

 private:
  double stepDiscriminator(const torch::Tensor& painted, const torch::Tensor& picture, const torch::Tensor& enlarged,
                           double learningRate);
  void updateAverage();

  Recipe recipe_;
  torch::Device device_;
  torch::ScalarType type_ = torch::kFloat32;
  std::shared_ptr<Generator> generator_, average_;
  AdamW optimizer_;
  std::int64_t averaged_ = 0;
  Discriminator discriminator_{nullptr};
  std::optional<AdamW> discriminatorOptimizer_;
};

}  // namespace twinray::nn
