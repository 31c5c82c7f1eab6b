// TFGAN's own sensitivity: derivatives of the painted picture, back-propagated to the transfer function, against finite
// differences of the same weights in double precision, value by value.
#include "nn/network_sensitivity.h"

#include <functional>

#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/error.h"
#include "nn/guided.h"
#include "nn/model_file.h"
#include "nn/tfgan/condition.h"
#include "nn/tfgan/opacity.h"
#include "nn/tfgan/tfgan.h"
#include "tests/nn/small_networks.h"
#include "tests/nn/small_scene.h"
#include "tests/nn/tfgan_weights.h"

namespace twinray::nn {
namespace {

constexpr double kStep = 1e-6, kRelative = 1e-3;

TfganConfig narrow() {
  TfganConfig config;
  config.guideSize = 16;
  config.pictureSize = 32;
  config.minimumSize = 4;
  config.channels = 6;
  config.mostChannels = 16;
  config.viewWidth = 8;
  config.curveWidth = 10;
  config.bottlenecks = 1;
  config.opacityLatent = 5;
  config.colorLatent = 6;
  return config;
}

OpacityConfig narrowOpacity() {
  OpacityConfig config;
  config.pictureSize = 16;
  config.channels = 4;
  config.mostChannels = 8;
  config.viewWidth = 8;
  config.curveWidth = 10;
  config.latent = 4;
  return config;
}

/// Not the same for any two pixels.
std::vector<double> uneven(int side, double from, double to) {
  std::vector<double> values;
  for (int i = 0; i < side * side; ++i) values.push_back(from + (to - from) * (0.5 + 0.5 * std::sin(0.7 * i + 1)));
  return values;
}

/// The same sum of squares in double precision, of opacities (0..1) that may be changed one by one.
class Exact {
 public:
  Exact(const Generator& generator, const core::Scene& scene, std::vector<double> weights, std::vector<double> guide)
      : generator_(cloneGenerator(generator)), weights_(std::move(weights)), guide_(std::move(guide)) {
    generator_->eval();
    generator_->to(torch::kFloat64);
    const auto condition = tfganCondition(scene.viewpoint, scene.transferFunction);
    batch_ = batchOf({&condition});
    batch_.view = batch_.view.to(torch::kFloat64);
    batch_.curves = batch_.curves.to(torch::kFloat64);
  }

  double sum(int opacity, double more, int pixel = -1, double level = 0) {
    const torch::NoGradGuard noGrad;
    auto batch = batch_;
    batch.curves = batch_.curves.clone();
    if (opacity >= 0) batch.curves[0][0][opacity] += 2 * more;
    torch::Tensor image;
    if (!guide_.empty()) {
      auto changed = guide_;
      if (pixel >= 0) changed[std::size_t(pixel)] += more;
      const int side = int(std::lround(std::sqrt(double(changed.size()))));
      image = torch::tensor(torch::ArrayRef<double>(changed), torch::kFloat64).view({1, 1, side, side});
    }
    const auto picture = generator_->paint(image, batch).expand({1, 3, -1, -1});
    const auto weights = torch::tensor(torch::ArrayRef<double>(weights_), torch::kFloat64);
    return ((picture - level).square() * weights.view({1, 1, picture.size(2), picture.size(3)})).sum().item<double>();
  }

 private:
  std::shared_ptr<Generator> generator_;
  std::vector<double> weights_, guide_;
  ConditionBatch batch_;
};

void expectNear(const std::vector<double>& derivatives, const std::function<double(int, double)>& sumAt) {
  double largest = 0;
  for (const double d : derivatives) largest = std::max(largest, std::abs(d));
  ASSERT_GT(largest, 1e-3);
  for (int i = 0; i < int(derivatives.size()); ++i) {
    const double difference = (sumAt(i, kStep) - sumAt(i, -kStep)) / (2 * kStep);
    EXPECT_NEAR(derivatives[std::size_t(i)], difference, kRelative * (std::abs(difference) + 0.01 * largest)) << i;
  }
}

TEST(NetworkSensitivity, OfTheForksNetworkIsThatOfFiniteDifferencesInBothItsInputs) {
  Tfgan network(narrow());
  test::fill(*network);
  const auto scene = someScene();
  const auto weights = uneven(32, 0, 1), guide = uneven(16, 0, 1);
  const auto painter = squarePainter(makeModel(*network, {}, "small"), *scene, 1);
  EXPECT_EQ(painter.side, 32);
  EXPECT_EQ(painter.guideSide, 16);
  const auto made = painter.squares(weights, guide, 0);
  ASSERT_EQ(made.byOpacity.size(), 256u);
  ASSERT_EQ(made.byGuide.size(), 256u);
  Exact exact(*network, *scene, weights, guide);
  EXPECT_NEAR(made.sum, exact.sum(-1, 0), 1e-4 * made.sum);
  expectNear(made.byOpacity, [&](int i, double more) { return exact.sum(i, more); });
  expectNear(made.byGuide, [&](int i, double more) { return exact.sum(-1, more, i); });
  const auto level = painter.squares(weights, guide, 0.5);
  expectNear(level.byOpacity, [&](int i, double more) { return exact.sum(i, more, -1, 0.5); });
  EXPECT_EQ(painter.channels, 3);
}

TEST(NetworkSensitivity, GoesThroughTheOpacityNetworkInside) {
  OpacityGenerator opacity(narrowOpacity());
  test::fill(*opacity);
  auto network = tfganOver(*opacity, narrow(), "the test");
  test::fill(*network);
  test::fill(*network, "opacity_network.");
  const auto scene = someScene();
  const auto weights = uneven(32, 0, 1);
  const auto painter = squarePainter(makeModel(*network, {}, "both"), *scene, 1);
  EXPECT_EQ(painter.guideSide, 0);
  const auto made = painter.squares(weights, {}, 0);
  EXPECT_TRUE(made.byGuide.empty());
  Exact exact(*network, *scene, weights, {});
  expectNear(made.byOpacity, [&](int i, double more) { return exact.sum(i, more); });
}

TEST(NetworkSensitivity, OfTheOpacityNetworkAloneIsOfItsPicture) {
  OpacityGenerator network(narrowOpacity());
  test::fill(*network);
  const auto scene = someScene();
  const auto weights = uneven(16, 0, 1);
  const auto painter = squarePainter(makeModel(*network, {}, "opacity"), *scene, 1);
  EXPECT_EQ(painter.side, 16);
  EXPECT_EQ(painter.channels, 1);
  const auto made = painter.squares(weights, {}, 0);
  Exact exact(*network, *scene, weights, {});
  expectNear(made.byOpacity, [&](int i, double more) { return exact.sum(i, more); });
}

TEST(NetworkSensitivity, LeavesTheModelAsItWas) {
  Tfgan network(narrow());
  test::fill(*network);
  const auto model = makeModel(*network, {}, "small");
  const auto painter = squarePainter(model, *someScene(), 1);
  const auto weights = uneven(32, 0, 1), guide = uneven(16, 0, 1);
  const auto first = painter.squares(weights, guide, 0), second = painter.squares(weights, guide, 0);
  EXPECT_EQ(first.sum, second.sum);
  EXPECT_EQ(first.byOpacity, second.byOpacity);
  const auto nothing = painter.squares(std::vector<double>(32 * 32), guide, 0);
  EXPECT_EQ(nothing.sum, 0);
  for (const double d : nothing.byOpacity) EXPECT_EQ(d, 0);
}

std::string refusal(const std::shared_ptr<const Model>& model, const core::Scene& scene) {
  EXPECT_EQ(noSensitivity(model->info(), scene).empty(), false);
  try {
    squarePainter(model, scene, 1);
    return {};
  } catch (const core::Error& error) {
    return error.what();
  }
}

TEST(NetworkSensitivity, OtherModelsAndScenesAreRefusedWithASentence) {
  const auto guided = makeModel(*Guided(smallNetwork()), {}, "fast");
  EXPECT_NE(refusal(guided, *someScene()).find("fast is not one of TFGAN's networks"), std::string::npos);
  const auto tfgan = makeModel(*Tfgan(narrow()), {}, "small");
  EXPECT_EQ(noSensitivity(tfgan->info(), *someScene()), "");
  auto panned = *someScene();
  panned.viewpoint.setPan({0.1, 0});
  EXPECT_NE(refusal(tfgan, panned).find("reset the pan"), std::string::npos);
}

}  // namespace
}  // namespace twinray::nn
