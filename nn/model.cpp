#include "nn/model.h"

namespace twinray::nn {

std::string ModelInfo::unsupported(const core::Scene& scene) const {
  const auto sentence = [this](const char* what, const char* remedy) {
    return "The model " + name + " cannot paint " + what + "; " + remedy + ".";
  };
  if (scene.blending == core::Blending::kMaximumIntensity) {
    return sentence("maximum intensity, which no network has learnt",
                    "look at the reference, or return to compositing");
  }
  if (pictureSize == 0) return {};
  if (scene.viewpoint.pan() != std::array<double, 2>{}) {
    return sentence("panned views", "reset the pan, or open another model");
  }
  if (!scene.crop.isWhole()) return sentence("cropped volumes", "reset the crop, or open another model");
  if (scene.labels) return sentence("labels", "close the label map, or open another model");
  if (scene.projection == core::Projection::kOrthographic) {
    return sentence("orthographic views", "return to perspective, or open another model");
  }
  return {};
}

}  // namespace twinray::nn
