#pragma once

#include <array>
#include <functional>
#include <vector>

#include "core/viewpoint.h"

namespace twinray::render {

/// The differences between the target and what is seen from a viewpoint, whose squares shall add up to little. False if
/// stopped.
using ViewResiduals = std::function<bool(const core::Viewpoint&, std::vector<double>&)>;

/// A viewpoint orbited to the right and up and rolled by degrees, and zoomed by percent.
core::Viewpoint movedBy(core::Viewpoint view, const std::array<double, 4>& by);

/// Levenberg and Marquardt on orbit, roll and zoom, with differences over `step` degrees (and percent of the zoom).
/// `error` becomes the sum of squares at the viewpoint that is left. False if stopped.
bool polishView(core::Viewpoint& view, double& error, const ViewResiduals& residuals, double step, int iterations);

}  // namespace twinray::render
