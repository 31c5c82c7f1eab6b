#include <algorithm>
#include <cctype>
#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/shared.h"
#include "core/error.h"
#include "core/first_scene.h"
#include "core/prediction_mark.h"
#include "core/presets.h"
#include "core/resources.h"
#include "core/scene_json.h"

namespace twinray::cli {
namespace {

struct Options {
  std::string volume;
  std::string output;
  std::string model;
  std::string view;
  std::string pan;
  std::string transferFunction;
  std::string size = "256";
  std::string quality = "high";
  bool plain = false;
  std::string reference;
  std::string difference;
};

constexpr double kDifferenceGain = 4.0;

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}

/// A preset by its name or its file's, or a transfer function file.
void applyTransferFunction(core::Scene& scene, const std::string& nameOrFile) {
  if (std::filesystem::exists(nameOrFile)) {
    scene.transferFunction = core::readTransferFunction(nameOrFile);
    return;
  }
  std::string known;
  for (const core::Preset& preset : core::readPresets(core::resourceFolder() / "presets")) {
    if (lowered(preset.name) == lowered(nameOrFile) || preset.file.stem() == nameOrFile) {
      scene.transferFunction = core::adapt(preset, *scene.volume);
      scene.lighting = preset.lighting;
      return;
    }
    known += (known.empty() ? "" : ", ") + preset.file.stem().string();
  }
  throw core::Error("no transfer function file and no preset is called " + nameOrFile + "; presets: " + known);
}

core::Scene sceneFrom(const Options& options, std::stop_token stop) {
  core::Scene scene = core::firstScene(readVolumeOrSample(options.volume, stop));
  if (!options.transferFunction.empty()) applyTransferFunction(scene, options.transferFunction);
  if (!options.view.empty()) {
    const auto view = numbersFrom(options.view, 4, "--view");
    if (view[3] <= 0) throw CLI::ValidationError("--view", "takes a zoom above 0 as its fourth number");
    scene.viewpoint = core::Viewpoint::fromAngles({view[0], view[1], view[2], view[3]});
  }
  if (!options.pan.empty()) {
    const auto pan = numbersFrom(options.pan, 2, "--pan");
    scene.viewpoint.setPan({pan[0], pan[1]});
  }
  return scene;
}

void run(const Options& options, std::stop_token stop) {
  const PictureSize size = pictureSizeFrom(options.size);
  const auto model = loadModelOrDefault(options.model);
  core::Request request;
  request.scene = std::make_shared<const core::Scene>(sceneFrom(options, stop));
  request.width = size.width;
  request.height = size.height;
  request.stop = stop;
  const auto renderOrStop = [&](const core::RendererFactory& factory) {
    auto frame = factory()->render(request);
    if (!frame) throw Interrupted();
    return std::move(*frame);
  };

  core::Frame prediction = renderOrStop(predictedRenderer(model));
  core::Metadata metadata{{"Software", std::string("TwinRay ") + TWINRAY_VERSION},
                          {"TwinRay scene", core::toJson(*request.scene).dump()}};
  std::optional<core::Frame> reference;
  if (!options.reference.empty() || !options.difference.empty()) {
    reference = renderOrStop(volumeRenderer(render::qualityFromName(options.quality)));
  }
  if (!options.difference.empty()) {
    core::writePng(options.difference,
                   core::absoluteDifference(prediction.picture, reference->picture, kDifferenceGain), metadata, false);
  }
  if (!options.reference.empty()) core::writePng(options.reference, reference->picture, metadata);
  if (!options.plain) core::drawPredictionMark(prediction.picture);
  metadata["TwinRay model"] = model->info().description.dump();
  metadata["Comment"] = "predicted picture, made by " + prediction.madeBy;
  core::writePng(options.output, prediction.picture, metadata);
}

}  // namespace

void addPredict(CLI::App& app, std::stop_token stop) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("predict", "Paint one scene with the network");
  command->add_option("VOLUME", options->volume, "Volume; the bundled sample if left out");
  command->add_option("-o,--output", options->output, "PNG to write")->required();
  command->add_option("--model", options->model, "Model; the bundled one if left out");
  command->add_option("--view", options->view,
                      "Elevation,azimuth,roll,zoom as in the original; from the front if left out");
  command->add_option("--pan", options->pan, "Shift in picture heights: right,up");
  command->add_option("--tf", options->transferFunction, "Transfer function file, or a preset's name");
  command->add_option("--size", options->size, "WIDTHxHEIGHT or one number");
  command->add_option("--quality", options->quality, "Quality of the reference")
      ->check(CLI::IsMember({"draft", "standard", "high", "seed"}));
  command->add_flag("--plain", options->plain, "Without the mark that says PREDICTION");
  command->add_option("--reference", options->reference, "Also write the reference, a PNG");
  command->add_option("--difference", options->difference, "Also write 4 times the absolute difference, a PNG");
  command->callback([options, stop] { run(*options, stop); });
}

}  // namespace twinray::cli
