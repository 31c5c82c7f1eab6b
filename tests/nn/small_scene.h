#pragma once

#include <memory>

#include "core/scene.h"

namespace twinray::nn {

/// A scene of a volume of 4x5x6 voxels, revision 17.
inline std::shared_ptr<core::Scene> someScene() {
  core::Geometry geometry;
  geometry.dimensions = {4, 5, 6};
  const auto voxels = std::shared_ptr<const void>(new std::uint8_t[120]{0, 255},
                                                  [](const void* p) { delete[] static_cast<const std::uint8_t*>(p); });
  auto scene = std::make_shared<core::Scene>();
  scene->volume = std::make_shared<core::Volume>(geometry, core::ScalarType::kUInt8, voxels);
  scene->transferFunction = core::TransferFunction(0, 255);
  scene->transferFunction.setModes({{120, 20, 0.5}});
  scene->revision = 17;
  return scene;
}

}  // namespace twinray::nn
