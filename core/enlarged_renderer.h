#pragma once

#include "core/renderer.h"

namespace twinray::core {

/// Bicubic enlargement over a guide renderer: the rival that a sceptic would use.
class EnlargedRenderer : public Renderer {
 public:
  /// Picture size to guide size.
  using GuideSize = std::function<std::pair<int, int>(int width, int height)>;

  EnlargedRenderer(std::unique_ptr<Renderer> guide, GuideSize guideSize);
  std::optional<Frame> render(const Request& request) override;

 private:
  std::unique_ptr<Renderer> guide_;
  GuideSize guideSize_;
};

}  // namespace twinray::core
