// From derivatives of a painted picture to those of the transfer function, through the opacity picture that it is
// painted from. The painter here is a formula, so that its derivatives are known.
#include "render/inverse/painted_sensitivity.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::DifferentiableGuide;
using render::PictureRegion;

constexpr int kGuide = 12, kSide = 24, kSamples = 256;

double factorOf(int pixel) {
  return 0.5 + 0.4 * std::sin(0.9 * pixel);
}

/// Grey pixels: a told mean of the opacities, plus the guide's opacity below times a factor of the pixel's own.
core::SquarePainter formula(const core::TransferFunction& function) {
  core::SquarePainter painter{kSide, 3, kGuide, {}};
  painter.squares = [opacity = function.sampleOpacity(kSamples)](const std::vector<double>& weights,
                                                                 const std::vector<double>& guide, double level) {
    double told = 0.1;
    for (int k = 0; k < kSamples; ++k) told += 1e-4 * k * opacity[std::size_t(k)] / 16;
    core::PaintedSquares squares{0, std::vector<double>(kSamples), std::vector<double>(guide.size())};
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        const int i = y * kSide + x, below = (y / 2) * kGuide + x / 2;
        const double value = told + factorOf(i) * guide[std::size_t(below)] - level, w = 3 * weights[std::size_t(i)];
        squares.sum += w * value * value;
        squares.byGuide[std::size_t(below)] += 2 * w * value * factorOf(i);
        for (int k = 0; k < kSamples; ++k) squares.byOpacity[std::size_t(k)] += 2 * w * value * 1e-4 * k / 16;
      }
    }
    return squares;
  };
  return painter;
}

std::shared_ptr<core::Scene> blobScene() {
  const auto scene = test::makeScene(
      test::makeVolume<std::uint8_t>({32, 32, 32}, [](int x, int y, int z) { return test::blobs(32, x, y, z); }));
  // One control point a sample, so that each can be changed alone.
  core::TransferFunction& function = scene->transferFunction;
  const auto opacity = function.sampleOpacity(kSamples);
  std::vector<core::OpacityPoint> points;
  for (int i = 0; i < kSamples; ++i) {
    points.push_back({function.minimum() + i * (function.maximum() - function.minimum()) / (kSamples - 1),
                      std::min(0.9, 0.02 + opacity[std::size_t(i)])});
  }
  function.setPoints(points);
  return scene;
}

core::TransferFunction changed(const core::TransferFunction& function, int sample, double more) {
  auto points = function.points();
  points[std::size_t(sample)].opacity += more;
  core::TransferFunction result = function;
  result.setPoints(points);
  return result;
}

render::PaintedSensitivity found(DifferentiableGuide& guide, const core::Scene& scene, const PictureRegion& region,
                                 int width, int height) {
  return *render::paintedSensitivity(formula(scene.transferFunction), guide, scene, region, width, height);
}

TEST(PaintedSensitivity, IsTheDerivativeOfTheNormInBothWaysAtBothQualities) {
  for (const auto quality : {render::Quality::kStandard, render::Quality::kSeed}) {
    const auto scene = blobScene();
    DifferentiableGuide guide(2, quality);
    const PictureRegion region = render::regionOfPixels(10, 2, 60, 40, 90, 60);
    const auto all = found(guide, *scene, region, 90, 60);
    const auto whole = all.whole();
    double largest = 0;
    for (const double d : whole) largest = std::max(largest, std::abs(d));
    ASSERT_GT(largest, 1e-3);
    constexpr double kStep = 1e-3;
    for (int i = 0; i < kSamples; i += 5) {
      core::Scene more = *scene, less = *scene;
      more.transferFunction = changed(scene->transferFunction, i, kStep);
      less.transferFunction = changed(scene->transferFunction, i, -kStep);
      const double difference =
          (found(guide, more, region, 90, 60).norm - found(guide, less, region, 90, 60).norm) / (2 * kStep);
      EXPECT_NEAR(whole[std::size_t(i)], difference, 1e-3 * (std::abs(difference) + largest)) << i;
    }
    EXPECT_GT(all.told[255], all.told[1]);
    EXPECT_GT(*std::max_element(all.seen.begin(), all.seen.end()), 1e-3);
  }
}

TEST(PaintedSensitivity, TheOriginalsIsOfTheNormOfWhatLiesBetweenMinusOneAndOne) {
  const auto scene = blobScene();
  DifferentiableGuide guide(2);
  const PictureRegion region = render::regionOfPixels(4, 2, 12, 20, 24, 24);
  const auto all = found(guide, *scene, region, 24, 24);
  // The same norm by hand, with the opacity picture as it was.
  const auto normWith = [&](int sample, double more) {
    std::vector<double> opacities;
    render::GuidePicture picture;
    guide.place(*scene, kGuide, kGuide);
    guide.picture(guide.tableOf(scene->transferFunction), {}, picture);
    for (const auto& pixel : picture.pixels) opacities.push_back(pixel[3]);
    const auto function = changed(scene->transferFunction, sample, more);
    const auto weights = render::pixelWeights(region, kSide, kSide);
    double squares = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      std::vector<double> one(weights.size());
      one[i] = weights[i];
      if (one[i] == 0) continue;
      const double value = std::sqrt(formula(function).squares(one, opacities, 0).sum / 3);
      squares += 3 * (2 * value - 1) * (2 * value - 1);
    }
    return std::sqrt(squares);
  };
  for (const int sample : {20, 130, 255}) {
    constexpr double kStep = 1e-3;  // of an opacity: twice that of the input
    const double difference = (normWith(sample, kStep) - normWith(sample, -kStep)) / (4 * kStep);
    EXPECT_NEAR(all.original[std::size_t(sample)], difference, 1e-3 * std::abs(difference)) << sample;
    EXPECT_GT(std::abs(difference), 1e-6);
  }
  auto grey = formula(scene->transferFunction);
  grey.channels = 1;
  const auto one = render::paintedSensitivity(grey, guide, *scene, region, 24, 24);
  EXPECT_NEAR(one->original[255], all.original[255] / std::sqrt(3.0), 1e-12) << "one channel is counted once";
}

/// But for the order in which threads are done, and sums are made.
void expectSame(const std::vector<double>& one, const std::vector<double>& other) {
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_NEAR(one[i], other[i], 1e-12) << i;
}

TEST(PaintedSensitivity, PartsOfAPictureAreThoseOfTheSquareInItsMiddle) {
  const auto scene = blobScene();
  DifferentiableGuide guide(2);
  // Of a picture of 48 x 24 the square has the columns 12 to 35: beside it there is nothing but background.
  const auto beside = found(guide, *scene, render::regionOfPixels(0, 0, 12, 24, 48, 24), 48, 24);
  double background = 0;
  for (const double c : scene->background) background += c * c / 3;
  EXPECT_NEAR(beside.norm, std::sqrt(background), 1e-12);
  for (const double d : beside.whole()) EXPECT_EQ(d, 0);
  const auto middle = found(guide, *scene, render::regionOfPixels(12, 0, 24, 24, 48, 24), 48, 24);
  const auto square = found(guide, *scene, {}, 24, 24);
  EXPECT_NEAR(middle.norm, square.norm, 1e-12);
  expectSame(middle.whole(), square.whole());
  // A narrow picture shows the square's middle columns.
  const auto narrow = found(guide, *scene, {}, 12, 24);
  const auto columns = found(guide, *scene, render::regionOfPixels(6, 0, 12, 24, 24, 24), 24, 24);
  EXPECT_NEAR(narrow.norm, columns.norm, 1e-12);
  expectSame(narrow.whole(), columns.whole());
}

TEST(PaintedSensitivity, BlackPicturesAndEmptyRegionsGiveZeros) {
  auto scene = blobScene();
  scene->background = {0, 0, 0};
  DifferentiableGuide guide(1);
  auto painter = formula(scene->transferFunction);
  painter.squares = [](const std::vector<double>&, const std::vector<double>& opacity, double) {
    return core::PaintedSquares{0, std::vector<double>(kSamples, 1.0), std::vector<double>(opacity.size(), 1.0)};
  };
  const auto black = render::paintedSensitivity(painter, guide, *scene, {}, 24, 24);
  ASSERT_TRUE(black);
  EXPECT_EQ(black->norm, 0);
  for (const double d : black->whole()) EXPECT_EQ(d, 0);
  PictureRegion nowhere;
  nowhere.kind = PictureRegion::Kind::kRectangle;
  nowhere.rectangle = {2, 2, 0.1, 0.1};
  const auto empty = found(guide, *scene, nowhere, 24, 24);
  EXPECT_EQ(empty.norm, 0);
  for (const double d : empty.whole()) EXPECT_EQ(d, 0);
}

TEST(PaintedSensitivity, StopsBeforeAndAfterThePainting) {
  const auto scene = blobScene();
  DifferentiableGuide guide(1);
  std::stop_source source;
  auto painter = formula(scene->transferFunction);
  painter.squares = [&, squares = painter.squares](const auto& weights, const auto& opacity, double level) {
    source.request_stop();
    return squares(weights, opacity, level);
  };
  EXPECT_FALSE(render::paintedSensitivity(painter, guide, *scene, {}, 24, 24, source.get_token()));
  int calls = 0;
  painter.squares = [&](const auto&, const auto&, double) {
    ++calls;
    return core::PaintedSquares{};
  };
  EXPECT_FALSE(render::paintedSensitivity(painter, guide, *scene, {}, 24, 24, source.get_token()));
  EXPECT_EQ(calls, 0);
}

/// So often that the strongest are no exception.
std::vector<double> repeated(const std::vector<double>& values) {
  std::vector<double> all;
  for (int i = 0; i < 4; ++i) all.insert(all.end(), values.begin(), values.end());
  return all;
}

TEST(PaintedSensitivity, CorrelationSaysWhetherCurvesAgree) {
  EXPECT_NEAR(*render::correlation(repeated({1, 2, 4}), repeated({10, 20, 40})), 1, 1e-12);
  EXPECT_NEAR(*render::correlation(repeated({1, 2, 4}), repeated({-1, -2, -4})), -1, 1e-12);
  // By Python, from the definition: the sum of products of deviations over the root of the products of their squares.
  EXPECT_NEAR(*render::correlation(repeated({1, 2, 3, 4}), repeated({1, 3, 2, 5})), 0.8315218406202999, 1e-12);
  EXPECT_FALSE(render::correlation(repeated({1, 1}), repeated({1, 2})));
  EXPECT_FALSE(render::correlation(repeated({0, 0}), repeated({0, 0})));
  EXPECT_FALSE(render::correlation({}, {}));
}

TEST(PaintedSensitivity, AFewValuesDoNotDecideWhetherCurvesAgree) {
  std::vector<double> a, b;
  for (int i = 0; i < 100; ++i) {
    a.push_back(std::exp(-(i - 40) * (i - 40) / 200.0));
    b.push_back(0.5 * a.back());
  }
  a[0] = -30;
  b[0] = 10;
  EXPECT_NEAR(render::axisEnd(a), a[39], 1e-12) << "beyond it: the first, the largest and the one beside it";
  EXPECT_GT(*render::correlation(a, b), 0.8);
  EXPECT_EQ(render::axisEnd({0, 0, 0, 0, 2}), 2) << "where nearly all are 0 nothing is cut";
}

}  // namespace
}  // namespace twinray
