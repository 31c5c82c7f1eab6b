#pragma once

#include <memory>

#include "core/enlarged_renderer.h"
#include "nn/model.h"
#include "render/volume_renderer.h"
#include "ui/workers/picture_size.h"

namespace twinray::ui {

/// How pictures are made on this machine, apart from what they show.
struct RenderingOptions {
  render::Device device = render::Device::kAuto;
  int threads = 0;                              ///< of ray casting; 0: all
  double movingBudget = PictureSizer::kBudget;  ///< milliseconds that a moving prediction may take
};

core::RendererFactory casting(render::Quality quality, const RenderingOptions& options);

/// The guide that a model asks for; the rival's where there is no model (null).
core::RendererFactory castingGuide(const nn::Model* model, const RenderingOptions& options);

/// Quality of the guide that a model asks for; of the rival's where there is no model (null).
render::Quality guideQuality(const nn::Model* model);

/// Size of the guide that prediction and rival share; of the rival's where there is no model (null).
core::EnlargedRenderer::GuideSize sharedGuideSize(std::shared_ptr<const nn::Model> model);

}  // namespace twinray::ui
