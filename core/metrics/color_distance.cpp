#include "core/metrics/color_distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "core/metrics/metrics.h"

namespace twinray::core {
namespace {

constexpr std::array<int, 3> kBins{8, 12, 12};
constexpr std::array<double, 3> kLow{0, -86.185, -107.863}, kHigh{100, 98.254, 94.482};

/// CIE 15: D65 and 2 degree observer, with the sRGB matrix to four to six digits that scikit-image uses, so that no
/// pixel falls into another bin than there.
constexpr double kMatrix[3][3] = {
    {0.412453, 0.357580, 0.180423}, {0.212671, 0.715160, 0.072169}, {0.019334, 0.119193, 0.950227}};
constexpr std::array<double, 3> kWhite{0.95047, 1.0, 1.08883};

/// IEC 61966-2-1.
double linearFromSrgb(double v) {
  return v > 0.04045 ? std::pow((v + 0.055) / 1.055, 2.4) : v / 12.92;
}

std::array<double, 3> labFromLinear(const std::array<double, 3>& linear) {
  std::array<double, 3> f;
  for (int i = 0; i < 3; ++i) {
    const double t = (kMatrix[i][0] * linear[0] + kMatrix[i][1] * linear[1] + kMatrix[i][2] * linear[2]) / kWhite[i];
    f[i] = t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

std::size_t binOf(const std::array<double, 3>& lab) {
  std::size_t bin = 0;
  for (int i = 0; i < 3; ++i) {
    const double position = (lab[i] - kLow[i]) / (kHigh[i] - kLow[i]) * kBins[i];
    bin = bin * kBins[i] + std::size_t(std::clamp(int(std::floor(position)), 0, kBins[i] - 1));
  }
  return bin;
}

std::array<int, 3> indicesOf(std::size_t bin) {
  return {int(bin) / (kBins[1] * kBins[2]), int(bin) / kBins[2] % kBins[1], int(bin) % kBins[2]};
}

/// Integers, because the simplex compares costs exactly; the rounding is far below what is reported.
std::int64_t integerDistance(std::size_t a, std::size_t b) {
  constexpr double kScale = 1e9;
  static const double longest = std::sqrt(7.0 * 7 + 11.0 * 11 + 11.0 * 11);
  const auto p = indicesOf(a), q = indicesOf(b);
  double squares = 0;
  for (int i = 0; i < 3; ++i) squares += double(p[i] - q[i]) * (p[i] - q[i]);
  return std::llround(std::sqrt(squares) / longest * kScale);
}

}  // namespace

std::array<double, 3> labFromRgb(const std::array<double, 3>& rgb) {
  return labFromLinear({linearFromSrgb(rgb[0]), linearFromSrgb(rgb[1]), linearFromSrgb(rgb[2])});
}

LabHistogram labHistogram(const Image& image, const Mask* mask) {
  std::array<double, 256> linear;
  for (int i = 0; i < 256; ++i) linear[i] = linearFromSrgb(i / 255.0);
  LabHistogram histogram(std::size_t(kBins[0]) * kBins[1] * kBins[2]);
  const std::size_t pixels = std::size_t(image.width) * image.height;
  const std::uint8_t* previous = nullptr;
  std::size_t bin = 0;
  for (std::size_t i = 0; i < pixels; ++i) {
    if (mask && !(*mask)[i]) continue;
    const std::uint8_t* pixel = image.data.data() + i * Image::kChannels;
    if (!previous || std::memcmp(pixel, previous, 3) != 0) {  // the background is one long run
      bin = binOf(labFromLinear({linear[pixel[0]], linear[pixel[1]], linear[pixel[2]]}));
    }
    previous = pixel;
    ++histogram[bin];
  }
  return histogram;
}

double earthMoversDistance(const LabHistogram& a, const LabHistogram& b) {
  // Mass that both have in one bin stays there in an optimal plan, because the ground distance is a metric.
  using Graph = lemon::SmartDigraph;
  Graph graph;
  std::vector<std::size_t> from, to;
  std::int64_t pixels = 0;
  for (std::size_t bin = 0; bin < a.size(); ++bin) {
    pixels += a[bin];
    if (a[bin] > b[bin]) from.push_back(bin);
    if (a[bin] < b[bin]) to.push_back(bin);
  }
  if (from.empty() || to.empty()) return 0;
  graph.reserveNode(int(from.size() + to.size()));
  graph.reserveArc(int(from.size() * to.size()));
  Graph::NodeMap<std::int64_t> supply(graph);
  Graph::ArcMap<std::int64_t> cost(graph);
  std::vector<Graph::Node> sources, sinks;
  for (const std::size_t bin : from) {
    sources.push_back(graph.addNode());
    supply[sources.back()] = a[bin] - b[bin];
  }
  for (const std::size_t bin : to) {
    sinks.push_back(graph.addNode());
    supply[sinks.back()] = a[bin] - b[bin];
  }
  for (std::size_t i = 0; i < from.size(); ++i) {
    for (std::size_t j = 0; j < to.size(); ++j) {
      cost[graph.addArc(sources[i], sinks[j])] = integerDistance(from[i], to[j]);
    }
  }
  lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t> simplex(graph);
  simplex.supplyMap(supply).costMap(cost);
  if (simplex.run() != simplex.OPTIMAL) throw std::logic_error("earth mover's distance of histograms of unequal mass");
  return simplex.totalCost<double>() / 1e9 / double(pixels);
}

}  // namespace twinray::core
