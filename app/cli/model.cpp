#include <cstdio>
#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/shared.h"
#include "core/dataset/volume_identity.h"
#include "core/resources.h"
#include "nn/import_weights.h"

namespace twinray::cli {

void addModel(CLI::App& app, std::stop_token stop) {
  struct Options {
    std::string file;
    bool json = false;
    std::string generator;
    std::string discriminator;
    std::string opacity;
    std::string still;
    std::vector<std::string> parts;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("model", "Describe a model file");
  command->add_option("FILE", options->file, "Model; the bundled one if left out");
  command->add_flag("--json", options->json, "Print JSON");
  command->add_option("--export", options->generator,
                      "Write the generator's weights as a state dict that Python's torch.load opens");
  command->add_option("--export-discriminator", options->discriminator, "The same for its discriminator");
  command->add_option("--export-opacity", options->opacity, "The same for the opacity network inside");
  auto* still = command->add_option(
      "--still", options->still,
      "Write into the file which model beside it paints while the view stands still, as guided-fine.pt; \"\": itself");
  command->add_option("--parts", options->parts,
                      "Write into the file by which parts these volumes are recognised, which it was trained on: for "
                      "models from before datasets said so");
  command->callback([options, still, stop] {
    const std::filesystem::path file =
        options->file.empty() ? core::defaultModelPath() : std::filesystem::path(options->file);
    if (*still) nn::setStillModel(file, options->still);
    if (!options->parts.empty()) {
      std::vector<core::VolumeIdentity> volumes;
      for (const std::string& volume : options->parts)
        volumes.push_back(core::identityOf(*readVolumeOrSample(volume, stop)));
      nn::setTrainingParts(file, volumes);
    }
    const auto model = loadModelOrDefault(options->file);
    nn::exportWeights(*model, {options->generator, options->discriminator, options->opacity});
    const nn::ModelInfo& info = model->info();
    if (options->json) return print(info.description);
    std::printf(
        "name          %s\narchitecture  %s, %lld parameters\nguide         1/%d of the picture a side, quality %s\n",
        info.name.c_str(), info.architecture.c_str(), static_cast<long long>(info.parameters), info.guideFactor,
        info.guideQuality.c_str());
    if (model->still()) std::printf("still views   %s\n", model->still()->info().name.c_str());
  });
}

}  // namespace twinray::cli
