#include "core/color_contributions.h"

#include <gtest/gtest.h>

#include "core/keyframe.h"
#include "core/renderer.h"
#include "tests/core/ball_volume.h"

namespace twinray::core {
namespace {

constexpr int kWidth = 40, kHeight = 3;
constexpr std::uint8_t kOpacity = 155;

Scene scene(std::uint64_t revision = 1) {
  static const auto volume = ballVolume();
  Scene made;
  made.volume = volume;
  made.transferFunction = TransferFunction(0, 200);
  made.transferFunction.setModes({{100, 20, 0.5}});
  made.transferFunction.setColors({{0, {0, 0, 0}}, {200, {0.5, 0.5, 0.5}}});
  made.revision = revision;
  return made;
}

Scene recoloredScene(std::uint64_t revision, double red) {
  Scene other = scene(revision);
  other.transferFunction.setColors({{0, {0, 0, 0}}, {200, {red, 0.5, 0.5}}});
  return other;
}

Image grey() {
  Image picture(kWidth, kHeight);
  for (std::size_t i = 0; i < picture.data.size(); ++i) picture.data[i] = i % 4 == 3 ? kOpacity : 100;
  return picture;
}

/// Row 1 meets two nodes in its second run: at x = 33 a weight of 0.2 for the value 100 and 0.4 for 200.
std::shared_ptr<const ColorContributions> contributions() {
  auto made = std::make_shared<ColorContributions>();
  made->width = kWidth;
  made->height = kHeight;
  made->unit = 0.001;
  made->nodes = {0, 100, 200};
  made->rows.resize(kHeight);
  auto& row = made->rows[1];
  row.runs = {{0, 0}, {0b110, 0}};
  row.weights.resize(2 * ColorContributions::kRun);
  row.weights[1] = 200;
  row.weights[ColorContributions::kRun + 1] = 400;
  return made;
}

TEST(ColorContributions, AddWhatTheOtherColorsChange) {
  const Image picture = grey();
  // Red of the value 200 from 0.5 to 1, so of 100 from 0.25 to 0.5: 0.2 * 0.25 + 0.4 * 0.5 = 0.25, 63.75 levels.
  const Image other = recolored(picture, *contributions(), scene(), recoloredScene(2, 1));
  Image expected = picture;
  expected.pixel(33, 1)[0] = 164;
  EXPECT_EQ(other, expected);
  EXPECT_EQ(recolored(picture, *contributions(), scene(), recoloredScene(2, 0)).pixel(33, 1)[0], 36);
  EXPECT_EQ(recolored(picture, *contributions(), scene(), scene(2)), picture);
}

TEST(ColorContributions, AreCutAtBlackAndWhite) {
  Image picture = grey();
  picture.pixel(33, 1)[0] = 250;
  EXPECT_EQ(recolored(picture, *contributions(), scene(), recoloredScene(2, 1)).pixel(33, 1)[0], 255);
  picture.pixel(33, 1)[0] = 20;
  EXPECT_EQ(recolored(picture, *contributions(), scene(), recoloredScene(2, 0)).pixel(33, 1)[0], 0);
}

TEST(ColorContributions, WhatWasBrighterThanWhiteIsKnown) {
  // At x = 33 the colours gave 0.25 of 1.1: without them 0.85 are left, not 0.75.
  auto bright = std::make_shared<ColorContributions>(*contributions());
  auto& row = bright->rows[1];
  row.runs[1].rest = static_cast<std::uint32_t>(row.weights.size());
  row.weights.resize(row.weights.size() + 3 * ColorContributions::kRun);
  row.weights[row.runs[1].rest + 1] = 850;
  Image picture = grey();
  picture.pixel(33, 1)[0] = picture.pixel(33, 1)[3] = 255;
  const Image darker = recolored(picture, *bright, scene(), recoloredScene(2, 0));
  EXPECT_EQ(darker.pixel(33, 1)[0], 217);
  EXPECT_EQ(recolored(picture, *bright, scene(), scene(2)), picture);
  EXPECT_EQ(recolored(picture, *bright, scene(), recoloredScene(2, 1)).pixel(33, 1)[0], 255);
  // Where the background shines through, it fills up what is missing to white.
  picture.pixel(33, 1)[3] = kOpacity;
  EXPECT_EQ(recolored(picture, *bright, scene(), recoloredScene(2, 0)).pixel(33, 1)[0], 248);
}

TEST(ColorContributions, TheBackgroundShinesThroughWhatOpacityLeaves) {
  Scene other = scene(2);
  other.background = {scene().background[0] + 0.5, scene().background[1], scene().background[2] - 0.2};
  const Image picture = recolored(grey(), *contributions(), scene(), other);
  for (const int x : {0, 33}) {
    EXPECT_EQ(picture.pixel(x, 1)[0], 150) << "half of 100 levels of 255";
    EXPECT_EQ(picture.pixel(x, 1)[1], 100);
    EXPECT_EQ(picture.pixel(x, 1)[2], 80);
    EXPECT_EQ(picture.pixel(x, 1)[3], kOpacity);
  }
}

TEST(ColorContributions, OnlyColorsAndBackgroundMayDiffer) {
  EXPECT_TRUE(differOnlyInColors(scene(1), recoloredScene(2, 1)));
  Scene other = recoloredScene(2, 1);
  other.background = {0, 0, 0};
  EXPECT_TRUE(differOnlyInColors(scene(1), other));
  using Change = void (*)(Scene&);
  for (const Change change :
       {Change([](Scene& s) {
          s.transferFunction.setModes({{101, 20, 0.5}});
        }),
        Change([](Scene& s) { s.viewpoint.setZoom(1.01); }), Change([](Scene& s) { s.lighting.ambient += 0.01; }),
        Change([](Scene& s) { s.crop.high[1] = 0.9; }), Change([](Scene& s) { s.volume = ballVolume(); }),
        Change([](Scene& s) { s.projection = Projection::kOrthographic; })}) {
    Scene changed = recoloredScene(2, 1);
    change(changed);
    EXPECT_FALSE(differOnlyInColors(scene(1), changed));
  }
}

std::shared_ptr<const Keyframe> keyframeOf(const Scene& shown,
                                           std::shared_ptr<const ColorContributions> known = nullptr) {
  return std::make_shared<const Keyframe>(Keyframe{std::make_shared<const Scene>(shown), grey(), {}, std::move(known)});
}

std::shared_ptr<const Keyframe> recolorable(const Keyframes& keyframes, const Scene& wanted) {
  return recolorableKeyframe(keyframes, wanted, kWidth, kHeight);
}

TEST(RecolorableKeyframe, IsOfAnotherSceneThatDiffersInColorsAlone) {
  const Keyframes keyframes{keyframeOf(scene(1), contributions())};
  EXPECT_EQ(recolorable(keyframes, recoloredScene(2, 1)), keyframes[0]);
  EXPECT_FALSE(recolorable(keyframes, recoloredScene(1, 1))) << "of the same revision";
  EXPECT_FALSE(recolorable(keyframes, scene(2))) << "its own reference";
  EXPECT_FALSE(recolorableKeyframe(keyframes, recoloredScene(2, 1), kWidth + 1, kHeight));
  EXPECT_FALSE(recolorable({keyframeOf(scene(1))}, recoloredScene(2, 1))) << "nothing is known of its colours";
  Scene turned = recoloredScene(2, 1);
  turned.viewpoint.setZoom(2);
  EXPECT_FALSE(recolorable(keyframes, turned));
}

TEST(KeptKeyframes, TakeContributionsOverWhileOnlyColorsChange) {
  Keyframes keyframes;
  const auto known = contributions();
  keepKeyframe(keyframes, keyframeOf(scene(1), known), 2);
  keepKeyframe(keyframes, nullptr, 2);
  EXPECT_EQ(keyframes.size(), 1u);
  for (std::uint64_t revision = 2; revision < 5; ++revision) {
    keepKeyframe(keyframes, keyframeOf(recoloredScene(revision, 0.1 * double(revision))), 2);
    ASSERT_EQ(keyframes.size(), 2u);
    EXPECT_EQ(keyframes[0]->scene->revision, revision);
    EXPECT_EQ(keyframes[1]->scene->revision, revision - 1);
    EXPECT_EQ(keyframes[0]->contributions, known);
  }
  EXPECT_EQ(recolorable(keyframes, scene(9)), keyframes[0]) << "the newest picture";
}

TEST(KeptKeyframes, KeepTheNewestContributionsAlone) {
  Keyframes keyframes;
  keepKeyframe(keyframes, keyframeOf(scene(1), contributions()), 2);
  Scene other = scene(2);
  other.transferFunction.setModes({{110, 20, 0.5}});
  keepKeyframe(keyframes, keyframeOf(other), 2);
  EXPECT_FALSE(keyframes[0]->contributions) << "of another opacity";
  EXPECT_TRUE(keyframes[1]->contributions) << "still the newest";
  const auto newer = contributions();
  keepContributions(keyframes, other, newer);
  EXPECT_EQ(keyframes[0]->contributions, newer);
  EXPECT_FALSE(keyframes[1]->contributions);
  keepContributions(keyframes, other, nullptr);
  EXPECT_EQ(keyframes[0]->contributions, newer);
}

TEST(KeptKeyframes, OfARecoloredPredictionHaveNoGuide) {
  const auto shown = std::make_shared<const Scene>(scene(5));
  Frame reference, prediction;
  reference.picture = prediction.picture = grey();
  reference.revision = prediction.revision = 5;
  EXPECT_FALSE(makeKeyframe(shown, reference, prediction)) << "no prediction";
  prediction.predicted = true;
  const auto keyframe = makeKeyframe(shown, reference, prediction);
  ASSERT_TRUE(keyframe);
  EXPECT_TRUE(keyframe->guide.empty());
}

}  // namespace
}  // namespace twinray::core
