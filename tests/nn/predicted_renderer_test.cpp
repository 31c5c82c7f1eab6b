#include "nn/predicted_renderer.h"

#include <cmath>
#include <numbers>
#include <thread>

#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/carried_detail_renderer.h"
#include "core/color_contributions.h"
#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "core/sampling/drag.h"
#include "nn/guided.h"
#include "nn/model_file.h"
#include "nn/torch_threads.h"
#include "tests/nn/small_networks.h"
#include "tests/nn/small_scene.h"
#include "tests/temporary_folder.h"

namespace twinray::nn {
namespace {

/// Paints a picture that depends on where each pixel lies in the view plane of the scene, as a ray caster does.
class AnalyticRenderer : public core::Renderer {
 public:
  explicit AnalyticRenderer(std::function<void()> rendered = {}) : rendered_(std::move(rendered)) {}

  std::optional<core::Frame> render(const core::Request& request) override {
    const auto& view = request.scene->viewpoint;
    const double half = std::tan(core::Viewpoint::kViewAngle / view.zoom() / 2 * std::numbers::pi / 180);
    core::Frame frame;
    frame.picture = core::Image(request.width, request.height);
    for (int y = 0; y < request.height; ++y)
      for (int x = 0; x < request.width; ++x) {
        // Tangents of the ray, x to the right and y up.
        const double u = ((x + 0.5 - request.width / 2.0) / request.height - view.pan()[0]) * 2 * half;
        const double v = ((request.height / 2.0 - y - 0.5) / request.height - view.pan()[1]) * 2 * half;
        auto* pixel = frame.picture.pixel(x, y);
        pixel[0] = value(u, 15);
        pixel[1] = value(v, 13);
        pixel[2] = value(u + v, 9);
        pixel[3] = value(u - v, 11);
      }
    if (request.depth) {
      frame.depth =
          std::make_shared<const core::Plane>(core::Plane{1, 1, 2, {float(request.width), float(request.height)}});
    }
    frame.revision = request.scene->revision;
    frame.milliseconds = 3.5;
    frame.timings = {{"cast", 3.0}};
    if (rendered_) rendered_();
    return frame;
  }

 private:
  static std::uint8_t value(double t, double frequency) { return std::uint8_t(128 + 100 * std::sin(frequency * t)); }
  std::function<void()> rendered_;
};

std::shared_ptr<const Model> model(bool zeroLastLayer, int factor = 2, int innerWidth = 0) {
  torch::manual_seed(8);
  torch::NoGradGuard noGrad;
  GuidedConfig config;
  config.width = 8;
  config.blocks = 2;
  config.factor = factor;
  config.innerWidth = innerWidth;
  Guided generator(config);
  for (auto& item : generator->named_parameters())
    if (item.key().starts_with("tail")) item.value().normal_(0, zeroLastLayer ? 0 : 0.02);
  return makeModel(*generator, {}, "test");
}

core::Request request(int width, int height) {
  core::Request r;
  r.scene = someScene();
  r.width = width;
  r.height = height;
  return r;
}

int worstDifference(const core::Image& a, const core::Image& b) {
  int worst = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) worst = std::max(worst, std::abs(a.data[i] - b.data[i]));
  return worst;
}

TEST(PredictedRenderer, paintsFromTheGuideWhatTheGuideShowsButNoMaximumIntensity) {
  auto scene = someScene();
  scene->crop.low[2] = 0.5;
  scene->projection = core::Projection::kOrthographic;
  const auto small = model(false);
  EXPECT_EQ(small->info().unsupported(*scene), "");
  scene->blending = core::Blending::kMaximumIntensity;
  bool rendered = false;
  PredictedRenderer renderer(small, std::make_unique<AnalyticRenderer>([&] { rendered = true; }), 1);
  core::Request request;
  request.scene = scene;
  try {
    renderer.render(request);
    FAIL();
  } catch (const core::Error& error) {
    EXPECT_NE(std::string(error.what()).find("maximum intensity"), std::string::npos) << error.what();
  }
  EXPECT_FALSE(rendered);
}

TEST(PredictedRenderer, withAZeroLastLayerItIsTheBicubicRival) {
  const auto bicubic = model(true);
  PredictedRenderer prediction(bicubic, std::make_unique<AnalyticRenderer>(), 1);
  core::EnlargedRenderer rival(std::make_unique<AnalyticRenderer>(),
                               [&](int w, int h) { return guideSize(bicubic->info(), w, h); });
  for (const auto& [width, height] : {std::pair{256, 256}, {64, 130}, {302, 188}, {2, 2}}) {
    const auto ours = prediction.render(request(width, height));
    const auto theirs = rival.render(request(width, height));
    ASSERT_TRUE(ours && theirs);
    EXPECT_EQ(ours->picture.width, width);
    EXPECT_EQ(ours->picture.height, height);
    EXPECT_LE(worstDifference(ours->picture, theirs->picture), 0) << width << "x" << height;
  }
}

TEST(PredictedRenderer, oddSizesShowTheSameScene) {
  for (const int factor : {2, 4}) {
    PredictedRenderer prediction(model(true, factor, 12), std::make_unique<AnalyticRenderer>(), 1);
    for (const auto& [width, height] : {std::pair{301, 187}, {187, 301}, {129, 129}, {255, 256}}) {
      const auto ours = prediction.render(request(width, height));
      const auto truth = AnalyticRenderer().render(request(width, height));
      ASSERT_EQ(ours->picture.width, width);
      ASSERT_EQ(ours->picture.height, height);
      // A smooth picture enlarged at exactly the right place: half a pixel of misplacement would give 2 and more.
      double sum = 0;
      for (std::size_t i = 0; i < truth->picture.data.size(); ++i)
        sum += std::abs(ours->picture.data[i] - truth->picture.data[i]);
      EXPECT_LT(sum / double(truth->picture.data.size()), 0.6) << factor << " " << width << "x" << height;
    }
  }
}

TEST(PredictedRenderer, tinyPictures) {
  PredictedRenderer prediction(model(false, 2, 12), std::make_unique<AnalyticRenderer>(), 1);
  for (const auto& [width, height] : {std::pair{1, 1}, {3, 1}, {1, 5}, {7, 3}}) {
    const auto frame = prediction.render(request(width, height));
    EXPECT_EQ(frame->picture.width, width);
    EXPECT_EQ(frame->picture.height, height);
  }
}

TEST(PredictedRenderer, theFrameSaysWhatItIs) {
  PredictedRenderer prediction(model(false), std::make_unique<AnalyticRenderer>(), 2);
  const auto frame = prediction.render(request(64, 64));
  EXPECT_TRUE(frame->predicted);
  EXPECT_TRUE(frame->complete);
  EXPECT_EQ(frame->revision, 17u);
  EXPECT_EQ(frame->stepMilliseconds("guide"), 3.5);
  EXPECT_GT(frame->stepMilliseconds("network"), 0);
  EXPECT_TRUE(frame->madeBy.starts_with("test from ")) << frame->madeBy;
  EXPECT_TRUE(frame->madeBy.ends_with(", 2 threads")) << frame->madeBy;
}

TEST(PredictedRenderer, theGuidesDepthIsHandedOn) {
  PredictedRenderer prediction(model(false), std::make_unique<AnalyticRenderer>(), 1);
  auto asked = request(64, 48);
  EXPECT_FALSE(prediction.render(asked)->depth);
  const auto without = prediction.render(asked)->picture;
  asked.depth = true;
  const auto frame = prediction.render(asked);
  ASSERT_TRUE(frame->depth);
  EXPECT_EQ(frame->depth->data, (std::vector<float>{32, 24}));
  EXPECT_EQ(frame->picture, without);
}

TEST(PredictedRenderer, thePictureDependsOnTheRequestAlone) {
  const auto shared = model(false);
  PredictedRenderer one(shared, std::make_unique<AnalyticRenderer>(), 1);
  const auto first = one.render(request(96, 80));
  one.render(request(33, 57));
  EXPECT_EQ(one.render(request(96, 80))->picture, first->picture);
  core::Image elsewhere;
  std::thread([&] {
    PredictedRenderer other(shared, std::make_unique<AnalyticRenderer>(), 1);
    elsewhere = other.render(request(96, 80))->picture;
  }).join();
  EXPECT_EQ(elsewhere, first->picture);
}

/// A keyframe of a scene a little before that of request().
std::shared_ptr<const core::Keyframe> keyframe(const core::Request& request, double opacity, std::uint32_t seed) {
  auto before = std::make_shared<core::Scene>(*request.scene);
  before->revision = 3 + seed;
  before->transferFunction.setModes({{120, 20, opacity}});
  return std::make_shared<const core::Keyframe>(core::Keyframe{
      before, noise(request.width, request.height, seed), noise(request.width / 2, request.height / 2, seed + 100)});
}

/// Contributions of one node, the same everywhere: a tenth of its colour.
std::shared_ptr<const core::ColorContributions> evenContributions(int width, int height) {
  auto made = std::make_shared<core::ColorContributions>();
  made->width = width;
  made->height = height;
  made->unit = 0.1;
  made->nodes = {120};
  for (int y = 0; y < height; ++y) {
    core::ColorContributions::Row row;
    row.runs.assign(std::size_t((width + 31) / 32), {1, 0});
    row.weights.assign(32, 1);
    made->rows.push_back(row);
  }
  return made;
}

TEST(PredictedRenderer, recoloursAKeyframeThatDiffersInColoursAlone) {
  const auto able = makeModel(*randomGenerator(smallNetwork(true)), {}, "test");
  auto asked = request(96, 80);
  auto before = std::make_shared<core::Scene>(*asked.scene);
  before->revision = 3;
  before->transferFunction.setColors({{120, {0.3, 0.2, 0.1}}});
  const core::Image picture = noise(96, 80, 1);
  const auto depth = std::make_shared<const core::Plane>(core::Plane{1, 1, 1, {2}});
  asked.keyframes = {std::make_shared<const core::Keyframe>(
      core::Keyframe{before, picture, noise(48, 40, 2), evenContributions(96, 80), depth})};
  int guides = 0;
  PredictedRenderer renderer(able, std::make_unique<AnalyticRenderer>([&] { ++guides; }), 1);
  asked.expectedError = true;
  const auto frame = renderer.render(asked);
  EXPECT_EQ(guides, 0);
  EXPECT_EQ(frame->picture, core::recolored(picture, *asked.keyframes[0]->contributions, *before, *asked.scene));
  EXPECT_NE(frame->picture, picture);
  EXPECT_TRUE(frame->predicted);
  EXPECT_FALSE(frame->guide);
  EXPECT_EQ(frame->revision, asked.scene->revision);
  EXPECT_TRUE(frame->madeBy.starts_with("recoloured from a keyframe")) << frame->madeBy;
  EXPECT_GT(frame->stepMilliseconds("recolouring"), 0);
  ASSERT_TRUE(frame->expectedError);
  EXPECT_EQ(frame->expectedError->data.size(), 96u * 80);
  EXPECT_FALSE(frame->depth);
  asked.depth = true;
  EXPECT_EQ(renderer.render(asked)->depth, depth) << "other colours hide nothing";

  auto moved = std::make_shared<core::Scene>(*asked.scene);
  moved->transferFunction.setModes({{121, 20, 0.5}});
  asked.scene = moved;
  const auto other = renderer.render(asked);
  EXPECT_EQ(guides, 1);
  EXPECT_TRUE(other->guide);
  EXPECT_TRUE(other->madeBy.starts_with("test from ")) << other->madeBy;

  // A network that starts from nothing stays what it is.
  PredictedRenderer unable(model(false), std::make_unique<AnalyticRenderer>(), 1);
  asked.scene = request(96, 80).scene;
  EXPECT_EQ(unable.render(asked)->stepMilliseconds("recolouring"), 0);
}

TEST(PredictedRenderer, makesTheGuideThatAKeyframeLacksOnce) {
  const auto able = makeModel(*randomGenerator(smallNetwork(true)), {}, "test");
  auto asked = request(96, 80);
  const auto whole = keyframe(asked, 0.4, 1);
  core::Request guideOfKeyframe;
  guideOfKeyframe.scene = whole->scene;
  std::tie(guideOfKeyframe.width, guideOfKeyframe.height) = guideSize(able->info(), 96, 80);
  const core::Image guide = AnalyticRenderer().render(guideOfKeyframe)->picture;
  const auto picture = [&](core::Image given, int& guides) {
    asked.keyframes = {
        std::make_shared<const core::Keyframe>(core::Keyframe{whole->scene, whole->picture, std::move(given)})};
    PredictedRenderer renderer(able, std::make_unique<AnalyticRenderer>([&] { ++guides; }), 1);
    const auto first = renderer.render(asked);
    EXPECT_TRUE(first->madeBy.ends_with("from a keyframe")) << first->madeBy;
    EXPECT_EQ(renderer.render(asked)->picture, first->picture);
    return first->picture;
  };
  int with = 0, without = 0;
  EXPECT_EQ(picture({}, without), picture(guide, with));
  EXPECT_EQ(with, 2);
  EXPECT_EQ(without, 3);
}

TEST(PredictedRenderer, whatAKeyframeGaveBeforeIsOfThatKeyframeAlone) {
  const auto able = makeModel(*randomGenerator(smallNetwork(true)), {}, "test");
  auto asked = request(96, 80);
  const auto first = keyframe(asked, 0.4, 1), second = keyframe(asked, 0.6, 2);
  const auto paintedFrom = [&](PredictedRenderer& renderer, const std::shared_ptr<const core::Keyframe>& start) {
    asked.keyframes = start ? core::Keyframes{start} : core::Keyframes{};
    const auto frame = renderer.render(asked);
    EXPECT_EQ(frame->madeBy.ends_with("from a keyframe"), start != nullptr) << frame->madeBy;
    return frame->picture;
  };
  const auto alone = [&](const std::shared_ptr<const core::Keyframe>& start) {
    PredictedRenderer renderer(able, std::make_unique<AnalyticRenderer>(), 1);
    return paintedFrom(renderer, start);
  };
  const core::Image a = alone(first), b = alone(second), none = alone(nullptr);
  EXPECT_NE(a, b);
  EXPECT_NE(a, none);
  PredictedRenderer renderer(able, std::make_unique<AnalyticRenderer>(), 1);
  for (int turn = 0; turn < 2; ++turn) {
    EXPECT_EQ(paintedFrom(renderer, first), a);
    EXPECT_EQ(paintedFrom(renderer, first), a);
    EXPECT_EQ(paintedFrom(renderer, second), b);
    EXPECT_EQ(paintedFrom(renderer, nullptr), none);
  }
}

TEST(PredictedRenderer, keepsNoKeyframeAlive) {
  PredictedRenderer renderer(makeModel(*randomGenerator(smallNetwork(true)), {}, "test"),
                             std::make_unique<AnalyticRenderer>(), 1);
  auto asked = request(96, 80);
  auto start = keyframe(asked, 0.4, 1);
  asked.keyframes = {start};
  ASSERT_TRUE(renderer.render(asked)->madeBy.ends_with("from a keyframe"));
  const std::weak_ptr<const core::Keyframe> kept = start;
  asked.keyframes.clear();
  start.reset();
  EXPECT_TRUE(kept.expired());
}

TEST(PredictedRenderer, theNetworkPaints) {
  PredictedRenderer bicubic(model(true), std::make_unique<AnalyticRenderer>(), 1);
  PredictedRenderer prediction(model(false), std::make_unique<AnalyticRenderer>(), 1);
  const auto a = bicubic.render(request(64, 64))->picture;
  const auto b = prediction.render(request(64, 64))->picture;
  EXPECT_GT(worstDifference(a, b), 0);
  for (std::size_t i = 3; i < a.data.size(); i += 4) EXPECT_EQ(a.data[i], b.data[i]);  // alpha is the guide's
}

TEST(PredictedRenderer, stopsBetweenGuideAndNetwork) {
  std::stop_source source;
  PredictedRenderer prediction(model(false), std::make_unique<AnalyticRenderer>([&] { source.request_stop(); }), 1);
  auto stopped = request(64, 64);
  stopped.stop = source.get_token();
  EXPECT_FALSE(prediction.render(stopped));
}

TEST(PredictedRenderer, threadsAreASettingOfTheThread) {
  useTorchThreads(2);
  int inOther = 0;
  std::thread([&] {
    PredictedRenderer prediction(model(true), std::make_unique<AnalyticRenderer>(), 1);
    prediction.render(request(32, 32));
    inOther = at::get_num_threads();
  }).join();
  EXPECT_EQ(inOther, 1);
  EXPECT_EQ(at::get_num_threads(), 2);
}

TEST(GuideScene, aMultipleOfTheFactorIsTheSceneItself) {
  const auto scene = someScene();
  EXPECT_EQ(guideScene(scene, 2, 640, 480), scene);
  EXPECT_NE(guideScene(scene, 4, 642, 480), scene);
}

TEST(PredictedRenderer, anotherModelPaintsViewsThatStandStillIfTheModelNamesOne) {
  const auto folder = test::TemporaryFolder();
  saveModel(folder / "moving.pt", *randomGenerator(smallNetwork(true)), {});
  saveModel(folder / "fine.pt", *randomGenerator(smallNetwork(true)), {});
  const auto paintedBy = [&](const core::Request& asked) {
    const auto renderer = forViews(loadModel(folder / "moving.pt"), [](const std::shared_ptr<const Model>& model) {
      return std::make_unique<PredictedRenderer>(model, std::make_unique<AnalyticRenderer>(), 1);
    });
    const std::string by = renderer->render(asked)->madeBy;
    return by.substr(0, by.find(' '));
  };
  auto asked = request(96, 80);
  EXPECT_EQ(paintedBy(asked), "moving");
  asked.keyframes = {keyframe(asked, 0.4, 1)};
  EXPECT_EQ(paintedBy(asked), "moving") << "none is named";
  setStillModel(folder / "moving.pt", "fine.pt");
  EXPECT_EQ(paintedBy(asked), "fine");
  asked.keyframes.clear();
  EXPECT_EQ(paintedBy(asked), "moving");
}

TEST(PredictedRenderer, aNetworkThatIsTooLateIsLeftOutOfEdits) {
  const auto folder = test::TemporaryFolder();
  for (const char* name : {"moving.pt", "fine.pt"}) saveModel(folder / name, *randomGenerator(smallNetwork(true)), {});
  setStillModel(folder / "moving.pt", "fine.pt");
  const auto usual = loadModel(folder / "moving.pt");
  const RendererOf painting = [](const std::shared_ptr<const Model>& model) {
    return std::make_unique<PredictedRenderer>(model, std::make_unique<AnalyticRenderer>(), 1);
  };
  const RendererOf carrying = [](const std::shared_ptr<const Model>& model) {
    return std::make_unique<core::CarriedDetailRenderer>(
        std::make_unique<AnalyticRenderer>(),
        [model](int width, int height) { return guideSize(model->info(), width, height); });
  };
  auto asked = request(96, 80);
  asked.keyframes = {keyframe(asked, 0.4, 1)};
  asked.gesture = core::Gesture::kViewStands;
  const auto frame = [&](const std::shared_ptr<const Model>& of, double usualPixels, double stillPixels) {
    const auto pace = [&](const Model& painted) -> std::optional<double> {
      return 1000 / core::kDragTicksPerSecond / (&painted == of.get() ? usualPixels : stillPixels);
    };
    return *forViews(of, painting, carrying, pace)->render(asked);
  };
  const double all = 96.5 * 80, fewer = 95.5 * 80;
  EXPECT_TRUE(frame(usual, fewer, all).madeBy.starts_with("fine"));
  const auto carried = frame(usual, all, fewer);
  EXPECT_TRUE(carried.madeBy.starts_with("bicubic")) << carried.madeBy;
  EXPECT_TRUE(carried.predicted);
  asked.gesture = core::Gesture::kNone;
  EXPECT_TRUE(frame(usual, 1, 1).madeBy.starts_with("fine"));

  // Without a keyframe it is the model's own pace that counts.
  asked.gesture = core::Gesture::kViewStands;
  asked.keyframes.clear();
  EXPECT_TRUE(frame(usual, all, 1).madeBy.starts_with("moving"));
  EXPECT_TRUE(frame(usual, fewer, all).madeBy.starts_with("bicubic"));

  // A guide of a model that starts from no keyframes shows too little to stand in for its picture.
  EXPECT_TRUE(frame(model(false), 1, 1).madeBy.starts_with("test"));
}

TEST(PredictedRenderer, inTimeIsWhatIsPaintedWithinATickOfTheMouse) {
  EXPECT_NEAR(pixelsInTime(1e-3), 33'333, 1);
  EXPECT_EQ(pixelsInTime(std::nullopt), std::numeric_limits<double>::infinity());
  const auto known = model(false);
  ASSERT_TRUE(known->millisecondsPerPixel());
  EXPECT_GT(*known->millisecondsPerPixel(), 0);
  EXPECT_LT(*known->millisecondsPerPixel(), 0.1) << "a tiny network";
  EXPECT_EQ(known->millisecondsPerPixel(), known->millisecondsPerPixel()) << "measured once";
}

}  // namespace
}  // namespace twinray::nn
