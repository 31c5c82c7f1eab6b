#include "app/cli/commands.h"
#include "app/cli/shared.h"
#include "core/dataset/dataset.h"

namespace twinray::cli {

void addSample(CLI::App& app, std::stop_token stop) {
  struct Options {
    std::string volume;
    std::string folder;
    std::size_t count = 0;
    std::string sampler = "informed";
    core::SamplerOptions sampling;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("sample", "Draw random viewpoints and transfer functions for a volume");
  command->add_option("VOLUME", options->volume, "Volume; the bundled sample if left out");
  command->add_option("-o,--output", options->folder, "Dataset folder to make")->required();
  command->add_option("-n,--count", options->count, "Number of samples")->required()->check(CLI::Range(1, 10'000'000));
  command->add_option("--seed", options->sampling.seed, "Seed; the same seed gives the same samples");
  command->add_option("--sampler", options->sampler, "How to draw")->check(CLI::IsMember({"informed", "seed"}));
  command->add_option("--begin-alpha", options->sampling.beginAlpha, "Seed sampler: where opacity may begin, 0..1");
  command->add_option("--end-alpha", options->sampling.endAlpha, "Seed sampler: where opacity may end, 0..1");
  command->add_option("--max-zoom", options->sampling.maximumZoom, "Largest zoom");
  command
      ->add_option("--keyframes", options->sampling.keyframed,
                   "Part of the samples that follow another one in a drag, which becomes their keyframe (key.npy)")
      ->check(CLI::Range(0.0, core::SamplerOptions::kMostKeyframed));
  command->callback([options, stop] {
    options->sampling.kind = core::samplerFromName(options->sampler);
    core::writeSampledDataset(options->folder, readVolumeOrSample(options->volume, stop), options->sampling,
                              options->count);
  });
}

}  // namespace twinray::cli
