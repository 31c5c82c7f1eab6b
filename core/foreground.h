#pragma once

#include <cstddef>

#include "core/volume.h"

namespace twinray::core {

/// First bin that counts as foreground. Background is the histogram's highest peak where it lies in the lowest quarter
/// of the range (air, or the zeros around a brain): all bins up to the first one behind the peak that holds less than a
/// twentieth of it. 0 where there is no such peak, or nothing behind it.
std::size_t firstForegroundBin(const Histogram& histogram);

/// Scalar value below which `percent` % of the foreground voxels lie, linear inside a bin; percent is clamped to
/// 0..100. The one meaning of "percentile" for the sampler and the presets.
double foregroundPercentile(const Histogram& histogram, double percent);

}  // namespace twinray::core
