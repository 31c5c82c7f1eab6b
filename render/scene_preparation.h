#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "render/caster.h"
#include "render/volume_renderer.h"

namespace twinray::render {

/// What a ray caster is given of a scene: voxels, table, labels, step and planes of a quality. Keeps what scenes have
/// in common, and is used on one thread.
class ScenePreparation {
 public:
  /// `levelsOfDetail` and `mostSmallVoxels`: as in VolumeRendererOptions. `threads` at least 1.
  ScenePreparation(Quality quality, bool levelsOfDetail, int threads,
                   std::size_t mostSmallVoxels = core::kMostSmallVoxels);
  ~ScenePreparation();

  /// For a picture of width x height pixels. Empty if stopped; notes what took time. Throws core::Error if memory does
  /// not suffice.
  std::optional<CastScene> prepare(const core::Scene& scene, int width, int height, const std::stop_token& stop,
                                   std::vector<core::Timing>& timings);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::render
