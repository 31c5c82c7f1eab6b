#pragma once

#include <nlohmann/json.hpp>

#include "core/scene.h"

namespace twinray::core {

/// What is needed to make a picture again, for the metadata of saved pictures (version 1): volume identity (hash, never
/// a file name, which may hold a patient's), transfer function, viewpoint, lighting, background.
nlohmann::json toJson(const Scene& scene);
nlohmann::json toJson(const Viewpoint& viewpoint);
nlohmann::json toJson(const Lighting& lighting);

/// What toJson wrote. Throw Error, or nlohmann::json::exception where a member is missing or of another type.
Viewpoint viewpointFromJson(const nlohmann::json& values);
Lighting lightingFromJson(const nlohmann::json& values);

}  // namespace twinray::core
