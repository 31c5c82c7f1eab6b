#pragma once

#include <array>

#include "core/looks/tsne.h"

namespace twinray::core {

/// A part of a map of looks: centre and extent, 0..1.
struct LookRectangle {
  PlanePoint centre{0.5, 0.5};
  PlanePoint extent{1, 1};
  bool operator==(const LookRectangle&) const = default;
};

inline constexpr int kLookCells = 4;  ///< along each side of the grid

/// As much of the rectangle as the map has, at least a thousandth a side: smaller, then moved inside. Throws Error for
/// numbers that are not finite, or an extent that is not above 0.
LookRectangle within(LookRectangle rectangle);

/// Middle of a cell, row by row from the upper left.
PlanePoint cellCentre(const LookRectangle& rectangle, int cell);

/// All cells, those nearest to a place first.
std::array<int, kLookCells * kLookCells> cellsNearestFirst(const LookRectangle& rectangle, const PlanePoint& place);

}  // namespace twinray::core
