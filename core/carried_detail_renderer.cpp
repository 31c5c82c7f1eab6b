#include "core/carried_detail_renderer.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace twinray::core {

CarriedDetailRenderer::CarriedDetailRenderer(std::unique_ptr<Renderer> guide, EnlargedRenderer::GuideSize guideSize)
    : enlarged_(std::move(guide), std::move(guideSize)) {}

std::optional<Frame> CarriedDetailRenderer::render(const Request& request) {
  auto frame = enlarged_.render(request);
  if (!frame) return std::nullopt;
  const auto keyframe = newestKeyframe(request.keyframes, *request.scene, request.width, request.height);
  if (!keyframe || keyframe->scene->viewpoint != request.scene->viewpoint) return frame;

  const auto start = std::chrono::steady_clock::now();
  if (known_.lock() != keyframe) {
    const bool fits = keyframe->guide.width == frame->guide->width && keyframe->guide.height == frame->guide->height;
    if (fits) {
      before_ = resize(keyframe->guide, request.width, request.height);
    } else {
      Request earlier = request;
      earlier.scene = keyframe->scene;
      earlier.depth = false;
      auto enlarged = enlarged_.render(earlier);
      if (!enlarged) return std::nullopt;
      before_ = std::move(enlarged->picture);
    }
    known_ = keyframe;
  }
  for (std::size_t i = 0; i < before_.data.size(); ++i) {
    const int carried = frame->picture.data[i] + keyframe->picture.data[i] - before_.data[i];
    frame->picture.data[i] = std::uint8_t(std::clamp(carried, 0, 255));
  }
  const double milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  frame->timings.push_back({"detail", milliseconds});
  frame->milliseconds += milliseconds;
  frame->madeBy += ", detail of a keyframe";
  return frame;
}

}  // namespace twinray::core
