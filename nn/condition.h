#pragma once

#include <array>
#include <vector>

#include "core/scene.h"

namespace twinray::nn {

/// What a volume contributes to a Condition.
struct VolumeScale {
  double diagonal = 1;         ///< mm
  double smallestSpacing = 1;  ///< mm
  double voxelUnit = 1;        ///< mm, geometric mean of the spacing
};

VolumeScale scaleOf(const core::Geometry& geometry);

/// The scene as a `guided` generator sees it, beside the guide.
struct Condition {
  static constexpr int kView = 5;
  static constexpr int kLighting = 6;
  static constexpr int kSamples = 256;

  /// Direction from the centre to the camera (x, y, z), log2 of the zoom, log2 of a guide pixel's size at the centre in
  /// units of the smallest spacing. Neither roll nor mirroring of the picture changes it, so turned and mirrored crops
  /// are consistent training samples (a head light is symmetric about the view axis).
  std::array<float, kView> view{};
  std::vector<float> opacity;  ///< 2v-1 (256)
  std::vector<float> color;    ///< CIELAB in -1..1 (3 x 256)
  /// Shaded, ambient, diffuse, specular, power / 100, log2 of the opacity unit in voxel units / 4.
  std::array<float, kLighting> lighting{};
};

/// opacityUnit of the lighting: mm, 0 for one voxel unit. guideHeight in pixels.
Condition conditionOf(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                      const core::Lighting& lighting, const VolumeScale& scale, int guideHeight);

Condition conditionOf(const core::Scene& scene, int guideHeight);

}  // namespace twinray::nn
