#include "ui/benchmark/thread_times.h"

#include <fstream>
#include <string>

#include <unistd.h>

namespace twinray::ui {

ThreadTimes threadTimes() {
  constexpr double kNanosecond = 1e-6;  // ms
  ThreadTimes times;
  if (std::ifstream thread("/proc/thread-self/schedstat"); thread >> times.computing >> times.waiting) {
    times.computing *= kNanosecond;
    times.waiting *= kNanosecond;
  }
  // "cpu", then user, nice, system, idle, iowait, irq, softirq, steal: proc(5).
  std::string word;
  std::ifstream machine("/proc/stat");
  for (int skipped = 0; skipped < 8; ++skipped) machine >> word;
  if (machine >> times.stolen) times.stolen *= 1000.0 / double(sysconf(_SC_CLK_TCK));
  return times;
}

}  // namespace twinray::ui
