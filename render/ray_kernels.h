#pragma once

#include "render/kept_samples.h"
#include "render/ray_field.h"

namespace twinray::render {

/// The kernels that were compiled; rayCaster() chooses among them.
RayCaster baselineRayCaster(const RayField& field);
/// Null where it is not compiled in, or the machine lacks AVX2.
RayCaster avx2RayCaster(const RayField& field);
/// Sixteen rays at once. Null where it is not compiled in, the machine lacks AVX-512, or the field needs rays one by
/// one (labels, maximum intensity).
RayCaster avx512RayCaster(const RayField& field);

/// The same for samples that are kept; without functions where there is none. Of fields without labels and maximum
/// intensity.
KeptKernel baselineKeptKernel(const RayField& field);
KeptKernel avx2KeptKernel(const RayField& field);
KeptKernel avx512KeptKernel(const RayField& field);

}  // namespace twinray::render
