// Compiled with AVX-512 where the compiler has it (render/CMakeLists.txt); called only where the machine has it.
#define TWINRAY_RAY_KERNEL avx512
#include "render/ray_kernel.h"
#include "render/ray_kernels.h"
#if defined(__AVX512BW__) && defined(__AVX512DQ__)
#include "render/ray_packet.h"
#endif

namespace twinray::render {

RayCaster avx512RayCaster(const RayField& field) {
#if defined(__AVX512BW__) && defined(__AVX512DQ__)
  const bool able = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (able) return avx512::packetCasterFor(field);
#else
  (void)field;
#endif
  return nullptr;
}

}  // namespace twinray::render
