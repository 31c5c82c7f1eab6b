#pragma once

#include <algorithm>
#include <atomic>
#include <stop_token>
#include <thread>
#include <vector>

#include "render/ray_field.h"

namespace twinray::render {

/// The rays of a pass in pieces of work that take about a millisecond each; rays of a tile lie near each other, so that
/// they share cached voxels.
class RayTiles {
 public:
  explicit RayTiles(const RayField& field);

  int count() const { return across_ * down_; }
  /// The rays of a tile that may meet the volume, those side by side in blocks one after the other.
  void rays(int tile, std::vector<RayPlace>& rays) const;

  /// Calls f(tile, rays) for each tile once, on `threads` threads (at least 1, the caller's among them). f must not
  /// throw. False if stopped, with tiles left out.
  template <typename F>
  bool forEach(int threads, const std::stop_token& stop, F&& f) const {
    std::atomic<int> next = 0;
    const auto work = [&] {
      std::vector<RayPlace> places;
      places.reserve(std::size_t(kRows) * kRays);
      for (int tile = next++; tile < count() && !stop.stop_requested(); tile = next++) {
        rays(tile, places);
        f(tile, places);
      }
    };
    {
      std::vector<std::jthread> helpers;
      for (int i = 1; i < std::min(threads, count()); ++i) helpers.emplace_back(work);
      work();
    }
    return !stop.stop_requested();
  }

 private:
  static constexpr int kRows = 8;
  static constexpr int kRays = 64;

  const RayField& field_;
  int rows_, across_, down_;
};

}  // namespace twinray::render
