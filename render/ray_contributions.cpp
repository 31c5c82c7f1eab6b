#define TWINRAY_RAY_KERNEL contributing
#include "render/ray_contributions.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "render/parallel_rows.h"
#include "render/ray_kernel.h"

namespace twinray::render {
namespace {

using namespace contributing;  // the kernel's own namespace, compiled once more for this file

/// Where a voxel value lies among the nodes: at `node`, or a fraction of the way to the next.
struct HatPlace {
  std::uint16_t node = 0;
  float fraction = 0;
};

/// Weights of this sum are 1: light, opacity and diffuse factor have 15 binary places each.
constexpr double kWhole = double(std::uint64_t(1) << (3 * kShift));

/// What of a pixel no colour of the transfer function decides: highlights and labels (RGB), and what shines through.
using Rest = std::array<float, 4>;

/// Walks as CompositeRay does, and adds to the nodes what each sample's colour is multiplied with in the picture.
template <typename Index, Shading kShading, bool kLabels>
void addRay(const RayField& field, int x, int y, const HatPlace* places, float* sums, Rest& rest) {
  constexpr auto kMean = kShading == Shading::kWide ? interpolateWide : interpolate;
  const Index* voxels = static_cast<const Index*>(field.voxels);
  Walk walk(field, x, y);
  Light light;
  float highlights = 0;
  const auto addSample = [&] {
    const Eight weights = cornerWeights(walk.position());
    const std::size_t cell = walk.cell();
    if constexpr (kLabels) addLabel<kShading != Shading::kNone>(field, cell, weights, light);
    const unsigned value = interpolate(cornersOf(voxels + cell, field.row, field.slice), weights) & 0xffff;
    const unsigned alpha = field.color[value][3];
    if (alpha == 0) return;
    const float seen = static_cast<float>(light.remaining * alpha);
    float diffuse = static_cast<float>(1u << kShift);
    if constexpr (kShading != Shading::kNone) {
      const Lights lights = lightsOf(field, cell);
      diffuse = static_cast<float>(kMean(lights.diffuse, weights));
      highlights += seen * static_cast<float>(kMean(lights.specular, weights));
    }
    const HatPlace place = places[value];
    sums[place.node] += seen * diffuse * (1 - place.fraction);
    sums[place.node + 1] += seen * diffuse * place.fraction;
    light.remaining = times(light.remaining, ~alpha & kMask);
  };
  while (!walk.done() && light.remaining >= kEarlyEnd) {
    if (const unsigned leap = field.leaps[walk.block()]; leap > 0) {
      walk.leap(leap);
      continue;
    }
    walk.enterBlock();
    do {
      addSample();
    } while (light.remaining >= kEarlyEnd && walk.stepWithinBlock());
  }
  constexpr float kOfLight = 1u << (2 * kShift);
  std::uint16_t labels[4];
  light.write(labels);
  for (std::size_t c = 0; c < 3; ++c) rest[c] += highlights + kOfLight * static_cast<float>(labels[c]);
  rest[3] += kOfLight * static_cast<float>(light.remaining);
}

using AddRay = void (*)(const RayField&, int, int, const HatPlace*, float*, Rest&);

template <typename Index, bool kLabels>
AddRay addRayFor(const RayField& field) {
  if (!field.normals) return addRay<Index, Shading::kNone, kLabels>;
  return field.wideLight ? addRay<Index, Shading::kWide, kLabels> : addRay<Index, Shading::kNarrow, kLabels>;
}

AddRay addRayFor(const RayField& field) {
  if (field.bytesPerVoxel == 1)
    return field.labels ? addRayFor<std::uint8_t, true>(field) : addRayFor<std::uint8_t, false>(field);
  return field.labels ? addRayFor<std::uint16_t, true>(field) : addRayFor<std::uint16_t, false>(field);
}

/// The ray of a pixel (row 0 on top) of a picture of so many rows; empty where none may meet the volume.
std::optional<RayPlace> rayOfPixel(const RayField& field, int height, int x, int y) {
  const int row = height - 1 - y - field.origin[1], column = x - field.origin[0];
  if (row < 0 || row >= field.size[1]) return std::nullopt;
  const int first = std::max(0, field.rowBounds[2 * row]);
  const int last = std::min(field.size[0] - 1, field.rowBounds[2 * row + 1]);
  if (column < first || column > last) return std::nullopt;
  return RayPlace{static_cast<std::uint16_t>(column), static_cast<std::uint16_t>(row)};
}

/// Smallest and largest voxel value that is seen; empty where none is.
std::optional<std::pair<int, int>> seenRange(const RayField& field, int tableSize) {
  const auto seen = [&](int value) { return field.color[value][3] != 0; };
  int first = 0, last = tableSize - 1;
  while (first < tableSize && !seen(first)) ++first;
  if (first == tableSize) return std::nullopt;
  while (!seen(last)) --last;
  return std::pair(first, last);
}

constexpr int kBins = 512;

/// How much is seen of the voxel values first..last, in kBins bins, by every eighth ray of every eighth row.
std::vector<float> seenByBin(const ContributingRays& rays, int tableSize, int first, int last) {
  constexpr int kEvery = 8;
  std::vector<HatPlace> bins(static_cast<std::size_t>(tableSize));
  for (int v = first; v <= last; ++v)
    bins[std::size_t(v)].node = static_cast<std::uint16_t>(std::int64_t(v - first) * (kBins - 1) / (last - first));
  std::vector<float> sums(kBins + 1);
  Rest rest{};
  const RayField& field = rays.fields.front();
  const AddRay add = addRayFor(field);
  for (int y = kEvery / 2; y < rays.height; y += kEvery) {
    for (int x = kEvery / 2; x < rays.width; x += kEvery) {
      if (const auto ray = rayOfPixel(field, rays.height, x, y))
        add(field, ray->x, ray->y, bins.data(), sums.data(), rest);
    }
  }
  sums.pop_back();
  return sums;
}

/// Density of the nodes by bin. Where a colour bends anywhere alike, the mean |error| of lines between nodes h apart is
/// as the sum of seen * h^2, which is least for h as seen^(-1/3). What this view hides gets some too.
std::vector<double> densityFor(const std::vector<float>& seen) {
  constexpr double kEvenly = 0.2;  // of the nodes
  std::vector<double> density(seen.size());
  for (std::size_t i = 0; i < seen.size(); ++i) density[i] = std::cbrt(double(seen[i]));
  const double sum = std::accumulate(density.begin(), density.end(), 0.0);
  for (double& d : density) d = (sum > 0 ? d / sum : 0) + kEvenly / double(seen.size());
  return density;
}

/// Adds voxel values of first..last in steps of equal density, so many.
void addByDensity(const std::vector<double>& density, int first, int last, std::size_t count, std::vector<int>& nodes) {
  const double sum = std::accumulate(density.begin(), density.end(), 0.0);
  double before = 0;
  std::size_t next = 1;
  for (std::size_t bin = 0; bin < density.size(); ++bin) {
    for (; next <= count && double(next) / double(count + 1) * sum <= before + density[bin]; ++next) {
      const double within = (double(next) / double(count + 1) * sum - before) / density[bin];
      nodes.push_back(first + static_cast<int>(std::lround((double(bin) + within) / kBins * (last - first))));
    }
    before += density[bin];
  }
}

void sortOut(std::vector<int>& nodes) {
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

std::vector<HatPlace> placesFor(std::span<const int> nodes, int tableSize) {
  std::vector<HatPlace> places(static_cast<std::size_t>(tableSize));
  std::size_t k = 0;
  for (int v = 0; v < tableSize; ++v) {
    while (k + 1 < nodes.size() && v >= nodes[k + 1]) ++k;
    const bool between = k + 1 < nodes.size() && v > nodes[k];
    const float fraction = between ? float(v - nodes[k]) / float(nodes[k + 1] - nodes[k]) : 0.0f;
    places[std::size_t(v)] = {static_cast<std::uint16_t>(k), fraction};
  }
  return places;
}

/// Sums rows of a picture.
class RowSummer {
 public:
  RowSummer(const ContributingRays& rays, std::span<const int> nodes, int tableSize, double unit)
      : rays_(rays),
        one_(static_cast<float>(1 / unit)),
        nodeCount_(nodes.size()),
        places_(placesFor(nodes, tableSize)),
        scale_(static_cast<float>(1 / (kWhole * rays.passes * unit))) {
    for (const RayField& field : rays.fields) add_.push_back(addRayFor(field));
  }

  /// False if stopped.
  bool sum(int y, const std::stop_token& stop, core::ColorContributions::Row& row) const {
    for (int left = 0; left < rays_.width; left += kRun) {
      if (stop.stop_requested()) return false;
      Sums sums;
      addRun(left, y, sums);
      pack(sums, row);
    }
    if (row.weights.empty()) row.runs = {};
    row.weights.shrink_to_fit();
    return true;
  }

 private:
  static constexpr int kRun = core::ColorContributions::kRun;
  struct Pixel {
    std::array<float, core::ColorContributions::kMostNodes + 1> nodes;  ///< one more for the hat of the last one
    Rest rest{};
  };
  using Sums = std::array<Pixel, kRun>;

  void addRun(int left, int y, Sums& sums) const {
    for (auto& pixel : sums) std::fill_n(pixel.nodes.begin(), nodeCount_ + 1, 0.0f);
    for (std::size_t pass = 0; pass < rays_.fields.size(); ++pass) {
      const RayField& field = rays_.fields[pass];
      for (int x = left; x < std::min(left + kRun, rays_.width); ++x) {
        auto& pixel = sums[std::size_t(x - left)];
        const auto ray = rayOfPixel(field, rays_.height, x, y);
        if (ray) add_[pass](field, ray->x, ray->y, places_.data(), pixel.nodes.data(), pixel.rest);
      }
    }
  }

  std::uint16_t packed(float sum) const { return static_cast<std::uint16_t>(std::min(sum * scale_ + 0.5f, 65535.0f)); }

  void pack(const Sums& sums, core::ColorContributions::Row& row) const {
    core::ColorContributions::Run run;
    run.first = static_cast<std::uint32_t>(row.weights.size());
    for (std::size_t k = 0; k < nodeCount_; ++k) {
      std::array<std::uint16_t, kRun> weights;
      for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = packed(sums[i].nodes[k]);
      if (std::all_of(weights.begin(), weights.end(), [](std::uint16_t weight) { return weight == 0; })) continue;
      run.nodes |= std::uint64_t(1) << k;
      row.weights.insert(row.weights.end(), weights.begin(), weights.end());
    }
    if (std::any_of(sums.begin(), sums.end(), [this](const Pixel& pixel) { return mayBeCut(pixel); })) {
      run.rest = static_cast<std::uint32_t>(row.weights.size());
      for (std::size_t c = 0; c < 3; ++c) {
        for (const Pixel& pixel : sums) row.weights.push_back(packed(pixel.rest[c]));
      }
    }
    row.runs.push_back(run);
  }

  /// Whether there are colours with which a pixel would be brighter than white over the picture's background.
  bool mayBeCut(const Pixel& pixel) const {
    constexpr float kNearly = 0.99f;
    const float white = std::accumulate(pixel.nodes.begin(), pixel.nodes.begin() + std::ptrdiff_t(nodeCount_), 0.0f);
    const float rest = *std::max_element(pixel.rest.begin(), pixel.rest.begin() + 3);
    return (white + rest + pixel.rest[3] * rays_.background) * scale_ > kNearly * one_;
  }

  const ContributingRays& rays_;
  float one_;  ///< in units of weights
  std::size_t nodeCount_;
  std::vector<HatPlace> places_;
  std::vector<AddRay> add_;
  float scale_;
};

}  // namespace

std::vector<int> contributionNodes(const ContributingRays& rays, int tableSize, std::span<const int> bends,
                                   std::size_t most) {
  if (rays.fields.empty()) return {};
  const RayField& field = rays.fields.front();
  const auto range = seenRange(field, tableSize);
  if (!range) return {};
  const auto [first, last] = *range;
  std::vector<int> nodes;
  if (std::size_t(last - first) < most) {
    for (int v = first; v <= last; ++v) nodes.push_back(v);
    return nodes;
  }
  nodes = {first, last};
  for (const int bend : bends) {
    if (bend > first && bend < last && nodes.size() < most / 2) nodes.push_back(bend);
  }
  sortOut(nodes);
  addByDensity(densityFor(seenByBin(rays, tableSize, first, last)), first, last, most - nodes.size(), nodes);
  sortOut(nodes);
  return nodes;
}

std::shared_ptr<core::ColorContributions> sumContributions(const ContributingRays& rays, std::span<const int> nodes,
                                                           int tableSize, int threads, const std::stop_token& stop) {
  auto result = std::make_shared<core::ColorContributions>();
  result->width = rays.width;
  result->height = rays.height;
  const bool wide = !rays.fields.empty() && rays.fields.front().normals && rays.fields.front().wideLight;
  result->unit = (wide ? 2.0 : 1.0) / 65535;
  result->rows.resize(std::size_t(rays.height));
  const RowSummer summer(rays, nodes, tableSize, result->unit);
  std::atomic<std::size_t> bytes = 0;
  const bool done = forEachRow(rays.height, threads, stop, [&](int y) {
    if (bytes > core::ColorContributions::kMostBytes) return;
    auto& row = result->rows[std::size_t(y)];
    summer.sum(y, stop, row);
    bytes += row.weights.size() * sizeof(std::uint16_t);
  });
  return done && bytes <= core::ColorContributions::kMostBytes ? result : nullptr;
}

}  // namespace twinray::render
