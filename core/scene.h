#pragma once

#include <array>
#include <cstdint>
#include <memory>

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

using Rgb = std::array<double, 3>;

/// The original's background.
inline constexpr Rgb kBackground{0.310999694819562063, 0.3400015259021897, 0.4299992370489052};

/// Everything that decides a picture but its size and quality. An immutable value: copy, change, hand on.
struct Scene {
  std::shared_ptr<const Volume> volume;
  TransferFunction transferFunction;
  Viewpoint viewpoint;
  Lighting lighting;
  Rgb background = kBackground;
  std::uint64_t revision = 0;  ///< grows with every change; pairs frames of the same scene

  /// lighting.opacityUnit, or one voxel of the volume where that is 0.
  double opacityUnit() const {
    return lighting.opacityUnit > 0 ? lighting.opacityUnit : volume->geometry().voxelUnit();
  }
};

}  // namespace twinray::core
