#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/scene.h"

namespace twinray::core {

enum class SamplerKind { kInformed, kSeed };

SamplerKind samplerFromName(const std::string& name);  ///< "informed", "seed"; throws Error
std::string nameOf(SamplerKind kind);

struct SamplerOptions {
  SamplerKind kind = SamplerKind::kInformed;
  std::uint64_t seed = 0;
  double beginAlpha = 0;  ///< seed sampler: part of the range where modes may lie, 0..1
  double endAlpha = 1;
  double maximumZoom = 2.5;
};

/// Random scenes of one volume. A sample is a pure function of (options, volume, index): the same on any machine, in
/// any order, in any shard.
class Sampler {
 public:
  /// Throws Error for a constant volume or options out of range. The volume's histogram is used by `informed`.
  Sampler(std::shared_ptr<const Volume> volume, const SamplerOptions& options);

  /// revision = index.
  Scene sample(std::uint64_t index) const;

 private:
  Scene sampleInformed(std::uint64_t index) const;
  Scene sampleSeed(std::uint64_t index) const;

  std::shared_ptr<const Volume> volume_;
  SamplerOptions options_;
};

/// Expected opacity of a TF over the volume's histogram (foreground: without the modal background bin), 0..1.
double expectedOpacity(const TransferFunction& tf, const Histogram& histogram);

}  // namespace twinray::core
