// Depth of frames, against places known from geometry and sums made by hand.

#include <numbers>
#include <optional>

#include <gtest/gtest.h>

#include "render/fixed_point_caster.h"
#include "render/scene_preparation.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::Device;
using render::Quality;
using Vector = std::array<double, 3>;

double dot(const Vector& a, const Vector& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector along(const Vector& from, double t, const Vector& direction) {
  return {from[0] + t * direction[0], from[1] + t * direction[1], from[2] + t * direction[2]};
}

core::Frame rendered(const std::shared_ptr<const core::Scene>& scene, const render::VolumeRendererOptions& options,
                     int width, int height, bool depth = true) {
  render::VolumeRenderer renderer(options);
  core::Request request;
  request.scene = scene;
  request.width = width;
  request.height = height;
  request.depth = depth;
  return renderer.render(request).value();
}

core::Frame rendered(const std::shared_ptr<const core::Scene>& scene, Quality quality, int width, int height,
                     bool depth = true) {
  return rendered(scene, {quality, Device::kCpu, 2}, width, height, depth);
}

/// An opaque ball of the world.
struct Ball {
  Vector centre;
  double radius;
};

/// Values fall by 40 a millimetre, from 120 on the surface of the ball.
std::shared_ptr<const core::Volume> volumeOf(const Ball& ball, const core::Geometry& geometry) {
  std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[geometry.voxelCount()]);
  std::size_t i = 0;
  for (int z = 0; z < geometry.dimensions[2]; ++z)
    for (int y = 0; y < geometry.dimensions[1]; ++y)
      for (int x = 0; x < geometry.dimensions[0]; ++x) {
        const std::array<int, 3> index{x, y, z};
        Vector from;
        for (int a = 0; a < 3; ++a) from[a] = geometry.origin[a] + index[a] * geometry.spacing[a] - ball.centre[a];
        const double value = 120 + 40 * (ball.radius - std::sqrt(dot(from, from)));
        voxels[i++] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
      }
  return std::make_shared<const core::Volume>(geometry, core::ScalarType::kUInt8, voxels);
}

std::shared_ptr<core::Scene> sceneOf(const std::shared_ptr<const core::Volume>& volume,
                                     const core::Viewpoint& viewpoint) {
  auto scene = std::make_shared<core::Scene>();
  scene->volume = volume;
  core::TransferFunction tf(0, 255);
  tf.setPoints({{118, 0}, {122, 1}});
  scene->transferFunction = tf;
  scene->viewpoint = viewpoint;
  return scene;
}

/// Where the ray through a place of the picture meets a ball: its depth, and how far from the ball's centre it passes,
/// in radii. Place: fractions of the picture's sides from its upper left corner.
struct Meeting {
  std::optional<double> depth;
  double closest;
};

Meeting meeting(const core::Scene& scene, const Ball& ball, double aspect, double u, double v) {
  const core::Viewpoint& view = scene.viewpoint;
  const double distance = 2.5 * scene.volume->geometry().diagonal();
  const double slope = 2 * std::tan(15 / view.zoom() * std::numbers::pi / 180);  // of a picture's height
  const double right = slope * ((u - 0.5) * aspect - view.pan()[0]);
  const double up = slope * (0.5 - v - view.pan()[1]);
  Vector from = along(scene.volume->geometry().centre(), distance, view.back());
  Vector direction = along({}, -1, view.back());
  if (scene.projection == core::Projection::kPerspective) {
    direction = along(along(direction, right, view.right()), up, view.up());
  } else {
    from = along(along(from, distance * right, view.right()), distance * up, view.up());
  }
  // |from + depth * direction - centre| = radius
  const Vector towards = along(from, -1, ball.centre);
  const double a = dot(direction, direction), b = dot(towards, direction), c = dot(towards, towards);
  const double closest = std::sqrt(std::max(0.0, c - b * b / a)) / ball.radius;
  const double root = b * b - a * (c - ball.radius * ball.radius);
  return {root > 0 ? std::optional((-b - std::sqrt(root)) / a) : std::nullopt, closest};
}

/// Rays see the ball at their first sample behind its surface: up to a step too late, half a step in the mean.
void expectDepthOf(const Ball& ball, const core::Scene& scene, const core::Frame& frame, double step,
                   double tolerance = 0.1) {
  ASSERT_TRUE(frame.depth);
  const core::Plane& depth = *frame.depth;
  ASSERT_EQ(depth.channels, 1);
  ASSERT_EQ(depth.width, (frame.picture.width + 7) / 8);
  ASSERT_EQ(depth.height, (frame.picture.height + 7) / 8);
  ASSERT_EQ(depth.data.size(), std::size_t(depth.width) * depth.height);
  int seen = 0, missed = 0;
  double late = 0;
  for (int y = 0; y < depth.height; ++y)
    for (int x = 0; x < depth.width; ++x) {
      const Meeting truth = meeting(scene, ball, double(frame.picture.width) / frame.picture.height,
                                    (x + 0.5) / depth.width, (y + 0.5) / depth.height);
      const double told = depth.data[std::size_t(y) * depth.width + x];
      if (truth.closest > 1.05) {
        EXPECT_EQ(told, 0) << x << ", " << y;
        ++missed;
      } else if (truth.closest < 0.9) {
        EXPECT_GT(told, *truth.depth - tolerance) << x << ", " << y;
        EXPECT_LT(told, *truth.depth + step + tolerance) << x << ", " << y;
        late += told - *truth.depth;
        ++seen;
      }
    }
  EXPECT_GT(seen, 15);
  EXPECT_GT(missed, 20);
  EXPECT_NEAR(late / seen, step / 2, 0.1 + tolerance);
}

core::Geometry unevenGrid() {
  core::Geometry geometry;
  geometry.dimensions = {70, 50, 44};
  geometry.spacing = {0.8, 1.0, 1.3};
  geometry.origin = {-20, 7, 30};
  return geometry;
}

core::Viewpoint viewpointOf(const core::ViewAngles& angles, const std::array<double, 2>& pan) {
  auto viewpoint = core::Viewpoint::fromAngles(angles);
  viewpoint.setPan(pan);
  return viewpoint;
}

TEST(Depth, IsThatOfAnOpaqueBallFromAnywhere) {
  const Ball ball{{6, 28, 60}, 15};
  const auto volume = volumeOf(ball, unevenGrid());
  struct View {
    core::Viewpoint viewpoint;
    int width, height;
  };
  for (const View& view :
       {View{viewpointOf({85, 0, 0, 1}, {0, 0}), 256, 256}, View{viewpointOf({60, 30, 5, 1.5}, {0.1, -0.07}), 200, 200},
        View{viewpointOf({140, 250, -60, 2.2}, {-0.2, 0.15}), 301, 187},
        View{viewpointOf({20, 100, 170, 1.2}, {0.05, 0.2}), 131, 222}}) {
    for (const auto projection : {core::Projection::kPerspective, core::Projection::kOrthographic}) {
      const auto scene = sceneOf(volume, view.viewpoint);
      scene->projection = projection;
      SCOPED_TRACE(testing::Message() << view.width << "x" << view.height << ", projection " << int(projection));
      expectDepthOf(ball, *scene, rendered(scene, Quality::kCheckerboard, view.width, view.height), 0.8);
    }
  }
}

TEST(Depth, IsTheSameInEveryQualityButForTheStep) {
  const Ball ball{{6, 28, 60}, 15};
  const auto scene = sceneOf(volumeOf(ball, unevenGrid()), viewpointOf({60, 30, 5, 1.5}, {0.1, -0.07}));
  for (const auto& [quality, step] : {std::pair(Quality::kDraft, 1.6),
                                      {Quality::kStandard, 0.8},
                                      {Quality::kFine, 0.4},
                                      {Quality::kHigh, 0.4},
                                      {Quality::kSeed, 1.0}}) {
    SCOPED_TRACE(nameOf(quality));
    expectDepthOf(ball, *scene, rendered(scene, quality, 200, 200), step);
  }
}

TEST(Depth, OfALargeVolumeIsThatOfItsReducedCopy) {
  core::Geometry geometry;
  geometry.dimensions = {81, 81, 321};  // the copy reaches further than the volume
  geometry.spacing = {1, 1, 0.25};
  const Ball ball{{34, 46, 40}, 22};
  const auto scene = sceneOf(volumeOf(ball, geometry), core::Viewpoint::fromAxes({0, 1, 0}, {0.3, 0.3, 1}, 1.4));
  render::VolumeRendererOptions options{Quality::kStandard, Device::kCpu, 2};
  const auto whole = rendered(scene, options, 130, 130);
  options.levelsOfDetail = true;
  options.mostSmallVoxels = 80 * 80 * 256;
  const auto reduced = rendered(scene, options, 130, 130);
  expectDepthOf(ball, *scene, whole, 0.25);
  expectDepthOf(ball, *scene, reduced, 1, 0.15);  // z becomes a quarter as fine
}

TEST(Depth, FollowsTheFilesOrderOfQualitySeed) {
  core::Geometry geometry;
  geometry.dimensions = {64, 48, 48};
  core::VolumeSource source;
  source.reversedAxis = 0;
  source.fileGeometry = geometry;
  const Ball read{{40, 20, 26}, 14}, inFile{{63 - 40, 20, 26}, 14};
  const auto made = volumeOf(read, geometry);
  const auto volume = std::make_shared<const core::Volume>(geometry, made->scalarType(), made->sharedVoxels(), source);
  const auto scene = sceneOf(volume, viewpointOf({60, 50, 5, 1.3}, {}));
  expectDepthOf(inFile, *scene, rendered(scene, Quality::kSeed, 200, 200), 1);
  expectDepthOf(read, *scene, rendered(scene, Quality::kStandard, 200, 200), 1);
}

/// Something between two voxel indices along z, both in whole voxels: it begins and ends half a voxel further out.
struct Layer {
  int back, front;
  double opacity;  ///< of a voxel
};

constexpr std::array<int, 3> kSlabGrid{48, 48, 64};

/// From +z, parallel, samples a voxel apart from the near plane on, each through the layers front to back. Rays end
/// where less than 255 / 32767 shines through.
double meanDepth(const std::vector<Layer>& layers, double highest = kSlabGrid[2]) {
  const double diagonal = std::sqrt(48.0 * 48 + 48 * 48 + 64 * 64);
  const double camera = kSlabGrid[2] / 2.0 + 2.5 * diagonal;
  double remaining = 1, sum = 0;
  for (double depth = (2.5 - 0.55) * diagonal; depth < camera && remaining >= 255.0 / 32767; depth += 1) {
    const double z = camera - depth;
    if (z > highest) continue;
    for (const Layer& layer : layers) {
      if (z < layer.back - 0.5 || z > layer.front + 0.5) continue;
      sum += remaining * layer.opacity * depth;
      remaining *= 1 - layer.opacity;
    }
  }
  return sum / (1 - remaining);
}

std::shared_ptr<core::Scene> slabScene(const Layer& layer) {
  auto scene = test::frontScene(test::makeVolume<std::uint8_t>(
      kSlabGrid, [&](int, int, int z) { return z >= layer.back && z <= layer.front ? 200 : 0; }));
  core::TransferFunction tf(0, 255);
  tf.setPoints({{99, 0}, {101, layer.opacity}});
  scene->transferFunction = tf;
  scene->projection = core::Projection::kOrthographic;
  return scene;
}

std::shared_ptr<const core::LabelMap> labelLayer(const core::Geometry& geometry, const Layer& layer) {
  std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[geometry.voxelCount()]);
  const int slice = geometry.dimensions[0] * geometry.dimensions[1];
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i) {
    const int z = static_cast<int>(i) / slice;
    voxels[i] = z >= layer.back && z <= layer.front;
  }
  const core::Label label{7, "layer", {1, 0, 0}, layer.opacity, true};
  return std::make_shared<const core::LabelMap>(geometry, voxels, std::vector{label});
}

/// In the middle of the picture.
double middleDepth(const std::shared_ptr<const core::Scene>& scene) {
  const auto depth = rendered(scene, Quality::kStandard, 120, 120).depth;
  return depth->data[std::size_t(depth->height / 2) * depth->width + depth->width / 2];
}

TEST(Depth, OfWhatLetsLightThroughIsTheMeanByOpacity) {
  for (const double opacity : {0.01, 0.05, 0.3}) {
    const Layer layer{14, 46, opacity};
    EXPECT_NEAR(middleDepth(slabScene(layer)), meanDepth({layer}), 0.05) << opacity;
  }
}

TEST(Depth, BeginsAtTheCrop) {
  const Layer layer{14, 46, 0.05};
  const auto scene = slabScene(layer);
  scene->crop.high[2] = 30.0 / (kSlabGrid[2] - 1);
  EXPECT_NEAR(middleDepth(scene), meanDepth({layer}, 30), 0.05);
  EXPECT_GT(meanDepth({layer}, 30), meanDepth({layer}) + 5);
}

TEST(Depth, CountsLabelsInFrontOfWhatTheyLieIn) {
  const Layer layer{14, 46, 0.05};
  for (const Layer& label : {Layer{50, 55, 0.2}, {36, 42, 0.1}, {5, 9, 0.5}}) {
    const auto scene = slabScene(layer);
    scene->labels = labelLayer(scene->volume->geometry(), label);
    EXPECT_NEAR(middleDepth(scene), meanDepth({label, layer}), 0.06) << label.back;
    EXPECT_GT(std::abs(meanDepth({label, layer}) - meanDepth({layer})), 0.5);
  }
}

TEST(Depth, IsZeroWhereNothingIsSeen) {
  const auto scene = slabScene({14, 46, 0.0});
  const auto frame = rendered(scene, Quality::kStandard, 50, 30);
  ASSERT_TRUE(frame.depth);
  EXPECT_EQ(frame.depth->data, std::vector<float>(7 * 4, 0.0f));
  scene->viewpoint.setPan({9, 0});  // not even the volume is in the picture
  const auto beside = rendered(scene, Quality::kStandard, 50, 30);
  ASSERT_TRUE(beside.depth);
  EXPECT_EQ(beside.depth->data, std::vector<float>(7 * 4, 0.0f));
}

TEST(Depth, IsNotToldUnaskedNorOfMaximumIntensity) {
  const auto scene = slabScene({14, 46, 0.1});
  EXPECT_FALSE(rendered(scene, Quality::kStandard, 40, 40, false).depth);
  scene->blending = core::Blending::kMaximumIntensity;
  EXPECT_FALSE(rendered(scene, Quality::kStandard, 40, 40).depth);
}

TEST(Depth, IsThereFromTheFirstPartialFrameOn) {
  render::VolumeRenderer renderer({Quality::kHigh, Device::kCpu, 2});
  core::Request request;
  request.scene = slabScene({14, 46, 0.1});
  request.depth = true;
  std::vector<std::shared_ptr<const core::Plane>> told;
  request.partial = [&](const core::Frame& frame) { told.push_back(frame.depth); };
  const auto frame = renderer.render(request);
  ASSERT_EQ(told.size(), 3u);
  for (const auto& depth : told) EXPECT_EQ(depth, frame->depth);
  EXPECT_TRUE(frame->depth);
  EXPECT_GT(frame->stepMilliseconds("depth"), 0);
}

TEST(Depth, ChangesNoPicture) {
  const auto volume =
      test::makeVolume<std::uint8_t>({40, 44, 48}, [](int x, int y, int z) { return test::blobs(44, x, y, z); });
  for (const Quality quality :
       {Quality::kDraft, Quality::kCheckerboard, Quality::kStandard, Quality::kFine, Quality::kHigh, Quality::kSeed}) {
    const auto scene = test::makeScene(volume);
    scene->crop.high[0] = 0.8;
    EXPECT_EQ(rendered(scene, quality, 90, 75, true).picture, rendered(scene, quality, 90, 75, false).picture)
        << nameOf(quality);
  }
}

TEST(Depth, IsTheSameOnEveryMachineWithAnyNumberOfThreads) {
  const auto volume =
      test::makeVolume<std::uint16_t>({40, 44, 48}, [](int x, int y, int z) { return 90 * test::blobs(44, x, y, z); });
  const auto scene = test::makeScene(volume);
  scene->labels = labelLayer(volume->geometry(), {20, 24, 0.1});
  std::vector<core::Timing> timings;
  const auto prepared = render::ScenePreparation(Quality::kStandard, false, 1).prepare(*scene, 150, 110, {}, timings);
  std::vector<float> first;
  for (const auto kernel : {render::RayKernel::kBaseline, render::RayKernel::kSingle, render::RayKernel::kFastest}) {
    for (const int threads : {1, 3}) {
      render::FixedPointCaster caster(threads, kernel);
      ASSERT_TRUE(caster.begin(*prepared, {}, timings));
      const auto depth = caster.depth({});
      ASSERT_TRUE(depth);
      if (first.empty()) first = depth->data;
      EXPECT_EQ(depth->data, first);
    }
  }
  EXPECT_GT(std::count_if(first.begin(), first.end(), [](float depth) { return depth > 0; }), 30);
}

TEST(Depth, AStopIsAnswered) {
  std::stop_source source;
  source.request_stop();
  std::vector<core::Timing> timings;
  const auto scene = slabScene({14, 46, 0.1});
  const auto prepared = render::ScenePreparation(Quality::kStandard, false, 1).prepare(*scene, 150, 110, {}, timings);
  render::FixedPointCaster caster(2);
  ASSERT_TRUE(caster.begin(*prepared, {}, timings));
  EXPECT_FALSE(caster.depth(source.get_token()));
  EXPECT_TRUE(caster.depth({}));
}

}  // namespace
}  // namespace twinray
