#pragma once

#include <vector>

#include "core/looks/look_map.h"
#include "core/presets.h"

namespace twinray::core {

/// A preset on a volume, and where it lies on a map.
struct KnownLook {
  Preset preset;
  TransferFunction function;  ///< on the volume's scalar range
  PlanePoint place{};
};

/// Those of the presets that are made for volumes of this modality, or for any, in their order.
std::vector<KnownLook> knownLooks(const LookMap& map, const Volume& volume, const std::vector<Preset>& presets);

/// The one whose place is nearest; null where there is none.
const KnownLook* nearestKnown(const std::vector<KnownLook>& looks, const PlanePoint& place);

/// The function there on a volume, its colours those of the nearest known look; of `function` where there is none.
TransferFunction functionInKnownColors(const LookMap& map, const PlanePoint& place, const TransferFunction& function,
                                       const Volume& volume, const std::vector<KnownLook>& looks);

}  // namespace twinray::core
