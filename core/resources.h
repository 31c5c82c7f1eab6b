#pragma once

#include <filesystem>

namespace twinray::core {

/// Folder of presets, sample volumes and models: TWINRAY_RESOURCES if set, else beside the program (../share/twinray of
/// an installation, or resources of the source tree that it was built from). Throws Error if there is none.
std::filesystem::path resourceFolder();

std::filesystem::path defaultVolumePath();  ///< resources/samples/sample_tumour_t1gd_u8.nii.gz
std::filesystem::path defaultModelPath();   ///< resources/models/guided.pt

}  // namespace twinray::core
