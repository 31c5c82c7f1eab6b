#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/dataset/dataset.h"
#include "core/metrics/metrics.h"
#include "core/renderer.h"

namespace twinray::core {

/// How one method did on every sample, in order.
struct MethodScores {
  std::vector<Metrics> whole;
  std::vector<std::optional<Metrics>> foreground;
  std::vector<double> milliseconds;
};

struct Evaluation {
  std::size_t samples = 0;
  MethodScores prediction;
  MethodScores bicubic;
  std::optional<MethodScores> equalTime;  ///< empty without a volume
  int equalTimeSize = 0;                  ///< pixels a side that VTK casts in the prediction's time
  std::vector<double> referenceMilliseconds;
  std::vector<double> guideMilliseconds;
  std::vector<double> networkMilliseconds;
};

/// Called after each sample.
using EvaluationProgress = std::function<void(std::size_t done, std::size_t total)>;

/// The methods that an evaluation compares, made once on the calling thread.
struct EvaluationMethods {
  RendererFactory reference;
  RendererFactory prediction;
  RendererFactory bicubic;   ///< over the prediction's own guide
  RendererFactory standard;  ///< VTK, one ray a pixel, one-voxel step: what equal_time enlarges
};

struct EvaluationOptions {
  std::size_t count = 100;
  SamplerOptions sampler;
  int size = 256;                       ///< pixels a side
  std::filesystem::path pictureFolder;  ///< where prediction, reference and difference of each sample go, if not empty
};

/// Scores the prediction and its rivals on random scenes of one volume. Throws Error; empty if stopped.
std::optional<Evaluation> evaluate(const std::shared_ptr<const Volume>& volume, const EvaluationMethods& methods,
                                   const EvaluationOptions& options, const EvaluationProgress& progress,
                                   std::stop_token stop);

/// Makes a renderer of the prediction, or of its rival, over a guide renderer.
using OverGuide = std::function<std::unique_ptr<Renderer>(std::unique_ptr<Renderer> guide)>;

/// Scores on the pictures and guides of a rendered folder: no volume, so no equal-time rival and no reference times.
std::optional<Evaluation> evaluate(const Dataset& dataset, const OverGuide& prediction, const OverGuide& bicubic,
                                   const std::filesystem::path& pictureFolder, const EvaluationProgress& progress,
                                   std::stop_token stop);

/// Largest square size, a multiple of 4, whose median time over `scenes` is not above `budget` milliseconds, enlarging
/// to size x size included. At least 4.
int equalTimeSize(Renderer& standard, const std::vector<std::shared_ptr<const Scene>>& scenes, int size, double budget);

/// The keys of DESIGN 8 from `samples` on, without `model` and `seen_in_training`.
nlohmann::json toJson(const Evaluation& evaluation);

/// One row per sample and method.
std::string toCsv(const Evaluation& evaluation);

}  // namespace twinray::core
