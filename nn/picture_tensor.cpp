#include "nn/picture_tensor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twinray::nn {
namespace {

constexpr int kChannels = core::Image::kChannels;

/// R. Keys, "Cubic convolution interpolation for digital image processing", 1981, equation 4, with a = -0.75.
double keys(double distance) {
  constexpr double a = -0.75;
  const double x = std::abs(distance);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
}

/// The four taps of one of the `factor` positions between two source samples: source index relative to target / factor.
struct Phase {
  int first = 0;
  std::array<float, 4> weight{};
};

std::vector<Phase> phases(int factor) {
  std::vector<Phase> all;
  for (int i = 0; i < factor; ++i) {
    const double position = (i + 0.5) / factor - 0.5;
    Phase phase{int(std::floor(position)) - 1, {}};
    for (int k = 0; k < 4; ++k) phase.weight[std::size_t(k)] = float(keys(position - (phase.first + k)));
    all.push_back(phase);
  }
  return all;
}

/// Four source rows weighted and summed, with two samples of replicated edge at both ends.
void mixRows(const core::Image& guide, int row, const Phase& phase, std::vector<float>& mixed) {
  std::array<const std::uint8_t*, 4> rows;
  for (int k = 0; k < 4; ++k)
    rows[std::size_t(k)] = guide.pixel(0, std::clamp(row + phase.first + k, 0, guide.height - 1));
  const int values = guide.width * kChannels;
  float* inner = mixed.data() + 2 * kChannels;
  const auto [w0, w1, w2, w3] = phase.weight;
  for (int i = 0; i < values; ++i)
    inner[i] = w0 * float(rows[0][i]) + w1 * float(rows[1][i]) + w2 * float(rows[2][i]) + w3 * float(rows[3][i]);
  for (int c = 0; c < kChannels; ++c) {
    inner[c - kChannels] = inner[c - 2 * kChannels] = inner[c];
    inner[values + c] = inner[values + kChannels + c] = inner[values - kChannels + c];
  }
}

std::uint8_t byteOf(float value) {
  return std::uint8_t(std::min(std::max(value, 0.0f), 255.0f) + 0.5f);
}

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

namespace {

/// Rows of a guide enlarged by a whole factor, RGBA in 0..255, not clamped.
class EnlargedRows {
 public:
  EnlargedRows(const core::Image& guide, int factor)
      : guide_(guide), factor_(factor), taps_(phases(factor)), mixed_(std::size_t(guide.width + 4) * kChannels) {}

  /// Calls use(x, rgba) for every x below width of row y.
  template <typename Use>
  void row(int y, int width, const Use& use) {
    mixRows(guide_, y / factor_, taps_[std::size_t(y % factor_)], mixed_);
    for (int x = 0; x < width; ++x) {
      const auto& tap = taps_[std::size_t(x % factor_)];
      const float* in = mixed_.data() + (x / factor_ + tap.first + 2) * kChannels;
      std::array<float, kChannels> sum;
      for (std::size_t c = 0; c < kChannels; ++c)
        sum[c] =
            tap.weight[0] * in[c] + tap.weight[1] * in[c + 4] + tap.weight[2] * in[c + 8] + tap.weight[3] * in[c + 12];
      use(x, sum);
    }
  }

 private:
  const core::Image& guide_;
  int factor_;
  std::vector<Phase> taps_;
  std::vector<float> mixed_;
};

}  // namespace

core::Image composed(const core::Image& guide, const torch::Tensor& residual, int factor, int width, int height) {
  const auto added = residual.contiguous();
  const auto rowStride = added.size(3);
  const auto planeStride = added.size(2) * rowStride;
  EnlargedRows enlarged(guide, factor);
  core::Image picture(width, height);
  for (int y = 0; y < height; ++y) {
    const float* add = added.data_ptr<float>() + y * rowStride;
    auto* row = picture.pixel(0, y);
    enlarged.row(y, width, [&](int x, const std::array<float, kChannels>& sum) {
      auto* out = row + x * kChannels;
      for (std::size_t c = 0; c < 3; ++c) out[c] = byteOf(sum[c] + 255.0f * add[std::int64_t(c) * planeStride + x]);
      out[3] = byteOf(sum[3]);
    });
  }
  return picture;
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
