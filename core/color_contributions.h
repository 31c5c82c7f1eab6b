#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/image.h"
#include "core/scene.h"

namespace twinray::core {

/// How much of each colour a composited picture shows where. The volume rendering integral is linear in the colour of
/// the samples (Max, "Optical models for direct volume rendering", 1995), so with everything but the colours fixed
///
///     RGB(pixel) = S(pixel) + sum_k weight_k(pixel) * color(node_k) + (1 - A(pixel)) * background
///     weight_k(pixel) = sum over the ray's samples of light * opacity * diffuse factor * hat_k(value)
///
/// for colours that are linear between the nodes: `light` is what reaches the sample from the eye, hat_k is 1 at node k
/// and falls to 0 at its neighbours, S are highlights and labels, A is the opacity. Weights are kept in runs of pixels,
/// and only for the nodes that a run meets. Immutable once made, shared between threads and keyframes.
struct ColorContributions {
  static constexpr std::size_t kMostNodes = 64;
  static constexpr int kRun = 32;  ///< pixels of a row
  /// More than this is not kept: 64 MiB.
  static constexpr std::size_t kMostBytes = std::size_t(1) << 26;

  static constexpr std::uint32_t kNoRest = 0xffffffff;

  struct Run {
    std::uint64_t nodes = 0;  ///< bit k: node k is met
    std::uint32_t first = 0;  ///< of kRun weights for each of these nodes, in ascending order, in Row::weights
    /// Of kRun values of S for red, green and blue each, in Row::weights; kNoRest where no colours make a pixel
    /// brighter than white, so that differences say all.
    std::uint32_t rest = kNoRest;
  };
  struct Row {
    std::vector<Run> runs;               ///< (width + kRun - 1) / kRun, or none where nothing is met
    std::vector<std::uint16_t> weights;  ///< in units of ColorContributions::unit; 0 beyond the picture's edge
  };

  int width = 0, height = 0;  ///< pixels
  double unit = 1;
  std::vector<double> nodes;  ///< scalar values, ascending, at most kMostNodes; they enclose all that is seen
  std::vector<Row> rows;      ///< top row first

  std::size_t bytes() const;
};

/// The picture of `to`, made from that of `from` (of the size of the contributions): its RGB plus what the other
/// colours and the other background change, rounded once and cut to 0..255; alpha stays. The picture itself where they
/// are the same. Both scenes and that of the contributions must pass differOnlyInColors().
Image recolored(const Image& picture, const ColorContributions& contributions, const Scene& from, const Scene& to);

}  // namespace twinray::core
