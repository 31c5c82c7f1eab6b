#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "render/kept_samples.h"
#include "render/ray_field.h"
#include "render/ray_tiles.h"

namespace twinray::render {

/// Casts the rays of one pass again and again while nothing but the transfer function changes, with the numbers that
/// castRays() gives. What rays meet is kept, tile by tile, and then composited without a look at the volume: 6 bytes a
/// sample, 2 where unshaded, next to nothing for stretches of one value. Tiles that find no room within `mostBytes` are
/// cast as ever.
class KeptRays {
 public:
  explicit KeptRays(std::size_t mostBytes, RayKernel kernel = RayKernel::kFastest)
      : mostBytes_(mostBytes), kernel_(kernel) {}

  /// Drops everything: voxels or light are others now.
  void forget();
  /// As castRays(). The first pass of new rays is cast as ever; the second one keeps their samples.
  /// `colors`: number of voxel values in the field's table.
  bool cast(const RayField& field, std::size_t colors, int threads, const std::stop_token& stop,
            std::vector<std::uint16_t>& pixels);

  std::size_t bytes() const { return bytes_; }
  /// Of the rays cast last, how many tiles need no voxels.
  double keptShare() const;

 private:
  struct Tile {
    bool tried = false;
    bool kept = false;
    std::vector<KeptPacket> packets;
    std::vector<KeptChunk> chunks;
    std::vector<std::uint16_t> values;
    std::vector<std::uint32_t> lights;

    std::size_t bytes() const;
    KeptTileView view() const;
  };

  bool sameRays(const RayField& field) const;
  void keep(const RayField& field, const KeptKernel& kernel, const std::vector<RayPlace>& rays, Tile& tile);

  std::size_t mostBytes_;
  RayKernel kernel_;
  bool known_ = false;
  RayField field_;              ///< of the rays that are known
  std::vector<int> rowBounds_;  ///< of them
  std::vector<Tile> tiles_;
  std::atomic<std::size_t> bytes_{0};
  std::vector<std::uint32_t> seen_;  ///< as KeptKernel::composite() takes it
};

}  // namespace twinray::render
