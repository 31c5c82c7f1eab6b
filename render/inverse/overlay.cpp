#include "render/inverse/overlay.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace twinray::render {
namespace {

constexpr double kMostOpaque = 0.85;

}  // namespace

std::array<std::uint8_t, 4> overlayColor(double strength) {
  // Inferno (van der Walt and Smith, matplotlib 1.5; CC0) at eighths.
  static constexpr std::array<std::array<double, 3>, 9> kInferno{{{0.001462, 0.000466, 0.013866},
                                                                  {0.122908, 0.047536, 0.281624},
                                                                  {0.341500, 0.062325, 0.429425},
                                                                  {0.550287, 0.132490, 0.408891},
                                                                  {0.735683, 0.215906, 0.330245},
                                                                  {0.894058, 0.341700, 0.201900},
                                                                  {0.978422, 0.557937, 0.034931},
                                                                  {0.976511, 0.793750, 0.190653},
                                                                  {0.988362, 0.998364, 0.644924}}};
  const double place = std::clamp(strength, 0.0, 1.0) * 8;
  const std::size_t i = std::min<std::size_t>(static_cast<std::size_t>(place), 7);
  std::array<std::uint8_t, 4> rgba;
  for (int c = 0; c < 3; ++c) {
    rgba[c] = static_cast<std::uint8_t>(std::lround(255 * std::lerp(kInferno[i][c], kInferno[i + 1][c], place - i)));
  }
  rgba[3] = static_cast<std::uint8_t>(std::lround(255 * kMostOpaque * std::sqrt(std::clamp(strength, 0.0, 1.0))));
  return rgba;
}

double strongest(const core::Plane& plane) {
  if (plane.data.empty()) return 0;
  std::vector<float> values = plane.data;
  const auto at = values.begin() + std::ptrdiff_t(0.99 * double(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  // Where little of the picture counts at all, that is 0.
  return double(*at > 0 ? *at : *std::max_element(values.begin(), values.end()));
}

core::Image drawOver(const core::Image& picture, const core::Plane& plane, double most) {
  core::Image result = picture;
  for (int y = 0; y < picture.height; ++y) {
    const int row = y * plane.height / picture.height;
    for (int x = 0; x < picture.width; ++x) {
      std::uint8_t* pixel = result.pixel(x, y);
      pixel[3] = 255;
      if (most <= 0) continue;
      const float value = plane.data[std::size_t(row) * plane.width + std::size_t(x * plane.width / picture.width)];
      const auto over = overlayColor(double(value) / most);
      for (int c = 0; c < 3; ++c)
        pixel[c] = static_cast<std::uint8_t>((over[c] * over[3] + pixel[c] * (255 - over[3]) + 127) / 255);
    }
  }
  return result;
}

}  // namespace twinray::render
