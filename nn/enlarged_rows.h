#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/image.h"

namespace twinray::nn {

/// Rows of a guide enlarged by a whole factor (bicubic, as core::enlargeBicubic, in floating point): RGBA in 0..255,
/// not clamped. `guide` must outlive it.
class EnlargedRows {
 public:
  static constexpr std::size_t kChannels = core::Image::kChannels;
  using Pixel = std::array<float, kChannels>;

  EnlargedRows(const core::Image& guide, int factor);

  /// Calls use(x, rgba) for every x below width of row y.
  template <typename Use>
  void row(int y, int width, const Use& use) {
    if (factor_ == 1) {
      const std::uint8_t* in = guide_.pixel(0, y);
      for (int x = 0; x < width; ++x, in += kChannels)
        use(x, Pixel{float(in[0]), float(in[1]), float(in[2]), float(in[3])});
      return;
    }
    mixRows(y);
    for (int x = 0; x < width; ++x) {
      const auto& tap = taps_[std::size_t(x % factor_)];
      const float* in = mixed_.data() + std::size_t(x / factor_ + tap.first + 2) * kChannels;
      Pixel sum;
      for (std::size_t c = 0; c < kChannels; ++c)
        sum[c] =
            tap.weight[0] * in[c] + tap.weight[1] * in[c + 4] + tap.weight[2] * in[c + 8] + tap.weight[3] * in[c + 12];
      use(x, sum);
    }
  }

 private:
  /// The four taps of one of the `factor` positions between two source samples: first source index relative to
  /// target / factor.
  struct Phase {
    int first = 0;
    std::array<float, 4> weight{};
  };

  void mixRows(int y);

  const core::Image& guide_;
  int factor_;
  std::vector<Phase> taps_;
  std::vector<float> mixed_;  ///< a row of mixed source rows, with two samples of replicated edge at both ends
};

/// A colour in 0..255 clamped and rounded.
inline std::uint8_t byteOf(float value) {
  const float clamped = value < 0 ? 0.0f : value > 255 ? 255.0f : value;
  return static_cast<std::uint8_t>(clamped + 0.5f);
}

}  // namespace twinray::nn
