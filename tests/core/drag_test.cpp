#include "core/sampling/drag.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/core/ball_volume.h"

namespace twinray::core {
namespace {

Scene sceneWithModes() {
  Scene scene;
  scene.volume = ballVolume();
  scene.transferFunction = TransferFunction(0, 100);
  scene.transferFunction.setModes({{20, 5, 0.5}, {90, 5, 0.5}});
  scene.transferFunction.setColors({{0, {0, 0, 0}}, {30, {1, 0, 0}}, {100, {1, 1, 1}}});
  scene.viewpoint.setZoom(2);
  return scene;
}

TEST(Drag, AModeMovesAFifthOfTheRangeASecond) {
  const Scene start = sceneWithModes();
  EXPECT_DOUBLE_EQ(dragged(start, {DragKind::kTf, 0, 1}, 0.5).transferFunction.modes()[0].mean, 30);
  EXPECT_DOUBLE_EQ(dragged(start, {DragKind::kTf, 0, -1}, 0.5).transferFunction.modes()[0].mean, 10);
  EXPECT_DOUBLE_EQ(dragged(start, {DragKind::kTf, 0, 1}, 0.5).transferFunction.modes()[1].mean, 90);
}

// 90 + 20 = 110 lies 10 beyond the end; 20 - 40 = -20 lies 20 beyond the other.
TEST(Drag, AModeTurnsRoundAtTheEndsOfTheRange) {
  const Scene start = sceneWithModes();
  EXPECT_NEAR(dragged(start, {DragKind::kTf, 1, 1}, 1).transferFunction.modes()[1].mean, 90, 1e-9);
  EXPECT_NEAR(dragged(start, {DragKind::kTf, 1, 1}, 0.75).transferFunction.modes()[1].mean, 95, 1e-9);
  EXPECT_NEAR(dragged(start, {DragKind::kTf, 0, -1}, 2).transferFunction.modes()[0].mean, 20, 1e-9);
}

TEST(Drag, AColourNodeMovesAndStaysItself) {
  const Scene scene = dragged(sceneWithModes(), {DragKind::kColor, 1, 1}, 1);
  EXPECT_EQ(scene.transferFunction.modes(), sceneWithModes().transferFunction.modes());
  EXPECT_EQ(scene.transferFunction.colors()[1], (ColorNode{50, {1, 0, 0}}));
}

TEST(Drag, AnOrbitTurnsThirtyDegreesASecond) {
  const Scene start = sceneWithModes();
  const Scene turned = dragged(start, {DragKind::kOrbit, 0, 1}, 2);
  const auto before = start.viewpoint.back(), after = turned.viewpoint.back();
  const double cosine = before[0] * after[0] + before[1] * after[1] + before[2] * after[2];
  EXPECT_NEAR(std::acos(cosine) * 180 / std::numbers::pi, 60, 1e-9);
  EXPECT_NEAR(turned.viewpoint.up()[1], start.viewpoint.up()[1], 1e-12) << "about the camera's up";
  const auto right = start.viewpoint.right();
  EXPECT_GT(after[0] * right[0] + after[1] * right[1] + after[2] * right[2], 0) << "to the right";
}

TEST(Drag, AZoomGrowsByAHalfASecond) {
  EXPECT_NEAR(dragged(sceneWithModes(), {DragKind::kZoom, 0, 1}, 2).viewpoint.zoom(), 2 * 2.25, 1e-12);
  EXPECT_NEAR(dragged(sceneWithModes(), {DragKind::kZoom, 0, -1}, 1).viewpoint.zoom(), 2 / 1.5, 1e-12);
}

TEST(Drag, ControlPointsMoveTogetherButTheEndsStay) {
  Scene start = sceneWithModes();
  start.transferFunction.setPoints({{0, 0}, {40, 0}, {60, 1}, {100, 1}});
  const auto points = dragged(start, {DragKind::kTf, 0, 1}, 0.5).transferFunction.points();
  EXPECT_EQ(points, (std::vector<OpacityPoint>{{0, 0}, {50, 0}, {70, 1}, {100, 1}}));
}

TEST(Drag, AnElementThatIsNotThereIsAnError) {
  EXPECT_THROW(dragged(sceneWithModes(), {DragKind::kTf, 2, 1}, 1), Error);
  EXPECT_THROW(dragged(sceneWithModes(), {DragKind::kColor, 3, 1}, 1), Error);
}

TEST(Drag, NamesGoBothWays) {
  for (const DragKind kind : kDragKinds) EXPECT_EQ(dragKindFromName(nameOf(kind)), kind);
  EXPECT_THROW(dragKindFromName("pan"), Error);
}

TEST(RecordedDrag, IsAPureFunctionOfItsArguments) {
  const auto volume = ballVolume();
  for (const DragKind kind : kDragKinds) {
    const RecordedDrag a(volume, 5, kind, 3), b(ballVolume(), 5, kind, 3), other(volume, 5, kind, 4),
        seed(volume, 6, kind, 3);
    for (const int tick : {0, 17, kDragTicks}) {
      EXPECT_EQ(a.scene(tick)->transferFunction, b.scene(tick)->transferFunction);
      EXPECT_EQ(a.scene(tick)->viewpoint, b.scene(tick)->viewpoint);
      EXPECT_EQ(a.scene(tick)->revision, std::uint64_t(tick));
    }
    EXPECT_NE(a.scene(0)->viewpoint, other.scene(0)->viewpoint);
    EXPECT_NE(a.scene(0)->viewpoint, seed.scene(0)->viewpoint);
  }
}

TEST(RecordedDrag, EachKindChangesWhatItNames) {
  const auto volume = ballVolume();
  for (std::uint64_t index = 0; index < 20; ++index) {
    for (const DragKind kind : kDragKinds) {
      const RecordedDrag drag(volume, 1, kind, index);
      const auto first = drag.scene(0), last = drag.scene(10);
      const TransferFunction &a = first->transferFunction, &b = last->transferFunction;
      EXPECT_EQ(a.modes() != b.modes(), kind == DragKind::kTf);
      EXPECT_EQ(a.colors() != b.colors(), kind == DragKind::kColor);
      EXPECT_EQ(first->viewpoint.zoom() != last->viewpoint.zoom(), kind == DragKind::kZoom);
      EXPECT_EQ(first->viewpoint.orientation() != last->viewpoint.orientation(), kind == DragKind::kOrbit);
      EXPECT_EQ(first->volume, last->volume);
    }
  }
}

TEST(RecordedDrag, TheModeGoesTowardsTheFartherEnd) {
  const auto volume = ballVolume();
  std::set<double> directions;
  for (std::uint64_t index = 0; index < 40; ++index) {
    const RecordedDrag drag(volume, 1, DragKind::kTf, index);
    const TransferFunction tf = drag.scene(0)->transferFunction;
    const double mean = tf.modes()[drag.drag().element].mean;
    const double toLeft = mean - tf.minimum(), toRight = tf.maximum() - mean;
    EXPECT_EQ(drag.drag().direction, toLeft > toRight ? -1 : 1);
    directions.insert(drag.drag().direction);
  }
  EXPECT_EQ(directions.size(), 2u);
}

// Without a histogram's help: counts voxels of the ball under each mode's curve one by one.
TEST(RecordedDrag, TheModeThatCoversMostVoxelsMoves) {
  const auto volume = ballVolume();
  const auto* voxels = static_cast<const std::int16_t*>(volume->voxels());
  int several = 0;
  for (std::uint64_t index = 0; index < 30; ++index) {
    const RecordedDrag drag(volume, 2, DragKind::kTf, index);
    const auto modes = drag.scene(0)->transferFunction.modes();
    if (modes.size() < 2) continue;
    std::vector<double> covered;
    for (const auto& mode : modes) {
      double sum = 0;
      for (std::size_t i = 0; i < volume->geometry().voxelCount(); ++i) {
        if (voxels[i] == 0) continue;
        const double d = (voxels[i] - mode.mean) / mode.sigma;
        sum += std::exp(-d * d);
      }
      covered.push_back(sum);
    }
    ++several;
    const double most = *std::max_element(covered.begin(), covered.end());
    EXPECT_GE(covered[drag.drag().element], 0.95 * most) << index;
  }
  EXPECT_GT(several, 10);
}

TEST(RandomDrag, AnyKindAnyElementEitherDirection) {
  const Scene start = sceneWithModes();
  std::set<std::tuple<DragKind, std::size_t, double>> seen;
  for (std::uint64_t index = 0; index < 500; ++index) {
    Random random(3, index);
    const Drag drag = randomDrag(random, start);
    EXPECT_NO_THROW(dragged(start, drag, 0.3));
    seen.insert({drag.kind, drag.element, drag.direction});
  }
  // Two modes, three nodes, orbit and zoom, twice each.
  EXPECT_EQ(seen.size(), 14u);
}

}  // namespace
}  // namespace twinray::core
