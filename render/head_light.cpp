#include "render/head_light.h"

#include <algorithm>
#include <cmath>

namespace twinray::render {
namespace {

constexpr float kUnit = 32767;
/// Steps of the cosine: fine enough for highlights of power 128 to stay within a hundredth of a level of eight bits.
constexpr int kCosines = 4096;

std::uint16_t toFixed(float value) {
  return static_cast<std::uint16_t>(std::min(value * kUnit + 0.5f, 65535.0f));
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

void HeadLight::fill(const core::Lighting& lighting, const std::array<double, 3>& back, std::uint16_t* diffuse,
                     std::uint16_t* specular) {
  updateHighlight(lighting);
  const float x = static_cast<float>(back[0]), y = static_cast<float>(back[1]), z = static_cast<float>(back[2]);
  const float ambient = static_cast<float>(lighting.ambient), direct = static_cast<float>(lighting.diffuse);
  for (std::size_t i = 0; i + 2 < normals_.size(); i += 3) {
    const float cosine = std::min(std::abs(normals_[i] * x + normals_[i + 1] * y + normals_[i + 2] * z), 1.0f);
    const float position = cosine * kCosines;
    const int before = static_cast<int>(position);
    const float shine =
        highlight_[before] + (position - static_cast<float>(before)) * (highlight_[before + 1] - highlight_[before]);
    const std::uint16_t d = toFixed(ambient + direct * cosine);
    const std::uint16_t s = toFixed(shine);
    diffuse[i] = diffuse[i + 1] = diffuse[i + 2] = d;
    specular[i] = specular[i + 1] = specular[i + 2] = s;
  }
}

}  // namespace twinray::render
