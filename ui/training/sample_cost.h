#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "ui/training/pacer.h"
#include "ui/training/training_plan.h"
#include "ui/workers/rendering_options.h"

namespace twinray::ui {

/// What one sample of a volume costs, measured on a few of them.
struct SampleCost {
  double seconds = 0;  ///< on one thread
  double bytes = 0;    ///< on disk: picture, guide, numbers
};

/// Renderers of a plan's pictures and guides, of one thread each.
core::RendererFactory pictureCasting(const TrainingPlan& plan, const RenderingOptions& rendering);
core::RendererFactory guideCasting(const TrainingPlan& plan, const RenderingOptions& rendering);

/// Renders a few of the plan's samples. Empty if stopped. Throws core::Error.
std::optional<SampleCost> measureSamples(const std::shared_ptr<const core::Volume>& volume, const TrainingPlan& plan,
                                         const RenderingOptions& rendering, Pacer& pacer, std::stop_token stop);

/// What a training will take.
struct TrainingEstimate {
  double renderSeconds = 0, trainSeconds = 0;
  std::uint64_t diskBytes = 0;
  std::uint64_t freeBytes = 0;    ///< where it is to be stored
  std::uint64_t memoryBytes = 0;  ///< of the training, beside the window's own
  double totalSeconds() const { return renderSeconds + trainSeconds; }
  bool fits() const { return diskBytes < freeBytes; }
};

/// `costs`: one for each volume of the plan, in order. `runs`: where it will be stored; need not exist.
TrainingEstimate estimateOf(const TrainingPlan& plan, const std::vector<SampleCost>& costs,
                            const std::filesystem::path& runs);

/// Samples of the plan's volume that can be rendered in so many seconds.
std::size_t samplesWithin(double seconds, const SampleCost& cost);

/// Threads that render samples, each with renderers of its own.
int renderingThreads();

}  // namespace twinray::ui
