#include "ui/transferfunction/curve_edits.h"

#include <algorithm>
#include <cmath>

#include "core/transfer_function_cut.h"

namespace twinray::ui {
namespace {

using core::ColorNode;
using core::GaussianMode;
using core::OpacityKind;
using core::OpacityPoint;
using core::TransferFunction;

/// Points and colours of `tf` cut to its range; its modes stay.
TransferFunction cutToRange(const TransferFunction& tf) {
  TransferFunction result = tf;
  if (tf.opacityKind() == OpacityKind::kPoints) {
    result.setPoints(core::cutToRange(tf.points(), tf.minimum(), tf.maximum(), [&tf](double v) {
      return OpacityPoint{v, tf.opacity(v)};
    }));
    result.setPoints(withEndPoints(result));
  }
  result.setColors(core::cutToRange(tf.colors(), tf.minimum(), tf.maximum(), [&tf](double v) {
    return ColorNode{v, tf.color(v)};
  }));
  return result;
}

/// Every value mapped by `map` (growing), points and colours cut to the range.
template <typename F>
TransferFunction mapped(const TransferFunction& tf, double sigmaFactor, F map) {
  TransferFunction result = tf;
  if (tf.opacityKind() == OpacityKind::kModes) {
    std::vector<GaussianMode> modes = tf.modes();
    for (auto& m : modes) {
      m.mean = std::clamp(map(m.mean), tf.minimum(), tf.maximum());
      m.sigma = std::max(m.sigma * sigmaFactor, smallestSigma(tf));
    }
    result.setModes(std::move(modes));
  } else {
    std::vector<OpacityPoint> points = tf.points();
    for (auto& p : points) p.value = map(p.value);
    result.setPoints(std::move(points));
  }
  std::vector<ColorNode> colors = tf.colors();
  for (auto& c : colors) c.value = map(c.value);
  result.setColors(std::move(colors));
  return cutToRange(result);
}

}  // namespace

TransferFunction shifted(const TransferFunction& tf, double delta) {
  if (tf.opacityKind() == OpacityKind::kModes) {
    double lowest = tf.maximum();
    double highest = tf.minimum();
    for (const auto& m : tf.modes()) {
      lowest = std::min(lowest, m.mean);
      highest = std::max(highest, m.mean);
    }
    const double down = std::min(tf.minimum() - lowest, 0.0);
    const double up = std::max(tf.maximum() - highest, 0.0);
    if (!tf.modes().empty()) delta = std::clamp(delta, down, up);
  }
  if (delta == 0) return tf;
  return mapped(tf, 1, [delta](double value) { return value + delta; });
}

TransferFunction scaled(const TransferFunction& tf, double factor, double centre) {
  if (!(factor > 0) || factor == 1) return tf;
  return mapped(tf, factor, [factor, centre](double value) { return centre + (value - centre) * factor; });
}

TransferFunction flipped(const TransferFunction& tf) {
  TransferFunction result = tf;
  const double sum = tf.minimum() + tf.maximum();
  if (tf.opacityKind() == OpacityKind::kModes) {
    std::vector<GaussianMode> modes = tf.modes();
    for (auto& m : modes) m.mean = sum - m.mean;
    result.setModes(std::move(modes));
  } else {
    // Reversed first: a step keeps its two points in the order of the mirrored curve.
    std::vector<OpacityPoint> points(tf.points().rbegin(), tf.points().rend());
    for (auto& p : points) p.value = sum - p.value;
    result.setPoints(std::move(points));
  }
  return withColorsFlipped(result);
}

TransferFunction withColorsFlipped(const TransferFunction& tf) {
  TransferFunction result = tf;
  std::vector<ColorNode> colors(tf.colors().rbegin(), tf.colors().rend());
  for (auto& c : colors) c.value = tf.minimum() + tf.maximum() - c.value;
  result.setColors(std::move(colors));
  return result;
}

TransferFunction inverted(const TransferFunction& tf) {
  TransferFunction result = tf;
  if (tf.opacityKind() == OpacityKind::kModes) result.setPoints(tf.modesAsPoints());
  std::vector<OpacityPoint> points = withEndPoints(result);
  for (auto& p : points) p.opacity = 1 - p.opacity;
  result.setPoints(std::move(points));
  return result;
}

TransferFunction plain(double minimum, double maximum) {
  TransferFunction result(minimum, maximum);
  const double width = result.maximum() - result.minimum();
  result.setModes({{result.minimum() + width / 2, width / 8, 0.3}});
  return result;
}

std::vector<OpacityPoint> withEndPoints(const TransferFunction& tf) {
  std::vector<OpacityPoint> points = tf.points();
  if (points.empty() || points.front().value > tf.minimum()) {
    points.insert(points.begin(), {tf.minimum(), tf.opacity(tf.minimum())});
  }
  if (points.back().value < tf.maximum()) points.push_back({tf.maximum(), tf.opacity(tf.maximum())});
  return points;
}

bool isEndPoint(const TransferFunction& tf, std::size_t index) {
  const auto& points = tf.points();
  return (index == 0 && points[index].value <= tf.minimum()) ||
         (index + 1 == points.size() && points[index].value >= tf.maximum());
}

std::vector<OpacityPoint> movedPoints(const TransferFunction& tf, const std::set<std::size_t>& selection, double delta,
                                      double rise, OpacityScale scale) {
  const std::vector<OpacityPoint>& before = tf.points();
  const auto movesSideways = [&](std::size_t i) { return selection.contains(i) && !isEndPoint(tf, i); };
  // Between its neighbours at most; a neighbour that moves along does not bound it.
  const auto lowest = [&](std::size_t i) {
    return i == 0 || movesSideways(i - 1) ? tf.minimum() : before[i - 1].value;
  };
  const auto highest = [&](std::size_t i) {
    return i + 1 == before.size() || movesSideways(i + 1) ? tf.maximum() : before[i + 1].value;
  };
  for (const std::size_t i : selection) {
    if (!movesSideways(i)) continue;
    delta = std::clamp(delta, std::min(lowest(i) - before[i].value, 0.0), std::max(highest(i) - before[i].value, 0.0));
  }
  std::vector<OpacityPoint> points = before;
  for (const std::size_t i : selection) {
    // Clamped again: rounding must not carry a point past the neighbour that stopped it.
    if (movesSideways(i) && delta != 0) points[i].value = std::clamp(before[i].value + delta, lowest(i), highest(i));
    if (rise != 0)
      points[i].opacity = opacityAt(scale, std::clamp(heightOf(scale, before[i].opacity) + rise, 0.0, 1.0));
  }
  return points;
}

double smallestSigma(const TransferFunction& tf) {
  return (tf.maximum() - tf.minimum()) / 256;
}

}  // namespace twinray::ui
