#pragma once

#include <functional>
#include <optional>
#include <stop_token>

#include <nlohmann/json.hpp>

#include "core/evaluation/error_statistics.h"
#include "core/image.h"
#include "nn/generator.h"
#include "nn/training/training_data.h"

namespace twinray::nn {

/// Means over held-out samples, whole pictures (of an opacity network: opacity pictures).
struct HeldOutScores {
  struct Figures {
    double psnr = 0;    ///< dB
    double msSsim = 0;  ///< 0 where the pictures are below 176 pixels
    double rmse = 0;
  };
  int samples = 0;
  Figures prediction;
  std::optional<Figures> bicubic;  ///< the enlarged guides, where they have colours

  /// Of the samples that have keyframes, where the generator takes them.
  struct FromKeyframes {
    int samples = 0;
    Figures prediction;  ///< starting from them
    Figures without;     ///< the prediction of the same samples without
    Figures carried;     ///< without learning, as core::CarriedDetailRenderer
  };
  std::optional<FromKeyframes> fromKeyframes;
  /// Over all predictions, with and without keyframes, of a generator that says what it expects.
  core::ErrorStatistics expectedError;

  /// What the best model is chosen by, dB: PSNR, and where there are keyframes the mean of both.
  double merit() const;
};

nlohmann::json toJson(const HeldOutScores& scores);

/// Scores at most `most` held-out samples, evenly chosen, in evaluation mode. Stops early when asked to (samples counts
/// what was scored); `between` is called before each sample.
HeldOutScores scoreHeldOut(Generator& generator, const TrainingData& data, int most, torch::Device device,
                           const std::stop_token& stop, const std::function<void()>& between = {});

/// Rows of (enlarged guide, if there is one | prediction | reference) of `rows` held-out samples.
core::Image previewOf(Generator& generator, const TrainingData& data, int rows, torch::Device device);

}  // namespace twinray::nn
