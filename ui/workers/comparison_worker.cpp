#include "ui/workers/comparison_worker.h"

#include <algorithm>
#include <utility>

#include "core/metrics/metrics.h"

namespace twinray::ui {
namespace {

constexpr int kSmallestForSsim = 11;  ///< pixels a side: the window of SSIM

/// Empty if stopped.
std::optional<Figures> figures(const core::Image& picture, const core::Image& reference, const ComparisonJob& job,
                               const std::stop_token& stop) {
  const core::MetricsOptions cheap{.structural = false, .emd = false};
  Figures result;
  result.rmse = core::rmse(picture, reference);
  result.psnr = core::psnrFromRmse(result.rmse);
  if (const auto foreground = core::compareParts(picture, reference, job.background, cheap).foreground)
    result.foregroundRmse = foreground->rmse;
  if (!job.thorough) return result;
  if (std::min(picture.width, picture.height) >= kSmallestForSsim) {
    if (stop.stop_requested()) return std::nullopt;
    result.ssim = core::ssim(picture, reference);
    if (stop.stop_requested()) return std::nullopt;
    result.msSsim = core::msSsim(picture, reference);
  }
  if (stop.stop_requested()) return std::nullopt;
  result.emd = core::emd(picture, reference);
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
