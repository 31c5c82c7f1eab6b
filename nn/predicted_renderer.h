#pragma once

#include <memory>

#include "core/renderer.h"
#include "nn/model.h"

namespace twinray::nn {

/// Size of the guide that a model needs for a picture: each side divided by the model's factor, rounded up.
std::pair<int, int> guideSize(const ModelInfo& model, int width, int height);

/// A generator network over a guide renderer. Works for any picture size (the guide is cropped or padded to what the
/// network needs, inside). Timings: the guide's steps as "guide", then "network".
class PredictedRenderer : public core::Renderer {
 public:
  /// threads: of the network; 0: as many as the machine has.
  PredictedRenderer(std::shared_ptr<const Model> model, std::unique_ptr<core::Renderer> guide, int threads = 0);
  ~PredictedRenderer() override;
  std::optional<core::Frame> render(const core::Request& request) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::nn
