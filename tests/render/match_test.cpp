// Transfer functions found from pictures.
#include "render/inverse/match.h"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::MatchOptions;

std::shared_ptr<core::Scene> blobScene() {
  return test::makeScene(
      test::makeVolume<std::uint8_t>({32, 32, 32}, [](int x, int y, int z) { return test::blobs(32, x, y, z); }));
}

/// Enough for all steps on any machine.
MatchOptions unhurried() {
  MatchOptions options;
  options.seconds = 600;
  options.threads = 2;
  return options;
}

core::Image pictureWith(core::Scene scene, const core::TransferFunction& function, int width, int height) {
  scene.transferFunction = function;
  return test::renderPicture(std::make_shared<const core::Scene>(scene), render::Quality::kStandard, width, height);
}

core::TransferFunction other(const core::TransferFunction& from) {
  core::TransferFunction function(from.minimum(), from.maximum());
  function.setModes({{60, 25, 0.05}, {150, 30, 0.5}});
  function.setColors({{0, {0.9, 0.3, 0.2}}, {120, {0.9, 0.9, 0.2}}, {200, {0.2, 0.3, 0.9}}});
  return function;
}

double psnrOf(const core::Image& a, const core::Image& b) {
  return -20 * std::log10(std::max(test::rmseOf(a, b), 1e-5));
}

TEST(Match, FindsAFunctionThatMakesThePicture) {
  const auto scene = blobScene();
  const core::Image target = pictureWith(*scene, other(scene->transferFunction), 48, 36);
  const auto result = render::matchPicture(*scene, target, unhurried());
  EXPECT_FALSE(result.stopped);
  EXPECT_GT(result.psnr, result.startPsnr + 10);
  EXPECT_GT(psnrOf(pictureWith(*scene, result.function, 48, 36), target), 36);
  EXPECT_NEAR(psnrOf(pictureWith(*scene, result.function, 48, 36), target), result.psnr, 6);
}

TEST(Match, LeavesWhatIsLockedAsItIs) {
  const auto scene = blobScene();
  const core::Image target = pictureWith(*scene, other(scene->transferFunction), 32, 32);
  MatchOptions options = unhurried();
  options.color = false;
  EXPECT_EQ(render::matchPicture(*scene, target, options).function.colors(), scene->transferFunction.colors());
  options = unhurried();
  options.opacity = false;
  const auto recoloured = render::matchPicture(*scene, target, options).function;
  options = unhurried();
  options.from = 0.5;
  const auto upper = render::matchPicture(*scene, target, options).function;
  EXPECT_EQ(recoloured.modes(), scene->transferFunction.modes());
  EXPECT_NE(recoloured.colors(), scene->transferFunction.colors());
  for (double value = 0; value < 98; value += 4) {
    EXPECT_NEAR(upper.opacity(value), scene->transferFunction.opacity(value), 2e-3) << value;
    for (std::size_t c = 0; c < 3; ++c)
      EXPECT_NEAR(upper.color(value)[c], scene->transferFunction.color(value)[c], 2e-3) << value;
  }
}

TEST(Match, StopsWithTheBestUntilThen) {
  const auto scene = blobScene();
  const core::Image target = pictureWith(*scene, other(scene->transferFunction), 32, 32);
  std::stop_source stop;
  int told = 0;
  const auto result = render::matchPicture(*scene, target, unhurried(), stop.get_token(), [&](const auto& progress) {
    ++told;
    EXPECT_GT(progress.psnr, 0);
    EXPECT_EQ(progress.picture.width, 32);
    stop.request_stop();
  });
  EXPECT_TRUE(result.stopped);
  EXPECT_EQ(told, 1);
}

TEST(Match, TheRegionDecidesWhatCounts) {
  const auto scene = blobScene();
  core::Image target = pictureWith(*scene, other(scene->transferFunction), 48, 48);
  for (int y = 0; y < 48; ++y) {
    for (int x = 0; x < 8; ++x) {
      for (int c = 0; c < 3; ++c) target.pixel(x, y)[c] = 255;  // that no function can make
    }
  }
  MatchOptions options = unhurried();
  options.region = render::regionOfPixels(8, 0, 40, 48, 48, 48);
  const double part = render::matchPicture(*scene, target, options).psnr;
  const double whole = render::matchPicture(*scene, target, unhurried()).psnr;
  EXPECT_GT(part, whole + 10);
}

TEST(Match, RefusesWhatCannotBeMatched) {
  const auto scene = blobScene();
  EXPECT_THROW(render::matchPicture(*scene, core::Image(), unhurried()), core::Error);
  EXPECT_THROW(render::matchPicture(*scene, core::Image(4, 100), unhurried()), core::Error);
  MatchOptions locked = unhurried();
  locked.opacity = locked.color = false;
  EXPECT_THROW(render::matchPicture(*scene, core::Image(32, 32), locked), core::Error);
  MatchOptions nowhere = unhurried();
  nowhere.region.kind = render::PictureRegion::Kind::kRectangle;
  nowhere.region.rectangle = {2, 2, 0.1, 0.1};
  EXPECT_THROW(render::matchPicture(*scene, core::Image(32, 32), nowhere), core::Error);
  const auto constant = test::makeScene(test::makeVolume<std::uint8_t>({8, 8, 8}, [](int x, int, int) { return x; }));
  core::Scene flat = *constant;
  flat.volume = test::makeVolume<std::uint8_t>({8, 8, 8}, [](int, int, int) { return 3; });
  EXPECT_THROW(render::matchPicture(flat, core::Image(32, 32), unhurried()), core::Error);
}

/// A third blob, without which the other two look the same from all around.
std::shared_ptr<core::Scene> lopsidedScene() {
  return test::makeScene(test::makeVolume<std::uint8_t>({32, 32, 32}, [](int x, int y, int z) {
    const double dx = x - 9, dy = y - 23, dz = z - 24;
    return std::min(200.0, test::blobs(32, x, y, z) + 110 * std::exp(-(dx * dx + dy * dy + dz * dz) / 16));
  }));
}

/// Between two viewing directions, degrees.
double angleBetween(const core::Viewpoint& a, const core::Viewpoint& b) {
  double cosine = 0;
  for (int i = 0; i < 3; ++i) cosine += a.back()[i] * b.back()[i];
  return std::acos(std::min(1.0, cosine)) * 180 / std::numbers::pi;
}

TEST(MatchView, FindsTheViewpointOfAKnownFunctionTwentyDegreesAway) {
  const auto scene = lopsidedScene();
  const core::Image target = pictureWith(*scene, scene->transferFunction, 64, 48);
  core::Scene turned = *scene;
  turned.viewpoint.orbit(16, 12);
  turned.viewpoint.setZoom(1.3);
  MatchOptions options = unhurried();
  options.viewpoint = true;
  options.opacity = options.color = false;
  const auto result = render::matchPicture(turned, target, options);
  EXPECT_LT(angleBetween(result.viewpoint, scene->viewpoint), 2);
  EXPECT_NEAR(result.viewpoint.zoom(), 1.5, 0.03);
  EXPECT_GT(result.psnr, result.startPsnr + 10);
  EXPECT_TRUE(result.function == scene->transferFunction) << "locked";
}

TEST(MatchView, FindsARolledAndCloseViewpointFromTheOtherSide) {
  const auto scene = lopsidedScene();
  core::Scene seen = *scene;
  seen.viewpoint = core::Viewpoint::fromAngles({70, 250, 65, 2.1});
  const core::Image target = pictureWith(seen, scene->transferFunction, 64, 48);
  ASSERT_GT(angleBetween(seen.viewpoint, scene->viewpoint), 60);
  MatchOptions options = unhurried();
  options.viewpoint = true;
  options.opacity = options.color = false;
  const auto found = render::matchPicture(*scene, target, options).viewpoint;
  EXPECT_LT(angleBetween(found, seen.viewpoint), 2);
  EXPECT_NEAR(found.angles().roll, 65, 3);
  EXPECT_NEAR(found.zoom(), 2.1, 0.05);
}

TEST(MatchView, FindsViewpointAndFunctionFromAnywhere) {
  const auto scene = lopsidedScene();
  const core::Image target = pictureWith(*scene, other(scene->transferFunction), 64, 64);
  core::Scene elsewhere = *scene;
  elsewhere.viewpoint = core::Viewpoint::fromAngles({120, 200, 40, 1});
  ASSERT_GT(angleBetween(elsewhere.viewpoint, scene->viewpoint), 60);
  MatchOptions options = unhurried();
  options.viewpoint = true;
  const auto result = render::matchPicture(elsewhere, target, options);
  EXPECT_LT(angleBetween(result.viewpoint, scene->viewpoint), 5);
  elsewhere.viewpoint = result.viewpoint;
  EXPECT_GT(psnrOf(pictureWith(elsewhere, result.function, 64, 64), target), 30);
}

TEST(MatchView, IsLeftAloneUnlessSearchedForAndStopsWhileItIs) {
  const auto scene = lopsidedScene();
  const core::Image target = pictureWith(*scene, other(scene->transferFunction), 32, 32);
  core::Scene turned = *scene;
  turned.viewpoint.orbit(20, 0);
  EXPECT_EQ(render::matchPicture(turned, target, unhurried()).viewpoint, turned.viewpoint);
  MatchOptions options = unhurried();
  options.viewpoint = true;
  std::stop_source stop;
  int told = 0;
  const auto result = render::matchPicture(turned, target, options, stop.get_token(), [&](const auto& progress) {
    ++told;
    EXPECT_GT(progress.psnr, 0);
    stop.request_stop();
  });
  EXPECT_TRUE(result.stopped);
  EXPECT_EQ(told, 1);
}

TEST(MatchTarget, TransparentPicturesAreLaidOverTheBackground) {
  core::Image picture(8, 8);
  picture.pixel(0, 0)[0] = 200;
  picture.pixel(0, 0)[3] = 255;
  const core::Rgb grey{0.5, 0.5, 0.5};
  const core::Image over = render::matchTarget(picture, false, grey);
  EXPECT_EQ(over.pixel(0, 0)[0], 200);
  EXPECT_EQ(over.pixel(1, 0)[0], 128);
  EXPECT_EQ(over.pixel(1, 0)[3], 255);
  EXPECT_EQ(render::matchTarget(picture, true, grey).pixel(1, 0)[0], 0) << "composed when it was saved";
}

}  // namespace
}  // namespace twinray
