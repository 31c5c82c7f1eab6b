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
  bool json = false;
};

render::PictureRegion regionFrom(const std::string& text, const core::Image& target) {
  if (text.empty()) return {};
  const auto numbers = numbersFrom(text, 4, "--region");
  return render::regionOfPixels(int(numbers[0]), int(numbers[1]), int(numbers[2]), int(numbers[3]), target.width,
                                target.height);
}

void run(const Options& options, std::stop_token stop) {
  checkOutput(options.output);
  core::Metadata metadata;
  const core::Image picture = core::readPng(options.target, &metadata);
  const core::Scene scene = sceneFrom(options.scene, readVolumeOrSample(options.volume, stop), stop);
  const core::Image target = render::matchTarget(picture, metadata.contains("TwinRay scene"), scene.background);
  render::MatchOptions match;
  match.seconds = options.seconds;
  match.opacity = options.keep != "opacity";
  match.color = options.keep != "colors";
  match.region = regionFrom(options.region, target);
  render::MatchResult result;
  {
    Progress progress("match");
    result = render::matchPicture(scene, target, match, stop, [&](const render::MatchProgress& now) {
      progress.show(static_cast<std::size_t>(100 * now.part), 100);
    });
  }
  if (result.stopped) throw Interrupted();
  core::writeTransferFunction(options.output, result.function);
  if (options.json) {
    return print({{"psnr", result.psnr}, {"start_psnr", result.startPsnr}, {"steps", result.steps}});
  }
  std::printf("psnr %.2f dB at first, %.2f dB after %d steps\n", result.startPsnr, result.psnr, result.steps);
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
  command->add_option("--keep", options->keep, "What stays as it is")->check(CLI::IsMember({"opacity", "colors"}));
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options, stop] { run(*options, stop); });
}

}  // namespace twinray::cli
