#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/image.h"
#include "core/metrics/metrics.h"
#include "nn/guided.h"
#include "nn/guided_painter.h"
#include "nn/picture_tensor.h"
#include "nn/training/adamw.h"
#include "nn/training/discriminator.h"
#include "nn/training/losses.h"
#include "tests/nn/composed.h"
#include "tests/nn/small_networks.h"

namespace twinray::nn {
namespace {

TEST(Guided, startsAtTheBicubicEnlargement) {
  torch::NoGradGuard noGrad;
  torch::manual_seed(1);
  Guided generator{GuidedConfig{}};
  const auto guide = torch::rand({2, 4, 16, 24});
  const auto a = someCondition(0.2f), b = someCondition(-0.4f);
  const auto painted = generator->paint(guide, batchOf({&a, &b}));
  EXPECT_EQ(painted.sizes(), (torch::IntArrayRef{2, 3, 32, 48}));
  EXPECT_LT((painted - enlargedGuide(guide, 2)).abs().max().item<double>(), 2.0 / 255);
}

TEST(Guided, enlargementIsThatOfTheRival) {
  const auto guide = noise(9, 7, 1);
  const auto enlarged = pictureOf(enlargedGuide(paddedGuide(guide, 1), 2)[0]);
  const auto rival = core::enlargeBicubic(guide, 18, 14);
  for (int y = 0; y < 14; ++y)
    for (int x = 0; x < 18; ++x)
      for (int c = 0; c < 3; ++c) EXPECT_NEAR(enlarged.pixel(x, y)[c], rival.pixel(x, y)[c], 1);
}

TEST(Guided, onePictureWithFoldedModulationEqualsTheBatch) {
  torch::NoGradGuard noGrad;
  auto generator = randomGenerator(smallNetwork());
  const auto guide = torch::rand({2, 4, 16, 8});
  const auto a = someCondition(0.5f), b = someCondition(-0.7f);
  const auto both = generator->residual(guide, generator->film(batchOf({&a, &b}))).picture;
  const auto second = generator->residual(guide.slice(0, 1, 2), generator->film(batchOf({&b}))).picture;
  EXPECT_LT((both.slice(0, 1, 2) - second).abs().max().item<double>(), 1e-5 * second.abs().max().item<double>() + 1e-6);
}

// What is small enough for kernels of its own is painted by others than in training.
TEST(Guided, smallPicturesAreTheSameWithoutGradients) {
  auto config = smallNetwork();
  config.innerWidth = 24;
  auto generator = randomGenerator(config);
  const auto condition = someCondition(0.5f);
  for (const auto& [width, height] : {std::pair(8, 16), {40, 24}, {120, 96}}) {
    const auto guide = torch::rand({1, 4, height, width});
    const auto paint = [&] {
      return generator->residual(guide, generator->film(batchOf({&condition}))).picture.detach();
    };
    const auto learning = paint();
    const torch::NoGradGuard noGrad;
    const auto most = learning.abs().max().item<double>();
    EXPECT_GT(most, 1e-3);
    EXPECT_LT((learning - paint()).abs().max().item<double>(), 1e-5 * most + 1e-6) << width << 'x' << height;
  }
}

TEST(Guided, viewTransferFunctionsAndLightingMatter) {
  torch::NoGradGuard noGrad;
  auto generator = randomGenerator(smallNetwork());
  const auto guide = torch::rand({1, 4, 8, 8});
  const auto before = someCondition(0.1f);
  const auto residual = generator->residual(guide, generator->film(batchOf({&before}))).picture;
  std::vector<Condition> changes(4, before);
  changes[0].view[0] += 1;
  changes[1].opacity[255] += 1;
  changes[2].color[500] += 1;
  changes[3].lighting[0] = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto other = generator->residual(guide, generator->film(batchOf({&changes[i]}))).picture;
    EXPECT_GT((other - residual).abs().max().item<double>(), 1e-7) << i;
  }
}

TEST(Guided, theEncoderOfTransferFunctionsSeesTheWholeRange) {
  torch::NoGradGuard noGrad;
  auto generator = randomGenerator(smallNetwork());
  const auto before = someCondition(0.1f);
  const auto film = generator->film(batchOf({&before}));
  for (std::size_t i = 0; i < Condition::kSamples; ++i) {
    auto changed = before;
    changed.opacity[i] += 1;
    EXPECT_GT((generator->film(batchOf({&changed})) - film).abs().max().item<double>(), 0) << i;
  }
}

TEST(Guided, gradientReachesEveryWeight) {
  auto generator = randomGenerator(smallNetwork());
  const auto condition = someCondition(0.3f);
  generator->paint(torch::rand({1, 4, 8, 8}), batchOf({&condition})).square().mean().backward();
  for (const auto& item : generator->named_parameters())
    EXPECT_GT(item.value().grad().abs().max().item<double>(), 0) << item.key();
}

TEST(GuidedPainter, theFastestPrecisionPaintsTheSamePicture) {
  torch::NoGradGuard noGrad;
  Guided trained(GuidedConfig{});
  for (const auto& item : trained->named_parameters())
    if (item.key() == "tail.weight") item.value().normal_(0, 0.01);
  const GuidedPainter painter(trained.ptr());
  const auto condition = someCondition(0.3f);
  const auto batch = batchOf({&condition});
  const auto guide = torch::rand({1, 4, 32, 32});
  const auto difference =
      trained->residual(guide, trained->film(batch)).picture - painter.residual(guide, batch).picture;
  EXPECT_LT(difference.abs().max().item<double>(), 2.0 / 255);
}

TEST(PictureTensor, composedWithoutResidualIsTheRivalAtAnyFactor) {
  const auto guide = noise(11, 6, 9);
  for (const int factor : {1, 2, 3, 4}) {
    const auto picture =
        composed(guide, torch::zeros({1, 3, 6 * factor, 12 * factor}), factor, 11 * factor, 6 * factor);
    const auto rival = core::enlargeBicubic(guide, 11 * factor, 6 * factor);
    int worst = 0;
    for (std::size_t i = 0; i < rival.data.size(); ++i)
      worst = std::max(worst, std::abs(picture.data[i] - rival.data[i]));
    EXPECT_LE(worst, factor == 3 ? 1 : 0) << factor;  // thirds are no binary fractions
  }
}

TEST(PictureTensor, residualIsAddedWhereItBelongsAndClamped) {
  core::Image guide(4, 4);
  for (auto& value : guide.data) value = 100;
  auto residual = torch::zeros({1, 3, 8, 8});
  residual[0][1][5][2] = 10.0f / 255;
  residual[0][2][0][7] = 3;
  const auto picture = composed(guide, residual, 2, 7, 8);
  EXPECT_EQ(picture.width, 7);
  EXPECT_EQ(picture.pixel(2, 5)[1], 110);
  EXPECT_EQ(picture.pixel(2, 5)[0], 100);
  EXPECT_EQ(picture.pixel(6, 0)[2], 100);
  EXPECT_EQ(composed(guide, residual, 2, 8, 8).pixel(7, 0)[2], 255);
}

TEST(Losses, ssimAndMsSsimAgreeWithTheMetrics) {
  const auto a = core::enlargeBicubic(noise(24, 24, 5), 192, 192);
  const auto b = core::enlargeBicubic(noise(48, 48, 8), 192, 192);
  core::Image mixed = a;
  for (std::size_t i = 0; i < mixed.data.size(); ++i) mixed.data[i] = std::uint8_t((3 * a.data[i] + b.data[i]) / 4);
  const auto tensor = [](const core::Image& image) { return paddedGuide(image, 1).slice(1, 0, 3); };
  EXPECT_NEAR(ssim(tensor(mixed), tensor(a)).item<double>(), core::ssim(mixed, a), 1e-4);
  EXPECT_NEAR(msSsim(tensor(mixed), tensor(a)).item<double>(), *core::msSsim(mixed, a), 1e-4);
}

TEST(Losses, rootMeanSquareWeighsPicturesAlike) {
  const auto reference = torch::zeros({2, 3, 4, 4});
  auto prediction = torch::zeros({2, 3, 4, 4});
  prediction[0] += 0.3;
  prediction[1] += 0.01;
  EXPECT_NEAR(rootMeanSquare(prediction, reference).item<double>(),
              (std::sqrt(0.09 + 1e-6) + std::sqrt(1e-4 + 1e-6)) / 2, 1e-6);
  EXPECT_NEAR(charbonnier(prediction, reference).item<double>(), (std::sqrt(0.09 + 1e-6) + std::sqrt(1e-4 + 1e-6)) / 2,
              1e-6);
}

TEST(Losses, hingeIsZeroBeyondTheMargin) {
  const auto sure = torch::full({3}, 1.5f);
  EXPECT_EQ(hingeDiscriminator(sure, -sure).item<double>(), 0);
  EXPECT_NEAR(hingeDiscriminator(-sure, sure).item<double>(), 5, 1e-6);
  EXPECT_NEAR(hingeGenerator(sure).item<double>(), -1.5, 1e-6);
}

TEST(Discriminator, spectralNormBecomesOne) {
  torch::manual_seed(5);
  SpectralConv layer(6, 16, 4, 2);
  for (int i = 0; i < 200; ++i) layer->forward(torch::rand({1, 6, 8, 8}));
  const auto matrix = layer->normalizedWeight().detach().flatten(1);
  EXPECT_NEAR(torch::linalg_svdvals(matrix, c10::nullopt).max().item<double>(), 1, 1e-3);
}

TEST(Discriminator, learnsToTellPicturesFromBlurredOnes) {
  torch::manual_seed(6);
  Discriminator discriminator(8);
  AdamW optimizer(discriminator->named_parameters(), {});
  const auto real = torch::rand({4, 3, 32, 32});
  const auto blurred = at::avg_pool2d(at::replication_pad2d(real, {1, 1, 1, 1}), 3, 1);
  double first = 0, last = 0;
  for (int i = 0; i < 100; ++i) {
    optimizer.clearGradients();
    const auto loss = hingeDiscriminator(discriminator(real, blurred), discriminator(blurred, blurred));
    (i == 0 ? first : last) = loss.item<double>();
    loss.backward();
    optimizer.step(5e-3);
  }
  EXPECT_LT(last, 0.5 * first);
}

TEST(AdamW, agreesWithLibTorch) {
  torch::manual_seed(2);
  torch::nn::Linear ours(5, 3), theirs(5, 3);
  {
    torch::NoGradGuard noGrad;
    theirs->weight.copy_(ours->weight);
    theirs->bias.copy_(ours->bias);
  }
  AdamW optimizer(ours->named_parameters(), {0.8, 0.95, 1e-8, 0.03});
  torch::optim::AdamW reference(theirs->parameters(),
                                torch::optim::AdamWOptions(0.01).betas({0.8, 0.95}).eps(1e-8).weight_decay(0.03));
  for (int i = 0; i < 25; ++i) {
    const auto x = torch::randn({4, 5});
    optimizer.clearGradients();
    ours(x).pow(4).mean().backward();
    optimizer.step(0.01);
    reference.zero_grad();
    theirs(x).pow(4).mean().backward();
    reference.step();
  }
  EXPECT_LT((ours->weight - theirs->weight).abs().max().item<double>(), 1e-6);
  EXPECT_LT((ours->bias - theirs->bias).abs().max().item<double>(), 1e-6);
}

TEST(AdamW, clipsToTheJointNorm) {
  torch::nn::Linear layer(2, 2);
  AdamW optimizer(layer->named_parameters(), {});
  layer->weight.mutable_grad() = torch::full({2, 2}, 3.0f);
  layer->bias.mutable_grad() = torch::full({2}, 4.0f);
  const double norm = std::sqrt(4 * 9.0 + 2 * 16.0);
  EXPECT_NEAR(optimizer.clipGradients(1.0), norm, 1e-5);
  EXPECT_NEAR(layer->weight.grad()[0][0].item<double>(), 3 / norm, 1e-5);
  EXPECT_NEAR(optimizer.clipGradients(1.0), 1, 1e-5);
  EXPECT_NEAR(layer->bias.grad()[0].item<double>(), 4 / norm, 1e-5);
}

TEST(Guided, TheExpectedErrorLearnsFromFeaturesWithoutChangingThem) {
  auto config = smallNetwork();
  config.expectedError = true;
  const auto generator = std::make_shared<GuidedImpl>(config);
  const auto a = someCondition(0.1f);
  const auto guide = torch::rand({1, 4, 8, 8});
  const auto painted = generator->paintFrom(guide, batchOf({&a}), {}, torch::kFloat32, true);
  EXPECT_EQ(painted.expectedError.sizes(), (std::vector<std::int64_t>{1, 1, 16, 16}));
  EXPECT_GT(painted.expectedError.min().item<double>(), 0);
  EXPECT_FALSE(generator->paintFrom(guide, batchOf({&a}), {}, torch::kFloat32, false).expectedError.defined());
  painted.expectedError.sum().backward();
  for (const auto& item : generator->named_parameters()) {
    const bool own = item.key().starts_with("expected_error");
    EXPECT_EQ(item.value().grad().defined(), own) << item.key();
  }
}

TEST(Losses, LaplaceIsSmallestWhereTheMeanErrorIsExpected) {
  const auto errors = torch::tensor({0.01f, 0.05f, 0.2f, 0.02f}).view({1, 1, 2, 2});  // mean 0.07
  const auto at = [&](double expected) { return laplace(torch::full({1, 1, 2, 2}, expected), errors).item<double>(); };
  EXPECT_LT(at(0.07), at(0.065));
  EXPECT_LT(at(0.07), at(0.075));
  EXPECT_NEAR(at(0.049), 0.071 / 0.05 + std::log(0.05), 1e-6);
}

}  // namespace
}  // namespace twinray::nn
