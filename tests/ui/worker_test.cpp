#include "ui/workers/worker.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/error.h"
#include "tests/ui/worker_support.h"

namespace twinray::ui {
namespace {

using tests::Collected;
using tests::Gate;

FailureSink noFailure() {
  return [](const std::string& sentence) { ADD_FAILURE() << sentence; };
}

TEST(Worker, OfTheJobsPostedMeanwhileTheNewestWins) {
  Gate gate;
  Collected<int> begun;
  Worker<int> worker(
      [&] {
        return [&](const int& job, std::stop_token) {
          begun.add(job);
          EXPECT_TRUE(gate.pass());
        };
      },
      noFailure());
  worker.post(1);
  begun.waitFor(1);
  worker.post(2);
  worker.post(3);
  worker.post(4);
  gate.open();
  EXPECT_EQ(begun.waitFor(2), (std::vector{1, 4}));
}

TEST(Worker, RunningJobIsStoppedOnlyIfThePosterSaysSo) {
  Collected<std::string> ends;
  Collected<int> begun;
  Worker<int> worker(
      [&] {
        return [&](const int& job, std::stop_token stop) {
          begun.add(job);
          if (job == 1) ends.add(tests::waitForStop(stop) ? "stopped" : "left running");
        };
      },
      noFailure());
  worker.post(1);
  begun.waitFor(1);
  worker.post(2, [](const int& running) { return running == 99; });
  EXPECT_TRUE(ends.now().empty());
  worker.post(3, [](const int& running) { return running == 1; });
  EXPECT_EQ(ends.waitFor(1), std::vector<std::string>{"stopped"});
  EXPECT_EQ(begun.waitFor(2), (std::vector{1, 3}));
}

TEST(Worker, CancelTellsOfAJobThatNobodyBegan) {
  Gate gate;
  Collected<int> begun;
  Worker<int> worker(
      [&] {
        EXPECT_TRUE(gate.pass());  // as on a machine that has other work
        return [&](const int& job, std::stop_token) { begun.add(job); };
      },
      noFailure());
  worker.post(1);
  EXPECT_TRUE(worker.cancel());
  EXPECT_FALSE(worker.cancel()) << "nothing waits any more";
  gate.open();
  worker.post(2);
  EXPECT_EQ(begun.waitFor(1), std::vector{2});
}

TEST(Worker, CancelDropsTheWaitingJob) {
  Collected<int> begun;
  Worker<int> worker(
      [&] {
        return [&](const int& job, std::stop_token stop) {
          begun.add(job);
          if (job == 1) {
            EXPECT_TRUE(tests::waitForStop(stop));
          }
        };
      },
      noFailure());
  worker.post(1);
  begun.waitFor(1);
  worker.post(2);
  worker.cancel();
  worker.post(3);
  EXPECT_EQ(begun.waitFor(2), (std::vector{1, 3}));
}

TEST(Worker, ExceptionsEndAtTheThreadsEdge) {
  Collected<std::string> failures;
  Collected<int> done;
  Worker<int> worker(
      [&] {
        return [&](const int& job, std::stop_token) {
          if (job == 1) throw core::Error("the file is empty; choose another");
          if (job == 2) throw std::bad_alloc();
          done.add(job);
        };
      },
      [&](const std::string& sentence) { failures.add(sentence); });
  worker.post(1);
  EXPECT_EQ(failures.waitFor(1), std::vector<std::string>{"the file is empty; choose another"});
  worker.post(2);
  EXPECT_NE(failures.waitFor(2).at(1).find("not enough memory"), std::string::npos);
  worker.post(3);
  EXPECT_EQ(done.waitFor(1), std::vector{3});
}

TEST(Worker, AFailingFactoryIsReportedAndJobsAreDropped) {
  Collected<std::string> failures;
  {
    Worker<int> worker([]() -> Worker<int>::Handler { throw core::Error("no device"); },
                       [&](const std::string& sentence) { failures.add(sentence); });
    worker.post(1);
    failures.waitFor(1);
  }
  EXPECT_EQ(failures.now(), std::vector<std::string>{"no device"});
}

TEST(Worker, WhatTheHandlerOwnsLivesAndDiesOnItsThread) {
  struct Owned {
    std::thread::id made = std::this_thread::get_id();
    std::thread::id* destroyed;
    explicit Owned(std::thread::id* d) : destroyed(d) {}
    ~Owned() { *destroyed = std::this_thread::get_id(); }
  };
  std::thread::id made, used, destroyed;
  {
    Collected<int> done;
    Worker<int> worker(
        [&] {
          auto owned = std::make_shared<Owned>(&destroyed);
          made = owned->made;
          return [&, owned](const int& job, std::stop_token) {
            used = std::this_thread::get_id();
            done.add(job);
          };
        },
        noFailure());
    worker.post(1);
    done.waitFor(1);
  }
  EXPECT_NE(made, std::this_thread::get_id());
  EXPECT_EQ(made, used);
  EXPECT_EQ(made, destroyed);
}

TEST(Worker, EndsWhileAJobRunsAndAnotherWaits) {
  Collected<int> begun;
  std::atomic<bool> stopped = false;
  {
    Worker<int> worker(
        [&] {
          return [&](const int& job, std::stop_token stop) {
            begun.add(job);
            stopped = tests::waitForStop(stop);
          };
        },
        noFailure());
    worker.post(1);
    begun.waitFor(1);
    worker.post(2);
  }
  EXPECT_TRUE(stopped);
  EXPECT_EQ(begun.now(), std::vector{1});
}

TEST(Worker, NicenessIsItsOwnThreadsAlone) {
  const int before = getpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)));
  Collected<int> seen;
  Worker<int> worker(
      [&] {
        return [&](const int&, std::stop_token) {
          seen.add(getpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid))));
        };
      },
      noFailure(), 19);
  worker.post(1);
  EXPECT_EQ(seen.waitFor(1), std::vector{19});
  EXPECT_EQ(getpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid))), before);
}

TEST(Worker, OnlyWhenIdleHoldsForTheThreadsThatItStartsToo) {
  Collected<int> seen;
  Worker<int> worker(
      [&] {
        return [&](const int&, std::stop_token) {
          seen.add(sched_getscheduler(0));
          std::thread([&] { seen.add(sched_getscheduler(0)); }).join();
        };
      },
      noFailure(), core::kOnlyWhenIdle);
  worker.post(1);
  EXPECT_EQ(seen.waitFor(2), (std::vector{SCHED_IDLE, SCHED_IDLE}));
  EXPECT_EQ(sched_getscheduler(0), SCHED_OTHER);
}

}  // namespace
}  // namespace twinray::ui
