#pragma once

#include <filesystem>

namespace twinray::ui {

/// Writes a NIfTI file of side^3 signed 16-bit voxels that looks like CT to whoever reads it: air, a body with organs
/// and bones as nested, grainy balls, in Hounsfield units. The same each time. Throws core::Error.
void writeBenchmarkVolume(const std::filesystem::path& file, int side);

}  // namespace twinray::ui
