#pragma once

#include <memory>
#include <stop_token>

#include "render/caster.h"
#include "render/ray_field.h"

namespace twinray::render {

/// Where the rays of a picture run: what vtkFixedPointVolumeRayCastMapper (VTK 9.1) works out before it casts, without
/// GL, display or window.
class RaySetup {
 public:
  RaySetup();
  ~RaySetup();

  void setVolume(const PreparedVolume& volume);

  /// Fills in where the field's rays run; rowBounds points into this object until the next call. False if none meets
  /// the volume, or if stopped.
  bool place(const CastScene& scene, const CastPass& pass, const std::stop_token& stop, RayField& field);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::render
