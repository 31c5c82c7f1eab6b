// Labels in pictures, on label maps made by hand.
#include <functional>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::Quality;
using test::coverageOf;
using test::renderPicture;

constexpr int kSide = 48;
constexpr int kPixels = 101;
const auto kEmpty = [](int, int, int) { return 0.0; };

std::shared_ptr<const core::LabelMap> labelMap(const core::Geometry& geometry, std::vector<core::Label> labels,
                                               const std::function<int(int, int, int)>& number) {
  std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[geometry.voxelCount()]);
  std::size_t i = 0;
  for (int z = 0; z < geometry.dimensions[2]; ++z) {
    for (int y = 0; y < geometry.dimensions[1]; ++y) {
      for (int x = 0; x < geometry.dimensions[0]; ++x) voxels[i++] = static_cast<std::uint8_t>(number(x, y, z));
    }
  }
  return std::make_shared<const core::LabelMap>(geometry, voxels, std::move(labels));
}

core::Label label(int value, core::Rgb color, double opacity = 1) {
  return {value, "", color, opacity, true};
}

const core::Rgb kRed{1, 0, 0}, kGreen{0, 1, 0}, kBlue{0, 0, 1};

/// From +z with +x to the right and +y up, parallel rays, unshaded; one voxel is `kPixels / span` pixels.
std::shared_ptr<core::Scene> parallelScene(const std::shared_ptr<const core::Volume>& volume) {
  auto scene = test::frontScene(volume);
  scene->background = {0, 0, 0};
  scene->projection = core::Projection::kOrthographic;
  return scene;
}

double pixelsPerVoxel(const core::Scene& scene) {
  const double span = 2 * 2.5 * scene.volume->geometry().diagonal() * std::tan(15 / 1.5 * 3.14159265358979 / 180);
  return kPixels / span;
}

std::shared_ptr<core::Scene> ballScene(double opacity = 1, double offset = 8) {
  auto scene = parallelScene(test::makeVolume<std::uint8_t>({kSide, kSide, kSide}, kEmpty));
  scene->labels = labelMap(scene->volume->geometry(), {label(3, kRed, opacity)}, [&](int x, int y, int z) {
    return std::hypot(x - 24 - offset, y - 24, z - 24) < 10 ? 1 : 0;
  });
  return scene;
}

TEST(Labels, AreSeenWhereTheyLieWhateverTheTransferFunctionShows) {
  const auto scene = ballScene();
  const double scale = pixelsPerVoxel(*scene);
  for (const Quality quality : {Quality::kDraft, Quality::kStandard, Quality::kHigh, Quality::kSeed}) {
    const core::Image picture = renderPicture(scene, quality, kPixels, kPixels);
    const auto coverage = coverageOf(picture);
    EXPECT_NEAR(coverage.x, (kPixels - 1) / 2.0 + 8 * scale, 0.5) << nameOf(quality);
    EXPECT_NEAR(coverage.y, (kPixels - 1) / 2.0, 0.5) << nameOf(quality);
    EXPECT_NEAR(coverage.total, 3.14159265 * 100 * scale * scale, 0.06 * coverage.total) << nameOf(quality);
    const auto* centre = picture.pixel(static_cast<int>(coverage.x), static_cast<int>(coverage.y));
    EXPECT_GE(centre[0], 253);
    EXPECT_EQ(centre[1] + centre[2], 0);
  }
}

TEST(Labels, OpacityAccumulatesOverTheUnitDistance) {
  auto scene = parallelScene(test::makeVolume<std::uint8_t>({40, 40, 41}, kEmpty));
  scene->labels = labelMap(scene->volume->geometry(), {label(1, kRed, 0.05)},
                           [](int, int, int z) { return z >= 10 && z < 30 ? 1 : 0; });
  for (const Quality quality : {Quality::kDraft, Quality::kStandard, Quality::kHigh}) {
    const double through = 1 - renderPicture(scene, quality, 65, 65).pixel(32, 32)[3] / 255.0;
    EXPECT_NEAR(through, std::pow(0.95, 20), 0.02) << nameOf(quality);
  }
  scene->lighting.opacityUnit = 2;
  const double through = 1 - renderPicture(scene, Quality::kHigh, 65, 65).pixel(32, 32)[3] / 255.0;
  EXPECT_NEAR(through, std::pow(0.95, 10), 0.012);
}

TEST(Labels, LieOverTheTissueOfTheirVoxels) {
  // White tissue from z = 10 to 30; the label covers its half that is nearer to the camera, at y >= 24.
  auto scene = parallelScene(test::makeVolume<std::uint8_t>(
      {kSide, kSide, kSide}, [](int, int, int z) { return z >= 10 && z < 30 ? 255.0 : 0.0; }));
  const auto inFront = [](int, int y, int z) { return z >= 20 && z < 30 && y >= 24 ? 1 : 0; };
  const auto behind = [](int, int y, int z) { return z >= 10 && z < 20 && y >= 24 ? 1 : 0; };
  const auto upper = [&](const std::function<int(int, int, int)>& number, double opacity) {
    scene->labels = labelMap(scene->volume->geometry(), {label(1, kGreen, opacity)}, number);
    const core::Image picture = renderPicture(scene, Quality::kStandard, kPixels, kPixels);
    EXPECT_GE(picture.pixel(50, 58)[0], 253) << "white without a label";
    return picture.pixel(50, 42)[0] / 255.0;
  };
  EXPECT_LT(upper(inFront, 1), 0.02) << "an opaque label hides what is in it";
  EXPECT_GT(upper(behind, 1), 0.98) << "but nothing in front of it";
  const double half = upper(inFront, 0.5);
  EXPECT_GT(half, 0.1) << "a translucent one lets the tissue of its own voxels through";
  EXPECT_LT(half, 0.9);
}

TEST(Labels, HiddenOnesChangeNothing) {
  const auto volume = test::makeVolume<std::uint8_t>({kSide, kSide, kSide},
                                                     [](int x, int y, int z) { return test::blobs(kSide, x, y, z); });
  const auto plain = test::makeScene(volume);
  auto labelled = std::make_shared<core::Scene>(*plain);
  labelled->labels = labelMap(volume->geometry(), {label(1, kRed)}, [](int x, int, int) { return x > 20 ? 1 : 0; });
  for (const bool byOpacity : {true, false}) {
    auto hidden = std::make_shared<core::Scene>(*labelled);
    core::Label style = hidden->labels->labels()[0];
    if (byOpacity) style.opacity = 0;
    style.visible = byOpacity;
    hidden->labels = hidden->labels->drawnAs({style});
    render::VolumeRenderer renderer({Quality::kStandard, render::Device::kCpu, 2});
    const auto pictureOf = [&](const std::shared_ptr<core::Scene>& scene) {
      return test::renderFrame(renderer, scene, 96, 96).picture;
    };
    const core::Image expected = pictureOf(plain);
    EXPECT_FALSE(pictureOf(labelled) == expected);
    EXPECT_EQ(pictureOf(hidden), expected);
    EXPECT_EQ(pictureOf(plain), expected);
  }
}

TEST(Labels, NoneAppearsBetweenTwoOthers) {
  // 1 (red) and 3 (blue) meet; 2 (green) is nowhere near. Averages of the numbers would show it.
  auto scene = parallelScene(test::makeVolume<std::uint8_t>({kSide, kSide, kSide}, kEmpty));
  scene->labels =
      labelMap(scene->volume->geometry(), {label(1, kRed), label(2, kGreen), label(3, kBlue)},
               [](int x, int y, int z) { return std::hypot(x - 24, y - 24, z - 24) < 15 ? (x + y < 48 ? 1 : 3) : 0; });
  scene->viewpoint.orbit(20, 30);
  for (const Quality quality : {Quality::kStandard, Quality::kHigh}) {
    const core::Image picture = renderPicture(scene, quality, kPixels, kPixels);
    int red = 0, blue = 0;
    for (int y = 0; y < kPixels; ++y) {
      for (int x = 0; x < kPixels; ++x) {
        EXPECT_EQ(picture.pixel(x, y)[1], 0);
        red += picture.pixel(x, y)[0] > 200;
        blue += picture.pixel(x, y)[2] > 200;
      }
    }
    EXPECT_GT(red, 200);
    EXPECT_GT(blue, 200);
  }
}

TEST(Labels, BordersOfOneLabelAreThoseOfLinearInterpolation) {
  // A diagonal, between x + y = 47 and 48: of nearest voxels it would be a staircase, a quarter of a voxel off on
  // average.
  auto scene = parallelScene(test::makeVolume<std::uint8_t>({kSide, kSide, kSide}, kEmpty));
  scene->labels = labelMap(scene->volume->geometry(), {label(1, kRed)}, [](int x, int y, int) { return x + y < 48; });
  const int size = 8 * kPixels;
  const double scale = 8 * pixelsPerVoxel(*scene);
  const core::Image picture = renderPicture(scene, Quality::kStandard, size, size);
  double roughness = 0;
  int columns = 0;
  for (int x = static_cast<int>(size / 2 - 15 * scale); x < size / 2 + 15 * scale; ++x, ++columns) {
    int border = 0;
    while (picture.pixel(x, border)[3] < 128) ++border;
    const double voxelX = (x + 0.5 - size / 2.0) / scale + 24;
    const double voxelY = (size / 2.0 - border) / scale + 24;
    roughness += std::abs(voxelX + voxelY - 47.5);
  }
  EXPECT_LT(roughness / columns, 0.1);
}

TEST(Labels, AreLitByTheirOwnBorders) {
  auto scene = ballScene(1, 0);
  scene->lighting = {true, 0.1, 0.9, 0.0, 1, 0};
  scene->viewpoint = core::Viewpoint::fromAxes({0, 1, 0}, {1, 2, -3}, 1.5);
  const core::Image picture = renderPicture(scene, Quality::kHigh, 2 * kPixels, 2 * kPixels);
  const double radius = std::sqrt(coverageOf(picture).total / 3.14159265);
  for (const double part : {0.0, 0.3, 0.6, 0.8}) {
    const double expected = 255 * (0.1 + 0.9 * std::sqrt(1 - part * part));
    const int shift = static_cast<int>(std::lround(part * radius));
    EXPECT_NEAR(picture.pixel(kPixels + shift, kPixels)[0], expected, 30) << part;
    EXPECT_NEAR(picture.pixel(kPixels, kPixels - shift)[0], expected, 30) << part;
  }
}

TEST(Labels, InsideOneTheColourIsItsOwn) {
  auto scene = ballScene(0.02, 0);
  scene->lighting = {true, 0.0, 0.0, 0.0, 1, 0};  // what has a direction is black
  const core::Image dark = renderPicture(scene, Quality::kHigh, kPixels, kPixels);
  EXPECT_GT(dark.pixel(50, 50)[0], 0.7 * dark.pixel(50, 50)[3]);
}

TEST(Labels, LieInFrontOfTheMaximumIntensity) {
  auto scene = parallelScene(test::makeVolume<std::uint8_t>(
      {kSide, kSide, kSide}, [](int, int, int z) { return z >= 38 && z < 42 ? 255.0 : 30.0; }));
  core::TransferFunction tf(0, 255);
  tf.setPoints({{0, 0}, {255, 0.5}});
  tf.setColors({{0, {1, 1, 1}}});
  scene->transferFunction = tf;
  scene->blending = core::Blending::kMaximumIntensity;
  scene->labels =
      labelMap(scene->volume->geometry(), {label(1, kRed)}, [](int x, int, int z) { return x < 24 && z < 20 ? 1 : 0; });
  const core::Image picture = renderPicture(scene, Quality::kStandard, kPixels, kPixels);
  EXPECT_GE(picture.pixel(40, 50)[0], 253);
  EXPECT_LE(picture.pixel(40, 50)[1], 2);
  EXPECT_NEAR(picture.pixel(60, 50)[1], 127, 2);
  EXPECT_NEAR(picture.pixel(60, 50)[3], 127, 2);
}

/// The volume of a file whose x axis was reversed on reading: a white ball at high x, low in the file's order.
std::shared_ptr<const core::Volume> reversedVolume() {
  const auto inFile = test::makeVolume<std::uint8_t>(
      {kSide, kSide, kSide}, [](int x, int y, int z) { return std::hypot(x - 34, y - 24, z - 24) < 8 ? 255.0 : 0.0; });
  core::VolumeSource source;
  source.reversedAxis = 0;
  source.fileGeometry = inFile->geometry();
  return std::make_shared<const core::Volume>(inFile->geometry(), inFile->scalarType(), inFile->sharedVoxels(), source);
}

TEST(Labels, AndCropsFollowTheFilesOrderOfQualitySeed) {
  auto scene = parallelScene(reversedVolume());
  const auto tissue = coverageOf(renderPicture(scene, Quality::kSeed, kPixels, kPixels));
  EXPECT_LT(tissue.x, 40) << "the file's order";
  auto labelled = std::make_shared<core::Scene>(*scene);
  labelled->transferFunction.setPoints({{0, 0}, {255, 0}});
  labelled->labels = labelMap(scene->volume->geometry(), {label(1, kRed)},
                              [](int x, int y, int z) { return std::hypot(x - 34, y - 24, z - 24) < 8 ? 1 : 0; });
  const auto labels = coverageOf(renderPicture(labelled, Quality::kSeed, kPixels, kPixels));
  EXPECT_NEAR(labels.x, tissue.x, 0.5);
  EXPECT_NEAR(labels.total, tissue.total, 0.1 * tissue.total);
  for (const Quality quality : {Quality::kSeed, Quality::kStandard}) {
    scene->crop = {{0.5, 0, 0}, {1, 1, 1}};
    EXPECT_GT(coverageOf(renderPicture(scene, quality, kPixels, kPixels)).total, 0.9 * tissue.total);
    scene->crop = {{0, 0, 0}, {0.5, 1, 1}};
    EXPECT_EQ(coverageOf(renderPicture(scene, quality, kPixels, kPixels)).total, 0);
  }
}

TEST(Labels, OfASingleSliceAreDrawn) {
  auto scene = parallelScene(test::makeVolume<std::uint8_t>({kSide, kSide, 1}, kEmpty));
  scene->labels = labelMap(scene->volume->geometry(), {label(1, kRed)},
                           [](int x, int y, int) { return std::hypot(x - 24, y - 24) < 10 ? 1 : 0; });
  const double scale = pixelsPerVoxel(*scene);
  const auto coverage = coverageOf(renderPicture(scene, Quality::kHigh, kPixels, kPixels));
  EXPECT_NEAR(coverage.total, 3.14159265 * 100 * scale * scale, 0.06 * coverage.total);
}

TEST(Labels, OfAnotherGridAreRefused) {
  const auto scene = ballScene();
  core::Geometry other = scene->volume->geometry();
  other.dimensions[2] = 40;
  scene->labels = labelMap(other, {label(1, kRed)}, [](int, int, int) { return 1; });
  EXPECT_THROW(renderPicture(scene, Quality::kStandard, 32, 32), core::Error);
}

}  // namespace
}  // namespace twinray
