#pragma once

#include <algorithm>
#include <atomic>
#include <stop_token>
#include <thread>
#include <vector>

namespace twinray::render {

/// Calls f(row) for rows 0..rows-1, each once, on `threads` threads (at least 1, the caller's among them). f must not
/// throw. False if stopped, with rows left out.
template <typename F>
bool forEachRow(int rows, int threads, const std::stop_token& stop, F&& f) {
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int row = next++; row < rows && !stop.stop_requested(); row = next++) f(row);
  };
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < std::min(threads, rows); ++i) helpers.emplace_back(work);
    work();
  }
  return !stop.stop_requested();
}

}  // namespace twinray::render
