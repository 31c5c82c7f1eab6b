#include "core/picture_metadata.h"

#include "core/error.h"
#include "core/scene_json.h"

namespace twinray::core {
namespace {

constexpr const char* kSceneKey = "TwinRay scene";

}  // namespace

Metadata pictureMetadata(const Scene& scene, const PictureOrigin& origin) {
  Metadata metadata{{"Software", std::string("TwinRay ") + TWINRAY_VERSION},
                    {kSceneKey, toJson(scene).dump()},
                    {"TwinRay shows", origin.shows}};
  if (!origin.madeBy.empty()) metadata["TwinRay made by"] = origin.madeBy;
  if (!origin.model.is_null()) metadata["TwinRay model"] = origin.model.dump();
  if (origin.shows == "prediction") metadata["Comment"] = "predicted picture, made by " + origin.madeBy;
  return metadata;
}

Session sessionOfPicture(const std::filesystem::path& file) {
  Metadata metadata;
  readPng(file, &metadata);
  const auto found = metadata.find(kSceneKey);
  if (found == metadata.end()) {
    throw Error(file.string() + " holds no scene; choose a picture that TwinRay saved.");
  }
  try {
    return sessionFromScene(nlohmann::json::parse(found->second));
  } catch (const nlohmann::json::exception&) {
    throw Error("The scene in " + file.string() + " is damaged; choose another picture.");
  } catch (const Error& error) {
    throw Error("The scene in " + file.string() + " cannot be used: " + error.what() + "; choose another picture.");
  }
}

}  // namespace twinray::core
