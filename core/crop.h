#pragma once

#include <array>

namespace twinray::core {

/// The part of a volume that is shown: a box along its index axes. A bound is a fraction of its axis, 0 at the centre
/// of the first voxel and 1 at the centre of the last one, so that a crop means the same for a reduced copy of the
/// volume. Outside it nothing is seen; inside nothing changes.
struct Crop {
  std::array<double, 3> low{0, 0, 0};
  std::array<double, 3> high{1, 1, 1};

  bool isWhole() const { return *this == Crop{}; }
  bool operator==(const Crop&) const = default;
};

/// Throws Error unless 0 <= low < high <= 1 on each axis.
void check(const Crop& crop);

}  // namespace twinray::core
