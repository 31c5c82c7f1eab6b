#pragma once

#include <torch/torch.h>

#include "core/image.h"

namespace twinray::nn {

/// A guide as 1 x 4 x height x width floats in 0..1, its sides brought to multiples of `multiple` by repeating the last
/// row and column.
torch::Tensor paddedGuide(const core::Image& guide, int multiple);

/// What a picture shows beyond the enlargement of its guide (nn/enlarged_rows.h), RGB in units of 1: 1 x 3 x
/// (guideHeight factor) x (guideWidth factor) for a padded guide of that size, 0 outside the picture.
torch::Tensor detailOf(const core::Image& picture, const core::Image& guide, int factor, int guideWidth,
                       int guideHeight);

/// RGB of a tensor (3 x h x w, 0..1) as an opaque picture, clamped and rounded.
core::Image pictureOf(const torch::Tensor& rgb);

/// A tensor c x h x w as planes.
core::Plane planeOf(const torch::Tensor& planes);

}  // namespace twinray::nn
