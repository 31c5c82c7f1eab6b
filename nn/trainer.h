#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace twinray::nn {

struct TrainingOptions {
  std::vector<std::filesystem::path> datasets;
  std::filesystem::path run;     ///< run folder
  std::filesystem::path recipe;  ///< JSON; empty: the built-in recipe of the architecture
  std::string architecture = "guided";
  std::optional<int> epochs;
  std::optional<double> minutes;  ///< stop at the end of the step that passes it
  std::optional<int> batch;
  bool resume = false;
  std::filesystem::path initialModel;  ///< start from these weights
  std::string device = "auto";         ///< auto, cpu, cuda
  std::uint64_t seed = 0;
};

struct TrainingProgress {
  std::int64_t step = 0;
  double epoch = 0;
  double generatorLoss = 0;
  double learningRate = 0;
  double imagesPerSecond = 0;
  double secondsElapsed = 0;
  std::optional<double> secondsLeft;
  std::optional<double> heldOutPsnr;         ///< dB, newest
  std::optional<double> heldOutBicubicPsnr;  ///< dB, the rival on the same samples
  std::string message;                       ///< a sentence, when something is worth saying
};

/// Trains a generator on dataset folders and keeps a run folder (DESIGN 7): config.json, log.csv, previews/,
/// checkpoints/, model.pt (the best so far on held-out samples). Returns when done or stopped; a stop keeps everything.
/// Throws core::Error.
void train(const TrainingOptions& options, const std::function<void(const TrainingProgress&)>& progress,
           std::stop_token stop = {});

}  // namespace twinray::nn
