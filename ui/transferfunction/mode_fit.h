#pragma once

#include <vector>

#include "core/transfer_function.h"

namespace twinray::ui {

struct ModeFit {
  std::vector<core::GaussianMode> modes;
  double largestError =
      0;  ///< |opacity of the modes - opacity of the curve|, the largest over 256 samples of the range
};

/// Up to `maximumModes` Gaussians whose sum, cut at 1, comes near the opacity of `tf` in the least-squares sense: one
/// more at the largest remainder, then all refined (Levenberg-Marquardt), until nothing visible remains. No modes for a
/// curve that is 0 everywhere.
ModeFit fitModes(const core::TransferFunction& tf, int maximumModes = 5);

}  // namespace twinray::ui
