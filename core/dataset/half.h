#pragma once

#include <cstdint>

namespace twinray::core {

/// IEEE 754 binary16, rounded to nearest, ties to even; beyond 65504 becomes infinity, NaN stays NaN.
std::uint16_t halfFromDouble(double value);
double doubleFromHalf(std::uint16_t half);

}  // namespace twinray::core
