#include "core/looks/look_axis.h"

#include <algorithm>
#include <cmath>

#include "core/foreground.h"

namespace twinray::core {
namespace {

constexpr int kFine = 1024;
constexpr double kNothing = 0.02;  ///< square root of an opacity that nobody sees

/// Between entries of a table over 0..1.
double at(const std::vector<double>& table, double place) {
  const double position = std::clamp(place, 0.0, 1.0) * double(table.size() - 1);
  const std::size_t i = std::min(static_cast<std::size_t>(position), table.size() - 2);
  return std::lerp(table[i], table[i + 1], position - double(i));
}

}  // namespace

std::vector<double> lookPlaces(const Histogram& histogram, int n) {
  const double first = foregroundPercentile(histogram, 0), last = foregroundPercentile(histogram, 99.9);
  const std::size_t background = firstForegroundBin(histogram);
  double total = 0;
  for (std::size_t i = background; i < histogram.counts.size(); ++i) total += double(histogram.counts[i]);
  std::vector<double> darker{0};  // by bin edge
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    const double count = i >= background ? double(histogram.counts[i]) : 0;
    darker.push_back(darker.back() + (total > 0 ? count / total : 0));
  }
  std::vector<double> places;
  for (int i = 0; i < n; ++i) {
    const double part = n > 1 ? double(i) / (n - 1) : 0;
    const double value = std::lerp(histogram.minimum, histogram.maximum, part);
    const double linear = last > first ? std::clamp((value - first) / (last - first), 0.0, 1.0) : part;
    places.push_back(std::clamp(0.5 * at(darker, part) + 0.5 * linear, 0.0, 1.0));
  }
  return places;
}

LookCurve toLook(const TransferFunction& function, const Histogram& histogram) {
  const std::vector<double> places = lookPlaces(histogram, kFine);
  LookCurve look(kLookSamples, 0.0);
  std::size_t after = 0;
  for (int i = 0; i < kLookSamples; ++i) {
    const double place = double(i) / (kLookSamples - 1);
    while (after < places.size() && places[after] < place) ++after;
    const std::size_t j = std::min(after, places.size() - 1);
    const double before = j > 0 ? places[j - 1] : places[0];
    const double fraction = places[j] > before ? (place - before) / (places[j] - before) : 0;
    const double position = (double(j > 0 ? j - 1 : 0) + std::clamp(fraction, 0.0, 1.0)) / (kFine - 1);
    const double value = std::lerp(histogram.minimum, histogram.maximum, position);
    look[std::size_t(i)] = std::sqrt(function.opacity(value));
  }
  return look;
}

TransferFunction fromLook(const LookCurve& look, const TransferFunction& function, const Histogram& histogram) {
  const std::vector<double> places = lookPlaces(histogram);
  TransferFunction result = function;
  std::vector<OpacityPoint> points;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double root = std::clamp(at(look, places[i]), 0.0, 1.0);
    const double value = std::lerp(histogram.minimum, histogram.maximum, double(i) / double(places.size() - 1));
    const double opacity = root > kNothing ? root * root : 0;
    // Points on a line between their neighbours are left out.
    if (points.size() >= 2) {
      const OpacityPoint& a = points[points.size() - 2];
      const OpacityPoint& b = points.back();
      const double straight = a.opacity + (opacity - a.opacity) * (b.value - a.value) / (value - a.value);
      if (std::abs(straight - b.opacity) < 2e-4) points.pop_back();
    }
    points.push_back({value, opacity});
  }
  result.setPoints(std::move(points));
  return result;
}

}  // namespace twinray::core
