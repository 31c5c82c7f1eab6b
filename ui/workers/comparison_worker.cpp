#include "ui/workers/comparison_worker.h"

#include <algorithm>
#include <utility>

#include "core/metrics/metrics.h"

namespace twinray::ui {
namespace {

constexpr int kSmallestForSsim = 11;  ///< pixels a side: the window of SSIM

/// Empty if stopped.
std::optional<PartFigures> figures(const core::Image& picture, const core::Image& reference, const ComparisonJob& job,
                                   const std::stop_token& stop) {
  PartFigures result;
  // Takes over what `put` says, of the whole picture and of its foreground.
  const auto compute = [&](const core::MetricsOptions& options, auto put) {
    const core::PartMetrics parts = core::compareParts(picture, reference, job.background, options);
    put(parts.whole, result.whole);
    if (!parts.foreground) return;
    if (!result.foreground) result.foreground.emplace();
    put(*parts.foreground, *result.foreground);
  };
  compute({.structural = false, .emd = false}, [](const core::Metrics& metrics, Figures& of) {
    of.rmse = metrics.rmse;
    of.psnr = metrics.psnr;
  });
  if (!job.thorough) return result;
  if (stop.stop_requested()) return std::nullopt;
  if (std::min(picture.width, picture.height) >= kSmallestForSsim) {
    compute({.structural = true, .emd = false}, [](const core::Metrics& metrics, Figures& of) {
      of.ssim = metrics.ssim;
      of.msSsim = metrics.msSsim;
    });
  }
  if (stop.stop_requested()) return std::nullopt;
  compute({.structural = false, .emd = true}, [](const core::Metrics& metrics, Figures& of) { of.emd = metrics.emd; });
  return result;
}

/// Empty if stopped.
std::optional<Comparison> compare(const ComparisonJob& job, const std::stop_token& stop) {
  Comparison result;
  result.job = job;
  const core::Image& reference = job.reference->picture;
  if (job.prediction && job.difference)
    result.difference = core::absoluteDifference(reference, job.prediction->picture, kDifferenceGain);
  if (job.prediction && !(result.prediction = figures(job.prediction->picture, reference, job, stop)))
    return std::nullopt;
  if (job.rival && !(result.rival = figures(job.rival->picture, reference, job, stop))) return std::nullopt;
  return result;
}

}  // namespace

ComparisonWorker::ComparisonWorker(ComparisonSink deliver, FailureSink failed, int niceness)
    : worker_(
          [deliver = std::move(deliver)] {
            return [deliver](const ComparisonJob& job, std::stop_token stop) {
              if (auto comparison = compare(job, stop)) deliver(std::move(*comparison));
            };
          },
          std::move(failed), niceness) {}

void ComparisonWorker::post(ComparisonJob job) {
  worker_.post(std::move(job), [](const ComparisonJob& running) { return running.thorough; });
}

}  // namespace twinray::ui
