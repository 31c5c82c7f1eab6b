#pragma once

#include <array>
#include <vector>

#include "core/sampling/random.h"
#include "core/transfer_function.h"

namespace twinray::core {

/// Hue in degrees, saturation and lightness 0..1.
std::array<double, 3> rgbFromHsl(double hue, double saturation, double lightness);

/// Colours as people choose them over minimum..maximum, for structures at `values` (ascending, inside the range): a
/// ramp (grey, bone, warm, tissue, cool to warm), one hue, or one hue for each structure. Bright enough to see at every
/// value.
std::vector<ColorNode> plausibleColors(Random& random, double minimum, double maximum,
                                       const std::vector<double>& values);

}  // namespace twinray::core
