#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
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
  explicit KeptRays(RayKernel kernel = RayKernel::kFastest) : kernel_(kernel) {}

  /// Drops everything: the light is another one now.
  void forget();
  /// As castRays(). The first pass of new rays is cast as ever; the second one keeps their samples.
  /// `colors`: number of voxel values in the field's table.
  bool cast(const RayField& field, std::size_t colors, std::size_t mostBytes, int threads, const std::stop_token& stop,
            std::vector<std::uint16_t>& pixels);

  /// Of the rays cast last, how many tiles need no voxels.
  double keptShare() const;

 private:
  struct Tile {
    bool tried = false;
    bool kept = false;
    KeptTileView samples;
  };

  /// Memory in slabs that the next rays use again: tiles of their own would leave holes of all sizes behind.
  class Pool {
   public:
    /// Null if that would be more than `most` bytes, or than the machine has. Thread-safe.
    std::byte* take(std::size_t bytes, std::size_t most);
    void rewind() { slab_ = used_ = 0; }

   private:
    static constexpr std::size_t kSlab = std::size_t(1) << 22;
    std::mutex mutex_;
    std::vector<std::unique_ptr<std::byte[]>> slabs_;
    std::size_t slab_ = 0, used_ = 0;  ///< the slab in use, and bytes of it
  };

  bool sameRays(const RayField& field) const;
  /// False if there is no room.
  bool keep(const RayField& field, const KeptKernel& kernel, const std::vector<RayPlace>& rays, std::size_t mostBytes,
            KeptTileView& samples);

  RayKernel kernel_;
  bool known_ = false;
  RayField field_;              ///< of the rays that are known
  std::vector<int> rowBounds_;  ///< of them
  std::vector<Tile> tiles_;
  Pool pool_;
  std::vector<std::uint32_t> seen_;  ///< as KeptKernel::composite() takes it
};

}  // namespace twinray::render
