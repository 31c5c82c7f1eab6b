#include "core/color_contributions.h"

#include <algorithm>
#include <array>
#include <bit>

namespace twinray::core {
namespace {

/// RGB of a run of pixels, in levels of 8 bits.
using RunColors = std::array<std::array<float, ColorContributions::kRun>, 3>;

/// By node, in levels of 8 bits for a weight of 1.
struct NodeColors {
  std::uint64_t which = 0;  ///< bit k: node k counts
  std::array<std::array<float, 3>, ColorContributions::kMostNodes> levels{};
};

/// Adds what colours by node (those of `which`) give a run.
void addColors(const ColorContributions::Run& run, const std::uint16_t* weights, const NodeColors& colors,
               RunColors& sums) {
  for (std::uint64_t left = run.nodes; left != 0; left &= left - 1, weights += ColorContributions::kRun) {
    const auto k = static_cast<std::size_t>(std::countr_zero(left));
    if ((colors.which >> k & 1) == 0) continue;
    const auto [red, green, blue] = colors.levels[k];
    for (std::size_t i = 0; i < ColorContributions::kRun; ++i) {
      const float weight = weights[i];
      sums[0][i] += red * weight;
      sums[1][i] += green * weight;
      sums[2][i] += blue * weight;
    }
  }
}

class Recoloring {
 public:
  Recoloring(const ColorContributions& contributions, const Scene& from, const Scene& to) {
    const auto& nodes = contributions.nodes;
    const double level = 255 * contributions.unit;
    rest_ = static_cast<float>(level);
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      const Rgb before = from.transferFunction.color(nodes[k]), after = to.transferFunction.color(nodes[k]);
      before_.which |= std::uint64_t(1) << k;
      if (before != after) changes_.which |= std::uint64_t(1) << k;
      for (std::size_t c = 0; c < 3; ++c) {
        before_.levels[k][c] = static_cast<float>(level * before[c]);
        changes_.levels[k][c] = static_cast<float>(level * (after[c] - before[c]));
      }
    }
    for (std::size_t c = 0; c < 3; ++c) {
      behindBefore_[c] = static_cast<float>(from.background[c]);
      behindAfter_[c] = static_cast<float>(to.background[c]);
    }
  }

  /// `pixels`: so many of a picture from the run's first on.
  void apply(const ColorContributions::Row& row, std::size_t index, std::uint8_t* pixels, std::size_t count) const {
    RunColors changes{};
    if (row.runs.empty()) return add(changes, pixels, count);
    const auto& run = row.runs[index];
    const std::uint16_t* weights = row.weights.data() + run.first;
    addColors(run, weights, changes_, changes);
    if (run.rest == ColorContributions::kNoRest) return add(changes, pixels, count);
    RunColors before{};
    addColors(run, weights, before_, before);
    const std::uint16_t* rest = row.weights.data() + run.rest;
    for (auto& channel : before) {
      for (float& level : channel) level += rest_ * static_cast<float>(*rest++);
    }
    addCut(before, changes, pixels, count);
  }

 private:
  static constexpr float kWhite = 255;

  static std::uint8_t toByte(float level) { return static_cast<std::uint8_t>(std::clamp(level + 0.5f, 0.0f, kWhite)); }

  void add(const RunColors& changes, std::uint8_t* pixel, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i, pixel += Image::kChannels) {
      const float through = static_cast<float>(255 - pixel[3]);
      for (std::size_t c = 0; c < 3; ++c) {
        pixel[c] =
            toByte(static_cast<float>(pixel[c]) + changes[c][i] + through * (behindAfter_[c] - behindBefore_[c]));
      }
    }
  }

  /// What was or is brighter than white is cut as the ray caster cuts it: the rays' colour, then that over the
  /// background.
  void addCut(const RunColors& before, const RunColors& changes, std::uint8_t* pixel, std::size_t count) const {
    const auto shown = [](float level, float behind) { return std::min(std::min(level, kWhite) + behind, kWhite); };
    for (std::size_t i = 0; i < count; ++i, pixel += Image::kChannels) {
      const float through = static_cast<float>(255 - pixel[3]);
      for (std::size_t c = 0; c < 3; ++c) {
        const float was = shown(before[c][i], through * behindBefore_[c]);
        const float is = shown(before[c][i] + changes[c][i], through * behindAfter_[c]);
        pixel[c] = toByte(static_cast<float>(pixel[c]) + is - was);
      }
    }
  }

  NodeColors before_, changes_;
  float rest_ = 0;  ///< levels of a unit
  std::array<float, 3> behindBefore_{}, behindAfter_{};
};

}  // namespace

std::size_t ColorContributions::bytes() const {
  std::size_t sum = 0;
  for (const Row& row : rows) sum += row.runs.size() * sizeof(Run) + row.weights.size() * sizeof(std::uint16_t);
  return sum;
}

Image recolored(const Image& picture, const ColorContributions& contributions, const Scene& from, const Scene& to) {
  constexpr int kRun = ColorContributions::kRun;
  const Recoloring recoloring(contributions, from, to);
  Image result = picture;
  for (int y = 0; y < picture.height; ++y) {
    const ColorContributions::Row& row = contributions.rows[std::size_t(y)];
    for (int left = 0; left < picture.width; left += kRun) {
      recoloring.apply(row, std::size_t(left / kRun), result.pixel(left, y),
                       std::size_t(std::min(kRun, picture.width - left)));
    }
  }
  return result;
}

}  // namespace twinray::core
