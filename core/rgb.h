#pragma once

#include <array>

namespace twinray::core {

/// Red, green, blue, each 0..1.
using Rgb = std::array<double, 3>;

}  // namespace twinray::core
