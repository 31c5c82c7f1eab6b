#pragma once

#include <memory>
#include <optional>

#include "core/renderer.h"

namespace twinray::ui {

/// A renderer with the last frame that it made.
class SharedSource {
 public:
  explicit SharedSource(std::unique_ptr<core::Renderer> renderer);
  std::optional<core::Frame> render(const core::Request& request);

 private:
  std::unique_ptr<core::Renderer> renderer_;
  std::shared_ptr<const core::Scene> scene_;
  bool depth_ = false;  ///< frame_ was asked for with depth
  std::optional<core::Frame> frame_;
};

/// Lets several renderers of one thread stand on one source: who asks for the same scene at the same size again gets
/// the frame that was made, with the time that it took, less that of a depth that was not asked for. So prediction and
/// rival cast their guide once. A frame without depth is made anew for who asks for it.
class MemoRenderer : public core::Renderer {
 public:
  explicit MemoRenderer(std::shared_ptr<SharedSource> source);
  std::optional<core::Frame> render(const core::Request& request) override;

 private:
  std::shared_ptr<SharedSource> source_;
};

}  // namespace twinray::ui
