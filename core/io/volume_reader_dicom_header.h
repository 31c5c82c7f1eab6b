#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/io/volume_reader_parts.h"

/// What is needed of a DICOM file before its pixels are decoded. Private to core/io/volume_reader*.cpp.
namespace twinray::core::reader {

/// Attributes of the main data set of an image file. Nothing that names a patient is read.
struct DicomHeader {
  std::filesystem::path file;
  std::string instanceUid;
  std::string seriesUid;
  std::string modality;
  int rows = 0;
  int columns = 0;
  int frames = 1;
  int samples = 1;          ///< per pixel
  std::string photometric;  ///< "MONOCHROME2", "RGB", ...
  FileType type;            ///< as stored
  std::optional<double> instance;
  std::optional<std::array<double, 3>> position;     ///< of the first voxel, mm, LPS
  std::optional<std::array<double, 6>> orientation;  ///< direction of a row, then of a column
  double sliceSpacing = 0;  ///< between slices, or their thickness, mm; 0 where the file does not say
  double doseScaling = 1;   ///< grays for each unit of a dose

  /// Unit normal of the slice; z without an orientation.
  std::array<double, 3> normal() const;
  /// Position along the normal, mm.
  double depth() const;
};

/// Walks every element of the data set and checks its length against the file, and the pixels' declared size against
/// their length. Empty if the file is no DICOM file or holds no pixels. Throws Error for a damaged one.
std::optional<DicomHeader> readDicomHeader(const std::filesystem::path& file);

}  // namespace twinray::core::reader
