// Models of one square picture size ("tfgan") through the renderer that the window and the commands use.

#include <functional>

#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/error.h"
#include "nn/model_file.h"
#include "nn/predicted_renderer.h"
#include "nn/tfgan/opacity.h"
#include "nn/tfgan/tfgan.h"
#include "tests/nn/small_scene.h"

namespace twinray::nn {
namespace {

/// Remembers the sizes it was asked for; its opacity is a disc.
class DiscRenderer : public core::Renderer {
 public:
  explicit DiscRenderer(std::vector<std::pair<int, int>>* sizes) : sizes_(sizes) {}
  std::optional<core::Frame> render(const core::Request& request) override {
    sizes_->emplace_back(request.width, request.height);
    core::Frame frame;
    frame.picture = core::Image(request.width, request.height);
    for (int y = 0; y < request.height; ++y)
      for (int x = 0; x < request.width; ++x)
        frame.picture.pixel(x, y)[3] = std::hypot(x - request.width / 2, y - request.height / 2) < 20 ? 255 : 0;
    frame.milliseconds = 2;
    if (request.depth) frame.depth = std::make_shared<const core::Plane>(core::Plane{1, 1, 1, {7}});
    return frame;
  }

 private:
  std::vector<std::pair<int, int>>* sizes_;
};

TfganConfig smallConfig() {
  TfganConfig config;
  config.channels = 4;
  config.mostChannels = 16;
  config.viewWidth = 8;
  config.curveWidth = 8;
  return config;
}

/// Weights large enough for a picture that is no flat grey.
void strengthen(Generator& generator) {
  const torch::NoGradGuard noGrad;
  for (auto& parameter : generator.parameters())
    if (parameter.dim() > 1) parameter.mul_(10);
}

std::shared_ptr<const Model> smallModel() {
  torch::manual_seed(3);
  Tfgan generator(smallConfig());
  strengthen(*generator);
  return makeModel(*generator, {}, "small");
}

core::Request request(std::shared_ptr<const core::Scene> scene, int width, int height) {
  core::Request r;
  r.scene = std::move(scene);
  r.width = width;
  r.height = height;
  return r;
}

TEST(SquareModel, itsGuideIsTheOpacityOfItsOwnSizeWhateverThePicture) {
  std::vector<std::pair<int, int>> sizes;
  PredictedRenderer renderer(smallModel(), std::make_unique<DiscRenderer>(&sizes), 1);
  for (const auto& [width, height] : {std::pair{256, 256}, {320, 200}, {100, 180}}) {
    const auto frame = renderer.render(request(someScene(), width, height));
    EXPECT_EQ(frame->picture.width, width);
    EXPECT_EQ(frame->picture.height, height);
    EXPECT_EQ(sizes.back(), std::pair(64, 64));
    EXPECT_EQ(frame->stepMilliseconds("guide"), 2);
    EXPECT_TRUE(frame->madeBy.starts_with("small from 64x64 opacity, ")) << frame->madeBy;
  }
}

TEST(SquareModel, widePicturesShowTheSquareInTheMiddleOverTheBackground) {
  std::vector<std::pair<int, int>> sizes;
  auto scene = someScene();
  scene->background = {1, 0, 0.2};
  PredictedRenderer renderer(smallModel(), std::make_unique<DiscRenderer>(&sizes), 1);
  const auto square = renderer.render(request(scene, 128, 128));
  const auto wide = renderer.render(request(scene, 200, 128));
  const auto [least, most] = std::minmax_element(square->picture.data.begin(), square->picture.data.end());
  ASSERT_GT(*most - *least, 20) << "nothing to see";
  for (int y = 0; y < 128; y += 5) {
    for (const int x : {0, 35, 164, 199}) {
      EXPECT_EQ(wide->picture.pixel(x, y)[0], 255);
      EXPECT_EQ(wide->picture.pixel(x, y)[1], 0);
      EXPECT_EQ(wide->picture.pixel(x, y)[2], 51);
      EXPECT_EQ(wide->picture.pixel(x, y)[3], 0);
    }
    for (int x = 0; x < 128; ++x)
      for (int c = 0; c < 4; ++c) ASSERT_EQ(wide->picture.pixel(36 + x, y)[c], square->picture.pixel(x, y)[c]);
  }
}

TEST(SquareModel, narrowPicturesCutTheSidesOff) {
  std::vector<std::pair<int, int>> sizes;
  PredictedRenderer renderer(smallModel(), std::make_unique<DiscRenderer>(&sizes), 1);
  const auto square = renderer.render(request(someScene(), 128, 128));
  const auto narrow = renderer.render(request(someScene(), 100, 128));
  for (int y = 0; y < 128; y += 5)
    for (int x = 0; x < 100; ++x)
      ASSERT_EQ(narrow->picture.pixel(x, y)[0], square->picture.pixel(14 + x, y)[0]) << x << " " << y;
}

TEST(SquareModel, theGuidesDepthIsThatOfASquareAlone) {
  std::vector<std::pair<int, int>> sizes;
  PredictedRenderer renderer(smallModel(), std::make_unique<DiscRenderer>(&sizes), 1);
  auto asked = request(someScene(), 128, 128);
  EXPECT_FALSE(renderer.render(asked)->depth);
  asked.depth = true;
  ASSERT_TRUE(renderer.render(asked)->depth);
  EXPECT_EQ(renderer.render(asked)->depth->data, std::vector<float>{7});
  asked.width = 200;
  EXPECT_FALSE(renderer.render(asked)->depth);
}

TEST(SquareModel, whatItWasNeverToldOfIsRefused) {
  const auto refused = [](const std::function<void(core::Scene&)>& change) {
    core::Scene scene = *someScene();
    change(scene);
    return !smallModel()->info().unsupported(scene).empty();
  };
  EXPECT_FALSE(refused([](core::Scene& s) { s.viewpoint.setZoom(2); }));
  EXPECT_TRUE(refused([](core::Scene& s) { s.crop.high[1] = 0.5; }));
  EXPECT_TRUE(refused([](core::Scene& s) { s.projection = core::Projection::kOrthographic; }));
  EXPECT_TRUE(refused([](core::Scene& s) { s.blending = core::Blending::kMaximumIntensity; }));
  EXPECT_TRUE(refused([](core::Scene& s) {
    std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[120]());
    s.labels = std::make_shared<const core::LabelMap>(s.volume->geometry(), voxels, std::vector<core::Label>{});
  }));
}

TEST(SquareModel, aPannedViewIsRefusedWithASentence) {
  std::vector<std::pair<int, int>> sizes;
  PredictedRenderer renderer(smallModel(), std::make_unique<DiscRenderer>(&sizes), 1);
  auto scene = someScene();
  scene->viewpoint.setPan({0.1, 0});
  EXPECT_FALSE(smallModel()->info().unsupported(*scene).empty());
  EXPECT_TRUE(smallModel()->info().unsupported({}).empty());
  try {
    renderer.render(request(scene, 256, 256));
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_NE(std::string(error.what()).find("reset the pan"), std::string::npos);
  }
  EXPECT_TRUE(sizes.empty());
}

TEST(SquareModel, theTwoNetworkFormPaintsWithoutAnyGuide) {
  OpacityConfig opacity;
  opacity.channels = 4;
  opacity.mostChannels = 16;
  opacity.viewWidth = 8;
  opacity.curveWidth = 8;
  torch::manual_seed(4);
  auto generator = tfganOver(*OpacityGenerator(opacity), smallConfig(), "test");
  strengthen(*generator);
  const auto model = makeModel(*generator, {}, "both");
  PredictedRenderer renderer(model, nullptr, 1);
  const auto frame = renderer.render(request(someScene(), 256, 256));
  EXPECT_EQ(frame->stepMilliseconds("guide"), 0);
  EXPECT_TRUE(frame->madeBy.starts_with("both without a guide; ")) << frame->madeBy;
  auto turned = someScene();
  turned->viewpoint.orbit(90, 30);
  EXPECT_TRUE(renderer.render(request(turned, 256, 256))->picture.data != frame->picture.data);
}

TEST(SquareModel, theRivalIsMadeFromAsManyRows) {
  const auto info = smallModel()->info();
  EXPECT_EQ(guideSize(info, 256, 256), std::pair(64, 64));
  EXPECT_EQ(guideSize(info, 512, 512), std::pair(64, 64));
  EXPECT_EQ(guideSize(info, 400, 200), std::pair(128, 64));
}

TEST(UnfamiliarScenes, AreWhatNoTrainingSceneCovered) {
  ModelInfo info;
  core::Scene scene;
  EXPECT_TRUE(info.unfamiliar(scene).empty()) << "nothing is known of the training";
  auto& datasets = info.description["training"]["datasets"];
  datasets = nlohmann::json::array();
  for (const char* modality : {"MR", "CT"})
    datasets.push_back({{"modality", modality}, {"sampler", {{"kind", "informed"}, {"max_zoom", 2.5}}}});
  using What = Unfamiliar::What;
  using All = std::vector<Unfamiliar>;
  const auto said = [&] {
    info.trained = trainedOn(info.description);
    return info.unfamiliar(scene);
  };
  EXPECT_EQ(said(), All{});
  scene.viewpoint.setZoom(3);
  EXPECT_EQ(said(), (All{{What::kCloser, 2.5}}));
  scene.viewpoint.setZoom(0.5);
  EXPECT_EQ(said(), (All{{What::kFarther, 1}}));
  scene.viewpoint.setZoom(2.5);
  scene.lighting.ambient = 0.9;
  EXPECT_EQ(said(), (All{{What::kLighting, 0}}));
  scene.lighting.shaded = false;
  EXPECT_EQ(said(), All{});
  scene.projection = core::Projection::kOrthographic;
  EXPECT_EQ(said(), (All{{What::kOrthographic, 0}}));
  scene = {};
  scene.volume = someScene()->volume;
  EXPECT_EQ(said(), All{});
  datasets.erase(0);
  EXPECT_EQ(said(), (All{{What::kModality, 0}}));
  datasets[0]["sampler"]["kind"] = "seed";
  datasets[0]["modality"] = "";
  EXPECT_EQ(said(), (All{{What::kShading, 0}}));
}

}  // namespace
}  // namespace twinray::nn
