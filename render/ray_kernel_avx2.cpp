// Compiled with AVX2 where the compiler has it (render/CMakeLists.txt); called only where the machine has it.
#define TWINRAY_RAY_KERNEL avx2
#include "render/ray_kernel.h"
#include "render/ray_kernels.h"

namespace twinray::render {

RowCaster avx2RowCaster(const RayField& field) {
#if defined(__AVX2__)
  if (__builtin_cpu_supports("avx2")) return avx2::rowCasterFor(field);
#endif
  return nullptr;
}

}  // namespace twinray::render
