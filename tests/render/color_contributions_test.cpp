// Pictures in other colours, from what the colours contribute, against those that the ray caster makes with these
// colours.

#include "core/color_contributions.h"

#include <random>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::Device;
using render::Quality;
using test::blobs;
using test::makeScene;
using test::makeVolume;
using test::renderPicture;

constexpr int kSide = 40;
/// 48 dB: an eye sees no difference (RMSE of a level of 8 bits).
constexpr double kSame = 48;

std::shared_ptr<const core::Volume> bytes() {
  static const auto volume =
      makeVolume<std::uint8_t>({kSide, kSide, kSide}, [](int x, int y, int z) { return blobs(kSide, x, y, z); });
  return volume;
}

/// More values than a picture's contributions have nodes.
std::shared_ptr<const core::Volume> floats() {
  static const auto volume = makeVolume<float>({kSide, kSide, kSide}, [](int x, int y, int z) {
    return 7 * blobs(kSide, x, y, z) + std::sin(x + 2.0 * y) + std::cos(3.0 * z) - 300;
  });
  return volume;
}

core::Request requestOf(const std::shared_ptr<const core::Scene>& scene, int width, int height) {
  core::Request request;
  request.scene = scene;
  request.width = width;
  request.height = height;
  return request;
}

std::shared_ptr<const core::ColorContributions> contributionsOf(const std::shared_ptr<const core::Scene>& scene,
                                                                int width, int height,
                                                                Quality quality = Quality::kHigh) {
  render::VolumeRenderer renderer({.quality = quality, .device = Device::kCpu, .threads = 2});
  return renderer.colorContributions(requestOf(scene, width, height));
}

/// The scene with so many colour nodes anywhere.
std::shared_ptr<core::Scene> inOtherColors(const core::Scene& scene, unsigned seed, int nodes) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> fraction(0, 1);
  auto other = std::make_shared<core::Scene>(scene);
  auto& function = other->transferFunction;
  std::vector<core::ColorNode> colors;
  for (int i = 0; i < nodes; ++i) {
    colors.push_back({function.minimum() + fraction(random) * (function.maximum() - function.minimum()),
                      {fraction(random), fraction(random), fraction(random)}});
  }
  function.setColors(colors);
  other->revision = scene.revision + 1;
  return other;
}

/// The worst of several.
double psnrOfOtherColors(const std::shared_ptr<core::Scene>& scene, int width, int height) {
  const auto contributions = contributionsOf(scene, width, height);
  const core::Image picture = renderPicture(scene, Quality::kHigh, width, height);
  double worst = 100;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const auto other = inOtherColors(*scene, seed, 5);
    const core::Image truth = renderPicture(other, Quality::kHigh, width, height);
    const core::Image recolored = core::recolored(picture, *contributions, *scene, *other);
    EXPECT_LT(core::compare(picture, truth, {}).psnr, 35) << "the colours matter";
    worst = std::min(worst, core::compare(recolored, truth, {}).psnr);
    for (std::size_t i = 3; i < truth.data.size(); i += 4) EXPECT_EQ(recolored.data[i], truth.data[i]);
  }
  return worst;
}

TEST(ColorContributions, MakeThePictureThatTheCasterMakesWithOtherColors) {
  for (const auto& volume : {bytes(), floats()}) {
    for (const bool shaded : {false, true}) {
      // No size is a multiple of a run.
      EXPECT_GT(psnrOfOtherColors(makeScene(volume, shaded), 107, 90), kSame) << shaded;
    }
  }
}

TEST(ColorContributions, OfACroppedOrthographicSceneUnderBrightLight) {
  auto scene = makeScene(floats());
  scene->crop.low = {0.1, 0.4, 0};
  scene->projection = core::Projection::kOrthographic;
  scene->lighting.ambient = 0.6;
  scene->lighting.diffuse = 0.7;  // together above 1: wide factors
  scene->lighting.specular = 0;
  // Dim colours, so that nothing is cut at white.
  auto colors = scene->transferFunction.colors();
  for (auto& node : colors) node.rgb = {0.3, 0.4, 0.5};
  scene->transferFunction.setColors(colors);
  const auto contributions = contributionsOf(scene, 64, 80);
  const core::Image picture = renderPicture(scene, Quality::kHigh, 64, 80);
  auto other = std::make_shared<core::Scene>(*scene);
  colors[1].rgb = {0.7, 0.1, 0.6};
  other->transferFunction.setColors(colors);
  other->background = {0.9, 0.1, 0};
  const core::Image truth = renderPicture(other, Quality::kHigh, 64, 80);
  EXPECT_GT(core::compare(core::recolored(picture, *contributions, *scene, *other), truth, {}).psnr, kSame);
}

TEST(ColorContributions, LabelsKeepTheirColors) {
  auto scene = makeScene(bytes());
  auto voxels = std::make_shared<std::vector<std::uint8_t>>(std::size_t(kSide) * kSide * kSide);
  for (std::size_t i = 0; i < voxels->size(); ++i) (*voxels)[i] = i / kSide % kSide > 18 && i % kSide < 22 ? 1 : 0;
  scene->labels = std::make_shared<const core::LabelMap>(
      scene->volume->geometry(), std::shared_ptr<const std::uint8_t[]>(voxels, voxels->data()),
      std::vector<core::Label>{{1, "half", {0.1, 0.2, 0.9}, 0.3, true}});
  const core::Image unlabelled = [&] {
    auto without = std::make_shared<core::Scene>(*scene);
    without->labels = nullptr;
    return renderPicture(without, Quality::kHigh, 96, 96);
  }();
  EXPECT_LT(core::compare(renderPicture(scene, Quality::kHigh, 96, 96), unlabelled, {}).psnr, 30);
  EXPECT_GT(psnrOfOtherColors(scene, 96, 96), kSame);
}

TEST(ColorContributions, TheSameColorsAreTheSamePicture) {
  const auto scene = makeScene(floats());
  const core::Image picture = renderPicture(scene, Quality::kHigh, 70, 64);
  EXPECT_EQ(core::recolored(picture, *contributionsOf(scene, 70, 64), *scene, *scene), picture);
}

TEST(ColorContributions, AreThoseOfOneScenesViewWhateverItsColors) {
  const auto scene = makeScene(bytes());
  const auto other = inOtherColors(*scene, 3, 4);
  const auto later = inOtherColors(*scene, 4, 6);
  const core::Image truth = renderPicture(later, Quality::kHigh, 96, 96);
  const core::Image recolored =
      core::recolored(renderPicture(other, Quality::kHigh, 96, 96), *contributionsOf(scene, 96, 96), *other, *later);
  EXPECT_GT(core::compare(recolored, truth, {}).psnr, kSame);
}

TEST(ColorContributions, ThreadsDecideNothing) {
  const auto scene = makeScene(floats());
  const auto nodesAndWeights = [&](int threads) {
    render::VolumeRenderer renderer({.quality = Quality::kHigh, .device = Device::kCpu, .threads = threads});
    const auto made = renderer.colorContributions(requestOf(scene, 64, 64));
    std::vector<std::uint16_t> weights;
    for (const auto& row : made->rows) weights.insert(weights.end(), row.weights.begin(), row.weights.end());
    EXPECT_EQ(made->nodes.size(), core::ColorContributions::kMostNodes);
    EXPECT_TRUE(std::is_sorted(made->nodes.begin(), made->nodes.end()));
    return std::pair(made->nodes, weights);
  };
  EXPECT_EQ(nodesAndWeights(1), nodesAndWeights(3));
}

TEST(ColorContributions, NothingSeenContributesNothing) {
  auto scene = makeScene(bytes());
  scene->transferFunction.setModes({});
  const auto contributions = contributionsOf(scene, 40, 40);
  ASSERT_TRUE(contributions);
  EXPECT_TRUE(contributions->nodes.empty());
  const core::Image picture = renderPicture(scene, Quality::kHigh, 40, 40);
  EXPECT_EQ(core::recolored(picture, *contributions, *scene, *inOtherColors(*scene, 1, 3)), picture);
}

TEST(ColorContributions, AreNoneWhereAPictureIsNoSum) {
  auto scene = makeScene(bytes());
  EXPECT_TRUE(contributionsOf(scene, 32, 32, Quality::kStandard));
  EXPECT_FALSE(contributionsOf(scene, 32, 32, Quality::kSeed));
  EXPECT_FALSE(contributionsOf(scene, 32, 32, Quality::kCheckerboard));
  scene->blending = core::Blending::kMaximumIntensity;
  EXPECT_FALSE(contributionsOf(scene, 32, 32));
}

TEST(ColorContributions, AStopLeavesNone) {
  std::stop_source stop;
  stop.request_stop();
  auto request = requestOf(makeScene(bytes()), 64, 64);
  request.stop = stop.get_token();
  render::VolumeRenderer renderer({.quality = Quality::kHigh, .device = Device::kCpu});
  EXPECT_FALSE(renderer.colorContributions(request));
}

TEST(ColorContributions, LargePicturesHaveFewerNodes) {
  const auto small = contributionsOf(makeScene(floats()), 256, 256);
  const auto large = contributionsOf(makeScene(floats()), 1400, 1000);
  ASSERT_TRUE(small && large);
  EXPECT_EQ(small->nodes.size(), 64u);
  EXPECT_LE(large->nodes.size(), 24u);
  EXPECT_GE(large->nodes.size(), 20u);
  EXPECT_LT(large->bytes(), core::ColorContributions::kMostBytes);
}

}  // namespace
}  // namespace twinray
