#include "core/dataset/half.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinray::core {
namespace {

constexpr int kMantissaBits = 10, kBias = 15, kSmallestExponent = -14;
constexpr std::uint16_t kInfinity = 0x7c00, kNan = 0x7e00, kSign = 0x8000;

}  // namespace

std::uint16_t halfFromDouble(double value) {
  const std::uint16_t sign = std::signbit(value) ? kSign : 0;
  if (std::isnan(value)) return sign | kNan;
  const double magnitude = std::abs(value);
  if (magnitude == 0) return sign;
  if (magnitude >= 65520) return sign | kInfinity;  // half-way from 65504 to the next step
  const int exponent = std::max(std::ilogb(magnitude), kSmallestExponent);
  // In steps of the last mantissa bit; a carry out of the mantissa lands in the exponent by the addition below.
  const double steps = std::nearbyint(std::ldexp(magnitude, kMantissaBits - exponent));
  const int biased = exponent - kSmallestExponent;  // 0 for subnormal and the first normal binade
  return std::uint16_t(sign | ((biased << kMantissaBits) + int(steps)));
}

double doubleFromHalf(std::uint16_t half) {
  const int exponent = half >> kMantissaBits & 31;
  const int mantissa = half & ((1 << kMantissaBits) - 1);
  double magnitude;
  if (exponent == 31) {
    magnitude = mantissa == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  } else if (exponent == 0) {
    magnitude = std::ldexp(mantissa, kSmallestExponent - kMantissaBits);
  } else {
    magnitude = std::ldexp(mantissa + (1 << kMantissaBits), exponent - kBias - kMantissaBits);
  }
  return (half & kSign) != 0 ? -magnitude : magnitude;
}

}  // namespace twinray::core
