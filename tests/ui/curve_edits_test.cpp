#include "ui/transferfunction/curve_edits.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "core/transfer_function_files.h"
#include "ui/transferfunction/color_maps.h"
#include "ui/transferfunction/mode_fit.h"
#include "ui/transferfunction/value_axis.h"

namespace twinray::ui {
namespace {

using core::ColorNode;
using core::OpacityPoint;
using core::TransferFunction;

TransferFunction modes() {
  TransferFunction tf(0, 200);
  tf.setModes({{50, 10, 0.4}, {120, 20, 0.8}});
  tf.setColors({{0, {0, 0, 0}}, {100, {1, 0, 0}}, {200, {1, 1, 0}}});
  return tf;
}

TransferFunction points() {
  TransferFunction tf(0, 200);
  tf.setPoints({{0, 0.1}, {50, 0.5}, {50, 0.2}, {150, 0.9}, {200, 0.3}});
  tf.setColors({{0, {0, 0, 0}}, {100, {1, 0, 0}}, {200, {1, 1, 0}}});
  return tf;
}

double largestDifference(const TransferFunction& a, const TransferFunction& b) {
  const auto x = a.sampleOpacity(256);
  const auto y = b.sampleOpacity(256);
  double worst = 0;
  for (std::size_t i = 0; i < x.size(); ++i) worst = std::max(worst, std::abs(x[i] - y[i]));
  return worst;
}

TEST(CurveEdits, ShiftMovesTheCurveAndTheColours) {
  for (const TransferFunction& tf : {modes(), points()}) {
    const TransferFunction moved = shifted(tf, 20);
    EXPECT_EQ(moved.opacityKind(), tf.opacityKind());
    for (const double value : {25.0, 69.0, 71.0, 90.0, 140.0, 199.0}) {
      EXPECT_NEAR(moved.opacity(value), tf.opacity(value - 20), 1e-12) << value;
      for (int c = 0; c < 3; ++c) EXPECT_NEAR(moved.color(value)[c], tf.color(value - 20)[c], 1e-12) << value;
    }
  }
}

TEST(CurveEdits, ShiftedPointsAreCutAtTheEndsOfTheRange) {
  const TransferFunction moved = shifted(points(), 80);
  EXPECT_EQ(moved.points().front().value, 0);
  EXPECT_EQ(moved.points().back().value, 200);
  // 200 was at 120, between (50, 0.2) and (150, 0.9): 0.2 + 0.7 * 70 / 100.
  EXPECT_NEAR(moved.points().back().opacity, 0.69, 1e-12);
  EXPECT_EQ(moved.points().front().opacity, 0.1);
}

TEST(CurveEdits, ModesStopTogetherAtTheEndOfTheRange) {
  const TransferFunction moved = shifted(modes(), 500);
  ASSERT_EQ(moved.modes().size(), 2u);
  EXPECT_DOUBLE_EQ(moved.modes()[1].mean, 200);
  EXPECT_DOUBLE_EQ(moved.modes()[0].mean, 130);
}

TEST(CurveEdits, ScaleStretchesAboutTheCentre) {
  for (const TransferFunction& tf : {modes(), points()}) {
    const TransferFunction wide = scaled(tf, 1.5, 100);
    for (const double value : {10.0, 60.0, 100.0, 130.0, 190.0}) {
      EXPECT_NEAR(wide.opacity(value), tf.opacity(100 + (value - 100) / 1.5), 1e-12) << value;
    }
  }
}

TEST(CurveEdits, FlipMirrorsStepsToo) {
  const TransferFunction flippedPoints = flipped(points());
  const std::vector<OpacityPoint> expected{{0, 0.3}, {50, 0.9}, {150, 0.2}, {150, 0.5}, {200, 0.1}};
  EXPECT_EQ(flippedPoints.points(), expected);
  EXPECT_EQ(flipped(flippedPoints), points());
  const std::vector<ColorNode> colors{{0, {1, 1, 0}}, {100, {1, 0, 0}}, {200, {0, 0, 0}}};
  EXPECT_EQ(flippedPoints.colors(), colors);
  EXPECT_EQ(flipped(modes()).modes()[0].mean, 150);
}

TEST(CurveEdits, InvertIsOneMinusOpacity) {
  for (const TransferFunction& tf : {modes(), points()}) {
    const auto before = tf.sampleOpacity(256);
    const auto after = inverted(tf).sampleOpacity(256);
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_NEAR(after[i], 1 - before[i], 1.0 / 255);
  }
}

TEST(CurveEdits, AnotherRangeKeepsValuesWhereTheyOverlap) {
  const TransferFunction cut = fitted(points(), 20, 300);
  EXPECT_EQ(cut.minimum(), 20);
  EXPECT_EQ(cut.maximum(), 300);
  for (const double value : {20.0, 49.0, 51.0, 100.0, 180.0})
    EXPECT_NEAR(cut.opacity(value), points().opacity(value), 1e-12);
  const TransferFunction elsewhere = fitted(points(), 1000, 2000);
  EXPECT_NEAR(elsewhere.opacity(1500), points().opacity(100), 1e-12);
}

TEST(CurveEdits, MovedPointsStopAtTheirNeighboursAndEndsKeepTheirValue) {
  const TransferFunction tf = points();
  auto moved = movedPoints(tf, {3}, -500, 0, OpacityScale::kLinear);
  EXPECT_EQ(moved[3], (OpacityPoint{50, 0.9}));
  moved = movedPoints(tf, {0, 1}, 10, 0.25, OpacityScale::kLinear);
  EXPECT_EQ(moved[0], (OpacityPoint{0, 0.35}));
  // (50, 0.2) stands at the same value and is not moved: no way to the right.
  EXPECT_EQ(moved[1], (OpacityPoint{50, 0.75}));
  moved = movedPoints(tf, {1, 2}, 10, 0, OpacityScale::kLinear);
  EXPECT_EQ(moved[1].value, 60);
  EXPECT_EQ(moved[2].value, 60);
  // On the square-root axis 0.25 is at half height; a rise by 0.1 leads to 0.6^2.
  TransferFunction root(0, 1);
  root.setPoints({{0, 0}, {0.5, 0.25}, {1, 1}});
  EXPECT_NEAR(movedPoints(root, {1}, 0, 0.1, OpacityScale::kSquareRoot)[1].opacity, 0.36, 1e-12);
}

TEST(ModeFit, FindsTheModesThatMadeTheCurve) {
  TransferFunction tf = modes();
  const auto truth = tf.modes();
  tf.setPoints(tf.modesAsPoints());
  const ModeFit fit = fitModes(tf);
  ASSERT_EQ(fit.modes.size(), truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) {
    EXPECT_NEAR(fit.modes[i].mean, truth[i].mean, 0.2);
    EXPECT_NEAR(fit.modes[i].sigma, truth[i].sigma, 0.2);
    EXPECT_NEAR(fit.modes[i].amplitude, truth[i].amplitude, 0.005);
  }
  TransferFunction again(0, 200);
  again.setModes(fit.modes);
  EXPECT_NEAR(largestDifference(again, tf), fit.largestError, 1e-9);
  EXPECT_LT(fit.largestError, 1.0 / 255);
}

TEST(ModeFit, ComesNearToARampAndToNothing) {
  TransferFunction ramp(-1000, 3000);
  ramp.setPoints({{-1000, 0}, {0, 0}, {3000, 1}});
  const ModeFit fit = fitModes(ramp);
  EXPECT_LE(fit.modes.size(), 5u);
  EXPECT_LT(fit.largestError, 0.03);
  TransferFunction nothing(0, 1);
  nothing.setPoints({{0, 0}, {1, 0}});
  EXPECT_TRUE(fitModes(nothing).modes.empty());
}

TEST(ColorMaps, AgreeWithMatplotlib) {
  // Python 3.11, matplotlib 3.6.3: matplotlib.colormaps[name](i) for i of 32, 77, 128, 180, 220.
  struct Reference {
    const char* name;
    std::array<std::array<double, 3>, 5> rgb;
  };
  const std::vector<Reference> references{{"Viridis",
                                           {{{0.2788, 0.1755, 0.4834},
                                             {0.2049, 0.3757, 0.5535},
                                             {0.1276, 0.5669, 0.5506},
                                             {0.2741, 0.7520, 0.4366},
                                             {0.6369, 0.8565, 0.2166}}}},
                                          {"Cividis",
                                           {{{0.1034, 0.2204, 0.4358},
                                             {0.3133, 0.3431, 0.4251},
                                             {0.4887, 0.4853, 0.4710},
                                             {0.6880, 0.6420, 0.4429},
                                             {0.8535, 0.7755, 0.3565}}}},
                                          {"Inferno",
                                           {{{0.1293, 0.0473, 0.2908},
                                             {0.4225, 0.0925, 0.4327},
                                             {0.7357, 0.2159, 0.3302},
                                             {0.9569, 0.4754, 0.0947},
                                             {0.9800, 0.7668, 0.1664}}}},
                                          {"Magma",
                                           {{{0.1131, 0.0655, 0.2768},
                                             {0.3965, 0.1029, 0.5027},
                                             {0.7164, 0.2150, 0.4753},
                                             {0.9697, 0.4469, 0.3603},
                                             {0.9973, 0.7408, 0.5110}}}}};
  const std::array<int, 5> indices{32, 77, 128, 180, 220};
  for (const Reference& reference : references) {
    const auto found = std::find_if(colorMaps().begin(), colorMaps().end(),
                                    [&](const ColorMap& map) { return map.name == reference.name; });
    ASSERT_NE(found, colorMaps().end());
    TransferFunction tf(0, 255);
    tf.setColors(spread(*found, 0, 255));
    for (std::size_t i = 0; i < indices.size(); ++i) {
      for (int c = 0; c < 3; ++c) {
        EXPECT_NEAR(tf.color(indices[i])[c], reference.rgb[i][c], 3.0 / 255) << reference.name << indices[i];
      }
    }
  }
}

TEST(ValueAxis, TicksAreRoundNumbers) {
  EXPECT_EQ(niceTicks(-1024, 3071, 6), (std::vector<double>{-1000, 0, 1000, 2000, 3000}));
  EXPECT_EQ(niceTicks(0, 255, 6), (std::vector<double>{0, 50, 100, 150, 200, 250}));
  EXPECT_EQ(niceTicks(0, 1, 6), (std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1}));
  EXPECT_TRUE(niceTicks(3, 3, 5).empty());
  EXPECT_EQ(formatValue(-0.00001, 255), "0.0");
  EXPECT_EQ(formatValue(1234.4, 4095), "1234");
  EXPECT_EQ(formatValue(0.12345, 1), "0.123");
}

TEST(ValueAxis, ZoomKeepsTheValueUnderThePointer) {
  ValueAxis axis;
  axis.setRange(-1000, 3000);
  axis.zoom(4, 0);
  EXPECT_DOUBLE_EQ(axis.width(), 1000);
  EXPECT_DOUBLE_EQ((0 - axis.minimum()) / axis.width(), 0.25);
  axis.scroll(-10);
  EXPECT_DOUBLE_EQ(axis.minimum(), -1000);
  EXPECT_DOUBLE_EQ(axis.width(), 1000);
  axis.reveal(500);
  EXPECT_DOUBLE_EQ(axis.maximum(), 500);
  EXPECT_DOUBLE_EQ(axis.width(), 1000);
  axis.zoom(1e-9, 0);
  EXPECT_TRUE(axis.isWhole());
  axis.zoom(1e9, 500);
  EXPECT_DOUBLE_EQ(axis.width(), 4);
}

}  // namespace
}  // namespace twinray::ui
