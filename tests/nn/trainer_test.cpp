#include <fcntl.h>
#include <sys/file.h>

#include "nn/model.h"
#include "tests/nn/trainer_fixture.h"

namespace twinray::nn {
namespace {

TEST_F(Trainer, lossFallsAndThePredictionBeatsBicubicOnHeldOutSamples) {
  recipe_["interval"] = 30;
  train(options(100), {});
  const auto log = readLog(run_);
  ASSERT_EQ(log.size(), 12u);  // 12 training samples, 4 a step: 300 steps, each 30th evaluated, and the 10th and 20th
  EXPECT_LT(log.back().at("loss"), 0.8 * log.front().at("loss"));
  EXPECT_GT(log.back().at("psnr"), log.back().at("bicubic_psnr") + 1.0);

  const auto info = loadModel(run_ / "model.pt")->info();
  EXPECT_TRUE(info.sawInTraining({"0123abcd", "", {}}));
  EXPECT_TRUE(info.sawInTraining({"", "made", {}}));
  EXPECT_EQ(info.description["held_out"]["samples"], 4);
  EXPECT_GT(info.description["held_out"]["prediction"]["psnr"], info.description["held_out"]["bicubic"]["psnr"]);
  EXPECT_EQ(info.description["training"]["recipe"]["learning_rate"], 4e-3);
  EXPECT_EQ(info.description["training"]["datasets"][0]["samples"], kSamples);

  core::Metadata metadata;
  const auto preview = core::readPng(run_ / "previews" / "step0000000300.png", &metadata);
  EXPECT_EQ(preview.width, 3 * kSide);
  EXPECT_EQ(preview.height, 3 * kSide);
  EXPECT_EQ(std::distance(fs::directory_iterator(run_ / "checkpoints"), fs::directory_iterator()), 2);
}

TEST_F(Trainer, aResumedRunEqualsOneThatWasNotInterruptedBitForBit) {
  recipe_["adversarial_weight"] = 0.01;  // the discriminator and its optimiser resume too
  recipe_["adversarial_from"] = 0.2;
  recipe_["ms_ssim_weight"] = 0.1;
  auto whole = options(8);
  train(whole, {});

  auto parts = options(8);
  parts.run = run_.string() + "_parts";
  fs::remove_all(parts.run);
  std::stop_source source;
  train(parts, stopAt(12, source), source.get_token());
  EXPECT_EQ(newestCheckpoint(parts.run).filename(), "step0000000012.pt");
  parts.resume = true;
  parts.epochs.reset();
  train(parts, {});

  EXPECT_EQ(newestCheckpoint(parts.run).filename(), newestCheckpoint(run_).filename());
  expectSameTensors(newestCheckpoint(parts.run), newestCheckpoint(run_));
  expectSameLog(parts.run, run_);
}

TEST_F(Trainer, aHalfWrittenCheckpointIsPassedOver) {
  auto whole = options(8);
  train(whole, {});
  const auto complete = newestCheckpoint(run_);
  const auto kept = base_ / "kept.pt";
  fs::copy_file(complete, kept, fs::copy_options::overwrite_existing);
  fs::resize_file(complete, fs::file_size(complete) / 2);  // as after a power cut

  whole.resume = true;
  std::string told;
  train(whole, [&](const TrainingProgress& p) { told += p.message; });
  EXPECT_NE(told.find("Going on from an earlier one"), std::string::npos) << told;
  EXPECT_EQ(newestCheckpoint(run_), complete);
  expectSameTensors(complete, kept);
  const auto log = readLog(run_);
  for (std::size_t i = 1; i < log.size(); ++i) EXPECT_GT(log[i].at("step"), log[i - 1].at("step"));
}

TEST_F(Trainer, withoutAnyReadableCheckpointItSaysSo) {
  train(options(1), {});
  for (const auto& entry : fs::directory_iterator(run_ / "checkpoints")) fs::resize_file(entry.path(), 10);
  auto again = options(1);
  again.resume = true;
  EXPECT_NE(errorOf(again).find("no readable checkpoint"), std::string::npos);
}

TEST_F(Trainer, aFinishedRunGoesOn) {
  train(options(2), {});
  auto again = options(2);
  again.resume = true;
  again.epochs.reset();
  train(again, {});
  EXPECT_EQ(readLog(run_).back().at("step"), 12);
}

TEST_F(Trainer, minutesAreKept) {
  auto timed = options(1);
  timed.epochs.reset();
  timed.minutes = 0.02;
  double elapsed = 0;
  std::int64_t steps = 0;
  train(timed, [&](const TrainingProgress& p) {
    elapsed = p.secondsElapsed;
    steps = p.step;
  });
  EXPECT_GE(elapsed, 1.2);
  EXPECT_GT(steps, 0);
  EXPECT_TRUE(fs::exists(run_ / "model.pt"));
}

TEST_F(Trainer, aStopKeepsWhatThereIs) {
  std::stop_source source;
  source.request_stop();
  std::string told;
  train(
      options(5), [&](const TrainingProgress& p) { told = p.message; }, source.get_token());
  EXPECT_NE(told.find("can be resumed"), std::string::npos);
  EXPECT_NO_THROW(loadModel(run_ / "model.pt"));
}

TEST_F(Trainer, startsFromAModel) {
  recipe_["interval"] = 50;
  train(options(50), {});
  const auto learned = readLog(run_).back().at("psnr");
  auto next = options(1);
  next.run = run_.string() + "_next";
  fs::remove_all(next.run);
  next.initialModel = run_ / "model.pt";
  train(next, {});
  EXPECT_NEAR(readLog(next.run).back().at("psnr"), learned, 0.5);
  recipe_["network"]["width"] = 16;
  auto other = options(1);
  other.run = run_.string() + "_other";
  other.initialModel = run_ / "model.pt";
  EXPECT_NE(errorOf(other).find("another network"), std::string::npos);
}

TEST_F(Trainer, aBatchIsNoLargerThanTheSamples) {
  recipe_["batch"] = 1000;
  std::string told;
  train(options(3), [&](const TrainingProgress& p) { told += p.message; });
  EXPECT_NE(told.find("only 12 samples"), std::string::npos) << told;
  EXPECT_EQ(readLog(run_).back().at("step"), 3);
  const auto config = json::parse(core::readTextFile(run_ / "config.json"));
  EXPECT_EQ(config["recipe"]["batch"], 12);
}

TEST_F(Trainer, aLogOfAnEarlierVersionIsContinued) {
  train(options(2), {});
  const auto psnr = readLog(run_).back().at("psnr");
  // The columns before L1, gradient norm and waiting time were logged.
  core::writeAtomically(run_ / "log.csv", [&](std::ostream& out) {
    out << "step,epoch,seconds,loss,discriminator_loss,learning_rate,images_per_second,psnr,bicubic_psnr,ms_ssim,"
           "bicubic_ms_ssim,rmse,bicubic_rmse\n6,2.0000,1.0,0.5,0,0.001,9.00,21.5,20.5,0,0,0.1,0.11\n";
  });
  auto again = options(2);
  again.resume = true;
  train(again, {});
  const auto log = readLog(run_);
  ASSERT_EQ(log.size(), 2u);
  EXPECT_EQ(log[0].at("psnr"), 21.5);
  EXPECT_EQ(log[0].at("bicubic_rmse"), 0.11);
  EXPECT_EQ(log[0].count("l1"), 0u);
  EXPECT_EQ(log[1].at("step"), 12);
  EXPECT_GT(log[1].at("l1"), 0);
  EXPECT_GT(log[1].at("gradient_norm"), 0);
  EXPECT_NE(log[1].at("psnr"), psnr);
}

TEST_F(Trainer, aRunKilledBeforeItBeganCanBeBegunAgain) {
  auto whole = options(1);
  train(whole, {});
  // What a kill before config.json leaves.
  const auto begun = run_.string() + "_begun";
  fs::remove_all(begun);
  fs::create_directories(begun + "/checkpoints");
  fs::create_directories(begun + "/previews");
  fs::copy_file(newestCheckpoint(run_), begun + "/checkpoints/step0000000000.pt");
  std::ofstream(begun + "/lock");
  auto again = options(1);
  again.run = begun;
  again.resume = true;
  EXPECT_NE(errorOf(again).find("no run to resume"), std::string::npos);
  again.resume = false;
  train(again, {});
  expectSameTensors(newestCheckpoint(begun), newestCheckpoint(run_));
  // But not over anything else.
  const auto other = run_.string() + "_other";
  fs::create_directories(other + "/checkpoints");
  std::ofstream(other + "/checkpoints/step0000000006.pt");
  again.run = other;
  EXPECT_NE(errorOf(again).find("already holds something"), std::string::npos);
}

TEST_F(Trainer, refusesWhatItMustNotTouch) {
  train(options(1), {});
  EXPECT_NE(errorOf(options(1)).find("already holds something"), std::string::npos);
  auto absent = options(1);
  absent.run = run_.string() + "_absent";
  absent.resume = true;
  EXPECT_NE(errorOf(absent).find("no run to resume"), std::string::npos);

  const int held = open((run_ / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(flock(held, LOCK_EX | LOCK_NB), 0);
  auto second = options(1);
  second.resume = true;
  EXPECT_NE(errorOf(second).find("Another training is running"), std::string::npos);
  close(held);
}

TEST_F(Trainer, datasetsMustFit) {
  auto none = options(1);
  none.datasets.clear();
  EXPECT_NE(errorOf(none).find("no dataset"), std::string::npos);

  const auto copy = base_ / "copy";
  fs::remove_all(copy);
  fs::copy(base_ / "data", copy, fs::copy_options::recursive);
  auto broken = options(1);
  broken.datasets = {copy};
  broken.run = run_.string() + "_broken";
  core::writeGuide(copy / "guides" / "guide3.npy", core::Image(10, 10));
  EXPECT_NE(errorOf(broken).find("guide3.npy"), std::string::npos);
  fs::remove(copy / "imgs" / "vimage3.png");
  fs::remove_all(broken.run);
  EXPECT_NE(errorOf(broken), "");

  auto description = json::parse(core::readTextFile(copy / "dataset.json"));
  description.erase("guide");
  core::writeAtomically(copy / "dataset.json", [&](std::ostream& out) { out << description; });
  broken.run = run_.string() + "_unrendered";
  EXPECT_NE(errorOf(broken).find("twinray-cli render"), std::string::npos);
}

TEST_F(Trainer, resumingWithOtherDataIsRefused) {
  train(options(1), {});
  const auto other = base_ / "other";
  fs::remove_all(other);
  fs::copy(base_ / "data", other, fs::copy_options::recursive);
  auto description = json::parse(core::readTextFile(other / "dataset.json"));
  description["volume"]["hash"] = "ffff";
  core::writeAtomically(other / "dataset.json", [&](std::ostream& out) { out << description; });
  auto again = options(1);
  again.resume = true;
  again.datasets = {other};
  EXPECT_NE(errorOf(again).find("not those that the run"), std::string::npos);
}

TEST_F(Trainer, devicesAndArchitectures) {
  auto wrong = options(1);
  wrong.device = "abacus";
  EXPECT_NE(errorOf(wrong).find("abacus is unknown"), std::string::npos);
  wrong = options(1);
  wrong.run = run_.string() + "_architecture";
  wrong.architecture = "dream";
  EXPECT_NE(errorOf(wrong).find("dream"), std::string::npos);
}

}  // namespace
}  // namespace twinray::nn
