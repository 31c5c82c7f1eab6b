#pragma once

#include <stop_token>

#include <nlohmann/json.hpp>

#include "core/image.h"
#include "nn/generator.h"
#include "nn/training/training_data.h"

namespace twinray::nn {

/// Means over held-out samples, whole pictures: prediction and the bicubic enlargement of the same guides.
struct HeldOutScores {
  double psnr = 0, bicubicPsnr = 0;      ///< dB
  double msSsim = 0, bicubicMsSsim = 0;  ///< 0 where the pictures are below 176 pixels
  double rmse = 0, bicubicRmse = 0;
  int samples = 0;
};

nlohmann::json toJson(const HeldOutScores& scores);

/// Scores at most `most` held-out samples, evenly chosen. Stops early when asked to (samples counts what was scored).
HeldOutScores scoreHeldOut(Generator& generator, const TrainingData& data, int most, torch::Device device,
                           const std::stop_token& stop);

/// Rows of (enlarged guide | prediction | reference) of `rows` held-out samples.
core::Image previewOf(Generator& generator, const TrainingData& data, int rows, torch::Device device);

}  // namespace twinray::nn
