// What values matter, where, and what tissue is made of.
#include "render/inverse/sensitivity.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "core/dataset/npy.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "render/inverse/overlay.h"
#include "render/inverse/painted_sensitivity.h"
#include "render/inverse/picking.h"
#include "tests/render/scenes.h"
#include "tests/temporary_folder.h"

namespace twinray {
namespace {

using render::DifferentiableGuide;
using render::PictureRegion;
using render::Sensitive;

/// Two boxes side by side, of 100 (left in the picture) and 200 (right), in zeros, seen from the front.
std::shared_ptr<core::Scene> twoBoxes() {
  const auto volume = test::makeVolume<std::uint8_t>({40, 20, 20}, [](int x, int y, int z) {
    const bool inside = y > 4 && y < 15 && z > 4 && z < 15;
    return inside && x > 4 && x < 16 ? 100 : inside && x > 24 && x < 36 ? 200 : x == 0 && y == 0 && z == 0 ? 255 : 0;
  });
  auto scene = test::frontScene(volume);
  core::TransferFunction tf(0, 255);
  tf.setModes({{100, 20, 0.1}, {200, 20, 0.1}});
  tf.setColors({{0, {1, 1, 1}}});
  scene->transferFunction = tf;
  return scene;
}

double sumOf(const std::vector<double>& values, int from, int to) {
  return std::accumulate(values.begin() + from, values.begin() + to, 0.0);
}

class SensitivityOfBoxes : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(guide_.place(*scene_, 64, 32)); }

  std::shared_ptr<core::Scene> scene_ = twoBoxes();
  DifferentiableGuide guide_{2};
};

TEST_F(SensitivityOfBoxes, IsTheDerivativeOfTheNorm) {
  const auto& tf = scene_->transferFunction;
  const auto found = render::sensitivityOf(guide_, tf, {});
  ASSERT_TRUE(found);
  // By raising both modes by a little, which the samples of the curve follow.
  const double step = 1e-4;
  core::TransferFunction more = tf;
  more.setModes({{100, 20, 0.1 + step}, {200, 20, 0.1}});
  const double difference = (render::sensitivityOf(guide_, more, {})->norm - found->norm) / step;
  double expected = 0;
  for (int i = 0; i < 256; ++i) {
    const double x = found->derivative.scalarAt(i);
    expected += found->derivative.opacity[i] * std::exp(-(x - 100) * (x - 100) / 400);
  }
  EXPECT_GT(difference, 0.01);
  EXPECT_NEAR(expected, difference, 2e-3 * difference);
}

TEST_F(SensitivityOfBoxes, OfARegionIsThatOfWhatIsThere) {
  const auto& tf = scene_->transferFunction;
  const auto left = render::sensitivityOf(guide_, tf, render::regionOfPixels(0, 0, 30, 32, 64, 32));
  const auto right = render::sensitivityOf(guide_, tf, render::regionOfPixels(34, 0, 30, 32, 64, 32));
  ASSERT_TRUE(left && right);
  EXPECT_GT(sumOf(left->derivative.opacity, 95, 106), 0.1);
  EXPECT_NEAR(sumOf(left->derivative.opacity, 190, 211), 0, 1e-12);
  EXPECT_GT(sumOf(right->derivative.opacity, 195, 206), 0.1);
}

TEST_F(SensitivityOfBoxes, MapShowsWhereABandMatters) {
  const auto map = render::whereItMatters(guide_, scene_->transferFunction, Sensitive::kOpacity, {{200, 10}});
  ASSERT_TRUE(map);
  ASSERT_EQ(map->width, 64);
  ASSERT_EQ(map->height, 32);
  double left = 0, right = 0;
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 64; ++x) (x < 32 ? left : right) += double(map->data[std::size_t(y) * 64 + x]);
  }
  EXPECT_GT(right, 10);
  EXPECT_LT(left, 0.01 * right);
  const core::Plane blocks = render::inBlocks(*map);
  EXPECT_EQ(blocks.width, 16);
  EXPECT_EQ(blocks.height, 8);
  const double mean = std::accumulate(map->data.begin(), map->data.end(), 0.0) / (64 * 32);
  EXPECT_NEAR(std::accumulate(blocks.data.begin(), blocks.data.end(), 0.0) / (16 * 8), mean, 1e-6);
}

TEST_F(SensitivityOfBoxes, ABandWeighsValuesAsItSays) {
  const auto& tf = scene_->transferFunction;
  const auto map = render::whereItMatters(guide_, tf, Sensitive::kOpacity, {{190, 25}});
  ASSERT_TRUE(map);
  render::TransferSamples direction(tf);
  for (int i = 0; i < 256; ++i) {
    const double x = direction.scalarAt(i);
    direction.opacity[std::size_t(i)] = std::exp(-(x - 190) * (x - 190) / (25.0 * 25));
    direction.color[std::size_t(i)] = {0, 0, 0};
  }
  render::GuidePicture change;
  ASSERT_TRUE(guide_.change(guide_.tableOf(tf), guide_.tableOf(direction), {}, change));
  for (std::size_t i = 0; i < change.pixels.size(); ++i) {
    const auto& p = change.pixels[i];
    ASSERT_NEAR(double(map->data[i]), std::sqrt((p[0] * p[0] + p[1] * p[1] + p[2] * p[2]) / 3), 1e-6);
  }
}

TEST_F(SensitivityOfBoxes, ColoursMatterOnlyWhereTheyAreSeen) {
  const auto found = render::sensitivityOf(guide_, scene_->transferFunction, {});
  ASSERT_TRUE(found);
  EXPECT_GT(found->derivative.color[100][1], 1e-3);
  EXPECT_LT(found->derivative.color[0][0], 1e-9);
  const auto map = render::whereItMatters(guide_, scene_->transferFunction, Sensitive::kColor, {{0, 1}});
  ASSERT_TRUE(map);
  EXPECT_NEAR(render::strongest(*map), 0, 1e-9);
}

TEST_F(SensitivityOfBoxes, PickedTissueIsItsValues) {
  PictureRegion dab;
  dab.kind = PictureRegion::Kind::kBrush;
  dab.dabs = {{0.75, 0.5}};
  dab.radius = 0.05;
  // The right box is nearer to the right edge: its middle in the picture, by the opacity of the whole.
  render::GuidePicture picture;
  ASSERT_TRUE(guide_.picture(guide_.tableOf(scene_->transferFunction), {}, picture));
  double sum = 0, at = 0;
  for (int x = 32; x < 64; ++x) {
    sum += picture.pixels[16 * 64 + std::size_t(x)][3];
    at += (x + 0.5) * picture.pixels[16 * 64 + std::size_t(x)][3];
  }
  dab.dabs[0][0] = at / sum / 64;
  const auto parts = render::compositionOf(guide_, scene_->transferFunction, dab);
  ASSERT_TRUE(parts);
  EXPECT_NEAR(std::accumulate(parts->begin(), parts->end(), 0.0), 1, 1e-9);
  EXPECT_GT(sumOf(*parts, 195, 206), 0.8);

  const auto& tf = scene_->transferFunction;
  const auto hidden = render::edited(tf, *parts, render::PickEdit::kHide);
  EXPECT_LT(hidden.opacity(200), 0.001);
  EXPECT_LT(hidden.opacity(193), 0.003) << "what is near is of the same tissue";
  EXPECT_NEAR(hidden.opacity(100), 0.1, 0.003);
  const auto only = render::edited(tf, *parts, render::PickEdit::kOnly);
  EXPECT_NEAR(only.opacity(200), 0.1, 0.003);
  EXPECT_LT(only.opacity(100), 0.001);
  const auto more = render::edited(tf, *parts, render::PickEdit::kShowMore);
  EXPECT_GT(more.opacity(200), 0.15);
  EXPECT_NEAR(more.opacity(100), 0.1, 0.003);
  EXPECT_EQ(more.colors(), tf.colors());
}

TEST_F(SensitivityOfBoxes, NothingSeenIsNothingPickedAndNothingChanged) {
  core::TransferFunction nothing(0, 255);
  const auto parts = render::compositionOf(guide_, nothing, {});
  ASSERT_TRUE(parts);
  for (const double part : *parts) EXPECT_EQ(part, 0);
  EXPECT_EQ(render::edited(nothing, *parts, render::PickEdit::kShowMore), nothing);
  const auto found = render::sensitivityOf(guide_, nothing, {});
  ASSERT_TRUE(found);
  for (const double d : found->derivative.opacity) EXPECT_TRUE(std::isfinite(d));
  EXPECT_GT(sumOf(found->derivative.opacity, 95, 106), 0.003) << "what is transparent would be seen if it were not";
}

TEST_F(SensitivityOfBoxes, ABlackPictureHasNoDerivative) {
  scene_->background = {0, 0, 0};
  scene_->transferFunction.setColors({{0, {0, 0, 0}}});
  ASSERT_TRUE(guide_.place(*scene_, 64, 32));
  const auto found = render::sensitivityOf(guide_, scene_->transferFunction, {});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->norm, 0);
  for (const double d : found->derivative.opacity) EXPECT_EQ(d, 0);
}

TEST_F(SensitivityOfBoxes, FilesHoldTheCurve) {
  const test::TemporaryFolder folder;
  const auto found = render::sensitivityOf(guide_, scene_->transferFunction, {});
  render::writeSensitivityNpy(folder / "s.npy", *found);
  const core::NpyArray array = core::readNpy(folder / "s.npy");
  ASSERT_EQ(array.shape, (std::vector<std::size_t>{256, 5}));
  EXPECT_EQ(array.values[100 * 5], found->derivative.scalarAt(100));
  EXPECT_EQ(array.values[100 * 5 + 1], found->derivative.opacity[100]);
  EXPECT_EQ(array.values[100 * 5 + 4], found->derivative.color[100][2]);
  render::writeSensitivityCsv(folder / "s.csv", *found);
  const std::string text = core::readTextFile(folder / "s.csv");
  EXPECT_TRUE(text.starts_with("value,opacity,red,green,blue\n0,"));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 257);
}

TEST_F(SensitivityOfBoxes, FilesHoldWhatWentThroughANetwork) {
  const test::TemporaryFolder folder;
  const auto found = render::sensitivityOf(guide_, scene_->transferFunction, {});
  render::PaintedSensitivity painted{0.5, std::vector<double>(256), std::vector<double>(256), std::vector<double>(256)};
  painted.told[100] = 0.25;
  painted.seen[100] = 0.5;
  painted.original[100] = 0.125;
  render::writeSensitivityNpy(folder / "s.npy", *found, &painted);
  const core::NpyArray array = core::readNpy(folder / "s.npy");
  ASSERT_EQ(array.shape, (std::vector<std::size_t>{256, 7}));
  EXPECT_EQ(array.values[100 * 7 + 1], found->derivative.opacity[100]);
  EXPECT_EQ(array.values[100 * 7 + 5], 0.75);
  EXPECT_EQ(array.values[100 * 7 + 6], 0.125);
  render::writeSensitivityCsv(folder / "s.csv", *found, &painted);
  const std::string text = core::readTextFile(folder / "s.csv");
  EXPECT_TRUE(text.starts_with("value,opacity,red,green,blue,network,tfgan\n0,"));
  EXPECT_NE(text.find(",0.75,0.125\n"), std::string::npos);
}

TEST(PictureRegion, OutsideThePictureIsRefused) {
  EXPECT_THROW(render::regionOfPixels(50, 0, 20, 10, 64, 32), core::Error);
  EXPECT_THROW(render::regionOfPixels(-1, 0, 20, 10, 64, 32), core::Error);
  EXPECT_THROW(render::regionOfPixels(0, 0, 0, 10, 64, 32), core::Error);
  EXPECT_NO_THROW(render::regionOfPixels(0, 0, 64, 32, 64, 32));
}

TEST(PictureRegion, IsTheSamePartAtEverySize) {
  const PictureRegion region = render::regionOfPixels(16, 8, 32, 16, 64, 32);
  for (const int scale : {1, 2, 3}) {
    const auto weights = render::pixelWeights(region, 64 * scale, 32 * scale);
    EXPECT_EQ(std::accumulate(weights.begin(), weights.end(), 0.0), 32 * 16 * scale * scale);
    EXPECT_EQ(weights[std::size_t(8 * scale) * 64 * scale + 16 * scale], 1);
    EXPECT_EQ(weights[std::size_t(8 * scale) * 64 * scale + 16 * scale - 1], 0);
  }
  PictureRegion dab;
  dab.kind = PictureRegion::Kind::kBrush;
  dab.dabs = {{0.51, 0.51}};
  dab.radius = 0.001;
  const auto one = render::pixelWeights(dab, 10, 10);
  EXPECT_EQ(std::accumulate(one.begin(), one.end(), 0.0), 1) << "smaller than a pixel";
  EXPECT_EQ(one[55], 1);
  dab.dabs = {{-3, 0.5}};
  const auto none = render::pixelWeights(dab, 10, 10);
  EXPECT_EQ(std::accumulate(none.begin(), none.end(), 0.0), 0) << "outside";
}

TEST(Overlay, HasItsStrongestWhereThePlaneHas) {
  core::Image grey(8, 4);
  std::fill(grey.data.begin(), grey.data.end(), std::uint8_t(100));
  core::Plane plane{1, 2, 4, {0, 0, 0, 0, 0, 0, 0, 2}};
  const core::Image over = render::drawOver(grey, plane, 2);
  EXPECT_EQ(over.pixel(0, 0)[0], 100);
  // Inferno's last colour (252, 255, 164) at 85 % over grey.
  EXPECT_NEAR(over.pixel(7, 3)[0], 0.85 * 252 + 0.15 * 100, 2);
  EXPECT_NEAR(over.pixel(7, 3)[2], 0.85 * 164 + 0.15 * 100, 2);
  EXPECT_EQ(render::drawOver(grey, plane, 0).pixel(7, 3)[0], 100);
}

}  // namespace
}  // namespace twinray
