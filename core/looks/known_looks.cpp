#include "core/looks/known_looks.h"

#include <algorithm>
#include <cmath>

namespace twinray::core {

std::vector<KnownLook> knownLooks(const LookMap& map, const Volume& volume, const std::vector<Preset>& presets) {
  const std::string modality = guessModality(volume);
  std::vector<KnownLook> looks;
  for (const Preset& preset : presets) {
    if (!preset.modality.empty() && preset.modality != modality) continue;
    const TransferFunction function = adapt(preset, volume);
    looks.push_back({preset, function, map.placeOf(function, volume)});
  }
  return looks;
}

const KnownLook* nearestKnown(const std::vector<KnownLook>& looks, const PlanePoint& place) {
  const auto distance = [&](const KnownLook& look) {
    return std::hypot(look.place[0] - place[0], look.place[1] - place[1]);
  };
  const auto nearest = std::min_element(looks.begin(), looks.end(),
                                        [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  return nearest == looks.end() ? nullptr : &*nearest;
}

TransferFunction functionInKnownColors(const LookMap& map, const PlanePoint& place, const TransferFunction& function,
                                       const Volume& volume, const std::vector<KnownLook>& looks) {
  TransferFunction result = map.functionAt(place, function, volume);
  if (const KnownLook* known = nearestKnown(looks, place)) result.setColors(known->function.colors());
  return result;
}

}  // namespace twinray::core
