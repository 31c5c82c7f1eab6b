#pragma once

#include <cstdint>
#include <random>

namespace twinray::core {

/// Random numbers that are the same on any machine: the engine is fixed by the C++ standard, the distributions are ours
/// (the standard library's differ between implementations) and use only operations that IEEE 754 rounds exactly.
class Random {
 public:
  /// The stream of one sample: independent for every (seed, index).
  Random(std::uint64_t seed, std::uint64_t index);

  /// Uniform in [0, 1), 53 bits.
  double uniform();
  double uniform(double minimum, double maximum) { return minimum + (maximum - minimum) * uniform(); }
  /// Uniform in minimum..maximum, both included.
  int integer(int minimum, int maximum);
  /// True with this probability.
  bool chance(double probability) { return uniform() < probability; }
  /// Between minimum and maximum (both > 0), most of it at small values: minimum + (maximum - minimum) * u^2.
  double mostlySmall(double minimum, double maximum);

 private:
  std::mt19937_64 engine_;
};

/// exp(x) for x <= 0 to 1e-15 relative, the same bits on any machine (the C library's exp is not).
double portableExp(double x);

}  // namespace twinray::core
