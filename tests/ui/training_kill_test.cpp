// A training of the window, killed again and again while it samples, renders and trains.
#include <chrono>
#include <random>
#include <utility>

#include "core/dataset/dataset.h"
#include "core/io/atomic_file.h"
#include "nn/model.h"
#include "tests/process.h"
#include "tests/ui/training_support.h"
#include "ui/training/runs/run_log.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;
using tests::smallPlan;

constexpr Milliseconds kLimit(900'000);  ///< reached only by a fault

pid_t start(const fs::path& run) {
  return test::startProcess({std::string(TWINRAY_BIN_DIR) + "/ui_training_driver", run.string()});
}

/// As start(), where no file may grow beyond so many blocks of 512 bytes.
pid_t startWithFullDisk(const fs::path& run, int blocks, const fs::path& errors) {
  const std::string script = "trap '' XFSZ; ulimit -f " + std::to_string(blocks) + "; exec '" + TWINRAY_BIN_DIR +
                             "/ui_training_driver' '" + run.string() + "'";
  return test::startProcess({"/bin/sh", "-c", script}, errors);
}

TEST(TrainingKilled, aFullDiskIsASentenceAndTheRunGoesOnWhenThereIsSpace) {
  const test::TemporaryFolder base;
  const auto run = makeRunFolder(base.path(), "full");
  writePlan(run, smallPlan(8, 0.02));
  // Room for the arrays (the largest has 64 kB) and pictures, not for a checkpoint.
  EXPECT_EQ(test::endOrKill(startWithFullDisk(run, 160, base.path() / "errors"), kLimit), 1);
  const auto sentence = core::readTextFile(base.path() / "errors");
  EXPECT_NE(sentence.find("Cannot write"), std::string::npos) << sentence;
  EXPECT_TRUE(fs::exists(RunPaths{run}.dataset(0) / "files.csv"));
  EXPECT_EQ(readPlan(run).outcome, TrainingPlan::Outcome::kUnfinished);
  EXPECT_EQ(test::endOrKill(start(run), kLimit), 0);
  EXPECT_NO_THROW(nn::loadModel(RunPaths{run}.model()));
}

/// Pictures that a run has rendered.
std::ptrdiff_t picturesOf(const fs::path& run) {
  std::error_code none;
  return std::distance(fs::directory_iterator(RunPaths{run}.dataset(0) / "imgs", none), fs::directory_iterator());
}

/// Changes whenever the run's log does.
std::pair<std::uintmax_t, fs::file_time_type> stateOfLog(const fs::path& run) {
  const auto log = RunPaths{run}.training() / "log.csv";
  std::error_code none;
  return {fs::file_size(log, none), fs::last_write_time(log, none)};
}

TEST(TrainingKilled, atTwentyRandomMomentsEndsWithEverySampleOnceAndALogWithoutGapsOrRepeats) {
  const test::TemporaryFolder base;
  const auto whole = makeRunFolder(base.path(), "whole");
  const auto plan = smallPlan(100, 0.05);
  writePlan(whole, plan);
  ASSERT_EQ(test::endOrKill(start(whole), kLimit), 0);

  const auto run = makeRunFolder(base.path(), "killed");
  auto longer = plan;
  longer.minutes = 60;  // never ends by itself
  writePlan(run, longer);
  std::mt19937 random(5);
  const auto atMost = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  int rendering = 0, training = 0;
  for (int i = 0; i < 20; ++i) {
    const pid_t process = start(run);
    // Random moments of the start, the rendering and the training, whatever the speed of the machine: after so many
    // milliseconds, pictures or rows of the log, and a few milliseconds more.
    if (i < 4) {
      EXPECT_FALSE(test::endOrKill(process, Milliseconds(atMost(200)))) << "ended by itself, kill " << i;
    } else {
      const auto pictures = picturesOf(run) + 1 + atMost(4);
      auto log = stateOfLog(run);
      int writes = 1 + atMost(3);
      const auto rendered = [&] { return picturesOf(run) >= pictures; };
      const auto logged = [&] { return stateOfLog(run) != log && (log = stateOfLog(run), --writes == 0); };
      const Milliseconds more(atMost(10));
      const bool reached = i < 12 ? test::killWhen(
                                        process, [&] { return rendered() && !test::endsWithin(process, more); }, kLimit)
                                  : test::killWhen(
                                        process, [&] { return logged() && !test::endsWithin(process, more); }, kLimit);
      EXPECT_TRUE(reached) << "kill " << i;
    }
    const RunPaths paths{run};
    EXPECT_NO_THROW(readPlan(run));
    if (fs::exists(paths.training() / "config.json")) {
      ++training;
    } else if (fs::exists(paths.dataset(0) / "view.npy")) {
      ++rendering;
    }
    if (fs::exists(paths.model())) {
      EXPECT_NO_THROW(nn::loadModel(paths.model()));
    }
  }
  EXPECT_GE(training, 8);
  EXPECT_GT(rendering, 0);

  const auto rows = readRunLog(RunPaths{run}.training());
  const double learned = rows.empty() ? 0 : rows.back().step;
  tests::TrainingRunner runner;
  RunInputs inputs;
  inputs.folder = run;
  runner.worker.start(inputs);
  ASSERT_TRUE(runner.waitFor([&](const auto& now) { return now.progress.training.step >= learned + 40; }))
      << runner.worker.status().sentence;
  runner.worker.stop();
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kDone) << runner.worker.status().sentence;

  const auto dataset = core::readDataset(RunPaths{run}.dataset(0));
  ASSERT_EQ(dataset.size(), plan.samples);
  const auto other = core::readDataset(RunPaths{whole}.dataset(0));
  for (std::size_t i = 0; i < dataset.size(); ++i)
    EXPECT_TRUE(core::readPng(dataset.picturePath(i)) == core::readPng(other.picturePath(i))) << "sample " << i;
  const auto log = readRunLog(RunPaths{run}.training());
  ASSERT_GT(log.size(), 1u);
  for (std::size_t i = 1; i < log.size(); ++i) EXPECT_GT(log[i].step, log[i - 1].step);
  EXPECT_NO_THROW(nn::loadModel(RunPaths{run}.model()));
}

}  // namespace
}  // namespace twinray::ui
