#include "render/inverse/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/scene_options.h"
#include "app/cli/shared.h"
#include "core/error.h"
#include "nn/network_sensitivity.h"
#include "render/inverse/overlay.h"
#include "render/inverse/painted_sensitivity.h"

namespace twinray::cli {
namespace {

struct Options {
  VolumeOptions volume;
  std::string output;
  WholeSceneOptions scene;
  std::string size = "256";
  std::string region;
  std::string image;
  std::string values;
  std::string model;
  bool color = false;
};

/// The same through the network, which gets all cores; says how the two compare.
render::PaintedSensitivity throughNetwork(const std::shared_ptr<const nn::Model>& model, const core::Scene& scene,
                                          const render::PictureRegion& region, const PictureSize& size,
                                          const render::Sensitivity& cast, std::stop_token stop) {
  render::DifferentiableGuide guide(0, render::qualityFromName(model->info().guideQuality));
  auto painted = render::paintedSensitivity(nn::squarePainter(model, scene, 0), guide, scene, region, size.width,
                                            size.height, stop);
  if (!painted) throw Interrupted();
  std::printf("norm %.4f ray cast, %.4f through %s\n", cast.norm, painted->norm, model->info().name.c_str());
  const auto alike = render::correlation(cast.derivative.opacity, painted->whole());
  if (alike) std::printf("correlation of the curves of opacity %.3f\n", *alike);
  if (!alike) std::printf("no correlation, since one of the curves is flat\n");
  return std::move(*painted);
}

void run(const Options& options, std::stop_token stop) {
  const PictureSize size = pictureSizeFrom(options.size);
  for (const std::string& file : {options.output, options.image}) checkOutput(file);
  const render::PictureRegion region = regionFrom(options.region, size.width, size.height);
  std::optional<render::ValueBand> band;
  if (!options.values.empty()) {
    const auto numbers = numbersFrom(options.values, 2, "--values");
    if (!(numbers[1] > 0)) throw CLI::ValidationError("--values", "takes a width above 0 as its second number");
    band = render::ValueBand{numbers[0], numbers[1]};
  }
  const auto model = options.model.empty() ? nullptr : nn::loadModel(options.model);
  const core::Scene scene = sceneFrom(options.scene, readVolumeOrSample(options.volume, stop), stop);
  if (const std::string problem = model ? nn::noSensitivity(model->info(), scene) : ""; !problem.empty())
    throw core::Error(problem);
  render::DifferentiableGuide guide;
  if (!guide.place(scene, size.width, size.height, stop)) throw Interrupted();
  const auto sensitivity = render::sensitivityOf(guide, scene.transferFunction, region, stop);
  if (!sensitivity) throw Interrupted();
  std::optional<render::PaintedSensitivity> painted;
  if (model) painted = throughNetwork(model, scene, region, size, *sensitivity, stop);
  const auto* network = painted ? &*painted : nullptr;
  if (std::filesystem::path(options.output).extension() == ".csv") {
    render::writeSensitivityCsv(options.output, *sensitivity, network);
  } else {
    render::writeSensitivityNpy(options.output, *sensitivity, network);
  }
  if (options.image.empty()) return;
  const auto what = options.color ? render::Sensitive::kColor : render::Sensitive::kOpacity;
  const auto plane = render::whereItMatters(guide, scene.transferFunction, what, band, stop);
  render::GuidePicture picture;
  if (!plane || !guide.picture(guide.tableOf(scene.transferFunction), stop, picture)) throw Interrupted();
  core::writePng(options.image, render::drawOver(picture.toImage(), *plane, render::strongest(*plane)), {}, false);
}

}  // namespace

void addSensitivity(CLI::App& app, std::stop_token stop) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("sensitivity", "How strongly each value of the transfer function changes the picture");
  command->add_option("VOLUME", options->volume.volume, "Volume; the bundled sample if left out");
  addVolumeOptions(*command, options->volume);
  command
      ->add_option("-o,--output", options->output,
                   "File to write, .npy (256x5, float64) or .csv: scalar value, derivatives of the picture's root mean "
                   "square by opacity, red, green and blue there")
      ->required();
  addWholeSceneOptions(*command, options->scene);
  command->add_option("--size", options->size, "WIDTHxHEIGHT or one number, of the picture");
  command->add_option("--region", options->region, "x,y,width,height: the part of the picture that counts, in pixels");
  command->add_option("--image", options->image, "Also write where in the picture the values matter, a PNG");
  command->add_option("--values", options->values,
                      "MEAN,WIDTH: the values that --image is of, weighted by exp(-(x - mean)^2 / width^2); all if "
                      "left out");
  command->add_option(
      "--model", options->model,
      "Model of TFGAN's kind (tfgan or opacity): also the derivatives by opacity of the picture that it "
      "paints, in two more columns, the second as TFGAN has it");
  command->add_flag("--color", options->color, "--image is of their colours, not their opacities");
  command->callback([options, stop] { run(*options, stop); });
}

}  // namespace twinray::cli
