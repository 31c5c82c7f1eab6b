#pragma once

#include <cstdint>
#include <vector>

#include "core/image.h"
#include "core/metrics/structure.h"

namespace twinray::core {

/// Pixel counts in 8x12x12 bins of CIELAB (L 0..100, a -86.185..98.254, b -107.863..94.482), L slowest.
using LabHistogram = std::vector<std::int64_t>;

/// Of all pixels, or of those inside the mask.
LabHistogram labHistogram(const Image& image, const Mask* mask = nullptr);

/// Earth mover's distance between two histograms of the same number of pixels (at least one), exact: work per pixel,
/// with the Euclidean distance of bin indices over the longest possible one as ground distance.
double earthMoversDistance(const LabHistogram& a, const LabHistogram& b);

}  // namespace twinray::core
