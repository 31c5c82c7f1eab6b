#include "app/cli/progress.h"

#include <cstdio>
#include <utility>

#include <unistd.h>

namespace twinray::cli {
namespace {

constexpr auto kTerminalInterval = std::chrono::milliseconds(100);
constexpr auto kLogInterval = std::chrono::seconds(10);
constexpr int kBarWidth = 30;

}  // namespace

Progress::Progress(std::string what)
    : what_(std::move(what)), terminal_(onTerminal()), start_(Clock::now()), last_(start_) {}

Progress::~Progress() {
  if (terminal_ && shown_) std::fputc('\n', stderr);
}

bool Progress::onTerminal() {
  return isatty(STDERR_FILENO) == 1;
}

std::string Progress::clock(double seconds) {
  const long whole = long(seconds + 0.5);
  char text[32];
  if (whole >= 3600) {
    std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
  }
  return text;
}

void Progress::show(std::size_t done, std::size_t total) {
  const auto now = Clock::now();
  if (!shown_) first_ = done > 0 ? done - 1 : 0;  // a continued work counts from where it began
  const bool last = done >= total;
  const bool due = terminal_ ? now - last_ > kTerminalInterval : now - last_ > kLogInterval;
  if (shown_ && !due && !last) return;
  shown_ = true;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = seconds > 0 ? double(done - first_) / seconds : 0;
  const std::string left = rate > 0 ? clock(double(total - done) / rate) : "?";
  if (terminal_) {
    const int filled = total > 0 ? int(done * kBarWidth / total) : 0;
    const std::string bar = std::string(filled, '#') + std::string(kBarWidth - filled, '.');
    std::fprintf(stderr, "\r%s [%s] %zu/%zu  %.1f/s  %s left  ", what_.c_str(), bar.c_str(), done, total, rate,
                 left.c_str());
  } else {
    std::fprintf(stderr, "%s: %zu of %zu, %.1f/s, %s left\n", what_.c_str(), done, total, rate, left.c_str());
  }
  std::fflush(stderr);
}

}  // namespace twinray::cli
