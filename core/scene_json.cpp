#include "core/scene_json.h"

#include <cmath>

#include "core/error.h"

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

Viewpoint viewpointFromJson(const nlohmann::json& values) {
  const auto orientation = values.at("orientation").get<std::array<double, 4>>();
  const auto zoom = values.at("zoom").get<double>();
  const auto pan = values.at("pan").get<std::array<double, 2>>();
  double length = 0;
  for (const double q : orientation) length += q * q;
  constexpr double kLeast = 1e-6;
  if (!std::isfinite(length) || length < kLeast || !std::isfinite(zoom) || zoom <= 0 || !std::isfinite(pan[0]) ||
      !std::isfinite(pan[1])) {
    throw Error("its viewpoint is not one");
  }
  Viewpoint viewpoint;
  viewpoint.setOrientation(orientation);
  viewpoint.setZoom(zoom);
  viewpoint.setPan(pan);
  return viewpoint;
}

Lighting lightingFromJson(const nlohmann::json& values) {
  Lighting lighting;
  lighting.shaded = values.at("shaded").get<bool>();
  const auto number = [&values](const char* key, double most) {
    const auto value = values.at(key).get<double>();
    if (!(value >= 0 && value <= most)) throw Error(std::string("its ") + key + " is out of range");
    return value;
  };
  constexpr double kLargestPower = 128, kLongestUnit = 1000;
  lighting.ambient = number("ambient", 1);
  lighting.diffuse = number("diffuse", 1);
  lighting.specular = number("specular", 1);
  lighting.specularPower = number("power", kLargestPower);
  lighting.opacityUnit = number("opacity_unit", kLongestUnit);
  return lighting;
}

}  // namespace twinray::core
