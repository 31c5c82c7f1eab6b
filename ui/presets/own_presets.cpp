#include "ui/presets/own_presets.h"

#include <algorithm>
#include <cctype>
#include <system_error>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;

/// Letters and digits of a name in lower case, anything else as a dash: safe in every file system.
std::string fileStem(const std::string& name) {
  constexpr std::size_t kLongest = 48;
  std::string stem;
  for (const unsigned char c : name) {
    if (stem.size() >= kLongest) break;
    if (std::isalnum(c)) {
      stem += char(std::tolower(c));
    } else if (!stem.empty() && stem.back() != '-') {
      stem += '-';
    }
  }
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  return stem.empty() ? "preset" : stem;
}

fs::path freeFile(const fs::path& folder, const std::string& name) {
  const std::string stem = fileStem(name);
  fs::path file = folder / (stem + ".json");
  for (int i = 2; fs::exists(file); ++i) file = folder / (stem + "-" + std::to_string(i) + ".json");
  return file;
}

nlohmann::json toJson(const core::Preset& preset) {
  const core::Lighting& lighting = preset.lighting;
  return {{"version", 1},
          {"name", preset.name},
          {"modality", preset.modality},
          {"keywords", preset.keywords},
          {"units", preset.absolute ? "absolute" : "percentile"},
          {"lighting",
           {{"shaded", lighting.shaded},
            {"ambient", lighting.ambient},
            {"diffuse", lighting.diffuse},
            {"specular", lighting.specular},
            {"specular_power", lighting.specularPower},
            {"opacity_unit", lighting.opacityUnit}}},
          {"transfer_function", core::toJson(preset.transferFunction)}};
}

}  // namespace

OwnPresets readOwnPresets(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".json") files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  OwnPresets own;
  for (const fs::path& file : files) {
    try {
      own.presets.push_back(core::readPreset(file));
    } catch (const core::Error& e) {
      own.errors.push_back(e.what());
    }
  }
  return own;
}

core::Preset writeOwnPreset(const fs::path& folder, core::Preset preset) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw core::Error("Cannot make the folder " + folder.string() + " for presets: " + error.message() +
                      "; check its permissions.");
  }
  if (preset.file.empty()) preset.file = freeFile(folder, preset.name);
  const std::string text = toJson(preset).dump(1) + '\n';
  core::writeAtomically(preset.file, [&text](std::ostream& out) { out << text; });
  return preset;
}

void removeOwnPreset(const core::Preset& preset) {
  std::error_code error;
  fs::remove(preset.file, error);
  if (error) {
    throw core::Error("Cannot delete " + preset.file.string() + ": " + error.message() + "; check its permissions.");
  }
}

}  // namespace twinray::ui
