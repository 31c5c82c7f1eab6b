#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace twinray::core {

enum class ScalarType { kUInt8, kInt8, kUInt16, kInt16, kUInt32, kInt32, kFloat32, kFloat64 };

/// Bytes of one voxel.
std::size_t sizeOf(ScalarType type);
/// "uint8", "int16", "float32", ...
std::string nameOf(ScalarType type);

/// Placement of the voxel grid. World coordinates of the picture are index * spacing + origin; the direction matrix
/// (row by row, LPS) only names anatomy.
struct Geometry {
  std::array<int, 3> dimensions{};
  std::array<double, 3> spacing{1, 1, 1};  ///< mm, > 0
  std::array<double, 3> origin{};          ///< mm, LPS
  std::array<double, 9> direction{1, 0, 0, 0, 1, 0, 0, 0, 1};

  std::size_t voxelCount() const { return std::size_t(dimensions[0]) * dimensions[1] * dimensions[2]; }
  /// origin + spacing * dimensions / 2: what the camera looks at.
  std::array<double, 3> centre() const;
  /// Length of spacing * dimensions in mm: the unit of camera distances.
  double diagonal() const;
  double smallestSpacing() const;
  /// Geometric mean of the spacing: one voxel as unit of opacity.
  double voxelUnit() const;
  bool operator==(const Geometry&) const = default;
};

/// Histogram over the scalar range with equal bins.
struct Histogram {
  double minimum = 0;
  double maximum = 1;
  std::vector<std::uint64_t> counts;

  std::uint64_t total() const;
  /// Centre of a bin in scalar units.
  double centre(std::size_t bin) const;
};

/// Which scalar volume of a file or folder is read, and how finely.
struct VolumeChoice {
  static constexpr std::array<int, 3> kReductions{1, 2, 4};

  std::string series;     ///< SeriesInfo::id of a DICOM folder; empty where there is only one
  std::string component;  ///< one of VolumeSource::componentNames; empty for scalars
  int frame = 0;          ///< from 0
  int reduction = 1;      ///< of kReductions: a voxel is the mean of a cube of that many voxels a side
  bool operator==(const VolumeChoice&) const = default;
};

/// What a reader knows besides the voxels. Never a patient's name.
struct VolumeSource {
  std::string path;
  std::string format;                        ///< "NIfTI", "NRRD", "MetaImage", "DICOM", or empty
  std::string modality;                      ///< "CT", "MR", ... if the file says so
  ScalarType fileType = ScalarType::kUInt8;  ///< as stored, before slope and intercept
  std::string storedType;  ///< the same by name, also for types without a ScalarType ("int64"); may be empty
  int components = 1;      ///< in the file
  int frames = 1;          ///< in the file
  std::vector<std::string> componentNames;  ///< that can be chosen ("red", "magnitude", "2"); empty for scalars
  VolumeChoice choice;                      ///< what was read
  Geometry fileGeometry;  ///< as in the file, reduced where the choice says so; the volume's own is right-handed
  int reversedAxis = -1;  ///< index axis reversed to make the volume right-handed, or -1
  std::vector<std::string> notes;  ///< sentences for the user (qform used, NaN replaced, ...)
};

/// An immutable scalar volume, x fastest. Shared between threads as std::shared_ptr<const Volume>.
class Volume {
 public:
  /// `voxels` holds geometry.voxelCount() values of `type`, all finite. Computes the range.
  /// Throws Error if a dimension is below 1 or a spacing is not finite and positive.
  Volume(Geometry geometry, ScalarType type, std::shared_ptr<const void> voxels, VolumeSource source = {});

  const Geometry& geometry() const { return geometry_; }
  ScalarType scalarType() const { return type_; }
  const void* voxels() const { return voxels_.get(); }
  std::shared_ptr<const void> sharedVoxels() const { return voxels_; }
  std::size_t bytes() const { return geometry_.voxelCount() * sizeOf(type_); }
  const VolumeSource& source() const { return source_; }
  double minimum() const { return minimum_; }
  double maximum() const { return maximum_; }
  /// Value of one voxel; the index must be inside.
  double value(int x, int y, int z) const;

  /// 256 bins over minimum..maximum (to minimum + 1 where all voxels are equal). Computed at the first call (any
  /// thread), then kept.
  const Histogram& histogram() const;
  /// SHA-256 (64 hex digits) of geometry and voxels: the identity of a volume. Computed once, then kept. The bytes, all
  /// little-endian: dimensions as 3 int64; spacing (3), origin (3) and direction (9, row by row) as float64; nameOf()
  /// of the scalar type, in ASCII without an end mark; the voxels, x fastest.
  const std::string& hash() const;

 private:
  Geometry geometry_;
  ScalarType type_;
  std::shared_ptr<const void> voxels_;
  VolumeSource source_;
  double minimum_ = 0;
  double maximum_ = 0;
  mutable std::once_flag histogramOnce_, hashOnce_;
  mutable Histogram histogram_;
  mutable std::string hash_;
};

/// Calls f with a `const T*` to the voxels for the volume's scalar type T.
template <typename F>
auto visitVoxels(const Volume& volume, F&& f) {
  const void* p = volume.voxels();
  switch (volume.scalarType()) {
    case ScalarType::kUInt8:
      return f(static_cast<const std::uint8_t*>(p));
    case ScalarType::kInt8:
      return f(static_cast<const std::int8_t*>(p));
    case ScalarType::kUInt16:
      return f(static_cast<const std::uint16_t*>(p));
    case ScalarType::kInt16:
      return f(static_cast<const std::int16_t*>(p));
    case ScalarType::kUInt32:
      return f(static_cast<const std::uint32_t*>(p));
    case ScalarType::kInt32:
      return f(static_cast<const std::int32_t*>(p));
    case ScalarType::kFloat32:
      return f(static_cast<const float*>(p));
    case ScalarType::kFloat64:
      break;
  }
  return f(static_cast<const double*>(p));
}

}  // namespace twinray::core
