#include "core/cached_renderer.h"

#include <cstdint>
#include <cstdio>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/scene_json.h"

namespace twinray::core {
namespace {

constexpr char kKey[] = "TwinRay request";
constexpr int kPngCompression = 1;  // read more often than sent

/// All that decides a picture, as text.
std::string keyOf(const Request& request, const std::string& name) {
  nlohmann::json key;
  key["version"] = TWINRAY_VERSION;
  key["renderer"] = name;
  key["size"] = {request.width, request.height};
  key["scene"] = toJson(*request.scene);
  return key.dump();
}

/// FNV-1a, 64 bits: the file's name only; the whole key is compared.
std::string fileNameOf(const std::string& key) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  char text[24];
  std::snprintf(text, sizeof text, "%016llx.png", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace

CachedRenderer::CachedRenderer(std::unique_ptr<Renderer> renderer, std::filesystem::path folder, std::string name)
    : renderer_(std::move(renderer)), folder_(std::move(folder)), name_(std::move(name)) {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  if (failed) {
    throw Error("cannot make the folder " + folder_.string() + ": " + failed.message() +
                "; choose a folder that you may write to");
  }
}

std::optional<Frame> CachedRenderer::render(const Request& request) {
  const std::string key = keyOf(request, name_);
  const std::filesystem::path file = folder_ / fileNameOf(key);
  if (!request.depth && std::filesystem::exists(file)) {
    Metadata metadata;
    Frame frame;
    frame.picture = readPng(file, &metadata);
    const bool same =
        metadata[kKey] == key && frame.picture.width == request.width && frame.picture.height == request.height;
    if (same) {
      frame.revision = request.scene->revision;
      frame.madeBy = name_ + ", kept in " + folder_.string();
      return frame;
    }
  }
  auto frame = renderer_->render(request);
  if (frame) writePng(file, frame->picture, {{kKey, key}}, true, kPngCompression);
  return frame;
}

}  // namespace twinray::core
