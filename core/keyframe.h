#pragma once

#include <memory>
#include <vector>

#include "core/image.h"
#include "core/scene.h"

namespace twinray::core {

struct ColorContributions;

/// A finished picture of an earlier scene, with the guide of that scene: what a predictor may carry over to a new
/// scene. Immutable, shared between threads. The same in the window (reference worker), in `evaluate --drag` (simulated
/// reference worker) and in training (the sample that key.npy names).
struct Keyframe {
  std::shared_ptr<const Scene> scene;
  Image picture;  ///< the reference of that scene
  /// The guide of that scene, of the size and quality that the predictor takes for such a picture; empty where it is
  /// not known: who starts from this keyframe then makes it.
  Image guide;
  /// Of that scene, for a picture of this size; null where they are not known.
  std::shared_ptr<const ColorContributions> contributions = nullptr;
  /// Frame::depth of that scene's prediction; null where it is not known.
  std::shared_ptr<const Plane> depth = nullptr;
};

/// Newest first.
using Keyframes = std::vector<std::shared_ptr<const Keyframe>>;

/// The newest keyframe that a prediction of `scene` at this size (pixels) may start from: of the same volume, crop,
/// labels, projection, blending and background, of another revision and content (a prediction never sees the reference
/// of the scene that it predicts), and of the same picture size. Null if there is none.
std::shared_ptr<const Keyframe> newestKeyframe(const Keyframes& keyframes, const Scene& scene, int width, int height);

/// The newest keyframe whose picture recolored() turns into that of `scene` at this size (pixels): with contributions,
/// of a scene that differs in nothing but its colours, of another revision and content. Null if there is none.
std::shared_ptr<const Keyframe> recolorableKeyframe(const Keyframes& keyframes, const Scene& scene, int width,
                                                    int height);

/// Puts a keyframe (null: nothing happens) in front, and drops the oldest beyond `most`. While nothing but colours
/// changes, contributions stay true, so a newer keyframe takes them over from an older one. One set of contributions is
/// kept at most, the newest.
void keepKeyframe(Keyframes& keyframes, std::shared_ptr<const Keyframe> newest, std::size_t most);

/// Gives contributions of `scene` (null: nothing happens) to all keyframes that they are true of, and takes others
/// away.
void keepContributions(Keyframes& keyframes, const Scene& scene,
                       const std::shared_ptr<const ColorContributions>& contributions);

}  // namespace twinray::core
