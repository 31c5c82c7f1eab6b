#pragma once

#include <limits>
#include <utility>
#include <vector>

#include "core/renderer.h"

namespace twinray::core {

/// Renderers that take turns by what changes from picture to picture, since what pays in one case does not in another.
///
/// `still` paints while a keyframe shows the scene from the same viewpoint under the same light, as while a transfer
/// function is edited: the rays of a guide meet the same again there and cost little (render/kept_rays.h). `hurried`
/// paints large pictures while the view moves (Gesture::kViewMoves): the newest picture is worth more there than the
/// best one. It also paints, and `stillHurried` in place of `still`, while something else is dragged, pictures of more
/// than `pixelsInTime` (`stillPixelsInTime`): those for which the others take longer than from one movement of the
/// mouse to the next. Their frames stand in for predictions, and are marked so. `usual` paints everything else.
///
/// Where there is a `still`, pictures of up to kMostPixels get the keyframes of the same viewpoint alone, without
/// their guides, which another of the renderers may have cast. Larger ones are left to `usual` and `hurried`, with
/// their keyframes as they are.
class SplitRenderer : public Renderer {
 public:
  /// What a ray for each of so many pixels meets in a shaded head fits into what guides keep (some 256 MiB), with half
  /// steps most of it; of more rays a larger part is cast again each time, which costs more than it is worth.
  static constexpr int kMostPixels = 150'000;

  /// All but `usual` may be null: it then paints for `still` and `hurried`, and `still` for `stillHurried`.
  struct Parts {
    std::unique_ptr<Renderer> usual, still, hurried, stillHurried;
    double pixelsInTime = std::numeric_limits<double>::infinity();
    double stillPixelsInTime = std::numeric_limits<double>::infinity();
  };

  explicit SplitRenderer(Parts parts);
  std::optional<Frame> render(const Request& request) override;

 private:
  std::optional<Frame> renderUsual(const Request& request);
  std::shared_ptr<const Keyframe> withoutGuide(const std::shared_ptr<const Keyframe>& keyframe) const;

  /// A keyframe, and the same without its guide: what renderers have made of one they find again.
  using Bare = std::pair<std::weak_ptr<const Keyframe>, std::shared_ptr<const Keyframe>>;

  Parts parts_;
  std::vector<Bare> bare_;  ///< of the request before
};

}  // namespace twinray::core
