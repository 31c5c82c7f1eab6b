#include <algorithm>
#include <cctype>
#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/scene_options.h"
#include "app/cli/shared.h"
#include "core/animated_png.h"
#include "core/error.h"
#include "core/first_scene.h"
#include "core/picture_metadata.h"
#include "core/prediction_mark.h"
#include "core/presets.h"
#include "core/resources.h"
#include "core/scene_json.h"
#include "core/transfer_function_files.h"

namespace twinray::cli {
namespace {

struct Options {
  std::string volume;
  std::string output;
  std::string model;
  std::string view;
  std::string pan;
  std::string transferFunction;
  SceneOptions scene;
  std::string size = "256";
  std::string quality = "high";
  bool plain = false;
  std::string reference;
  std::string difference;
  std::string turntable;
  int frames = 90;
};

constexpr double kDifferenceGain = 4.0;
constexpr int kFrameDuration = 40; ///< ms of a turntable's frame

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}

/// A preset by its name or its file's, or a transfer function file.
void applyTransferFunction(core::Scene &scene, const std::string &nameOrFile) {
  if (std::filesystem::exists(nameOrFile)) {
    const core::ImportedTransferFunction read =
        core::readAnyTransferFunction(nameOrFile);
    scene.transferFunction = core::imported(read, scene.transferFunction);
    if (read.lighting)
      scene.lighting = *read.lighting;
    return;
  }
  std::string known;
  for (const core::Preset &preset :
       core::readPresets(core::resourceFolder() / "presets")) {
    if (lowered(preset.name) == lowered(nameOrFile) ||
        preset.file.stem() == nameOrFile) {
      scene.transferFunction = core::adapt(preset, *scene.volume);
      scene.lighting = preset.lighting;
      return;
    }
    known += (known.empty() ? "" : ", ") + preset.file.stem().string();
  }
  throw core::Error("no transfer function file and no preset is called " +
                    nameOrFile + "; presets: " + known);
}

core::Scene sceneFrom(const Options &options, std::stop_token stop) {
  core::Scene scene =
      core::firstScene(readVolumeOrSample(options.volume, stop));
  if (!options.transferFunction.empty())
    applyTransferFunction(scene, options.transferFunction);
  if (!options.view.empty()) {
    const auto view = numbersFrom(options.view, 4, "--view");
    if (view[3] <= 0)
      throw CLI::ValidationError("--view",
                                 "takes a zoom above 0 as its fourth number");
    scene.viewpoint =
        core::Viewpoint::fromAngles({view[0], view[1], view[2], view[3]});
  }
  if (!options.pan.empty()) {
    const auto pan = numbersFrom(options.pan, 2, "--pan");
    scene.viewpoint.setPan({pan[0], pan[1]});
  }
  apply(options.scene, scene, stop);
  return scene;
}

std::string numbered(int frame) {
  std::string digits = std::to_string(frame);
  return "frame" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') +
         digits + ".png";
}

/// One turn about the picture's vertical axis: an animated PNG, or a folder of
/// numbered ones.
void writeTurntable(const Options &options, const core::Request &start,
                    core::Renderer &predictor, const core::Metadata &metadata) {
  const auto frame = [&](int i) {
    core::Scene scene = *start.scene;
    scene.viewpoint.orbit(360.0 * i / options.frames, 0);
    scene.revision += std::uint64_t(i);
    core::Request request = start;
    request.scene = std::make_shared<const core::Scene>(std::move(scene));
    auto painted = predictor.render(request);
    if (!painted)
      throw Interrupted();
    if (!options.plain)
      core::drawPredictionMark(painted->picture);
    return std::move(painted->picture);
  };
  const std::filesystem::path output = options.turntable;
  if (lowered(output.extension().string()) == ".png") {
    return core::writeAnimatedPng(output, options.frames, kFrameDuration, frame,
                                  metadata);
  }
  std::error_code error;
  std::filesystem::create_directories(output, error);
  if (error) {
    throw core::Error("cannot make the folder " + options.turntable + " (" +
                      error.message() +
                      "); choose another, or a name that ends in .png");
  }
  for (int i = 0; i < options.frames; ++i)
    core::writePng(output / numbered(i), frame(i), metadata, false);
}

/// The true picture alone, of a scene that the model cannot paint.
void writeReference(const Options &options, const core::Request &request) {
  const auto frame =
      volumeRenderer(render::qualityFromName(options.quality))()->render(
          request);
  if (!frame)
    throw Interrupted();
  core::writePng(options.reference, frame->picture,
                 core::pictureMetadata(*request.scene,
                                       {"reference", frame->madeBy, nullptr}));
}

void run(const Options &options, std::stop_token stop) {
  const PictureSize size = pictureSizeFrom(options.size);
  const auto model = loadModelOrDefault(options.model);
  core::Request request;
  request.scene = std::make_shared<const core::Scene>(sceneFrom(options, stop));
  request.width = size.width;
  request.height = size.height;
  request.stop = stop;
  const auto renderOrStop = [&](const core::RendererFactory &factory) {
    auto frame = factory()->render(request);
    if (!frame)
      throw Interrupted();
    return std::move(*frame);
  };
  if (const std::string problem = model->info().unsupported(*request.scene);
      !problem.empty()) {
    if (!options.reference.empty())
      writeReference(options, request);
    throw core::Error(problem);
  }

  const std::unique_ptr<core::Renderer> predictor = predictedRenderer(model)();
  std::optional<core::Frame> painted = predictor->render(request);
  if (!painted)
    throw Interrupted();
  core::Frame prediction = std::move(*painted);
  core::Metadata metadata{
      {"Software", std::string("TwinRay ") + TWINRAY_VERSION},
      {"TwinRay scene", core::toJson(*request.scene).dump()}};
  std::optional<core::Frame> reference;
  if (!options.reference.empty() || !options.difference.empty()) {
    reference =
        renderOrStop(volumeRenderer(render::qualityFromName(options.quality)));
  }
  if (!options.difference.empty()) {
    core::writePng(options.difference,
                   core::absoluteDifference(
                       prediction.picture, reference->picture, kDifferenceGain),
                   metadata, false);
  }
  if (!options.reference.empty())
    core::writePng(options.reference, reference->picture, metadata);
  if (!options.plain)
    core::drawPredictionMark(prediction.picture);
  metadata["TwinRay model"] = model->info().description.dump();
  metadata["Comment"] = "predicted picture, made by " + prediction.madeBy;
  core::writePng(options.output, prediction.picture, metadata);
  if (!options.turntable.empty())
    writeTurntable(options, request, *predictor, metadata);
}

} // namespace

void addPredict(CLI::App &app, std::stop_token stop) {
  auto options = std::make_shared<Options>();
  auto *command =
      app.add_subcommand("predict", "Paint one scene with the network");
  command->add_option("VOLUME", options->volume,
                      "Volume; the bundled sample if left out");
  command->add_option("-o,--output", options->output, "PNG to write")
      ->required();
  command->add_option("--model", options->model,
                      "Model; the bundled one if left out");
  command->add_option("--view", options->view,
                      "Elevation,azimuth,roll,zoom as in the original; from "
                      "the front if left out");
  command->add_option("--pan", options->pan,
                      "Shift in picture heights: right,up");
  command->add_option("--tf", options->transferFunction,
                      "Transfer function file (TwinRay, 3D Slicer, ParaView), "
                      "or a preset's name");
  addSceneOptions(*command, options->scene);
  command->add_option("--size", options->size, "WIDTHxHEIGHT or one number");
  command->add_option("--quality", options->quality, "Quality of the reference")
      ->check(CLI::IsMember({"draft", "standard", "high", "seed"}));
  command->add_flag("--plain", options->plain,
                    "Without the mark that says PREDICTION");
  command->add_option("--reference", options->reference,
                      "Also write the reference, a PNG");
  command->add_option("--difference", options->difference,
                      "Also write 4 times the absolute difference, a PNG");
  command->add_option("--turntable", options->turntable,
                      "Also write one turn: an animated PNG (name ends in "
                      ".png), or a folder of numbered PNGs");
  command->add_option("--frames", options->frames, "Frames of the turn")
      ->check(CLI::Range(1, 3600));
  command->callback([options, stop] { run(*options, stop); });
}

} // namespace twinray::cli
