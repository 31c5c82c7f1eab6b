#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "nn/tensor_archive.h"

namespace twinray::nn {

/// One row of log.csv.
struct LogRow {
  std::int64_t step = 0;
  double epoch = 0, seconds = 0, loss = 0, discriminatorLoss = 0, learningRate = 0, imagesPerSecond = 0;
  double psnr = 0, bicubicPsnr = 0, msSsim = 0, bicubicMsSsim = 0, rmse = 0, bicubicRmse = 0;
};

/// The folder of a training run: config.json, log.csv, previews/, checkpoints/, model.pt. Every file is written beside
/// itself and renamed. Held by one training at a time.
class RunFolder {
 public:
  /// Makes the folder, or opens it if `resume`, and locks it. Throws core::Error: already a run (without resume), no
  /// run (with it), another training in it, not writable.
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
  /// checkpoint).
  void log(const LogRow& row) const;

  std::filesystem::path preview(std::int64_t step) const;
  std::filesystem::path model() const { return folder_ / "model.pt"; }

 private:
  std::vector<std::filesystem::path> checkpoints() const;

  std::filesystem::path folder_;
  int lock_ = -1;
};

}  // namespace twinray::nn
