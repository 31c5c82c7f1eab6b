// The differentiable guide: against the guide itself, and against differences of its own pictures.
#include "render/inverse/differentiable_guide.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/io/volume_reader.h"
#include "core/resources.h"
#include "core/sampling/sampler.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::DifferentiableGuide;
using render::GuidePicture;
using render::TransferSamples;
using render::ValueTable;

std::shared_ptr<const core::Volume> blobVolume() {
  return test::makeVolume<std::uint8_t>({40, 36, 32}, [](int x, int y, int z) { return test::blobs(36, x, y, z); },
                                        {1, 1.2, 0.8});
}

core::Image guideOf(const std::shared_ptr<const core::Scene>& scene, int width, int height) {
  render::VolumeRendererOptions options{render::Quality::kStandard, render::Device::kCpu, 2};
  options.levelsOfDetail = true;
  render::VolumeRenderer renderer(options);
  return test::renderFrame(renderer, scene, width, height).picture;
}

core::Image differentiableGuideOf(const core::Scene& scene, int width, int height) {
  DifferentiableGuide guide(2);
  guide.place(scene, width, height);
  GuidePicture picture;
  guide.picture(guide.tableOf(scene.transferFunction), {}, picture);
  return picture.toImage();
}

double psnrOf(const core::Image& a, const core::Image& b) {
  return -20 * std::log10(std::max(test::rmseOf(a, b), 1e-5));
}

/// A function of a picture with a weight of its own for each number in it.
GuidePicture weightsFor(int width, int height) {
  GuidePicture weights(width, height);
  for (std::size_t i = 0; i < weights.pixels.size(); ++i) {
    for (int c = 0; c < 4; ++c) weights.pixels[i][c] = std::sin(0.37 * double(i) + 1.7 * c) + 0.4;
  }
  return weights;
}

double weighted(const GuidePicture& picture, const GuidePicture& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    for (int c = 0; c < 4; ++c) sum += picture.pixels[i][c] * weights.pixels[i][c];
  }
  return sum;
}

TEST(DifferentiableGuide, IsTheGuideInTenScenesOfTheSample) {
  const auto volume = core::readVolume(core::defaultVolumePath());
  const core::Sampler sampler(volume, {});
  for (int i = 0; i < 10; ++i) {
    const auto scene = std::make_shared<const core::Scene>(sampler.sample(i));
    EXPECT_GT(psnrOf(differentiableGuideOf(*scene, 64, 64), guideOf(scene, 64, 64)), 40) << "scene " << i;
  }
}

TEST(DifferentiableGuide, IsTheGuideOfLargeCroppedLabelledAndBrightestScenes) {
  const auto large = test::makeVolume<std::int16_t>(
      {80, 80, 320}, [](int x, int y, int z) { return test::blobs(80, x, y, z / 4) * 10 - 300; }, {1, 1, 0.25});
  auto scene = test::makeScene(large);
  EXPECT_GT(psnrOf(differentiableGuideOf(*scene, 48, 32), guideOf(scene, 48, 32)), 40) << "reduced copy";

  scene = test::makeScene(blobVolume());
  scene->crop = {{0.2, 0, 0.3}, {1, 0.7, 0.8}};
  scene->projection = core::Projection::kOrthographic;
  EXPECT_GT(psnrOf(differentiableGuideOf(*scene, 48, 32), guideOf(scene, 48, 32)), 40) << "cropped, parallel rays";
  scene->blending = core::Blending::kMaximumIntensity;
  EXPECT_GT(psnrOf(differentiableGuideOf(*scene, 48, 32), guideOf(scene, 48, 32)), 40) << "maximum intensity";

  scene = test::makeScene(blobVolume());
  const auto& geometry = scene->volume->geometry();
  const std::shared_ptr<std::uint8_t[]> numbers(new std::uint8_t[geometry.voxelCount()]);
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i) {
    numbers[i] = static_cast<std::uint8_t>(i % 40 > 12 && i % 40 < 26 ? 1 + i / 23041 : 0);
  }
  const std::vector<core::Label> labels{{1, "left", {1, 0.2, 0.1}, 0.3, true}, {2, "right", {0.1, 0.4, 1}, 0.9, true}};
  scene->labels = std::make_shared<const core::LabelMap>(geometry, numbers, labels);
  for (const bool shaded : {true, false}) {
    scene->lighting.shaded = shaded;
    EXPECT_GT(psnrOf(differentiableGuideOf(*scene, 48, 32), guideOf(scene, 48, 32)), 40) << "labels";
  }
}

TEST(DifferentiableGuide, OfQualitySeedIsTheOriginalsGuide) {
  auto scene = test::makeScene(test::makeVolume<std::uint16_t>(
      {40, 36, 32}, [](int x, int y, int z) { return 40 * test::blobs(36, x, y, z); }, {1, 1.2, 0.8}));
  DifferentiableGuide guide(2, render::Quality::kSeed);
  ASSERT_TRUE(guide.place(*scene, 64, 64));
  GuidePicture picture;
  ASSERT_TRUE(guide.picture(guide.tableOf(scene->transferFunction), {}, picture));
  const core::Image made = picture.toImage();
  const core::Image seed = test::renderPicture(scene, render::Quality::kSeed, 64, 64);
  double squares = 0;
  for (std::size_t i = 3; i < seed.data.size(); i += 4) squares += std::pow((made.data[i] - seed.data[i]) / 255.0, 2);
  // It lacks the half pixel by which the original stretches what it displays.
  EXPECT_LT(std::sqrt(squares / (64 * 64)), 0.02);
  // The original reads a function at 256 values and is linear between them: a step becomes a ramp of 31 values.
  core::TransferFunction step(0, 8000);
  step.setPoints({{4000, 0}, {4000, 0.8}});
  const ValueTable table = guide.tableOf(step);
  DifferentiableGuide standard(2);
  ASSERT_TRUE(standard.place(*scene, 64, 64));
  const ValueTable exact = standard.tableOf(step);
  int between = 0, betweenExact = 0;
  for (int v = 3900; v < 4100; ++v) {
    between += table.opacity[std::size_t(v)] > 0.01 && table.opacity[std::size_t(v)] < 0.79;
    betweenExact += exact.opacity[std::size_t(v)] > 0.01 && exact.opacity[std::size_t(v)] < 0.79;
  }
  EXPECT_GT(between, 25);
  EXPECT_EQ(betweenExact, 0);
}

TEST(DifferentiableGuide, DerivativesAreThoseOfFiniteDifferences) {
  for (const bool shaded : {true, false}) {
    auto scene = test::makeScene(blobVolume(), shaded);
    DifferentiableGuide guide(2);
    ASSERT_TRUE(guide.place(*scene, 24, 20));
    TransferSamples samples(scene->transferFunction);
    for (double& opacity : samples.opacity) opacity = std::min(0.02 + opacity, 0.9);
    const GuidePicture weights = weightsFor(24, 20);
    const auto loss = [&](const TransferSamples& at) {
      GuidePicture picture;
      guide.picture(guide.tableOf(at), {}, picture);
      return weighted(picture, weights);
    };
    ValueTable byValue;
    ASSERT_TRUE(guide.derivative(guide.tableOf(samples), weights, {}, byValue));
    const TransferSamples derivative = guide.onSamples(byValue, samples.minimum, samples.maximum);
    double largest = 0, largestColor = 0;
    for (int i = 0; i < TransferSamples::kCount; ++i) {
      largest = std::max(largest, std::abs(derivative.opacity[i]));
      largestColor = std::max(largestColor, std::abs(derivative.color[i][0]));
    }
    ASSERT_GT(largest, 1);
    ASSERT_GT(largestColor, 0.1);
    constexpr double kStep = 1e-5;
    for (int i = 0; i < TransferSamples::kCount; i += 3) {
      TransferSamples more = samples, less = samples;
      more.opacity[i] += kStep;
      less.opacity[i] -= kStep;
      const double difference = (loss(more) - loss(less)) / (2 * kStep);
      EXPECT_NEAR(derivative.opacity[i], difference, 1e-3 * std::abs(difference) + 1e-6 * largest) << "opacity " << i;
      more = less = samples;
      more.color[i][i % 3] += kStep;
      less.color[i][i % 3] -= kStep;
      const double colorDifference = (loss(more) - loss(less)) / (2 * kStep);
      EXPECT_NEAR(derivative.color[i][i % 3], colorDifference, 1e-3 * std::abs(colorDifference) + 1e-6 * largestColor)
          << "colour " << i;
    }
  }
}

TEST(DifferentiableGuide, ChangesArePixelsOfTheSameDerivative) {
  const auto scene = test::makeScene(blobVolume());
  DifferentiableGuide guide(2);
  ASSERT_TRUE(guide.place(*scene, 24, 20));
  const ValueTable table = guide.tableOf(scene->transferFunction);
  ValueTable direction(table.opacity.size());
  for (std::size_t v = 0; v < table.opacity.size(); ++v) {
    direction.opacity[v] = std::cos(0.1 * double(v));
    for (int c = 0; c < 3; ++c) direction.color[v][c] = std::sin(0.07 * double(v) + c);
  }
  GuidePicture change;
  ASSERT_TRUE(guide.change(table, direction, {}, change));
  const GuidePicture weights = weightsFor(24, 20);
  ValueTable derivative;
  ASSERT_TRUE(guide.derivative(table, weights, {}, derivative));
  double expected = 0;
  for (std::size_t v = 0; v < table.opacity.size(); ++v) {
    expected += derivative.opacity[v] * direction.opacity[v];
    for (int c = 0; c < 3; ++c) expected += derivative.color[v][c] * direction.color[v][c];
  }
  EXPECT_NEAR(weighted(change, weights), expected, 1e-9 * std::abs(expected));
  EXPECT_GT(std::abs(expected), 0.1);
}

TEST(DifferentiableGuide, ContributionsAddUpToTheOpacityOfTheirPixels) {
  const auto scene = test::makeScene(blobVolume());
  DifferentiableGuide guide(2);
  ASSERT_TRUE(guide.place(*scene, 24, 20));
  const ValueTable table = guide.tableOf(scene->transferFunction);
  GuidePicture picture;
  ASSERT_TRUE(guide.picture(table, {}, picture));
  std::vector<double> weights(picture.pixels.size());
  double expected = 0;
  for (std::size_t i = 150; i < 350; ++i) {
    weights[i] = 0.5;
    expected += 0.5 * picture.pixels[i][3];
  }
  std::vector<double> byValue;
  ASSERT_TRUE(guide.contributions(table, weights, {}, byValue));
  double sum = 0;
  for (const double part : byValue) sum += part;
  EXPECT_GT(expected, 5);
  EXPECT_NEAR(sum, expected, 1e-3);
}

TEST(DifferentiableGuide, ConstantVolumesAndEmptyTransferFunctionsGiveNumbers) {
  const auto scene = test::frontScene(test::makeVolume<std::uint8_t>({8, 8, 8}, [](int, int, int) { return 7; }));
  scene->transferFunction = core::TransferFunction(7, 8);
  DifferentiableGuide guide(2);
  ASSERT_TRUE(guide.place(*scene, 16, 16));
  const ValueTable table = guide.tableOf(scene->transferFunction);
  ValueTable derivative;
  ASSERT_TRUE(guide.derivative(table, weightsFor(16, 16), {}, derivative));
  for (const double d : derivative.opacity) EXPECT_TRUE(std::isfinite(d));
  const TransferSamples samples = guide.onSamples(derivative, 7, 7);
  for (const double d : samples.opacity) EXPECT_TRUE(std::isfinite(d));
}

TEST(DifferentiableGuide, RefusesImpossibleSizes) {
  DifferentiableGuide guide(1);
  const auto scene = test::makeScene(blobVolume());
  EXPECT_THROW(guide.place(*scene, 0, 10), core::Error);
  EXPECT_THROW(guide.place(*scene, 10, 5000), core::Error);
}

TEST(DifferentiableGuide, StopsAndGoesOn) {
  DifferentiableGuide guide(1);
  const auto scene = test::makeScene(blobVolume());
  std::stop_source source;
  source.request_stop();
  EXPECT_FALSE(guide.place(*scene, 24, 20, source.get_token()));
  ASSERT_TRUE(guide.place(*scene, 24, 20));
  GuidePicture picture;
  EXPECT_FALSE(guide.picture(guide.tableOf(scene->transferFunction), source.get_token(), picture));
  EXPECT_TRUE(guide.picture(guide.tableOf(scene->transferFunction), {}, picture));
}

TEST(TransferSamples, BecomeAFunctionThatIsTheSame) {
  const core::TransferFunction function = test::shells(-100, 900);
  const core::TransferFunction back = toTransferFunction(TransferSamples(function), 1e-3);
  EXPECT_LT(back.points().size(), 120u);
  const TransferSamples a(function), b(back);
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    EXPECT_NEAR(a.opacity[i], b.opacity[i], 1e-3);
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(a.color[i][c], b.color[i][c], 1e-3);
  }
}

}  // namespace
}  // namespace twinray
