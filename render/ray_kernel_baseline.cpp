#define TWINRAY_RAY_KERNEL baseline
#include "render/ray_kernel.h"
#include "render/ray_kernels.h"

namespace twinray::render {

RowCaster baselineRowCaster(const RayField& field) {
  return baseline::rowCasterFor(field);
}

}  // namespace twinray::render
