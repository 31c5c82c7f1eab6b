#include "render/inverse/match.h"

#include <cstdio>

#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/cli/scene_options.h"
#include "app/cli/shared.h"
#include "core/transfer_function.h"

namespace twinray::cli {
namespace {

struct Options {
  VolumeOptions volume;
  std::string target;
  std::string output;
  WholeSceneOptions scene;
  std::string region;
  double seconds = 30;
  std::string keep;
  bool view = false;
  bool json = false;
};

void run(const Options& options, std::stop_token stop) {
  checkOutput(options.output);
  core::Metadata metadata;
  const core::Image picture = core::readPng(options.target, &metadata);
  const core::Scene scene = sceneFrom(options.scene, readVolumeOrSample(options.volume, stop), stop);
  const core::Image target = render::matchTarget(picture, metadata.contains("TwinRay scene"), scene.background);
  render::MatchOptions match;
  match.seconds = options.seconds;
  match.opacity = options.keep != "opacity" && options.keep != "both";
  match.color = options.keep != "colors" && options.keep != "both";
  match.viewpoint = options.view;
  match.region = regionFrom(options.region, target.width, target.height);
  render::MatchResult result;
  {
    Progress progress("match");
    result = render::matchPicture(scene, target, match, stop, [&](const render::MatchProgress& now) {
      progress.show(static_cast<std::size_t>(100 * now.part), 100);
    });
  }
  if (result.stopped) throw Interrupted();
  core::writeTransferFunction(options.output, result.function);
  const core::ViewAngles view = result.viewpoint.angles();
  if (options.json) {
    nlohmann::json found{{"psnr", result.psnr}, {"start_psnr", result.startPsnr}, {"steps", result.steps}};
    if (options.view) found["view"] = {view.elevation, view.azimuth, view.roll, view.zoom};
    return print(found);
  }
  std::printf("psnr %.2f dB at first, %.2f dB after %d steps\n", result.startPsnr, result.psnr, result.steps);
  if (options.view) {
    std::printf("view %.2f,%.2f,%.2f,%.3f\n", view.elevation, view.azimuth, view.roll, view.zoom);
  }
}

}  // namespace

void addMatch(CLI::App& app, std::stop_token stop) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("match", "Find the transfer function that makes a picture");
  command->add_option("VOLUME", options->volume.volume, "Volume")->required();
  command->add_option("TARGET", options->target, "PNG to come close to, of any size")->required();
  command->add_option("-o,--output", options->output, "Transfer function to write (JSON)")->required();
  addVolumeOptions(*command, options->volume);
  addWholeSceneOptions(*command, options->scene);
  command->add_option("--region", options->region, "x,y,width,height: the part of the target that counts, in pixels");
  command->add_option("--seconds", options->seconds, "Longest search")->check(CLI::Range(0.1, 3600.0));
  command->add_option("--keep", options->keep, "What stays as it is")
      ->check(CLI::IsMember({"opacity", "colors", "both"}));
  command->add_flag("--match-view", options->view, "Find elevation, azimuth, roll and zoom too, and print them");
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options, stop] { run(*options, stop); });
}

}  // namespace twinray::cli
