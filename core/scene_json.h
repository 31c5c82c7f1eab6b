#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/scene.h"

namespace twinray::core {

/// What is needed to make a picture again, for the metadata of saved pictures (version 1): volume identity (hash, never
/// a file name, which may hold a patient's), transfer function, viewpoint, lighting, background. Crop, projection,
/// blending and labels (their identity, and how they are drawn) only where they are not as they begin.
nlohmann::json toJson(const Scene& scene);
nlohmann::json toJson(const Viewpoint& viewpoint);
nlohmann::json toJson(const Lighting& lighting);
nlohmann::json toJson(const Crop& crop);
nlohmann::json toJson(const std::vector<Label>& labels);
std::string nameOf(Projection projection);  ///< "perspective", "orthographic"
std::string nameOf(Blending blending);      ///< "composite", "maximum intensity"

/// What toJson wrote. Throw Error, or nlohmann::json::exception where a member is missing or of another type.
Viewpoint viewpointFromJson(const nlohmann::json& values);
Lighting lightingFromJson(const nlohmann::json& values);
Crop cropFromJson(const nlohmann::json& values);
std::vector<Label> labelsFromJson(const nlohmann::json& values);
Projection projectionFromName(const std::string& name);
Blending blendingFromName(const std::string& name);

}  // namespace twinray::core
