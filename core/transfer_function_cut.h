#pragma once

#include <vector>

namespace twinray::core {

/// `entries` (points or nodes, sorted by value) cut to minimum..maximum; at an end that cuts something off, `at(end)`
/// takes its place.
template <typename T, typename F>
std::vector<T> cutToRange(const std::vector<T>& entries, double minimum, double maximum, F at) {
  std::vector<T> inside;
  for (const T& e : entries) {
    if (e.value >= minimum && e.value <= maximum) inside.push_back(e);
  }
  if (!entries.empty() && entries.front().value < minimum && (inside.empty() || inside.front().value > minimum)) {
    inside.insert(inside.begin(), at(minimum));
  }
  if (!entries.empty() && entries.back().value > maximum && (inside.empty() || inside.back().value < maximum)) {
    inside.push_back(at(maximum));
  }
  return inside;
}

}  // namespace twinray::core
