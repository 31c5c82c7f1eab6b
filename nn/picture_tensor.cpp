#include "nn/picture_tensor.h"

#include <algorithm>
#include <array>

#include "nn/enlarged_rows.h"

namespace twinray::nn {
namespace {

constexpr int kChannels = core::Image::kChannels;

}  // namespace

torch::Tensor paddedGuide(const core::Image& guide, int multiple) {
  const int width = (guide.width + multiple - 1) / multiple * multiple;
  const int height = (guide.height + multiple - 1) / multiple * multiple;
  auto tensor = torch::empty({1, kChannels, height, width});
  float* out = tensor.data_ptr<float>();
  const std::size_t plane = std::size_t(width) * std::size_t(height);
  for (int y = 0; y < height; ++y) {
    const auto* row = guide.pixel(0, std::min(y, guide.height - 1));
    for (int x = 0; x < width; ++x, ++out)
      for (int c = 0; c < kChannels; ++c)
        out[std::size_t(c) * plane] = float(row[std::min(x, guide.width - 1) * kChannels + c]) * (1.0f / 255);
  }
  return tensor;
}

torch::Tensor detailOf(const core::Image& picture, const core::Image& guide, int factor, int guideWidth,
                       int guideHeight) {
  auto detail = torch::zeros({1, 3, guideHeight * factor, guideWidth * factor});
  const std::int64_t rowStride = detail.size(3), planeStride = detail.size(2) * rowStride;
  EnlargedRows enlarged(guide, factor);
  for (int y = 0; y < picture.height; ++y) {
    float* out = detail.data_ptr<float>() + y * rowStride;
    const auto* row = picture.pixel(0, y);
    enlarged.row(y, picture.width, [&](int x, const std::array<float, kChannels>& sum) {
      for (std::size_t c = 0; c < 3; ++c)
        out[std::int64_t(c) * planeStride + x] = (float(row[x * kChannels + int(c)]) - sum[c]) * (1.0f / 255);
    });
  }
  return detail;
}

core::Plane planeOf(const torch::Tensor& planes) {
  const auto values = planes.detach().to(torch::kCPU, torch::kFloat32).contiguous();
  const float* first = values.data_ptr<float>();
  return {int(values.size(0)), int(values.size(1)), int(values.size(2)),
          std::vector<float>(first, first + values.numel())};
}

core::Image pictureOf(const torch::Tensor& rgb) {
  const auto values = rgb.detach().to(torch::kCPU, torch::kFloat32).contiguous();
  const auto access = values.accessor<float, 3>();
  core::Image picture(int(values.size(2)), int(values.size(1)));
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      auto* out = picture.pixel(x, y);
      for (int c = 0; c < 3; ++c) out[c] = byteOf(255.0f * access[c][y][x]);
      out[3] = 255;
    }
  return picture;
}

}  // namespace twinray::nn
