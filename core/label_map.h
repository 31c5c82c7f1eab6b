#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/rgb.h"
#include "core/volume.h"

namespace twinray::core {

/// How one label of a segmentation is drawn.
struct Label {
  int value = 1;        ///< in the file, > 0
  std::string name;     ///< for people; may be empty
  Rgb color{1, 0, 0};   ///< each 0..1
  double opacity = 1;   ///< 0..1: how much of it covers what the transfer function shows there
  bool visible = true;  ///< false: drawn as if there were no label
  bool operator==(const Label&) const = default;
};

/// A segmentation on the grid of a volume: which label each voxel has, and how labels are drawn. Immutable; copies that
/// are drawn otherwise share their voxels. Shared between threads as std::shared_ptr<const LabelMap>.
class LabelMap {
 public:
  static constexpr std::size_t kMostLabels = 255;

  /// `voxels` holds geometry.voxelCount() bytes, x fastest: 0 for no label, i for labels[i - 1]. Throws Error for more
  /// than kMostLabels labels, a voxel without its label, or labels that check() refuses.
  LabelMap(const Geometry& geometry, std::shared_ptr<const std::uint8_t[]> voxels, std::vector<Label> labels,
           std::string path = {});

  const Geometry& geometry() const;
  const std::uint8_t* voxels() const;
  const std::vector<Label>& labels() const { return labels_; }
  /// Number of voxels of labels()[i].
  std::uint64_t count(std::size_t i) const;
  /// File that it was read from; empty if none.
  const std::string& path() const;
  /// SHA-256 (64 hex digits) of dimensions, the labels' values and the voxels. Computed once, then kept.
  const std::string& hash() const;

  /// The same voxels, drawn otherwise: `labels` by their values, what it does not name as it is. Throws Error for
  /// labels that check() refuses.
  std::shared_ptr<const LabelMap> drawnAs(const std::vector<Label>& labels) const;

  /// Whether both are of the very same voxels, in memory.
  bool sharesVoxelsWith(const LabelMap& other) const { return grid_ == other.grid_; }
  bool operator==(const LabelMap& other) const { return grid_ == other.grid_ && labels_ == other.labels_; }

 private:
  struct Grid;
  LabelMap(std::shared_ptr<const Grid> grid, std::vector<Label> labels);

  std::shared_ptr<const Grid> grid_;
  std::vector<Label> labels_;
};

/// Throws Error unless values are positive and different, and colours and opacities lie in 0..1.
void check(const std::vector<Label>& labels);

/// A colour for the i-th label that people with any colour vision tell from its neighbours' (Okabe and Ito 2008, then
/// darker and lighter shades).
Rgb labelColor(std::size_t i);

/// The label map that a volume of labels is on the grid of `volume`: the label of the voxel nearest in patient space
/// (LPS), none outside. Labels are the values above 0 that occur in `labels`, ascending, with colours of labelColor().
/// Throws Error for values that are not whole numbers of 0 to 2^31 - 1, more than LabelMap::kMostLabels different
/// labels, labels without any voxel, or grids that do not overlap.
std::shared_ptr<const LabelMap> labelMapOn(const Volume& volume, const Volume& labels);

}  // namespace twinray::core
