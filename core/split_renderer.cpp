#include "core/split_renderer.h"

#include <algorithm>

namespace twinray::core {

SplitRenderer::SplitRenderer(Parts parts) : parts_(std::move(parts)) {}

std::optional<Frame> SplitRenderer::render(const Request& request) {
  return request.width * request.height > kMostPixels ? renderLarge(request) : renderSmall(request);
}

std::optional<Frame> SplitRenderer::renderLarge(const Request& request) {
  if (!request.viewMoves || !parts_.hurried) return parts_.usual->render(request);
  auto frame = parts_.hurried->render(request);
  if (frame) frame->predicted = true;
  return frame;
}

std::optional<Frame> SplitRenderer::renderSmall(const Request& request) {
  if (!parts_.still) return parts_.usual->render(request);
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
  return (stands ? parts_.still : parts_.usual)->render(asked);
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
