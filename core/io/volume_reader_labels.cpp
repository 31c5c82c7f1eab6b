#include "core/io/label_map_reader.h"

namespace twinray::core {

std::shared_ptr<const LabelMap> readLabelMap(const std::filesystem::path& path, const Volume& volume,
                                             const ReadProgress& progress, std::stop_token stop) {
  return labelMapOn(volume, *readVolume(path, progress, stop));
}

}  // namespace twinray::core
