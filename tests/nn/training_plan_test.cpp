#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "nn/training/recipe.h"
#include "nn/training/schedule.h"

namespace twinray::nn {
namespace {

TEST(Schedule, byEpochsCountsSteps) {
  auto schedule = Schedule::byEpochs(2, 5);
  for (int i = 0; i < 10; ++i) {
    EXPECT_FALSE(schedule.finished());
    EXPECT_DOUBLE_EQ(schedule.progress(), i / 10.0);
    schedule.stepTook(3.0);
  }
  EXPECT_TRUE(schedule.finished());
  EXPECT_DOUBLE_EQ(schedule.progress(), 1);
}

TEST(Schedule, byMinutesEndsAtTheStepThatPassesTheTime) {
  auto schedule = Schedule::byMinutes(1);
  for (int i = 0; i < 59; ++i) schedule.stepTook(1.0);
  EXPECT_FALSE(schedule.finished());
  EXPECT_NEAR(schedule.progress(), 59.0 / 60, 1e-9);
  schedule.stepTook(1.5);
  EXPECT_TRUE(schedule.finished());
}

TEST(Schedule, byMinutesFollowsAMachineThatSlowsDown) {
  auto schedule = Schedule::byMinutes(10);
  for (int i = 0; i < 200; ++i) schedule.stepTook(1.0);
  EXPECT_NEAR(schedule.progress(), 200.0 / 600, 1e-9);
  double before = schedule.progress();
  while (!schedule.finished()) {
    schedule.stepTook(2.0);
    EXPECT_LE(schedule.progress(), 1);
    before = schedule.progress();
  }
  EXPECT_NEAR(before, 1, 1e-9);  // the learning rate reaches its end when the time does
}

TEST(Schedule, survivesACheckpoint) {
  auto schedule = Schedule::byMinutes(2);
  for (int i = 0; i < 20; ++i) schedule.stepTook(0.7);
  const auto again = Schedule::fromJson(schedule.toJson());
  EXPECT_EQ(again.step(), 20);
  EXPECT_EQ(again.progress(), schedule.progress());
  EXPECT_EQ(again.seconds(), schedule.seconds());
}

TEST(Schedule, anUnfinishedRunKeepsItsLengthOrTakesTheOneGivenAsAWhole) {
  auto schedule = Schedule::byMinutes(10);
  for (int i = 0; i < 180; ++i) schedule.stepTook(1.0);
  auto kept = schedule;
  kept.extend({}, {}, 5);
  EXPECT_EQ(*kept.secondsLeft(), 420);
  auto shorter = schedule;
  shorter.extend({}, 4.0, 5);
  EXPECT_EQ(*shorter.secondsLeft(), 60);
}

TEST(Schedule, aFinishedRunGoesOn) {
  auto schedule = Schedule::byEpochs(2, 5);
  for (int i = 0; i < 10; ++i) schedule.stepTook(1.0);
  auto again = schedule;
  again.extend({}, {}, 5);
  for (int i = 0; i < 10; ++i) again.stepTook(1.0);
  EXPECT_TRUE(again.finished());
  auto more = schedule;
  more.extend(1, {}, 5);
  EXPECT_FALSE(more.finished());
  EXPECT_DOUBLE_EQ(more.progress(), 0);  // the learning rate begins anew
  for (int i = 0; i < 5; ++i) more.stepTook(1.0);
  EXPECT_TRUE(more.finished());
}

TEST(Schedule, anEpochNeedNotEndWithAStep) {
  auto schedule = Schedule::byEpochs(60, 475 / 50.0);
  for (int i = 0; i < 569; ++i) schedule.stepTook(1.0);
  EXPECT_FALSE(schedule.finished());
  schedule.stepTook(1.0);  // 60 x 475 pictures are 570 batches of 50
  EXPECT_TRUE(schedule.finished());
}

Recipe builtIn(const std::string& architecture) {
  return readRecipe(TWINRAY_SOURCE_DIR "/resources/models/" + architecture + ".recipe.json");
}

TEST(Recipe, survivesJson) {
  auto recipe = builtIn("guided");
  recipe.network["width"] = 20;
  recipe.learningRate = 3e-4;
  recipe.halfPrecision = false;
  recipe.mirror = false;
  recipe.halveEvery = 3;
  recipe.adversarial = "bce";
  recipe.optimizer.beta2 = 0.95;
  const auto again = recipeFromJson(toJson(recipe), "here");
  EXPECT_EQ(toJson(again), toJson(recipe));
  EXPECT_EQ(again.network["width"], 20);
}

TEST(Recipe, ofAnEarlierVersionMeansWhatItMeant) {
  // As recipes were before architectures other than guided: no new key, so no halving, no L1, mirrored crops.
  auto json = toJson(builtIn("guided"));
  for (const char* key :
       {"halve_every", "l1_weight", "mirror", "adversarial", "discriminator_beta1", "epsilon", "reconstruction_weight"})
    json.erase(key);
  const auto recipe = recipeFromJson(json, "here");
  EXPECT_EQ(recipe.halveEvery, 0);
  EXPECT_EQ(recipe.l1Weight, 0);
  EXPECT_TRUE(recipe.mirror);
  EXPECT_EQ(recipe.adversarial, "hinge");
  EXPECT_EQ(recipe.discriminatorBeta1, 0);
  EXPECT_EQ(recipe.optimizer.epsilon, 1e-8);
}

// The figures of the original, DESIGN 6.
TEST(Recipe, tfganIsTrainedAsTheOriginal) {
  const auto recipe = builtIn("tfgan");
  EXPECT_EQ(recipe.network["channels"], 64);
  EXPECT_EQ(recipe.network["picture_size"], 256);
  EXPECT_EQ(recipe.learningRate, 8e-5);
  EXPECT_EQ(recipe.optimizer.beta1, 0.5);
  EXPECT_EQ(recipe.discriminatorBeta1, 0.5);
  EXPECT_EQ(recipe.optimizer.beta2, 0.999);
  EXPECT_EQ(recipe.optimizer.weightDecay, 0);
  EXPECT_EQ(recipe.batch, 50);
  EXPECT_EQ(recipe.halveEvery, 8);
  EXPECT_EQ(recipe.epochs, 60);
  EXPECT_EQ(recipe.l1Weight, 150);
  EXPECT_EQ(recipe.adversarialWeight, 1);
  EXPECT_EQ(recipe.adversarial, "bce");
  EXPECT_EQ(recipe.adversarialFrom, 0);
  EXPECT_EQ(recipe.rmsWeight + recipe.charbonnierWeight + recipe.msSsimWeight, 0);
  EXPECT_EQ(recipe.crop, 0);
  EXPECT_FALSE(recipe.mirror);
  EXPECT_EQ(recipe.permuteColors, 0);
  EXPECT_EQ(recipe.clip, 0);
  EXPECT_EQ(recipe.average, 0);
  EXPECT_EQ(recipe.warmUp, 0);
}

TEST(Recipe, opacityIsTrainedAsTheOriginal) {
  const auto recipe = builtIn("opacity");
  EXPECT_EQ(recipe.network["latent"], 8);
  EXPECT_EQ(recipe.network["picture_size"], 64);
  EXPECT_EQ(recipe.learningRate, 2e-4);
  EXPECT_EQ(recipe.batch, 64);
  EXPECT_EQ(recipe.halveEvery, 5);
  EXPECT_EQ(recipe.adversarial, "bce");
  EXPECT_EQ(recipe.reconstructionWeight, 1);
}

std::string errorOf(const nlohmann::json& json) {
  try {
    recipeFromJson(json, "my.json");
  } catch (const core::Error& error) {
    return error.what();
  }
  return {};
}

TEST(Recipe, badValuesAreOneSentence) {
  const auto good = toJson(builtIn("guided"));
  auto json = good;
  json["learning_rate"] = -1;
  EXPECT_EQ(errorOf(json),
            "The recipe my.json has learning_rate out of range; correct it or leave it out to use the built-in one.");
  json = good;
  json["learningrate"] = 1e-3;
  EXPECT_NE(errorOf(json).find("unknown key learningrate"), std::string::npos);
  json = good;
  json["batch"] = "eight";
  EXPECT_NE(errorOf(json).find("batch out of range"), std::string::npos);
  json = good;
  json["network"]["width"] = 100000;
  EXPECT_NE(errorOf(json).find("width"), std::string::npos);
  json = good;
  json["crop"] = 130;
  EXPECT_NE(errorOf(json).find("multiple of 8"), std::string::npos);
  json = good;
  json["adversarial"] = "wasserstein";
  EXPECT_NE(errorOf(json).find("neither hinge nor bce"), std::string::npos);
  json = good;
  json["mirror"] = 1;
  EXPECT_NE(errorOf(json).find("mirror"), std::string::npos);
  json = good;
  json["rms_weight"] = 0;
  EXPECT_NE(errorOf(json).find("no loss"), std::string::npos);
  json = toJson(builtIn("tfgan"));
  json["crop"] = 128;
  EXPECT_NE(errorOf(json).find("whole pictures"), std::string::npos);
  json["architecture"] = "pix2pix";
  EXPECT_NE(errorOf(json).find("unknown architecture"), std::string::npos);
  EXPECT_NE(errorOf(nlohmann::json::array()).find("no JSON object"), std::string::npos);
}

}  // namespace
}  // namespace twinray::nn
