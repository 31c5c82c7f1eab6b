#include "ui/training/training_worker.h"

#include <system_error>
#include <utility>

#include "core/thread_priority.h"

namespace twinray::ui {
namespace {

/// Behind all that is on screen; not 19, which other programs at work would bring to a stand.
constexpr int kNiceness = 10;

TrainingState stateOf(RunProgress::Phase phase) {
  switch (phase) {
    case RunProgress::Phase::kRendering:
      return TrainingState::kRendering;
    case RunProgress::Phase::kTraining:
      return TrainingState::kTraining;
    case RunProgress::Phase::kPreparing:
      break;
  }
  return TrainingState::kPreparing;
}

/// A run of the command line has no plan to say it in.
void writeOutcome(const std::filesystem::path& folder, TrainingPlan::Outcome outcome) {
  if (!std::filesystem::exists(RunPaths{folder}.plan())) return;
  auto plan = readPlan(folder);
  plan.outcome = outcome;
  writePlan(folder, plan);
}

}  // namespace

bool TrainingStatus::running() const {
  return state == TrainingState::kPreparing || state == TrainingState::kRendering ||
         state == TrainingState::kTraining || state == TrainingState::kPaused;
}

TrainingWorker::TrainingWorker(std::function<void()> changed) : changed_(std::move(changed)) {
  pacer_.onRest([this] { rested(); });
}

TrainingWorker::~TrainingWorker() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

TrainingStatus TrainingWorker::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

bool TrainingWorker::canStart() const {
  const auto now = status();
  return !now.running() && now.state != TrainingState::kStopping;
}

bool TrainingWorker::canPause() const {
  const auto now = status();
  return now.running() && now.state != TrainingState::kPaused;
}

bool TrainingWorker::canResume() const {
  return status().state == TrainingState::kPaused;
}

bool TrainingWorker::canStop() const {
  return status().running();
}

void TrainingWorker::start(RunInputs inputs) {
  if (!canStart()) return;
  if (thread_.joinable()) thread_.join();
  pacer_.resume();
  {
    const std::lock_guard lock(mutex_);
    status_ = {};
    status_.state = TrainingState::kPreparing;
    status_.folder = inputs.folder;
    byUser_ = false;
  }
  changed_();
  thread_ = std::jthread([this, inputs = std::move(inputs)](const std::stop_token& stop) {
    core::lowerThreadPriority(kNiceness);
    run(inputs, stop);
  });
}

void TrainingWorker::run(const RunInputs& inputs, const std::stop_token& stop) {
  try {
    writeOutcome(inputs.folder, TrainingPlan::Outcome::kUnfinished);
    const bool done = continueRun(
        inputs, pacer_, [this](const RunProgress& progress) { receive(progress); }, stop);
    if (!done) return finishStopped(inputs.folder);
    writeOutcome(inputs.folder, TrainingPlan::Outcome::kDone);
    finish(TrainingState::kDone);
  } catch (const std::bad_alloc&) {
    finish(TrainingState::kFailed,
           "There is not enough memory for this training; choose smaller pictures, or close other programs.");
  } catch (const std::exception& error) {
    // Reading a volume that is stopped ends with an exception; a checkpoint that cannot be written is a failure.
    const auto now = status();
    const bool nothingLost = now.deleting || now.progress.phase != RunProgress::Phase::kTraining;
    if (!stop.stop_requested() || !nothingLost) return finish(TrainingState::kFailed, error.what());
    finishStopped(inputs.folder);
  }
}

void TrainingWorker::finishStopped(const std::filesystem::path& folder) {
  bool byUser = false, deleting = false;
  {
    const std::lock_guard lock(mutex_);
    byUser = byUser_;
    deleting = status_.deleting;
  }
  if (deleting) {
    std::error_code failed;
    std::filesystem::remove_all(folder, failed);
    if (failed)
      return finish(TrainingState::kFailed, "The run " + folder.string() + " cannot be deleted (" + failed.message() +
                                                "); delete the folder yourself.");
    return finish(TrainingState::kIdle);
  }
  try {
    if (byUser) writeOutcome(folder, TrainingPlan::Outcome::kStopped);
    finish(TrainingState::kDone);
  } catch (const std::exception& error) {
    finish(TrainingState::kFailed, error.what());
  }
}

void TrainingWorker::finish(TrainingState state, const std::string& sentence) {
  {
    const std::lock_guard lock(mutex_);
    status_.state = state;
    status_.sentence = sentence;
    status_.finishing = false;
    if (status_.deleting) status_.folder.clear();
    status_.deleting = false;
  }
  changed_();
}

void TrainingWorker::receive(const RunProgress& progress) {
  {
    const std::lock_guard lock(mutex_);
    status_.progress = progress;
    if (status_.running() && status_.state != TrainingState::kPaused) status_.state = stateOf(progress.phase);
  }
  changed_();
}

void TrainingWorker::rested() {
  {
    const std::lock_guard lock(mutex_);
    if (status_.state != TrainingState::kPaused) return;
    status_.finishing = false;
  }
  changed_();
}

void TrainingWorker::pause() {
  {
    const std::lock_guard lock(mutex_);
    if (!status_.running() || status_.state == TrainingState::kPaused) return;
    status_.state = TrainingState::kPaused;
    status_.finishing = true;
  }
  pacer_.pause();
  changed_();
}

void TrainingWorker::resume() {
  {
    const std::lock_guard lock(mutex_);
    if (status_.state != TrainingState::kPaused) return;
    status_.state = stateOf(status_.progress.phase);
    status_.finishing = false;
  }
  pacer_.resume();
  changed_();
}

void TrainingWorker::askToStop(bool deleting) {
  {
    const std::lock_guard lock(mutex_);
    if (!status_.running()) return;
    status_.state = TrainingState::kStopping;
    status_.finishing = true;
    status_.deleting = deleting;
    byUser_ = true;
  }
  thread_.request_stop();
  changed_();
}

void TrainingWorker::stop() {
  askToStop(false);
}

void TrainingWorker::cancel() {
  askToStop(true);
}

}  // namespace twinray::ui
