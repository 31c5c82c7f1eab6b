#pragma once

#include <array>
#include <cstdint>

#include <torch/torch.h>

#include "nn/enlarged_rows.h"

namespace twinray::nn {

/// The picture of a prediction: the guide enlarged by a whole factor (bicubic, as core::enlargeBicubic, in floating
/// point) plus the residual (1 x 3 x h x w float, RGB in units of 1, from the top left corner), clamped and rounded
/// once, cut to width x height. Alpha is the enlarged guide's.
inline core::Image composed(const core::Image& guide, const torch::Tensor& residual, int factor, int width,
                            int height) {
  const auto added = residual.contiguous();
  const auto rowStride = added.size(3);
  const auto planeStride = added.size(2) * rowStride;
  EnlargedRows enlarged(guide, factor);
  core::Image picture(width, height);
  for (int y = 0; y < height; ++y) {
    const float* add = added.data_ptr<float>() + y * rowStride;
    auto* row = picture.pixel(0, y);
    enlarged.row(y, width, [&](int x, const std::array<float, EnlargedRows::kChannels>& sum) {
      auto* out = row + x * EnlargedRows::kChannels;
      for (std::size_t c = 0; c < 3; ++c) out[c] = byteOf(sum[c] + 255.0f * add[std::int64_t(c) * planeStride + x]);
      out[3] = byteOf(sum[3]);
    });
  }
  return picture;
}

}  // namespace twinray::nn
