#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "core/crop.h"
#include "core/label_map.h"
#include "core/rgb.h"
#include "core/transfer_function.h"
#include "core/viewpoint.h"
#include "core/volume.h"

namespace twinray::core {

/// Head light and Phong coefficients.
struct Lighting {
  bool shaded = true;
  double ambient = 0.25;
  double diffuse = 0.75;
  double specular = 0.3;
  double specularPower = 12;
  /// Distance in mm over which a TF's opacity applies; 0: one voxel (geometric mean of the spacing).
  double opacityUnit = 0;
  bool operator==(const Lighting&) const = default;
};

/// The original's background.
inline constexpr Rgb kBackground{0.310999694819562063, 0.3400015259021897, 0.4299992370489052};

/// How rays run. Orthographic: parallel, at the scale that perspective has in the plane through the volume's centre at
/// the same zoom (a picture spans 2 * 2.5 diagonals * tan(15 degrees / zoom) from top to bottom there).
enum class Projection { kPerspective, kOrthographic };

/// What becomes of the samples along a ray. Maximum intensity: colour and opacity that the transfer function gives to
/// the largest scalar value on the ray, unshaded.
enum class Blending { kComposite, kMaximumIntensity };

/// Everything that decides a picture but its size and quality. An immutable value: copy, change, hand on.
struct Scene {
  std::shared_ptr<const Volume> volume;
  TransferFunction transferFunction;
  Viewpoint viewpoint;
  Lighting lighting;
  Rgb background = kBackground;
  Crop crop;
  std::shared_ptr<const LabelMap> labels;  ///< on the volume's grid; null: none
  Projection projection = Projection::kPerspective;
  Blending blending = Blending::kComposite;
  std::uint64_t revision = 0;  ///< grows with every change; pairs frames of the same scene

  /// lighting.opacityUnit, or one voxel of the volume where that is 0.
  double opacityUnit() const {
    return lighting.opacityUnit > 0 ? lighting.opacityUnit : volume->geometry().voxelUnit();
  }
};

/// Whether both show the same labels, or none.
bool sameLabels(const Scene& a, const Scene& b);

/// Whether nothing but the viewpoint (and the revision) differs, if anything does.
bool sameButViewpoint(const Scene& a, const Scene& b);

/// Whether both make the same picture: everything but the revision is the same.
bool sameContent(const Scene& a, const Scene& b);

/// Whether everything but the revision, the colours of the transfer function and the background is the same: then one
/// picture tells the other (color_contributions.h).
bool differOnlyInColors(const Scene& a, const Scene& b);

/// Throws Error if the crop is no box within the volume, or the labels are not on the volume's grid.
void check(const Scene& scene);

}  // namespace twinray::core
