#include "core/evaluation/evaluation.h"

#include <memory>

#include <gtest/gtest.h>

#include "core/enlarged_renderer.h"
#include "core/evaluation/figures.h"
#include "core/io/volume_reader.h"
#include "render/volume_renderer.h"

namespace twinray {
namespace {

std::shared_ptr<const core::Volume> sample() {
  static const auto volume =
      core::readVolume(std::string(TWINRAY_SOURCE_DIR) + "/resources/samples/sample_ct_abdomen_i16.nii.gz");
  return volume;
}

core::RendererFactory casting(render::Quality quality) {
  return [quality]() -> std::unique_ptr<core::Renderer> {
    render::VolumeRendererOptions options;
    options.quality = quality;
    options.device = render::Device::kCpu;
    return std::make_unique<render::VolumeRenderer>(options);
  };
}

core::RendererFactory bicubic(int factor) {
  return [factor]() -> std::unique_ptr<core::Renderer> {
    return std::make_unique<core::EnlargedRenderer>(
        casting(render::Quality::kStandard)(), [factor](int w, int h) { return std::pair(w / factor, h / factor); });
  };
}

core::EvaluationOptions fewScenes() {
  core::EvaluationOptions options;
  options.count = 3;
  options.size = 128;
  options.sampler.seed = 4;
  return options;
}

TEST(Evaluation, OfTheReferenceItselfIsPerfectAndBetterThanItsRivals) {
  core::EvaluationMethods methods{casting(render::Quality::kStandard), casting(render::Quality::kStandard), bicubic(2),
                                  casting(render::Quality::kStandard)};
  const auto result = core::evaluate(sample(), methods, fewScenes(), {}, {});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->prediction.whole.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(result->prediction.whole[i].rmse, 0);
    EXPECT_EQ(result->prediction.whole[i].psnr, 100);
    EXPECT_GT(result->bicubic.whole[i].rmse, 0);
  }
}

TEST(Evaluation, APredictionThatIsItsRivalScoresAsItsRival) {
  core::EvaluationMethods methods{casting(render::Quality::kHigh), bicubic(2), bicubic(2),
                                  casting(render::Quality::kStandard)};
  const auto json = core::toJson(*core::evaluate(sample(), methods, fewScenes(), {}, {}));
  EXPECT_EQ(json["prediction"], json["bicubic"]);
  EXPECT_GT(json["prediction"]["rmse"]["mean"].get<double>(), 0);
  // 128 pixels are too few for five scales.
  EXPECT_TRUE(json["prediction"]["ms_ssim"]["mean"].is_null());
  EXPECT_GT(json["equal_time"]["size"].get<int>(), 0);
}

TEST(Evaluation, AStopEndsItWithoutAResult) {
  core::EvaluationMethods methods{casting(render::Quality::kHigh), bicubic(2), bicubic(2),
                                  casting(render::Quality::kStandard)};
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(core::evaluate(sample(), methods, fewScenes(), {}, stop.get_token()));
}

TEST(Evaluation, EqualTimeIsTheLargestSizeWithinTheBudget) {
  const core::Sampler sampler(sample(), {});
  std::vector<std::shared_ptr<const core::Scene>> scenes;
  for (int i = 0; i < 3; ++i) scenes.push_back(std::make_shared<const core::Scene>(sampler.sample(i)));
  const auto renderer = casting(render::Quality::kStandard)();
  EXPECT_EQ(core::equalTimeSize(*renderer, scenes, 64, 1e9), 128) << "twice the picture at the most";
  EXPECT_EQ(core::equalTimeSize(*renderer, scenes, 64, 0.0), 4) << "nothing fits into no time";
}

}  // namespace
}  // namespace twinray
