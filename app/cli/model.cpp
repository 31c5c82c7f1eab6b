#include <cstdio>

#include "app/cli/commands.h"
#include "app/cli/shared.h"

namespace twinray::cli {

void addModel(CLI::App& app, std::stop_token) {
  struct Options {
    std::string file;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("model", "Describe a model file");
  command->add_option("FILE", options->file, "Model; the bundled one if left out");
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options] {
    const auto model = loadModelOrDefault(options->file);
    const nn::ModelInfo& info = model->info();
    if (options->json) return print(info.description);
    std::printf(
        "name          %s\narchitecture  %s, %lld parameters\nguide         1/%d of the picture a side, quality %s\n",
        info.name.c_str(), info.architecture.c_str(), static_cast<long long>(info.parameters), info.guideFactor,
        info.guideQuality.c_str());
  });
}

}  // namespace twinray::cli
