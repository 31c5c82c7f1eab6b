#include "core/evaluation/evaluation.h"

#include <chrono>
#include <utility>

#include "core/enlarged_renderer.h"
#include "core/evaluation/figures.h"
#include "core/evaluation/samples.h"

namespace twinray::core {
namespace {

constexpr std::size_t kCalibrationScenes = 20;
// Calibration scenes come from a stream of their own, so that none of them is scored.
constexpr std::uint64_t kCalibrationSeed = 0x9E3779B97F4A7C15ull;

std::shared_ptr<const Scene> sceneOf(const Sampler& sampler, std::size_t index, const EvaluationOptions& options) {
  auto scene = std::make_shared<Scene>(sampler.sample(index));
  if (options.lighting) scene->lighting = *options.lighting;
  return scene;
}

/// Renders a sample's three pictures again. False if stopped.
bool renderExample(Example& example, const Request& request, Renderer& reference, Renderer& prediction,
                   Renderer& bicubic) {
  auto truth = reference.render(request);
  auto predicted = truth ? prediction.render(request) : std::nullopt;
  auto enlarged = predicted ? bicubic.render(request) : std::nullopt;
  if (!enlarged) return false;
  example.reference = std::move(truth->picture);
  example.prediction = std::move(predicted->picture);
  example.bicubic = std::move(enlarged->picture);
  return true;
}

/// Paints once more, so that what is timed does not pay for saying what it expects. False if stopped.
bool addExpectedErrors(ErrorStatistics& statistics, Request request, Renderer& prediction, const Image& truth) {
  request.expectedError = true;
  const auto frame = prediction.render(request);
  if (!frame) return false;
  if (frame->expectedError) statistics.add(*frame->expectedError, frame->picture, truth);
  return true;
}

}  // namespace

int equalTimeSize(Renderer& standard, const std::vector<std::shared_ptr<const Scene>>& scenes, int size,
                  double budget) {
  constexpr int kStep = 4;
  const auto medianTime = [&](int castSize) {
    std::vector<double> milliseconds;
    for (const auto& scene : scenes) {
      const auto frame = standard.render(requestFor(scene, castSize, castSize, {}));
      const double cast = frame->milliseconds;
      // Resizing is part of the rival's time; it does not depend on what it resizes.
      const auto start = std::chrono::steady_clock::now();
      const Image resized = resize(frame->picture, size, size);
      const auto end = std::chrono::steady_clock::now();
      milliseconds.push_back(cast + std::chrono::duration<double, std::milli>(end - start).count());
    }
    return medianOf(milliseconds);
  };
  int fits = 1;  // in steps
  int tooLarge = 2 * size / kStep + 1;
  while (tooLarge - fits > 1) {
    const int middle = (fits + tooLarge) / 2;
    (medianTime(middle * kStep) <= budget ? fits : tooLarge) = middle;
  }
  return fits * kStep;
}

std::optional<Evaluation> evaluate(const std::shared_ptr<const Volume>& volume, const EvaluationMethods& methods,
                                   const EvaluationOptions& options, const EvaluationProgress& progress,
                                   std::stop_token stop) {
  makePictureFolder(options.pictures.folder);
  const auto reference = methods.reference();
  const auto prediction = methods.prediction();
  const auto bicubic = methods.bicubic();
  const int size = options.size;

  SamplerOptions calibration = options.sampler;
  calibration.seed ^= kCalibrationSeed;
  const Sampler calibrationSampler(volume, calibration);
  std::vector<std::shared_ptr<const Scene>> scenes;
  for (std::size_t i = 0; i < kCalibrationScenes; ++i) {
    scenes.push_back(sceneOf(calibrationSampler, i, options));
  }
  // Gradients and tables are made with the first pictures; nobody waits for them while exploring.
  auto warm = std::make_shared<Scene>(*scenes.front());
  warm->lighting.shaded = true;
  auto standard = methods.standard();
  for (Renderer* renderer : {reference.get(), prediction.get(), bicubic.get(), standard.get()}) {
    if (!renderer->render(requestFor(warm, size, size, stop))) return std::nullopt;
  }
  std::vector<double> predictionTimes;
  for (const auto& scene : scenes) {
    const auto frame = prediction->render(requestFor(scene, size, size, stop));
    if (!frame) return std::nullopt;
    predictionTimes.push_back(frame->milliseconds);
  }

  Evaluation result;
  result.samples = options.count;
  result.size = size;
  result.equalTimeSize = equalTimeSize(*standard, scenes, size, medianOf(predictionTimes));
  result.equalTime.emplace();
  EnlargedRenderer equalTime(std::move(standard),
                             [castSize = result.equalTimeSize](int, int) { return std::pair(castSize, castSize); });

  const Sampler sampler(volume, options.sampler);
  for (std::size_t i = 0; i < options.count; ++i) {
    const auto scene = sceneOf(sampler, i, options);
    const auto request = requestFor(scene, size, size, stop);
    const auto truth = reference->render(request);
    const auto predicted = truth ? prediction->render(request) : std::nullopt;
    const auto enlarged = predicted ? bicubic->render(request) : std::nullopt;
    const auto rival = enlarged ? equalTime.render(request) : std::nullopt;
    if (!rival) return std::nullopt;
    score(result.prediction, predicted->picture, truth->picture, scene->background, predicted->milliseconds);
    score(result.bicubic, enlarged->picture, truth->picture, scene->background, enlarged->milliseconds);
    score(*result.equalTime, rival->picture, truth->picture, scene->background, rival->milliseconds);
    result.referenceMilliseconds.push_back(truth->milliseconds);
    result.guideMilliseconds.push_back(predicted->stepMilliseconds("guide"));
    result.networkMilliseconds.push_back(predicted->stepMilliseconds("network"));
    result.views.push_back(scene->viewpoint.angles());
    if (methods.expectsErrors && !addExpectedErrors(result.expectedError, request, *prediction, truth->picture))
      return std::nullopt;
    writePictures(options.pictures.folder, i, predicted->picture, truth->picture);
    if (progress) progress(i + 1, options.count);
  }
  const bool kept = keepExamples(result, options.pictures.examples, [&](Example& example) {
    const auto scene = sceneOf(sampler, example.sample, options);
    return renderExample(example, requestFor(scene, size, size, stop), *reference, *prediction, *bicubic);
  });
  if (!kept) return std::nullopt;
  return result;
}

}  // namespace twinray::core
