#include "core/turntable.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <string>
#include <system_error>

#include "core/animated_png.h"
#include "core/error.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

std::string numbered(int frame) {
  char name[32];
  std::snprintf(name, sizeof name, "frame%04d.png", frame);
  return name;
}

}  // namespace

Scene turntableScene(const Scene& start, int index, int count) {
  Scene scene = start;
  scene.viewpoint.orbit(360.0 * index / count, 0);
  scene.revision += std::uint64_t(index);
  return scene;
}

bool isAnimation(const fs::path& output) {
  std::string extension = output.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  return extension == ".png";
}

void writeTurntable(const fs::path& output, int count, const std::function<Image(int)>& frame,
                    const Metadata& metadata) {
  if (count < 1 || count > kLongestTurntable) {
    throw Error("A turntable of " + std::to_string(count) + " frames cannot be made; ask for 1 to " +
                std::to_string(kLongestTurntable) + ".");
  }
  if (isAnimation(output)) return writeAnimatedPng(output, count, kTurntableDuration, frame, metadata);
  std::error_code error;
  fs::create_directories(output, error);
  if (error || !fs::is_directory(output)) {
    throw Error("Cannot make the folder " + output.string() + (error ? " (" + error.message() + ")" : "") +
                "; choose another, or a name that ends in .png.");
  }
  for (int i = 0; i < count; ++i) writePng(output / numbered(i), frame(i), metadata, false);
}

}  // namespace twinray::core
