#include "core/scene_json.h"

namespace twinray::core {

nlohmann::json toJson(const Viewpoint& viewpoint) {
  const ViewAngles angles = viewpoint.angles();
  return {{"orientation", viewpoint.orientation()},
          {"zoom", viewpoint.zoom()},
          {"pan", viewpoint.pan()},
          {"angles", {angles.elevation, angles.azimuth, angles.roll, angles.zoom}}};
}

nlohmann::json toJson(const Lighting& lighting) {
  return {{"shaded", lighting.shaded},     {"ambient", lighting.ambient},     {"diffuse", lighting.diffuse},
          {"specular", lighting.specular}, {"power", lighting.specularPower}, {"opacity_unit", lighting.opacityUnit}};
}

nlohmann::json toJson(const Scene& scene) {
  return {{"version", 1},
          {"volume", {{"hash", scene.volume->hash()}, {"dimensions", scene.volume->geometry().dimensions}}},
          {"transfer_function", toJson(scene.transferFunction)},
          {"viewpoint", toJson(scene.viewpoint)},
          {"lighting", toJson(scene.lighting)},
          {"background", scene.background}};
}

}  // namespace twinray::core
