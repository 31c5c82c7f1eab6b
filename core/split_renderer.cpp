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

}  // namespace

SplitRenderer::SplitRenderer(Parts parts) : parts_(std::move(parts)) {}

std::optional<Frame> SplitRenderer::render(const Request& request) {
  if (request.width * request.height <= kMostPixels) return renderSmall(request);
  const bool hurries = request.gesture == Gesture::kViewMoves || isLate(request);
  return painted(*parts_.usual, hurries ? parts_.hurried.get() : nullptr, request);
}

std::optional<Frame> SplitRenderer::renderSmall(const Request& request) {
  const bool late = isLate(request);
  if (!parts_.still) return painted(*parts_.usual, late ? parts_.hurried.get() : nullptr, request);
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
  if (!stands) return parts_.usual->render(asked);
  return painted(*parts_.still, late ? parts_.stillHurried.get() : nullptr, asked);
}

bool SplitRenderer::isLate(const Request& request) const {
  if (request.gesture != Gesture::kViewStands) return false;
  if (double(request.width) * request.height <= parts_.pixelsInTime) return false;
  // Recolouring takes no network.
  return !recolorableKeyframe(request.keyframes, *request.scene, request.width, request.height);
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
