#include "ui/panes/orientation_cube.h"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace twinray::ui {
namespace {

constexpr std::array kViews{AnatomicalView::kAnterior, AnatomicalView::kPosterior, AnatomicalView::kLeft,
                            AnatomicalView::kRight,    AnatomicalView::kSuperior,  AnatomicalView::kInferior};
constexpr std::array kLetters{'A', 'P', 'L', 'R', 'S', 'I'};

// Index axes to the left, to posterior, to superior; the second to the right, to anterior, to superior (as RAS files
// have it); the third oblique, 30 degrees about the patient's long axis.
const double c = std::sqrt(3.0) / 2;
const std::array<std::array<double, 9>, 3> kDirections{
    {{1, 0, 0, 0, 1, 0, 0, 0, 1}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, {c, -0.5, 0, 0.5, c, 0, 0, 0, 1}}};

TEST(OrientationCube, TheSideOfEachViewFacesTheViewer) {
  for (const auto& direction : kDirections) {
    core::Geometry geometry;
    geometry.direction = direction;
    for (std::size_t i = 0; i < kViews.size(); ++i) {
      const OrientationCube cube(geometry, anatomicalViewpoint(direction, kViews[i]));
      ASSERT_EQ(cube.faces().size(), 1u) << kLetters[i];
      EXPECT_EQ(cube.faces()[0].letter, QChar(kLetters[i]));
      EXPECT_NEAR(cube.faces()[0].facing, 1, 1e-9);
    }
  }
}

// As a radiologist sees a patient from the front: the patient's left is on the right, superior above.
TEST(OrientationCube, FromTheFrontThePatientsLeftIsOnTheRight) {
  for (const auto& direction : kDirections) {
    core::Geometry geometry;
    geometry.direction = direction;
    core::Viewpoint view = anatomicalViewpoint(direction, AnatomicalView::kAnterior);
    view.orbit(30, 30);
    const OrientationCube cube(geometry, view);
    ASSERT_EQ(cube.faces().size(), 3u);
    EXPECT_EQ(cube.faces().back().letter, QChar('A')) << "the most frontal one is painted last";
    for (const auto& face : cube.faces()) {
      const QPointF centre = face.outline.boundingRect().center();
      if (face.letter == QChar('L')) {
        EXPECT_GT(centre.x(), 0.2);
      }
      if (face.letter == QChar('S')) {
        EXPECT_LT(centre.y(), -0.2);
      }
      EXPECT_NE(face.letter, QChar('R'));
      EXPECT_NE(face.letter, QChar('I'));
      EXPECT_NE(face.letter, QChar('P'));
    }
  }
}

TEST(OrientationCube, AClickFindsTheSide) {
  core::Geometry geometry;
  core::Viewpoint view = anatomicalViewpoint(kDirections[0], AnatomicalView::kAnterior);
  view.orbit(30, 30);
  const OrientationCube cube(geometry, view);
  const QRectF area(100, 50, 40, 40);
  for (const auto& face : cube.faces()) {
    const QPointF centre = face.outline.boundingRect().center();
    EXPECT_EQ(cube.sideAt(area.center() + 20 * centre, area), face.side);
  }
  EXPECT_FALSE(cube.sideAt(area.topLeft(), area));
}

}  // namespace
}  // namespace twinray::ui
