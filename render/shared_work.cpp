#include "render/shared_work.h"

#include <thread>
#include <utility>
#include <vector>

namespace twinray::render {

SharedWork::SharedWork(int count, std::function<void(int)> piece) : count_(count), piece_(std::move(piece)) {}

bool SharedWork::finish(int threads, const std::stop_token& stop) {
  {
    const std::lock_guard lock(mutex_);
    if (done_ == count_) return true;
  }
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads; ++i) helpers.emplace_back([&] { workUntilNoneIsLeft(stop); });
    workUntilNoneIsLeft(stop);
  }
  std::unique_lock lock(mutex_);
  return changed_.wait(lock, stop, [&] { return done_ == count_; });
}

void SharedWork::workUntilNoneIsLeft(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    int piece = 0;
    {
      const std::lock_guard lock(mutex_);
      if (begun_ == count_) return;
      piece = begun_++;
    }
    piece_(piece);
    {
      const std::lock_guard lock(mutex_);
      if (++done_ == count_) piece_ = nullptr;  // and what it holds
    }
    changed_.notify_all();
  }
}

}  // namespace twinray::render
