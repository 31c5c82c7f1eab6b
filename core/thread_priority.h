#pragma once

namespace twinray::core {

/// Below every niceness: a thread that runs only while a processor has nothing else to do, and gives it up at once when
/// it has (SCHED_IDLE of sched(7)).
inline constexpr int kOnlyWhenIdle = 20;

/// Lets the calling thread, and those that it starts from now on, go behind others: `niceness` 0 (as it is) to 19,
/// added to that of the thread, or kOnlyWhenIdle. Lowering one's priority needs no privilege; nothing happens where the
/// system keeps no priority for each thread.
void lowerThreadPriority(int niceness);

}  // namespace twinray::core
