// The training of the window, without a window: real samples, pictures and steps of a tiny network.

#include <algorithm>
#include <fstream>

#include "core/error.h"
#include "nn/model.h"
#include "tests/ui/training_support.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::smallPlan;
using tests::TrainingRunner;

class TrainingWorkerTest : public ::testing::Test {
 protected:
  RunInputs inputs(const TrainingPlan& plan) {
    RunInputs made;
    made.folder = makeRunFolder(base_.path(), "run");
    made.threads = 1;  // threads of a team wait long for each other on a busy machine
    writePlan(made.folder, plan);
    return made;
  }
  static std::size_t picturesIn(const fs::path& folder) {
    std::error_code none;
    return std::size_t(std::count_if(fs::directory_iterator(RunPaths{folder}.dataset(0) / "imgs", none),
                                     fs::directory_iterator(),
                                     [](const auto& entry) { return entry.path().extension() == ".png"; }));
  }
  static bool inPhase(const TrainingStatus& now, RunProgress::Phase phase) { return now.progress.phase == phase; }

  test::TemporaryFolder base_;
};

TEST_F(TrainingWorkerTest, samplesRendersAndTrainsInOneRun) {
  TrainingRunner runner;
  const auto run = inputs(smallPlan());
  EXPECT_TRUE(runner.worker.canStart());
  runner.worker.start(run);
  ASSERT_TRUE(runner.waitForEnd());
  const auto end = runner.worker.status();
  EXPECT_EQ(end.state, TrainingState::kDone) << end.sentence;
  EXPECT_EQ(end.progress.rendered, 16u);
  EXPECT_EQ(picturesIn(run.folder), 16u);
  EXPECT_GT(end.progress.training.step, 0);
  EXPECT_EQ(readPlan(run.folder).outcome, TrainingPlan::Outcome::kDone);
  EXPECT_NO_THROW(nn::loadModel(RunPaths{run.folder}.model()));
  EXPECT_TRUE(runner.worker.canStart());
}

TEST_F(TrainingWorkerTest, whatTheStateDoesNotAllowDoesNothing) {
  TrainingRunner runner;
  for (const auto& act :
       {&TrainingWorker::pause, &TrainingWorker::resume, &TrainingWorker::stop, &TrainingWorker::cancel})
    (runner.worker.*act)();
  EXPECT_EQ(runner.worker.status().state, TrainingState::kIdle);
  const auto run = inputs(smallPlan(16, 60));
  runner.worker.start(run);
  EXPECT_FALSE(runner.worker.canStart());
  EXPECT_FALSE(runner.worker.canResume());
  auto other = inputs(smallPlan());
  runner.worker.start(other);
  EXPECT_EQ(runner.worker.status().folder, run.folder);
  runner.worker.stop();
  EXPECT_FALSE(runner.worker.canPause());
  EXPECT_FALSE(runner.worker.canStop());
  ASSERT_TRUE(runner.waitForEnd());
}

TEST_F(TrainingWorkerTest, aPausedTrainingTakesNoStepUntilItIsResumed) {
  TrainingRunner runner;
  runner.worker.start(inputs(smallPlan(16, 60)));
  ASSERT_TRUE(runner.waitForSteps(20));
  runner.worker.pause();
  EXPECT_EQ(runner.worker.status().state, TrainingState::kPaused);
  ASSERT_TRUE(runner.waitFor([](const auto& now) { return !now.finishing; }));
  const auto folder = runner.worker.status().folder;
  const auto paused = runner.worker.status().progress.training;
  EXPECT_FALSE(runner.worker.canPause());
  runner.worker.resume();
  ASSERT_TRUE(runner.waitForSteps(paused.step + 20));
  // Stopping works while it is paused, too.
  runner.worker.pause();
  runner.worker.stop();
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kDone);
  EXPECT_EQ(readPlan(folder).outcome, TrainingPlan::Outcome::kStopped);
  EXPECT_TRUE(fs::exists(RunPaths{folder}.model()));
}

TEST_F(TrainingWorkerTest, aPauseWhileRenderingGivesUpThePictureAndMakesItAnew) {
  TrainingRunner runner;
  const auto run = inputs(smallPlan(40));
  // On the thread that renders, before it can go on.
  runner.onChange = [&, paused = false](const TrainingStatus& now) mutable {
    if (now.progress.rendered >= 3 && !std::exchange(paused, true)) runner.worker.pause();
  };
  runner.worker.start(run);
  ASSERT_TRUE(runner.waitFor([](const auto& now) { return now.state == TrainingState::kPaused; }));
  ASSERT_TRUE(runner.waitFor([](const auto& now) { return !now.finishing; }));
  EXPECT_TRUE(inPhase(runner.worker.status(), RunProgress::Phase::kRendering));
  EXPECT_LT(runner.worker.status().progress.rendered, 40u);
  runner.worker.resume();
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kDone) << runner.worker.status().sentence;
  EXPECT_EQ(picturesIn(run.folder), 40u);
}

TEST_F(TrainingWorkerTest, aStoppedRunGoesOnWhereItWas) {
  TrainingRunner runner;
  const auto run = inputs(smallPlan(16, 0.5));
  runner.worker.start(run);
  ASSERT_TRUE(runner.waitForSteps(20));
  runner.worker.stop();
  ASSERT_TRUE(runner.waitForEnd());
  const auto step = runner.worker.status().progress.training.step;
  EXPECT_EQ(readPlan(run.folder).outcome, TrainingPlan::Outcome::kStopped);
  runner.worker.start(run);
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kDone) << runner.worker.status().sentence;
  EXPECT_GT(runner.worker.status().progress.training.step, step);
  EXPECT_EQ(readPlan(run.folder).outcome, TrainingPlan::Outcome::kDone);
}

TEST_F(TrainingWorkerTest, closingTheWindowKeepsARunThatCanBeContinued) {
  RunInputs run = inputs(smallPlan(16, 60));
  std::int64_t step = 0;
  {
    TrainingRunner runner;
    runner.worker.start(run);
    ASSERT_TRUE(runner.waitForSteps(20));
    step = 20;
  }
  EXPECT_EQ(readPlan(run.folder).outcome, TrainingPlan::Outcome::kUnfinished);
  TrainingRunner again;
  again.worker.start(run);
  ASSERT_TRUE(again.waitForSteps(step + 20));
  again.worker.stop();
  ASSERT_TRUE(again.waitForEnd());
}

TEST_F(TrainingWorkerTest, cancelDeletesTheRun) {
  TrainingRunner runner;
  const auto run = inputs(smallPlan(200));
  runner.worker.start(run);
  ASSERT_TRUE(runner.waitFor([](const auto& now) { return now.progress.rendered >= 2; }));
  runner.worker.cancel();
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kIdle);
  EXPECT_FALSE(fs::exists(run.folder));
}

TEST_F(TrainingWorkerTest, aVolumeThatIsGoneIsASentenceAndTheRunCanGoOnWhenItIsBack) {
  TrainingRunner runner;
  auto plan = smallPlan();
  plan.volumes[0].path = base_.path() / "gone.nii.gz";
  const auto run = inputs(plan);
  runner.worker.start(run);
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kFailed);
  EXPECT_NE(runner.worker.status().sentence.find("gone.nii.gz"), std::string::npos);
  fs::copy_file(core::defaultVolumePath(), plan.volumes[0].path);
  runner.worker.start(run);
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kDone) << runner.worker.status().sentence;
}

TEST_F(TrainingWorkerTest, anAdaptationDecidesHowManySamplesFit) {
  TrainingRunner runner;
  auto plan = smallPlan(0, 0.05);
  plan.kind = TrainingPlan::Kind::kAdapt;
  const auto run = inputs(plan);
  runner.worker.start(run);
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kDone) << runner.worker.status().sentence;
  EXPECT_GE(readPlan(run.folder).samples, 24u);
  EXPECT_EQ(picturesIn(run.folder), readPlan(run.folder).samples);
}

TEST_F(TrainingWorkerTest, whileHeldNoStepIsTaken) {
  TrainingRunner runner;
  runner.worker.hold(true);
  runner.worker.start(inputs(smallPlan()));
  ASSERT_TRUE(runner.waitFor([](const auto& now) { return now.state == TrainingState::kPreparing; }));
  runner.worker.pause();  // a thread that comes to rest says so, held or not
  ASSERT_TRUE(runner.waitFor([](const auto& now) { return !now.finishing; }));
  EXPECT_EQ(runner.worker.status().progress.rendered, 0u);
  runner.worker.resume();
  runner.worker.hold(false);
  ASSERT_TRUE(runner.waitForEnd());
  EXPECT_EQ(runner.worker.status().state, TrainingState::kDone) << runner.worker.status().sentence;
}

TEST(TrainingPlanFile, isReadAsItWasWritten) {
  const test::TemporaryFolder folder;
  auto plan = smallPlan();
  plan.kind = TrainingPlan::Kind::kAdapt;
  plan.outcome = TrainingPlan::Outcome::kStopped;
  plan.keyframed = 0.4;
  plan.fromModel = true;
  plan.seed = 0xfedcba9876543210u;
  plan.volumes[0].choice.component = "red";
  writePlan(folder.path(), plan);
  EXPECT_EQ(readPlan(folder.path()), plan);
}

TEST(TrainingPlanFile, whatIsNoPlanIsRefusedInASentence) {
  const test::TemporaryFolder folder;
  const auto errorOf = [&](const std::string& text) -> std::string {
    std::ofstream(RunPaths{folder.path()}.plan()) << text;
    try {
      readPlan(folder.path());
    } catch (const core::Error& error) {
      return error.what();
    }
    return {};
  };
  const auto good = toJson(smallPlan());
  EXPECT_EQ(errorOf(good.dump()), "");
  EXPECT_NE(errorOf(good.dump().substr(0, 90)).find("damaged"), std::string::npos);
  for (const auto& [key, value] : {std::pair<const char*, nlohmann::json>{"samples", -1},
                                   {"samples", 1e9},
                                   {"size", 1 << 20},
                                   {"minutes", -1},
                                   {"guide_factor", 0},
                                   {"version", 2},
                                   {"volumes", nlohmann::json::array()},
                                   {"recipe", nullptr}}) {
    auto broken = good;
    if (value.is_null()) {
      broken.erase(key);
    } else {
      broken[key] = value;
    }
    EXPECT_NE(errorOf(broken.dump()), "") << key;
  }
}

TEST(RunFolders, ofOneNameGetNumbersAndNoNameLeavesTheFolder) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(makeRunFolder(folder.path(), "a").filename(), "a");
  EXPECT_EQ(makeRunFolder(folder.path(), "a").filename(), "a 2");
  for (const char* name : {"../up", "", "..", "/x", ".hidden"})
    EXPECT_EQ(makeRunFolder(folder.path(), name).parent_path(), folder.path()) << name;
}

}  // namespace
}  // namespace twinray::ui
