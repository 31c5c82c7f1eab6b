#include "ui/window/view_link.h"

#include <cmath>

#include <gtest/gtest.h>

#include "core/anatomy.h"
#include "core/linked_viewpoint.h"
#include "core/screen_projection.h"
#include "core/slice.h"
#include "tests/ui/widget_support.h"
#include "ui/scene_model.h"

namespace twinray::ui {
namespace {

core::Scene sceneOf(const std::shared_ptr<const core::Volume>& volume) {
  core::Scene scene;
  scene.volume = volume;
  scene.transferFunction = core::TransferFunction(volume->minimum(), volume->maximum());
  scene.viewpoint = core::firstViewpoint(volume->geometry());
  return scene;
}

/// The ball on a grid of half the size and other axes, elsewhere in the patient, or far away.
std::shared_ptr<const core::Volume> otherGrid(std::array<double, 3> origin = {3, -4, 6}) {
  core::Geometry geometry;
  geometry.dimensions = {20, 16, 24};
  geometry.spacing = {0.75, 1, 0.5};
  geometry.origin = origin;
  geometry.direction = {0, 0, 1, 1, 0, 0, 0, 1, 0};
  const std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[geometry.voxelCount()]());
  voxels[5] = 255;
  return std::make_shared<const core::Volume>(geometry, core::ScalarType::kUInt8, voxels);
}

/// Where a place of the patient is in the picture of a scene.
std::array<double, 2> pixelOf(const core::Scene& scene, const std::array<double, 3>& lps) {
  const core::Geometry& g = scene.volume->geometry();
  const std::array<double, 3> from{lps[0] - g.origin[0], lps[1] - g.origin[1], lps[2] - g.origin[2]};
  std::array<double, 3> world = core::worldFromPatient(g, from);
  for (int i = 0; i < 3; ++i) world[i] += g.origin[i];
  return core::ScreenProjection(scene, 400, 300)(world);
}

TEST(LinkedViewpoint, ShowsAPlaceOfThePatientAtTheSamePixel) {
  core::Scene one = sceneOf(tests::ballVolume());
  one.viewpoint = core::Viewpoint::fromAngles({40, 120, 15, 1.7});
  one.viewpoint.setPan({0.1, -0.05});
  one.projection = core::Projection::kOrthographic;
  core::Scene two = sceneOf(otherGrid());
  two.projection = core::Projection::kOrthographic;
  two.viewpoint = core::linkedViewpoint(one, two.volume->geometry());
  for (const std::array<double, 3> place : {std::array<double, 3>{0, 0, 0}, {10, 5, 12}, {-3, 8, 20}}) {
    const auto a = pixelOf(one, place), b = pixelOf(two, place);
    EXPECT_NEAR(a[0], b[0], 1e-6);
    EXPECT_NEAR(a[1], b[1], 1e-6);
  }
}

TEST(LinkedViewpoint, ShowsAVolumeThatLiesElsewhereAsLargeAndFromTheSameSide) {
  core::Scene one = sceneOf(tests::ballVolume());
  one.viewpoint = core::Viewpoint::fromAngles({40, 120, 15, 1.7});
  one.viewpoint.setPan({0.1, -0.05});
  const auto far = otherGrid({400, -300, 90});
  const auto linked = core::linkedViewpoint(one, far->geometry());
  EXPECT_DOUBLE_EQ(linked.zoom(), 1.7);
  EXPECT_EQ(linked.pan(), one.viewpoint.pan());
  const auto near = core::linkedViewpoint(one, otherGrid()->geometry());
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(linked.orientation()[i], near.orientation()[i], 1e-12);
  EXPECT_GT(std::abs(near.zoom() - 1.7), 0.1);
}

TEST(ViewLink, WhoOpensAVolumeTurnsNobody) {
  SceneModel one, two;
  one.open(sceneOf(tests::ballVolume()));
  ViewLink link;
  link.join(&one);
  link.join(&two);
  one.edit("orbit", [](core::Scene& scene) { scene.viewpoint.orbit(70, 20); });
  const auto before = one.scene();
  core::Scene opened = sceneOf(otherGrid());
  link.adopt(&two, opened);
  two.open(opened);
  EXPECT_EQ(one.scene(), before);
  EXPECT_EQ(one.undoStack()->count(), 1);
  EXPECT_EQ(two.undoStack()->count(), 0);
  const auto linked = core::linkedViewpoint(*before, opened.volume->geometry());
  EXPECT_EQ(two.scene()->viewpoint, linked);
  // Who is alone, or no member, keeps what it opens with.
  core::Scene kept = sceneOf(otherGrid());
  link.leave(&two);
  link.adopt(&two, kept);
  EXPECT_EQ(kept.viewpoint, core::firstViewpoint(kept.volume->geometry()));
}

TEST(ViewLink, ADragIsOneStepInEachWindow) {
  SceneModel one, two;
  one.open(sceneOf(tests::ballVolume()));
  two.open(sceneOf(tests::ballVolume()));
  ViewLink link;
  link.join(&one);
  link.join(&two);
  one.beginGesture("orbit");
  for (int i = 0; i < 5; ++i) one.edit("orbit", [](core::Scene& scene) { scene.viewpoint.orbit(4, 1); });
  EXPECT_TRUE(two.inGesture());
  one.endGesture();
  EXPECT_FALSE(two.inGesture());
  EXPECT_EQ(two.undoStack()->count(), 1);
  for (int i = 0; i < 4; ++i) {
    EXPECT_NEAR(std::abs(two.scene()->viewpoint.orientation()[i]), std::abs(one.scene()->viewpoint.orientation()[i]),
                1e-9);
  }
  // Either way; the transfer function stays each window's own.
  two.edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3); });
  EXPECT_NEAR(one.scene()->viewpoint.zoom(), 3, 1e-9);
  const auto before = two.scene()->transferFunction;
  one.edit("tf", [](core::Scene& scene) { scene.transferFunction.setModes({{50, 10, 0.7}}); });
  EXPECT_EQ(two.scene()->transferFunction, before);
  EXPECT_EQ(two.undoStack()->count(), 2);
  link.leave(&two);
  one.edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(1); });
  EXPECT_NEAR(two.scene()->viewpoint.zoom(), 3, 1e-9);
}

TEST(ViewLink, SurvivesAWindowThatGoes) {
  SceneModel one;
  one.open(sceneOf(tests::ballVolume()));
  ViewLink link;
  link.join(&one);
  {
    SceneModel two;
    two.open(sceneOf(tests::ballVolume()));
    link.join(&two);
  }
  one.edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(2); });
  EXPECT_FALSE(link.contains(nullptr));
  EXPECT_NEAR(one.scene()->viewpoint.zoom(), 2, 1e-12);
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
