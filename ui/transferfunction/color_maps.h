#pragma once

#include <string>
#include <vector>

#include "core/transfer_function.h"

namespace twinray::ui {

/// A colour map whose lightness grows evenly, so that it can be read with any colour vision and in grey.
struct ColorMap {
  std::string name;                    ///< shown, a proper name
  std::vector<core::ColorNode> nodes;  ///< values 0..1, the first at 0 and the last at 1
};

/// Viridis, cividis, inferno, magma and grey.
const std::vector<ColorMap>& colorMaps();

/// The map's nodes over minimum..maximum (scalar units).
std::vector<core::ColorNode> spread(const ColorMap& map, double minimum, double maximum);

}  // namespace twinray::ui
