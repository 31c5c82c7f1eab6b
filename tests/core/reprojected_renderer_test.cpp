#include "core/reprojected_renderer.h"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/metrics/metrics.h"
#include "core/screen_projection.h"
#include "tests/core/ball_volume.h"

namespace twinray::core {
namespace {

using Place = std::array<double, 3>;

constexpr double kRadius = 20;  ///< mm, of the ball that is painted

std::shared_ptr<Scene> sceneOf(double zoom = 2) {
  static const auto volume = ballVolume();
  auto scene = std::make_shared<Scene>();
  scene->volume = volume;
  scene->transferFunction = TransferFunction(0, 255);
  scene->viewpoint.setZoom(zoom);
  scene->revision = 1;
  return scene;
}

std::shared_ptr<const Scene> changed(const Scene& scene, const std::function<void(Scene&)>& change) {
  auto other = std::make_shared<Scene>(scene);
  ++other->revision;
  change(*other);
  return other;
}

Place sum(const Place& a, double factor, const Place& b) {
  return {a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]};
}

double dot(const Place& a, const Place& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/// A ball about the volume's centre with a pattern that sticks to it, and nothing else: drawn ray by ray, 4x4 to a
/// pixel, with the depth of what is seen, one to a block of 2x2 pixels.
Frame painted(const Scene& scene, int width, int height) {
  constexpr int kRays = 4;
  const ScreenProjection projection(scene, width, height);
  const Place centre = scene.volume->geometry().centre();
  Frame frame;
  frame.revision = scene.revision;
  frame.madeBy = "painted";
  frame.picture = Image(width, height);
  Plane depth{1, height / 2, width / 2, std::vector<float>(std::size_t(width / 2) * (height / 2))};
  std::vector<double> opacities(depth.data.size());
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::array<double, 4> channels{};
      for (int ray = 0; ray < kRays * kRays; ++ray) {
        const double u = x + (ray % kRays + 0.5) / kRays, v = y + (ray / kRays + 0.5) / kRays;
        const Place near = projection.place(u, v, 1), far = projection.place(u, v, 2);
        const Place step = sum(far, -1, near), from = sum(near, -1, centre);
        const double a = dot(step, step), b = dot(from, step), c = dot(from, from) - kRadius * kRadius;
        const double discriminant = b * b - a * c;
        Rgb colour = scene.background;
        if (discriminant > 0) {
          const double t = (-b - std::sqrt(discriminant)) / a;
          const Place hit = sum(from, t, step);
          for (std::size_t i = 0; i < 3; ++i) colour[i] = 0.5 + 0.4 * std::sin(0.35 * hit[i] + 0.2 * hit[(i + 1) % 3]);
          channels[3] += 1;
          const std::size_t block = std::size_t(y / 2) * depth.width + x / 2;
          opacities[block] += 1;
          depth.data[block] += float(1 + t);
        }
        for (std::size_t i = 0; i < 3; ++i) channels[i] += colour[i];
      }
      for (std::size_t i = 0; i < 4; ++i)
        frame.picture.pixel(x, y)[i] = std::uint8_t(std::lround(255 * channels[i] / (kRays * kRays)));
    }
  }
  for (std::size_t i = 0; i < opacities.size(); ++i) {
    if (opacities[i] > 0) depth.data[i] /= float(opacities[i]);
  }
  frame.depth = std::make_shared<const Plane>(std::move(depth));
  return frame;
}

EarlierPicture pictureOf(const std::shared_ptr<const Scene>& scene, int width, int height) {
  return {scene, std::make_shared<const Frame>(painted(*scene, width, height))};
}

Frame moved(const EarlierPicture& earlier, const std::shared_ptr<const Scene>& scene, int width, int height) {
  Request request;
  request.scene = scene;
  request.width = width;
  request.height = height;
  request.earlier = earlier;
  return ReprojectedRenderer().render(request).value();
}

std::shared_ptr<const Plane> depthOf(float everywhere) {
  return std::make_shared<const Plane>(Plane{1, 2, 2, std::vector<float>(4, everywhere)});
}

struct Scores {
  double moved = 0, stale = 0,
         flat = 0;  ///< PSNR against what is really seen from there, dB; flat: as if all was at the centre
};

Scores scoresOf(const std::shared_ptr<const Scene>& before, const std::function<void(Scene&)>& change, int width = 192,
                int height = 192) {
  const EarlierPicture earlier = pictureOf(before, width, height);
  const auto after = changed(*before, change);
  const Image truth = painted(*after, width, height).picture;
  auto flat = std::make_shared<Frame>(*earlier.frame);
  flat->depth = depthOf(float(ScreenProjection(*before, 1, 1).centreDepth()));
  const auto psnr = [&](const Image& picture) { return psnrFromRmse(rmse(picture, truth)); };
  return {psnr(moved(earlier, after, width, height).picture), psnr(earlier.frame->picture),
          psnr(moved({before, flat}, after, width, height).picture)};
}

TEST(ScreenProjection, PlacesAreSeenWhereTheyWereTaken) {
  for (const Projection projection : {Projection::kPerspective, Projection::kOrthographic}) {
    auto scene = sceneOf(1.3);
    scene->projection = projection;
    scene->viewpoint.orbit(20, 35);
    scene->viewpoint.setPan({0.1, -0.2});
    const ScreenProjection project(*scene, 320, 200);
    for (const double depth : {40.0, project.centreDepth(), 700.0}) {
      const auto place = project.place(77.5, 150.25, depth);
      EXPECT_NEAR(project.depth(place), depth, 1e-9);
      EXPECT_NEAR(project(place)[0], 77.5, 1e-9);
      EXPECT_NEAR(project(place)[1], 150.25, 1e-9);
    }
    EXPECT_NEAR(project.depth(scene->volume->geometry().centre()), project.centreDepth(), 1e-12);
  }
}

TEST(Reprojection, TheSameViewpointIsTheSamePicture) {
  for (const auto& [width, height] : {std::pair(192, 128), {61, 83}}) {
    const auto scene = sceneOf();
    const EarlierPicture earlier = pictureOf(scene, width, height);
    EXPECT_EQ(moved(earlier, changed(*scene, [](Scene&) {}), width, height).picture, earlier.frame->picture);
  }
}

TEST(Reprojection, ZoomRollAndPanNeedNoDepth) {
  const auto before = sceneOf();
  const std::function<void(Scene&)> changes[] = {
      [](Scene& scene) { scene.viewpoint.setZoom(2.2); },
      [](Scene& scene) { scene.viewpoint.setZoom(1.85); },
      [](Scene& scene) { scene.viewpoint.roll(7); },
      [](Scene& scene) {
        scene.viewpoint.setPan({0.03, -0.05});
      },
  };
  for (const auto& change : changes) {
    const Scores scores = scoresOf(before, change);
    EXPECT_GT(scores.moved, 43);
    EXPECT_GT(scores.flat, 43);
    EXPECT_LT(scores.stale, 28);
  }
}

TEST(Reprojection, AnOrbitGoesThroughTheDepth) {
  for (const Projection projection : {Projection::kPerspective, Projection::kOrthographic}) {
    auto before = sceneOf();
    before->projection = projection;
    before->viewpoint.orbit(10, 20);
    const Scores scores = scoresOf(before, [](Scene& scene) { scene.viewpoint.orbit(3, 0); });
    EXPECT_GT(scores.moved, scores.stale + 5);
    EXPECT_GT(scores.moved, scores.flat + 5);
  }
}

TEST(Reprojection, AllAtOnceInAPictureThatIsNotSquare) {
  const Scores scores = scoresOf(
      sceneOf(),
      [](Scene& scene) {
        scene.viewpoint.orbit(-2, 3);
        scene.viewpoint.roll(-4);
        scene.viewpoint.setZoom(2.1);
        scene.viewpoint.setPan({-0.1, 0.04});
      },
      250, 170);
  EXPECT_GT(scores.moved, 35);
  EXPECT_LT(scores.stale, 22);
}

TEST(Reprojection, AnotherSizeShowsTheSameView) {
  const auto before = sceneOf();
  const auto after = changed(*before, [](Scene& scene) { scene.viewpoint.orbit(3, 0); });
  const Image picture = moved(pictureOf(before, 192, 192), after, 256, 256).picture;
  EXPECT_GT(psnrFromRmse(rmse(picture, painted(*after, 256, 256).picture)), 35);
}

TEST(Reprojection, OpacityMovesWithTheColours) {
  const auto before = sceneOf();
  const EarlierPicture earlier = pictureOf(before, 128, 128);
  const auto after = changed(*before, [](Scene& scene) { scene.viewpoint.setPan({0.25, 0}); });
  const Image picture = moved(earlier, after, 128, 128).picture;
  for (int y = 0; y < 128; ++y) {
    for (int x = 32; x < 128; ++x) {
      for (int c = 0; c < Image::kChannels; ++c)
        ASSERT_EQ(picture.pixel(x, y)[c], earlier.frame->picture.pixel(x - 32, y)[c]);
    }
  }
}

TEST(Reprojection, WhatWasNotShownIsBackground) {
  const auto before = sceneOf(7);
  const EarlierPicture earlier = pictureOf(before, 128, 128);
  ASSERT_EQ(earlier.frame->picture.pixel(0, 64)[3], 255) << "the ball fills the picture";
  const auto after = changed(*before, [](Scene& scene) { scene.viewpoint.setPan({0.5, 0}); });
  const Image picture = moved(earlier, after, 128, 128).picture;
  for (int x = 0; x < 60; ++x) {
    EXPECT_EQ(picture.pixel(x, 64)[3], 0);
    for (std::size_t c = 0; c < 3; ++c)
      EXPECT_EQ(picture.pixel(x, 64)[c], std::lround(255 * before->background[c])) << x;
  }
  EXPECT_EQ(picture.pixel(70, 64)[3], 255);
}

// Empty background is not filtered. Where its opacity is one level it is not empty; the colours must be the same.
TEST(Reprojection, LinesOnABackgroundAreNotOverlooked) {
  const auto before = sceneOf();
  const int size = 400;
  Image sparse(size, size);
  for (int i = 0; i < size * size; ++i) {
    const bool line = i % size % 93 < 3 && i / size % 79 < 20;
    for (std::size_t c = 0; c < 3; ++c)
      sparse.data[std::size_t(i) * 4 + c] = line ? 250 : std::uint8_t(std::lround(255 * before->background[c]));
    sparse.data[std::size_t(i) * 4 + 3] = line ? 255 : 0;
  }
  Image dense = sparse;
  for (std::size_t i = 3; i < dense.data.size(); i += 4) dense.data[i] = std::max<std::uint8_t>(dense.data[i], 1);
  const auto frameOf = [](const Image& picture) {
    Frame frame;
    frame.picture = picture;
    frame.depth = depthOf(float(ScreenProjection(*sceneOf(), 1, 1).centreDepth()));
    return std::make_shared<const Frame>(std::move(frame));
  };
  int seen = 0;
  for (const double zoom : {2.1, 1.0, 0.25}) {
    const auto after = changed(*before, [&](Scene& scene) {
      scene.viewpoint.setZoom(zoom);
      scene.viewpoint.orbit(4, 1);
    });
    Image one = moved({before, frameOf(sparse)}, after, size, size).picture;
    Image other = moved({before, frameOf(dense)}, after, size, size).picture;
    for (std::size_t i = 0; i < one.data.size(); ++i) {
      if (i % 4 == 3) continue;
      ASSERT_EQ(one.data[i], other.data[i]) << "zoom " << zoom << ", pixel " << i / 4;
      seen += one.data[i] > 120;
    }
  }
  EXPECT_GT(seen, 100);
}

TEST(Reprojection, WhereNothingHasADepthTheCentreHas) {
  const auto before = sceneOf();
  const EarlierPicture earlier = pictureOf(before, 96, 96);
  auto nothing = std::make_shared<Frame>(*earlier.frame), centre = std::make_shared<Frame>(*earlier.frame);
  nothing->depth = depthOf(0);
  centre->depth = depthOf(float(ScreenProjection(*before, 1, 1).centreDepth()));
  const auto after = changed(*before, [](Scene& scene) { scene.viewpoint.orbit(5, 0); });
  EXPECT_EQ(moved({before, nothing}, after, 96, 96).picture, moved({before, centre}, after, 96, 96).picture);
}

TEST(Reprojection, WithoutADepthTheViewingDirectionMustBeTheSame) {
  const auto before = sceneOf();
  auto unknown = std::make_shared<Frame>(painted(*before, 96, 96));
  unknown->depth.reset();
  EXPECT_FALSE(canReproject({before, unknown}, *changed(*before, [](Scene& scene) { scene.viewpoint.orbit(1, 0); })));
  const auto after = changed(*before, [](Scene& scene) {
    scene.viewpoint.roll(70);
    scene.viewpoint.setZoom(2.3);
    scene.viewpoint.setPan({0.02, 0.03});
  });
  ASSERT_TRUE(canReproject({before, unknown}, *after));
  EXPECT_GT(psnrFromRmse(rmse(moved({before, unknown}, after, 96, 96).picture, painted(*after, 96, 96).picture)), 38);
}

TEST(Reprojection, ARendererRemembersNoOtherPicture) {
  const auto before = sceneOf();
  const auto after = changed(*before, [](Scene& scene) { scene.viewpoint.orbit(5, 0); });
  ReprojectedRenderer renderer;
  for (const double zoom : {2.0, 1.5, 2.0}) {
    const auto other = changed(*before, [&](Scene& scene) { scene.viewpoint.setZoom(zoom); });
    Request request;
    request.scene = after;
    request.width = request.height = 96;
    request.earlier = pictureOf(other, 96, 96);
    EXPECT_EQ(renderer.render(request)->picture, moved(request.earlier, after, 96, 96).picture);
  }
}

TEST(Reprojection, TheFrameSaysWhatItIs) {
  const auto before = sceneOf();
  auto frame = std::make_shared<Frame>(painted(*before, 64, 64));
  frame->predicted = true;
  frame->guide = std::make_shared<const Image>(frame->picture);
  frame->expectedError = frame->depth;
  const auto after = changed(*before, [](Scene& scene) { scene.viewpoint.orbit(5, 0); });
  const Frame result = moved({before, frame}, after, 64, 64);
  EXPECT_EQ(result.revision, after->revision);
  EXPECT_TRUE(result.predicted);
  EXPECT_TRUE(result.complete);
  EXPECT_EQ(result.madeBy, "painted, moved to a newer viewpoint");
  EXPECT_GT(result.stepMilliseconds("reprojection"), 0);
  EXPECT_FALSE(result.guide) << "no keyframe may come of it";
  EXPECT_FALSE(result.expectedError);
  EXPECT_FALSE(result.depth);
}

TEST(Reprojection, MoreThanAnotherViewpointIsRefused) {
  const auto before = sceneOf();
  const EarlierPicture earlier = pictureOf(before, 64, 64);
  const std::function<void(Scene&)> changes[] = {
      [](Scene& scene) {
        scene.transferFunction.setModes({{50, 10, 0.5}});
      },
      [](Scene& scene) { scene.lighting.shaded = false; },
      [](Scene& scene) {
        scene.background = {0, 0, 0};
      },
      [](Scene& scene) { scene.projection = Projection::kOrthographic; },
      [](Scene& scene) { scene.blending = Blending::kMaximumIntensity; },
      [](Scene& scene) { scene.volume = ballVolume(2); },
  };
  for (const auto& change : changes) {
    const auto after = changed(*before, change);
    EXPECT_FALSE(canReproject(earlier, *after));
    EXPECT_THROW(moved(earlier, after, 64, 64), Error);
  }
  const auto after = changed(*before, [](Scene& scene) { scene.viewpoint.orbit(1, 0); });
  EXPECT_TRUE(canReproject(earlier, *after));
  EXPECT_FALSE(canReproject({}, *after));
  auto partial = std::make_shared<Frame>(*earlier.frame);
  partial->complete = false;
  EXPECT_FALSE(canReproject({before, partial}, *after));
}

TEST(Reprojection, ACameraInsideTheVolumeIsNoReasonToFail) {
  // Far beyond what a drag does between two pictures: from the other side.
  const auto before = sceneOf(0.06);
  const auto after = changed(*before, [](Scene& scene) { scene.viewpoint.orbit(170, 0); });
  const Frame result = moved(pictureOf(before, 64, 64), after, 64, 64);
  EXPECT_EQ(result.picture.width, 64);
}

TEST(Reprojection, AStoppedOneIsEmpty) {
  std::stop_source stop;
  stop.request_stop();
  Request request;
  request.scene = sceneOf();
  request.earlier = pictureOf(request.scene, 64, 64);
  request.stop = stop.get_token();
  EXPECT_FALSE(ReprojectedRenderer().render(request));
}

}  // namespace
}  // namespace twinray::core
