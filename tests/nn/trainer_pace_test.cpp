// A training that is paused and yields (TrainingOptions::pace), and one that begins from a model.
#include <atomic>
#include <condition_variable>
#include <fstream>
#include <thread>

#include "tests/nn/trainer_fixture.h"

namespace twinray::nn {
namespace {

std::vector<std::string> linesOf(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST_F(Trainer, paceIsAskedBeforeEachStepAndBetweenHeldOutSamples) {
  auto o = options(2);
  int asked = 0;
  o.pace = [&](const std::stop_token&) { ++asked; };
  std::int64_t steps = 0, evaluations = 0, evaluated = -1;
  train(o, [&](const TrainingProgress& p) {
    steps = p.step;
    if (p.evaluatedStep != evaluated) ++evaluations;
    evaluated = p.evaluatedStep;
  });
  EXPECT_GE(asked, steps + 4 * evaluations) << "each evaluation scores at least 4 samples";
  EXPECT_GT(evaluations, 0);
}

TEST_F(Trainer, whatPaceWaitsIsNotTheRuns) {
  auto o = options(1);
  constexpr double kPause = 1.5;  // s
  bool paused = false;
  o.pace = [&](const std::stop_token&) {
    if (std::exchange(paused, true)) return;
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable().wait_for(lock, std::chrono::duration<double>(kPause), [] { return false; });
  };
  const auto start = std::chrono::steady_clock::now();
  double elapsed = 0;
  train(o, [&](const TrainingProgress& p) { elapsed = p.secondsElapsed; });
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  EXPECT_TRUE(paused);
  EXPECT_LT(elapsed, wall - kPause + 0.01);
}

TEST_F(Trainer, aPausedTrainingStopsAtOnce) {
  auto o = options(1000);
  std::stop_source source;
  int steps = 0;
  o.pace = [&](const std::stop_token& stop) {
    if (++steps < 4) return;
    source.request_stop();
    EXPECT_TRUE(stop.stop_requested());
  };
  std::int64_t last = -1;
  train(
      o, [&](const TrainingProgress& p) { last = p.step; }, source.get_token());
  EXPECT_EQ(last, 3);
  EXPECT_TRUE(fs::exists(newestCheckpoint(run_)));
}

TEST_F(Trainer, fromAModelTheLogBeginsWithItsScores) {
  train(options(6), {});
  auto next = options(1);
  next.run = run_.string() + "_next";
  next.initialModel = run_ / "model.pt";
  std::int64_t model = -1;
  train(next, [&](const TrainingProgress& p) {
    if (p.evaluatedStep == 0) {
      EXPECT_EQ(p.modelStep, 0);
    }
    model = p.modelStep;
  });
  EXPECT_GE(model, 0);
  const auto rows = linesOf(next.run / "log.csv");
  ASSERT_GE(rows.size(), 2u);
  EXPECT_TRUE(rows[1].starts_with("0,0.0000,")) << rows[1];
  EXPECT_NE(rows[1].find(",,"), std::string::npos) << "no loss before the first step: " << rows[1];
  // The same held-out samples, the same weights: the score that the first run ended with.
  const auto scoreOf = [](const std::string& row) {
    std::vector<std::string> cells(1);
    for (const char c : row) c == ',' ? void(cells.emplace_back()) : void(cells.back() += c);
    return std::stod(cells.at(10));
  };
  double best = 0;
  const auto earlier = linesOf(run_ / "log.csv");
  for (std::size_t i = 1; i < earlier.size(); ++i) best = std::max(best, scoreOf(earlier[i]));
  EXPECT_NEAR(scoreOf(rows[1]), best, 1e-3);
}

}  // namespace
}  // namespace twinray::nn
