#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>

#include "core/label_map.h"
#include "render/prepared_volume.h"

namespace twinray::render {

/// A label map on the grid of a prepared volume, with what the rays need of it: which blocks have labels, and normals
/// of the labels' borders. All is worked out once for all renderers and all ways of drawing the labels, by several
/// threads together, and survives a stop half done. Thread-safe.
class PreparedLabels {
 public:
  /// The one preparation of the voxels of `labels` for `volume` that all renderers of this process share while one of
  /// them holds it. Throws core::Error if memory does not suffice.
  static std::shared_ptr<PreparedLabels> of(const std::shared_ptr<const core::LabelMap>& labels,
                                            const PreparedVolume& volume);

  ~PreparedLabels();
  PreparedLabels(const PreparedLabels&) = delete;
  PreparedLabels& operator=(const PreparedLabels&) = delete;

  /// Makes voxels() and labelled() ready; false if stopped.
  bool prepare(int threads, const std::stop_token& stop);

  const std::uint8_t* voxels() const;    ///< in the order of the prepared volume
  const std::uint8_t* labelled() const;  ///< for each of its blocks: whether a voxel of its cells has a label

  /// Normals at the labelled voxels, in the code of vtkSphericalDirectionEncoder, from the border of each voxel's own
  /// label (derivative of its smoothed indicator over 5x5x5 voxels); no direction inside. 2 bytes a voxel, other voxels
  /// undefined. Null if stopped. Throws core::Error if memory does not suffice.
  const std::uint16_t* normals(int threads, const std::stop_token& stop);

 private:
  class Impl;
  explicit PreparedLabels(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace twinray::render
