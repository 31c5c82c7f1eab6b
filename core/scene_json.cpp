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

nlohmann::json toJson(const Crop& crop) {
  return {{"low", crop.low}, {"high", crop.high}};
}

nlohmann::json toJson(const std::vector<Label>& labels) {
  nlohmann::json list = nlohmann::json::array();
  for (const Label& label : labels) {
    list.push_back({{"value", label.value},
                    {"name", label.name},
                    {"color", label.color},
                    {"opacity", label.opacity},
                    {"visible", label.visible}});
  }
  return list;
}

std::string nameOf(Projection projection) {
  return projection == Projection::kOrthographic ? "orthographic" : "perspective";
}

std::string nameOf(Blending blending) {
  return blending == Blending::kMaximumIntensity ? "maximum intensity" : "composite";
}

nlohmann::json toJson(const Scene& scene) {
  nlohmann::json json{{"version", 1},
                      {"volume", {{"hash", scene.volume->hash()}, {"dimensions", scene.volume->geometry().dimensions}}},
                      {"transfer_function", toJson(scene.transferFunction)},
                      {"viewpoint", toJson(scene.viewpoint)},
                      {"lighting", toJson(scene.lighting)},
                      {"background", scene.background}};
  if (!scene.crop.isWhole()) json["crop"] = toJson(scene.crop);
  if (scene.projection != Projection::kPerspective) json["projection"] = nameOf(scene.projection);
  if (scene.blending != Blending::kComposite) json["blending"] = nameOf(scene.blending);
  if (scene.labels) json["labels"] = {{"hash", scene.labels->hash()}, {"drawn", toJson(scene.labels->labels())}};
  return json;
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

Crop cropFromJson(const nlohmann::json& values) {
  const Crop crop{values.at("low").get<std::array<double, 3>>(), values.at("high").get<std::array<double, 3>>()};
  check(crop);
  return crop;
}

std::vector<Label> labelsFromJson(const nlohmann::json& values) {
  if (!values.is_array() || values.size() > LabelMap::kMostLabels) throw Error("its labels are no list of labels");
  std::vector<Label> labels;
  for (const nlohmann::json& item : values) {
    labels.push_back({item.at("value").get<int>(), item.at("name").get<std::string>(), item.at("color").get<Rgb>(),
                      item.at("opacity").get<double>(), item.at("visible").get<bool>()});
  }
  check(labels);
  return labels;
}

Projection projectionFromName(const std::string& name) {
  for (const Projection projection : {Projection::kPerspective, Projection::kOrthographic}) {
    if (name == nameOf(projection)) return projection;
  }
  throw Error("its projection \"" + name + "\" is unknown");
}

Blending blendingFromName(const std::string& name) {
  for (const Blending blending : {Blending::kComposite, Blending::kMaximumIntensity}) {
    if (name == nameOf(blending)) return blending;
  }
  throw Error("its blending \"" + name + "\" is unknown");
}

}  // namespace twinray::core
