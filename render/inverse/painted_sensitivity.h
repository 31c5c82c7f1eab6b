#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/square_painter.h"
#include "render/inverse/differentiable_guide.h"
#include "render/inverse/region.h"

namespace twinray::render {

/// How the norm of a painted picture follows the opacities of the transfer function. Where the network paints from an
/// opacity picture of the volume, the transfer function reaches its picture in two ways.
struct PaintedSensitivity {
  /// Root mean square of RGB (0..1) over the region; 0 where the region has no pixel.
  double norm = 0;
  /// Derivatives by each of the function's 256 opacities as the network is told them, the opacity picture as it is.
  std::vector<double> told;
  /// The same by what the opacity picture shows; zeros where the network needs none.
  std::vector<double> seen;
  /// As TFGAN's own tool has it, before its smoothing and without sign taken away: the Euclidean norm of the square's
  /// pictures in -1..1, by each value of the network's opacity input, -1..1 too; the opacity picture as it is.
  std::vector<double> original;

  /// Both together: how the picture really changes.
  std::vector<double> whole() const;
};

/// Of a picture of width x height (only its shape counts) with the painted square in its middle and the background
/// beside it, as the prediction is shown. The opacity picture is the guide's, placed here. Empty if stopped.
std::optional<PaintedSensitivity> paintedSensitivity(const core::SquarePainter& painter, DifferentiableGuide& guide,
                                                     const core::Scene& scene, const PictureRegion& region, int width,
                                                     int height, const std::stop_token& stop = {});

/// Where the axis of a curve of derivatives ends: few values, air above all, would flatten all others, so three may go
/// beyond it.
double axisEnd(const std::vector<double>& curve);

/// Pearson's correlation of two curves of equal length, each cut at the end of its axis: -1..1; empty where one of them
/// is the same everywhere.
std::optional<double> correlation(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace twinray::render
