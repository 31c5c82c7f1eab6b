#include "nn/model.h"

#include <algorithm>

#include "core/presets.h"
#include "core/sampling/sampler.h"

namespace twinray::nn {
namespace {

constexpr double kFarthest = 1;   ///< zoom, of both samplers
constexpr double kMargin = 1.05;  ///< of zoom: what is so near to the trained range is no news

bool outside(double value, const core::Range& range) {
  return value < range.minimum || value > range.maximum;
}

}  // namespace

Trained trainedOn(const nlohmann::json& description) {
  Trained trained;
  if (!description.is_object()) return trained;
  const auto training = description.value("training", nlohmann::json::object());
  if (!training.is_object()) return trained;
  bool everyModality = true;
  for (const auto& dataset : training.value("datasets", nlohmann::json::array())) {
    const auto sampler = dataset.value("sampler", nlohmann::json::object());
    if (!sampler.is_object() || !sampler.contains("kind")) return {};
    trained.known = true;
    trained.informed |= sampler.value("kind", "") == core::nameOf(core::SamplerKind::kInformed);
    trained.maximumZoom = std::max(trained.maximumZoom, sampler.value("max_zoom", 0.0));
    const auto modality = dataset.value("modality", "");
    everyModality &= !modality.empty();
    trained.modalities.insert(modality);
  }
  if (!everyModality) trained.modalities.clear();
  return trained;
}

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

std::vector<Unfamiliar> ModelInfo::unfamiliar(const core::Scene& scene) const {
  if (!trained.known) return {};
  using What = Unfamiliar::What;
  std::vector<Unfamiliar> all;
  const auto add = [&all](What what, double limit = 0) { all.push_back({what, limit}); };
  if (scene.viewpoint.zoom() > trained.maximumZoom * kMargin) add(What::kCloser, trained.maximumZoom);
  if (scene.viewpoint.zoom() < kFarthest / kMargin) add(What::kFarther, kFarthest);
  const auto& light = scene.lighting;
  if (light.shaded && !trained.informed) add(What::kShading);
  const core::LightingRanges ranges;
  if (light.shaded && trained.informed &&
      (outside(light.ambient, ranges.ambient) || outside(light.diffuse, ranges.diffuse) ||
       outside(light.specular, ranges.specular) || outside(light.specularPower, ranges.specularPower)))
    add(What::kLighting);
  if (scene.projection != core::Projection::kPerspective) add(What::kOrthographic);
  if (scene.labels) add(What::kLabels);
  const auto modality = scene.volume ? core::guessModality(*scene.volume) : "";
  if (!modality.empty() && !trained.modalities.empty() && trained.modalities.count(modality) == 0) add(What::kModality);
  return all;
}

}  // namespace twinray::nn
