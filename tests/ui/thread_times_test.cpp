// Whether a late thread worked, or was kept from it.

#include "ui/benchmark/thread_times.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <sched.h>
#include <unistd.h>

namespace twinray::ui {
namespace {

double processorMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) * 1e3 + double(time.tv_nsec) * 1e-6;
}

class ThreadTimesTest : public ::testing::Test {
  void SetUp() override {
    if (!std::filesystem::exists("/proc/thread-self/schedstat")) GTEST_SKIP() << "this system does not tell";
  }
};

TEST_F(ThreadTimesTest, workIsWhatTheThreadsOwnClockTells) {
  const ThreadTimes before = threadTimes();
  const double start = processorMilliseconds();
  while (processorMilliseconds() < start + 200) {
  }
  const double computing = (threadTimes() - before).computing;
  EXPECT_GT(computing, 195);  // the system adds it up a few milliseconds late
  EXPECT_LT(computing, 215);
}

TEST_F(ThreadTimesTest, sleepIsNoWork) {
  const ThreadTimes before = threadTimes();
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_LT((threadTimes() - before).computing, 20);
}

TEST_F(ThreadTimesTest, aThreadBehindAnotherOnItsProcessorWaits) {
  cpu_set_t allowed, one;
  ASSERT_EQ(sched_getaffinity(0, sizeof allowed, &allowed), 0);
  CPU_ZERO(&one);
  for (int cpu = 0; CPU_COUNT(&one) == 0; ++cpu) {
    if (CPU_ISSET(cpu, &allowed)) CPU_SET(cpu, &one);
  }
  std::jthread pair([&] {
    sched_setaffinity(0, sizeof one, &one);
    std::jthread rival([](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
      }
    });
    const ThreadTimes before = threadTimes();
    const double start = processorMilliseconds();
    while (processorMilliseconds() < start + 200) {
    }
    EXPECT_GT((threadTimes() - before).waiting, 100);
  });
}

// Column 8 of /proc/stat after its name, in ticks of the clock.
double stolenMilliseconds() {
  std::string line;
  std::ifstream file("/proc/stat");
  std::getline(file, line);
  unsigned long long ticks = 0;
  std::sscanf(line.c_str(), "cpu %*u %*u %*u %*u %*u %*u %*u %llu", &ticks);
  return double(ticks) * 1000 / double(sysconf(_SC_CLK_TCK));
}

TEST_F(ThreadTimesTest, stolenIsWhatTheMachineCounts) {
  const double before = stolenMilliseconds();
  const double stolen = threadTimes().stolen;
  EXPECT_GE(stolen, before);
  EXPECT_LE(stolen, stolenMilliseconds());
}

}  // namespace
}  // namespace twinray::ui
