#include "ui/panels/anatomical_view.h"

#include <algorithm>
#include <cmath>

#include "core/anatomy.h"

namespace twinray::ui {

core::Viewpoint anatomicalViewpoint(const std::array<double, 9>& direction, AnatomicalView view, double zoom) {
  // In the order of AnatomicalView, LPS.
  static constexpr std::array<std::array<double, 3>, 6> kTowards{
      {{0, -1, 0}, {0, 1, 0}, {1, 0, 0}, {-1, 0, 0}, {0, 0, 1}, {0, 0, -1}}};
  core::Geometry geometry;
  geometry.direction = direction;
  return core::viewpointFrom(geometry, kTowards[std::size_t(view)], zoom);
}

std::string orientationLetters(const std::array<double, 9>& direction) {
  // Of all six pairings of index axes and patient axes, the one with the largest sum of cosines.
  std::array<int, 3> axes{0, 1, 2};
  std::array<int, 3> best = axes;
  double bestSum = -1;
  do {
    double sum = 0;
    for (int index = 0; index < 3; ++index) sum += std::abs(direction[std::size_t(axes[index] * 3 + index)]);
    if (sum > bestSum) {
      bestSum = sum;
      best = axes;
    }
  } while (std::next_permutation(axes.begin(), axes.end()));
  std::string letters;
  for (int index = 0; index < 3; ++index) {
    const bool growing = direction[std::size_t(best[index] * 3 + index)] >= 0;
    letters += growing ? "LPS"[best[index]] : "RAI"[best[index]];
  }
  return letters;
}

}  // namespace twinray::ui
