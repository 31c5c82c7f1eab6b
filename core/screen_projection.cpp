#include "core/screen_projection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace twinray::core {
namespace {

constexpr double kWidestAngle = 170;  ///< degrees; as the renderer limits it

double dot(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

}  // namespace

ScreenProjection::ScreenProjection(const Scene& scene, double width, double height)
    : centre_(scene.volume->geometry().centre()),
      right_(scene.viewpoint.right()),
      up_(scene.viewpoint.up()),
      back_(scene.viewpoint.back()),
      distance_(Viewpoint::kDistance * scene.volume->geometry().diagonal()),
      perspective_(scene.projection == Projection::kPerspective) {
  const double angle = std::min(Viewpoint::kViewAngle / scene.viewpoint.zoom(), kWidestAngle);
  scale_ = height / (2 * distance_ * std::tan(angle / 2 * std::numbers::pi / 180));
  middle_ = {width / 2 + scene.viewpoint.pan()[0] * height, height / 2 - scene.viewpoint.pan()[1] * height};
}

std::array<double, 2> ScreenProjection::operator()(const std::array<double, 3>& world) const {
  const std::array<double, 3> from{world[0] - centre_[0], world[1] - centre_[1], world[2] - centre_[2]};
  double scale = scale_;
  if (perspective_) {
    const double away = distance_ - dot(from, back_);
    scale = away > 0 ? scale_ * distance_ / away : std::numeric_limits<double>::quiet_NaN();
  }
  return {middle_[0] + scale * dot(from, right_), middle_[1] - scale * dot(from, up_)};
}

double ScreenProjection::depth(const std::array<double, 3>& world) const {
  return distance_ - dot({world[0] - centre_[0], world[1] - centre_[1], world[2] - centre_[2]}, back_);
}

std::array<double, 3> ScreenProjection::place(double x, double y, double depth) const {
  const double millimetres = (perspective_ ? depth / distance_ : 1) / scale_;
  const double toRight = (x - middle_[0]) * millimetres, upwards = (middle_[1] - y) * millimetres;
  std::array<double, 3> world{};
  for (std::size_t i = 0; i < 3; ++i)
    world[i] = centre_[i] + toRight * right_[i] + upwards * up_[i] + (distance_ - depth) * back_[i];
  return world;
}

double roundLength(double pixelsPerMillimetre, double longest) {
  const double most = longest / pixelsPerMillimetre;
  const double power = std::pow(10.0, std::floor(std::log10(most)));
  for (const double factor : {5.0, 2.0}) {
    if (factor * power <= most) return factor * power;
  }
  return power;
}

}  // namespace twinray::core
