#include "render/inverse/transfer_samples.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twinray::render {
namespace {

/// Indices of the samples that a polyline through them needs (Ramer, Douglas and Peucker). `distance(i, a, b)` is how
/// far sample i is from the line between a and b.
template <typename Distance>
std::vector<int> neededSamples(double tolerance, Distance&& distance) {
  std::vector<int> needed{0, TransferSamples::kCount - 1};
  std::vector<std::pair<int, int>> open{{0, TransferSamples::kCount - 1}};
  while (!open.empty()) {
    const auto [a, b] = open.back();
    open.pop_back();
    double largest = tolerance;
    int furthest = -1;
    for (int i = a + 1; i < b; ++i) {
      if (const double d = distance(i, a, b); d > largest) {
        largest = d;
        furthest = i;
      }
    }
    if (furthest < 0) continue;
    needed.push_back(furthest);
    open.push_back({a, furthest});
    open.push_back({furthest, b});
  }
  std::sort(needed.begin(), needed.end());
  return needed;
}

double between(double a, double b, int i, int from, int to) {
  return std::lerp(a, b, double(i - from) / (to - from));
}

}  // namespace

TransferSamples::TransferSamples(const core::TransferFunction& function)
    : minimum(function.minimum()), maximum(function.maximum()) {
  opacity = function.sampleOpacity(kCount);
  color = function.sampleColor(kCount);
}

core::TransferFunction toTransferFunction(const TransferSamples& samples, double tolerance) {
  core::TransferFunction function(samples.minimum, samples.maximum);
  const auto& opacity = samples.opacity;
  std::vector<core::OpacityPoint> points;
  for (const int i : neededSamples(tolerance, [&](int at, int a, int b) {
         return std::abs(opacity[at] - between(opacity[a], opacity[b], at, a, b));
       })) {
    points.push_back({samples.scalarAt(i), std::clamp(opacity[i], 0.0, 1.0)});
  }
  function.setPoints(std::move(points));
  const auto& color = samples.color;
  std::vector<core::ColorNode> nodes;
  for (const int i : neededSamples(tolerance, [&](int at, int a, int b) {
         double largest = 0;
         for (int c = 0; c < 3; ++c) {
           largest = std::max(largest, std::abs(color[at][c] - between(color[a][c], color[b][c], at, a, b)));
         }
         return largest;
       })) {
    core::ColorNode node{samples.scalarAt(i), color[i]};
    for (double& channel : node.rgb) channel = std::clamp(channel, 0.0, 1.0);
    nodes.push_back(node);
  }
  function.setColors(std::move(nodes));
  return function;
}

}  // namespace twinray::render
