#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/shared.h"
#include "core/io/volume_json.h"

namespace twinray::cli {
namespace {

std::string joined(const nlohmann::json& numbers, const char* between) {
  std::string text;
  for (const auto& number : numbers) text += (text.empty() ? "" : between) + number.dump();
  return text;
}

}  // namespace

void addInfo(CLI::App& app, std::stop_token stop) {
  struct Options {
    std::string volume;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("info", "Describe a volume");
  command->add_option("VOLUME", options->volume, "NIfTI, NRRD or MetaImage file, DICOM file or folder")->required();
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options, stop] {
    const auto volume = readVolumeOrSample(options->volume, stop);
    const nlohmann::json info = core::describe(*volume);
    if (options->json) return print(info);
    std::cout << "file        " << info["path"].get<std::string>() << " (" << info["format"].get<std::string>() << ")\n"
              << "dimensions  " << joined(info["dimensions"], " x ") << '\n'
              << "spacing     " << joined(info["spacing"], " x ") << " mm\n"
              << "origin      " << joined(info["origin"], ", ") << " mm (LPS)\n"
              << "direction   " << joined(info["direction"], ", ") << '\n'
              << "values      " << info["scalar_type"].get<std::string>() << ", " << joined(info["range"], " to ")
              << '\n'
              << "hash        " << info["hash"].get<std::string>() << '\n';
  });
}

}  // namespace twinray::cli
