// Compiled with AVX-512 where the compiler has it (render/CMakeLists.txt); called only where the machine has it.
#define TWINRAY_RAY_KERNEL avx512
#include "render/ray_kernel.h"
#include "render/ray_kernels.h"
#if defined(__AVX512BW__) && defined(__AVX512DQ__)
#include "render/ray_packet.h"
// After it.
#include "render/kept_packet.h"
#endif

namespace twinray::render {

#if defined(__AVX512BW__) && defined(__AVX512DQ__)

namespace {

bool able() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

}  // namespace

RayCaster avx512RayCaster(const RayField& field) {
  return able() ? avx512::packetCasterFor(field) : nullptr;
}

KeptKernel avx512KeptKernel(const RayField& field) {
  return able() && avx512::fitsPackets(field) ? avx512::keptPacketKernelFor(field) : KeptKernel();
}

#else

RayCaster avx512RayCaster(const RayField&) {
  return nullptr;
}

KeptKernel avx512KeptKernel(const RayField&) {
  return {};
}

#endif

}  // namespace twinray::render
