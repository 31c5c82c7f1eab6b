#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/io/volume_reader_parts.h"

/// What is needed of a DICOM file before its pixels are decoded. Private to core/io/volume_reader*.cpp.
namespace twinray::core::reader {

/// Bytes of a file.
struct Extent {
  std::uint64_t offset = 0;
  std::uint32_t length = 0;
};

/// Attributes of an image file. Nothing that names a patient is kept.
struct DicomHeader {
  std::filesystem::path file;
  std::string transferSyntax;
  std::string instanceUid;
  std::string seriesUid;
  std::string seriesDescription;  ///< UTF-8, without words of the patient's name
  int seriesNumber = 0;
  std::string modality;
  int rows = 0;
  int columns = 0;
  int frames = 1;
  int samples = 1;          ///< per pixel
  std::string photometric;  ///< "MONOCHROME2", "RGB", ...
  int bitsAllocated = 16;
  int bitsStored = 16;
  int highBit = 15;
  bool isSigned = false;
  double slope = 1;  ///< of the modality, or grays for each unit of a dose
  double intercept = 0;
  std::optional<double> instance;
  std::optional<std::array<double, 3>> position;      ///< of the first voxel, mm, LPS
  std::optional<std::array<double, 6>> orientation;   ///< direction of a row, then of a column
  std::optional<std::array<double, 2>> pixelSpacing;  ///< between rows, then between columns, mm
  double sliceSpacing = 0;  ///< between slices, or their thickness, mm; 0 where it is not said
  std::vector<std::array<double, 3>> framePositions;  ///< of an enhanced multi-frame image
  std::vector<double> frameOffsets;                   ///< along the normal, of the frames of a dose, mm
  Extent pixels;                                      ///< uncompressed ones
  bool bigEndian = false;                             ///< uncompressed ones
  std::vector<Extent> fragments;                      ///< of compressed ones, without the offset table

  FileType type() const;
  /// Unit normal of the slice; z without an orientation.
  std::array<double, 3> normal() const;
  /// A position along the normal, mm.
  double depthOf(const std::array<double, 3>& place) const;
  double depth() const { return position ? depthOf(*position) : 0; }
};

/// Walks every element of the data set and checks its length against the file, and the pixels' declared size against
/// their length. Empty if the file is no DICOM file or holds no pixels. Throws Error for a damaged one.
std::optional<DicomHeader> readDicomHeader(const std::filesystem::path& file);

/// Decodes compressed pixels into exactly `target`. Throws Error.
void decodeFragments(const DicomHeader& header, std::span<std::byte> target);

}  // namespace twinray::core::reader
