#include "ui/workers/memo_renderer.h"

#include <utility>

namespace twinray::ui {

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
  if (frame && !request.depth) frame->depth = nullptr;
  return frame;
}

MemoRenderer::MemoRenderer(std::shared_ptr<SharedSource> source) : source_(std::move(source)) {}

std::optional<core::Frame> MemoRenderer::render(const core::Request& request) {
  return source_->render(request);
}

}  // namespace twinray::ui
