#pragma once

#include <memory>
#include <vector>

#include "core/image.h"
#include "core/scene.h"

namespace twinray::core {

/// A finished picture of an earlier scene, with the guide of that scene: what a predictor may carry over to a new
/// scene. Immutable, shared between threads. The same in the window (reference worker), in `evaluate --drag` (simulated
/// reference worker) and in training (the sample that key.npy names).
struct Keyframe {
  std::shared_ptr<const Scene> scene;
  Image picture;  ///< the reference of that scene
  Image guide;    ///< the guide of that scene, of the size and quality that the predictor takes for such a picture
};

/// Newest first.
using Keyframes = std::vector<std::shared_ptr<const Keyframe>>;

/// The newest keyframe that a prediction of `scene` at this size (pixels) may start from: of the same volume, crop,
/// labels, projection, blending and background, of another revision and content (a prediction never sees the reference
/// of the scene that it predicts), and of the same picture and guide size. Null if there is none.
std::shared_ptr<const Keyframe> newestKeyframe(const Keyframes& keyframes, const Scene& scene, int width, int height,
                                               int guideWidth, int guideHeight);

}  // namespace twinray::core
