#define TWINRAY_RAY_KERNEL baseline
#include "render/ray_kernel.h"
#include "render/ray_kernels.h"

namespace twinray::render {

RayCaster baselineRayCaster(const RayField& field) {
  return baseline::rayCasterFor(field);
}

KeptKernel baselineKeptKernel(const RayField& field) {
  return baseline::keptKernelFor(field);
}

}  // namespace twinray::render
