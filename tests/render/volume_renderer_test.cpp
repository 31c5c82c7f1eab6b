#include <chrono>
#include <cstdlib>
#include <thread>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::Device;
using render::Quality;
using test::blobs;
using test::coverageOf;
using test::frontScene;
using test::largestDifference;
using test::makeScene;
using test::makeVolume;
using test::renderFrame;
using test::renderPicture;
using test::rmseOf;

constexpr int kSide = 48;

std::shared_ptr<const core::Volume> blobVolume() {
  return makeVolume<std::uint8_t>({kSide, kSide, kSide}, [](int x, int y, int z) { return blobs(kSide, x, y, z); });
}

/// The letter F, drawn in the xy plane upright: +x to the right, +y up. A mirrored or turned F is another letter.
bool isLetter(int x, int y) {
  constexpr const char* kRows[] = {"#####", "#....", "###..", "#....", "#...."};  // top row first
  const int column = (x - 12) / 5;
  const int row = 4 - (y - 12) / 5;
  return x >= 12 && y >= 12 && column < 5 && row >= 0 && kRows[row][column] == '#';
}

std::shared_ptr<const core::Volume> letterVolume() {
  return makeVolume<std::uint8_t>({kSide, kSide, kSide},
                                  [](int x, int y, int z) { return isLetter(x, y) && z >= 20 && z < 28 ? 255 : 0; });
}

/// Where the centre of the letter's cell (column, row from the top) lies in a picture of frontScene, in pixels.
std::array<int, 2> pixelOfCell(const core::Scene& scene, int column, int row, int size) {
  const double world[2] = {12 + 5 * column + 2.0, 12 + 5 * (4 - row) + 2.0};
  const core::Geometry& geometry = scene.volume->geometry();
  const double distance = 2.5 * geometry.diagonal() + geometry.centre()[2] - 24;
  const double half = distance * std::tan(15.0 / scene.viewpoint.zoom() * 3.14159265358979 / 180);
  return {static_cast<int>((1 + (world[0] - 24) / half) * size / 2),
          static_cast<int>((1 - (world[1] - 24) / half) * size / 2)};
}

TEST(VolumeRenderer, LeftStaysLeftAndTopStaysTop) {
  constexpr const char* kRows[] = {"#####", "#....", "###..", "#....", "#...."};
  const auto scene = frontScene(letterVolume());
  for (const Quality quality : {Quality::kDraft, Quality::kStandard, Quality::kHigh, Quality::kSeed}) {
    const core::Image picture = renderPicture(scene, quality, 200, 200);
    for (int row = 0; row < 5; ++row) {
      for (int column = 0; column < 5; ++column) {
        const auto [x, y] = pixelOfCell(*scene, column, row, 200);
        const bool there = picture.pixel(x, y)[3] > 128;
        EXPECT_EQ(there, kRows[row][column] == '#') << nameOf(quality) << ", column " << column << ", row " << row;
      }
    }
  }
}

TEST(VolumeRenderer, WorldAxesLieWhereTheCameraSeesThem) {
  // A ball off the centre along one world axis; each camera, and where it must see the ball: right, up, or in the
  // middle.
  struct Case {
    std::array<int, 3> ball;
    std::array<double, 3> up, back;
    int right, up_;
  };
  const std::array<double, 3> x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};
  const std::vector<Case> cases{{{14, 0, 0}, y, z, 1, 0},  {{0, 14, 0}, y, z, 0, 1}, {{0, 0, 14}, y, z, 0, 0},
                                {{14, 0, 0}, y, x, 0, 0},  {{0, 14, 0}, y, x, 0, 1}, {{0, 0, 14}, y, x, -1, 0},
                                {{14, 0, 0}, z, y, -1, 0}, {{0, 14, 0}, z, y, 0, 0}, {{0, 0, 14}, z, y, 0, 1}};
  for (const Case& c : cases) {
    const auto volume = makeVolume<std::uint8_t>({kSide, kSide, kSide}, [&](int i, int j, int k) {
      return std::hypot(i - 24 - c.ball[0], j - 24 - c.ball[1], k - 24 - c.ball[2]) < 4 ? 255 : 0;
    });
    auto scene = frontScene(volume);
    scene->viewpoint = core::Viewpoint::fromAxes(c.up, c.back, 1.5);
    const auto coverage = coverageOf(renderPicture(scene, Quality::kStandard, 101, 101));
    EXPECT_EQ(std::lround((coverage.x - 50) / 20), c.right);
    EXPECT_EQ(std::lround((50 - coverage.y) / 20), c.up_);
  }
}

TEST(VolumeRenderer, PanMovesThePictureByPictureHeights) {
  // Sizes at which the pan is a whole number of pixels.
  auto scene = frontScene(letterVolume());
  scene->viewpoint.setZoom(1);
  for (const auto& [width, height] : {std::pair(200, 200), std::pair(300, 160), std::pair(120, 240)}) {
    scene->viewpoint.setPan({0, 0});
    const auto still = coverageOf(renderPicture(scene, Quality::kStandard, width, height));
    scene->viewpoint.setPan({0.1, -0.05});
    const auto moved = coverageOf(renderPicture(scene, Quality::kStandard, width, height));
    EXPECT_NEAR(moved.x - still.x, 0.1 * height, 0.1);
    EXPECT_NEAR(moved.y - still.y, 0.05 * height, 0.1);
    EXPECT_NEAR(moved.total, still.total, 0.01 * still.total);
  }
}

TEST(VolumeRenderer, ZoomDividesTheVerticalViewAngle) {
  auto scene = frontScene(letterVolume());
  scene->viewpoint.setZoom(1);
  const double once = coverageOf(renderPicture(scene, Quality::kHigh, 256, 256)).total;
  scene->viewpoint.setZoom(2);
  const double twice = coverageOf(renderPicture(scene, Quality::kHigh, 256, 256)).total;
  const double enlargement = std::tan(15 * 3.14159265358979 / 180) / std::tan(7.5 * 3.14159265358979 / 180);
  EXPECT_NEAR(std::sqrt(twice / once), enlargement, 0.02);
  // Height decides, whatever the width.
  const double wide = coverageOf(renderPicture(scene, Quality::kHigh, 400, 256)).total;
  EXPECT_NEAR(wide, twice, 0.002 * twice);
}

TEST(VolumeRenderer, HighIsCentredOnStandard) {
  const auto scene = makeScene(blobVolume());
  const auto standard = coverageOf(renderPicture(scene, Quality::kStandard, 200, 200));
  const auto high = coverageOf(renderPicture(scene, Quality::kHigh, 200, 200));
  EXPECT_NEAR(high.x, standard.x, 0.02);
  EXPECT_NEAR(high.y, standard.y, 0.02);
}

TEST(VolumeRenderer, OutsideTheVolumeIsTheBackground) {
  auto scene = frontScene(letterVolume());
  scene->background = {0.2, 0.4, 1.0};
  const core::Image picture = renderPicture(scene, Quality::kStandard, 64, 64);
  const std::array<std::uint8_t, 4> corner{51, 102, 255, 0};
  EXPECT_TRUE(std::equal(corner.begin(), corner.end(), picture.pixel(0, 0)));
  EXPECT_TRUE(std::equal(corner.begin(), corner.end(), picture.pixel(63, 63)));

  scene->viewpoint.setPan({5, 0});  // out of the picture altogether
  render::VolumeRenderer renderer({Quality::kStandard, Device::kCpu, 2});
  scene->viewpoint.setPan({0, 0});
  renderFrame(renderer, scene, 64, 64);
  auto away = std::make_shared<core::Scene>(*scene);
  away->viewpoint.setPan({5, 0});
  EXPECT_EQ(coverageOf(renderFrame(renderer, away, 64, 64).picture).total, 0);
}

TEST(VolumeRenderer, OpacityAccumulatesOverTheUnitDistance) {
  // 20 mm of opacity 0.05 per 1 mm let 0.95^20 of the light through; per 2 mm the root of it.
  const auto volume =
      makeVolume<std::uint8_t>({40, 40, 41}, [](int, int, int z) { return z >= 10 && z < 30 ? 200 : 0; });
  auto scene = frontScene(volume);
  core::TransferFunction tf(0, 200);
  tf.setPoints({{100, 0}, {100, 0.05}});
  tf.setColors({{0, {1, 1, 1}}});
  scene->transferFunction = tf;
  const auto throughAt = [&](double unit) {
    scene->lighting.opacityUnit = unit;
    return 1 - renderPicture(scene, Quality::kHigh, 65, 65).pixel(32, 32)[3] / 255.0;
  };
  EXPECT_NEAR(throughAt(1), std::pow(0.95, 20), 0.012);
  EXPECT_NEAR(throughAt(2), std::pow(0.95, 10), 0.012);
  EXPECT_NEAR(throughAt(0), std::pow(0.95, 20), 0.012);  // one voxel
}

TEST(VolumeRenderer, TheSameRequestGivesTheSameBytesWhateverCameBefore) {
  const auto scene = makeScene(blobVolume());
  render::VolumeRenderer renderer({Quality::kHigh, Device::kCpu, 2});
  const core::Image first = renderFrame(renderer, scene, 96, 80).picture;

  auto other =
      makeScene(makeVolume<std::int16_t>({30, 20, 25}, [](int x, int y, int z) { return x * y - 10 * z; }), false);
  other->viewpoint.orbit(40, 10);
  renderFrame(renderer, other, 300, 40);
  auto lit = std::make_shared<core::Scene>(*scene);
  lit->lighting.diffuse = 0.2;
  renderFrame(renderer, lit, 96, 80);
  auto unlit = std::make_shared<core::Scene>(*scene);
  unlit->lighting.shaded = false;
  unlit->viewpoint.orbit(90, 0);
  renderFrame(renderer, unlit, 96, 80);
  auto recolored = std::make_shared<core::Scene>(*scene);
  recolored->transferFunction.setColors({{0, {1, 0, 0}}});
  recolored->viewpoint.orbit(90, 0);
  renderFrame(renderer, recolored, 96, 80);

  EXPECT_EQ(renderFrame(renderer, scene, 96, 80).picture, first);
  EXPECT_EQ(renderPicture(scene, Quality::kHigh, 96, 80), first);
}

TEST(VolumeRenderer, AStoppedPictureLeavesNoTrace) {
  const auto scene = makeScene(blobVolume());
  render::VolumeRenderer renderer({Quality::kHigh, Device::kCpu, 2});
  const core::Image whole = renderPicture(scene, Quality::kHigh, 160, 160);
  core::Request request;
  request.scene = scene;
  request.width = request.height = 160;
  std::stop_source source;
  request.stop = source.get_token();
  int partials = 0;
  request.partial = [&](const core::Frame&) {
    if (++partials == 2) source.request_stop();
  };
  EXPECT_FALSE(renderer.render(request));
  EXPECT_EQ(partials, 2);
  EXPECT_FALSE(renderer.render(request));  // stopped before it began
  EXPECT_EQ(renderFrame(renderer, scene, 160, 160).picture, whole);
}

TEST(VolumeRenderer, AStopAtAnyMomentLeavesNoTrace) {
  // Asked for after more and more time, it comes in the conversion, the gradients, the tables and the rays.
  constexpr int kLarge = 120;
  const auto value = [](int x, int y, int z) { return 0.5 + ((x ^ y ^ z) % 97); };
  const auto scene = makeScene(makeVolume<float>({kLarge, kLarge, kLarge}, value));
  render::VolumeRenderer renderer({Quality::kHigh, Device::kCpu, 2});
  std::optional<core::Frame> frame;
  int stopped = 0;
  for (auto delay = std::chrono::microseconds(10); !frame; delay *= 2) {
    std::stop_source source;
    core::Request request;
    request.scene = scene;
    request.width = request.height = 200;
    request.stop = source.get_token();
    std::jthread stopper([&](const std::stop_token& finished) {
      const auto due = std::chrono::steady_clock::now() + delay;
      while (std::chrono::steady_clock::now() < due && !finished.stop_requested()) std::this_thread::yield();
      if (!finished.stop_requested()) source.request_stop();
    });
    frame = renderer.render(request);
    stopped += !frame;
  }
  EXPECT_GE(stopped, 5);
  EXPECT_EQ(frame->picture, renderPicture(scene, Quality::kHigh, 200, 200));
}

TEST(VolumeRenderer, ThreadsChangeAtMostOneLevel) {
  for (const bool shaded : {true, false}) {
    const auto scene = makeScene(blobVolume(), shaded);
    for (const Quality quality : {Quality::kStandard, Quality::kSeed}) {
      EXPECT_LE(
          largestDifference(renderPicture(scene, quality, 128, 128, 1), renderPicture(scene, quality, 128, 128, 2)), 1);
    }
  }
}

TEST(VolumeRenderer, HighComesInFourPassesThatConverge) {
  const auto scene = makeScene(blobVolume());
  render::VolumeRenderer renderer({Quality::kHigh, Device::kCpu, 2});
  core::Request request;
  request.scene = scene;
  request.width = request.height = 128;
  std::vector<core::Frame> partials;
  request.partial = [&](const core::Frame& frame) { partials.push_back(frame); };
  const auto last = renderer.render(request);
  ASSERT_TRUE(last);
  EXPECT_TRUE(last->complete);
  ASSERT_EQ(partials.size(), 3u);
  double milliseconds = 0;
  for (const core::Frame& partial : partials) {
    EXPECT_FALSE(partial.complete);
    EXPECT_GT(partial.milliseconds, milliseconds);
    milliseconds = partial.milliseconds;
  }
  EXPECT_GT(last->milliseconds, milliseconds);
  // Two opposite corners, then three, are closer than one.
  const double first = rmseOf(partials[0].picture, last->picture);
  EXPECT_LT(rmseOf(partials[1].picture, last->picture), 0.8 * first);
  EXPECT_LT(rmseOf(partials[2].picture, last->picture), 0.8 * first);
  // Partial frames cost nothing of the result.
  EXPECT_EQ(renderFrame(renderer, scene, 128, 128).picture, last->picture);
}

TEST(VolumeRenderer, QualitiesApproachTheTruth) {
  // The truth: high quality at four times the size, averaged down.
  auto scene = makeScene(blobVolume());
  core::TransferFunction thin(0, 200);
  thin.setModes({{50, 3, 0.3}, {120, 4, 0.8}});
  scene->transferFunction = thin;
  const core::Image truth = core::reduceArea(renderPicture(scene, Quality::kHigh, 512, 512), 128, 128);
  const double draft = rmseOf(renderPicture(scene, Quality::kDraft, 128, 128), truth);
  const double standard = rmseOf(renderPicture(scene, Quality::kStandard, 128, 128), truth);
  const double fine = rmseOf(renderPicture(scene, Quality::kFine, 128, 128), truth);
  const double high = rmseOf(renderPicture(scene, Quality::kHigh, 128, 128), truth);
  EXPECT_LT(standard, draft);
  EXPECT_LT(fine, 0.8 * standard);
  EXPECT_LT(high, 0.8 * fine);
  EXPECT_LT(high, 0.5 * standard);
  EXPECT_LT(high, 0.02);  // hardly visible
}

template <typename T>
core::Image pictureOfType(double scale, double offset, Quality quality) {
  const auto volume =
      makeVolume<T>({kSide, kSide, kSide}, [&](int x, int y, int z) { return scale * blobs(kSide, x, y, z) + offset; });
  return renderPicture(makeScene(volume), quality, 128, 128);
}

TEST(VolumeRenderer, EveryScalarTypeShowsTheSameScene) {
  const core::Image bytes = pictureOfType<std::uint8_t>(1, 0, Quality::kStandard);
  // Same integers: the same picture, but for interpolation on coarser or finer levels.
  EXPECT_LE(largestDifference(pictureOfType<std::uint16_t>(1, 0, Quality::kStandard), bytes), 1);
  EXPECT_LE(largestDifference(pictureOfType<std::int16_t>(1, -120, Quality::kStandard), bytes), 1);
  EXPECT_LE(largestDifference(pictureOfType<std::int8_t>(1, -120, Quality::kStandard), bytes), 1);
  EXPECT_LE(largestDifference(pictureOfType<std::int32_t>(1, -100000, Quality::kStandard), bytes), 1);
  EXPECT_LE(largestDifference(pictureOfType<std::uint32_t>(1, 3e9, Quality::kStandard), bytes), 1);
  // Finer levels between the integers: hardly visible.
  const core::Image fine = pictureOfType<float>(0.001, -7, Quality::kStandard);
  EXPECT_LT(rmseOf(fine, bytes), 0.02);
  EXPECT_LT(rmseOf(pictureOfType<double>(1e-6, 1, Quality::kStandard), fine), 0.002);
  EXPECT_LT(rmseOf(pictureOfType<std::int32_t>(1e6, -1e8, Quality::kStandard), fine), 0.002);
  EXPECT_LT(rmseOf(pictureOfType<std::uint16_t>(300, 1000, Quality::kStandard), fine), 0.002);
}

TEST(VolumeRenderer, AnOutlierDoesNotRuinAFloatVolume) {
  const auto value = [](int x, int y, int z) { return blobs(kSide, x, y, z); };
  const auto clean = makeVolume<float>({kSide, kSide, kSide}, value);
  const auto spoilt = makeVolume<float>(
      {kSide, kSide, kSide}, [&](int x, int y, int z) { return x == 1 && y == 1 && z == 1 ? 1e9 : value(x, y, z); });
  auto scene = makeScene(clean);
  const core::Image expected = renderPicture(scene, Quality::kStandard, 96, 96);
  auto with = std::make_shared<core::Scene>(*scene);
  with->volume = spoilt;
  EXPECT_LT(rmseOf(renderPicture(with, Quality::kStandard, 96, 96), expected), 0.03);
}

TEST(VolumeRenderer, ASingleSliceIsDrawnAsASlabOneVoxelThick) {
  for (int axis = 0; axis < 3; ++axis) {
    std::array<int, 3> dimensions{30, 30, 30};
    dimensions[axis] = 1;
    const auto volume = makeVolume<std::int16_t>(dimensions, [](int, int, int) { return 200; });
    auto scene = frontScene(volume);
    scene->viewpoint = core::Viewpoint::fromAxes({0.3, 1, 0.2}, {1, 0.4, 1}, 1.5);
    const auto coverage = coverageOf(renderPicture(scene, Quality::kHigh, 101, 101));
    EXPECT_GT(coverage.total, 300) << "axis " << axis;
    EXPECT_NEAR(coverage.x, 50, 4) << "axis " << axis;
    EXPECT_NEAR(coverage.y, 50, 4) << "axis " << axis;
  }
}

TEST(VolumeRenderer, ConstantVolumesAndEmptyTransferFunctionsAreNoError) {
  auto scene = frontScene(makeVolume<float>({8, 8, 8}, [](int, int, int) { return 3.5; }));
  scene->transferFunction = core::TransferFunction(3.5, 3.5);
  for (const Quality quality : {Quality::kStandard, Quality::kSeed}) {
    EXPECT_EQ(coverageOf(renderPicture(scene, quality, 32, 32)).total, 0);
  }
  scene->lighting.shaded = true;
  scene->transferFunction.setPoints({{3.5, 1}});
  EXPECT_GT(coverageOf(renderPicture(scene, Quality::kStandard, 32, 32)).total, 10);
}

TEST(VolumeRenderer, ALitShellIsBrightestWhereItFacesTheCamera) {
  const auto volume = makeVolume<std::uint8_t>({64, 64, 64}, [](int x, int y, int z) {
    return 255 * std::clamp(30 - std::hypot(x - 31.5, y - 31.5, z - 31.5), 0.0, 4.0) / 4;
  });
  auto scene = frontScene(volume);
  scene->lighting = {true, 0.1, 0.9, 0.0, 1, 0};
  scene->viewpoint = core::Viewpoint::fromAxes({0, 1, 0}, {1, 2, -3}, 1.5);  // the light follows the camera
  const core::Image picture = renderPicture(scene, Quality::kHigh, 129, 129);
  const auto coverage = coverageOf(picture);
  const double radius = std::sqrt(coverage.total / 3.14159);
  // Lambert: ambient 0.1 + diffuse 0.9 * cos(angle), up to perspective and gradient coding.
  for (const double part : {0.0, 0.3, 0.6, 0.8}) {
    const double expected = 255 * (0.1 + 0.9 * std::sqrt(1 - part * part));
    const int shift = static_cast<int>(std::lround(part * radius));
    EXPECT_NEAR(picture.pixel(64 + shift, 64)[1], expected, 22) << part;
    EXPECT_NEAR(picture.pixel(64, 64 - shift)[1], expected, 22) << part;
  }
}

TEST(VolumeRenderer, SaysWhatItDidAndHowLong) {
  const auto scene = makeScene(blobVolume());
  render::VolumeRenderer renderer({Quality::kStandard, Device::kCpu, 2});
  auto numbered = std::make_shared<core::Scene>(*scene);
  numbered->revision = 41;
  const core::Frame first = renderFrame(renderer, numbered, 64, 64);
  EXPECT_EQ(first.revision, 41u);
  EXPECT_FALSE(first.predicted);
  EXPECT_NE(first.madeBy.find("VTK fixed point, CPU, 2 threads"), std::string::npos) << first.madeBy;
  for (const char* step : {"tables", "gradients", "shading table", "cast", "compose"}) {
    EXPECT_GT(first.stepMilliseconds(step), 0) << step;
  }
  double sum = 0;
  for (const core::Timing& timing : first.timings) sum += timing.milliseconds;
  EXPECT_LE(sum, first.milliseconds * 1.001);
  // A transfer function edit leaves the light and the gradients as they are.
  auto edited = std::make_shared<core::Scene>(*numbered);
  edited->transferFunction = test::shells(10, 190);
  const core::Frame second = renderFrame(renderer, edited, 64, 64);
  EXPECT_EQ(second.stepMilliseconds("shading table"), 0);
  EXPECT_LT(second.stepMilliseconds("gradients"), 0.5 * first.stepMilliseconds("gradients"));
}

TEST(VolumeRenderer, PicturesOfAbsurdSizeAreRefused) {
  const auto scene = makeScene(blobVolume());
  render::VolumeRenderer renderer({Quality::kDraft, Device::kCpu, 1});
  for (const auto& [width, height] : {std::pair(0, 10), std::pair(10, -1), std::pair(20000, 10)}) {
    core::Request request;
    request.scene = scene;
    request.width = width;
    request.height = height;
    EXPECT_THROW(renderer.render(request), core::Error);
  }
  EXPECT_EQ(renderFrame(renderer, scene, 1, 1).picture.data.size(), 4u);
  EXPECT_EQ(renderFrame(renderer, scene, 700, 3).picture.width, 700);
}

TEST(VolumeRenderer, NeedsNoDisplay) {
  unsetenv("DISPLAY");
  EXPECT_GT(coverageOf(renderPicture(makeScene(blobVolume()), Quality::kStandard, 64, 64)).total, 50);
}

TEST(Quality, HasNames) {
  for (const Quality quality :
       {Quality::kDraft, Quality::kStandard, Quality::kFine, Quality::kCheckerboard, Quality::kHigh, Quality::kSeed}) {
    EXPECT_EQ(render::qualityFromName(render::nameOf(quality)), quality);
  }
  EXPECT_THROW(render::qualityFromName("best"), core::Error);
}

}  // namespace
}  // namespace twinray
