#include "render/head_light.h"

#include <algorithm>
#include <cmath>

namespace twinray::render {
namespace {

constexpr float kUnit = 32767;
/// Steps of the cosine: fine enough for highlights of power 128 to stay within a hundredth of a level of eight bits.
constexpr int kCosines = 4096;

std::uint32_t toFixed(float value) {
  return static_cast<std::uint32_t>(std::min(value * kUnit + 0.5f, 65535.0f));
}

}  // namespace

void HeadLight::updateHighlight(const core::Lighting& lighting) {
  if (!highlight_.empty() && lighting == lighting_) return;
  lighting_ = lighting;
  highlight_.resize(kCosines + 2);
  for (int i = 0; i < kCosines + 2; ++i) {
    const double cosine = static_cast<double>(i) / kCosines;
    highlight_[i] = static_cast<float>(i > 0 ? lighting.specular * std::pow(cosine, lighting.specularPower) : 0.0);
  }
}

void HeadLight::fill(const core::Lighting& lighting, const std::array<double, 3>& back,
                     std::vector<std::uint32_t>& factors) {
  updateHighlight(lighting);
  const float x = static_cast<float>(back[0]), y = static_cast<float>(back[1]), z = static_cast<float>(back[2]);
  const float ambient = static_cast<float>(lighting.ambient), direct = static_cast<float>(lighting.diffuse);
  const std::size_t count = normals_.size() / 3;
  factors.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const float* normal = normals_.data() + 3 * i;
    const float cosine = std::min(std::abs(normal[0] * x + normal[1] * y + normal[2] * z), 1.0f);
    const float position = cosine * kCosines;
    const int before = static_cast<int>(position);
    const float shine =
        highlight_[before] + (position - static_cast<float>(before)) * (highlight_[before + 1] - highlight_[before]);
    factors[i] = toFixed(ambient + direct * cosine) | toFixed(shine) << 16;
  }
}

}  // namespace twinray::render
