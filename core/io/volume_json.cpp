#include "core/io/volume_json.h"

#include <nlohmann/json.hpp>

namespace twinray::core {

nlohmann::json describe(const Volume& volume) {
  const VolumeSource& source = volume.source();
  // A volume that no reader made has its own geometry and type alone.
  const bool fromFile = source.fileGeometry.dimensions != std::array<int, 3>{};
  const Geometry& geometry = fromFile ? source.fileGeometry : volume.geometry();
  const std::string type = source.storedType.empty() ? nameOf(volume.scalarType()) : source.storedType;
  nlohmann::json json{{"path", source.path},
                      {"format", source.format},
                      {"dimensions", geometry.dimensions},
                      {"spacing", geometry.spacing},
                      {"origin", geometry.origin},
                      {"direction", geometry.direction},
                      {"scalar_type", type},
                      {"components", source.components},
                      {"frames", source.frames},
                      {"range", {volume.minimum(), volume.maximum()}},
                      {"hash", volume.hash()}};
  if (!source.choice.component.empty()) json["component"] = source.choice.component;
  if (source.choice.reduction > 1) json["reduction"] = source.choice.reduction;
  if (!source.modality.empty()) {
    json["modality"] = source.modality;
  }
  return json;
}

}  // namespace twinray::core
