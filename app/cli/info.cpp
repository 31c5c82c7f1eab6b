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

/// What else the file offers; empty where there is nothing to choose.
std::string choices(const core::VolumeContents& contents) {
  std::string text;
  if (contents.frames > 1) text += "in time     " + std::to_string(contents.frames) + " volumes (--time)\n";
  if (!contents.components.empty()) {
    std::string names;
    for (const std::string& name : contents.components) names += (names.empty() ? "" : ", ") + name;
    text += "components  " + names + " (--component)\n";
  }
  return text;
}

nlohmann::json describe(const core::SeriesInfo& series) {
  nlohmann::json json{
      {"id", series.id},          {"description", series.description}, {"modality", series.modality},
      {"images", series.images},  {"frames", series.frames},           {"dimensions", series.dimensions},
      {"spacing", series.spacing}};
  if (!series.problem.empty()) json["problem"] = series.problem;
  return json;
}

/// What a folder of several series holds.
void listSeries(const std::string& path, const std::vector<core::SeriesInfo>& series, bool asJson) {
  if (asJson) {
    nlohmann::json info{{"path", path}, {"format", "DICOM"}, {"series", nlohmann::json::array()}};
    for (const core::SeriesInfo& one : series) info["series"].push_back(describe(one));
    return print(info);
  }
  std::cout << path << " holds " << series.size() << " DICOM series; choose one with --series NUMBER\n";
  for (std::size_t i = 0; i < series.size(); ++i) {
    const core::SeriesInfo& one = series[i];
    std::cout << i + 1 << "  " << one.id << "  " << (one.modality.empty() ? "--" : one.modality) << "  "
              << joined(one.dimensions, " x ") << "  " << one.images << (one.images == 1 ? " image  " : " images  ")
              << one.description << (one.problem.empty() ? "" : "  (cannot be opened)") << '\n';
  }
}

}  // namespace

void addInfo(CLI::App& app, std::stop_token stop) {
  struct Options {
    VolumeOptions volume;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("info", "Describe a volume");
  command->add_option("VOLUME", options->volume.volume, "NIfTI, NRRD or MetaImage file, DICOM file or folder")
      ->required();
  addVolumeOptions(*command, options->volume);
  command->add_flag("--json", options->json, "Print JSON");
  command->callback([options, stop] {
    const auto contents = core::inspectVolume(options->volume.volume, {}, {}, stop);
    if (contents.series.size() > 1 && options->volume.series.empty()) {
      return listSeries(options->volume.volume, contents.series, options->json);
    }
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
              << choices(contents) << "hash        " << info["hash"].get<std::string>() << '\n';
  });
}

}  // namespace twinray::cli
