#include "core/color_contributions.h"

#include <algorithm>
#include <array>
#include <bit>

namespace twinray::core {
namespace {

/// Changes of a run of pixels, in levels of 8 bits.
using RunChange = std::array<std::array<float, ColorContributions::kRun>, 3>;

/// By node, in levels of 8 bits for a weight of 1; nodes that do not change are 0.
struct NodeChanges {
  std::uint64_t changed = 0;  ///< bit k: node k
  std::array<std::array<float, 3>, ColorContributions::kMostNodes> levels{};
};

NodeChanges changesOf(const ColorContributions& contributions, const TransferFunction& from,
                      const TransferFunction& to) {
  NodeChanges changes;
  for (std::size_t k = 0; k < contributions.nodes.size(); ++k) {
    const Rgb before = from.color(contributions.nodes[k]), after = to.color(contributions.nodes[k]);
    if (before == after) continue;
    changes.changed |= std::uint64_t(1) << k;
    for (std::size_t c = 0; c < 3; ++c)
      changes.levels[k][c] = static_cast<float>(255 * contributions.unit * (after[c] - before[c]));
  }
  return changes;
}

/// Adds what the colours change.
void addColors(const ColorContributions::Run& run, const std::uint16_t* weights, const NodeChanges& changes,
               RunChange& sums) {
  for (std::uint64_t left = run.nodes; left != 0; left &= left - 1, weights += ColorContributions::kRun) {
    const auto k = static_cast<std::size_t>(std::countr_zero(left));
    if ((changes.changed >> k & 1) == 0) continue;
    const auto [red, green, blue] = changes.levels[k];
    for (std::size_t i = 0; i < ColorContributions::kRun; ++i) {
      const float weight = weights[i];
      sums[0][i] += red * weight;
      sums[1][i] += green * weight;
      sums[2][i] += blue * weight;
    }
  }
}

std::uint8_t changed(std::uint8_t level, float change) {
  return static_cast<std::uint8_t>(std::clamp(static_cast<float>(level) + change + 0.5f, 0.0f, 255.0f));
}

}  // namespace

std::size_t ColorContributions::bytes() const {
  std::size_t sum = 0;
  for (const Row& row : rows) sum += row.runs.size() * sizeof(Run) + row.weights.size() * sizeof(std::uint16_t);
  return sum;
}

Image recolored(const Image& picture, const ColorContributions& contributions, const Scene& from, const Scene& to) {
  constexpr int kRun = ColorContributions::kRun;
  const NodeChanges changes = changesOf(contributions, from.transferFunction, to.transferFunction);
  std::array<float, 3> behind;  // by transparency of 255
  for (std::size_t c = 0; c < 3; ++c) behind[c] = static_cast<float>(to.background[c] - from.background[c]);
  Image result = picture;
  for (int y = 0; y < picture.height; ++y) {
    const ColorContributions::Row& row = contributions.rows[std::size_t(y)];
    for (int left = 0; left < picture.width; left += kRun) {
      RunChange sums{};
      if (!row.runs.empty()) {
        const auto& run = row.runs[std::size_t(left / kRun)];
        addColors(run, row.weights.data() + run.first, changes, sums);
      }
      std::uint8_t* pixel = result.pixel(left, y);
      const int count = std::min(kRun, picture.width - left);
      for (std::size_t i = 0; i < std::size_t(count); ++i, pixel += Image::kChannels) {
        const float through = static_cast<float>(255 - pixel[3]);
        for (std::size_t c = 0; c < 3; ++c) pixel[c] = changed(pixel[c], sums[c][i] + through * behind[c]);
      }
    }
  }
  return result;
}

}  // namespace twinray::core
