#include "nn/change.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinray::nn {
namespace {

constexpr double kLimit = 3;      ///< beyond it, a keyframe tells nothing whatever the distance
constexpr double kStands = 1e-7;  ///< the rounding of viewpoints that went through angles and files

float bounded(double value) {
  return float(std::clamp(value, -kLimit, kLimit));
}

double degrees(double radians) {
  return radians * 180 / std::numbers::pi;
}

}  // namespace

Change changeBetween(const Condition& then, const core::Viewpoint& thenView, const Condition& now,
                     const core::Viewpoint& nowView) {
  Change change;
  for (std::size_t i = 0; i < now.opacity.size(); ++i) change.curves.push_back(now.opacity[i] - then.opacity[i]);
  for (std::size_t i = 0; i < now.color.size(); ++i) change.curves.push_back(now.color[i] - then.color[i]);

  // conjugate(then) * now: the rotation in the axes of the earlier camera, split into a turn about its z axis (roll)
  // and the rest.
  const auto& [aw, ax, ay, az] = thenView.orientation();
  const auto& [bw, bx, by, bz] = nowView.orientation();
  const double w = aw * bw + ax * bx + ay * by + az * bz;
  const double x = aw * bx - ax * bw - ay * bz + az * by;
  const double y = aw * by + ax * bz - ay * bw - az * bx;
  const double z = aw * bz - ax * by + ay * bx - az * bw;
  const double round = degrees(2 * std::atan2(std::hypot(x, y), std::hypot(w, z)));
  const double roll = degrees(2 * std::atan2(std::abs(z), std::abs(w)));
  const double zoom = std::log2(nowView.zoom() / thenView.zoom());
  const double pan = std::hypot(nowView.pan()[0] - thenView.pan()[0], nowView.pan()[1] - thenView.pan()[1]);
  const bool moved = std::max({round / 180, roll / 180, std::abs(zoom), pan}) > kStands;
  if (moved) {
    change.motion = {1, bounded(round / 10), bounded(roll / 10), bounded(4 * zoom), bounded(10 * pan)};
  }
  for (std::size_t i = 0; i < now.lighting.size(); ++i)
    change.motion[Change::kCamera + i] = now.lighting[i] - then.lighting[i];
  return change;
}

}  // namespace twinray::nn
