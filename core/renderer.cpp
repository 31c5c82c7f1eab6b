#include "core/renderer.h"

#include <algorithm>
#include <utility>

namespace twinray::core {

double Frame::stepMilliseconds(const std::string& step) const {
  const auto found = std::find_if(timings.begin(), timings.end(), [&](const Timing& t) { return t.step == step; });
  return found == timings.end() ? 0.0 : found->milliseconds;
}

std::shared_ptr<const Keyframe> makeKeyframe(std::shared_ptr<const Scene> scene, const Frame& reference,
                                             const Frame& prediction) {
  const bool predicted = prediction.guide || prediction.predicted;
  const bool pair = reference.complete && predicted && reference.revision == prediction.revision &&
                    reference.revision == scene->revision;
  if (!pair) return nullptr;
  return std::make_shared<const Keyframe>(Keyframe{
      std::move(scene), reference.picture, prediction.guide ? *prediction.guide : Image(), nullptr, prediction.depth});
}

}  // namespace twinray::core
