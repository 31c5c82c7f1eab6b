#pragma once

#include <memory>

#include "render/caster.h"
#include "render/ray_field.h"
#include "render/ray_samples.h"

namespace twinray::render {

/// VTK's fixed-point ray caster (vtkFixedPointVolumeRayCastMapper) without GL, display or window. The mapper says where
/// rays run, the loops over their samples are our own and give VTK's numbers (ray_kernel.h). Voxels, normals and blocks
/// are shared with other renderers, tables are rebuilt only for what changed, and a stop is answered within some
/// hundred rays.
class FixedPointCaster : public Caster {
 public:
  /// `threads` at least 1. Neither their number nor the kernel nor what is kept decides anything in the pictures.
  /// `keptBytes`: for samples kept of each pass while nothing but the transfer function changes (KeptRays); 0: none.
  explicit FixedPointCaster(int threads, RayKernel kernel = RayKernel::kFastest, std::size_t keptBytes = 0);
  ~FixedPointCaster() override;

  bool begin(const CastScene& scene, const std::stop_token& stop, std::vector<core::Timing>& timings) override;
  bool cast(const CastPass& pass, const std::stop_token& stop, PixelSums& sums) override;
  /// What the rays of an unshifted pass meet. False if stopped. Throws core::Error if that is too much to keep.
  bool collect(const std::stop_token& stop, RaySamples& samples);
  /// One ray in the middle of every kDepthCell x kDepthCell pixels (as many cells as cover the picture, all equally
  /// large), with the samples of an unshifted pass. Null for maximum intensity.
  std::shared_ptr<const core::Plane> depth(const std::stop_token& stop) override;
  std::shared_ptr<const core::ColorContributions> contributions(const core::Scene& scene,
                                                                const std::vector<CastPass>& passes,
                                                                const std::stop_token& stop) override;
  std::string description() const override;
  /// Part of the newest picture that needs no voxels while nothing but the transfer function changes, 0..1.
  double keptShare() const;

  static constexpr int kDepthCell = 8;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::render
