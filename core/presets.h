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
  /// Lower-case parts of file names that it is made for ("flair", "t1ce"): such a volume opens with it.
  std::vector<std::string> keywords;
  /// How its values are meant: scalar units as they are ("absolute": CT in HU), or percentiles 0..100 of the foreground
  /// histogram ("percentile").
  bool absolute = false;
  TransferFunction transferFunction;  ///< in those units
  Lighting lighting;
  std::filesystem::path file;
};

/// All *.json of a folder, sorted by file name. A broken file throws Error.
std::vector<Preset> readPresets(const std::filesystem::path& folder);
/// {"version":1, "name", "modality", "keywords":[...], "units":"absolute"|"percentile", "lighting":{"shaded","ambient",
/// "diffuse","specular","specular_power"}, "transfer_function":{...}}. Throws Error.
Preset readPreset(const std::filesystem::path& file);

/// The scalar value that 0 HU has in a volume: 0 where values reach air below zero, as Hounsfield units do, and for
/// what is no CT. A CT whose values begin at zero was stored without its offset: then 1000 or 1024, whichever brings
/// its soft tissue (the highest peak behind the air's) nearer to 40 HU; 0 where neither brings it within 100 HU.
double hounsfieldZero(const Volume& volume);
/// Whether a volume's values are Hounsfield units: a CT's that reach air.
bool inHounsfieldUnits(const Volume& volume);

/// The preset's TF on a volume's scalar range. Values of CT presets in HU go by hounsfieldZero(). Percentiles become
/// values by foregroundPercentile (core/foreground.h); a mode's sigma becomes half the distance between the values one
/// sigma to its left and right, at most a third of its distance from the first foreground value.
TransferFunction adapt(const Preset& preset, const Volume& volume);

/// The other way for values as they are: a transfer function of a volume as a preset for that modality keeps it, a CT's
/// in HU.
TransferFunction inPresetUnits(const TransferFunction& tf, const Volume& volume);

/// What a volume looks like from its values and what its file says: "CT" or "MR". Values that reach from air to bone in
/// Hounsfield units are CT.
std::string guessModality(const Volume& volume);

/// The presets that fit a volume first: those made for its file name, then its modality, general ones, the rest; as
/// they came within each. The first one is what opens with it.
std::vector<Preset> sortedFor(std::vector<Preset> presets, const Volume& volume);

}  // namespace twinray::core
