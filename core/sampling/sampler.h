#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/scene.h"

namespace twinray::core {

enum class SamplerKind { kInformed, kSeed };

SamplerKind samplerFromName(const std::string& name);  ///< "informed", "seed"; throws Error
std::string nameOf(SamplerKind kind);

struct Range {
  double minimum = 0, maximum = 0;
};

/// What the informed sampler draws lighting from.
struct LightingRanges {
  Range ambient{0.15, 0.45}, diffuse{0.6, 1.0}, specular{0, 0.6}, specularPower{1, 50};
};

struct SamplerOptions {
  SamplerKind kind = SamplerKind::kInformed;
  std::uint64_t seed = 0;
  double beginAlpha = 0;  ///< seed sampler: part of the range where modes may lie, 0..1
  double endAlpha = 1;
  double maximumZoom = 2.5;
  /// Part of the samples, 0 to kMostKeyframed, that have another one as their keyframe: the same scene a moment earlier
  /// in a drag.
  double keyframed = 0;

  static constexpr double kMostKeyframed = 0.9;
};

/// Random scenes of one volume. A sample is a pure function of (options, volume, index): the same on any machine, in
/// any order, in any shard.
class Sampler {
 public:
  /// Throws Error for a constant volume or options out of range. The volume's histogram is used by `informed`.
  Sampler(std::shared_ptr<const Volume> volume, const SamplerOptions& options);

  /// revision = index.
  Scene sample(std::uint64_t index) const;
  /// Index, smaller than this one's, of the sample whose picture is the keyframe of this one; empty for a scene of its
  /// own. What has a keyframe is no keyframe. The scene is what a drag of any kind, any mode or node and either
  /// direction has made of the keyframe's after kShortestDrag to kLongestDrag seconds, mostly short ones.
  std::optional<std::uint64_t> keyframeOf(std::uint64_t index) const;

  static constexpr double kShortestDrag = 0.05, kLongestDrag = 2;  ///< s: 1 and 40 % of the scalar range

 private:
  Scene ownScene(std::uint64_t index) const;
  Scene draggedFrom(const Scene& keyframe, std::uint64_t index) const;
  Scene sampleInformed(std::uint64_t index) const;
  Scene sampleSeed(std::uint64_t index) const;

  std::shared_ptr<const Volume> volume_;
  SamplerOptions options_;
};

/// Expected opacity of a TF over the volume's histogram (foreground: without the modal background bin), 0..1.
double expectedOpacity(const TransferFunction& tf, const Histogram& histogram);

}  // namespace twinray::core
