#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace twinray::cli {

/// Progress of counted work on standard error: on a terminal one line that is rewritten, with rate and time left; in a
/// log a plain line every few seconds.
class Progress {
 public:
  explicit Progress(std::string what);
  /// Ends the terminal's line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done, std::size_t total);

  /// "1:05" or "2:03:09".
  static std::string clock(double seconds);
  static bool onTerminal();

 private:
  using Clock = std::chrono::steady_clock;

  std::string what_;
  bool terminal_;
  bool shown_ = false;
  std::size_t first_ = 0;
  Clock::time_point start_;
  Clock::time_point last_;
};

}  // namespace twinray::cli
