#include "core/split_renderer.h"

#include <gtest/gtest.h>

#include "core/color_contributions.h"
#include "tests/core/ball_volume.h"

namespace twinray::core {
namespace {

/// Hands back what it was asked for.
class Asked : public Renderer {
 public:
  Asked(std::string name, std::vector<Request>& requests) : name_(std::move(name)), requests_(requests) {}
  std::optional<Frame> render(const Request& request) override {
    requests_.push_back(request);
    Frame frame;
    frame.madeBy = name_;
    return frame;
  }

 private:
  std::string name_;
  std::vector<Request>& requests_;
};

class SplitRendererTest : public ::testing::Test {
 protected:
  SplitRendererTest() {
    scene_.volume = ballVolume();
    scene_.revision = 1;
  }

  std::shared_ptr<const Keyframe> keyframe() const {
    return std::make_shared<const Keyframe>(
        Keyframe{std::make_shared<const Scene>(scene_), Image(kSize, kSize), Image(4, 4)});
  }

  /// Who paints the scene.
  std::string painter(const Scene& scene, const Keyframes& keyframes) {
    Request request;
    request.scene = std::make_shared<const Scene>(scene);
    request.width = request.height = kSize;
    request.keyframes = keyframes;
    return renderer_.render(request)->madeBy;
  }

  /// The scene with another transfer function.
  Scene edited() const {
    Scene scene = scene_;
    ++scene.revision;
    scene.transferFunction.setColors({{0, {0.1, 0.2, 0.3}}});
    return scene;
  }

  static constexpr int kSize = 8;
  Scene scene_;
  std::vector<Request> requests_;
  SplitRenderer renderer_{{std::make_unique<Asked>("usual", requests_), std::make_unique<Asked>("still", requests_),
                           std::make_unique<Asked>("hurried", requests_),
                           std::make_unique<Asked>("still hurried", requests_), 200'000, 120'000}};
};

TEST_F(SplitRendererTest, TheStillOnePaintsFromAKeyframeOfTheSameView) {
  EXPECT_EQ(painter(edited(), {keyframe()}), "still");
  ASSERT_EQ(requests_.back().keyframes.size(), 1u);
}

TEST_F(SplitRendererTest, TheUsualOnePaintsEverythingElse) {
  EXPECT_EQ(painter(edited(), {}), "usual") << "no keyframe";
  EXPECT_EQ(painter(scene_, {keyframe()}), "usual") << "the keyframe is the picture that is asked for";

  Scene turned = edited();
  turned.viewpoint.orbit(1, 0);
  EXPECT_EQ(painter(turned, {keyframe()}), "usual");
  EXPECT_TRUE(requests_.back().keyframes.empty()) << "of another view";

  Scene lit = edited();
  lit.lighting.shaded = !lit.lighting.shaded;
  EXPECT_EQ(painter(lit, {keyframe()}), "usual") << "another light, so the rays meet something else";
  EXPECT_EQ(requests_.back().keyframes.size(), 1u);

  Scene other = edited();
  other.volume = ballVolume();
  EXPECT_EQ(painter(other, {keyframe()}), "usual") << "another volume";
}

TEST_F(SplitRendererTest, TheStillOnePaintsNoLargePicturesWhoseKeyframesStayAsTheyAre) {
  const auto paints = [&](int width, int height) {
    Request request;
    request.scene = std::make_shared<const Scene>(edited());
    request.width = width;
    request.height = height;
    request.keyframes = {std::make_shared<const Keyframe>(
        Keyframe{std::make_shared<const Scene>(scene_), Image(width, height), Image(4, 4)})};
    return renderer_.render(request)->madeBy;
  };
  EXPECT_EQ(paints(375, 400), "still");
  EXPECT_TRUE(requests_.back().keyframes[0]->guide.empty());
  EXPECT_EQ(paints(376, 400), "usual");
  EXPECT_FALSE(requests_.back().keyframes[0]->guide.empty());
}

TEST_F(SplitRendererTest, TheHurriedOneStandsInForLargePicturesWhileTheViewMoves) {
  Request request;
  request.scene = std::make_shared<const Scene>(scene_);
  request.keyframes = {keyframe()};
  const auto frame = [&](int width, bool viewMoves) {
    request.width = width;
    request.height = 400;
    request.gesture = viewMoves ? Gesture::kViewMoves : Gesture::kNone;
    return *renderer_.render(request);
  };
  const Frame hurried = frame(376, true);
  EXPECT_EQ(hurried.madeBy, "hurried");
  EXPECT_TRUE(hurried.predicted) << "it is shown as a prediction, so it must be marked";
  EXPECT_EQ(requests_.back().keyframes, request.keyframes);
  EXPECT_EQ(frame(375, true).madeBy, "usual");
  const Frame usual = frame(376, false);
  EXPECT_EQ(usual.madeBy, "usual");
  EXPECT_FALSE(usual.predicted) << "what it is, it says itself";
}

TEST_F(SplitRendererTest, WhereOneIsMissingTheUsualOnePaints) {
  SplitRenderer alone({std::make_unique<Asked>("usual", requests_), nullptr, nullptr, nullptr, 0});
  Request request;
  request.gesture = Gesture::kViewStands;
  request.scene = std::make_shared<const Scene>(edited());
  request.width = request.height = kSize;
  request.keyframes = {keyframe()};
  EXPECT_EQ(alone.render(request)->madeBy, "usual");
  EXPECT_EQ(requests_.back().keyframes, request.keyframes) << "with their guides, which no other one has cast";
  request.width = request.height = 400;
  request.gesture = Gesture::kViewMoves;
  EXPECT_EQ(alone.render(request)->madeBy, "usual");
}

TEST_F(SplitRendererTest, WhatANetworkPaintsTooLateIsPaintedWithoutItWhileSomethingIsEdited) {
  const auto painters = [&](SplitRenderer& renderer, int width, Gesture gesture, bool keyframes) {
    Request request;
    request.scene = std::make_shared<const Scene>(edited());
    request.width = width;
    request.height = 400;
    request.gesture = gesture;
    if (keyframes) {
      request.keyframes = {std::make_shared<const Keyframe>(
          Keyframe{std::make_shared<const Scene>(scene_), Image(width, 400), Image(4, 4)})};
    }
    const Frame frame = *renderer.render(request);
    EXPECT_EQ(frame.predicted, frame.madeBy.ends_with("hurried")) << "it stands in for a prediction";
    return frame.madeBy;
  };
  EXPECT_EQ(painters(renderer_, 300, Gesture::kViewStands, true), "still");
  EXPECT_EQ(painters(renderer_, 301, Gesture::kViewStands, true), "still hurried");
  EXPECT_TRUE(requests_.back().keyframes[0]->guide.empty()) << "the usual one may have cast it, from other rays";
  EXPECT_EQ(painters(renderer_, 301, Gesture::kNone, true), "still") << "at rest there is time";
  EXPECT_EQ(painters(renderer_, 500, Gesture::kViewStands, true), "usual") << "too large for the still one";
  EXPECT_EQ(painters(renderer_, 501, Gesture::kViewStands, true), "hurried");
  EXPECT_FALSE(requests_.back().keyframes[0]->guide.empty()) << "cast from the same rays";
  EXPECT_EQ(painters(renderer_, 501, Gesture::kViewStands, false), "hurried");
  EXPECT_EQ(painters(renderer_, 501, Gesture::kNone, true), "usual");

  // A slower machine.
  SplitRenderer slow({std::make_unique<Asked>("usual", requests_), std::make_unique<Asked>("still", requests_),
                      std::make_unique<Asked>("hurried", requests_),
                      std::make_unique<Asked>("still hurried", requests_), 80'000, 40'000});
  EXPECT_EQ(painters(slow, 100, Gesture::kViewStands, true), "still");
  EXPECT_EQ(painters(slow, 101, Gesture::kViewStands, true), "still hurried");
  EXPECT_EQ(painters(slow, 200, Gesture::kViewStands, false), "usual");
  EXPECT_EQ(painters(slow, 201, Gesture::kViewStands, false), "hurried");
  EXPECT_EQ(painters(slow, 201, Gesture::kViewMoves, false), "usual") << "of small pictures only edits are hurried";

  auto contributions = std::make_shared<ColorContributions>();
  contributions->width = 101;
  contributions->height = 400;
  const auto recolorable = std::make_shared<Keyframe>(
      Keyframe{std::make_shared<const Scene>(scene_), Image(101, 400), Image(4, 4), contributions});
  Request recolored;
  recolored.scene = std::make_shared<const Scene>(edited());
  recolored.width = 101;
  recolored.height = 400;
  recolored.gesture = Gesture::kViewStands;
  recolored.keyframes = {recolorable};
  ASSERT_TRUE(recolorableKeyframe(recolored.keyframes, *recolored.scene, 101, 400));
  EXPECT_EQ(slow.render(recolored)->madeBy, "still") << "recolouring takes no network";

  SplitRenderer one({std::make_unique<Asked>("usual", requests_), nullptr,
                     std::make_unique<Asked>("hurried", requests_), nullptr, 40'000});
  EXPECT_EQ(painters(one, 100, Gesture::kViewStands, true), "usual");
  EXPECT_EQ(painters(one, 101, Gesture::kViewStands, true), "hurried");
}

TEST_F(SplitRendererTest, KeyframesComeWithoutTheirGuideAndAsTheSameOnesAgain) {
  const auto first = keyframe();
  scene_.revision = 7;
  const auto second = keyframe();
  painter(edited(), {first});
  painter(edited(), {second, first});
  painter(edited(), {second, first});
  const Keyframes &one = requests_[0].keyframes, &two = requests_[1].keyframes, &three = requests_[2].keyframes;
  EXPECT_TRUE(one[0]->guide.empty());
  EXPECT_EQ(one[0]->picture, first->picture);
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(two[0]->scene, second->scene);
  EXPECT_EQ(two[1], one[0]) << "what a renderer has made of it stays true";
  EXPECT_EQ(three, two);
}

TEST_F(SplitRendererTest, AKeyframeThatIsGoneIsLetGoWithTheNextPicture) {
  auto gone = keyframe();
  painter(edited(), {gone});
  const std::weak_ptr<const Keyframe> bare = requests_.back().keyframes[0];
  gone.reset();
  requests_.clear();
  EXPECT_FALSE(bare.expired());
  painter(edited(), {});
  EXPECT_TRUE(bare.expired());
}

}  // namespace
}  // namespace twinray::core
