#include "render/caster.h"

#include <algorithm>

#include "render/parallel_rows.h"

namespace twinray::render {
namespace {

/// Calls f(y) for all rows of a picture, on several threads where it is large enough that they are worth starting.
template <typename F>
void forEachPictureRow(int width, int height, int threads, F&& f) {
  constexpr int kRowsAtOnce = 16;
  constexpr std::size_t kPixelsOfAThread = 1 << 15;
  const std::size_t most = std::size_t(width) * height / kPixelsOfAThread;
  const int bands = (height + kRowsAtOnce - 1) / kRowsAtOnce;
  forEachRow(bands, std::max(1, std::min(threads, static_cast<int>(most))), {}, [&](int band) {
    for (int y = band * kRowsAtOnce; y < std::min((band + 1) * kRowsAtOnce, height); ++y) f(y);
  });
}

}  // namespace

void PixelSums::fillCheckerboard(int threads) {
  constexpr int kReach = 2;
  // Mirroring keeps the parity, so neighbours beyond an edge are cast pixels too.
  const auto mirrored = [](int at, int count) {
    const int inside = at < 0 ? -at : at;
    return std::clamp(inside < count ? inside : 2 * (count - 1) - inside, 0, count - 1);
  };
  const std::size_t stride = std::size_t(4) * width;
  // near: sum of four; far: sum of eight. Sums of one pass have 15 bits.
  const auto filled = [](std::int32_t near, std::int32_t far) {
    return static_cast<std::uint32_t>(std::max(0, (18 * near - far + 32) / 64));
  };
  // Threads write pixels that have no ray, and read the others.
  forEachPictureRow(width, height, threads, [&](int y) {
    const std::uint32_t* rows[2 * kReach + 1];
    for (int k = -kReach; k <= kReach; ++k) rows[k + kReach] = rgba.data() + stride * mirrored(y + k, height);
    std::uint32_t* out = rgba.data() + stride * y;
    for (int x = 1 - y % 2; x < width; x += 2) {
      std::size_t at[2 * kReach + 1];
      for (int k = -kReach; k <= kReach; ++k) {
        const bool inner = x + k >= 0 && x + k < width;
        at[k + kReach] = std::size_t(4) * (inner ? x + k : mirrored(x + k, width));
      }
      for (int c = 0; c < 4; ++c) {
        const auto pixel = [&](int row, int column) { return static_cast<std::int32_t>(rows[row][at[column] + c]); };
        const std::int32_t near = pixel(1, 2) + pixel(3, 2) + pixel(2, 1) + pixel(2, 3);
        const std::int32_t far = pixel(0, 1) + pixel(0, 3) + pixel(4, 1) + pixel(4, 3) + pixel(1, 0) + pixel(1, 4) +
                                 pixel(3, 0) + pixel(3, 4);
        out[4 * x + c] = filled(near, far);
      }
    }
  });
}

core::Image PixelSums::overBackground(const core::Rgb& background, int threads) const {
  core::Image picture(width, height);
  const double full = double(kUnit) * std::max(passes, 1);
  const float scale = static_cast<float>(255.0 / full);
  std::array<float, 3> behind;
  for (int c = 0; c < 3; ++c) behind[c] = static_cast<float>(255.0 * std::clamp(background[c], 0.0, 1.0));
  const auto toByte = [](float value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0f, 255.0f) + 0.5f); };
  forEachPictureRow(width, height, threads, [&](int y) {
    const std::uint32_t* in = rgba.data() + std::size_t(4) * width * y;
    std::uint8_t* out = picture.pixel(0, y);
    for (const std::uint8_t* end = out + std::size_t(4) * width; out != end; out += 4, in += 4) {
      const float alpha = static_cast<float>(in[3]) * scale;
      const float through = 1.0f - alpha / 255.0f;
      for (int c = 0; c < 3; ++c) out[c] = toByte(static_cast<float>(in[c]) * scale + through * behind[c]);
      out[3] = toByte(alpha);
    }
  });
  return picture;
}

}  // namespace twinray::render
