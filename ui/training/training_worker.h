#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "ui/training/training_run.h"

namespace twinray::ui {

enum class TrainingState { kIdle, kPreparing, kRendering, kTraining, kPaused, kStopping, kDone, kFailed };

struct TrainingStatus {
  TrainingState state = TrainingState::kIdle;
  bool finishing = false;        ///< paused or stopping, while a step or sample that was begun is still finished
  bool deleting = false;         ///< stopping to delete the run
  std::filesystem::path folder;  ///< of the newest run; empty before the first, and after one was cancelled
  RunProgress progress;
  std::string sentence;  ///< why it failed

  bool running() const;  ///< preparing, rendering, training or paused
};

/// Trains in the background, one run at a time, at low priority. Knows nothing of Qt. What the state does not
/// allow (`can...`) does nothing. Destroying it stops the run, which keeps its last checkpoint and stays unfinished.
class TrainingWorker {
 public:
  /// `changed`: status() is another one; called on any thread, with no lock held.
  explicit TrainingWorker(std::function<void()> changed);
  ~TrainingWorker();
  TrainingWorker(const TrainingWorker&) = delete;
  TrainingWorker& operator=(const TrainingWorker&) = delete;

  TrainingStatus status() const;

  bool canStart() const;
  bool canPause() const;
  bool canResume() const;
  bool canStop() const;

  /// Continues the run in the inputs' folder, or begins it where there is only its plan.
  void start(RunInputs inputs);
  /// Answered at once: no further step or sample is begun. A sample under way is given up, a step is finished.
  void pause();
  void resume();
  /// Keeps what there is. The run can be continued.
  void stop();
  /// Stops and deletes the run's folder.
  void cancel();
  /// No new step or sample while held: somebody needs the processor for what they see.
  void hold(bool held) { pacer_.hold(held); }

 private:
  void run(const RunInputs& inputs, const std::stop_token& stop);
  void finishStopped(const std::filesystem::path& folder);
  void finish(TrainingState state, const std::string& sentence = {});
  void receive(const RunProgress& progress);
  void rested();
  void askToStop(bool deleting);

  std::function<void()> changed_;
  mutable std::mutex mutex_;
  TrainingStatus status_;
  bool byUser_ = false;  ///< the stop was asked for, rather than the window closed
  Pacer pacer_;
  std::jthread thread_;  ///< last: everything above lives as long as the thread
};

}  // namespace twinray::ui
