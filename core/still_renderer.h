#pragma once

#include <utility>
#include <vector>

#include "core/renderer.h"

namespace twinray::core {

/// Two renderers that take turns: `still` while a keyframe shows the scene from the same viewpoint under the same
/// light, as while a transfer function is edited, `moving` otherwise. What pays in the one case does not in the other:
/// where the view stands still the rays of a guide meet the same again and cost little (render/kept_rays.h), where it
/// moves the newest picture is worth more than the best one. Both get the keyframes of that viewpoint, without their
/// guides, which the other one may have cast. Pictures of more than kMostPixels are all left to `moving`, with their
/// keyframes as they are.
class StillRenderer : public Renderer {
 public:
  /// What a ray for each of so many pixels meets in a shaded head fits into what guides keep (some 128 MiB); of more
  /// rays a part is cast again each time, which costs more than it is worth.
  static constexpr int kMostPixels = 150'000;

  StillRenderer(std::unique_ptr<Renderer> moving, std::unique_ptr<Renderer> still);
  std::optional<Frame> render(const Request& request) override;

 private:
  std::shared_ptr<const Keyframe> withoutGuide(const std::shared_ptr<const Keyframe>& keyframe) const;

  /// A keyframe, and the same without its guide: what renderers have made of one they find again.
  using Bare = std::pair<std::weak_ptr<const Keyframe>, std::shared_ptr<const Keyframe>>;

  std::unique_ptr<Renderer> moving_, still_;
  std::vector<Bare> bare_;  ///< of the request before
};

}  // namespace twinray::core
