#pragma once

#include <cmath>
#include <filesystem>
#include <limits>
#include <optional>
#include <vector>

namespace twinray::ui {

/// One row of a run's log.csv, as far as it is drawn; NaN where a cell is empty or the column is missing.
struct RunLogRow {
  static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  double step = 0, seconds = 0;
  double loss = kNone, discriminatorLoss = kNone, learningRate = kNone, imagesPerSecond = kNone;
  double psnr = kNone, bicubicPsnr = kNone, keyframePsnr = kNone;  ///< dB, on held-out samples
  double msSsim = kNone, bicubicMsSsim = kNone;
};

/// The log of a training, in order of steps; empty where there is none yet. Rows that cannot be understood are left
/// out. Throws core::Error if the file cannot be read.
std::vector<RunLogRow> readRunLog(const std::filesystem::path& training);

/// Score on held-out samples by which model.pt is chosen, in dB: PSNR, and where samples of a drag were held out (a
/// short or slow run may have rendered none) the mean of PSNR without and with their keyframe. NaN where not measured.
double heldOutScore(const RunLogRow& row);

/// Row with the best held-out score.
std::optional<RunLogRow> bestOf(const std::vector<RunLogRow>& rows);

/// Previews that a training has written, by step.
struct RunPreview {
  long long step = 0;
  std::filesystem::path file;
};
std::vector<RunPreview> previewsOf(const std::filesystem::path& training);

}  // namespace twinray::ui
