#include "core/enlarged_renderer.h"

#include <chrono>
#include <utility>

namespace twinray::core {

EnlargedRenderer::EnlargedRenderer(std::unique_ptr<Renderer> guide, GuideSize guideSize)
    : guide_(std::move(guide)), guideSize_(std::move(guideSize)) {}

std::optional<Frame> EnlargedRenderer::render(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Request guideRequest = request;
  std::tie(guideRequest.width, guideRequest.height) = guideSize_(request.width, request.height);
  guideRequest.partial = {};
  auto guide = guide_->render(guideRequest);
  if (!guide) return std::nullopt;

  const auto enlargeStart = std::chrono::steady_clock::now();
  Frame frame;
  frame.picture = resize(guide->picture, request.width, request.height);
  const auto end = std::chrono::steady_clock::now();
  using Milliseconds = std::chrono::duration<double, std::milli>;
  frame.revision = guide->revision;
  frame.milliseconds = Milliseconds(end - start).count();
  frame.timings = {{"guide", guide->milliseconds}, {"enlarge", Milliseconds(end - enlargeStart).count()}};
  frame.madeBy = "bicubic from " + std::to_string(guideRequest.width) + "x" + std::to_string(guideRequest.height) +
                 ", " + guide->madeBy;
  frame.depth = std::move(guide->depth);
  frame.guide = std::make_shared<const Image>(std::move(guide->picture));
  return frame;
}

}  // namespace twinray::core
