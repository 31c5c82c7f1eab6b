#pragma once

#include <array>
#include <optional>

namespace twinray::core {

/// The original's exchange form, in VTK's terms (degrees): start on +z at 2.5 volume diagonals looking at the centre
/// with view-up +y, then Elevation(-85), Elevation(elevation), Azimuth(azimuth), Roll(roll), Zoom(zoom).
struct ViewAngles {
  double elevation = 85;
  double azimuth = 0;
  double roll = 0;
  double zoom = 1;
  bool operator==(const ViewAngles&) const = default;
};

/// Where the camera stands. A value type; orientation is a unit quaternion.
class Viewpoint {
 public:
  static constexpr double kViewAngle = 30.0;  ///< degrees, vertical, at zoom 1
  static constexpr double kDistance = 2.5;    ///< volume diagonals

  Viewpoint() = default;
  static Viewpoint fromAngles(const ViewAngles& angles);
  /// From camera axes in world coordinates (need not be exactly orthonormal): right, up, and back (from the centre to
  /// the camera).
  static Viewpoint fromAxes(const std::array<double, 3>& up, const std::array<double, 3>& back, double zoom = 1);

  /// Angles that give this orientation back exactly (elevation - 85 in -90..90, azimuth in 0..360, roll in -180..180).
  ViewAngles angles() const;

  /// Camera axes in world coordinates, orthonormal.
  std::array<double, 3> right() const;
  std::array<double, 3> up() const;
  std::array<double, 3> back() const;

  /// (w, x, y, z), |q| = 1: rotates camera axes (x right, y up, z back) into the world.
  const std::array<double, 4>& orientation() const { return orientation_; }
  void setOrientation(const std::array<double, 4>& quaternion);  ///< normalised here

  double zoom() const { return zoom_; }
  void setZoom(double zoom);  ///< clamped to 0.05..100
  /// Shift of the picture in picture heights, x to the right, y up: a lens shift, so the picture moves as a whole.
  const std::array<double, 2>& pan() const { return pan_; }
  void setPan(const std::array<double, 2>& pan) { pan_ = pan; }

  /// Turns the camera around the centre about its own axes, in degrees: `horizontal` > 0 moves the camera to its right,
  /// `vertical` > 0 moves it up.
  void orbit(double horizontal, double vertical);
  /// Turns the camera about its viewing direction, in degrees, with the sign of VTK's vtkCamera::Roll.
  void roll(double degrees);

  bool operator==(const Viewpoint&) const = default;

 private:
  std::array<double, 4> orientation_{1, 0, 0, 0};
  double zoom_ = 1;
  std::array<double, 2> pan_{};
};

}  // namespace twinray::core
