#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/evaluation/drag_evaluation.h"
#include "core/evaluation/drag_schedule.h"

namespace twinray::core {

/// A picture for each tick from 0 (at rest) to kDragTicks.
using DragScreen = std::vector<std::shared_ptr<const Frame>>;

/// What each method would have on screen, and the truth.
struct DragPictures {
  DragScreen truth;
  std::array<DragScreen, kDragMethodCount> methods;  ///< kStale is empty: it is one of the next two
  DragScreen staleStandard, staleTruth;
};

/// Renders what a drag shows, in the simulated time of measured costs. All renderers live on the thread that made this.
class DragPlayer {
 public:
  DragPlayer(const DragMethods& methods, const DragCosts& costs, const DragOptions& options, std::stop_token stop);
  DragPlayer(const DragPlayer&) = delete;
  DragPlayer& operator=(const DragPlayer&) = delete;

  /// Empty if stopped.
  std::optional<DragPictures> play(const RecordedDrag& drag);

 private:
  class Recording;

  std::unique_ptr<Renderer> truth_, standard_, prediction_, bicubic_, equalTime_, carriedDetail_;
  int equalTimeSide_ = 0;  ///< pixels that equalTime_ casts now
  DragCosts costs_;
  DragOptions options_;
  std::stop_token stop_;
};

}  // namespace twinray::core
