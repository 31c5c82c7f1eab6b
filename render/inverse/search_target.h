#pragma once

#include <array>

#include "render/inverse/curve_search.h"
#include "render/inverse/match.h"

namespace twinray::render {

/// A size of the picture's shape, its longer side at most `longer` pixels.
std::array<int, 2> guideSizeFor(const core::Image& target, int longer);

/// The target at the size of a guide, and what the options let change. Throws core::Error for a region without pixels.
SearchTarget searchTarget(const core::Image& target, const MatchOptions& options, int width, int height);

/// Everything opaque alike, in the function's own colours or in grey.
TransferSamples fog(const core::TransferFunction& function, double opacity, bool grey);

/// What may not change becomes what `own` has there.
void keepLocked(const MatchOptions& options, const TransferSamples& own, TransferSamples& samples);

}  // namespace twinray::render
