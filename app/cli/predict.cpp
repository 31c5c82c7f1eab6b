#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/cli/scene_options.h"
#include "app/cli/shared.h"
#include "core/error.h"
#include "core/picture_metadata.h"
#include "core/prediction_mark.h"
#include "core/turntable.h"
#include "render/figure.h"

namespace twinray::cli {
namespace {

struct Options {
  VolumeOptions volume;
  std::string output;
  std::string model;
  WholeSceneOptions scene;
  std::string size = "256";
  std::string quality = "high";
  bool plain = false;
  std::string reference;
  std::string difference;
  std::string figure;
  double dotsPerInch = 300;
  std::string figureLanguage = "en";
  std::string turntable;
  int frames = 90;
};

constexpr double kDifferenceGain = 4.0;
constexpr int kCompression = 6;  ///< of a PNG

/// One turn of the prediction about the picture's vertical axis.
void writePredictedTurntable(const Options& options, const core::Request& start, core::Renderer& predictor,
                             const core::Metadata& metadata) {
  Progress progress("turntable");
  core::writeTurntable(
      options.turntable, options.frames,
      [&](int i) {
        core::Request request = start;
        request.scene = std::make_shared<const core::Scene>(core::turntableScene(*start.scene, i, options.frames));
        auto painted = predictor.render(request);
        if (!painted) throw Interrupted();
        if (!options.plain) core::drawPredictionMark(painted->picture);
        progress.show(std::size_t(i) + 1, std::size_t(options.frames));
        return std::move(painted->picture);
      },
      metadata);
}

void writeFigure(const Options& options, const core::Request& request, const std::shared_ptr<const nn::Model>& model) {
  render::FigureMakers makers;
  makers.reference = volumeRenderer(render::qualityFromName(options.quality));
  makers.prediction = predictedRenderer(model);
  makers.rival = bicubicRenderer(model);
  makers.quality = options.quality;
  makers.model = model->info().name;
  const auto figure = render::makeFigure(request, makers);
  if (!figure) throw Interrupted();
  core::writePng(options.figure, render::drawFigure(*figure, render::figureWords(options.figureLanguage)),
                 core::pictureMetadata(*request.scene, {"figure", {}, model->info().description}), false, kCompression,
                 options.dotsPerInch);
}

/// The true picture alone, of a scene that the model cannot paint.
void writeReference(const Options& options, const core::Request& request) {
  const auto frame = volumeRenderer(render::qualityFromName(options.quality))()->render(request);
  if (!frame) throw Interrupted();
  core::writePng(options.reference, frame->picture,
                 core::pictureMetadata(*request.scene, {"reference", frame->madeBy, nullptr}));
}

void run(const Options& options, std::stop_token stop) {
  const PictureSize size = pictureSizeFrom(options.size);
  for (const std::string& file : {options.output, options.reference, options.difference, options.figure})
    checkOutput(file);
  const auto model = loadModelOrDefault(options.model);
  const nlohmann::json& description = model->info().description;
  core::Request request;
  request.scene =
      std::make_shared<const core::Scene>(sceneFrom(options.scene, readVolumeOrSample(options.volume, stop), stop));
  request.width = size.width;
  request.height = size.height;
  request.stop = stop;
  if (const std::string problem = model->info().unsupported(*request.scene); !problem.empty()) {
    if (!options.reference.empty()) writeReference(options, request);
    throw core::Error(problem);
  }

  const std::unique_ptr<core::Renderer> predictor = predictedRenderer(model)();
  std::optional<core::Frame> prediction = predictor->render(request);
  if (!prediction) throw Interrupted();
  if (!options.reference.empty() || !options.difference.empty()) {
    const auto reference = volumeRenderer(render::qualityFromName(options.quality))()->render(request);
    if (!reference) throw Interrupted();
    if (!options.difference.empty()) {
      core::writePng(options.difference,
                     core::absoluteDifference(prediction->picture, reference->picture, kDifferenceGain),
                     core::pictureMetadata(*request.scene, {"difference", {}, description}), false);
    }
    if (!options.reference.empty()) {
      core::writePng(options.reference, reference->picture,
                     core::pictureMetadata(*request.scene, {"reference", reference->madeBy, nullptr}));
    }
  }
  if (!options.plain) core::drawPredictionMark(prediction->picture);
  core::PictureOrigin origin{"prediction", prediction->madeBy, description};
  const core::Metadata metadata = core::pictureMetadata(*request.scene, origin);
  core::writePng(options.output, prediction->picture, metadata);
  if (!options.figure.empty()) writeFigure(options, request, model);
  if (!options.turntable.empty()) writePredictedTurntable(options, request, *predictor, metadata);
}

}  // namespace

void addPredict(CLI::App& app, std::stop_token stop) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("predict", "Paint one scene with the network");
  command->add_option("VOLUME", options->volume.volume, "Volume; the bundled sample if left out");
  addVolumeOptions(*command, options->volume);
  command->add_option("-o,--output", options->output, "PNG to write")->required();
  command->add_option("--model", options->model, "Model; the bundled one if left out");
  addWholeSceneOptions(*command, options->scene);
  command->add_option("--size", options->size, "WIDTHxHEIGHT or one number");
  command->add_option("--quality", options->quality, "Quality of the reference")
      ->check(CLI::IsMember({"draft", "standard", "high", "seed"}));
  command->add_flag("--plain", options->plain, "Without the mark that says PREDICTION");
  command->add_option("--reference", options->reference, "Also write the reference, a PNG");
  command->add_option("--difference", options->difference, "Also write 4 times the absolute difference, a PNG");
  command->add_option("--figure", options->figure,
                      "Also write reference, prediction, rival and difference with their metrics as one PNG");
  command->add_option("--dpi", options->dotsPerInch, "How finely the figure is printed, in dots per inch")
      ->check(CLI::Range(36, 2400));
  command->add_option("--figure-language", options->figureLanguage, "Language of the figure's text: en or de")
      ->check(CLI::IsMember(render::figureLanguages()));
  command->add_option("--turntable", options->turntable,
                      "Also write one turn: an animated PNG (name ends in .png), or a folder of numbered PNGs");
  command->add_option("--frames", options->frames, "Frames of the turn")->check(CLI::Range(1, core::kLongestTurntable));
  command->callback([options, stop] { run(*options, stop); });
}

}  // namespace twinray::cli
