#include "ui/workers/memo_renderer.h"

#include <utility>
#include <vector>

namespace twinray::ui {
namespace {

/// With the time that it took: who did not ask for it does not pay for it.
void takeAwayDepth(core::Frame& frame) {
  frame.depth = nullptr;
  frame.milliseconds -= frame.stepMilliseconds("depth");
  std::erase_if(frame.timings, [](const core::Timing& timing) { return timing.step == "depth"; });
}

}  // namespace

SharedSource::SharedSource(std::unique_ptr<core::Renderer> renderer) : renderer_(std::move(renderer)) {}

std::optional<core::Frame> SharedSource::render(const core::Request& request) {
  const bool same = frame_ && scene_ == request.scene && frame_->picture.width == request.width &&
                    frame_->picture.height == request.height && (depth_ || !request.depth);
  if (!same) {
    frame_.reset();
    scene_ = request.scene;
    depth_ = request.depth;
    frame_ = renderer_->render(request);
  }
  auto frame = frame_;
  if (frame && !request.depth) takeAwayDepth(*frame);
  return frame;
}

MemoRenderer::MemoRenderer(std::shared_ptr<SharedSource> source) : source_(std::move(source)) {}

std::optional<core::Frame> MemoRenderer::render(const core::Request& request) {
  return source_->render(request);
}

}  // namespace twinray::ui
