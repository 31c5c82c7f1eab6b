#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/io/atomic_file.h"
#include "core/scene.h"

namespace twinray::core {

/// What brings a window back as it was: where the volume and the model are, all of the scene but the volume itself, and
/// the window's layout. A file is JSON, version 1.
struct Session {
  std::filesystem::path volume;  ///< absolute; empty: the bundled sample
  VolumeChoice choice;           ///< which volume of that file
  std::string volumeHash;        ///< its identity; empty where it was not known yet
  std::filesystem::path model;   ///< absolute; empty: the bundled one
  TransferFunction transferFunction;
  Viewpoint viewpoint;
  Lighting lighting;
  Rgb background = kBackground;
  Crop crop;
  Projection projection = Projection::kPerspective;
  Blending blending = Blending::kComposite;
  std::filesystem::path labelFile;                   ///< absolute; empty: no label map
  std::vector<Label> labels;                         ///< how those of the label map are drawn
  nlohmann::json layout = nlohmann::json::object();  ///< the window's own, not interpreted here
};

/// Paths are written relative to the session's folder, so that a folder of volume and session can move as a whole.
/// Throws Error.
void writeSession(const std::filesystem::path& file, const Session& session, Sync sync = Sync::kNow);

/// Throws Error for files that are no session, of another version, or with a part that cannot be. Whether volume and
/// model exist is not looked at.
Session readSession(const std::filesystem::path& file);

/// What toJson(const Scene&) wrote, as a session without places: volume and label map are known by their identity only.
/// Throws Error, or nlohmann::json::exception where a member is missing or of another type.
Session sessionFromScene(const nlohmann::json& scene);

/// The scene of a session with its volume: the transfer function on the volume's range, and the labels, where `opened`
/// has those of the session's label file, drawn as in the session.
Scene sceneOf(const Session& session, const Scene& opened);

}  // namespace twinray::core
