#include "core/keyframe.h"

#include <algorithm>

namespace twinray::core {
namespace {

/// Whether a picture of the one scene says anything about the other's: the same parts of the same volume, seen in the
/// same way. No network is taught to carry detail over from another.
bool isOfTheSameKind(const Scene& a, const Scene& b) {
  return a.volume == b.volume && a.background == b.background && a.crop == b.crop && sameLabels(a, b) &&
         a.projection == b.projection && a.blending == b.blending;
}

}  // namespace

std::shared_ptr<const Keyframe> newestKeyframe(const Keyframes& keyframes, const Scene& scene, int width, int height,
                                               int guideWidth, int guideHeight) {
  const auto found = std::find_if(keyframes.begin(), keyframes.end(), [&](const auto& keyframe) {
    return isOfTheSameKind(*keyframe->scene, scene) && keyframe->scene->revision != scene.revision &&
           !sameContent(*keyframe->scene, scene) && keyframe->picture.width == width &&
           keyframe->picture.height == height && keyframe->guide.width == guideWidth &&
           keyframe->guide.height == guideHeight;
  });
  return found == keyframes.end() ? nullptr : *found;
}

}  // namespace twinray::core
