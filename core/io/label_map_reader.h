#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>

#include "core/io/volume_reader.h"
#include "core/label_map.h"

namespace twinray::core {

/// Reads a segmentation in any format that readVolume() knows, on the grid of `volume` (labelMapOn). Throws Error as
/// both do.
std::shared_ptr<const LabelMap> readLabelMap(const std::filesystem::path& path, const Volume& volume,
                                             const ReadProgress& progress = {}, std::stop_token stop = {});

}  // namespace twinray::core
