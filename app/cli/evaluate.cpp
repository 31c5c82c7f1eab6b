#include <cstdio>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/cli/shared.h"
#include "core/dataset/dataset.h"
#include "core/enlarged_renderer.h"
#include "nn/predicted_renderer.h"

namespace twinray::cli {
namespace {

struct Options {
  std::string volume;
  std::string dataset;
  std::string model;
  std::string json;
  std::string pictures;
  std::string quality = "high";
  std::string sampler = "informed";
  core::EvaluationOptions evaluation;
};

void printRow(const char* name, const nlohmann::json& method) {
  std::printf("%-12s", name);
  for (const char* key : {"rmse", "psnr", "ssim", "ms_ssim", "emd", "relative_error"}) {
    const auto& median = method[key]["median"];
    if (median.is_null()) {
      std::printf(" %14s", "-");
    } else {
      std::printf(" %14.5g", median.get<double>());
    }
  }
  std::printf("\n");
}

void printTable(const nlohmann::json& json) {
  std::printf("%s samples, model %s, %s; medians:\n", json["samples"].dump().c_str(),
              json["model"].get<std::string>().c_str(),
              json["seen_in_training"] == true ? "volume SEEN in training" : "volume not seen in training");
  std::printf("%-12s %14s %14s %14s %14s %14s %14s\n", "", "RMSE", "PSNR dB", "SSIM", "MS-SSIM", "EMD",
              "relative error");
  const auto rows = [&](const char* title, auto&& pick) {
    std::printf("%s\n", title);
    for (const char* method : {"prediction", "bicubic", "equal_time"}) {
      if (!json[method].is_null()) printRow(method, pick(json[method]));
    }
  };
  rows("whole picture", [](const nlohmann::json& method) { return method; });
  rows("foreground", [](const nlohmann::json& method) { return method["foreground"]; });
  std::printf("%-12s %14s %14s\n", "", "median ms", "p95 ms");
  for (const char* step : {"reference", "guide", "network", "prediction", "equal_time"}) {
    const auto& times = json["milliseconds"][step];
    if (times["median"].is_null()) continue;
    std::printf("%-12s %14.2f %14.2f\n", step, times["median"].get<double>(), times["p95"].get<double>());
  }
  if (json["equal_time"].is_object()) {
    std::printf("equal_time casts %s x %s rays\n", json["equal_time"]["size"].dump().c_str(),
                json["equal_time"]["size"].dump().c_str());
  }
}

std::optional<core::Evaluation> evaluateDataset(const Options& options, const std::shared_ptr<const nn::Model>& model,
                                                const core::Dataset& dataset, const core::EvaluationProgress& progress,
                                                std::stop_token stop) {
  const auto prediction = [&](std::unique_ptr<core::Renderer> guide) -> std::unique_ptr<core::Renderer> {
    return std::make_unique<nn::PredictedRenderer>(model, std::move(guide), int(std::thread::hardware_concurrency()));
  };
  const auto bicubic = [&](std::unique_ptr<core::Renderer> guide) -> std::unique_ptr<core::Renderer> {
    return std::make_unique<core::EnlargedRenderer>(
        std::move(guide), [&](int width, int height) { return nn::guideSize(model->info(), width, height); });
  };
  return core::evaluate(dataset, prediction, bicubic, options.pictures, progress, stop);
}

void run(Options& options, std::stop_token stop) {
  const auto model = loadModelOrDefault(options.model);
  Progress bar("evaluating");
  const auto progress = [&](std::size_t done, std::size_t total) { bar.show(done, total); };
  std::optional<core::Evaluation> evaluation;
  bool seen = false;
  if (options.dataset.empty()) {
    const auto volume = readVolumeOrSample(options.volume, stop);
    seen = model->info().sawInTraining(volume->hash(), core::subjectName(volume->source().path));
    options.evaluation.sampler.kind = core::samplerFromName(options.sampler);
    options.evaluation.pictureFolder = options.pictures;
    evaluation = core::evaluate(volume, methodsFor(model, render::qualityFromName(options.quality)), options.evaluation,
                                progress, stop);
  } else {
    const core::Dataset dataset = core::readDataset(options.dataset);
    const nlohmann::json volume = dataset.description.value("volume", nlohmann::json::object());
    seen = model->info().sawInTraining(volume.value("hash", ""), volume.value("subject", ""));
    evaluation = evaluateDataset(options, model, dataset, progress, stop);
  }
  if (!evaluation) throw Interrupted();
  nlohmann::json json = core::toJson(*evaluation);
  json["model"] = model->info().name;
  json["seen_in_training"] = seen;
  if (!options.json.empty()) writeText(options.json, json.dump(2) + "\n");
  if (!options.pictures.empty()) writeText(options.pictures + "/figures.csv", core::toCsv(*evaluation));
  printTable(json);
}

}  // namespace

void addEvaluate(CLI::App& app, std::stop_token stop) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("evaluate", "Score the prediction and its rivals against the reference");
  auto* volume = command->add_option("--volume", options->volume, "Volume to draw random scenes of");
  auto* dataset = command->add_option("--dataset", options->dataset, "Rendered dataset folder")->excludes(volume);
  command->add_option("-n,--count", options->evaluation.count, "Number of scenes")
      ->check(CLI::Range(1, 1'000'000))
      ->excludes(dataset);
  command->add_option("--seed", options->evaluation.sampler.seed, "Seed of the scenes")->excludes(dataset);
  command->add_option("--sampler", options->sampler, "How to draw the scenes")
      ->check(CLI::IsMember({"informed", "seed"}))
      ->excludes(dataset);
  command->add_option("--quality", options->quality, "Quality of the reference")
      ->check(CLI::IsMember({"draft", "standard", "high", "seed"}))
      ->excludes(dataset);
  command->add_option("--size", options->evaluation.size, "Pixels a side")
      ->check(CLI::Range(16, 4096))
      ->excludes(dataset);
  command->add_option("--model", options->model, "Model; the bundled one if left out");
  command->add_option("--json", options->json, "Write all figures to this file");
  command->add_option("--images", options->pictures,
                      "Write prediction, reference and 4x difference of each scene here");
  command->callback([options, stop] { run(*options, stop); });
}

}  // namespace twinray::cli
