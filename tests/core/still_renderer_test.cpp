#include "core/still_renderer.h"

#include <gtest/gtest.h>

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

class StillRendererTest : public ::testing::Test {
 protected:
  StillRendererTest() {
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
  StillRenderer renderer_{std::make_unique<Asked>("moving", requests_), std::make_unique<Asked>("still", requests_)};
};

TEST_F(StillRendererTest, TheStillOnePaintsFromAKeyframeOfTheSameView) {
  EXPECT_EQ(painter(edited(), {keyframe()}), "still");
  ASSERT_EQ(requests_.back().keyframes.size(), 1u);
}

TEST_F(StillRendererTest, TheMovingOnePaintsEverythingElse) {
  EXPECT_EQ(painter(edited(), {}), "moving") << "no keyframe";
  EXPECT_EQ(painter(scene_, {keyframe()}), "moving") << "the keyframe is the picture that is asked for";

  Scene turned = edited();
  turned.viewpoint.orbit(1, 0);
  EXPECT_EQ(painter(turned, {keyframe()}), "moving");
  EXPECT_TRUE(requests_.back().keyframes.empty()) << "of another view";

  Scene lit = edited();
  lit.lighting.shaded = !lit.lighting.shaded;
  EXPECT_EQ(painter(lit, {keyframe()}), "moving") << "another light, so the rays meet something else";
  EXPECT_EQ(requests_.back().keyframes.size(), 1u);

  Scene other = edited();
  other.volume = ballVolume();
  EXPECT_EQ(painter(other, {keyframe()}), "moving") << "another volume";
}

TEST_F(StillRendererTest, TheMovingOnePaintsAllLargePicturesFromKeyframesAsTheyAre) {
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
  EXPECT_EQ(paints(376, 400), "moving");
  EXPECT_FALSE(requests_.back().keyframes[0]->guide.empty());
}

TEST_F(StillRendererTest, KeyframesComeWithoutTheirGuideAndAsTheSameOnesAgain) {
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

TEST_F(StillRendererTest, AKeyframeThatIsGoneIsLetGoWithTheNextPicture) {
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
