#include "core/sampling/random.h"

#include <algorithm>
#include <cmath>

namespace twinray::core {
namespace {

/// Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014: SplitMix64's output function.
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t index) : engine_(mixed(mixed(seed) ^ index)) {}

double Random::uniform() {
  return double(engine_() >> 11) * 0x1p-53;
}

int Random::integer(int minimum, int maximum) {
  return minimum + std::min(int(uniform() * (maximum - minimum + 1)), maximum - minimum);
}

double Random::mostlySmall(double minimum, double maximum) {
  const double u = uniform();
  return minimum + (maximum - minimum) * (u * u);
}

double portableExp(double x) {
  // exp(x) = 2^n exp(r), |r| <= ln(2)/2, ln(2) in two parts so that x - n ln(2) keeps its last bits; Taylor series of
  // exp(r), whose 14th term is below 1e-17.
  constexpr double kLn2High = 0x1.62e42fefa3800p-1, kLn2Low = 0x1.ef35793c76730p-45;
  constexpr int kTerms = 14;
  if (x < -700) return 0;
  const double n = std::floor(x / kLn2High + 0.5);
  const double r = (x - n * kLn2High) - n * kLn2Low;
  double sum = 1;
  for (int k = kTerms; k >= 1; --k) sum = 1 + sum * r / k;
  return std::ldexp(sum, int(n));
}

}  // namespace twinray::core
