#include "core/evaluation/evaluation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "core/enlarged_renderer.h"
#include "core/error.h"

namespace twinray::core {
namespace {

constexpr std::size_t kCalibrationScenes = 20;
// Calibration scenes come from a stream of their own, so that none of them is scored.
constexpr std::uint64_t kCalibrationSeed = 0x9E3779B97F4A7C15ull;

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + values.size() / 2;
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

Request requestFor(std::shared_ptr<const Scene> scene, int width, int height, std::stop_token stop) {
  Request request;
  request.scene = std::move(scene);
  request.width = width;
  request.height = height;
  request.stop = std::move(stop);
  return request;
}

/// Hands out stored guides in place of casting them: picture i for the scene with revision i.
class StoredGuideRenderer : public Renderer {
 public:
  explicit StoredGuideRenderer(const Dataset& dataset) : dataset_(dataset) {}

  std::optional<Frame> render(const Request& request) override {
    const Plane plane = readGuide(dataset_.guidePath(request.scene->revision));
    if (plane.width != request.width || plane.height != request.height || plane.channels != Image::kChannels) {
      throw Error("the guide " + dataset_.guidePath(request.scene->revision).string() + " is " +
                  std::to_string(plane.width) + "x" + std::to_string(plane.height) + ", the model needs " +
                  std::to_string(request.width) + "x" + std::to_string(request.height) +
                  "; render the folder again with the guide that the model names");
    }
    Frame frame;
    frame.picture = Image(plane.width, plane.height);
    const std::size_t pixels = std::size_t(plane.width) * plane.height;
    for (std::size_t i = 0; i < pixels; ++i) {
      for (int c = 0; c < Image::kChannels; ++c) {
        frame.picture.data[i * Image::kChannels + c] =
            std::uint8_t(std::lround(std::clamp(plane.data[c * pixels + i], 0.0f, 1.0f) * 255));
      }
    }
    frame.revision = request.scene->revision;
    frame.madeBy = "stored guide";
    return frame;
  }

 private:
  const Dataset& dataset_;
};

/// A volume of zeros in the place of the one that was rendered: methods may ask for its geometry, and cast nothing.
std::shared_ptr<const Volume> standInFor(const Dataset& dataset) {
  constexpr std::size_t kMostVoxels = std::size_t(1) << 33;
  Geometry geometry;
  try {
    const nlohmann::json& volume = dataset.description.at("volume");
    geometry.dimensions = volume.at("dimensions").get<std::array<int, 3>>();
    geometry.spacing = volume.at("spacing").get<std::array<double, 3>>();
  } catch (const nlohmann::json::exception&) {
    throw Error("the folder " + dataset.folder.string() +
                " does not say how large its volume is; sample it again with this program");
  }
  for (const int side : geometry.dimensions) {
    if (side < 1 || side > 65535 || geometry.voxelCount() > kMostVoxels) {
      throw Error("the folder " + dataset.folder.string() + " names a volume of impossible size; sample it again");
    }
  }
  const auto voxels = std::make_shared<std::vector<std::uint8_t>>(geometry.voxelCount());
  return std::make_shared<const Volume>(geometry, ScalarType::kUInt8,
                                        std::shared_ptr<const void>(voxels, voxels->data()));
}

void score(MethodScores& scores, const Image& picture, const Image& reference, const Rgb& background,
           double milliseconds) {
  scores.whole.push_back(compare(picture, reference));
  scores.foreground.push_back(compareForeground(picture, reference, background));
  scores.milliseconds.push_back(milliseconds);
}

void writePictures(const std::filesystem::path& folder, std::size_t index, const Image& prediction,
                   const Image& reference) {
  if (folder.empty()) return;
  const std::string number = std::to_string(index) + ".png";
  writePng(folder / ("prediction" + number), prediction, {{"Comment", "predicted picture"}});
  writePng(folder / ("reference" + number), reference);
  writePng(folder / ("difference" + number), absoluteDifference(prediction, reference, 4.0), {}, false);
}

void makeFolder(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    throw Error("cannot make the folder " + folder.string() + ": " + failed.message() +
                "; choose a folder that you may write to");
  }
}

using Field = std::optional<double> (*)(const Metrics&);

struct NamedField {
  const char* name;
  Field get;
};

constexpr NamedField kFields[] = {
    {"rmse", [](const Metrics& m) -> std::optional<double> { return m.rmse; }},
    {"psnr", [](const Metrics& m) -> std::optional<double> { return m.psnr; }},
    {"ssim", [](const Metrics& m) -> std::optional<double> { return m.ssim; }},
    {"ms_ssim", [](const Metrics& m) { return m.msSsim; }},
    {"emd", [](const Metrics& m) -> std::optional<double> { return m.emd; }},
    {"relative_error", [](const Metrics& m) -> std::optional<double> { return m.relativeError; }},
};

/// {"mean":, "median":} of a field over the samples that have it; nulls where none has.
nlohmann::json summary(const std::vector<std::optional<Metrics>>& metrics, Field field) {
  std::vector<double> values;
  for (const auto& m : metrics) {
    if (const auto value = m ? field(*m) : std::nullopt) values.push_back(*value);
  }
  if (values.empty()) return {{"mean", nullptr}, {"median", nullptr}};
  double sum = 0;
  for (const double value : values) sum += value;
  return {{"mean", sum / double(values.size())}, {"median", median(values)}};
}

nlohmann::json toJson(const MethodScores& scores) {
  const std::vector<std::optional<Metrics>> whole(scores.whole.begin(), scores.whole.end());
  nlohmann::json json;
  for (const auto& [name, field] : kFields) {
    json[name] = summary(whole, field);
    json["foreground"][name] = summary(scores.foreground, field);
  }
  return json;
}

nlohmann::json times(const std::vector<double>& milliseconds) {
  if (milliseconds.empty()) return {{"median", nullptr}, {"p95", nullptr}};
  std::vector<double> sorted = milliseconds;
  std::sort(sorted.begin(), sorted.end());
  const auto rank = std::size_t(std::ceil(0.95 * double(sorted.size())));
  return {{"median", median(sorted)}, {"p95", sorted[rank - 1]}};
}

void appendCsv(std::string& csv, const char* method, const MethodScores& scores) {
  for (std::size_t i = 0; i < scores.whole.size(); ++i) {
    csv += std::to_string(i) + "," + method;
    for (const auto& field : kFields) {
      const auto value = field.get(scores.whole[i]);
      csv += "," + (value ? nlohmann::json(*value).dump() : std::string());
    }
    csv += "," + nlohmann::json(scores.milliseconds[i]).dump() + "\n";
  }
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
    return median(milliseconds);
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
  makeFolder(options.pictureFolder);
  const auto reference = methods.reference();
  const auto prediction = methods.prediction();
  const auto bicubic = methods.bicubic();
  const int size = options.size;

  SamplerOptions calibration = options.sampler;
  calibration.seed ^= kCalibrationSeed;
  const Sampler calibrationSampler(volume, calibration);
  std::vector<std::shared_ptr<const Scene>> scenes;
  for (std::size_t i = 0; i < kCalibrationScenes; ++i) {
    scenes.push_back(std::make_shared<const Scene>(calibrationSampler.sample(i)));
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
  result.equalTimeSize = equalTimeSize(*standard, scenes, size, median(predictionTimes));
  result.equalTime.emplace();
  EnlargedRenderer equalTime(std::move(standard),
                             [castSize = result.equalTimeSize](int, int) { return std::pair(castSize, castSize); });

  const Sampler sampler(volume, options.sampler);
  for (std::size_t i = 0; i < options.count; ++i) {
    const auto scene = std::make_shared<const Scene>(sampler.sample(i));
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
    writePictures(options.pictureFolder, i, predicted->picture, truth->picture);
    if (progress) progress(i + 1, options.count);
  }
  return result;
}

std::optional<Evaluation> evaluate(const Dataset& dataset, const OverGuide& prediction, const OverGuide& bicubic,
                                   const std::filesystem::path& pictureFolder, const EvaluationProgress& progress,
                                   std::stop_token stop) {
  makeFolder(pictureFolder);
  const auto predictionRenderer = prediction(std::make_unique<StoredGuideRenderer>(dataset));
  const auto bicubicRenderer = bicubic(std::make_unique<StoredGuideRenderer>(dataset));
  const auto volume = standInFor(dataset);
  Evaluation result;
  result.samples = dataset.size();
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    Scene scene = dataset.scene(i, volume);
    scene.revision = i;
    const auto shared = std::make_shared<const Scene>(std::move(scene));
    const Image truth = readPng(dataset.picturePath(i));
    const auto request = requestFor(shared, truth.width, truth.height, stop);
    const auto predicted = predictionRenderer->render(request);
    const auto enlarged = predicted ? bicubicRenderer->render(request) : std::nullopt;
    if (!enlarged) return std::nullopt;
    score(result.prediction, predicted->picture, truth, shared->background, predicted->milliseconds);
    score(result.bicubic, enlarged->picture, truth, shared->background, enlarged->milliseconds);
    result.networkMilliseconds.push_back(predicted->stepMilliseconds("network"));
    writePictures(pictureFolder, i, predicted->picture, truth);
    if (progress) progress(i + 1, dataset.size());
  }
  return result;
}

nlohmann::json toJson(const Evaluation& evaluation) {
  nlohmann::json json;
  json["samples"] = evaluation.samples;
  json["prediction"] = toJson(evaluation.prediction);
  json["bicubic"] = toJson(evaluation.bicubic);
  json["equal_time"] = evaluation.equalTime ? toJson(*evaluation.equalTime) : nlohmann::json();
  if (evaluation.equalTime) json["equal_time"]["size"] = evaluation.equalTimeSize;
  // Where guides come from a folder, nobody knows what they cost.
  const bool timed = !evaluation.guideMilliseconds.empty();
  const std::vector<double> none;
  json["milliseconds"] = {{"reference", times(evaluation.referenceMilliseconds)},
                          {"guide", times(evaluation.guideMilliseconds)},
                          {"network", times(evaluation.networkMilliseconds)},
                          {"prediction", times(timed ? evaluation.prediction.milliseconds : none)},
                          {"equal_time", times(evaluation.equalTime ? evaluation.equalTime->milliseconds : none)}};
  return json;
}

std::string toCsv(const Evaluation& evaluation) {
  std::string csv = "sample,method,rmse,psnr,ssim,ms_ssim,emd,relative_error,milliseconds\n";
  appendCsv(csv, "prediction", evaluation.prediction);
  appendCsv(csv, "bicubic", evaluation.bicubic);
  if (evaluation.equalTime) appendCsv(csv, "equal_time", *evaluation.equalTime);
  return csv;
}

}  // namespace twinray::core
