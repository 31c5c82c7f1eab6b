#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "nn/trainer.h"
#include "ui/training/pacer.h"
#include "ui/training/training_plan.h"
#include "ui/workers/rendering_options.h"

namespace twinray::ui {

struct RunProgress {
  enum class Phase { kPreparing, kRendering, kTraining };
  Phase phase = Phase::kPreparing;
  std::size_t rendered = 0, toRender = 0;  ///< samples of all volumes
  double samplesPerSecond = 0;             ///< rendered in this call
  std::optional<double> secondsLeft;       ///< of rendering and training together
  nn::TrainingProgress training;
};

struct RunInputs {
  std::filesystem::path folder;                           ///< with a plan.json, or a run folder of the command line
  std::vector<std::shared_ptr<const core::Volume>> open;  ///< that need not be read again
  RenderingOptions rendering;
  int threads = 0;                ///< of the training steps; 0: as many as the machine has
  std::optional<double> minutes;  ///< for a run that is done to go on for; as long again if empty
};

/// Does what is still to be done of a run: samples, renders, trains. Every step is found on disk by what it left, so
/// that a run that was killed at any moment goes on where it was. Called on a thread of its own; `progress` on this and
/// on the rendering threads, one at a time. Returns false if stopped. Throws core::Error.
bool continueRun(const RunInputs& inputs, Pacer& pacer, const std::function<void(const RunProgress&)>& progress,
                 std::stop_token stop);

}  // namespace twinray::ui
