#include "core/still_renderer.h"

#include <algorithm>

namespace twinray::core {

StillRenderer::StillRenderer(std::unique_ptr<Renderer> moving, std::unique_ptr<Renderer> still)
    : moving_(std::move(moving)), still_(std::move(still)) {}

std::optional<Frame> StillRenderer::render(const Request& request) {
  if (request.width * request.height > kMostPixels) return moving_->render(request);
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
  return (stands ? still_ : moving_)->render(asked);
}

std::shared_ptr<const Keyframe> StillRenderer::withoutGuide(const std::shared_ptr<const Keyframe>& keyframe) const {
  const auto known =
      std::find_if(bare_.begin(), bare_.end(), [&](const Bare& bare) { return bare.first.lock() == keyframe; });
  if (known != bare_.end()) return known->second;
  auto made = std::make_shared<Keyframe>(*keyframe);
  made->guide = {};
  return made;
}

}  // namespace twinray::core
