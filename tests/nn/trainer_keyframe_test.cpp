#include "nn/guided.h"
#include "nn/model.h"
#include "nn/training/batch_loader.h"
#include "nn/training/training_data.h"
#include "tests/nn/trainer_fixture.h"

namespace twinray::nn {
namespace {

/// Samples in pairs: the second one shows the first one's scene, darker, and names it as its keyframe. The folder's
/// last three belong together.
class TrainerKeyframe : public Trainer {
 protected:
  void SetUp() override {
    Trainer::SetUp();
    recipe_["network"]["keyframe"] = true;
    recipe_["drop_keyframes"] = 0.25;
    folder_ = base_ / "keyed";
    if (fs::exists(folder_)) return;
    writeFolder(folder_);
    std::vector<double> keys(kSamples, -1);
    for (std::size_t i = 1; i < kSamples; i += 2) keys[i] = double(i - 1);
    keys[12] = keys[13] = 11;
    keys[11] = -1;
    core::writeNpy(folder_ / "key.npy", {kSamples}, keys, core::NpyType::kInt64);
    for (std::size_t i = 0; i < kSamples; ++i) {
      if (keys[i] < 0) continue;
      const auto number = std::to_string(i);
      core::writePng(folder_ / "imgs" / ("vimage" + number + ".png"), darker(std::size_t(keys[i]), kSide, 4));
      core::writeGuide(folder_ / "guides" / ("guide" + number + ".npy"), darker(std::size_t(keys[i]), kSide / 2, 1));
    }
  }

  TrainingOptions keyed(int epochs) {
    auto o = options(epochs);
    o.datasets = {folder_};
    return o;
  }

  static core::Image darker(std::size_t sample, int side, int rays) {
    auto image = paint(sample, side, rays);
    for (std::size_t i = 0; i < image.data.size(); ++i)
      if (i % 4 != 3) image.data[i] = std::uint8_t(image.data[i] - image.data[i] / 16);
    return image;
  }

  static GuidedConfig network() {
    GuidedConfig config;
    config.width = 12;
    config.blocks = 1;
    config.keyframe = true;
    return config;
  }

  fs::path folder_;
};

TEST_F(TrainerKeyframe, startingFromKeyframesBeatsGuessing) {
  recipe_["interval"] = 60;
  train(keyed(120), {});
  const auto log = readLog(run_);
  const auto& last = log.back();
  EXPECT_GT(last.at("keyframe_psnr"), last.at("without_keyframe_psnr") + 3);
  EXPECT_GT(last.at("psnr"), last.at("bicubic_psnr"));
  const auto info = loadModel(run_ / "model.pt")->info();
  EXPECT_TRUE(info.keyframe);
  EXPECT_EQ(info.description["held_out"]["from_keyframes"]["samples"], 3);  // 12, 13, 15
}

TEST_F(TrainerKeyframe, heldOutSamplesShareNoKeyframeWithTrainedOnes) {
  Guided generator(network());
  const TrainingData data({folder_}, *generator, 1);
  EXPECT_EQ(data.heldOutCount(), 5u);
  EXPECT_EQ(data.heldOut(0), 11u);
  EXPECT_EQ(data.keyframeOf(12), 11u);
  EXPECT_FALSE(data.keyframeOf(11));
  auto plain = network();
  plain.keyframe = false;
  Guided other(plain);
  const TrainingData without({folder_}, *other, 1);
  EXPECT_EQ(without.heldOutCount(), 4u);
  EXPECT_FALSE(without.keyframeOf(12));
}

TEST_F(TrainerKeyframe, aKeyframeIsCroppedTurnedMirroredAndRecolouredAsItsSample) {
  Guided generator(network());
  const TrainingData data({folder_}, *generator, 1);
  Recipe recipe;
  recipe.batch = 4;
  recipe.crop = 32;
  recipe.permuteColors = 1;
  recipe.dropKeyframes = 0.5;
  BatchMaker maker(data, recipe, generator->guideNeed(), 9);
  int present = 0, absent = 0;
  for (std::int64_t step = 0; step < 64; ++step) {
    const auto batch = maker.make(step);
    if (!batch.keyframe.defined()) continue;
    const auto picture = batch.keyframe.detail + enlargedGuide(batch.keyframe.guide, 2);
    for (std::int64_t i = 0; i < recipe.batch; ++i) {
      const bool there = batch.keyframe.present[i].item<float>() == 1;
      ++(there ? present : absent);
      if (!there) continue;
      // A sample is its keyframe times 15/16, rounded up.
      EXPECT_LT((picture[i] * 15 / 16 - batch.picture[i]).abs().max().item<double>(), 1.1 / 255);
      EXPECT_LT(
          (batch.keyframe.guide[i].slice(0, 0, 3) * 15 / 16 - batch.guide[i].slice(0, 0, 3)).abs().max().item<double>(),
          1.5 / 255);
      EXPECT_TRUE(torch::equal(batch.keyframe.guide[i][3], batch.guide[i][3]));
    }
  }
  // 5 of 11 samples have a keyframe, half of which are dropped: 58 of 256, standard deviation 7.
  EXPECT_NEAR(present, 58, 28);
  EXPECT_GT(absent, present);
  const auto one = BatchMaker(data, recipe, generator->guideNeed(), 9).make(5), again = maker.make(5);
  EXPECT_TRUE(torch::equal(one.keyframe.present, again.keyframe.present));
  EXPECT_TRUE(torch::equal(one.keyframe.detail, again.keyframe.detail));
}

TEST_F(TrainerKeyframe, aResumedRunEqualsOneThatWasNotInterruptedBitForBit) {
  auto whole = keyed(8);
  train(whole, {});
  auto parts = keyed(8);
  parts.run = run_.string() + "_parts";
  fs::remove_all(parts.run);
  std::stop_source source;
  train(parts, stopAt(12, source), source.get_token());
  parts.resume = true;
  parts.epochs.reset();
  train(parts, {});
  expectSameTensors(newestCheckpoint(parts.run), newestCheckpoint(run_));
  expectSameLog(parts.run, run_);
}

TEST_F(TrainerKeyframe, aModelWithoutKeyframesServesAsAStart) {
  recipe_["network"].erase("keyframe");
  train(keyed(20), {});
  const auto plain = run_ / "model.pt";
  recipe_["network"]["keyframe"] = true;
  recipe_["learning_rate"] = 1e-9;
  auto further = keyed(1);
  further.run = run_.string() + "_further";
  fs::remove_all(further.run);
  further.initialModel = plain;
  train(further, {});
  EXPECT_NEAR(readLog(further.run).back().at("psnr"), readLog(run_).back().at("psnr"), 1.0);
  const auto before = loadModel(plain)->info(), after = loadModel(further.run / "model.pt")->info();
  EXPECT_FALSE(before.keyframe);
  EXPECT_TRUE(after.keyframe);
  EXPECT_GT(after.parameters, before.parameters);

  further.run = run_.string() + "_back";
  further.initialModel = run_.string() + "_further/model.pt";
  recipe_["network"].erase("keyframe");
  core::writeAtomically(further.recipe, [&](std::ostream& out) { out << recipe_; });
  EXPECT_NE(errorOf(further).find("another network"), std::string::npos);
}

}  // namespace
}  // namespace twinray::nn
