#pragma once

#include <filesystem>

#include <nlohmann/json.hpp>

#include "nn/guided_config.h"
#include "nn/training/adamw_options.h"

namespace twinray::nn {

/// How a generator is trained (JSON, version 1): the file beside the shipped model, or the user's own.
struct Recipe {
  GuidedConfig network;
  int epochs = 60;             ///< where neither epochs nor minutes are asked for
  int batch = 8;               ///< crops a step
  int crop = 128;              ///< picture pixels a side
  double foreground = 0.2;     ///< part of a crop that should not be empty (four tries)
  double permuteColors = 0.5;  ///< probability of exchanging red, green and blue
  double learningRate = 1e-3;  ///< after the warm-up; then half a cosine to 0
  int warmUp = 100;            ///< steps
  AdamWOptions optimizer;
  double clip = 1.0;       ///< norm of the gradient
  double average = 0.999;  ///< decay of the average of weights
  double charbonnierWeight = 0;
  double rmsWeight = 1;
  double msSsimWeight = 0;       ///< of 1 - MS-SSIM
  double adversarialWeight = 0;  ///< of the hinge GAN; 0: no discriminator at all
  double adversarialFrom = 0.6;  ///< part of the run after which it takes part
  bool halfPrecision = true;     ///< features in bf16 where the CPU computes it
  int interval = 500;            ///< steps between evaluation, preview and checkpoint
  int heldOutMost = 48;          ///< samples of an evaluation
  double cacheGiB = 4;           ///< decoded pictures kept in memory
};

nlohmann::json toJson(const Recipe& recipe);
/// Throws core::Error, naming `where`, for unknown keys and values out of range.
Recipe recipeFromJson(const nlohmann::json& json, const std::string& where);
Recipe readRecipe(const std::filesystem::path& file);

}  // namespace twinray::nn
