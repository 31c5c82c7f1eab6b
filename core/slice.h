#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/scene.h"

namespace twinray::core {

enum class SlicePlane { kAxial, kCoronal, kSagittal };
inline constexpr std::array kSlicePlanes{SlicePlane::kAxial, SlicePlane::kCoronal, SlicePlane::kSagittal};

/// How slices of a plane lie in their picture. Slices run along the voxel grid: of an oblique volume each is the one
/// nearest to its plane of the patient.
struct SliceAxes {
  int column = 0;               ///< index axis to the right
  int row = 1;                  ///< index axis downwards
  int normal = 2;               ///< index axis across the slices
  bool columnReversed = false;  ///< its index grows to the left
  bool rowReversed = false;     ///< its index grows upwards
};

/// As radiologists see them: axial from below with anterior up, coronal from the front with superior up, sagittal from
/// the patient's left with anterior to the left; so the patient's right is on the left of axial and coronal pictures.
SliceAxes sliceAxes(const Geometry& geometry, SlicePlane plane);

/// The patient directions of a direction in LPS, as scanners write them at the edges of their pictures: the letters of
/// L, R, A, P, S, I from the nearest on, those more than 15 degrees off the plane across them. "L", "LA", "SPL".
std::string directionLetters(const std::array<double, 3>& lps);

/// Letters of the picture's left, right, top and bottom edge.
std::array<std::string, 4> edgeLetters(const Geometry& geometry, const SliceAxes& axes);

/// Position of a voxel (fractions between the centres) in the patient, mm, LPS.
std::array<double, 3> patientPosition(const Geometry& geometry, const std::array<double, 3>& index);

/// The part of a slice that a picture shows.
struct SliceView {
  int width = 1;
  int height = 1;
  double pixelsPerMillimetre = 1;
  std::array<double, 2>
      centre{};  ///< mm to the right of and below the slice's upper left corner: in the picture's middle
};

/// Width and height of a slice in mm, from the outer edges of its voxels.
std::array<double, 2> sliceSize(const Geometry& geometry, const SliceAxes& axes);
/// The picture's pixel (0, 0 its upper left corner) of a voxel of the slice, and back (clamped to nothing).
std::array<double, 2> pixelOf(const Geometry& geometry, const SliceAxes& axes, const SliceView& view,
                              const std::array<double, 3>& index);
/// Column and row index, with fractions, of a pixel; {0, 0} is the centre of the first voxel.
std::array<double, 2> indexOf(const Geometry& geometry, const SliceAxes& axes, const SliceView& view,
                              const std::array<double, 2>& pixel);

/// How values become colours.
struct SliceColors {
  bool transferFunction = false;  ///< its colours, without its opacity; else grey
  double window = 1;              ///< of grey: from black to white, scalar units, > 0
  double level = 0;               ///< of grey: in the middle
  bool operator==(const SliceColors&) const = default;
};

/// Grey from the darkest to the 99.5th percentile of what is brighter than the background (CT: 400 HU around 40).
SliceColors firstSliceColors(const Volume& volume);

struct SliceRequest {
  std::shared_ptr<const Scene> scene;
  SliceAxes axes;
  int slice = 0;  ///< index along the normal
  SliceView view;
  bool linear = true;  ///< interpolates values between voxels; else the nearest
  bool labels = true;  ///< the scene's labels over it
  SliceColors colors;
};

/// width * height pixels, row by row from the top: 0xffRRGGBB, or 0 outside the volume.
std::vector<std::uint32_t> paintSlice(const SliceRequest& request);

}  // namespace twinray::core
