#include "core/metrics/metrics.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/metrics/color_distance.h"

namespace twinray::core {
namespace {

const std::string kFolder = TWINRAY_TEST_DATA "/metrics/";

struct Expected {
  double rmse, psnr, relativeError, ssim, msSsim, emd;
};

void expectNear(const Metrics& metrics, const Expected& expected) {
  EXPECT_NEAR(metrics.rmse, expected.rmse, 1e-8);
  EXPECT_NEAR(metrics.psnr, expected.psnr, 1e-6);
  EXPECT_NEAR(metrics.relativeError, expected.relativeError, 1e-8);
  EXPECT_NEAR(metrics.ssim, expected.ssim, 1e-5);
  ASSERT_TRUE(metrics.msSsim.has_value());
  EXPECT_NEAR(*metrics.msSsim, expected.msSsim, 1e-5);
  EXPECT_NEAR(metrics.emd, expected.emd, 1e-6);
}

Image part(const Image& image, int left, int top, int width, int height) {
  Image result(width, height);
  for (int y = 0; y < height; ++y) std::copy_n(image.pixel(left, top + y), width * 4, result.pixel(0, y));
  return result;
}

Image uniform(int size, std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  Image image(size, size);
  for (std::size_t i = 0; i < image.data.size(); i += 4) {
    image.data[i] = red;
    image.data[i + 1] = green;
    image.data[i + 2] = blue;
  }
  return image;
}

// All expected values: tests/data/metrics/make_references.py (scikit-image 0.19, SciPy 1.10, OpenCV 4.6).
class OfRealPictures : public testing::Test {
 protected:
  const Image prediction = readPng(kFolder + "prediction.png");
  const Image reference = readPng(kFolder + "reference.png");
};

TEST_F(OfRealPictures, WholePictureAgreesWithScikitImageAndOpenCv) {
  expectNear(compare(prediction, reference), {0.024864237, 32.0884973, 0.067455374, 0.8860896, 0.9716945, 0.00906844});
}

TEST_F(OfRealPictures, ForegroundAgreesWithScikitImageAndOpenCv) {
  const auto metrics = compareParts(prediction, reference, kBackground).foreground;
  ASSERT_TRUE(metrics.has_value());
  expectNear(*metrics, {0.033397347, 29.5257607, 0.089547113, 0.7880598, 0.9457537, 0.01831797});
}

TEST_F(OfRealPictures, OddSizesAgree) {
  const Image p = part(prediction, 30, 40, 200, 177), r = part(reference, 30, 40, 200, 177);
  expectNear(compare(p, r), {0.031023183, 30.1662729, 0.083338320, 0.8056053, 0.9431925, 0.01487627});
  expectNear(*compareParts(p, r, kBackground).foreground,
             {0.033818292, 29.4169666, 0.090407915, 0.7781801, 0.9400988, 0.01810035});
}

TEST_F(OfRealPictures, SingleFunctionsGiveTheSame) {
  const Metrics all = compare(prediction, reference);
  EXPECT_EQ(rmse(prediction, reference), all.rmse);
  EXPECT_EQ(ssim(prediction, reference), all.ssim);
  EXPECT_EQ(msSsim(prediction, reference), all.msSsim);
  EXPECT_EQ(emd(prediction, reference), all.emd);
}

TEST_F(OfRealPictures, OnlyRelativeErrorDependsOnWhichIsTheReference) {
  const Metrics a = compare(prediction, reference), b = compare(reference, prediction);
  EXPECT_DOUBLE_EQ(a.rmse, b.rmse);
  EXPECT_NEAR(a.ssim, b.ssim, 1e-5);
  EXPECT_DOUBLE_EQ(a.emd, b.emd);
  EXPECT_NEAR(b.relativeError, 0.068185751, 1e-8);
}

TEST_F(OfRealPictures, OptionsLeaveOutTheDearOnes) {
  const Metrics metrics = compare(prediction, reference, {.structural = false, .emd = false});
  EXPECT_GT(metrics.rmse, 0);
  EXPECT_EQ(metrics.ssim, 0);
  EXPECT_FALSE(metrics.msSsim.has_value());
  EXPECT_EQ(metrics.emd, 0);
}

TEST_F(OfRealPictures, EqualPicturesArePerfect) {
  const Metrics metrics = compare(reference, reference);
  EXPECT_EQ(metrics.rmse, 0);
  EXPECT_EQ(metrics.psnr, 100);
  EXPECT_NEAR(metrics.ssim, 1, 1e-6);
  EXPECT_NEAR(*metrics.msSsim, 1, 1e-6);
  EXPECT_EQ(metrics.emd, 0);
  EXPECT_EQ(metrics.relativeError, 0);
}

TEST(Metrics, MsSsimNeeds176Pixels) {
  EXPECT_FALSE(msSsim(uniform(175, 9, 9, 9), uniform(175, 9, 9, 9)).has_value());
  EXPECT_TRUE(msSsim(uniform(176, 9, 9, 9), uniform(176, 9, 9, 9)).has_value());
}

TEST(Metrics, RefusesWhatCannotBeCompared) {
  EXPECT_THROW(compare(uniform(20, 0, 0, 0), uniform(21, 0, 0, 0)), Error);
  EXPECT_THROW(compare(uniform(10, 0, 0, 0), uniform(10, 0, 0, 0)), Error);
  EXPECT_NO_THROW(compare(uniform(10, 0, 0, 0), uniform(10, 0, 0, 0), {.structural = false, .emd = true}));
  EXPECT_THROW(compare(Image(), Image()), Error);
}

TEST(Metrics, NoForegroundGivesNothing) {
  // The background's bytes, and one level away: both within 2/255.
  EXPECT_FALSE(compareParts(uniform(32, 0, 0, 0), uniform(32, 79, 87, 110), kBackground).foreground.has_value());
  EXPECT_FALSE(compareParts(uniform(32, 0, 0, 0), uniform(32, 80, 88, 111), kBackground).foreground.has_value());
  EXPECT_TRUE(compareParts(uniform(32, 0, 0, 0), uniform(32, 79, 87, 113), kBackground).foreground.has_value());
}

TEST(Metrics, ForegroundIgnoresTheBackground) {
  Image reference = uniform(64, 79, 87, 110), prediction = uniform(64, 200, 0, 0);
  for (int y = 20; y < 40; ++y) {
    for (int x = 20; x < 40; ++x) {
      for (int c = 0; c < 3; ++c)
        reference.pixel(x, y)[c] = prediction.pixel(x, y)[c] = std::uint8_t(9 * x + 3 * y + c);
    }
  }
  const auto metrics = compareParts(prediction, reference, kBackground).foreground;
  EXPECT_EQ(metrics->rmse, 0);
  EXPECT_EQ(metrics->emd, 0);
  EXPECT_GT(compare(prediction, reference).rmse, 0.1);
}

TEST(Metrics, LabAgreesWithScikitImage) {
  const auto expectLab = [](std::array<double, 3> rgb, std::array<double, 3> lab) {
    const auto ours = labFromRgb(rgb);
    for (int i = 0; i < 3; ++i) EXPECT_NEAR(ours[i], lab[i], 1e-7);
  };
  expectLab({0, 0, 0}, {0, 0, 0});
  expectLab({1, 1, 1}, {100, -2.45493786e-03, 4.65342115e-03});
  expectLab({0, 1, 0}, {87.73509949, -86.18302974, 83.17970318});
  expectLab({1, 0, 1}, {60.32350653, 98.23305386, -60.82101524});
  expectLab({0.2, 0.4, 0.6}, {42.00800059, -0.1540412, -32.84289742});
}

TEST(EarthMoversDistance, OfTwoBinsIsTheirDistance) {
  LabHistogram a(8 * 12 * 12), b(8 * 12 * 12);
  a[0] = 100;
  b[7 * 144 + 11 * 12 + 11] = 100;
  EXPECT_NEAR(earthMoversDistance(a, b), 1, 1e-9);
  b.assign(b.size(), 0);
  b[0] = 75;
  b[1] = 25;
  EXPECT_NEAR(earthMoversDistance(a, b), 0.25 / std::sqrt(291.0), 1e-9);
}

TEST(EarthMoversDistance, PicksTheCheapestPlan) {
  // Along one axis the distance is the area between the cumulative histograms.
  LabHistogram a(8 * 12 * 12), b(8 * 12 * 12);
  std::mt19937 engine(1);
  double area = 0;
  std::int64_t surplus = 0, pixels = 0;
  for (int i = 0; i < 12; ++i) {
    a[i] = engine() % 1000;
    b[11 - i] = a[i];
    pixels += a[i];
  }
  for (int i = 0; i < 12; ++i) {
    surplus += a[i] - b[i];
    area += double(std::abs(surplus));
  }
  EXPECT_NEAR(earthMoversDistance(a, b), area / double(pixels) / std::sqrt(291.0), 1e-9);
}

TEST(EarthMoversDistance, EndsOnTheWorstPictures) {
  Image a(256, 256), b(256, 256);
  std::mt19937 engine(2);
  for (auto& v : a.data) v = std::uint8_t(engine() >> 24);
  for (auto& v : b.data) v = std::uint8_t((engine() >> 24) / 2);
  const double distance = emd(a, b);
  EXPECT_GT(distance, 0.05);
  EXPECT_LT(distance, 0.5);
}

}  // namespace
}  // namespace twinray::core
