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
  std::filesystem::path run;            ///< run folder
  std::filesystem::path recipe;         ///< JSON; empty: the built-in recipe of the architecture
  std::string architecture = "guided";  ///< guided, tfgan, opacity: whose built-in recipe
  std::optional<int> epochs;
  std::optional<double> minutes;  ///< stop at the end of the step that passes it
  std::optional<int> batch;
  bool resume = false;
  /// Start from these weights: of the recipe's network, of the same that takes no keyframes yet, or an opacity model's
  /// under a tfgan recipe. That model is then frozen inside and paints the opacity picture, as in TFGAN's form of two
  /// networks.
  std::filesystem::path initialModel;
  std::string device = "auto";  ///< auto, cpu, cuda
  std::uint64_t seed = 0;
  int threads = 0;  ///< of the CPU; 0: as many as the machine has
  /// Called on the training thread before each step and between held-out samples. It may wait, to pause the training or
  /// to let others go first, but not once a stop is requested; that time is not the run's.
  std::function<void(const std::stop_token&)> pace;
  double checkpointSeconds = 300;  ///< at most this is lost when the process is killed
};

struct TrainingProgress {
  std::int64_t step = 0;
  double epoch = 0;
  double generatorLoss = 0;
  double discriminatorLoss = 0;
  double learningRate = 0;
  double imagesPerSecond = 0;
  double secondsElapsed = 0;
  std::optional<double> secondsLeft;
  std::optional<double> heldOutPsnr;         ///< dB, newest
  std::optional<double> heldOutBicubicPsnr;  ///< dB, the rival on the same samples
  std::int64_t evaluatedStep = -1;           ///< of the newest row of log.csv and preview; -1: none in this call
  std::int64_t modelStep = -1;               ///< at which model.pt was written last; -1: not in this call
  std::string message;                       ///< a sentence, when something is worth saying
};

/// Trains a generator on dataset folders and keeps a run folder (DESIGN 7): config.json, log.csv, previews/,
/// checkpoints/, model.pt (the best so far on held-out samples, by PSNR; of a network that takes keyframes, by the mean
/// of PSNR with and without them). Returns when done or stopped; a stop keeps everything. `progress` is called on this
/// thread, every few seconds and at every evaluation.
///
/// A batch larger than the number of training samples is reduced to it. Epochs run into each other, so that every batch
/// is full: the original's short last batches do not exist.
///
/// From an initial model, the run begins with its scores as step 0 of the log, and model.pt is never worse than it.
///
/// With `resume`, continues the run exactly: recipe, seed and sample order are the run's own. An unfinished run takes
/// the length given as its length altogether, or keeps its own; a finished one goes on for the length given, or for as
/// long again as it was first asked to. On a CPU with the same number of threads, a run by epochs that was stopped and
/// resumed gives the same weights, bit for bit, as one that was not; so does one by minutes whose recipe halves the
/// learning rate (then it does not depend on the length). Throws core::Error.
void train(const TrainingOptions& options, const std::function<void(const TrainingProgress&)>& progress,
           std::stop_token stop = {});

}  // namespace twinray::nn
