// Where a training waits while it is paused, or while somebody drags.

#include "ui/training/pacer.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "tests/ui/worker_support.h"

namespace twinray::ui {
namespace {

using tests::Collected;
using tests::Gate;

TEST(Pacer, letsThroughWhatIsNeitherPausedNorHeld) {
  Pacer pacer;
  pacer.wait({});
  EXPECT_EQ(pacer.waiting(), 0);
  EXPECT_EQ(pacer.rested(), 0);
}

TEST(Pacer, aPauseHoldsThreadsUntilItEndsAndSaysThatTheyRest) {
  Pacer pacer;
  Collected<int> rests, passed;
  pacer.onRest([&] { rests.add(1); });
  pacer.pause();
  EXPECT_TRUE(pacer.paused());
  std::jthread thread([&] {
    pacer.wait({});
    passed.add(1);
  });
  ASSERT_EQ(rests.waitFor(1).size(), 1u);
  EXPECT_TRUE(passed.now().empty());
  EXPECT_EQ(pacer.waiting(), 1);
  pacer.resume();
  EXPECT_EQ(passed.waitFor(1).size(), 1u);
  thread.join();
  EXPECT_GT(pacer.rested(), 0);
}

TEST(Pacer, aThreadThatIsHeldSaysSoWhenItIsPausedToo) {
  Pacer pacer;
  Collected<int> rests, passed;
  pacer.onRest([&] { rests.add(1); });
  pacer.hold(true);
  std::jthread thread([&] {
    pacer.wait({});
    passed.add(1);
  });
  while (pacer.waiting() == 0) std::this_thread::yield();
  pacer.pause();
  ASSERT_EQ(rests.waitFor(1).size(), 1u);
  pacer.hold(false);
  EXPECT_TRUE(passed.now().empty()) << "still paused";
  pacer.hold(true);
  pacer.resume();
  EXPECT_TRUE(passed.now().empty()) << "still held";
  pacer.hold(false);
  EXPECT_EQ(passed.waitFor(1).size(), 1u);
}

TEST(Pacer, aStopEndsTheWait) {
  Pacer pacer;
  pacer.pause();
  std::stop_source stop;
  Collected<int> passed;
  std::jthread thread([&] {
    pacer.wait(stop.get_token());
    passed.add(1);
  });
  stop.request_stop();
  EXPECT_EQ(passed.waitFor(1).size(), 1u);
}

/// Works until it is stopped the first time, and then at once.
class StubbornRenderer : public core::Renderer {
 public:
  StubbornRenderer(Collected<int>& begun, std::atomic<bool>& works) : begun_(begun), works_(works) {}
  std::optional<core::Frame> render(const core::Request& request) override {
    begun_.add(1);
    Gate stopped;
    const std::stop_callback opens(request.stop, [&] { stopped.open(); });
    if (!works_) return core::Frame{};
    EXPECT_TRUE(stopped.pass());
    return std::nullopt;
  }

 private:
  Collected<int>& begun_;
  std::atomic<bool>& works_;
};

TEST(PacedRenderer, aPauseGivesUpThePictureWhichIsBegunAnew) {
  Pacer pacer;
  Collected<int> begun, finished, rests;
  std::atomic<bool> works = true;
  pacer.onRest([&] { rests.add(1); });
  std::jthread thread([&] {
    PacedRenderer renderer(std::make_unique<StubbornRenderer>(begun, works), pacer);
    finished.add(renderer.render({}) ? 1 : 0);
  });
  ASSERT_EQ(begun.waitFor(1).size(), 1u);
  pacer.pause();
  ASSERT_EQ(rests.waitFor(1).size(), 1u);
  works = false;
  EXPECT_EQ(begun.now().size(), 1u);
  pacer.resume();
  ASSERT_EQ(finished.waitFor(1).size(), 1u);
  EXPECT_EQ(finished.now().front(), 1);
  EXPECT_EQ(begun.now().size(), 2u);
}

TEST(PacedRenderer, aStopOfTheCallerEndsIt) {
  Pacer pacer;
  Collected<int> begun, finished;
  std::atomic<bool> works = true;
  std::stop_source stop;
  std::jthread thread([&] {
    PacedRenderer renderer(std::make_unique<StubbornRenderer>(begun, works), pacer);
    core::Request request;
    request.stop = stop.get_token();
    finished.add(renderer.render(request) ? 1 : 0);
  });
  ASSERT_EQ(begun.waitFor(1).size(), 1u);
  stop.request_stop();
  ASSERT_EQ(finished.waitFor(1).size(), 1u);
  EXPECT_EQ(finished.now().front(), 0);
  EXPECT_EQ(begun.now().size(), 1u);
}

}  // namespace
}  // namespace twinray::ui
