#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/scene.h"

namespace twinray::core {

/// A named transfer function with lighting, kept apart from any volume.
struct Preset {
  std::string name;      ///< shown, English
  std::string modality;  ///< "CT", "MR" or empty (general)
  /// How its values are meant: scalar units as they are ("absolute": CT in HU), or percentiles 0..100 of the foreground
  /// histogram ("percentile").
  bool absolute = false;
  TransferFunction transferFunction;  ///< in those units
  Lighting lighting;
  std::filesystem::path file;
};

/// All *.json of a folder, sorted by file name. A broken file throws Error.
std::vector<Preset> readPresets(const std::filesystem::path& folder);
Preset readPreset(const std::filesystem::path& file);

/// The preset's TF on a volume's scalar range.
TransferFunction adapt(const Preset& preset, const Volume& volume);

/// What a volume looks like from its values and what its file says: "CT" or "MR".
std::string guessModality(const Volume& volume);

/// The presets that fit a volume first; the first one is what opens with it.
std::vector<Preset> sortedFor(std::vector<Preset> presets, const Volume& volume);

}  // namespace twinray::core
