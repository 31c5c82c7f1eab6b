#pragma once

#include <memory>

#include "render/caster.h"
#include "render/gl_context.h"

namespace twinray::render {

/// VTK's GPU ray caster (vtkOpenGLGPUVolumeRayCastMapper) in a context of its own. A pass that has begun is finished
/// before a stop is answered.
class GpuCaster : public Caster {
 public:
  explicit GpuCaster(std::unique_ptr<GlContext> context);
  ~GpuCaster() override;

  bool begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) override;
  bool cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) override;
  std::string description() const override;
  bool isGpu() const override { return true; }
  int mostVoxels() const override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::render
