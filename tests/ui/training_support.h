#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>

#include <gtest/gtest.h>

#include "core/io/volume_reader.h"
#include "core/resources.h"
#include "tests/temporary_folder.h"
#include "ui/training/training_worker.h"

namespace twinray::tests {

/// A training of a second or two on the bundled sample, one voxel of four a side: a tiny network, tiny pictures.
inline ui::TrainingPlan smallPlan(std::size_t samples = 16, double minutes = 0.02) {
  ui::TrainingPlan plan;
  ui::PlannedVolume volume;
  volume.path = core::defaultVolumePath();
  volume.choice.reduction = 4;
  plan.volumes = {volume};
  plan.samples = samples;
  plan.size = 64;
  plan.quality = "standard";
  plan.minutes = minutes;
  plan.recipe = {{"version", 1},
                 {"architecture", "guided"},
                 {"network",
                  {{"guide_channels", {"r", "g", "b", "a"}},
                   {"factor", 2},
                   {"unshuffle", 2},
                   {"width", 8},
                   {"blocks", 1},
                   {"inner_width", 0},
                   {"inner_blocks", 1},
                   {"code_width", 8},
                   {"condition_width", 8}}},
                 {"batch", 4},
                 {"crop", 32},
                 {"learning_rate", 4e-3},
                 {"warm_up", 5},
                 {"average", 0.98},
                 {"interval", 20}};
  return plan;
}

/// A worker, and what it said.
class TrainingRunner {
 public:
  TrainingRunner()
      : worker([this] {
          if (onChange) onChange(worker.status());
          const std::lock_guard lock(mutex_);
          ++changes_;
          changed_.notify_all();
        }) {}

  /// Waits for a status; false where it does not come.
  template <typename Condition>
  [[nodiscard]] bool waitFor(Condition condition) {
    constexpr std::chrono::seconds kLimit(900);
    std::unique_lock lock(mutex_);
    while (true) {
      const auto seen = changes_;
      lock.unlock();
      if (condition(worker.status())) return true;
      lock.lock();
      if (!changed_.wait_for(lock, kLimit, [&] { return changes_ != seen; })) return false;
    }
  }
  [[nodiscard]] bool waitForEnd() {
    return waitFor(
        [](const ui::TrainingStatus& now) { return !now.running() && now.state != ui::TrainingState::kStopping; });
  }
  [[nodiscard]] bool waitForSteps(std::int64_t steps) {
    return waitFor([steps](const ui::TrainingStatus& now) { return now.progress.training.step >= steps; });
  }

  /// Called with each new status before anything else happens, on the thread that makes it. Set before the start.
  std::function<void(const ui::TrainingStatus&)> onChange;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t changes_ = 0;

 public:
  ui::TrainingWorker worker;  ///< last: its thread uses the above
};

/// Trains the run in the folder to its end.
inline void train(const std::filesystem::path& folder) {
  TrainingRunner runner;
  ui::RunInputs inputs;
  inputs.folder = folder;
  runner.worker.start(inputs);
  ASSERT_TRUE(runner.waitForEnd());
  ASSERT_EQ(runner.worker.status().state, ui::TrainingState::kDone) << runner.worker.status().sentence;
}

}  // namespace twinray::tests
