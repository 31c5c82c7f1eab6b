#include "nn/enlarged_rows.h"

#include <algorithm>
#include <cmath>

namespace twinray::nn {
namespace {

/// R. Keys, "Cubic convolution interpolation for digital image processing", 1981, equation 4, with a = -0.75.
double keys(double distance) {
  constexpr double a = -0.75;
  const double x = std::abs(distance);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
}

}  // namespace

EnlargedRows::EnlargedRows(const core::Image& guide, int factor)
    : guide_(guide), factor_(factor), mixed_(std::size_t(guide.width + 4) * kChannels) {
  for (int i = 0; i < factor; ++i) {
    const double position = (i + 0.5) / factor - 0.5;
    Phase phase{int(std::floor(position)) - 1, {}};
    for (int k = 0; k < 4; ++k) phase.weight[std::size_t(k)] = float(keys(position - (phase.first + k)));
    taps_.push_back(phase);
  }
}

void EnlargedRows::mixRows(int y) {
  const Phase& phase = taps_[std::size_t(y % factor_)];
  std::array<const std::uint8_t*, 4> rows;
  for (int k = 0; k < 4; ++k)
    rows[std::size_t(k)] = guide_.pixel(0, std::clamp(y / factor_ + phase.first + k, 0, guide_.height - 1));
  const int channels = int(kChannels), values = guide_.width * channels;
  float* inner = mixed_.data() + 2 * channels;
  const auto [w0, w1, w2, w3] = phase.weight;
  for (int i = 0; i < values; ++i)
    inner[i] = w0 * float(rows[0][i]) + w1 * float(rows[1][i]) + w2 * float(rows[2][i]) + w3 * float(rows[3][i]);
  for (int c = 0; c < channels; ++c) {
    inner[c - channels] = inner[c - 2 * channels] = inner[c];
    inner[values + c] = inner[values + channels + c] = inner[values - channels + c];
  }
}

}  // namespace twinray::nn
