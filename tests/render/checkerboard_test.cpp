// Guides of which every second pixel is cast.

#include <gtest/gtest.h>

#include "render/caster.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::PixelSums;
using render::Quality;

/// Sums whose cast pixels are value(x, y), the others something that must not count.
template <typename Value>
PixelSums cast(int width, int height, const Value& value) {
  PixelSums sums(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (int c = 0; c < 4; ++c)
        sums.rgba[4 * (std::size_t(y) * width + x) + c] = (x + y) % 2 == 0 ? std::uint32_t(value(x, y) + c) : 30000u;
  sums.passes = 1;
  return sums;
}

std::uint32_t at(const PixelSums& sums, int x, int y, int channel = 0) {
  return sums.rgba[4 * (std::size_t(y) * sums.width + x) + channel];
}

TEST(Checkerboard, AnEvenSlopeIsContinued) {
  auto sums = cast(12, 9, [](int x, int y) { return 1000 + 40 * x + 16 * y; });
  sums.fillCheckerboard(2);
  for (int y = 2; y < 7; ++y)
    for (int x = 2; x < 10; ++x)
      for (int c = 0; c < 4; ++c) EXPECT_EQ(at(sums, x, y, c), 1000u + 40 * x + 16 * y + c) << x << ", " << y;
}

TEST(Checkerboard, FlatStaysFlatUpToTheEdges) {
  for (const auto& [width, height] : {std::pair(1, 1), {2, 1}, {1, 5}, {2, 2}, {3, 3}, {4, 7}, {16, 5}}) {
    auto sums = cast(width, height, [](int, int) { return 0; });
    if (width > 2 && height > 2) {
      for (std::size_t i = 0; i < sums.rgba.size(); ++i)
        if (sums.rgba[i] != 30000u) sums.rgba[i] = 777;
      sums.fillCheckerboard(2);
      for (const auto value : sums.rgba) EXPECT_EQ(value, 777u);
    } else {
      sums.fillCheckerboard(2);  // too small for two neighbours: anything, within the picture
    }
  }
}

TEST(Checkerboard, OnePixelReachesItsNeighboursAndNothingGoesBelowZero) {
  auto sums = cast(11, 11, [](int x, int y) { return x == 4 && y == 6 ? 6400 : 0; });
  for (std::size_t i = 1; i < sums.rgba.size(); i += 4) sums.rgba[i] = 0;
  sums.fillCheckerboard(2);
  EXPECT_EQ(at(sums, 5, 6), 1800u);  // 6400 * 9/8 / 4
  EXPECT_EQ(at(sums, 4, 5), 1800u);
  EXPECT_EQ(at(sums, 5, 8), 0u);  // -6400 / 64, cut at 0
  EXPECT_EQ(at(sums, 7, 6), 0u);
}

TEST(Checkerboard, HalfOfThePixelsAreThoseOfStandard) {
  const auto volume =
      test::makeVolume<std::uint8_t>({40, 44, 48}, [](int x, int y, int z) { return test::blobs(44, x, y, z); });
  for (const auto& [width, height] : {std::pair(96, 96), {97, 64}, {64, 81}, {33, 35}}) {
    for (const auto& pan : {std::array{0.0, 0.0}, std::array{0.31, -0.13}}) {
      const auto scene = test::makeScene(volume);
      scene->viewpoint.setPan(pan);
      const auto half = test::renderPicture(scene, Quality::kCheckerboard, width, height);
      const auto whole = test::renderPicture(scene, Quality::kStandard, width, height);
      int different = 0;
      for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
          for (int c = 0; c < 4; ++c) {
            if ((x + y) % 2 == 0) {
              ASSERT_EQ(half.pixel(x, y)[c], whole.pixel(x, y)[c]) << width << "x" << height << ": " << x << ", " << y;
            } else {
              different += half.pixel(x, y)[c] != whole.pixel(x, y)[c];
            }
          }
      EXPECT_GT(different, 0);
      EXPECT_LT(test::rmseOf(half, whole), 0.02);
    }
  }
}

TEST(Checkerboard, GuidesAsLargeAsTheirPicturesAreCastByHalf) {
  EXPECT_EQ(render::guideQualityFor(1, Quality::kHigh), Quality::kCheckerboard);
  EXPECT_EQ(render::guideQualityFor(2, Quality::kHigh), Quality::kStandard);
  EXPECT_EQ(render::guideQualityFor(1, Quality::kSeed), Quality::kCheckerboard);
  EXPECT_EQ(render::guideQualityFor(4, Quality::kSeed), Quality::kSeed);
  EXPECT_EQ(render::qualityFromName("checkerboard"), Quality::kCheckerboard);
}

}  // namespace
}  // namespace twinray
