#pragma once

#include <torch/torch.h>

#include "core/image.h"
#include "nn/guided.h"

namespace twinray::nn {

inline GuidedConfig smallNetwork(bool keyframe = false) {
  GuidedConfig config;
  config.width = 12;
  config.blocks = 2;
  config.innerWidth = 16;
  config.innerBlocks = 1;
  config.keyframe = keyframe;
  return config;
}

inline Condition someCondition(float level) {
  Condition condition;
  condition.view = {0.3f, -0.5f, 0.8f, level, -level};
  condition.opacity.assign(Condition::kSamples, level);
  condition.color.assign(std::size_t(3) * Condition::kSamples, -level);
  condition.lighting = {1, 0.25f, 0.75f, 0.3f, 0.12f, 0};
  return condition;
}

/// A generator all of whose weights matter.
inline Guided randomGenerator(const GuidedConfig& config, int seed = 3) {
  torch::manual_seed(seed);
  const torch::NoGradGuard noGrad;
  Guided generator(config);
  for (auto& parameter : generator->parameters()) parameter.normal_(0, 0.15);
  return generator;
}

inline core::Image noise(int width, int height, std::uint32_t seed) {
  core::Image image(width, height);
  for (auto& value : image.data) value = std::uint8_t((seed = seed * 1664525u + 1013904223u) >> 24);
  return image;
}

}  // namespace twinray::nn
