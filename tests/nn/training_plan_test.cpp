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

TEST(Recipe, survivesJson) {
  Recipe recipe;
  recipe.network.width = 20;
  recipe.learningRate = 3e-4;
  recipe.halfPrecision = false;
  recipe.optimizer.beta2 = 0.95;
  const auto again = recipeFromJson(toJson(recipe), "here");
  EXPECT_EQ(toJson(again), toJson(recipe));
}

TEST(Recipe, builtInRecipeReads) {
  const auto recipe = readRecipe(TWINRAY_SOURCE_DIR "/resources/models/guided.recipe.json");
  EXPECT_EQ(recipe.network.factor, 2);
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
  auto json = toJson(Recipe{});
  json["learning_rate"] = -1;
  EXPECT_EQ(errorOf(json),
            "The recipe my.json has learning_rate out of range; correct it or leave it out to use the built-in one.");
  json = toJson(Recipe{});
  json["learningrate"] = 1e-3;
  EXPECT_NE(errorOf(json).find("unknown key learningrate"), std::string::npos);
  json = toJson(Recipe{});
  json["batch"] = "eight";
  EXPECT_NE(errorOf(json).find("batch out of range"), std::string::npos);
  json = toJson(Recipe{});
  json["network"]["width"] = 100000;
  EXPECT_NE(errorOf(json).find("width"), std::string::npos);
  json = toJson(Recipe{});
  json["crop"] = 130;
  EXPECT_NE(errorOf(json).find("multiple of 4"), std::string::npos);
  EXPECT_NE(errorOf(nlohmann::json::array()).find("no JSON object"), std::string::npos);
}

}  // namespace
}  // namespace twinray::nn
