#include <algorithm>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/cli/shared.h"
#include "core/dataset/dataset_renderer.h"

namespace twinray::cli {
namespace {

/// "I/N".
void parseShard(const std::string& text, core::DatasetRenderOptions& options) {
  std::istringstream stream(text);
  char slash = 0;
  long shard = -1;
  long shards = 0;
  stream >> shard >> slash >> shards;
  if (stream.fail() || slash != '/' || shard < 0 || shards < 1 || shard >= shards) {
    throw CLI::ValidationError("--shard", "is I/N with I from 0 to N-1, not " + text);
  }
  options.shard = std::size_t(shard);
  options.shards = std::size_t(shards);
}

}  // namespace

void addRender(CLI::App& app, std::stop_token stop) {
  struct Options {
    std::string volume;
    std::string folder;
    std::string quality = "high";
    std::string guideQuality;
    std::string shard;
    core::DatasetRenderOptions rendering;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("render", "Render the pictures and guides of a sampled dataset folder");
  command->add_option("VOLUME", options->volume, "Volume that was sampled; the bundled sample if left out");
  command->add_option("-m,--dataset", options->folder, "Dataset folder")->required();
  command->add_option("--size", options->rendering.size, "Pixels a side")->check(CLI::Range(16, 4096));
  command->add_option("--quality", options->quality, "Quality of the pictures")
      ->check(CLI::IsMember({"draft", "standard", "high", "seed"}));
  command
      ->add_option("--guide-factor", options->rendering.guideFactor,
                   "Picture size over guide size; 1: as large as the picture")
      ->check(CLI::Range(1, 8));
  command
      ->add_option("--guide-quality", options->guideQuality,
                   "Quality of the guides; checkerboard (the default where they are as large as the pictures) casts "
                   "every second pixel, fine steps half as far as standard")
      ->check(CLI::IsMember({"checkerboard", "fine", "standard"}));
  command->add_option("--shard", options->shard, "I/N: only the samples whose index modulo N is I");
  command->add_flag("--resume", options->rendering.resume, "Go on where an earlier run stopped");
  command->callback([options, stop] {
    if (!options->shard.empty()) parseShard(options->shard, options->rendering);
    options->rendering.workers = std::max(1, int(std::thread::hardware_concurrency()));
    const auto quality = render::qualityFromName(options->quality);
    const auto guide = options->guideQuality.empty() ? render::guideQualityFor(options->rendering.guideFactor, quality)
                                                     : render::qualityFromName(options->guideQuality);
    Progress progress("rendering");
    const bool done = core::renderDataset(
        core::readDataset(options->folder), readVolumeOrSample(options->volume, stop), volumeRenderer(quality, 1),
        guideRenderer(guide, 1), render::nameOf(quality), render::nameOf(guide), options->rendering,
        [&](std::size_t count, std::size_t total) { progress.show(count, total); }, stop);
    if (!done) throw Interrupted();
  });
}

}  // namespace twinray::cli
