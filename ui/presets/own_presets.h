#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/presets.h"

namespace twinray::ui {

/// The user's presets, one JSON file each as core::readPreset reads them.
struct OwnPresets {
  std::vector<core::Preset> presets;
  std::vector<std::string> errors;  ///< a sentence for each file that cannot be used
};

/// Those of a folder by file name; none if there is no such folder.
OwnPresets readOwnPresets(const std::filesystem::path& folder);

/// Writes a preset into its file, or, where it has none, into a new one named
/// after it in the folder, which is made if need be. Returns it with its file. Throws core::Error.
core::Preset writeOwnPreset(const std::filesystem::path& folder, core::Preset preset);

/// Throws core::Error if the file cannot be removed.
void removeOwnPreset(const core::Preset& preset);

}  // namespace twinray::ui
