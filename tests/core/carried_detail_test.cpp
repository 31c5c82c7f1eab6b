#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "core/carried_detail_renderer.h"
#include "tests/core/ball_volume.h"

namespace twinray::core {
namespace {

/// Grey of the scene's first colour node with a checkerboard over it that only full-size pictures resolve: a renderer
/// whose detail does not hang on the transfer function.
class CheckeredRenderer : public Renderer {
 public:
  std::optional<Frame> render(const Request& request) override {
    Frame frame;
    frame.revision = request.scene->revision;
    frame.picture = Image(request.width, request.height);
    const double grey = 255 * request.scene->transferFunction.colors().front().rgb[0];
    for (int y = 0; y < request.height; ++y) {
      for (int x = 0; x < request.width; ++x) {
        const int detail = request.width == kSize ? ((x + y) % 2 == 0 ? 20 : -20) : 0;
        for (int c = 0; c < 4; ++c) frame.picture.pixel(x, y)[c] = std::uint8_t(std::lround(grey) + detail);
      }
    }
    if (request.depth) {
      frame.depth = std::make_shared<const Plane>(Plane{1, 1, 2, {float(request.width), float(request.height)}});
    }
    return frame;
  }

  static constexpr int kSize = 32;
};

std::shared_ptr<Scene> greyScene(double grey, std::uint64_t revision) {
  static const auto volume = ballVolume();
  auto scene = std::make_shared<Scene>();
  scene->volume = volume;
  scene->transferFunction.setColors({{0, {grey, grey, grey}}});
  scene->revision = revision;
  return scene;
}

Request requestOf(std::shared_ptr<const Scene> scene) {
  Request request;
  request.scene = std::move(scene);
  request.width = request.height = CheckeredRenderer::kSize;
  return request;
}

std::pair<int, int> half(int width, int height) {
  return {width / 2, height / 2};
}

/// Another scene than greyScene() of this grey, that looks the same.
std::shared_ptr<Scene> alikeScene(double grey, std::uint64_t revision) {
  auto scene = greyScene(grey, revision);
  scene->transferFunction.setColors({{0, {grey, grey, grey}}, {1, {grey, 0, 0}}});
  return scene;
}

/// What a reference worker and a predictor make together.
std::shared_ptr<const Keyframe> keyframeOf(const std::shared_ptr<const Scene>& scene) {
  EnlargedRenderer predictor(std::make_unique<CheckeredRenderer>(), half);
  CheckeredRenderer reference;
  return makeKeyframe(scene, *reference.render(requestOf(scene)), *predictor.render(requestOf(scene)));
}

int worst(const Image& a, const Image& b) {
  int largest = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) largest = std::max(largest, std::abs(a.data[i] - b.data[i]));
  return largest;
}

TEST(CarriedDetail, BringsDetailThatTheGuideCannotShowToTheNewScene) {
  CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), half);
  CheckeredRenderer reference;
  Request request = requestOf(greyScene(0.6, 2));
  const Image truth = reference.render(request)->picture;
  EXPECT_EQ(worst(renderer.render(request)->picture, truth), 20) << "without a keyframe";
  request.keyframes = {keyframeOf(alikeScene(0.6, 1))};
  EXPECT_EQ(worst(renderer.render(request)->picture, truth), 0);
}

TEST(CarriedDetail, IsTrustedTheLessTheMoreHasChanged) {
  CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), half);
  const auto detailAfter = [&](int levels) {
    Request request = requestOf(greyScene(120 / 255.0, 2));
    request.keyframes = {keyframeOf(greyScene((120 - levels) / 255.0, 1))};
    const Image picture = renderer.render(request)->picture;
    EXPECT_EQ(picture.pixel(8, 9)[1] - 120, 120 - picture.pixel(8, 8)[1]);
    return picture.pixel(8, 8)[1] - 120;
  };
  // 20 / (1 + (levels / 7)^2)
  EXPECT_EQ(detailAfter(1), 20);
  EXPECT_EQ(detailAfter(-3), 17);
  EXPECT_EQ(detailAfter(7), 10);
  EXPECT_EQ(detailAfter(14), 4);
  EXPECT_EQ(detailAfter(70), 0);
}

TEST(CarriedDetail, OfLargeVolumesIsTrustedLonger) {
  Geometry geometry;
  geometry.dimensions = {324, 324, 324};
  const auto voxels = std::make_shared<std::vector<std::uint8_t>>(geometry.voxelCount());
  voxels->back() = 1;
  const auto volume =
      std::make_shared<const Volume>(geometry, ScalarType::kUInt8, std::shared_ptr<const void>(voxels, voxels->data()));
  CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), half);
  const auto detailAfter = [&](int levels) {
    const auto before = greyScene((120 - levels) / 255.0, 1), now = greyScene(120 / 255.0, 2);
    before->volume = now->volume = volume;
    Request request = requestOf(now);
    request.keyframes = {keyframeOf(before)};
    return renderer.render(request)->picture.pixel(8, 8)[1] - 120;
  };
  // 20 / (1 + (levels / 25)^2)
  EXPECT_EQ(detailAfter(25), 10);
  EXPECT_EQ(detailAfter(-50), 4);
}

TEST(CarriedDetail, ADifferenceCountsForThePixelsAroundIt) {
  CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), [](int w, int h) { return std::pair(w, h); });
  const auto scene = alikeScene(120 / 255.0, 1);
  Keyframe keyframe;
  keyframe.scene = scene;
  keyframe.guide = CheckeredRenderer().render(requestOf(greyScene(120 / 255.0, 2)))->picture;
  keyframe.picture = keyframe.guide;
  for (auto& value : keyframe.picture.data) value = std::uint8_t(value + 16);
  // 63 levels in one of nine pixels: a mean of 7.
  for (int c = 0; c < 3; ++c) keyframe.guide.pixel(20, 10)[c] = std::uint8_t(keyframe.guide.pixel(20, 10)[c] - 63);
  Request request = requestOf(greyScene(120 / 255.0, 2));
  const Image bicubic = renderer.render(request)->picture;
  request.keyframes = {std::make_shared<const Keyframe>(keyframe)};
  const Image picture = renderer.render(request)->picture;
  const auto carried = [&](int x, int y) { return picture.pixel(x, y)[0] - bicubic.pixel(x, y)[0]; };
  for (int y = 9; y <= 11; ++y) {
    for (int x = 19; x <= 21; ++x) EXPECT_EQ(carried(x, y), x == 20 && y == 10 ? 40 : 8) << x << ", " << y;
  }
  for (const int x : {18, 22}) EXPECT_EQ(carried(x, 10), 16);
  for (const int y : {8, 12}) EXPECT_EQ(carried(20, y), 16);
  EXPECT_EQ(carried(0, 0), 16);
  EXPECT_EQ(carried(31, 31), 16);
}

TEST(CarriedDetail, TheGuidesDepthIsHandedOn) {
  CarriedDetailRenderer carrying(std::make_unique<CheckeredRenderer>(), half);
  EnlargedRenderer enlarging(std::make_unique<CheckeredRenderer>(), half);
  Request request = requestOf(greyScene(0.6, 2));
  request.keyframes = {keyframeOf(greyScene(0.3, 1))};
  for (Renderer* renderer : {static_cast<Renderer*>(&carrying), static_cast<Renderer*>(&enlarging)}) {
    request.depth = true;
    const auto frame = renderer->render(request);
    ASSERT_TRUE(frame->depth);
    EXPECT_EQ(frame->depth->data, (std::vector<float>{16, 16}));
    request.depth = false;
    EXPECT_FALSE(renderer->render(request)->depth);
  }
}

TEST(CarriedDetail, TheNewestUsableKeyframeIsTaken) {
  CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), half);
  auto brighter = std::make_shared<Keyframe>(*keyframeOf(alikeScene(0.6, 1)));
  for (auto& value : brighter->picture.data) value = std::uint8_t(value + 7);
  Request request = requestOf(greyScene(0.6, 3));
  request.keyframes = {brighter, keyframeOf(greyScene(0.4, 2))};
  CheckeredRenderer reference;
  EXPECT_EQ(worst(renderer.render(request)->picture, reference.render(request)->picture), 7);
}

TEST(CarriedDetail, ValuesAreCutAtBlackAndWhite) {
  CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), half);
  const auto carried = [&](int grey, int keyframeGrey, std::array<int, 2> shown) {
    auto keyframe = std::make_shared<Keyframe>(*keyframeOf(alikeScene(keyframeGrey / 255.0, 1)));
    for (int c = 0; c < 4; ++c) {
      for (const int x : {0, 1}) keyframe->picture.pixel(x, 0)[c] = std::uint8_t(shown[std::size_t(x)]);
    }
    Request request = requestOf(greyScene(grey / 255.0, 2));
    request.keyframes = {keyframe};
    const Image picture = renderer.render(request)->picture;
    return std::array{int(picture.pixel(0, 0)[0]), int(picture.pixel(1, 0)[0])};
  };
  // Of a detail of 10 and of -15 the trust after 5 levels, 0.66, is 7 and -10.
  EXPECT_EQ(carried(250, 245, {255, 230}), (std::array{255, 240}));
  EXPECT_EQ(carried(5, 10, {0, 25}), (std::array{0, 15}));
}

TEST(CarriedDetail, ThePictureDependsOnTheRequestAlone) {
  CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), half);
  const Request plain = requestOf(greyScene(0.6, 2));
  const Image before = renderer.render(plain)->picture;
  Request request = plain;
  request.keyframes = {keyframeOf(alikeScene(0.6, 1))};
  EXPECT_NE(renderer.render(request)->picture, before);
  EXPECT_EQ(renderer.render(plain)->picture, before);
}

// Each of these would put detail where it does not belong, or let a score see its own reference.
TEST(CarriedDetail, KeyframesThatDoNotApplyAreLeft) {
  CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), half);
  Request request = requestOf(greyScene(0.6, 2));
  const Image bicubic = renderer.render(request)->picture;
  const auto expectUnused = [&](const std::shared_ptr<const Keyframe>& keyframe, const char* why) {
    request.keyframes = {keyframe};
    EXPECT_EQ(renderer.render(request)->picture, bicubic) << why;
  };
  expectUnused(keyframeOf(greyScene(0.6, 2)), "the scene itself");

  auto turned = alikeScene(0.6, 1);
  turned->viewpoint.orbit(1, 0);
  expectUnused(keyframeOf(turned), "another viewpoint");

  auto background = alikeScene(0.6, 1);
  background->background = {0, 0, 0};
  expectUnused(keyframeOf(background), "another background");

  auto volume = alikeScene(0.6, 1);
  volume->volume = ballVolume();
  expectUnused(keyframeOf(volume), "another volume");

  auto small = std::make_shared<Keyframe>(*keyframeOf(alikeScene(0.6, 1)));
  small->picture = Image(16, 32);
  expectUnused(small, "another picture size");
}

TEST(CarriedDetail, AGuideThatTheKeyframeLacksIsMadeOnce) {
  Request request = requestOf(greyScene(0.6, 2));
  for (const Image& given : {Image(), Image(8, 8)}) {
    auto keyframe = std::make_shared<Keyframe>(*keyframeOf(alikeScene(0.6, 1)));
    request.keyframes = {keyframe};
    CarriedDetailRenderer renderer(std::make_unique<CheckeredRenderer>(), half);
    const Image with = renderer.render(request)->picture;
    keyframe = std::make_shared<Keyframe>(*keyframe);
    keyframe->guide = given;
    request.keyframes = {keyframe};
    EXPECT_EQ(renderer.render(request)->picture, with);
    EXPECT_EQ(renderer.render(request)->picture, with);
  }
}

TEST(Keyframe, IsMadeOnlyOfTwoPicturesOfOneScene) {
  const auto scene = greyScene(0.5, 4);
  EnlargedRenderer predictor(std::make_unique<CheckeredRenderer>(), half);
  CheckeredRenderer renderer;
  Frame reference = *renderer.render(requestOf(scene));
  const Frame prediction = *predictor.render(requestOf(scene));
  const auto keyframe = makeKeyframe(scene, reference, prediction);
  ASSERT_TRUE(keyframe);
  EXPECT_EQ(keyframe->picture, reference.picture);
  EXPECT_EQ(keyframe->guide.width, 16);
  EXPECT_FALSE(makeKeyframe(scene, reference, reference)) << "a reference has no guide";
  EXPECT_FALSE(makeKeyframe(greyScene(0.5, 5), reference, prediction));
  Frame other = prediction;
  other.revision = 5;
  EXPECT_FALSE(makeKeyframe(scene, reference, other));
  reference.complete = false;
  EXPECT_FALSE(makeKeyframe(scene, reference, prediction)) << "a partial picture is not true";
}

}  // namespace
}  // namespace twinray::core
