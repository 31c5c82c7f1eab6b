#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "core/volume.h"

namespace twinray::render {

/// How a volume's voxels are made ready for the ray casters.
enum class Preparation {
  kScalars,        ///< the volume's own values
  kUnsignedShort,  ///< quality seed: file order, cast to unsigned short
};

/// Voxels along each index axis that become one.
using Reduction = std::array<int, 3>;
inline constexpr Reduction kFullSize{1, 1, 1};

/// A volume in the form that the ray casters take fastest: unsigned voxels of 8 or 16 bit that index a table directly.
/// A volume of 8 or 16 bit without negative values and below 32768 is used as it is; others are converted once, exactly
/// where their integer range fits into 15 bits, else linearly to 32768 levels (what VTK's fixed point does sample by
/// sample). A volume one voxel thick along an axis becomes two voxels thick, since nothing can be interpolated in one
/// slice. Everything derived from the voxels (normals, blocks) is shared between all renderers of a volume, may be
/// worked out by several at once, and survives a stop half done. Thread-safe.
class PreparedVolume {
 public:
  /// The one preparation of `volume` that all renderers of this process share while one of them holds it. Nothing is
  /// computed yet. `reduction`: how many voxels along each index axis become one, their mean; the last may be of fewer.
  /// Only of kScalars. Throws core::Error if memory does not suffice.
  static std::shared_ptr<PreparedVolume> of(const std::shared_ptr<const core::Volume>& volume, Preparation preparation,
                                            const Reduction& reduction = kFullSize);

  ~PreparedVolume();
  PreparedVolume(const PreparedVolume&) = delete;
  PreparedVolume& operator=(const PreparedVolume&) = delete;

  /// Makes voxels() ready; false if stopped.
  bool prepare(int threads, const std::stop_token& stop);

  /// Of the rendered volume (in file order for kUnsignedShort): where the voxels lie, the reduced ones at the centres
  /// of those that they stand for.
  const core::Geometry& geometry() const;
  const std::array<int, 3>& dimensions() const;  ///< of the prepared voxels: the geometry's, at least 2
  int reversedAxis() const;                      ///< against the volume's own order, or -1
  int bytesPerVoxel() const;                     ///< 1 or 2
  const void* voxels() const;                    ///< x fastest; valid once prepare() returned true
  int tableSize() const;                         ///< number of voxel values, at most 32768
  double scalarAt(int voxelValue) const;         ///< scalar value that a voxel value stands for
  /// The voxel value that stands for the scalar value nearest to this one.
  int valueNear(double scalar) const;
  double largestScalar() const;  ///< of the rendered volume, before any cast

  /// Encoded normals by slice, in the code of vtkSphericalDirectionEncoder, from central differences (one-sided at the
  /// borders); 2 bytes a voxel. Null if stopped. Throws core::Error if memory does not suffice.
  const std::uint16_t* const* normals(int threads, const std::stop_token& stop);

  /// Unit vectors of the codes of normals(): x, y, z of each; three zeros for the code of no direction.
  static std::span<const float> decodedNormals();

  /// Smallest and largest voxel value among the samples of a block of 4x4x4 cells.
  struct Block {
    std::uint16_t minimum;
    std::uint16_t maximum;
  };
  /// Blocks, x fastest. Null if stopped.
  const std::vector<Block>* blocks(int threads, const std::stop_token& stop);
  std::array<int, 3> blockDimensions() const;

 private:
  class Impl;
  explicit PreparedVolume(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::render
