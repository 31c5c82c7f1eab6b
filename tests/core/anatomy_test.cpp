#include "core/anatomy.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/prediction_mark.h"

namespace twinray::core {
namespace {

using Vector = std::array<double, 3>;

void expectNear(const Vector& actual, const Vector& expected) {
  for (int i = 0; i < 3; ++i) EXPECT_NEAR(actual[i], expected[i], 1e-12) << "component " << i;
}

Geometry withDirection(const std::array<double, 9>& direction) {
  Geometry geometry;
  geometry.dimensions = {10, 10, 10};
  geometry.direction = direction;
  return geometry;
}

TEST(Anatomy, IndexAxesThatRunLpsShowPatientAxesUnchanged) {
  const Geometry geometry = withDirection({1, 0, 0, 0, 1, 0, 0, 0, 1});
  expectNear(worldFromPatient(geometry, {0.1, 0.2, 0.3}), {0.1, 0.2, 0.3});
}

TEST(Anatomy, FromTheFrontThePatientsLeftIsOnTheViewersRight) {
  // The usual NIfTI axes (RAS) in LPS terms, and axes that run sagittally (first index to posterior).
  for (const auto& direction :
       {std::array<double, 9>{-1, 0, 0, 0, -1, 0, 0, 0, 1}, std::array<double, 9>{0, 0, 1, 1, 0, 0, 0, 1, 0}}) {
    const Geometry geometry = withDirection(direction);
    const Viewpoint front = viewpointFrom(geometry, {0, -1, 0});
    expectNear(front.right(), worldFromPatient(geometry, {1, 0, 0}));
    expectNear(front.up(), worldFromPatient(geometry, {0, 0, 1}));
    expectNear(front.back(), worldFromPatient(geometry, {0, -1, 0}));
  }
}

TEST(Anatomy, ObliqueAxesTurnTheCameraWithThePatient) {
  // 30 degrees about the superior axis.
  const double c = std::sqrt(3.0) / 2;
  const double s = 0.5;
  const Geometry geometry = withDirection({c, -s, 0, s, c, 0, 0, 0, 1});
  expectNear(viewpointFrom(geometry, {0, -1, 0}).back(), {-s, -c, 0});
}

TEST(Anatomy, FromAboveAnteriorIsUp) {
  const Geometry geometry = withDirection({1, 0, 0, 0, 1, 0, 0, 0, 1});
  const Viewpoint above = viewpointFrom(geometry, {0, 0, 1});
  expectNear(above.up(), {0, -1, 0});
  expectNear(above.back(), {0, 0, 1});
  // Seen from above with the face up, the patient's left is on the viewer's left.
  expectNear(above.right(), {-1, 0, 0});
}

TEST(PredictionMark, ChangesTheLowerRightCornerOnly) {
  Image image(256, 256);
  drawPredictionMark(image);
  int marked = 0;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const bool changed = image.pixel(x, y)[0] != 0;
      marked += changed;
      EXPECT_TRUE(!changed || (y > 240 && x > 180)) << x << "," << y;
    }
  }
  EXPECT_GT(marked, 500);
}

TEST(PredictionMark, GrowsWithThePictureAndSparesTinyOnes) {
  Image large(1280, 960);
  drawPredictionMark(large);
  EXPECT_NE(large.pixel(1279, 930)[0], 0);
  Image tiny(60, 60);
  const Image before = tiny;
  drawPredictionMark(tiny);
  EXPECT_EQ(tiny, before);
}

}  // namespace
}  // namespace twinray::core
