#include "nn/half_precision.h"

#include <gtest/gtest.h>

namespace twinray::nn {
namespace {

#if defined(__x86_64__)
// What oneDNN's bf16 convolutions need; without it ATen multiplies one pair of numbers at a time.
TEST(HalfPrecision, IsNotTriedOnACpuWithoutInstructionsForIt) {
  const bool instructions =
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
  if (instructions) GTEST_SKIP() << "This CPU has them: whether bf16 pays is measured with the whole network.";
  EXPECT_FALSE(isHalfWorthTrying());
}
#endif

}  // namespace
}  // namespace twinray::nn
