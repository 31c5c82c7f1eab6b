#include "nn/import_weights.h"

#include <algorithm>
#include <cstdio>

#include "app/cli/commands.h"
#include "app/cli/shared.h"

namespace twinray::cli {
namespace {

constexpr std::size_t kListed = 3;

void report(const nn::ImportedWeights& imported, const std::string& file) {
  std::printf("%s: architecture %s, %lld parameters", file.c_str(), imported.architecture.c_str(),
              static_cast<long long>(imported.parameters));
  if (imported.opacityNetwork) std::printf(", opacity network inside");
  if (imported.discriminatorParameters > 0)
    std::printf(", discriminator with %lld", static_cast<long long>(imported.discriminatorParameters));
  std::printf("\n");
  if (imported.leftOut.empty()) return;
  std::fprintf(stderr, "note: %zu tensors beside the networks were left out:", imported.leftOut.size());
  for (std::size_t i = 0; i < std::min(kListed, imported.leftOut.size()); ++i)
    std::fprintf(stderr, " %s", imported.leftOut[i].c_str());
  std::fprintf(stderr, imported.leftOut.size() > kListed ? " ...\n" : "\n");
}

}  // namespace

void addImportWeights(CLI::App& app, std::stop_token) {
  struct Options {
    std::string stateDict;
    std::string output;
    std::string discriminator;
    std::string opacity;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("import-weights", "Make a model file of a state dict that PyTorch saved");
  command->add_option("STATE_DICT", options->stateDict, "What torch.save(net.state_dict(), FILE) wrote")->required();
  command->add_option("-o,--output", options->output, "Model file to write")->required();
  command->add_option("--discriminator", options->discriminator, "State dict of the discriminator, if apart");
  command->add_option("--opacity", options->opacity, "State dict of TFGAN's opacity network, for its two-network form");
  command->callback([options] {
    report(nn::importWeights({options->stateDict, options->discriminator, options->opacity}, options->output),
           options->output);
  });
}

}  // namespace twinray::cli
