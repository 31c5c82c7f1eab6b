#include "core/crop.h"

#include "core/error.h"

namespace twinray::core {

void check(const Crop& crop) {
  for (int axis = 0; axis < 3; ++axis) {
    const bool box = crop.low[axis] >= 0 && crop.low[axis] < crop.high[axis] && crop.high[axis] <= 1;
    if (!box) throw Error("a crop needs 0 <= low < high <= 1 on each axis: change its bounds, or reset it");
  }
}

}  // namespace twinray::core
