#pragma once

#include <filesystem>

#include "nn/model.h"

namespace twinray::nn {

/// Runs a model's bare network on arrays, for comparison with other implementations. The folder holds float32 view.npy
/// (n, 5), opacity.npy (n, 1, 256), color.npy (n, 3, 256) and, where the network takes a guide, image.npy (n, c, h, w),
/// in -1..1 (for `guided` the image is RGBA). lighting.npy (n, 6) may accompany `guided` (the default lighting if
/// missing), noise.npy (n, d) a network with noise (zeros if missing). Writes float32 (n, 3, H, W), (n, 1, H, W) for
/// `opacity`, in -1..1. trainingMode: BatchNorm uses the statistics of the n inputs. Throws core::Error for an array of
/// another shape.
void forwardArrays(const Model& model, const std::filesystem::path& inputs, const std::filesystem::path& output,
                   bool trainingMode);

}  // namespace twinray::nn
