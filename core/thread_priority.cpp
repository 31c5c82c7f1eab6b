#include "core/thread_priority.h"

#ifdef __linux__
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace twinray::core {

void lowerThreadPriority([[maybe_unused]] int niceness) {
#ifdef __linux__
  // Linux keeps both for each thread, and threads inherit them.
  if (niceness >= kOnlyWhenIdle) {
    const sched_param none{};
    sched_setscheduler(0, SCHED_IDLE, &none);
  } else if (niceness > 0) {
    const auto thread = static_cast<id_t>(syscall(SYS_gettid));
    setpriority(PRIO_PROCESS, thread, getpriority(PRIO_PROCESS, thread) + niceness);
  }
#endif
}

}  // namespace twinray::core
