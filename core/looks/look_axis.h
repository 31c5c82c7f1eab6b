#pragma once

#include <vector>

#include "core/transfer_function.h"
#include "core/volume.h"

namespace twinray::core {

/// Opacity over an axis that means the same on every volume: half of it is how many of the foreground's voxels are
/// darker (core/foreground.h), half where the value lies between the foreground's first and its 99.9th percentile. 64
/// square roots of opacity, which give what is translucent its share.
using LookCurve = std::vector<double>;
inline constexpr int kLookSamples = 64;

/// Places 0..1 on that axis of n values from the histogram's minimum to its maximum; they do not fall.
std::vector<double> lookPlaces(const Histogram& histogram, int n = 256);

LookCurve toLook(const TransferFunction& function, const Histogram& histogram);

/// The curve as control points over the function's range; colours stay.
TransferFunction fromLook(const LookCurve& look, const TransferFunction& function, const Histogram& histogram);

}  // namespace twinray::core
