#pragma once

#include "core/renderer.h"

namespace twinray::core {

/// Whether a ReprojectedRenderer can move the picture to the viewpoint of `scene`: there is one, it is complete, its
/// scene differs in nothing but the viewpoint, and its depth is known if the viewing direction differs.
bool canReproject(const EarlierPicture& earlier, const Scene& scene);

/// Moves a finished picture (Request::earlier) to the viewpoint of the scene, in a few milliseconds, so that what is on
/// screen follows the mouse while the next picture is still being made: asynchronous reprojection. Every pixel of the
/// new picture looks for the place that it shows by fixed-point iteration through the depth of the earlier one
/// (Frame::depth; where a ray met nothing, that of its surroundings), on a grid of pixels, and takes its colour and
/// opacity with a Catmull-Rom filter. Zoom, roll and pan are mappings of the picture here and need no depth. What the
/// earlier picture did not show is background; light that should have moved has not. The same viewpoint gives the same
/// picture.
///
/// Throws Error for a request that canReproject() denies. The frame has what made the earlier one in `madeBy`, is
/// predicted if that was, and has no guide, depth or expected error of its own.
class ReprojectedRenderer : public Renderer {
 public:
  ReprojectedRenderer();
  ~ReprojectedRenderer() override;
  std::optional<Frame> render(const Request& request) override;

 private:
  class Prepared;
  std::unique_ptr<const Prepared> prepared_;  ///< for the earlier picture that was moved last
  std::weak_ptr<const Frame> preparedFrom_;   ///< not kept alive
};

}  // namespace twinray::core
