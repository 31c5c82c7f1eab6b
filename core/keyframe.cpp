#include "core/keyframe.h"

#include <algorithm>
#include <utility>

#include "core/color_contributions.h"

namespace twinray::core {
namespace {

/// Whether a picture of the one scene says anything about the other's: the same parts of the same volume, seen in the
/// same way. No network is taught to carry detail over from another.
bool isOfTheSameKind(const Scene& a, const Scene& b) {
  return a.volume == b.volume && a.background == b.background && a.crop == b.crop && sameLabels(a, b) &&
         a.projection == b.projection && a.blending == b.blending;
}

/// Whether a prediction of the scene may see the keyframe.
bool isOfAnother(const Keyframe& keyframe, const Scene& scene) {
  return keyframe.scene->revision != scene.revision && !sameContent(*keyframe.scene, scene);
}

bool hasSize(const Image& image, int width, int height) {
  return image.width == width && image.height == height;
}

bool areTrueOf(const ColorContributions& contributions, const Scene& scene, const Keyframe& keyframe) {
  return hasSize(keyframe.picture, contributions.width, contributions.height) &&
         differOnlyInColors(scene, *keyframe.scene);
}

}  // namespace

std::shared_ptr<const Keyframe> newestKeyframe(const Keyframes& keyframes, const Scene& scene, int width, int height) {
  const auto found = std::find_if(keyframes.begin(), keyframes.end(), [&](const auto& keyframe) {
    return isOfTheSameKind(*keyframe->scene, scene) && isOfAnother(*keyframe, scene) &&
           hasSize(keyframe->picture, width, height);
  });
  return found == keyframes.end() ? nullptr : *found;
}

std::shared_ptr<const Keyframe> recolorableKeyframe(const Keyframes& keyframes, const Scene& scene, int width,
                                                    int height) {
  const auto found = std::find_if(keyframes.begin(), keyframes.end(), [&](const auto& keyframe) {
    return keyframe->contributions && hasSize(keyframe->picture, width, height) &&
           areTrueOf(*keyframe->contributions, scene, *keyframe) && isOfAnother(*keyframe, scene);
  });
  return found == keyframes.end() ? nullptr : *found;
}

void keepKeyframe(Keyframes& keyframes, std::shared_ptr<const Keyframe> newest, std::size_t most) {
  if (!newest) return;
  const auto known = std::find_if(keyframes.begin(), keyframes.end(), [&](const auto& keyframe) {
    return keyframe->contributions && areTrueOf(*keyframe->contributions, *keyframe->scene, *newest);
  });
  const auto scene = newest->scene;
  const auto contributions =
      newest->contributions || known == keyframes.end() ? newest->contributions : (*known)->contributions;
  keyframes.insert(keyframes.begin(), std::move(newest));
  if (keyframes.size() > most) keyframes.resize(most);
  keepContributions(keyframes, *scene, contributions);
}

void keepContributions(Keyframes& keyframes, const Scene& scene,
                       const std::shared_ptr<const ColorContributions>& contributions) {
  if (!contributions) return;
  for (auto& keyframe : keyframes) {
    const auto theirs = areTrueOf(*contributions, scene, *keyframe) ? contributions : nullptr;
    if (keyframe->contributions == theirs) continue;
    auto changed = std::make_shared<Keyframe>(*keyframe);
    changed->contributions = theirs;
    keyframe = std::move(changed);
  }
}

}  // namespace twinray::core
