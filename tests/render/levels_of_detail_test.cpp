// Guides of large volumes, cast from reduced copies.
#include <gtest/gtest.h>

#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::Quality;

constexpr std::size_t kMostSmall = 80 * 80 * 256;  ///< voxels; a volume that is large by the program's measure is slow

core::Image pictureOf(const std::shared_ptr<const core::Scene>& scene, bool levelsOfDetail, int width, int height,
                      Quality quality = Quality::kStandard) {
  render::VolumeRendererOptions options{quality, render::Device::kCpu, 2};
  options.levelsOfDetail = levelsOfDetail;
  options.mostSmallVoxels = kMostSmall;
  render::VolumeRenderer renderer(options);
  return test::renderFrame(renderer, scene, width, height).picture;
}

/// Blobs off the axes, 320 voxels along z.
std::shared_ptr<const core::Volume> longVolume(int length) {
  return test::makeVolume<std::int16_t>(
      {80, 80, length}, [&](int x, int y, int z) { return test::blobs(80, x, y, 80 * z / length) * 10 - 300; },
      {1, 1, 80.0 / length});
}

TEST(LevelsOfDetail, LeaveSmallVolumesAsTheyAre) {
  const auto scene = test::makeScene(longVolume(256));
  EXPECT_EQ(pictureOf(scene, true, 24, 24), pictureOf(scene, false, 24, 24));
}

TEST(LevelsOfDetail, AreOfVolumesOfManyVoxels) {
  const auto scene = test::makeScene(longVolume(320));
  EXPECT_FALSE(pictureOf(scene, true, 24, 24) == pictureOf(scene, false, 24, 24));
  // Long, but of few voxels: for the program it is small.
  render::VolumeRendererOptions options{Quality::kStandard, render::Device::kCpu, 2};
  options.levelsOfDetail = true;
  render::VolumeRenderer renderer(options);
  EXPECT_EQ(test::renderFrame(renderer, scene, 24, 24).picture, pictureOf(scene, false, 24, 24));
}

TEST(LevelsOfDetail, LeavePicturesOfSmallPixelsAsTheyAre) {
  auto scene = test::makeScene(longVolume(320));
  scene->viewpoint.setZoom(8);
  EXPECT_EQ(pictureOf(scene, true, 200, 200), pictureOf(scene, false, 200, 200));
}

TEST(LevelsOfDetail, ShowTheSameSceneInTheSamePlace) {
  for (const bool shaded : {true, false}) {
    auto scene = test::makeScene(longVolume(320), shaded);
    for (const auto& crop : {core::Crop{}, core::Crop{{0.2, 0, 0.3}, {1, 0.7, 0.8}}}) {
      scene->crop = crop;
      const core::Image full = pictureOf(scene, false, 64, 48, Quality::kHigh);
      const core::Image reduced = pictureOf(scene, true, 64, 48, Quality::kHigh);
      EXPECT_FALSE(reduced == full);
      EXPECT_LT(test::rmseOf(reduced, full), 0.02) << "hardly visible";
      EXPECT_NEAR(test::coverageOf(reduced).x, test::coverageOf(full).x, 0.1);
      EXPECT_NEAR(test::coverageOf(reduced).y, test::coverageOf(full).y, 0.1);
      EXPECT_NEAR(test::coverageOf(reduced).total, test::coverageOf(full).total, 0.03 * test::coverageOf(full).total);
    }
  }
}

TEST(LevelsOfDetail, OneRendererGoesFromOneToAnotherWithoutATrace) {
  auto near = test::makeScene(longVolume(320));
  near->viewpoint.setZoom(8);
  auto far = std::make_shared<core::Scene>(*near);
  far->viewpoint.setZoom(1);
  render::VolumeRendererOptions options{Quality::kStandard, render::Device::kCpu, 2};
  options.levelsOfDetail = true;
  options.mostSmallVoxels = kMostSmall;
  render::VolumeRenderer renderer(options);
  const auto render = [&](const std::shared_ptr<core::Scene>& scene) {
    return test::renderFrame(renderer, scene, 80, 80).picture;
  };
  const core::Image first = render(far);
  EXPECT_EQ(render(near), pictureOf(near, true, 80, 80));
  EXPECT_EQ(render(far), first);
}

TEST(LevelsOfDetail, AreNotForQualitySeed) {
  const auto scene = test::makeScene(longVolume(320));
  EXPECT_EQ(pictureOf(scene, true, 64, 64, Quality::kSeed), pictureOf(scene, false, 64, 64, Quality::kSeed));
}

}  // namespace
}  // namespace twinray
