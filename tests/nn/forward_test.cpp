// Bare networks on arrays. That tfgan's numbers are PyTorch's is tested in tfgan_test.cpp; here, what the folder holds.

#include "nn/forward.h"

#include <gtest/gtest.h>

#include "core/dataset/npy.h"
#include "core/error.h"
#include "nn/guided.h"
#include "nn/model_file.h"
#include "nn/tfgan/tfgan.h"
#include "tests/temporary_folder.h"

namespace twinray::nn {
namespace {

class Forward : public ::testing::Test {
 protected:
  Forward() {
    torch::manual_seed(6);
    view_ = write("view", {2, 5});
    opacity_ = write("opacity", {2, 1, 256});
    color_ = write("color", {2, 3, 256});
  }

  torch::Tensor write(const std::string& name, const std::vector<std::int64_t>& shape) {
    const auto values = torch::rand(shape) * 2 - 1;
    const auto wide = values.to(torch::kFloat64).contiguous();
    core::writeNpy(folder_.path() / (name + ".npy"), {shape.begin(), shape.end()},
                   {wide.data_ptr<double>(), std::size_t(wide.numel())}, core::NpyType::kFloat32);
    return values;
  }

  torch::Tensor forward(const Model& model) {
    forwardArrays(model, folder_.path(), folder_.path() / "out.npy", false);
    auto array = core::readNpy(folder_.path() / "out.npy");
    const std::vector<std::int64_t> shape(array.shape.begin(), array.shape.end());
    return torch::from_blob(array.values.data(), shape, torch::kFloat64).to(torch::kFloat32);
  }

  std::string errorOf(const Model& model) {
    try {
      forward(model);
    } catch (const core::Error& error) {
      return error.what();
    }
    return {};
  }

  std::shared_ptr<const Model> guided() {
    GuidedConfig config;
    config.width = 8;
    config.blocks = 1;
    generator_ = Guided(config);
    const torch::NoGradGuard noGrad;
    for (auto& parameter : generator_->parameters()) parameter.normal_(0, 0.1);
    return makeModel(*generator_, {}, "small");
  }

  test::TemporaryFolder folder_;
  torch::Tensor view_, opacity_, color_;
  Guided generator_{nullptr};
};

TEST_F(Forward, guidedTakesAndGivesValuesAroundZeroAndTheUsualLightWhereNoneIsGiven) {
  const torch::NoGradGuard noGrad;
  const auto model = guided();
  const auto image = write("image", {2, 4, 8, 12});
  const auto out = forward(*model);
  EXPECT_EQ(out.sizes(), (std::vector<std::int64_t>{2, 3, 16, 24}));
  // Shaded, ambient 0.25, diffuse 0.75, specular 0.3, power 12 of 100, opacity per voxel (log2 of 1).
  const auto light = torch::tensor({1.f, 0.25f, 0.75f, 0.3f, 0.12f, 0.f}).repeat({2, 1});
  const auto expected = generator_->paint((image + 1) / 2, {view_, torch::cat({opacity_, color_}, 1), light}) * 2 - 1;
  EXPECT_LT((out - expected).abs().max().item<double>(), 1e-5);

  const auto other = write("lighting", {2, 6});
  const auto lit = generator_->paint((image + 1) / 2, {view_, torch::cat({opacity_, color_}, 1), other}) * 2 - 1;
  EXPECT_LT((forward(*model) - lit).abs().max().item<double>(), 1e-5);
  EXPECT_GT((lit - expected).abs().max().item<double>(), 1e-4);
}

TEST_F(Forward, wrongAndMissingArraysAreNamed) {
  const auto model = guided();
  EXPECT_NE(errorOf(*model).find("image.npy"), std::string::npos);
  write("image", {2, 3, 8, 8});
  EXPECT_NE(errorOf(*model).find("image.npy has the shape (2, 3, 8, 8), and the network takes (2, 4, any, any)"),
            std::string::npos)
      << errorOf(*model);
  write("image", {3, 4, 8, 8});
  EXPECT_NE(errorOf(*model).find("(2, 4, any, any)"), std::string::npos);
  write("image", {2, 4, 7, 8});
  EXPECT_NE(errorOf(*model).find("no multiples of 2"), std::string::npos);
  write("image", {2, 4, 8, 8});
  write("opacity", {2, 256});
  EXPECT_NE(errorOf(*model).find("opacity.npy has the shape (2, 256)"), std::string::npos);
}

TEST_F(Forward, trainingModeUsesTheBatchAndLeavesTheModelAlone) {
  TfganConfig config;
  config.channels = 4;
  config.mostChannels = 16;
  config.viewWidth = 8;
  config.curveWidth = 8;
  const auto model = makeModel(*Tfgan(config), {}, "small");
  write("image", {2, 1, 64, 64});
  const auto before = forward(*model);
  EXPECT_EQ(before.sizes(), (std::vector<std::int64_t>{2, 3, 256, 256}));
  forwardArrays(*model, folder_.path(), folder_.path() / "training.npy", true);
  EXPECT_TRUE(torch::equal(forward(*model), before));
  const auto training = core::readNpy(folder_.path() / "training.npy");
  EXPECT_GT(std::abs(training.values[777] - before.flatten()[777].item<double>()), 1e-6);
}

}  // namespace
}  // namespace twinray::nn
