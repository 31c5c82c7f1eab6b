#include <cstdio>

#include "app/cli/commands.h"
#include "app/cli/shared.h"
#include "core/metrics/metrics.h"

namespace twinray::cli {

void addCompare(CLI::App& app, std::stop_token) {
  struct Options {
    std::string prediction;
    std::string reference;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("compare", "Measure a picture (A, the prediction) against another (B, the reference)");
  command->add_option("A", options->prediction, "PNG")->required();
  command->add_option("B", options->reference, "PNG of the same size")->required();
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options] {
    const auto metrics = core::compare(core::readPng(options->prediction), core::readPng(options->reference));
    const nlohmann::json json{
        {"rmse", metrics.rmse}, {"psnr", metrics.psnr},
        {"ssim", metrics.ssim}, {"ms_ssim", metrics.msSsim ? nlohmann::json(*metrics.msSsim) : nlohmann::json()},
        {"emd", metrics.emd},   {"relative_error", metrics.relativeError}};
    if (options->json) return print(json);
    for (const auto& [key, value] : json.items()) std::printf("%-15s %s\n", key.c_str(), value.dump().c_str());
  });
}

}  // namespace twinray::cli
