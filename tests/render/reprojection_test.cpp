// Pictures of the ray caster, moved through the depth that it tells, against what it shows from there.

#include <cmath>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "core/reprojected_renderer.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

constexpr int kSize = 192;

class Reprojection : public ::testing::Test {
 protected:
  core::Frame cast(const std::shared_ptr<const core::Scene>& scene) {
    core::Request request;
    request.scene = scene;
    request.width = request.height = kSize;
    request.depth = true;
    return renderer_.render(request).value();
  }

  struct Scores {
    double moved = 0, stale = 0;  ///< PSNR, dB
  };

  /// Of the scene's picture against that of the changed scene, moved and not.
  Scores scoresOf(const std::shared_ptr<const core::Scene>& before,
                  const std::function<void(core::Viewpoint&)>& change) {
    auto after = std::make_shared<core::Scene>(*before);
    change(after->viewpoint);
    const auto earlier = std::make_shared<const core::Frame>(cast(before));
    const core::Image truth = cast(after).picture;
    core::Request request;
    request.scene = after;
    request.width = request.height = kSize;
    request.earlier = {before, earlier};
    const core::Image moved = core::ReprojectedRenderer().render(request)->picture;
    return {core::psnrFromRmse(core::rmse(moved, truth)), core::psnrFromRmse(core::rmse(earlier->picture, truth))};
  }

  /// A ball of little blobs, one behind the other, of two colours.
  std::shared_ptr<core::Scene> ballOfBlobs() {
    static const auto volume = test::makeVolume<std::uint8_t>({64, 64, 64}, [](int x, int y, int z) {
      const double pattern = std::sin(0.5 * x) * std::sin(0.5 * y) * std::sin(0.5 * z);
      return std::hypot(x - 31.5, y - 31.5, z - 31.5) < 24 ? 190 + 50 * pattern : 0;
    });
    auto scene = test::makeScene(volume, false);
    scene->transferFunction = core::TransferFunction(0, 255);
    scene->transferFunction.setPoints({{190, 0}, {230, 0.6}});
    scene->transferFunction.setColors({{190, {0.8, 0.1, 0.1}}, {230, {0.1, 0.9, 0.4}}});
    scene->viewpoint = core::Viewpoint::fromAngles({60, 30, 5, 2});
    return scene;
  }

  render::VolumeRenderer renderer_{{render::Quality::kHigh, render::Device::kCpu, 2}};
};

TEST_F(Reprojection, ZoomRollAndPanAreMovedExactly) {
  const std::function<void(core::Viewpoint&)> changes[] = {
      [](core::Viewpoint& view) { view.setZoom(2.15); },
      [](core::Viewpoint& view) { view.roll(5); },
      [](core::Viewpoint& view) {
        view.setPan({0.03, -0.02});
      },
  };
  for (const auto& change : changes) {
    const Scores scores = scoresOf(ballOfBlobs(), change);
    EXPECT_GT(scores.moved, scores.stale + 8);
  }
}

TEST_F(Reprojection, AnOrbitIsMovedThroughTheCastersDepth) {
  for (const auto projection : {core::Projection::kPerspective, core::Projection::kOrthographic}) {
    auto scene = ballOfBlobs();
    scene->projection = projection;
    for (const auto& [horizontal, vertical] : {std::pair(3.0, 0.0), {-1.5, 2.0}}) {
      const Scores scores = scoresOf(scene, [=](core::Viewpoint& view) { view.orbit(horizontal, vertical); });
      EXPECT_GT(scores.moved, scores.stale + 3);
    }
  }
}

}  // namespace
}  // namespace twinray
