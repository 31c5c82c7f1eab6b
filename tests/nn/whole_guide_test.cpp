// Networks whose guide is as large as their picture.

#include <gtest/gtest.h>

#include "nn/training/batch_loader.h"
#include "nn/training/networks.h"
#include "nn/training/training_data.h"
#include "tests/nn/small_networks.h"
#include "tests/nn/trainer_fixture.h"

namespace twinray::nn {
namespace {

Recipe recipeOf(const GuidedConfig& config) {
  Recipe recipe;
  recipe.architecture = "guided";
  recipe.network = toJson(config);
  return recipe;
}

GuidedConfig wholeGuide(GuidedConfig config) {
  config.unshuffle *= config.factor;
  config.factor = 1;
  config.direct = true;
  return config;
}

TEST(WholeGuide, ANetworkOfASmallerGuideServesAsAStart) {
  torch::NoGradGuard noGrad;
  const auto config = smallNetwork();
  auto small = randomGenerator(config);
  TrainedNetworks networks(recipeOf(wholeGuide(config)), std::make_shared<GuidedImpl>(wholeGuide(config)), 8,
                           torch::kCPU);
  networks.startFrom(*small);
  auto& large = dynamic_cast<GuidedImpl&>(networks.generator());
  const auto condition = someCondition(0.4f);
  const auto batch = batchOf({&condition});
  const auto guide = torch::rand({1, 4, 16, 24});
  const auto enlarged = at::upsample_nearest2d(guide, {32, 48});
  const auto expected = small->residual(guide, small->film(batch)).picture;
  const auto found = large.residual(enlarged, large.film(batch)).picture;
  ASSERT_EQ(found.sizes(), expected.sizes());
  EXPECT_GT(expected.abs().max().item<double>(), 0.01);
  EXPECT_LT((found - expected).abs().max().item<double>(), 1e-4 * expected.abs().max().item<double>());
}

TEST(WholeGuide, TheDirectFilterCarriesTheGuide) {
  torch::NoGradGuard noGrad;
  auto config = wholeGuide(smallNetwork());
  Guided generator(config);
  // One weight: blue of the last pixel of each gathered square is added to the red of the first.
  auto filter = generator->named_parameters()["direct.weight"];
  const int square = config.unshuffle * config.unshuffle;
  filter[0][3 * square - 1][1][1] = 0.5;
  const auto condition = someCondition(0);
  const auto batch = batchOf({&condition});
  const auto guide = torch::rand({1, 4, 8, 8});
  const auto with = generator->paint(guide, batch);
  filter.zero_();
  const auto difference = with - generator->paint(guide, batch);
  for (int y = 0; y < 8; y += 4)
    for (int x = 0; x < 8; x += 4)
      EXPECT_NEAR(difference[0][0][y][x].item<float>(), 0.5f * (guide[0][2][y + 3][x + 3].item<float>() - 0.5f), 1e-5);
  EXPECT_NEAR(difference.abs().gt(1e-6).sum().item<double>(), 4, 0.1);
  EXPECT_EQ(guidedConfigFromJson(toJson(config), "here"), config);
}

class WholeGuideData : public Trainer {};

TEST_F(WholeGuideData, CropsAndTurnsKeepTheCastPixelsInTheirPlaces) {
  const auto folder = base_ / "checkerboards";
  writeFolder(folder);
  for (std::size_t i = 0; i < kSamples; ++i) {
    core::Image board(kSide, kSide);
    for (int y = 0; y < kSide; ++y)
      for (int x = 0; x < kSide; ++x)
        for (int c = 0; c < 4; ++c) board.pixel(x, y)[c] = (x + y) % 2 == 0 ? 255 : 0;
    core::writeGuide(folder / "guides" / ("guide" + std::to_string(i) + ".npy"), board);
  }
  auto description = json::parse(std::ifstream(folder / "dataset.json"));
  description["guide"]["width"] = description["guide"]["height"] = kSide;
  description["guide"]["quality"] = "checkerboard";
  core::writeAtomically(folder / "dataset.json", [&](std::ostream& out) { out << description; });

  auto config = wholeGuide(smallNetwork());
  config.innerWidth = 0;
  Guided generator(config);
  const TrainingData data({folder}, *generator, 1);
  EXPECT_EQ(data.guideQuality(), "checkerboard");
  Recipe recipe;
  recipe.batch = 4;
  recipe.crop = 16;
  recipe.mirror = true;
  BatchMaker maker(data, recipe, generator->guideNeed(), 5);
  const auto y = torch::arange(16).view({16, 1}), x = torch::arange(16).view({1, 16});
  const auto board = (y + x).remainder(2).eq(0).to(torch::kFloat32);
  for (std::int64_t step = 0; step < 12; ++step) {
    const auto batch = maker.make(step);
    EXPECT_EQ(batch.guide.sizes(), (torch::IntArrayRef{4, 4, 16, 16}));
    EXPECT_EQ(batch.picture.sizes(), (torch::IntArrayRef{4, 3, 16, 16}));
    EXPECT_TRUE(torch::equal(batch.guide, board.expand({4, 4, 16, 16})));
  }
}

}  // namespace
}  // namespace twinray::nn
