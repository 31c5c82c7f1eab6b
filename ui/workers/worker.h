#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "core/thread_priority.h"

namespace twinray::ui {

/// Told, on the worker's thread, what went wrong; one sentence.
using FailureSink = std::function<void(const std::string&)>;

/// A thread with a one-slot mailbox: it does one job at a time, and of the jobs posted meanwhile only the newest.
/// Knows nothing of Qt. Destroying it stops the running job, drops the waiting one and joins the thread.
template <typename Job>
class Worker {
 public:
  /// Does one job on the worker's thread; returns early when the token asks for it. What it throws goes to the failure
  /// sink, and the worker goes on.
  using Handler = std::function<void(const Job&, std::stop_token)>;
  /// Makes the handler, and all that it owns, on the worker's thread, where it is destroyed too.
  using HandlerFactory = std::function<Handler()>;

  /// `niceness`: core::lowerThreadPriority's, of this thread and those it starts.
  Worker(HandlerFactory makeHandler, FailureSink failed, int niceness = 0)
      : failed_(std::move(failed)), thread_([this, make = std::move(makeHandler), niceness](std::stop_token stop) {
          core::lowerThreadPriority(niceness);
          run(stop, make);
        }) {}

  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  ~Worker() {
    thread_.request_stop();
    cancel();
    thread_.join();
  }

  /// Puts a job into the mailbox, in place of one that waits there. The running job is asked to stop if `stopRunning`
  /// says so of it.
  void post(Job job, const std::function<bool(const Job& running)>& stopRunning = {}) {
    {
      const std::lock_guard lock(mutex_);
      if (running_ && stopRunning && stopRunning(*running_)) stopJob_.request_stop();
      waiting_ = std::make_shared<const Job>(std::move(job));
    }
    wake_.notify_one();
  }

  /// Drops the waiting job and asks the running one to stop. True if there was a waiting one alone: no handler tells of
  /// its end.
  bool cancel() {
    const std::lock_guard lock(mutex_);
    const bool unheard = waiting_ && !running_;
    waiting_.reset();
    stopJob_.request_stop();
    return unheard;
  }

  /// The same for those of them that `which` says.
  void cancel(const std::function<bool(const Job&)>& which) {
    const std::lock_guard lock(mutex_);
    if (waiting_ && which(*waiting_)) waiting_.reset();
    if (running_ && which(*running_)) stopJob_.request_stop();
  }

  /// Whether a job runs or waits.
  bool busy() const {
    const std::lock_guard lock(mutex_);
    return running_ || waiting_;
  }

  /// Whether a job waits: asked by the handler of a stopped one, whether it made room for another.
  bool hasWaiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_ != nullptr;
  }

 private:
  void run(std::stop_token stop, const HandlerFactory& makeHandler) {
    Handler handler;
    guarded([&] { handler = makeHandler(); });
    while (const std::shared_ptr<const Job> job = next(stop)) {
      if (handler) guarded([&] { handler(*job, stopJob_.get_token()); });
      const std::lock_guard lock(mutex_);
      running_.reset();
    }
  }

  /// Waits for the next job; null when the worker is to end.
  std::shared_ptr<const Job> next(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    if (!wake_.wait(lock, stop, [this] { return waiting_ != nullptr; }) || stop.stop_requested()) return nullptr;
    running_ = std::exchange(waiting_, nullptr);
    stopJob_ = std::stop_source();
    return running_;
  }

  template <typename Action>
  void guarded(Action&& action) {
    try {
      action();
    } catch (const std::bad_alloc&) {
      failed_("There is not enough memory for this; close other programs or open a smaller volume.");
    } catch (const std::exception& error) {
      failed_(error.what());
    }
  }

  FailureSink failed_;
  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::shared_ptr<const Job> waiting_;
  std::shared_ptr<const Job> running_;
  std::stop_source stopJob_;
  std::jthread thread_;  ///< last: everything above lives as long as the thread
};

}  // namespace twinray::ui
