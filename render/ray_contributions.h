#pragma once

#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "core/color_contributions.h"
#include "render/ray_field.h"

namespace twinray::render {

/// The rays that color contributions are summed over.
struct ContributingRays {
  int width = 0, height = 0;  ///< pixels of the picture
  int passes = 1;             ///< over which the picture is a mean
  float background = 0;       ///< brightest channel, 0..1
  /// Of the passes whose rays meet the volume; of one picture, so with the same tables.
  std::vector<RayField> fields;
};

/// Where the nodes of colours are to be, as voxel values, ascending: among those that are seen (field.color has an
/// opacity) they enclose all; of `bends`, where the present colours bend, all that fit into half of the `most` (at
/// least 4); the others denser where more is seen in the picture. All values that are seen, where they are so few.
std::vector<int> contributionNodes(const ContributingRays& rays, int tableSize, std::span<const int> bends,
                                   std::size_t most);

/// Sums what the rays meet, a run of pixels at a time; `nodes` as above, at least one, at most kMostNodes. The scalar
/// values of the nodes are left empty. Null if stopped, within some rays, or if it is too much to keep.
std::shared_ptr<core::ColorContributions> sumContributions(const ContributingRays& rays, std::span<const int> nodes,
                                                           int tableSize, int threads, const std::stop_token& stop);

}  // namespace twinray::render
