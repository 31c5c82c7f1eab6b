#include "core/viewpoint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/error.h"

namespace twinray::core {
namespace {

using Vector = std::array<double, 3>;
using Quaternion = std::array<double, 4>;  // w, x, y, z

constexpr double kRadians = std::numbers::pi / 180;
/// Elevation that the original applies before a view's own.
constexpr double kStartElevation = -85;

double dot(const Vector& a, const Vector& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector cross(const Vector& a, const Vector& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

Vector normalised(const Vector& v) {
  const double length = std::sqrt(dot(v, v));
  if (!(length > 0) || !std::isfinite(length)) {
    throw Error("The camera's axes must be two finite directions that are not parallel.");
  }
  return {v[0] / length, v[1] / length, v[2] / length};
}

Quaternion product(const Quaternion& a, const Quaternion& b) {
  return {a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3], a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
          a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1], a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]};
}

Quaternion rotation(double degrees, const Vector& axis) {
  const double half = degrees * kRadians / 2;
  const double s = std::sin(half);
  return {std::cos(half), s * axis[0], s * axis[1], s * axis[2]};
}

/// Columns of the rotation matrix of a unit quaternion.
Vector column(const Quaternion& q, int index) {
  const auto [w, x, y, z] = q;
  switch (index) {
    case 0:
      return {1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)};
    case 1:
      return {2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)};
    default:
      return {2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)};
  }
}

/// Shepperd's method: divides by the largest of the four components.
Quaternion fromMatrix(const Vector& r, const Vector& u, const Vector& b) {
  const std::array<double, 4> squares{1 + r[0] + u[1] + b[2], 1 + r[0] - u[1] - b[2], 1 - r[0] + u[1] - b[2],
                                      1 - r[0] - u[1] + b[2]};
  const auto largest = std::max_element(squares.begin(), squares.end()) - squares.begin();
  const double s = 2 * std::sqrt(squares[largest]);
  switch (largest) {
    case 0:
      return {s / 4, (u[2] - b[1]) / s, (b[0] - r[2]) / s, (r[1] - u[0]) / s};
    case 1:
      return {(u[2] - b[1]) / s, s / 4, (u[0] + r[1]) / s, (b[0] + r[2]) / s};
    case 2:
      return {(b[0] - r[2]) / s, (u[0] + r[1]) / s, s / 4, (b[1] + u[2]) / s};
    default:
      return {(r[1] - u[0]) / s, (b[0] + r[2]) / s, (b[1] + u[2]) / s, s / 4};
  }
}

}  // namespace

Viewpoint Viewpoint::fromAngles(const ViewAngles& angles) {
  // vtkCamera keeps its view-up on +y while Elevation and Azimuth move the position, so the height above the xz plane
  // is elevation - 85; beyond a pole the right axis flips with it.
  double height = std::remainder(angles.elevation + kStartElevation, 360.0);
  double azimuth = angles.azimuth;
  if (std::abs(height) > 90) {
    height = std::copysign(180.0, height) - height;
    azimuth += 180;
  }
  Viewpoint result;
  result.setOrientation(
      product(product(rotation(azimuth, {0, 1, 0}), rotation(-height, {1, 0, 0})), rotation(-angles.roll, {0, 0, 1})));
  result.setZoom(angles.zoom);
  return result;
}

Viewpoint Viewpoint::fromAxes(const Vector& up, const Vector& back, double zoom) {
  const Vector b = normalised(back);
  const Vector r = normalised(cross(up, b));
  Viewpoint result;
  result.setOrientation(fromMatrix(r, cross(b, r), b));
  result.setZoom(zoom);
  return result;
}

ViewAngles Viewpoint::angles() const {
  constexpr double kPole = 1e-9;  // sine of the distance from a pole below which azimuth and roll are one rotation
  const Vector b = back();
  const Vector r = right();
  const double horizontal = std::hypot(b[0], b[2]);
  ViewAngles result;
  result.zoom = zoom_;
  result.elevation = std::atan2(b[1], horizontal) / kRadians - kStartElevation;
  double azimuth = horizontal > kPole ? std::atan2(b[0], b[2]) : 0.0;
  const Vector levelRight{std::cos(azimuth), 0, -std::sin(azimuth)};
  result.roll = std::atan2(-dot(r, cross(b, levelRight)), dot(r, levelRight)) / kRadians;
  if (azimuth < 0) azimuth += 2 * std::numbers::pi;
  result.azimuth = azimuth / kRadians;
  return result;
}

Vector Viewpoint::right() const {
  return column(orientation_, 0);
}
Vector Viewpoint::up() const {
  return column(orientation_, 1);
}
Vector Viewpoint::back() const {
  return column(orientation_, 2);
}

void Viewpoint::setOrientation(const Quaternion& quaternion) {
  double squares = 0;
  for (const double c : quaternion) squares += c * c;
  const double length = std::sqrt(squares);
  if (!(length > 0) || !std::isfinite(length)) throw Error("The orientation must be a finite quaternion other than 0.");
  for (int i = 0; i < 4; ++i) orientation_[i] = quaternion[i] / length;
}

void Viewpoint::setZoom(double zoom) {
  if (std::isnan(zoom)) throw Error("The zoom must be a number.");
  zoom_ = std::clamp(zoom, 0.05, 100.0);
}

void Viewpoint::orbit(double horizontal, double vertical) {
  const double angle = std::hypot(horizontal, vertical);
  if (angle == 0) return;
  setOrientation(product(orientation_, rotation(angle, {-vertical / angle, horizontal / angle, 0})));
}

void Viewpoint::roll(double degrees) {
  setOrientation(product(orientation_, rotation(-degrees, {0, 0, 1})));
}

}  // namespace twinray::core
