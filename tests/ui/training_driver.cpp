// Continues the run in a folder (its plan is there), as the window does: ui_training_driver RUN [THREADS]. For tests
// that kill it, and for figures of whole trainings.
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <string>

#include "ui/training/training_worker.h"

int main(int argc, char** argv) {
  namespace ui = twinray::ui;
  if (argc < 2) return 2;
  std::mutex mutex;
  std::condition_variable changed;
  bool news = false;
  ui::TrainingWorker worker([&] {
    const std::lock_guard lock(mutex);
    news = true;
    changed.notify_all();
  });
  ui::RunInputs inputs;
  inputs.folder = argv[1];
  inputs.threads = argc > 2 ? std::stoi(argv[2]) : 1;
  worker.start(inputs);
  std::unique_lock lock(mutex);
  while (true) {
    changed.wait(lock, [&] { return std::exchange(news, false); });
    lock.unlock();
    const auto now = worker.status();
    lock.lock();
    if (now.state == ui::TrainingState::kDone) return 0;
    if (now.state == ui::TrainingState::kFailed) {
      std::cerr << now.sentence << "\n";
      return 1;
    }
  }
}
