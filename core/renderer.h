#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/image.h"
#include "core/keyframe.h"
#include "core/scene.h"

namespace twinray::core {

struct Timing {
  std::string step;  ///< "guide", "network", "cast", "shading table", ...
  double milliseconds = 0;
};

/// A finished picture, or a coarser one on the way to it.
struct Frame {
  Image picture;
  std::uint64_t revision = 0;   ///< of the scene it shows
  double milliseconds = 0;      ///< wall time of the whole call so far
  std::vector<Timing> timings;  ///< by step, in order
  std::string madeBy;           ///< mapper, model, device: for people
  bool predicted = false;       ///< painted by a network, or made from a keyframe
  bool complete = true;         ///< false for partial frames
  /// What a predictor or its rival was made from, for the keyframe that a reference of the same scene becomes; else
  /// null.
  std::shared_ptr<const Image> guide;
  /// Mean |error| of RGB (0..1) that a predictor expects at each pixel, 1 x height x width; null where it was not asked
  /// for or cannot be said.
  std::shared_ptr<const Plane> expectedError;
  /// Distance from the camera along its viewing direction (world units), mean of each ray weighted by what every sample
  /// adds to its opacity; 0 where a ray met nothing. 1 x h x w, covers the picture, may have fewer pixels. Null where
  /// it was not asked for or is not known.
  std::shared_ptr<const Plane> depth;

  /// Milliseconds of a step, 0 where there is none.
  double stepMilliseconds(const std::string& step) const;
};

/// A finished picture of another scene.
struct EarlierPicture {
  std::shared_ptr<const Scene> scene;
  std::shared_ptr<const Frame> frame;
};

/// What somebody drags while pictures are painted, one after the other: one that comes late is worth little then.
enum class Gesture {
  kNone,
  kViewMoves,
  kViewStands,  ///< a transfer function, light, ...: the viewpoint stays
};

struct Request {
  std::shared_ptr<const Scene> scene;
  int width = 256;
  int height = 256;
  Keyframes keyframes;     ///< finished pictures of earlier scenes; empty where there are none
  EarlierPicture earlier;  ///< that a ReprojectedRenderer moves to the viewpoint of `scene`; null of others
  Gesture gesture = Gesture::kNone;
  bool expectedError = false;  ///< wanted, of renderers that can say
  bool depth = false;          ///< wanted, of renderers that can say
  std::stop_token stop;
  std::function<void(const Frame&)> partial;  ///< called on the renderer's thread with incomplete frames
};

/// The keyframe that a reference and a prediction of the same scene make together. Null if the revisions differ, the
/// reference is not complete, or the prediction is none. Without a guide where the prediction has none.
std::shared_ptr<const Keyframe> makeKeyframe(std::shared_ptr<const Scene> scene, const Frame& reference,
                                             const Frame& prediction);

/// Everything that turns a scene into a picture. Made, used and destroyed on one thread.
class Renderer {
 public:
  Renderer() = default;
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;
  virtual ~Renderer() = default;

  /// Empty if stopped. Throws Error. The picture depends on the request alone, never on earlier ones.
  virtual std::optional<Frame> render(const Request& request) = 0;

  /// How the colours make up the picture that render() gives of this request. Null if stopped, if they are too much to
  /// keep, and for renderers, scenes and qualities that cannot say. Throws Error.
  virtual std::shared_ptr<const ColorContributions> colorContributions(const Request& /*request*/) { return nullptr; }
};

/// Makes a renderer on the thread that will use it.
using RendererFactory = std::function<std::unique_ptr<Renderer>()>;

}  // namespace twinray::core
