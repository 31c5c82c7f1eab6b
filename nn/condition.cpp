#include "nn/condition.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/dataset/dataset.h"

namespace twinray::nn {
namespace {

/// Keeps extreme scenes (zoom 100, a pane of a few pixels) near what training has seen.
float bounded(double value, double limit) {
  return float(std::clamp(value, -limit, limit));
}

}  // namespace

VolumeScale scaleOf(const core::Geometry& geometry) {
  return {geometry.diagonal(), geometry.smallestSpacing(), geometry.voxelUnit()};
}

Condition conditionOf(const core::Viewpoint& viewpoint, const core::TransferFunction& tf,
                      const core::Lighting& lighting, const VolumeScale& scale, int guideHeight) {
  Condition condition;
  const auto back = viewpoint.back();
  const double halfAngle = core::Viewpoint::kViewAngle / viewpoint.zoom() / 2 * std::numbers::pi / 180;
  const double pixel =
      2 * core::Viewpoint::kDistance * scale.diagonal * std::tan(std::min(halfAngle, 1.5)) / guideHeight;
  condition.view = {float(back[0]), float(back[1]), float(back[2]), bounded(std::log2(viewpoint.zoom()), 3),
                    bounded(std::log2(pixel / scale.smallestSpacing), 4)};
  condition.opacity = core::opacityInput(tf);
  condition.color = core::colorInput(tf);
  const double unit = lighting.opacityUnit > 0 ? lighting.opacityUnit / scale.voxelUnit : 1;
  condition.lighting = {lighting.shaded ? 1.f : 0.f,
                        bounded(lighting.ambient, 2),
                        bounded(lighting.diffuse, 2),
                        bounded(lighting.specular, 2),
                        bounded(lighting.specularPower / 100, 2),
                        bounded(std::log2(unit) / 4, 2)};
  return condition;
}

Condition conditionOf(const core::Scene& scene, int guideHeight) {
  return conditionOf(scene.viewpoint, scene.transferFunction, scene.lighting, scaleOf(scene.volume->geometry()),
                     guideHeight);
}

}  // namespace twinray::nn
