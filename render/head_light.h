#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/scene.h"

namespace twinray::render {

/// Phong's shading of a head light, as VTK's fixed-point ray caster applies it: for each encoded normal the factor of
/// the sample's colour (ambient + diffuse) and what is added to it (specular), the same for red, green and blue.
///
/// A head light shines along the viewing direction, so that the half vector is the direction to the light: diffuse and
/// specular part hang on one cosine. Both sides of a surface are lit, as by VTK's renderers. VTK gives its lights no
/// ambient part; here it is white, so that Lighting::ambient means something.
class HeadLight {
 public:
  /// `normals`: x, y, z of each code; three zeros for the code of no direction, which gets the ambient part alone.
  explicit HeadLight(std::span<const float> normals) : normals_(normals) {}

  /// `back`: unit vector towards the camera. Diffuse factors in the low half, specular in the high half, in units of
  /// 1/32767, cut at 2.
  void fill(const core::Lighting& lighting, const std::array<double, 3>& back, std::vector<std::uint32_t>& factors);

 private:
  void updateHighlight(const core::Lighting& lighting);

  std::span<const float> normals_;
  core::Lighting lighting_;       // of the highlight
  std::vector<float> highlight_;  // specular part by cosine
};

}  // namespace twinray::render
