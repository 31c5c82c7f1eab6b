#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/dataset/dataset.h"
#include "core/evaluation/error_statistics.h"
#include "core/metrics/metrics.h"
#include "core/renderer.h"

namespace twinray::core {

/// How one method did on every sample, in order.
struct MethodScores {
  std::vector<Metrics> whole;
  std::vector<std::optional<Metrics>> foreground;
  std::vector<double> milliseconds;
};

/// Where a sample stands among all, by the prediction's PSNR.
enum class Rank { kWorst, kMedian, kBest };

/// The pictures of one sample, to be looked at.
struct Example {
  Rank rank = Rank::kMedian;
  std::size_t sample = 0;
  Image reference, prediction, bicubic;
};

/// What the prediction's guide was.
enum class GuideSource {
  kCast,    ///< rendered from the volume, its cost is in the times
  kStored,  ///< read from the folder
  kReduced  ///< the folder's own picture, reduced: only the original's opacity image is such a guide
};

struct Evaluation {
  std::size_t samples = 0;
  int size = 0;  ///< pixels a side of the pictures, the last one's where they differ
  GuideSource guide = GuideSource::kCast;
  MethodScores prediction;
  MethodScores bicubic;
  std::optional<MethodScores> equalTime;  ///< empty without a volume
  int equalTimeSize = 0;                  ///< pixels a side that VTK casts in the prediction's time
  std::vector<double> referenceMilliseconds;
  std::vector<double> guideMilliseconds;
  std::vector<double> networkMilliseconds;
  ErrorStatistics expectedError;  ///< empty where the prediction does not say what it expects
  std::vector<ViewAngles> views;  ///< of every sample
  std::vector<Example> examples;  ///< worst, median, best, each from low to high PSNR
};

/// Called after each sample.
using EvaluationProgress = std::function<void(std::size_t done, std::size_t total)>;

/// The methods that an evaluation compares, made once on the calling thread.
struct EvaluationMethods {
  RendererFactory reference;
  RendererFactory prediction;
  RendererFactory bicubic;     ///< over the prediction's own guide
  RendererFactory standard;    ///< VTK, one ray a pixel, one-voxel step: what equal_time enlarges
  bool expectsErrors = false;  ///< the prediction can say its expected errors
};

/// What an evaluation writes and keeps beside the scores.
struct PictureOptions {
  std::filesystem::path folder;  ///< where prediction, reference and difference of each sample go, if not empty
  std::size_t examples = 0;      ///< samples kept of each rank, fewer where there are not three times as many samples
};

struct EvaluationOptions {
  std::size_t count = 100;
  SamplerOptions sampler;
  std::optional<Lighting> lighting;  ///< in place of the sampled one
  int size = 256;                    ///< pixels a side
  PictureOptions pictures;
};

/// Scores the prediction and its rivals on random scenes of one volume. Throws Error; empty if stopped.
std::optional<Evaluation> evaluate(const std::shared_ptr<const Volume>& volume, const EvaluationMethods& methods,
                                   const EvaluationOptions& options, const EvaluationProgress& progress,
                                   std::stop_token stop);

/// Makes a renderer of the prediction, or of its rival, over a guide renderer.
using OverGuide = std::function<std::unique_ptr<Renderer>(std::unique_ptr<Renderer> guide)>;

struct FolderEvaluationOptions {
  /// Pixels a side of a guide that is opacity alone, or that the model does not need at all; 0: another guide. Where
  /// the folder has no guides of that size, it is the alpha of the picture, reduced, as the original's loader makes it
  /// (and as a training does). No other guide is made from the picture that is to be predicted.
  int opacityGuide = 0;
  int pictureSize = 0;  ///< pixels a side of the only picture the model paints; larger references are reduced; 0: any
  PictureOptions pictures;
};

/// Scores on the pictures and guides of a rendered folder, the original's included: no volume, so no equal-time rival
/// and no reference times. Throws Error, also for a folder whose guides the model cannot use.
std::optional<Evaluation> evaluate(const Dataset& dataset, const OverGuide& prediction, const OverGuide& bicubic,
                                   const FolderEvaluationOptions& options, const EvaluationProgress& progress,
                                   std::stop_token stop);

/// Largest square size, a multiple of 4, whose median time over `scenes` is not above `budget` milliseconds, enlarging
/// to size x size included. At least 4.
int equalTimeSize(Renderer& standard, const std::vector<std::shared_ptr<const Scene>>& scenes, int size, double budget);

}  // namespace twinray::core
