#include "render/caster.h"

#include <algorithm>

namespace twinray::render {

core::Image PixelSums::overBackground(const core::Rgb& background) const {
  core::Image picture(width, height);
  const double full = double(kUnit) * std::max(passes, 1);
  const float scale = static_cast<float>(255.0 / full);
  std::array<float, 3> behind;
  for (int c = 0; c < 3; ++c) behind[c] = static_cast<float>(255.0 * std::clamp(background[c], 0.0, 1.0));
  const auto toByte = [](float value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0f, 255.0f) + 0.5f); };
  const std::uint32_t* in = rgba.data();
  for (std::uint8_t* out = picture.data.data(); out != picture.data.data() + picture.data.size(); out += 4, in += 4) {
    const float alpha = static_cast<float>(in[3]) * scale;
    const float through = 1.0f - alpha / 255.0f;
    for (int c = 0; c < 3; ++c) out[c] = toByte(static_cast<float>(in[c]) * scale + through * behind[c]);
    out[3] = toByte(alpha);
  }
  return picture;
}

}  // namespace twinray::render
