#include "ui/workers/rendering_options.h"

#include <utility>

#include "nn/predicted_renderer.h"

namespace twinray::ui {

namespace {

core::RendererFactory casting(render::Quality quality, const RenderingOptions& options, bool guide) {
  return [=] {
    render::VolumeRendererOptions rendering;
    rendering.quality = quality;
    rendering.device = options.device;
    rendering.threads = options.threads;
    rendering.levelsOfDetail = guide;
    rendering.keptBytes = guide ? render::VolumeRendererOptions::kGuideKeptBytes : 0;
    return std::make_unique<render::VolumeRenderer>(rendering);
  };
}

}  // namespace

core::RendererFactory casting(render::Quality quality, const RenderingOptions& options) {
  return casting(quality, options, false);
}

core::RendererFactory castingGuide(const nn::Model* model, const RenderingOptions& options) {
  return casting(guideQuality(model), options, true);
}

render::Quality guideQuality(const nn::Model* model) {
  return model ? render::qualityFromName(model->info().guideQuality) : render::Quality::kStandard;
}

core::EnlargedRenderer::GuideSize sharedGuideSize(std::shared_ptr<const nn::Model> model) {
  if (model) return [model](int width, int height) { return nn::guideSize(model->info(), width, height); };
  return [](int width, int height) {
    constexpr int kFactor = 2;
    const auto reduced = [](int side) { return (side + kFactor - 1) / kFactor; };
    return std::pair(reduced(width), reduced(height));
  };
}

}  // namespace twinray::ui
