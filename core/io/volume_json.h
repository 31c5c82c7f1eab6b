#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/volume.h"

namespace twinray::core {

/// What `info --json` prints: path, format, dimensions, spacing, origin, direction (9 numbers, row by row, LPS),
/// scalar_type, components and frames as in the file; range after slope and intercept; hash; modality if the file says
/// so; component and reduction if they were chosen (the geometry is the reduced one then).
nlohmann::json describe(const Volume& volume);

}  // namespace twinray::core
