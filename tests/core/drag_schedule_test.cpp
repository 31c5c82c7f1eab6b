#include "core/evaluation/drag_schedule.h"

#include <gtest/gtest.h>

namespace twinray::core {
namespace {

using Jobs = std::vector<DragJob>;

TEST(DragSchedule, TicksComeThirtyTimesASecond) {
  const auto posts = dragPosts();
  ASSERT_EQ(posts.size(), 60u);
  EXPECT_EQ(posts.front().tick, 1);
  EXPECT_NEAR(posts.front().milliseconds, 33.333, 1e-3);
  EXPECT_EQ(posts.back().tick, 60);
  EXPECT_EQ(posts.back().milliseconds, 2000);
}

TEST(DragSchedule, AWorkerFasterThanThePostsDoesThemAll) {
  EXPECT_EQ(scheduled({{10, 1}, {20, 2}, {30, 3}}, 4), (Jobs{{1, 10, 14}, {2, 20, 24}, {3, 30, 34}}));
}

// By hand: 1 runs from 10 to 35; 2 (at 20) is replaced by 3 (at 30), which runs from 35 to 60; 4 (at 40) is replaced
// by 5 (at 50), which runs from 60 to 85.
TEST(DragSchedule, OfThePostsThatWaitTheNewestWins) {
  EXPECT_EQ(scheduled({{10, 1}, {20, 2}, {30, 3}, {40, 4}, {50, 5}}, 25),
            (Jobs{{1, 10, 35}, {3, 35, 60}, {5, 60, 85}}));
}

TEST(DragSchedule, AStartedJobIsFinishedWhateverComes) {
  EXPECT_EQ(scheduled({{0, 1}, {1, 2}, {2, 3}}, 1000), (Jobs{{1, 0, 1000}, {3, 1000, 2000}}));
}

TEST(DragSchedule, APostAtTheMomentTheWorkerBecomesFreeCounts) {
  EXPECT_EQ(scheduled({{10, 1}, {20, 2}, {30, 3}}, 20), (Jobs{{1, 10, 30}, {3, 30, 50}}));
}

TEST(DragSchedule, AnIdleWorkerStartsAtOnce) {
  EXPECT_EQ(scheduled({{10, 1}, {500, 2}}, 20), (Jobs{{1, 10, 30}, {2, 500, 520}}));
  EXPECT_TRUE(scheduled({}, 20).empty());
}

// The window's rule: a reference is cast for scenes that have been predicted. Predictions of 20 ms finish at 30 (1),
// 50 (3), 70 (5); a reference of 45 ms takes 1 from 30 to 75; then 5, which has replaced 3.
TEST(DragSchedule, AWorkerMayWaitForAnother) {
  const auto predictions = scheduled({{10, 1}, {20, 2}, {30, 3}, {40, 4}, {50, 5}}, 20);
  EXPECT_EQ(predictions, (Jobs{{1, 10, 30}, {3, 30, 50}, {5, 50, 70}}));
  EXPECT_EQ(scheduled(postsOf(predictions), 45), (Jobs{{1, 30, 75}, {5, 75, 120}}));
}

// By hand: predictions of 25 ms finish at 35 (1), 60 (3), 85 (5); at each of these moments the newest scene is asked
// for again, to be moved from the new picture.
TEST(DragSchedule, ReprojectionsAreAskedForWithEveryPostAndEveryPicture) {
  const std::vector<DragPost> posts{{10, 1}, {20, 2}, {30, 3}, {40, 4}, {50, 5}};
  const auto moves = reprojectionPosts(posts, scheduled(posts, 25));
  std::vector<std::pair<double, int>> asked;
  for (const DragPost& post : moves) asked.emplace_back(post.milliseconds, post.tick);
  EXPECT_EQ(asked, (std::vector<std::pair<double, int>>{
                       {10, 1}, {20, 2}, {30, 3}, {35, 3}, {40, 4}, {50, 5}, {60, 5}, {85, 5}}));
  EXPECT_EQ(
      scheduled(moves, 4),
      (Jobs{{1, 10, 14}, {2, 20, 24}, {3, 30, 34}, {3, 35, 39}, {4, 40, 44}, {5, 50, 54}, {5, 60, 64}, {5, 85, 89}}));
}

TEST(DragSchedule, TheScreenShowsTheNewestFinishedPicture) {
  const Jobs jobs{{1, 10, 35}, {3, 35, 60}};
  EXPECT_FALSE(newestFinished(jobs, 34.9));
  EXPECT_EQ(newestFinished(jobs, 35).value().tick, 1);
  EXPECT_EQ(newestFinished(jobs, 59).value().tick, 1);
  EXPECT_EQ(newestFinished(jobs, 1e9).value().tick, 3);
  EXPECT_FALSE(newestFinished({}, 10));
}

}  // namespace
}  // namespace twinray::core
