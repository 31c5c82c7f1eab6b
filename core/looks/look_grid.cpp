#include "core/looks/look_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.h"

namespace twinray::core {

LookRectangle within(LookRectangle rectangle) {
  constexpr double kLeast = 1e-3;
  for (int a = 0; a < 2; ++a) {
    double& centre = rectangle.centre[a];
    double& extent = rectangle.extent[a];
    if (!std::isfinite(centre) || !std::isfinite(extent) || extent <= 0) {
      throw Error("A part of the map needs a centre and an extent above 0; both go from 0 to 1.");
    }
    extent = std::clamp(extent, kLeast, 1.0);
    centre = std::clamp(centre, extent / 2, 1 - extent / 2);
  }
  return rectangle;
}

PlanePoint cellCentre(const LookRectangle& rectangle, int cell) {
  const std::array<int, 2> index{cell % kLookCells, cell / kLookCells};
  PlanePoint place;
  for (int a = 0; a < 2; ++a) {
    place[a] = rectangle.centre[a] + ((index[a] + 0.5) / kLookCells - 0.5) * rectangle.extent[a];
  }
  return place;
}

std::array<int, kLookCells * kLookCells> cellsNearestFirst(const LookRectangle& rectangle, const PlanePoint& place) {
  std::array<int, kLookCells * kLookCells> cells;
  std::iota(cells.begin(), cells.end(), 0);
  const auto distance = [&](int cell) {
    const PlanePoint centre = cellCentre(rectangle, cell);
    return std::hypot(centre[0] - place[0], centre[1] - place[1]);
  };
  std::stable_sort(cells.begin(), cells.end(), [&](int a, int b) { return distance(a) < distance(b); });
  return cells;
}

}  // namespace twinray::core
