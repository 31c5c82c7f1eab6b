#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/image.h"
#include "core/scene.h"
#include "render/inverse/differentiable_guide.h"
#include "render/inverse/region.h"

namespace twinray::render {

struct MatchOptions {
  double seconds = 30;     ///< at most
  bool opacity = true;     ///< may change
  bool color = true;       ///< may change
  bool viewpoint = false;  ///< searched for too: orbit, roll and zoom
  PictureRegion region;    ///< of the target that counts
  /// Of the scalar range (0..1): values outside stay as they are.
  double from = 0, to = 1;
  std::uint64_t seed = 1;  ///< of the random starts
  int threads = 0;         ///< 0: as many as the machine has
};

/// Where a search stands.
struct MatchProgress {
  double part = 0;  ///< of the work, 0..1
  double psnr = 0;  ///< of the best so far, dB, at the search's size
  core::TransferFunction best;
  core::Viewpoint viewpoint;  ///< of the best
  core::Image picture;        ///< that it makes, at the search's size
};

struct MatchResult {
  core::TransferFunction function;
  core::Viewpoint viewpoint;  ///< the scene's own where it is not searched for
  double psnr = 0;            ///< dB, of the search's picture against the target of that size
  double startPsnr = 0;       ///< of the scene's own function
  int steps = 0;              ///< of the gradient
  bool stopped = false;       ///< before the end: the best until then
};

/// A target as it is searched for: RGB over the scene's background. A picture with transparent pixels that TwinRay did
/// not save (`isComposed` false) is laid over it first. Throws core::Error for a picture of less than 8 pixels a side.
core::Image matchTarget(const core::Image& picture, bool isComposed, const core::Rgb& background);

/// Searches for the transfer function whose picture of the scene comes closest to a target of any size (the picture
/// then has the target's shape): Adam on the square error of a small guide, from several starts (the scene's own
/// function, the presets' kind of ramps, random scenes of the informed sampler), the best of them refined on a larger
/// one. Where the viewpoint is searched for too, that comes first (ViewSearch) and takes up to half of the time, or all
/// of it where opacity and colours are locked. Curves are kept smooth where the picture says nothing about them.
/// `progress` is called some times a second. Throws core::Error for an unusable target or region, and for a constant
/// volume.
MatchResult matchPicture(const core::Scene& scene, const core::Image& target, const MatchOptions& options,
                         const std::stop_token& stop = {},
                         const std::function<void(const MatchProgress&)>& progress = {});

}  // namespace twinray::render
