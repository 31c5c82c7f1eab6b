// What is drawn pixel by pixel: curves, fills, bands, and maps over pictures.
#include <gtest/gtest.h>

#include "render/inverse/overlay.h"
#include "ui/sensitivity/overlay_image.h"
#include "ui/transferfunction/curve_raster.h"

namespace twinray::ui {
namespace {

QImage black(int width, int height, double ratio = 1) {
  QImage image(width, height, QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  image.fill(Qt::black);
  return image;
}

int redAt(const QImage& image, int x, int y) {
  return qRed(image.pixel(x, y));
}

TEST(CurveRaster, ALevelLineCoversItsWidthAndPartsOfPixels) {
  QImage image = black(20, 20);
  CurveRaster(&image).line([](double) { return 10.0; }, 2, Qt::white);
  for (const int x : {0, 9, 19}) {
    EXPECT_EQ(redAt(image, x, 8), 0);
    EXPECT_NEAR(redAt(image, x, 9), 255, 1);
    EXPECT_NEAR(redAt(image, x, 10), 255, 1);
    EXPECT_EQ(redAt(image, x, 11), 0);
  }
  image = black(20, 20);
  CurveRaster(&image).line([](double) { return 10.5; }, 2, Qt::white);
  EXPECT_NEAR(redAt(image, 9, 9), 127, 3);
  EXPECT_NEAR(redAt(image, 9, 10), 255, 1);
  EXPECT_NEAR(redAt(image, 9, 11), 127, 3);
}

TEST(CurveRaster, LinesAreAsWideOnFinerScreensAndWhole) {
  QImage image = black(40, 40, 2);
  CurveRaster(&image).line([](double) { return 20.0; }, 2, Qt::white);
  for (int y = 0; y < 40; ++y) EXPECT_NEAR(redAt(image, 11, y), y >= 18 && y < 22 ? 255 : 0, 1) << y;
  // A step has no gap, and what lies outside is cut off.
  image = black(20, 20);
  CurveRaster(&image).line([](double x) { return x < 10 ? 3.0 : 40.0; }, 2, Qt::white);
  for (int y = 4; y < 20; ++y) EXPECT_GT(redAt(image, 9, y) + redAt(image, 10, y), 200) << y;
  EXPECT_EQ(redAt(image, 15, 19), 0);
}

TEST(CurveRaster, FillsBetweenCurveAndLevelAsOpaqueAsTheColour) {
  QImage image = black(10, 20);
  QColor half(Qt::white);
  half.setAlpha(128);
  CurveRaster raster(&image);
  raster.fill([](double x) { return x < 5 ? 4.5 : 16.0; }, 10, half);
  EXPECT_EQ(redAt(image, 2, 3), 0);
  EXPECT_NEAR(redAt(image, 2, 4), 64, 2);
  EXPECT_NEAR(redAt(image, 2, 5), 128, 1);
  EXPECT_NEAR(redAt(image, 2, 9), 128, 1);
  EXPECT_EQ(redAt(image, 2, 10), 0);
  EXPECT_EQ(redAt(image, 7, 9), 0);
  EXPECT_NEAR(redAt(image, 7, 15), 128, 1);
  EXPECT_EQ(redAt(image, 7, 16), 0);
}

TEST(CurveRaster, BandsAreWholeColumnsInsideTheImage) {
  QImage image = black(10, 4);
  CurveRaster(&image).band(-5, 3, Qt::white);
  CurveRaster(&image).band(8, 50, Qt::white);
  for (int x = 0; x < 10; ++x) {
    for (const int y : {0, 3}) EXPECT_NEAR(redAt(image, x, y), x < 3 || x >= 8 ? 255 : 0, 1) << x;
  }
}

QColor mapped(double strength) {
  const auto rgba = render::overlayColor(strength);
  return {rgba[0], rgba[1], rgba[2], rgba[3]};
}

void expectColor(const QImage& image, int x, int y, double strength) {
  const QColor made = image.pixelColor(x, y), wanted = mapped(strength);
  EXPECT_NEAR(made.alpha(), wanted.alpha(), 2) << x << "," << y;
  if (wanted.alpha() < 40) return;
  EXPECT_NEAR(made.red(), wanted.red(), 6) << x << "," << y;
  EXPECT_NEAR(made.green(), wanted.green(), 6) << x << "," << y;
  EXPECT_NEAR(made.blue(), wanted.blue(), 6) << x << "," << y;
}

TEST(OverlayImage, BlocksAreRepeatedAndTheRestIsInterpolated) {
  const core::Plane map{1, 2, 2, {0, 4, 2, 8}};
  const QImage blocks = overlayImage(map, 4, {8, 6}, false);
  ASSERT_EQ(blocks.size(), QSize(8, 6));
  expectColor(blocks, 0, 0, 0);
  expectColor(blocks, 3, 2, 0);
  expectColor(blocks, 4, 0, 1);
  expectColor(blocks, 3, 3, 0.5);
  expectColor(blocks, 7, 5, 1);  // more than the most is the strongest
  const QImage smooth = overlayImage(map, 8, {9, 9}, true);
  expectColor(smooth, 0, 0, 0);
  expectColor(smooth, 8, 8, 1);
  expectColor(smooth, 4, 0, 0.25);
  expectColor(smooth, 4, 4, 3.5 / 8);
}

}  // namespace
}  // namespace twinray::ui
