#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "core/io/volume_reader.h"
#include "core/volume.h"

namespace twinray::core {

/// A DICOM series that can be opened by itself. Nothing in it names a patient.
struct SeriesInfo {
  std::string id;           ///< 8 hexadecimal digits, the same wherever the files lie
  std::string description;  ///< by the scanner, without words of the patient's name; may be empty
  std::string modality;     ///< "CT", "MR", ... or empty
  int images = 0;           ///< files
  int frames = 1;           ///< volumes in time
  std::array<int, 3> dimensions{};
  std::array<double, 3> spacing{};  ///< mm; 0 where it is not known
  ScalarType type = ScalarType::kInt16;
  std::string problem;  ///< why it cannot be opened, as a sentence; empty where it can
};

/// What a file or folder offers, found out without reading its voxels.
struct VolumeContents {
  std::string format;                   ///< "NIfTI", "NRRD", "MetaImage" or "DICOM"
  std::array<int, 3> dimensions{};      ///< all 0 for a folder of several series
  std::vector<std::string> components;  ///< to choose from; empty for scalars
  int frames = 1;
  std::vector<SeriesInfo> series;      ///< of a DICOM file or folder
  std::uint64_t fileVoxelBytes = 0;    ///< of one voxel as it is read
  std::uint64_t volumeVoxelBytes = 0;  ///< of one voxel in memory, after slope and intercept

  /// Whether it says nothing until somebody has chosen: several series, or voxels that are no scalars.
  bool needsChoice(const VolumeChoice& choice) const;
};

/// `choice` matters for a folder of several series: those of the chosen one are described. Throws Error like
/// readVolume(), but not for what a choice can mend.
VolumeContents inspectVolume(const std::filesystem::path& path, const VolumeChoice& choice = {},
                             const ReadProgress& progress = {}, std::stop_token stop = {});

/// The id of a series of a DICOM folder that is given by its number (from 1, in the order of inspectVolume) or its id.
/// Throws Error for one that it does not have.
std::string seriesId(const std::filesystem::path& path, const std::string& numberOrId, std::stop_token stop = {});

/// Bytes that opening and showing the volume takes at most, besides the running program: the voxels, three bytes of
/// gradients for each, and working memory; or, if that is more, what reading them takes.
std::uint64_t memoryToOpen(const VolumeContents& contents, int reduction);

/// Bytes of memory that this process can still get: what Linux calls available, within the limit of its control group.
std::uint64_t availableMemory();

/// Throws Error, with the reduction that would fit, if opening takes more than so many bytes.
void checkMemory(const std::filesystem::path& path, const VolumeContents& contents, int reduction,
                 std::uint64_t available);

/// The smallest reduction that fits into so many bytes; the largest one where none does.
int reductionThatFits(const VolumeContents& contents, std::uint64_t bytes);

}  // namespace twinray::core
