// Pictures of the ray caster, moved through the depth that it tells, against what it shows from there.

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

  /// A translucent shell around an opaque core.
  std::shared_ptr<core::Scene> blobScene() {
    static const auto volume =
        test::makeVolume<std::uint8_t>({64, 64, 64}, [](int x, int y, int z) { return test::blobs(64, x, y, z); });
    auto scene = test::makeScene(volume);
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
    const Scores scores = scoresOf(blobScene(), change);
    EXPECT_GT(scores.moved, 40);
    EXPECT_LT(scores.stale, 33);
  }
}

TEST_F(Reprojection, AnOrbitIsMovedThroughTheCastersDepth) {
  for (const auto projection : {core::Projection::kPerspective, core::Projection::kOrthographic}) {
    auto scene = blobScene();
    scene->projection = projection;
    for (const auto& [horizontal, vertical] : {std::pair(3.0, 0.0), {-1.5, 2.0}}) {
      const Scores scores = scoresOf(scene, [=](core::Viewpoint& view) { view.orbit(horizontal, vertical); });
      EXPECT_GT(scores.moved, scores.stale + 4);
    }
  }
}

}  // namespace
}  // namespace twinray
