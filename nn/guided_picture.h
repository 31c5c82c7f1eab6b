#pragma once

#include <torch/torch.h>

#include "core/image.h"
#include "nn/guided.h"

namespace twinray::nn {

/// A guide as the first layer takes it: 1 x 4 unshuffle^2 x h x w in -0.5..0.5, channels last, of `type`; its sides
/// brought to multiples of `multiple` by repeating the last row and column.
torch::Tensor gatheredGuide(const core::Image& guide, int unshuffle, int multiple, torch::ScalarType type);

/// A keyframe, as the pixels of a picture that starts from it need it.
struct PictureStart {
  const core::Image& guide;  ///< the keyframe's
  torch::Tensor detail;      ///< KeyframeBatch::detail
  torch::Tensor shown;       ///< KeyframeBatch::shown
  float trust = 0;           ///< where the two guides agree (GuidedImpl::trustIn)
  float steepness = 0;       ///< what a difference of the guides takes off (GuidedImpl::steepness)
  float halfTrusted = float(GuidedImpl::kHalfTrusted);  ///< another one for large volumes
};

/// The picture of width x height pixels that GuidedImpl::residual() of the same layers makes of the enlarged guide, in
/// one pass over its rows: shuffling, blending with the keyframe (null: none), fading, masking, adding to the enlarged
/// guide. Alpha is the enlarged guide's.
core::Image guidedPicture(const GuidedConfig& config, const core::Image& guide, const GuidedLayers& layers,
                          const PictureStart* start, int width, int height);

}  // namespace twinray::nn
