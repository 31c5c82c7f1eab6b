#include "core/sampling/colors.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace twinray::core {
namespace {

using Color = std::array<double, 3>;

constexpr std::array<Color, 3> kGrey{{{0.40, 0.40, 0.40}, {0.70, 0.70, 0.70}, {1.00, 1.00, 1.00}}};
constexpr std::array<Color, 4> kBone{{{0.65, 0.45, 0.34}, {0.82, 0.62, 0.45}, {0.94, 0.87, 0.74}, {1.00, 0.99, 0.95}}};
constexpr std::array<Color, 4> kWarm{{{0.65, 0.10, 0.06}, {0.85, 0.30, 0.08}, {0.98, 0.72, 0.25}, {1.00, 0.97, 0.80}}};
constexpr std::array<Color, 5> kTissue{
    {{0.70, 0.47, 0.38}, {0.86, 0.62, 0.50}, {0.75, 0.25, 0.20}, {0.90, 0.78, 0.62}, {0.98, 0.96, 0.90}}};
constexpr std::array<Color, 3> kCoolToWarm{{{0.23, 0.40, 0.85}, {0.86, 0.86, 0.86}, {0.80, 0.20, 0.15}}};

constexpr std::array<std::span<const Color>, 5> kRamps{kGrey, kBone, kWarm, kTissue, kCoolToWarm};

Color mixed(const Color& a, const Color& b, double f) {
  return {a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f, a[2] + (b[2] - a[2]) * f};
}

/// A ramp over the values where the structures are; the ends of the range continue it.
std::vector<ColorNode> ramp(std::span<const Color> colors, double from, double to) {
  std::vector<ColorNode> nodes;
  for (std::size_t i = 0; i < colors.size(); ++i) {
    nodes.push_back({from + (to - from) * double(i) / double(colors.size() - 1), colors[i]});
  }
  return nodes;
}

}  // namespace

Color rgbFromHsl(double hue, double saturation, double lightness) {
  const double chroma = (1 - std::abs(2 * lightness - 1)) * saturation;
  const double sector = (hue - 360 * std::floor(hue / 360)) / 60;
  const double second = chroma * (1 - std::abs(sector - 2 * std::floor(sector / 2) - 1));
  constexpr std::array<std::array<int, 3>, 6> kOrder{
      {{0, 1, 2}, {1, 0, 2}, {2, 0, 1}, {2, 1, 0}, {1, 2, 0}, {0, 2, 1}}};
  const std::array<double, 3> parts{chroma, second, 0};
  const auto& order = kOrder[std::min(std::size_t(sector), kOrder.size() - 1)];
  const double base = lightness - chroma / 2;
  Color rgb;
  for (int c = 0; c < 3; ++c) rgb[c] = std::clamp(base + parts[order[c]], 0.0, 1.0);
  return rgb;
}

std::vector<ColorNode> plausibleColors(Random& random, double minimum, double maximum,
                                       const std::vector<double>& values) {
  const double scheme = random.uniform();
  // Where the structures are, and a margin, so that a single one also gets more than one colour.
  const double margin = 0.1 * (maximum - minimum);
  const double from = std::max(values.front() - margin, minimum);
  const double to = std::min(values.back() + margin, maximum);
  if (scheme < 0.4) {
    const auto colors = kRamps[std::size_t(random.integer(0, int(kRamps.size()) - 1))];
    const bool reversed = random.chance(0.15);
    return reversed ? ramp(colors, to, from) : ramp(colors, from, to);
  }
  if (scheme < 0.5) {
    const double hue = random.uniform(0, 360);
    const double saturation = random.uniform(0.2, 0.8);
    return {{from, rgbFromHsl(hue, saturation, 0.45)}, {to, rgbFromHsl(hue, saturation, random.uniform(0.7, 0.95))}};
  }
  // Hues at least a golden section of the circle apart look different from their neighbours.
  constexpr double kGoldenAngle = 137.50776405003785;
  double hue = random.uniform(0, 360);
  std::vector<ColorNode> nodes;
  for (const double value : values) {
    const double saturation = random.uniform(0.25, 1);
    nodes.push_back({value, rgbFromHsl(hue, saturation, random.uniform(0.5, 0.85))});
    hue += kGoldenAngle + random.uniform(-25, 25);
  }
  // Sometimes with darker ends, as the original does it.
  if (random.chance(0.5)) {
    constexpr Color kDark{0.15, 0.12, 0.12};
    nodes.insert(nodes.begin(), {minimum, mixed(nodes.front().rgb, kDark, 0.6)});
    nodes.push_back({maximum, mixed(nodes.back().rgb, kDark, 0.6)});
  }
  return nodes;
}

}  // namespace twinray::core
