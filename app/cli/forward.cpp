#include "nn/forward.h"

#include "app/cli/commands.h"
#include "app/cli/shared.h"

namespace twinray::cli {

void addForward(CLI::App& app, std::stop_token) {
  struct Options {
    std::string model;
    std::string inputs;
    std::string output;
    bool trainingMode = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("forward", "Run the bare network on arrays");
  command->add_option("MODEL", options->model, "Model file")->required();
  command
      ->add_option("--inputs", options->inputs,
                   "Folder with view.npy, opacity.npy, color.npy and image.npy, normalised as for training")
      ->required();
  command->add_option("-o,--output", options->output, ".npy to write: float32 in -1..1")->required();
  command->add_flag("--training-mode", options->trainingMode, "BatchNorm with the statistics of these inputs");
  command->callback([options] {
    nn::forwardArrays(*nn::loadModel(options->model), options->inputs, options->output, options->trainingMode);
  });
}

}  // namespace twinray::cli
