#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace twinray::render {

/// A fixed number of independent pieces of work, done once by whichever threads ask for the result, together. A stop
/// leaves what is done as it is: the next call goes on from there. Thread-safe.
class SharedWork {
 public:
  /// `piece(i)` for i in 0..count-1; it must not throw. Each piece should take a few milliseconds: a stop waits for
  /// those that have begun.
  SharedWork(int count, std::function<void(int)> piece);

  /// Works with `threads` threads (at least 1, the caller's among them) until everything is done (true), also what
  /// other callers have begun, or a stop is requested (false).
  bool finish(int threads, const std::stop_token& stop);

 private:
  void workUntilNoneIsLeft(const std::stop_token& stop);

  int count_;
  std::function<void(int)> piece_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  int begun_ = 0;
  int done_ = 0;
};

}  // namespace twinray::render
