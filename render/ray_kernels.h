#pragma once

#include "render/ray_field.h"

namespace twinray::render {

/// The kernels that were compiled; rowCaster() chooses among them.
RowCaster baselineRowCaster(const RayField& field);
/// Null where it is not compiled in, or the machine lacks AVX2.
RowCaster avx2RowCaster(const RayField& field);

}  // namespace twinray::render
