#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "core/renderer.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

/// Figures of one picture against the reference of the same scene.
struct Figures {
  double rmse = 0;
  double psnr = 0;             ///< dB
  std::optional<double> ssim;  ///< empty until computed, or where the picture is too small
  std::optional<double> msSsim;
  std::optional<double> emd;
};

/// As core::PartMetrics.
struct PartFigures {
  Figures whole;
  std::optional<Figures> foreground;  ///< empty where the reference shows background only
};

/// Frames of one scene revision and size; prediction and rival may be missing.
struct ComparisonJob {
  std::shared_ptr<const core::Frame> reference;
  std::shared_ptr<const core::Frame> prediction;
  std::shared_ptr<const core::Frame> rival;
  core::Rgb background = core::kBackground;
  bool moving = false;     ///< made while the scene moved: the workers held each other up
  bool thorough = false;   ///< SSIM, MS-SSIM and EMD too
  bool difference = true;  ///< paint the difference of reference and prediction
};

struct Comparison {
  ComparisonJob job;
  std::optional<PartFigures> prediction;
  std::optional<PartFigures> rival;
  core::Image difference;  ///< |reference - prediction| times kDifferenceGain; empty if not asked for
};

inline constexpr double kDifferenceGain = 4;

using ComparisonSink = std::function<void(Comparison)>;

/// Compares pairs of frames; the newest pair wins and stops a thorough comparison of an older one between two metrics.
class ComparisonWorker {
 public:
  ComparisonWorker(ComparisonSink deliver, FailureSink failed, int niceness);
  void post(ComparisonJob job);
  void cancel() { worker_.cancel(); }

 private:
  Worker<ComparisonJob> worker_;
};

}  // namespace twinray::ui
