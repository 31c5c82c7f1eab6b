#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/volume.h"

namespace twinray::core {

/// Places by which a volume is recognised in another one: hashes of the values in some cubes of 3x3x3 voxels, chosen by
/// these values, ascending (a bottom-k sketch: Broder 1997). A crop, a copy of another name, number type or order of
/// axes, and one whose extremes were clipped share many with the volume; rescaled or resampled ones none.
using VolumeParts = std::vector<std::uint64_t>;

inline constexpr std::size_t kMostParts = 128;
/// At most kMostParts; few or none where hardly any cube has many different values. Takes a second for some 10^8
/// voxels, and memory for three slices.
VolumeParts partsOf(const Volume& volume);
/// Whether two volumes are of one source: at least three places in common, as crops of some 5 % and more have them.
bool sharesParts(const VolumeParts& a, const VolumeParts& b);

/// 16 hexadecimal digits a part, one after the other; anything else becomes none.
std::string partsText(const VolumeParts& parts);
VolumeParts partsFromText(const std::string& text);

/// Whose volume it is: by all of its voxels, by its file's name, by parts.
struct VolumeIdentity {
  std::string hash;     ///< Volume::hash()
  std::string subject;  ///< subjectName()
  VolumeParts parts;
};
VolumeIdentity identityOf(const Volume& volume);

}  // namespace twinray::core
