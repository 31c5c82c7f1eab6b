#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/volume.h"

namespace twinray::core {

/// A head as far as a histogram is concerned: zeros around a ball of grainy tissue at 90..130 with a small bright ball
/// of 220..250 in it; 32^3 voxels of 2 mm. Values are scaled and shifted into 16 bits.
inline std::shared_ptr<const Volume> ballVolume(int scale = 1, int offset = 0,
                                                const std::string& path = "ball.nii.gz") {
  constexpr int kSide = 32;
  Geometry geometry;
  geometry.dimensions = {kSide, kSide, kSide};
  geometry.spacing = {2, 2, 2};
  auto voxels = std::make_shared<std::vector<std::int16_t>>();
  for (int i = 0; i < kSide * kSide * kSide; ++i) {
    const int x = i % kSide, y = i / kSide % kSide, z = i / kSide / kSide;
    const int grain = (x * 7 + y * 13 + z * 29 + x * y + y * z) % 41;
    const double fromCentre = std::hypot(x - 15.5, y - 15.5, z - 15.5), fromTumour = std::hypot(x - 20, y - 14, z - 18);
    int value = 0;
    if (fromCentre < 13) value = 90 + grain;
    if (fromTumour < 3) value = 220 + grain * 3 / 4;
    voxels->push_back(std::int16_t(value * scale + offset));
  }
  VolumeSource source;
  source.path = path;
  return std::make_shared<Volume>(geometry, ScalarType::kInt16, std::shared_ptr<const void>(voxels, voxels->data()),
                                  source);
}

}  // namespace twinray::core
