#include <cstdio>
#include <filesystem>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/evaluate_drag.h"
#include "app/cli/progress.h"
#include "app/cli/shared.h"
#include "core/dataset/dataset.h"
#include "core/dataset/volume_identity.h"
#include "core/enlarged_renderer.h"
#include "core/evaluation/figures.h"
#include "core/evaluation/report.h"
#include "nn/predicted_renderer.h"

namespace twinray::cli {
namespace {

constexpr std::size_t kExamples = 3;  // of each rank, in a report

struct Options {
  std::string volume;
  std::string dataset;
  std::string model;
  std::string json;
  std::string csv;
  std::string html;
  std::string pictures;
  std::string quality = "high";
  std::string sampler;
  core::EvaluationOptions evaluation;
  DragArguments drag;
};

/// What is known of a run beside its figures.
struct Run {
  std::string subject;  ///< of the volume, as core::subjectName tells it
  std::string quality;  ///< of the reference
  bool seen = false;
  std::vector<std::pair<std::string, std::string>> facts;

  bool besidePublished() const { return quality == "seed" || subject == core::kPublishedSubject; }
};

std::string sizeText(const nlohmann::json& sides) {
  std::string text;
  for (const auto& side : sides) text += (text.empty() ? "" : "x") + side.dump();
  return text;
}

void printRow(const char* name, const char* kind, const nlohmann::json& method) {
  std::printf("%-12s %-6s", name, kind);
  for (const core::MetricField& field : core::metricFields()) {
    const auto& value = method[field.key][kind];
    if (value.is_null()) {
      std::printf(" %14s", "-");
    } else {
      std::printf(" %14.5g", value.get<double>());
    }
  }
  std::printf("\n");
}

void printPublished() {
  std::string what, rmse, psnr, msSsim, emd;
  char text[32];
  const auto add = [&](std::string& list, const char* format, double value) {
    std::snprintf(text, sizeof text, format, value);
    list += (list.empty() ? "" : " / ") + std::string(text);
  };
  for (const core::PublishedFigures& published : core::publishedFigures()) {
    what += (what.empty() ? "" : " / ") + std::string(published.what);
    add(rmse, "%.4f", published.rmse);
    add(psnr, "%.1f", published.psnr);
    add(msSsim, "%.3f", published.msSsim);
    add(emd, "%.4f", published.emd);
  }
  std::printf("published for the fork (%s): RMSE %s, PSNR %s dB, MS-SSIM %s, EMD %s\n", what.c_str(), rmse.c_str(),
              psnr.c_str(), msSsim.c_str(), emd.c_str());
}

void printExpectedError(const nlohmann::json& statistics) {
  constexpr double kLevels = 255;
  std::printf("expected error of a pixel beside the true one, levels of 255 (part of all pixels); correlation %.2f\n",
              statistics["correlation"].get<double>());
  for (const auto& bin : statistics["bins"]) {
    std::printf("%14.2f %10.2f (%.1f %%)\n", kLevels * bin["expected"].get<double>(),
                kLevels * bin["actual"].get<double>(), 100 * bin["part"].get<double>());
  }
}

void printTable(const nlohmann::json& json, const Run& run) {
  std::printf("%s samples, model %s, %s\n", json["samples"].dump().c_str(), json["model"].get<std::string>().c_str(),
              run.seen ? "volume SEEN in training" : "volume not seen in training");
  std::printf("%-12s %-6s %14s %14s %14s %14s %14s %14s\n", "", "", "RMSE", "PSNR dB", "SSIM", "MS-SSIM", "EMD",
              "relative error");
  const auto rows = [&](const char* title, auto&& pick) {
    std::printf("%s\n", title);
    for (const char* method : {"prediction", "bicubic", "equal_time"}) {
      if (json[method].is_null()) continue;
      printRow(method, "mean", pick(json[method]));
      printRow("", "median", pick(json[method]));
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
  if (json.contains("expected_error")) printExpectedError(json["expected_error"]);
  if (run.besidePublished()) printPublished();
}

std::optional<core::Evaluation> evaluateVolume(Options& options, const std::shared_ptr<const nn::Model>& model,
                                               const core::EvaluationProgress& progress, Run& run,
                                               std::stop_token stop) {
  const auto volume = readVolumeOrSample(options.volume, stop);
  const std::filesystem::path path = volume->source().path;
  const auto quality = render::qualityFromName(options.quality);
  const bool asOriginal = quality == render::Quality::kSeed;
  if (options.sampler.empty()) options.sampler = asOriginal ? "seed" : "informed";
  options.evaluation.sampler.kind = core::samplerFromName(options.sampler);
  // This quality renders unshaded whatever the scene says: the guide must too.
  if (asOriginal) options.evaluation.lighting = core::Lighting{.shaded = false, .opacityUnit = 1};
  const core::VolumeIdentity identity = core::identityOf(*volume);
  run.subject = identity.subject;
  run.quality = options.quality;
  run.seen = model->sawInTraining(identity);
  run.facts = {{"volume", path.filename().string() + ", " + sizeText(volume->geometry().dimensions) + " voxels"},
               {"volume identity", identity.hash},
               {"scenes", std::to_string(options.evaluation.count) + " of the " + options.sampler + " sampler, seed " +
                              std::to_string(options.evaluation.sampler.seed)},
               {"reference", "quality " + options.quality}};
  return core::evaluate(volume, methodsFor(model, quality), options.evaluation, progress, stop);
}

std::optional<core::Evaluation> evaluateFolder(const Options& options, const std::shared_ptr<const nn::Model>& model,
                                               const core::EvaluationProgress& progress, Run& run,
                                               std::stop_token stop) {
  const core::Dataset dataset = core::readDataset(options.dataset);
  const nlohmann::json description = dataset.description.is_object() ? dataset.description : nlohmann::json::object();
  const nlohmann::json volume = description.value("volume", nlohmann::json::object());
  run.subject = volume.value("subject", "");
  run.quality = description.value("picture", nlohmann::json::object()).value("quality", "");
  run.seen =
      model->sawInTraining({volume.value("hash", ""), run.subject, core::partsFromText(volume.value("parts", ""))});
  run.facts = {{"dataset", std::filesystem::path(options.dataset).lexically_normal().string()},
               {"volume", volume.value("name", "not named by the folder")},
               {"volume identity", volume.value("hash", "not named by the folder")},
               {"reference", run.quality.empty() ? "the folder's pictures" : "quality " + run.quality}};
  const auto prediction = [&](std::unique_ptr<core::Renderer> guide) -> std::unique_ptr<core::Renderer> {
    return std::make_unique<nn::PredictedRenderer>(model, std::move(guide), int(std::thread::hardware_concurrency()));
  };
  const auto bicubic = [&](std::unique_ptr<core::Renderer> guide) -> std::unique_ptr<core::Renderer> {
    return std::make_unique<core::EnlargedRenderer>(
        std::move(guide), [&](int width, int height) { return nn::guideSize(model->info(), width, height); });
  };
  core::FolderEvaluationOptions folder;
  folder.pictureSize = model->info().pictureSize;
  if (folder.pictureSize > 0) folder.opacityGuide = folder.pictureSize / model->info().guideFactor;
  folder.pictures = options.evaluation.pictures;
  return core::evaluate(dataset, prediction, bicubic, folder, progress, stop);
}

void writeReport(const Options& options, const nn::Model& model, const core::Evaluation& evaluation, const Run& run) {
  core::ReportRun report;
  report.model = model.info().name;
  report.seenInTraining = run.seen;
  report.besidePublished = run.besidePublished();
  report.facts = run.facts;
  const nlohmann::json computer = machine();
  report.facts.insert(report.facts.begin(), {"model", model.info().name + ", " + model.info().architecture + ", " +
                                                          std::to_string(model.info().parameters) + " parameters"});
  report.facts.insert(report.facts.end(),
                      {{"program", std::string("TwinRay ") + TWINRAY_VERSION},
                       {"command line", commandLine()},
                       {"machine", computer["processor"].get<std::string>() + ", " + computer["threads"].dump() +
                                       " threads, rendering on " + computer["rendering"].get<std::string>()},
                       {"date", now()}});
  writeText(options.html, core::toHtml(evaluation, report));
}

/// The table of every sample goes where it was asked for, and beside pictures and report.
std::vector<std::string> csvFiles(const Options& options) {
  std::vector<std::string> files;
  if (!options.csv.empty()) files.push_back(options.csv);
  if (!options.pictures.empty()) files.push_back((std::filesystem::path(options.pictures) / "figures.csv").string());
  if (!options.html.empty()) files.push_back(std::filesystem::path(options.html).replace_extension(".csv").string());
  return files;
}

void run(Options& options, std::stop_token stop) {
  for (const std::string& file : {options.json, options.csv, options.html}) checkOutput(file);
  const auto model = loadModelOrDefault(options.model);
  options.evaluation.pictures.folder = options.pictures;
  options.evaluation.pictures.examples = options.html.empty() ? 0 : kExamples;
  Progress bar("evaluating");
  const auto progress = [&](std::size_t done, std::size_t total) { bar.show(done, total); };
  Run facts;
  const auto evaluation = options.dataset.empty() ? evaluateVolume(options, model, progress, facts, stop)
                                                  : evaluateFolder(options, model, progress, facts, stop);
  if (!evaluation) throw Interrupted();
  nlohmann::json json = core::toJson(*evaluation);
  json["model"] = model->info().name;
  json["seen_in_training"] = facts.seen;
  if (!options.json.empty()) writeText(options.json, json.dump(2) + "\n");
  for (const std::string& file : csvFiles(options)) writeText(file, core::toCsv(*evaluation));
  if (!options.html.empty()) writeReport(options, *model, *evaluation, facts);
  printTable(json, facts);
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
  command->add_option("--sampler", options->sampler, "How to draw the scenes; informed, for --quality seed: seed")
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
  command->add_option("--csv", options->csv, "Write the figures and times of every sample to this file");
  command->add_option("--html", options->html,
                      "Write a report with figures, distributions and pictures: one HTML file, and a CSV beside it");
  command->add_option("--images", options->pictures,
                      "Write prediction, reference and 4x difference of each scene here, and figures.csv");
  const CLI::Option* drag = addDragOptions(*command, options->drag);
  command->callback([options, stop, command, drag] {
    if (drag->empty()) return run(*options, stop);
    const bool counted = command->count("--count") > 0;
    options->drag.volume = options->volume;
    options->drag.model = options->model;
    options->drag.json = options->json;
    options->drag.quality = options->quality;
    if (counted) options->drag.drags.count = options->evaluation.count;
    options->drag.drags.seed = options->evaluation.sampler.seed;
    options->drag.drags.size = options->evaluation.size;
    evaluateDrags(options->drag, stop);
  });
}

}  // namespace twinray::cli
