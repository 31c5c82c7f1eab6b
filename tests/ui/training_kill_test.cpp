// A training of the window, killed again and again while it samples, renders and trains.
#include <chrono>
#include <random>

#include "core/dataset/dataset.h"
#include "core/io/atomic_file.h"
#include "nn/model.h"
#include "tests/process.h"
#include "tests/ui/training_support.h"
#include "ui/training/run_log.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;
using tests::smallPlan;

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
  constexpr Milliseconds kLimit(100'000);
  // Room for the arrays (the largest has 64 kB) and pictures, not for a checkpoint.
  EXPECT_EQ(test::endOrKill(startWithFullDisk(run, 160, base.path() / "errors"), kLimit), 1);
  const auto sentence = core::readTextFile(base.path() / "errors");
  EXPECT_NE(sentence.find("Cannot write"), std::string::npos) << sentence;
  EXPECT_TRUE(fs::exists(RunPaths{run}.dataset(0) / "files.csv"));
  EXPECT_EQ(readPlan(run).outcome, TrainingPlan::Outcome::kUnfinished);
  EXPECT_EQ(test::endOrKill(start(run), kLimit), 0);
  EXPECT_NO_THROW(nn::loadModel(RunPaths{run}.model()));
}

TEST(TrainingKilled, atTwentyRandomMomentsEndsWithEverySampleOnceAndALogWithoutGapsOrRepeats) {
  const test::TemporaryFolder base;
  const auto whole = makeRunFolder(base.path(), "whole");
  const auto plan = smallPlan(60, 0.05);
  writePlan(whole, plan);
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_EQ(test::endOrKill(start(whole), Milliseconds(200'000)), 0);
  const auto length = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begun);

  const auto run = makeRunFolder(base.path(), "killed");
  auto longer = plan;
  longer.minutes = 60;  // never ends by itself
  writePlan(run, longer);
  std::mt19937 random(5);
  std::uniform_real_distribution<double> part(0.02, 0.9);
  int preparing = 0, rendering = 0, training = 0;
  for (int i = 0; i < 20; ++i) {
    const auto moment = Milliseconds(int(part(random) * double(length.count())));
    EXPECT_FALSE(test::endOrKill(start(run), moment)) << "ended by itself, kill " << i;
    const RunPaths paths{run};
    EXPECT_NO_THROW(readPlan(run));
    if (fs::exists(paths.training() / "config.json")) {
      ++training;
    } else if (fs::exists(paths.dataset(0) / "view.npy")) {
      ++rendering;
    } else {
      ++preparing;
    }
    if (fs::exists(paths.model())) {
      EXPECT_NO_THROW(nn::loadModel(paths.model()));
    }
  }
  RecordProperty("killedPreparing", preparing);
  RecordProperty("killedRendering", rendering);
  RecordProperty("killedTraining", training);
  EXPECT_GT(training, 0);
  EXPECT_GT(preparing + rendering, 0);

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
