#include "core/vtk_curves.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/error.h"

namespace twinray::core {
namespace {

using Triple = std::array<double, 3>;

constexpr int kSteps = 16;           ///< linear pieces between two points that are not joined by a line
constexpr double kLinear = 0.01;     ///< sharpness below which VTK draws a line
constexpr double kStep = 0.99;       ///< ... and above which it draws a step
constexpr double kTiny = 1e-9;       ///< of a midpoint's distance from the ends
constexpr double kSaturated = 0.05;  ///< Msh: below it a colour has no hue
constexpr double kWhitest = 88;      ///< Msh: least magnitude of the white in the middle

/// VTK's Hermite curve between two points at fraction s, 0..1.
double between(const VtkPoint& from, const VtkPoint& to, double s) {
  const double middle = std::clamp(from.midpoint, kTiny, 1 - kTiny);
  s = s < middle ? 0.5 * s / middle : 0.5 + 0.5 * (s - middle) / (1 - middle);
  if (from.sharpness > kStep) return s < 0.5 ? from.opacity : to.opacity;
  if (from.sharpness < kLinear) return (1 - s) * from.opacity + s * to.opacity;
  const double power = 1 + 10 * from.sharpness;
  s = s < 0.5 ? 0.5 * std::pow(2 * s, power) : 1 - 0.5 * std::pow(2 * (1 - s), power);
  const double slope = (1 - from.sharpness) * (to.opacity - from.opacity);
  const double s2 = s * s;
  const double s3 = s2 * s;
  const double y = (2 * s3 - 3 * s2 + 1) * from.opacity + (3 * s2 - 2 * s3) * to.opacity + (s3 - 2 * s2 + s) * slope +
                   (s3 - s2) * slope;
  return std::clamp(y, std::min(from.opacity, to.opacity), std::max(from.opacity, to.opacity));
}

// sRGB and CIELAB under D65, as VTK has them (vtkMath::RGBToXYZ, XYZToLab).
constexpr Triple kWhite{0.9505, 1.0, 1.089};

double toLinear(double c) {
  return c > 0.04045 ? std::pow((c + 0.055) / 1.055, 2.4) : c / 12.92;
}
double fromLinear(double c) {
  return c > 0.0031308 ? 1.055 * std::pow(c, 1 / 2.4) - 0.055 : 12.92 * c;
}

Triple labFromRgb(const Triple& rgb) {
  const double r = toLinear(rgb[0]), g = toLinear(rgb[1]), b = toLinear(rgb[2]);
  const Triple xyz{0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b,
                   0.0193 * r + 0.1192 * g + 0.9505 * b};
  Triple f{};
  for (int i = 0; i < 3; ++i) {
    const double t = xyz[i] / kWhite[i];
    f[i] = t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

Triple rgbFromLab(const Triple& lab) {
  const double y = (lab[0] + 16) / 116;
  Triple xyz{lab[1] / 500 + y, y, y - lab[2] / 200};
  for (int i = 0; i < 3; ++i) {
    const double cube = xyz[i] * xyz[i] * xyz[i];
    xyz[i] = kWhite[i] * (cube > 0.008856 ? cube : (xyz[i] - 16.0 / 116) / 7.787);
  }
  Triple rgb{3.2406 * xyz[0] - 1.5372 * xyz[1] - 0.4986 * xyz[2], -0.9689 * xyz[0] + 1.8758 * xyz[1] + 0.0415 * xyz[2],
             0.0557 * xyz[0] - 0.2040 * xyz[1] + 1.0570 * xyz[2]};
  for (double& c : rgb) c = fromLinear(c);
  // Out of the gamut: VTK scales by the largest instead of clipping.
  const double largest = *std::max_element(rgb.begin(), rgb.end());
  for (double& c : rgb) c = std::max(0.0, largest > 1 ? c / largest : c);
  return rgb;
}

Triple mixed(const Triple& a, const Triple& b, double s) {
  return {a[0] + s * (b[0] - a[0]), a[1] + s * (b[1] - a[1]), a[2] + s * (b[2] - a[2])};
}

Triple mixLab(const Triple& a, const Triple& b, double s) {
  return rgbFromLab(mixed(labFromRgb(a), labFromRgb(b), s));
}

/// Lab in polar form: magnitude, saturation angle, hue angle.
Triple mshFromRgb(const Triple& rgb) {
  const Triple lab = labFromRgb(rgb);
  const double m = std::sqrt(lab[0] * lab[0] + lab[1] * lab[1] + lab[2] * lab[2]);
  const double s = m > 0.001 ? std::acos(lab[0] / m) : 0;
  return {m, s, s > 0.001 ? std::atan2(lab[2], lab[1]) : 0};
}

/// Hue for an end without one, so that the way to `saturated` looks straight.
double adjustedHue(const Triple& saturated, double magnitude) {
  if (saturated[0] >= magnitude - 0.1) return saturated[2];
  const double spin = saturated[1] * std::sqrt(magnitude * magnitude - saturated[0] * saturated[0]) /
                      (saturated[0] * std::sin(saturated[1]));
  return saturated[2] > -0.3 * std::numbers::pi ? saturated[2] + spin : saturated[2] - spin;
}

Triple mixDiverging(const Triple& first, const Triple& second, double s) {
  Triple a = mshFromRgb(first);
  Triple b = mshFromRgb(second);
  double angle = std::abs(a[2] - b[2]);
  if (angle > std::numbers::pi) angle = 2 * std::numbers::pi - angle;
  // White between two saturated colours of different hue.
  if (a[1] > kSaturated && b[1] > kSaturated && angle > std::numbers::pi / 3) {
    const double white = std::max({a[0], b[0], kWhitest});
    if (s < 0.5) {
      b = {white, 0, 0};
      s = 2 * s;
    } else {
      a = {white, 0, 0};
      s = 2 * s - 1;
    }
  }
  if (a[1] < kSaturated && b[1] > kSaturated) a[2] = adjustedHue(b, a[0]);
  if (b[1] < kSaturated && a[1] > kSaturated) b[2] = adjustedHue(a, b[0]);
  const Triple msh = mixed(a, b, s);
  return rgbFromLab({msh[0] * std::cos(msh[1]), msh[0] * std::sin(msh[1]) * std::cos(msh[2]),
                     msh[0] * std::sin(msh[1]) * std::sin(msh[2])});
}

Triple hsvFromRgb(const Triple& rgb) {
  const auto [least, most] = std::minmax({rgb[0], rgb[1], rgb[2]});
  const double range = most - least;
  double hue = 0;
  if (range > 0) {
    if (most == rgb[0]) {
      hue = (rgb[1] - rgb[2]) / range;
    } else if (most == rgb[1]) {
      hue = 2 + (rgb[2] - rgb[0]) / range;
    } else {
      hue = 4 + (rgb[0] - rgb[1]) / range;
    }
    hue /= 6;
    if (hue < 0) hue += 1;
  }
  return {hue, most > 0 ? range / most : 0, most};
}

Triple rgbFromHsv(const Triple& hsv) {
  const auto channel = [&](double n) {
    const double k = std::fmod(n + hsv[0] * 6, 6);
    return hsv[2] - hsv[2] * hsv[1] * std::max(0.0, std::min({k, 4 - k, 1.0}));
  };
  return {channel(5), channel(3), channel(1)};
}

Triple mixHsv(const Triple& first, const Triple& second, double s) {
  Triple a = hsvFromRgb(first);
  Triple b = hsvFromRgb(second);
  if (a[0] - b[0] > 0.5) b[0] += 1;
  if (b[0] - a[0] > 0.5) a[0] += 1;
  Triple hsv = mixed(a, b, s);
  if (hsv[0] >= 1) hsv[0] -= 1;
  return rgbFromHsv(hsv);
}

}  // namespace

std::vector<OpacityPoint> linearPoints(const std::vector<VtkPoint>& points) {
  std::vector<OpacityPoint> linear;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const VtkPoint& from = points[i];
    linear.push_back({from.value, from.opacity});
    if (i + 1 == points.size()) break;
    const VtkPoint& to = points[i + 1];
    const double width = to.value - from.value;
    if (!(width > 0) || from.opacity == to.opacity) continue;
    if (from.sharpness > kStep) {
      const double edge = from.value + from.midpoint * width;
      linear.push_back({edge, from.opacity});
      linear.push_back({edge, to.opacity});
    } else if (from.sharpness < kLinear) {
      if (from.midpoint != 0.5) linear.push_back({from.value + from.midpoint * width, (from.opacity + to.opacity) / 2});
    } else {
      for (int k = 1; k < kSteps; ++k) {
        const double s = double(k) / kSteps;
        linear.push_back({from.value + s * width, between(from, to, s)});
      }
    }
  }
  return linear;
}

std::vector<ColorNode> linearColors(const std::vector<ColorNode>& nodes, const std::string& space) {
  if (space == "RGB" || space.empty()) return nodes;
  std::function<Triple(const Triple&, const Triple&, double)> mix;
  if (space == "HSV") mix = mixHsv;
  if (space == "Lab" || space == "CIELAB") mix = mixLab;
  if (space == "Diverging") mix = mixDiverging;
  if (!mix && space != "Step") throw Error("its colour space " + space + " is not known here");
  std::vector<ColorNode> linear;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    linear.push_back(nodes[i]);
    if (i + 1 == nodes.size()) break;
    const double width = nodes[i + 1].value - nodes[i].value;
    if (!(width > 0)) continue;
    if (!mix) {
      // VTK's step: the next node's colour from just after this one.
      linear.push_back({nodes[i].value, nodes[i + 1].rgb});
      continue;
    }
    for (int k = 1; k < kSteps; ++k) {
      const double s = double(k) / kSteps;
      Triple rgb = mix(nodes[i].rgb, nodes[i + 1].rgb, s);
      for (double& c : rgb) c = std::clamp(c, 0.0, 1.0);
      linear.push_back({nodes[i].value + s * width, rgb});
    }
  }
  return linear;
}

}  // namespace twinray::core
