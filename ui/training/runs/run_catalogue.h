#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "ui/training/runs/run_log.h"
#include "ui/training/training_plan.h"

namespace twinray::ui {

/// What the list of runs says of one.
struct RunSummary {
  enum class State {
    kUnfinished,  ///< begun, neither done nor stopped: killed, or the window was closed
    kRunning,     ///< a training holds it now, here or in another program
    kStopped,
    kDone,
    kUnknown  ///< made by the command line, which does not say
  };
  std::filesystem::path folder;
  std::string name;
  State state = State::kUnknown;
  bool ofWindow = false;  ///< has a plan
  TrainingPlan::Kind kind = TrainingPlan::Kind::kTrain;
  double minutes = 0;               ///< planned
  std::optional<RunLogRow> newest;  ///< of the log
  std::optional<RunLogRow> best;
  std::optional<RunLogRow> start;  ///< scores of the model that it started from
  bool hasModel = false;
  std::uint64_t bytes = 0;  ///< on disk
  std::string volumes;      ///< names of files
  std::filesystem::file_time_type changed;
};

/// The runs in a folder, newest first. What cannot be read is left out. Empty if stopped.
/// `active`: the one that this program trains, whose lock is not asked; empty: none.
std::vector<RunSummary> findRuns(const std::filesystem::path& folder, const std::filesystem::path& active,
                                 const std::stop_token& stop);

}  // namespace twinray::ui
