#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "render/prepared_volume.h"

namespace twinray::render {

/// Everything that the rays of one pass read. Positions are voxel indices with 15 binary places, colours and opacities
/// are in units of 1/32767, as in VTK's fixed-point ray caster.
struct RayField {
  /// Where rays begin and how they go: vtkFixedPointVolumeRayCastMapper's members of the same name.
  std::array<float, 16> viewToVoxels{};
  std::array<double, 6> bounds{};  ///< of the voxel indices that are seen, by axis
  std::array<double, 3> spacing{};
  float sampleDistance = 1;
  std::array<int, 2> viewport{};   ///< pixels of the whole picture
  std::array<int, 2> origin{};     ///< pixel of the picture that is the first ray of the first row
  std::array<int, 2> size{};       ///< rays in a row, and rows; the bottom row first
  const int* rowBounds = nullptr;  ///< first and last ray of each row that may meet the volume
  int stride = 1;                  ///< 2: every second ray of a row is left out, others in the next row
  int parity = 0;                  ///< where stride is 2: row + ray of those that are cast, modulo 2

  // The volume: its voxels are indices of the tables below.
  const void* voxels = nullptr;
  int bytesPerVoxel = 1;
  std::size_t row = 0;    ///< voxels
  std::size_t slice = 0;  ///< voxels
  std::size_t voxelCount = 0;
  /// Encoded normals in the order of the voxels; null: unshaded.
  const std::uint16_t* normals = nullptr;
  /// For each block of 4x4x4 cells: 0 if something may be seen in it; else the size of the empty cube that it lies in,
  /// 1 for the block itself, 2 for 16, 3 for 64 cells a side (cubes begin at whole multiples of their size).
  const std::uint8_t* leaps = nullptr;
  std::size_t blockRow = 0;
  std::size_t blockSlice = 0;

  /// By voxel value: colour times opacity, and opacity.
  const std::array<std::uint16_t, 4>* color = nullptr;
  /// By encoded normal: diffuse factor in the low half, specular in the high half.
  const std::uint32_t* light = nullptr;
  /// The same in the order of the voxels, for rays that are cast one by one; null: not worked out.
  const std::uint32_t* voxelLight = nullptr;
  bool wideLight = false;  ///< some factor is above 1

  /// Instead of compositing: the color of the largest value on the ray, unshaded.
  bool maximumIntensity = false;
  /// Smallest and largest voxel values in cubes of 4, 16 and 64 cells a side, and the number of cubes in rows and
  /// slices of them.
  std::array<const PreparedVolume::Block*, 3> maxima{};
  std::array<std::size_t, 3> cubesPerRow{}, cubesPerSlice{};
  unsigned largestValue = 0;  ///< of all voxels

  /// Number of the label of each voxel; null: no labels.
  const std::uint8_t* labels = nullptr;
  /// For each block of 4x4x4 cells whether one of its voxels has a label.
  const std::uint8_t* labelled = nullptr;
  /// By label: colour times opacity, and opacity. 256 of them; opacity 0 for labels that are not drawn.
  const std::array<std::uint16_t, 4>* labelColor = nullptr;
  /// Encoded normals of the labels' borders in the order of the voxels, and light by encoded normal.
  const std::uint16_t* labelNormals = nullptr;
  const std::uint32_t* labelLight = nullptr;
};

/// A ray of a pass: its place in the rows of RayField::size.
struct RayPlace {
  std::uint16_t x, y;
};

/// Casts rays that lie near each other: four numbers for each, premultiplied RGBA, at its place in `pixels` (size[0] *
/// size[1] of them, which are 0 before).
using RayCaster = void (*)(const RayField& field, std::span<const RayPlace> rays, std::uint16_t* pixels);

enum class RayKernel {
  kFastest,   ///< that this machine can run
  kSingle,    ///< the fastest one that casts ray by ray
  kBaseline,  ///< without anything that not every machine of this architecture has
};

/// All kernels give the same numbers.
RayCaster rayCaster(const RayField& field, RayKernel kernel = RayKernel::kFastest);

/// Whether these rays are cast one by one, and take RayField::voxelLight.
bool castsSingly(const RayField& field, RayKernel kernel = RayKernel::kFastest);

/// Casts all rays with so many threads (at least 1), which decide no number; pixels outside the row bounds become 0.
/// `pixels` is resized to 4 * size[0] * size[1]. False if stopped.
bool castRays(const RayField& field, RayCaster caster, int threads, const std::stop_token& stop,
              std::vector<std::uint16_t>& pixels);

}  // namespace twinray::render
