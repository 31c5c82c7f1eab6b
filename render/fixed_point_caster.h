#pragma once

#include <memory>

#include "render/caster.h"

namespace twinray::render {

/// VTK's fixed-point ray caster (vtkFixedPointVolumeRayCastMapper) without GL, display or window. Drives the mapper's
/// steps itself: voxels, normals and blocks are shared with other renderers, tables are rebuilt only for what changed,
/// and a stop is answered at the next row of rays.
class FixedPointCaster : public Caster {
 public:
  /// `threads` at least 1. The number decides nothing that an eye sees: rows of rays are dealt out.
  explicit FixedPointCaster(int threads);
  ~FixedPointCaster() override;

  bool begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) override;
  bool cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) override;
  std::string description() const override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::render
