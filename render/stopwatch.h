#pragma once

#include <chrono>

namespace twinray::render {

/// Wall time in milliseconds.
class Stopwatch {
 public:
  double milliseconds() const { return std::chrono::duration<double, std::milli>(Clock::now() - start_).count(); }
  /// Milliseconds so far, and begins anew.
  double restart() {
    const double elapsed = milliseconds();
    start_ = Clock::now();
    return elapsed;
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

}  // namespace twinray::render
