#include "core/first_scene.h"

#include "core/anatomy.h"
#include "core/error.h"
#include "core/presets.h"
#include "core/resources.h"

namespace twinray::core {

Scene firstScene(const std::shared_ptr<const Volume>& volume) {
  const auto folder = resourceFolder() / "presets";
  const auto presets = sortedFor(readPresets(folder), *volume);
  if (presets.empty()) throw Error("there are no presets in " + folder.string() + "; install the program again");
  Scene scene;
  scene.volume = volume;
  scene.transferFunction = adapt(presets.front(), *volume);
  scene.lighting = presets.front().lighting;
  scene.viewpoint = firstViewpoint(volume->geometry());
  return scene;
}

}  // namespace twinray::core
