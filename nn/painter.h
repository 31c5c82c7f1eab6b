#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/image.h"
#include "core/scene.h"
#include "nn/generator.h"

namespace twinray::nn {

/// A finished picture of another scene, with its guide, that a painting may start from (core::Keyframe); `scene` as
/// guideScene() makes it.
struct Start {
  const core::Scene& scene;
  const core::Image& picture;
  const core::Image& guide;
};

/// What a painter has made of a start, for all pictures that begin there; it alone knows what that is.
struct PreparedStart {
  virtual ~PreparedStart() = default;
};

/// A painted picture, and what its painter thinks of it.
struct Painting {
  core::Image picture;
  /// Mean |error| (0..1) of RGB that the network expects at each pixel: 1 x height x width. Null where it was not asked
  /// for, or the network cannot say.
  std::shared_ptr<const core::Plane> expectedError;
};

/// A generator made ready to paint single pictures: weights fixed, laid out in the form and precision that a short
/// measurement finds fastest on this machine. Painting changes nothing, so threads share it.
class Painter {
 public:
  virtual ~Painter() = default;
  /// The picture of a scene, RGB and alpha: of the size asked for, or, where guideNeed().pictureSize is not 0, of that
  /// size. `guide` is the frame that the generator needs (ignored by one that takes none), covering factor x factor
  /// picture pixels with each of its own.
  virtual core::Image paint(const core::Image& guide, const core::Scene& scene, int width, int height) const = 0;
  /// What paintFrom() begins with; null where the generator begins with nothing.
  virtual std::shared_ptr<const PreparedStart> prepare(const Start& /*start*/) const { return nullptr; }
  /// The same, starting from a keyframe of equal sizes that this painter prepared (null: none), and with the expected
  /// error if that is wanted, where the generator can.
  virtual Painting paintFrom(const PreparedStart* /*start*/, const core::Image& guide, const core::Scene& scene,
                             int width, int height, bool /*expectedError*/) const {
    return {paint(guide, scene, width, height), nullptr};
  }
  virtual std::string precision() const = 0;  ///< "fp32", "bf16"
  /// That one thread of this machine takes for a picture, guide not included, as measured when this was made; empty
  /// where that was not measured.
  virtual std::optional<double> millisecondsPerPixel() const { return std::nullopt; }
};

/// A painter over the generator's weights as they are now.
std::unique_ptr<Painter> makePainter(const std::shared_ptr<Generator>& generator);

}  // namespace twinray::nn
