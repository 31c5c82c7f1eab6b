#pragma once

namespace twinray::ui {

/// What has become of a thread's time, in milliseconds since some moment, so that a late thread can tell whether it
/// worked, waited for a processor that others had, or had a processor that the host took away. What is left of the time
/// that went by, it slept.
struct ThreadTimes {
  double computing = 0;  ///< on a processor
  double waiting = 0;    ///< ready to run, but not on a processor
  double stolen = 0;     ///< of all processors, by the host of a virtual machine, in steps of some 10 ms

  ThreadTimes operator-(const ThreadTimes& earlier) const {
    return {computing - earlier.computing, waiting - earlier.waiting, stolen - earlier.stolen};
  }
};

/// Of the calling thread. Zeros where the system does not tell (it is Linux's /proc/thread-self/schedstat and
/// /proc/stat). Takes some 15 microseconds.
ThreadTimes threadTimes();

}  // namespace twinray::ui
