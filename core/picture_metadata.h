#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "core/image.h"
#include "core/scene.h"
#include "core/session.h"

namespace twinray::core {

/// What a saved picture says of itself, beside its scene.
struct PictureOrigin {
  std::string shows;     ///< "reference", "prediction", "rival", "difference", "figure", "turntable"
  std::string madeBy;    ///< mapper, model, device; empty where it is more than one
  nlohmann::json model;  ///< description of the model that took part; null where none did
};

/// Text chunks "Software", "TwinRay scene" (core/scene_json.h), "TwinRay shows", "TwinRay made by", "TwinRay model",
/// and for predictions a "Comment" that says so.
Metadata pictureMetadata(const Scene& scene, const PictureOrigin& origin);

/// The scene that a saved picture was made from, as a session without places: its volume is known by hash only, its
/// model is left empty. Throws Error for files that are no PNG, or were not saved by TwinRay.
Session sessionOfPicture(const std::filesystem::path& file);

}  // namespace twinray::core
