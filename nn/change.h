#pragma once

#include <array>
#include <vector>

#include "core/viewpoint.h"
#include "nn/condition.h"

namespace twinray::nn {

/// What happened to a scene since its keyframe, as a `guided` generator sees it. Turning or mirroring both pictures
/// changes nothing of it, so augmented crops are consistent training samples.
struct Change {
  static constexpr int kCamera = 5;
  static constexpr int kWidth = kCamera + Condition::kLighting;

  std::vector<float> curves;  ///< 4 x 256: opacity, L, a, b as in Condition, now minus then
  /// Whether the camera moved at all (0 or 1); by how much it went round the centre, and turned about its viewing
  /// direction, in units of 10 degrees; 4 |log2| of the zoom's ratio with its sign; |pan| in tenths of the picture's
  /// height. Then Condition::lighting, now minus then.
  std::array<float, kWidth> motion{};

  bool cameraMoved() const { return motion[0] != 0; }
};

Change changeBetween(const Condition& then, const core::Viewpoint& thenView, const Condition& now,
                     const core::Viewpoint& nowView);

}  // namespace twinray::nn
