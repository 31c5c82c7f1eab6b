#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/transfer_function.h"

namespace twinray::core {

/// A point of VTK's piecewise functions: where between this point and the next (midpoint, 0..1) the mean is reached,
/// and how sharply (0: linear, 1: a step).
struct VtkPoint {
  double value = 0;
  double opacity = 0;
  double midpoint = 0.5;
  double sharpness = 0;
};

/// vtkPiecewiseFunction's curve as linear points; the same points where all are linear.
std::vector<OpacityPoint> linearPoints(const std::vector<VtkPoint>& points);

/// vtkColorTransferFunction's colours between nodes as linear RGB nodes. `space`: ParaView's "RGB", "HSV" (shorter way
/// round the hue), "Lab", "Diverging" (K. Moreland, "Diverging Color Maps for Scientific Visualization", 2009) or
/// "Step". Throws Error for others.
std::vector<ColorNode> linearColors(const std::vector<ColorNode>& nodes, const std::string& space);

}  // namespace twinray::core
