#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "nn/tensor_archive.h"

namespace twinray::nn {

/// One row of log.csv. Losses are means over the steps since the row before; what does not exist stays empty.
struct LogRow {
  std::int64_t step = 0;
  double epoch = 0, seconds = 0, loss = 0, discriminatorLoss = 0;
  double l1 = 0;            ///< mean absolute error of values in -1..1
  double gradientNorm = 0;  ///< of the generator, before clipping
  double learningRate = 0, imagesPerSecond = 0;
  double waitingPercent = 0;  ///< of the time: for data
  double psnr = 0, msSsim = 0, rmse = 0;
  std::optional<double> bicubicPsnr, bicubicMsSsim, bicubicRmse;
  /// Of the samples with keyframes: starting from them, without them, and carrying their detail without learning.
  std::optional<double> keyframePsnr, withoutKeyframePsnr, carriedPsnr;
};

/// The folder of a training run: config.json, log.csv, previews/, checkpoints/, model.pt. Every file is written beside
/// itself and renamed. Held by one training at a time.
class RunFolder {
 public:
  /// Makes the folder, or opens it if `resume`, and locks it. What a training left that was killed before its
  /// config.json counts as nothing. Throws core::Error: already a run (without resume), no run (with it), another
  /// training in it, not writable.
  RunFolder(const std::filesystem::path& folder, bool resume);
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

  nlohmann::json readConfig() const;
  void writeConfig(const nlohmann::json& config) const;

  /// Keeps the newest two checkpoints: should one prove unreadable, the other is there.
  void writeCheckpoint(const TensorArchive& checkpoint, std::int64_t step) const;
  /// The newest readable checkpoint; `message` tells of one that was not. Throws core::Error if there is none.
  TensorArchive readCheckpoint(std::string& message) const;

  /// Appends a row, after dropping rows of steps that are not before it (a killed run may have logged past its
  /// checkpoint). Rows of an earlier version of this program get the columns of this one.
  void log(const LogRow& row) const;

  std::filesystem::path preview(std::int64_t step) const;
  std::filesystem::path model() const { return folder_ / "model.pt"; }

 private:
  std::vector<std::filesystem::path> checkpoints() const;

  std::filesystem::path folder_;
  int lock_ = -1;
};

}  // namespace twinray::nn
