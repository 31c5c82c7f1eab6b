#include "nn/tfgan/shapes.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace twinray::nn {
namespace {

constexpr int kMostLayers = 12;

/// Size of a tensor along an axis, or the original's where the tensor is missing.
void take(const ShapeMap& shapes, const std::string& name, std::size_t axis, int& value) {
  const auto found = shapes.find(name);
  if (found == shapes.end() || found->second.size() <= axis) return;
  value = int(std::clamp<std::int64_t>(found->second[axis], 0, std::numeric_limits<int>::max()));
}

/// How many layers prefix0suffix, prefix1suffix, ... there are.
int countOf(const ShapeMap& shapes, const std::string& prefix, const std::string& suffix) {
  int count = 0;
  while (count < kMostLayers && shapes.contains(prefix + std::to_string(count) + suffix)) ++count;
  return count;
}

/// The limit that widths base, 2 base, 4 base, ... run against.
int limitOf(const std::vector<int>& widths, int base) {
  for (std::size_t i = 0; i < widths.size(); ++i)
    if (widths[i] < std::int64_t(base) << i) return widths[i];
  return std::max(TfganConfig{}.mostChannels, widths.empty() ? 0 : widths.back());
}

template <class Config>
Config checked(const Config& config) {
  const auto wrong = complaintAbout(config);
  if (!wrong.empty()) throw std::runtime_error(wrong);
  return config;
}

/// The number at the end of the name upsample_layers.<n>.upsample-conv<size>.weight.
int lastSize(const ShapeMap& shapes, int stages) {
  const auto prefix = "upsample_layers." + std::to_string(stages - 1) + ".upsample-conv";
  const auto found = shapes.lower_bound(prefix);
  if (found == shapes.end() || !found->first.starts_with(prefix)) return 0;
  int size = 0;
  for (std::size_t i = prefix.size(); i < found->first.size() && size < 1 << 16; ++i) {
    const char c = found->first[i];
    if (c < '0' || c > '9') break;
    size = 10 * size + (c - '0');
  }
  return size;
}

int stagesOf(const ShapeMap& shapes) {
  int stages = 0;
  const auto present = [&](int stage) {
    const auto prefix = "upsample_layers." + std::to_string(stage) + ".";
    const auto found = shapes.lower_bound(prefix);
    return found != shapes.end() && found->first.starts_with(prefix);
  };
  while (stages < kMostLayers && present(stages)) ++stages;
  return stages;
}

}  // namespace

TfganConfig tfganConfigOf(const ShapeMap& shapes) {
  TfganConfig config;
  std::vector<int> widths;
  const int layers = countOf(shapes, "image_encoder_layers.", ".conv.weight");
  for (int i = 0; i < layers; ++i)
    take(shapes, "image_encoder_layers." + std::to_string(i) + ".conv.weight", 0, widths.emplace_back());
  if (!widths.empty()) config.channels = widths.front();
  config.mostChannels = limitOf(widths, config.channels);
  take(shapes, "view_encoder.0.weight", 0, config.viewWidth);
  take(shapes, "color_latent_encoder.0.weight", 1, config.curveWidth);
  take(shapes, "opacity_latent_decoder.0.weight", 1, config.opacityLatent);
  take(shapes, "color_latent_decoder.0.weight", 1, config.colorLatent);
  config.bottlenecks = std::max(1, countOf(shapes, "bottleneck_residual_layers.", ".conv1.weight"));
  config.residualUpsampling = !shapes.contains("image_decoder_layers.0.resblock-refine0.conv1.weight");
  const int halved = layers > 0 ? layers : halvings(config.guideSize, config.minimumSize);
  const int stages = stagesOf(shapes);
  const int named = stages > 0 ? lastSize(shapes, stages) : 0;
  if (named > 0) {
    config.pictureSize = named;
    config.guideSize = named >> stages;
    config.minimumSize = config.guideSize >> halved;
  } else {
    config.guideSize = config.minimumSize << halved;
    config.pictureSize = config.guideSize << stages;
  }
  int fused = 0;
  take(shapes, "bottleneck_residual_layers.0.conv1.weight", 1, fused);
  const int inner = widths.empty() ? encoderWidths(config).back() : widths.back();
  config.noise = std::max(0, fused - inner - config.viewWidth - 2 * config.curveWidth);
  return checked(config);
}

OpacityConfig opacityConfigOf(const ShapeMap& shapes) {
  OpacityConfig config;
  const int blocks = countOf(shapes, "decoder_subnet.resblock", ".conv1.weight");
  std::vector<int> widths;
  for (int i = blocks; i-- > 0;)
    take(shapes, "decoder_subnet.resblock" + std::to_string(i) + ".conv1.weight", 0, widths.emplace_back());
  if (blocks > 0) {
    config.pictureSize = 1 << blocks;
    config.channels = widths.front();
  }
  config.mostChannels = limitOf(widths, config.channels);
  take(shapes, "view_subnet.0.weight", 0, config.viewWidth);
  take(shapes, "opacity_latent_decoder.0.weight", 0, config.curveWidth);
  take(shapes, "opacity_latent_decoder.0.weight", 1, config.latent);
  return checked(config);
}

TfganDiscriminatorConfig tfganDiscriminatorConfigOf(const ShapeMap& shapes, int pictureSize) {
  TfganDiscriminatorConfig config;
  std::vector<int> widths;
  for (int index = 0, missing = 0; missing < 3 && index < 4 * kMostLayers; ++index) {
    const auto found = shapes.find("image_encoder_layers." + std::to_string(index) + ".weight");
    missing = found == shapes.end() ? missing + 1 : 0;
    if (found == shapes.end()) continue;
    if (found->second.size() == 4) {
      take(shapes, found->first, 0, widths.emplace_back());
      take(shapes, found->first, 2, config.minimumSize);  // kernel of the last layer
    } else {
      config.batchNorm = true;
    }
  }
  int reductions = 0;
  for (const auto& [name, shape] : shapes)
    if (name.starts_with("pre_rgb_encoder.") && name.ends_with(".weight") && shape.size() == 4) ++reductions;
  if (!widths.empty()) {
    int first = widths.front();
    take(shapes, "image_encoder_layers.0.weight", reductions > 0 ? 1 : 0, first);
    config.channels = first;
    if (reductions > 0) widths.insert(widths.begin(), first);
  }
  config.mostChannels = limitOf(widths, config.channels);
  take(shapes, "view_encoder.0.weight", 0, config.viewWidth);
  take(shapes, "color_encoder.10.weight", 0, config.curveWidth);
  config.pictureSize = pictureSize;
  config.guideSize = pictureSize >> std::min(reductions, kMostLayers);
  return checked(config);
}

OpacityConfig opacityDiscriminatorConfigOf(const ShapeMap& shapes) {
  OpacityConfig config;
  const int layers = countOf(shapes, "encoder_subnet.conv", ".weight");
  std::vector<int> widths;
  for (int i = 0; i < layers; ++i)
    take(shapes, "encoder_subnet.conv" + std::to_string(i) + ".weight", 0, widths.emplace_back());
  if (layers > 0) {
    config.pictureSize = 2 << layers;
    config.channels = widths.front();
  }
  config.mostChannels = limitOf(widths, config.channels);
  take(shapes, "view_subnet.0.weight", 0, config.viewWidth);
  take(shapes, "opacity_encoder.10.weight", 0, config.curveWidth);
  return checked(config);
}

}  // namespace twinray::nn
