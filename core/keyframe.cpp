#include "core/keyframe.h"

#include <algorithm>

namespace twinray::core {

std::shared_ptr<const Keyframe> newestKeyframe(const Keyframes& keyframes, const Scene& scene, int width, int height,
                                               int guideWidth, int guideHeight) {
  const auto found = std::find_if(keyframes.begin(), keyframes.end(), [&](const auto& keyframe) {
    return keyframe->scene->volume == scene.volume && keyframe->scene->background == scene.background &&
           keyframe->scene->revision != scene.revision && keyframe->picture.width == width &&
           keyframe->picture.height == height && keyframe->guide.width == guideWidth &&
           keyframe->guide.height == guideHeight;
  });
  return found == keyframes.end() ? nullptr : *found;
}

}  // namespace twinray::core
