#include "core/session.h"

#include <cmath>
#include <system_error>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/scene_json.h"
#include "core/transfer_function_files.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kMaximumBytes = 16u << 20;

std::string relativeTo(const fs::path& folder, const fs::path& path) {
  if (path.empty()) return {};
  std::error_code error;
  const fs::path relative = fs::proximate(path, folder, error);
  return (error ? path : relative).string();
}

fs::path resolved(const fs::path& folder, const std::string& path) {
  return path.empty() ? fs::path() : (folder / path).lexically_normal();
}

fs::path folderOf(const fs::path& file) {
  std::error_code error;
  const fs::path whole = fs::absolute(file, error);
  return (error ? file : whole).parent_path();
}

Rgb rgbFrom(const json& values) {
  const auto rgb = values.get<std::array<double, 3>>();
  for (const double c : rgb) {
    if (!(c >= 0 && c <= 1)) throw Error("its background is not a colour");
  }
  return rgb;
}

json toJson(const VolumeChoice& choice) {
  return {{"series", choice.series},
          {"component", choice.component},
          {"frame", choice.frame},
          {"reduction", choice.reduction}};
}

/// Whether the file offers it is for the reader to say.
VolumeChoice choiceFrom(const json& values) {
  VolumeChoice choice;
  choice.series = values.at("series").get<std::string>();
  choice.component = values.at("component").get<std::string>();
  choice.frame = values.at("frame").get<int>();
  choice.reduction = values.at("reduction").get<int>();
  return choice;
}

Session sessionFrom(const json& values, const fs::path& folder) {
  if (!values.is_object() || values.value("program", "") != "TwinRay") throw Error("it is not a session of TwinRay");
  if (values.at("version") != kVersion) {
    throw Error("its version is " + values.at("version").dump() + ", but this program knows only version 1");
  }
  Session session;
  session.volume = resolved(folder, values.at("volume").at("path").get<std::string>());
  session.volumeHash = values.at("volume").value("hash", "");
  if (const auto choice = values.at("volume").find("choice"); choice != values.at("volume").end()) {
    session.choice = choiceFrom(*choice);
  }
  session.model = resolved(folder, values.value("model", ""));
  session.transferFunction = transferFunctionFromJson(values.at("transfer_function"));
  session.viewpoint = viewpointFromJson(values.at("viewpoint"));
  session.lighting = lightingFromJson(values.at("lighting"));
  session.background = rgbFrom(values.at("background"));
  if (values.contains("crop")) session.crop = cropFromJson(values["crop"]);
  session.projection = projectionFromName(values.value("projection", nameOf(session.projection)));
  session.blending = blendingFromName(values.value("blending", nameOf(session.blending)));
  if (values.contains("labels")) {
    session.labelFile = resolved(folder, values["labels"].at("path").get<std::string>());
    session.labels = labelsFromJson(values["labels"].at("drawn"));
  }
  session.layout = values.value("layout", json::object());
  return session;
}

}  // namespace

void writeSession(const fs::path& file, const Session& session, Sync sync) {
  const fs::path folder = folderOf(file);
  json values;
  values["program"] = "TwinRay";
  values["version"] = kVersion;
  values["volume"]["path"] = relativeTo(folder, session.volume);
  if (session.choice != VolumeChoice{}) values["volume"]["choice"] = toJson(session.choice);
  if (!session.volumeHash.empty()) values["volume"]["hash"] = session.volumeHash;
  values["model"] = relativeTo(folder, session.model);
  values["transfer_function"] = toJson(session.transferFunction);
  values["viewpoint"] = toJson(session.viewpoint);
  values["lighting"] = toJson(session.lighting);
  values["background"] = session.background;
  if (!session.crop.isWhole()) values["crop"] = toJson(session.crop);
  values["projection"] = nameOf(session.projection);
  values["blending"] = nameOf(session.blending);
  if (!session.labelFile.empty()) {
    values["labels"] = {{"path", relativeTo(folder, session.labelFile)}, {"drawn", toJson(session.labels)}};
  }
  values["layout"] = session.layout;
  const std::string text = values.dump(1) + '\n';
  writeAtomically(
      file, [&text](std::ostream& out) { out << text; }, sync);
}

Session sessionFromScene(const json& scene) {
  json values = scene;
  values["program"] = "TwinRay";
  values["volume"]["path"] = "";
  values.erase("labels");
  Session session = sessionFrom(values, {});
  if (scene.contains("labels")) session.labels = labelsFromJson(scene["labels"].at("drawn"));
  return session;
}

Session readSession(const fs::path& file) {
  const std::string text = readTextFile(file, kMaximumBytes);
  try {
    return sessionFrom(json::parse(text), folderOf(file));
  } catch (const json::exception&) {
    throw Error(file.string() + " is not a session, or a part of it is missing; choose a file that TwinRay saved.");
  } catch (const Error& error) {
    throw Error(file.string() + " cannot be used as a session: " + error.what() +
                "; choose a file that TwinRay saved.");
  }
}

Scene sceneOf(const Session& session, const Scene& opened) {
  Scene scene = opened;
  scene.transferFunction =
      fitted(session.transferFunction, opened.transferFunction.minimum(), opened.transferFunction.maximum());
  scene.viewpoint = session.viewpoint;
  scene.lighting = session.lighting;
  scene.background = session.background;
  scene.crop = session.crop;
  scene.projection = session.projection;
  scene.blending = session.blending;
  if (scene.labels) scene.labels = scene.labels->drawnAs(session.labels);
  return scene;
}

}  // namespace twinray::core
