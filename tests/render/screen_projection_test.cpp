#include "core/screen_projection.h"

#include <cmath>

#include <gtest/gtest.h>

#include "render/volume_renderer.h"
#include "tests/core/ball_volume.h"

namespace twinray {
namespace {

using core::Scene;

constexpr int kSize = 200;

/// One bright voxel in the dark.
core::Scene speck(const std::array<int, 3>& place) {
  core::Geometry geometry;
  geometry.dimensions = {21, 25, 17};
  geometry.spacing = {2, 1.5, 3};
  geometry.origin = {-40, 10, 5};
  const auto voxels = std::make_shared<std::uint8_t[]>(geometry.voxelCount());
  voxels[(std::size_t(place[2]) * 25 + place[1]) * 21 + place[0]] = 255;
  Scene scene;
  scene.volume = std::make_shared<const core::Volume>(geometry, core::ScalarType::kUInt8, voxels);
  scene.transferFunction = core::TransferFunction(0, 255);
  scene.transferFunction.setPoints({{0, 0}, {255, 1}});
  scene.transferFunction.setColors({{0, {1, 1, 1}}});
  scene.lighting.shaded = false;
  scene.background = {0, 0, 0};
  return scene;
}

/// Where the light in a picture is, in pixels.
std::array<double, 2> centreOf(const core::Image& image) {
  double sum = 0, x = 0, y = 0;
  for (int row = 0; row < image.height; ++row) {
    for (int column = 0; column < image.width; ++column) {
      const double light = image.pixel(column, row)[0];
      sum += light;
      x += light * (column + 0.5);
      y += light * (row + 0.5);
    }
  }
  return {x / sum, y / sum};
}

// VTK's own pictures say where a place of the volume is on screen.
TEST(ScreenProjection, FindsWhatTheRendererShows) {
  render::VolumeRendererOptions options;
  options.quality = render::Quality::kHigh;
  options.device = render::Device::kCpu;
  render::VolumeRenderer renderer(options);
  const std::vector<core::ViewAngles> views{{85, 0, 0, 1}, {40, 130, 20, 1.6}, {150, 300, -70, 0.8}};
  for (const core::ViewAngles& view : views) {
    for (const std::array<int, 3> place : {std::array<int, 3>{3, 4, 2}, {17, 12, 14}, {10, 21, 4}}) {
      Scene scene = speck(place);
      scene.viewpoint = core::Viewpoint::fromAngles(view);
      scene.viewpoint.setPan({0.06, -0.04});
      core::Request request;
      request.scene = std::make_shared<const Scene>(scene);
      request.width = kSize + 40;
      request.height = kSize;
      const auto frame = renderer.render(request);
      ASSERT_TRUE(frame);
      const auto& g = scene.volume->geometry();
      std::array<double, 3> world;
      for (int axis = 0; axis < 3; ++axis) world[axis] = g.origin[axis] + g.spacing[axis] * place[axis];
      const auto expected = centreOf(frame->picture);
      const auto found = core::ScreenProjection(scene, request.width, request.height)(world);
      EXPECT_NEAR(found[0], expected[0], 0.6);
      EXPECT_NEAR(found[1], expected[1], 0.6);
    }
  }
}

TEST(ScreenProjection, OrthographicKeepsTheScaleOfTheCentre) {
  Scene scene = speck({1, 1, 1});
  scene.viewpoint = core::Viewpoint::fromAngles({30, 50, 10, 1.3});
  const core::ScreenProjection perspective(scene, 400, 300);
  scene.projection = core::Projection::kOrthographic;
  const core::ScreenProjection parallel(scene, 400, 300);
  EXPECT_DOUBLE_EQ(perspective.pixelsPerMillimetre(), parallel.pixelsPerMillimetre());
  const auto centre = scene.volume->geometry().centre();
  const auto back = scene.viewpoint.back(), right = scene.viewpoint.right();
  std::array<double, 3> near = centre, aside = centre;
  for (int i = 0; i < 3; ++i) {
    aside[i] += 10 * right[i];
    near[i] += 10 * right[i] + 20 * back[i];
  }
  EXPECT_NEAR(parallel(aside)[0], 200 + 10 * parallel.pixelsPerMillimetre(), 1e-9);
  EXPECT_NEAR(parallel(near)[0], parallel(aside)[0], 1e-9);
  EXPECT_GT(perspective(near)[0], perspective(aside)[0] + 0.5);
}

}  // namespace
}  // namespace twinray
