#pragma once

#include <memory>
#include <optional>

#include "nn/generator.h"
#include "nn/tensor_archive.h"
#include "nn/training/adamw.h"
#include "nn/training/batch_loader.h"
#include "nn/training/judge.h"
#include "nn/training/recipe.h"

namespace twinray::nn {

/// A generator of the recipe's architecture and shape with fresh weights, laid out for training.
std::shared_ptr<Generator> freshGenerator(const Recipe& recipe, torch::Device device);

/// Everything that a training step changes: generator, average of its weights (if the recipe has one), discriminator
/// (likewise), and their optimisers.
class TrainedNetworks {
 public:
  struct Losses {
    double generator = 0;
    double discriminator = 0;
    double l1 = 0;            ///< mean absolute error of values in -1..1
    double gradientNorm = 0;  ///< of the generator, before clipping
  };

  /// samples: of an epoch.
  TrainedNetworks(const Recipe& recipe, std::shared_ptr<Generator> generator, std::size_t samples,
                  torch::Device device);

  /// One step. progress: 0..1 of the whole run. Throws core::Error if the loss is no longer finite.
  Losses step(const Batch& batch, std::int64_t step, double progress);
  double learningRate(std::int64_t step, double progress) const;

  Generator& generator() { return *generator_; }
  /// The generator itself where the recipe has no average.
  Generator& average() { return *average_; }
  /// Begins with another generator's weights: of the same network, or of the opacity network inside.
  void startFrom(const Generator& other);

  void save(TensorArchive& archive) const;
  /// Throws core::Error if the archive is not of these networks.
  void load(const TensorArchive& archive, const std::string& where);

 private:
  torch::Tensor pictureLoss(const torch::Tensor& painted, const Batch& batch) const;
  double stepDiscriminator(const torch::Tensor& painted, const Batch& batch, double learningRate);
  void updateAverage();

  Recipe recipe_;
  std::size_t samples_;
  torch::Device device_;
  torch::ScalarType type_ = torch::kFloat32;
  std::shared_ptr<Generator> generator_, average_;
  AdamW optimizer_;
  std::int64_t averaged_ = 0;
  std::unique_ptr<Judge> judge_;
  std::optional<AdamW> discriminatorOptimizer_;
};

}  // namespace twinray::nn
