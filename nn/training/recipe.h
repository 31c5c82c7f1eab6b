#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "nn/training/adamw_options.h"

namespace twinray::nn {

/// How a generator is trained (JSON, version 1): a file beside the shipped models, or the user's own.
struct Recipe {
  std::string architecture = "guided";
  nlohmann::json network;       ///< Generator::network
  int epochs = 60;              ///< where neither epochs nor minutes are asked for
  int batch = 8;                ///< crops a step
  int crop = 128;               ///< picture pixels a side; 0: whole pictures
  double foreground = 0.2;      ///< part of a crop that should not be empty (four tries)
  bool mirror = true;           ///< mirrored and turned at random
  double permuteColors = 0.5;   ///< probability of exchanging red, green and blue
  double dropKeyframes = 0.25;  ///< probability of training a sample without its keyframe
  double learningRate = 1e-3;   ///< after the warm-up
  int halveEvery = 0;           ///< epochs after which the rate is halved; 0: half a cosine to 0 over the whole run
  int warmUp = 100;             ///< steps
  AdamWOptions optimizer;
  double discriminatorBeta1 = 0;  ///< 0 is usual for hinge GANs (Miyato et al. 2018)
  double clip = 1.0;              ///< norm of the gradient; 0: as it is
  double average = 0.999;         ///< decay of the average of weights; 0: the trained weights themselves
  double l1Weight = 0;            ///< of the mean absolute error of values in -1..1
  double charbonnierWeight = 0;
  double rmsWeight = 1;
  double msSsimWeight = 0;            ///< of 1 - MS-SSIM
  double reconstructionWeight = 0;    ///< of an opacity network's error in its transfer function, mean square
  double adversarialWeight = 0;       ///< 0: no discriminator at all
  std::string trainOnly;              ///< weights whose names begin so; empty: all
  std::string adversarial = "hinge";  ///< or "bce": binary cross-entropy
  double adversarialFrom = 0.6;       ///< part of the run after which it takes part
  bool halfPrecision = true;          ///< features in bf16 where the CPU computes it and the architecture can
  int interval = 500;                 ///< steps between evaluation, preview and checkpoint
  int heldOutMost = 48;               ///< samples of an evaluation
  /// Batches whose statistics a generator with BatchNorm is evaluated, and its model saved, with; 0: running averages.
  int statisticsBatches = 0;
  double cacheGiB = 1;  ///< decoded pictures are kept in memory where all of them fit into this
};

nlohmann::json toJson(const Recipe& recipe);
/// Throws core::Error, naming `where`, for unknown keys and values out of range.
Recipe recipeFromJson(const nlohmann::json& json, const std::string& where);
Recipe readRecipe(const std::filesystem::path& file);

}  // namespace twinray::nn
