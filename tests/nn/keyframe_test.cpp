#include <cmath>

#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/error.h"
#include "nn/change.h"
#include "nn/guided.h"
#include "nn/guided_painter.h"
#include "nn/picture_tensor.h"
#include "tests/nn/composed.h"
#include "tests/nn/small_networks.h"
#include "tests/nn/small_scene.h"

namespace twinray::nn {
namespace {

double worst(const torch::Tensor& a, const torch::Tensor& b) {
  return (a - b).abs().max().item<double>();
}

/// Two pictures, the second of which has a keyframe.
struct Pair {
  torch::Tensor guide = torch::rand({2, 4, 16, 8});
  Condition before = someCondition(0.2f), now = someCondition(0.5f);
  Change change = changeBetween(before, {}, now, {});
  ConditionBatch condition = batchOf({&before, &now});
  KeyframeBatch keyframe =
      keyframeBatchOf(torch::rand({2, 4, 16, 8}), torch::rand({2, 3, 32, 16}) - 0.5, {nullptr, &change});

  ConditionBatch conditionOfSecond() const { return batchOf({&now}); }
  KeyframeBatch keyframeOfSecond() const {
    return keyframeBatchOf(keyframe.guide.slice(0, 1, 2), keyframe.detail.slice(0, 1, 2), {&change});
  }
};

TEST(Change, ofTheCameraInItsOwnTerms) {
  const auto condition = someCondition(0.1f);
  core::Viewpoint then = core::Viewpoint::fromAngles({50, 120, 5, 1.2});
  EXPECT_FALSE(changeBetween(condition, then, condition, then).cameraMoved());
  const auto motionTo = [&](const core::Viewpoint& now) {
    return changeBetween(condition, then, condition, now).motion;
  };
  auto orbited = then;
  orbited.orbit(3, 4);
  EXPECT_EQ(motionTo(orbited)[0], 1);
  EXPECT_NEAR(motionTo(orbited)[1], 0.5, 0.002);  // 3 and 4 degrees, one after the other
  EXPECT_NEAR(motionTo(orbited)[2], 0, 0.02);
  auto rolled = then;
  rolled.roll(-7);
  EXPECT_NEAR(motionTo(rolled)[1], 0, 1e-5);
  EXPECT_NEAR(motionTo(rolled)[2], 0.7, 1e-5);
  auto zoomed = then;
  zoomed.setZoom(1.5);
  zoomed.setPan({0.03, -0.04});
  EXPECT_NEAR(motionTo(zoomed)[3], 4 * std::log2(1.25), 1e-5);
  EXPECT_NEAR(motionTo(zoomed)[4], 0.5, 1e-5);
}

TEST(Change, ofCurvesAndLightingIsNowMinusThen) {
  const auto then = someCondition(0.25f);
  auto now = then;
  now.opacity[9] = 0.75f;
  now.color[300] = 0.5f;
  now.lighting[2] = 0.25f;
  const auto change = changeBetween(then, {}, now, {});
  ASSERT_EQ(change.curves.size(), 4u * Condition::kSamples);
  EXPECT_EQ(change.curves[9], 0.5f);
  EXPECT_EQ(change.curves[Condition::kSamples + 300], 0.75f);
  EXPECT_EQ(change.curves[10], 0);
  EXPECT_EQ(change.motion[Change::kCamera + 2], -0.5f);
  EXPECT_FALSE(change.cameraMoved());
}

TEST(GuidedKeyframe, withoutOneItPaintsAsTheNetworkThatKnowsOfNone) {
  const torch::NoGradGuard noGrad;
  auto plain = randomGenerator(smallNetwork(false));
  auto able = randomGenerator(smallNetwork(true), 4);
  auto shared = able->named_parameters();
  for (const auto& item : plain->named_parameters()) shared[item.key()].copy_(item.value());
  Pair pair;
  pair.guide.select(1, 3).fill_(0.5);  // where little is seen the residual of the able one fades
  EXPECT_EQ(worst(plain->paint(pair.guide, pair.condition), able->paint(pair.guide, pair.condition)), 0);
}

TEST(GuidedKeyframe, itsOwnResidualFadesWhereTheGuideIsNearlyTransparent) {
  const torch::NoGradGuard noGrad;
  auto generator = randomGenerator(smallNetwork(true));
  Pair pair;
  const auto addedAt = [&](double opacity) {
    pair.guide.select(1, 3).fill_(0.5);
    const auto film = generator->film(pair.condition);
    auto faint = pair.guide.clone();
    faint.select(1, 3).fill_(opacity);
    return generator->residual(faint, film).picture.abs().mean().item<double>();
  };
  EXPECT_EQ(addedAt(0), 0);
  EXPECT_LT(addedAt(0.01), 0.5 * addedAt(0.04));
  EXPECT_GT(addedAt(0.01), 0.1 * addedAt(0.04));
}

TEST(GuidedKeyframe, picturesWithAndWithoutOneShareABatch) {
  const torch::NoGradGuard noGrad;
  auto generator = randomGenerator(smallNetwork(true));
  const Pair pair;
  const auto both = generator->paintFrom(pair.guide, pair.condition, pair.keyframe).picture;
  const auto first = generator->paint(pair.guide.slice(0, 0, 1), batchOf({&pair.before}));
  const auto second =
      generator->paintFrom(pair.guide.slice(0, 1, 2), pair.conditionOfSecond(), pair.keyframeOfSecond()).picture;
  const double rounding = 1e-5 * both.abs().max().item<double>();
  EXPECT_LT(worst(both.slice(0, 0, 1), first), rounding);
  EXPECT_LT(worst(both.slice(0, 1, 2), second), rounding);
  const auto without = generator->paint(pair.guide.slice(0, 1, 2), pair.conditionOfSecond());
  EXPECT_GT(worst(second, without), 100 * rounding);
}

TEST(GuidedKeyframe, onePreparedForManyPicturesGivesTheSameOne) {
  const torch::NoGradGuard noGrad;
  auto generator = randomGenerator(smallNetwork(true));
  Pair pair;
  pair.guide.slice(3, 0, 6).select(1, 3).fill_(0);  // here only the keyframe's guide shows something, in part
  pair.keyframe.guide.slice(2, 0, 8).select(1, 3).fill_(0);
  auto keyframe = pair.keyframeOfSecond();
  const auto film = generator->film(pair.conditionOfSecond(), keyframe);
  const auto guide = pair.guide.slice(0, 1, 2);
  const auto usual = generator->residual(guide, film, keyframe).picture;
  generator->prepare(keyframe, torch::kFloat32);
  EXPECT_EQ(worst(generator->residual(guide, film, keyframe).picture, usual), 0);
  keyframe.features = keyframe.features + 0.1;
  EXPECT_GT(worst(generator->residual(guide, film, keyframe).picture, usual), 1e-3);
}

TEST(GuidedKeyframe, beginsWithMostOfTheDetailWhereTheGuidesAgree) {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(2);
  Guided generator(smallNetwork(true));
  const auto guide = torch::full({1, 4, 16, 16}, 0.5);
  auto other = guide.clone();
  other.slice(3, 8, 16) += 0.3;
  const auto detail = torch::full({1, 3, 32, 32}, 0.2);
  const auto condition = someCondition(0.1f);
  const auto change = changeBetween(condition, {}, condition, {});
  const auto added =
      generator->residual(guide, generator->film(batchOf({&condition})), keyframeBatchOf(other, detail, {&change}))
          .picture;
  const auto same = added[0][1][16][8].item<double>(), changed = added[0][1][16][28].item<double>();
  EXPECT_NEAR(same, 0.2 / (1 + std::exp(-6.0)), 1.0 / 255);
  EXPECT_NEAR(changed, 0, 1.0 / 255);
  auto orbited = change;
  orbited.motion[0] = 1;
  const auto moved =
      generator->residual(guide, generator->film(batchOf({&condition})), keyframeBatchOf(other, detail, {&orbited}))
          .picture;
  EXPECT_NEAR(moved[0][1][16][8].item<double>(), 0.2 / (1 + std::exp(-1.0)), 1.0 / 255);
}

TEST(GuidedKeyframe, takesNoMoreOfTheDetailThanADifferenceOfTheGuidesAllows) {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(2);
  Guided generator(smallNetwork(true));
  const auto guide = torch::full({1, 4, 16, 16}, 0.5), detail = torch::full({1, 3, 32, 32}, 0.2);
  const auto condition = someCondition(0.1f);
  const auto change = changeBetween(condition, {}, condition, {});
  const auto weightAt = [&](double levels) {
    const auto keyframe = keyframeBatchOf(guide + levels / 255, detail, {&change});
    const auto added = generator->residual(guide, generator->film(batchOf({&condition})), keyframe).picture;
    return added[0][1][16][16].item<double>() / 0.2;
  };
  // 1 / (1 + (levels / 5)^2), however sure the network is.
  constexpr double kOwn = 0.005;  // what the new network's own residual is at most
  EXPECT_NEAR(weightAt(5), 0.5, kOwn);
  EXPECT_NEAR(weightAt(-10), 0.2, kOwn);
  EXPECT_NEAR(weightAt(20), 1 / 17.0, kOwn);
  EXPECT_GT(weightAt(0.1), 0.99);
}

// Their guides are cast through a reduced copy, and what those lack stays.
TEST(GuidedKeyframe, ofLargeVolumesIsTrustedLonger) {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(2);
  Guided generator(smallNetwork(true));
  const GuidedPainter painter(generator.ptr());
  const auto grey = [](int side, int level) {
    core::Image image(side, side);
    for (auto& value : image.data) value = std::uint8_t(level);
    return image;
  };
  const auto carried = [&](std::array<int, 3> dimensions) {
    auto scene = *someScene();
    core::Geometry geometry;
    geometry.dimensions = dimensions;
    const auto voxels = std::make_shared<std::vector<std::uint8_t>>(geometry.voxelCount());
    voxels->back() = 255;
    scene.volume = std::make_shared<core::Volume>(geometry, core::ScalarType::kUInt8,
                                                  std::shared_ptr<const void>(voxels, voxels->data()));
    const core::Image before = grey(16, 100), kept = grey(32, 150), now = grey(16, 110);
    const auto start = painter.prepare({scene, kept, before});
    return painter.paintFrom(start.get(), now, scene, 32, 32, false).picture.pixel(16, 16)[1] - 110;
  };
  EXPECT_NEAR(carried({4, 4, 4}), 50 * 0.2, 2);
  EXPECT_NEAR(carried({324, 324, 324}), 50 / 1.16, 2);  // 1 + (10 / 25)^2
}

TEST(GuidedKeyframe, addsNothingWhereNeitherGuideShowsAnything) {
  const torch::NoGradGuard noGrad;
  auto generator = randomGenerator(smallNetwork(true));
  Pair pair;
  pair.guide.select(1, 3).zero_();
  pair.keyframe.guide.select(1, 3).zero_();
  pair.guide[0][3][4][3] = 1.0f / 255;
  pair.keyframe.guide[0][3][12][3] = 1;  // of no keyframe
  pair.keyframe.guide[1][3][12][3] = 1.0f / 255;
  const auto added = generator->residual(pair.guide, generator->film(pair.condition), pair.keyframe).picture;
  for (const int n : {0, 1})
    for (int y = 0; y < 32; ++y)
      for (int x = 0; x < 16; ++x) {
        const bool near = std::abs(y / 2 - (n == 0 ? 4 : 12)) <= 2 && std::abs(x / 2 - 3) <= 2;
        const bool something = added[n].select(1, y).select(1, x).abs().max().item<double>() > 0;
        EXPECT_TRUE(near || !something) << n << " " << y << " " << x;
        // The keyframe's detail has its weight; the own residual that of the enlarged opacity.
        EXPECT_TRUE(n == 0 || something == near) << y << " " << x;
      }
}

TEST(GuidedKeyframe, everyInputMatters) {
  const torch::NoGradGuard noGrad;
  auto generator = randomGenerator(smallNetwork(true));
  const Pair pair;
  const auto paint = [&](const KeyframeBatch& keyframe) {
    return generator->paintFrom(pair.guide, pair.condition, keyframe).picture[1];
  };
  const auto before = paint(pair.keyframe);
  for (const int input : {0, 1, 2, 3}) {
    auto other = pair.keyframe;
    auto& changed = input == 0 ? other.guide : input == 1 ? other.detail : input == 2 ? other.curves : other.motion;
    changed = changed + 0.3;
    EXPECT_GT(worst(paint(other), before), 1e-5) << input;
  }
}

TEST(GuidedKeyframe, gradientReachesEveryWeight) {
  auto generator = randomGenerator(smallNetwork(true));
  const Pair pair;
  generator->paintFrom(pair.guide, pair.condition, pair.keyframe).picture.square().mean().backward();
  for (const auto& item : generator->named_parameters())
    EXPECT_GT(item.value().grad().abs().max().item<double>(), 0) << item.key();
}

TEST(GuidedKeyframe, theFastestPrecisionPaintsTheSamePicture) {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(7);
  auto config = smallNetwork(true);
  config.width = 32;
  Guided trained(config);
  for (const auto& item : trained->named_parameters())
    if (item.key().starts_with("keyframe") || item.key() == "tail.weight") item.value().normal_(0, 0.01);
  const GuidedPainter painter(trained.ptr());
  Pair pair;
  pair.guide = pair.guide.slice(0, 1, 2);
  const auto condition = pair.conditionOfSecond();
  const auto keyframe = pair.keyframeOfSecond();
  const auto exact = trained->residual(pair.guide, trained->film(condition, keyframe), keyframe).picture;
  EXPECT_LT(worst(exact, painter.residual(pair.guide, condition, keyframe).picture), 4.0 / 255);
}

TEST(GuidedKeyframe, theNetworksDescriptionSaysSo) {
  EXPECT_FALSE(toJson(smallNetwork(false)).contains("keyframe"));
  EXPECT_EQ(guidedConfigFromJson(toJson(smallNetwork(true)), "a file"), smallNetwork(true));
  auto json = toJson(smallNetwork(true));
  json["keyframe"] = 1;
  EXPECT_THROW(guidedConfigFromJson(json, "a file"), core::Error);
  json = toJson(smallNetwork(true));
  json["guide_channels"] = {"r", "g", "b"};
  EXPECT_THROW(guidedConfigFromJson(json, "a file"), core::Error);
}

TEST(PictureTensor, aGuideAndItsDetailAreThePicture) {
  const auto guide = noise(9, 7, 1), picture = noise(17, 13, 5);
  const auto detail = detailOf(picture, guide, 2, 12, 8);
  EXPECT_EQ(detail.sizes(), (torch::IntArrayRef{1, 3, 16, 24}));
  const auto again = composed(guide, detail, 2, 17, 13);
  for (int y = 0; y < 13; ++y)
    for (int x = 0; x < 17; ++x)
      for (int c = 0; c < 3; ++c) EXPECT_EQ(again.pixel(x, y)[c], picture.pixel(x, y)[c]);
  EXPECT_EQ(detail.slice(2, 13).abs().max().item<double>(), 0);
  EXPECT_EQ(detail.slice(3, 17).abs().max().item<double>(), 0);
}

}  // namespace
}  // namespace twinray::nn
