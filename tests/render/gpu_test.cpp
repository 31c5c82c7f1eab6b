#include <cstdlib>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::Device;
using render::Quality;

/// Without a GPU these run on Mesa's software rasteriser (Debian: libegl-mesa0, libgl1-mesa-dri), without a display.
class Gpu : public testing::Test {
 protected:
  void SetUp() override { unsetenv("DISPLAY"); }
};

std::shared_ptr<const core::Volume> blobVolume() {
  return test::makeVolume<std::int16_t>(
      {48, 48, 48}, [](int x, int y, int z) { return test::blobs(48, x, y, z) - 100; }, {1, 1.2, 0.9});
}

// "Small visible difference": the two ray casters begin their rays elsewhere and light with other precision.
constexpr double kSmallDifference = 0.03;

TEST_F(Gpu, ShowsWhatTheCpuShows) {
  for (const bool shaded : {false, true}) {
    auto scene = test::makeScene(blobVolume(), shaded);
    scene->viewpoint.setPan({0.1, -0.05});
    render::VolumeRenderer gpu({Quality::kHigh, Device::kGpu, 2});
    for (const auto& [width, height] : {std::pair(128, 128), std::pair(160, 96), std::pair(64, 100)}) {
      const core::Frame frame = test::renderFrame(gpu, scene, width, height);
      EXPECT_NE(frame.madeBy.find("VTK GPU ray caster"), std::string::npos) << frame.madeBy;
      const core::Image cpu = test::renderPicture(scene, Quality::kHigh, width, height);
      EXPECT_LT(test::rmseOf(frame.picture, cpu), kSmallDifference) << width << "x" << height << " shaded " << shaded;
      const auto there = test::coverageOf(frame.picture);
      const auto here = test::coverageOf(cpu);
      EXPECT_NEAR(there.x, here.x, 0.5);
      EXPECT_NEAR(there.y, here.y, 0.5);
      EXPECT_NEAR(there.total, here.total, 0.05 * here.total);
    }
  }
}

TEST_F(Gpu, TheSameRequestGivesTheSameBytesWhateverCameBefore) {
  const auto scene = test::makeScene(blobVolume());
  render::VolumeRenderer renderer({Quality::kStandard, Device::kGpu, 1});
  const core::Image first = test::renderFrame(renderer, scene, 96, 80).picture;
  auto other = test::makeScene(
      test::makeVolume<std::uint8_t>({30, 20, 25}, [](int x, int y, int z) { return (x * y + z) % 200; }), false);
  other->viewpoint.orbit(40, 10);
  test::renderFrame(renderer, other, 120, 40);
  EXPECT_EQ(test::renderFrame(renderer, scene, 96, 80).picture, first);
}

TEST_F(Gpu, SeedQualityIsFixedPointEverywhere) {
  const auto scene = test::makeScene(blobVolume());
  EXPECT_EQ(test::renderPicture(scene, Quality::kSeed, 64, 64, 2, Device::kGpu),
            test::renderPicture(scene, Quality::kSeed, 64, 64, 2, Device::kCpu));
}

TEST_F(Gpu, AVolumeThatItsTexturesCannotHoldIsOneSentence) {
  // Longer than the 3D textures of any OpenGL device: VTK draws nothing of it, and says so only in its own log.
  const auto scene =
      test::makeScene(test::makeVolume<std::uint8_t>({40'000, 8, 2}, [](int x, int, int) { return x % 250; }));
  render::VolumeRenderer renderer({Quality::kDraft, Device::kGpu, 1});
  try {
    test::renderFrame(renderer, scene, 32, 32);
    ADD_FAILURE() << "it was rendered";
  } catch (const core::Error& error) {
    const std::string sentence = error.what();
    EXPECT_NE(sentence.find("no volume of 40000 voxels a side"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("open it at a reduced resolution"), std::string::npos) << sentence;
  }
  // It goes on with others.
  EXPECT_GT(test::coverageOf(test::renderFrame(renderer, test::makeScene(blobVolume()), 32, 32).picture).total, 0);
}

TEST_F(Gpu, AutoNeverTakesASoftwareRasteriser) {
  const auto scene = test::makeScene(blobVolume());
  render::VolumeRenderer renderer({Quality::kDraft, Device::kAuto, 1});
  const std::string madeBy = test::renderFrame(renderer, scene, 32, 32).madeBy;
  const std::string device = render::deviceDescription();
  EXPECT_EQ(madeBy.find("llvmpipe"), std::string::npos) << madeBy;
  EXPECT_EQ(device.find("llvmpipe"), std::string::npos) << device;
  EXPECT_EQ(device == "CPU, fixed point", madeBy.find("fixed point") != std::string::npos) << madeBy << "; " << device;
}

TEST_F(Gpu, TwoRenderersTakeTurnsOnOneThread) {
  const auto scene = test::makeScene(blobVolume());
  render::VolumeRenderer first({Quality::kStandard, Device::kGpu, 1});
  const core::Image expected = test::renderFrame(first, scene, 64, 64).picture;
  {
    render::VolumeRenderer second({Quality::kStandard, Device::kGpu, 1});
    EXPECT_EQ(test::renderFrame(second, scene, 64, 64).picture, expected);
    EXPECT_EQ(test::renderFrame(first, scene, 64, 64).picture, expected);
  }
  EXPECT_EQ(test::renderFrame(first, scene, 64, 64).picture, expected);
}

}  // namespace
}  // namespace twinray
