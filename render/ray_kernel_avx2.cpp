// Compiled with AVX2 where the compiler has it (render/CMakeLists.txt); called only where the machine has it.
#define TWINRAY_RAY_KERNEL avx2
#include "render/ray_kernel.h"
#include "render/ray_kernels.h"
#if defined(__AVX2__)
// After them.
#include "render/kept_eight.h"
#endif

namespace twinray::render {

RayCaster avx2RayCaster(const RayField& field) {
#if defined(__AVX2__)
  if (__builtin_cpu_supports("avx2")) return avx2::rayCasterFor(field);
#endif
  return nullptr;
}

KeptKernel avx2KeptKernel(const RayField& field) {
#if defined(__AVX2__)
  if (__builtin_cpu_supports("avx2")) return avx2::keptEightKernelFor(field);
#endif
  return {};
}

}  // namespace twinray::render
