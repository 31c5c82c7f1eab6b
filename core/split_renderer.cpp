#include "core/split_renderer.h"

#include <algorithm>

namespace twinray::core {
namespace {

/// By `hurried`, if there is one; its frames stand in for those of `usual`.
std::optional<Frame> painted(Renderer& usual, Renderer* hurried, const Request& request) {
  if (!hurried) return usual.render(request);
  auto frame = hurried->render(request);
  if (frame) frame->predicted = true;
  return frame;
}

int pixelsOf(const Request& request) {
  return request.width * request.height;
}

/// Whether a network would be, while something is dragged that leaves the view as it is.
bool isLate(const Request& request, double pixelsInTime) {
  if (request.gesture != Gesture::kViewStands || pixelsOf(request) <= pixelsInTime) return false;
  // Recolouring takes no network.
  return !recolorableKeyframe(request.keyframes, *request.scene, request.width, request.height);
}

}  // namespace

SplitRenderer::SplitRenderer(Parts parts) : parts_(std::move(parts)) {}

std::optional<Frame> SplitRenderer::render(const Request& request) {
  if (!parts_.still || pixelsOf(request) > kMostPixels) return renderUsual(request);
  Request asked = request;
  asked.keyframes.clear();
  std::vector<Bare> bare;
  bool stands = false;
  for (const auto& keyframe : request.keyframes) {
    if (keyframe->scene->viewpoint != request.scene->viewpoint) continue;
    stands = stands || (keyframe->scene->lighting == request.scene->lighting &&
                        newestKeyframe({keyframe}, *request.scene, request.width, request.height));
    bare.emplace_back(keyframe, withoutGuide(keyframe));
    asked.keyframes.push_back(bare.back().second);
  }
  bare_ = std::move(bare);
  if (!stands) return renderUsual(asked);
  return painted(*parts_.still, isLate(asked, parts_.stillPixelsInTime) ? parts_.stillHurried.get() : nullptr, asked);
}

std::optional<Frame> SplitRenderer::renderUsual(const Request& request) {
  const bool hurries = (request.gesture == Gesture::kViewMoves && pixelsOf(request) > kMostPixels) ||
                       isLate(request, parts_.pixelsInTime);
  return painted(*parts_.usual, hurries ? parts_.hurried.get() : nullptr, request);
}

std::shared_ptr<const Keyframe> SplitRenderer::withoutGuide(const std::shared_ptr<const Keyframe>& keyframe) const {
  const auto known =
      std::find_if(bare_.begin(), bare_.end(), [&](const Bare& bare) { return bare.first.lock() == keyframe; });
  if (known != bare_.end()) return known->second;
  auto made = std::make_shared<Keyframe>(*keyframe);
  made->guide = {};
  return made;
}

}  // namespace twinray::core
