#include "nn/tfgan/tfgan.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "core/dataset/npy.h"
#include "core/error.h"
#include "core/transfer_function.h"
#include "core/viewpoint.h"
#include "nn/tfgan/folded.h"
#include "tests/nn/tfgan_weights.h"

namespace twinray::nn {
namespace {

using test::fill;
using test::noise;
using torch::indexing::Slice;

// Expected outputs, tests/data/tfgan/*.npy: python3-torch 1.13, networks written from the description in the design
// notes (names of layers and options as the original's), weights and inputs from the formula in tfgan_weights.h, one
// thread; once in evaluation mode and once in training mode (statistics of the batch). Every 32nd row from 5 and 16th
// column from 3 of the pictures of 256 pixels, every 4th row from 1 and column from 2 of those of 64 pixels.
constexpr double kAgreement = 1e-4;
/// Of two networks in a row in training mode: dividing by a batch's deviation twice enlarges what other instruction
/// sets round differently (2.4e-4 between two processors). An eighth of a level of 255.
constexpr double kTrainingAgreement = 1e-3;

torch::Tensor expected(const std::string& name) {
  const auto array = core::readNpy(std::string(TWINRAY_TEST_DATA) + "/tfgan/" + name + ".npy");
  const std::vector<std::int64_t> shape(array.shape.begin(), array.shape.end());
  return torch::tensor(torch::ArrayRef<double>(array.values)).view(shape).to(torch::kFloat32);
}

void expectSame(const torch::Tensor& made, const std::string& name, double agreement = kAgreement) {
  const auto wanted = expected(name);
  ASSERT_EQ(made.sizes(), wanted.sizes()) << name;
  EXPECT_LT((made - wanted).abs().max().item<double>(), agreement) << name;
}

struct Inputs {
  explicit Inputs(std::int64_t n = 8, std::int64_t guide = 64, std::int64_t size = 256)
      : view(noise("view", {n, 5})),
        opacity(noise("opacity", {n, 1, 256})),
        color(noise("color", {n, 3, 256})),
        image(noise("image", {n, 1, guide, guide})),
        picture(noise("picture", {n, 3, size, size})) {}
  torch::Tensor view, opacity, color, image, picture;
};

template <class Network, class Run>
void expectBothModes(Network& network, const std::string& name, const Run& run) {
  const torch::NoGradGuard noGrad;
  network->eval();
  expectSame(run(), name + "_eval");
  network->train();
  expectSame(run(), name + "_train", name == "two_networks" ? kTrainingAgreement : kAgreement);
}

torch::Tensor thinned(const torch::Tensor& picture) {
  if (picture.size(2) == 256) return picture.index({Slice(), Slice(), Slice(5, {}, 32), Slice(3, {}, 16)});
  return picture.index({Slice(), Slice(), Slice(1, {}, 4), Slice(2, {}, 4)});
}

/// "name sides" of every tensor of a network.
std::vector<std::string> listed(const torch::nn::Module& network) {
  std::vector<std::string> lines;
  for (const auto& [name, tensor] : stateOf(network)) {
    std::ostringstream line;
    line << name << ' ';
    for (std::int64_t i = 0; i < tensor.dim(); ++i) line << (i ? "x" : "") << tensor.size(i);
    lines.push_back(line.str());
  }
  return lines;
}

/// Narrow, with every option away from the original's default.
TfganConfig narrow() {
  TfganConfig config;
  config.guideSize = 16;
  config.pictureSize = 64;
  config.minimumSize = 4;
  config.channels = 6;
  config.mostChannels = 16;
  config.viewWidth = 8;
  config.curveWidth = 10;
  config.bottlenecks = 2;
  config.opacityLatent = 5;
  config.colorLatent = 6;
  return config;
}

TEST(Tfgan, generatorAgreesWithPython) {
  Tfgan network{TfganConfig{}};
  fill(*network);
  const Inputs in;
  expectBothModes(network, "generator",
                  [&] { return thinned(network->forward(in.view, in.opacity, in.color, in.image)); });
}

TEST(Tfgan, discriminatorAgreesWithPython) {
  TfganDiscriminator network{TfganDiscriminatorConfig{}};
  fill(*network);
  const Inputs in;
  expectBothModes(network, "discriminator",
                  [&] { return network->forward(in.view, in.opacity, in.color, in.picture); });
}

TEST(Tfgan, plainUpsamplingWithNoiseAgreesWithPython) {
  auto config = narrow();
  config.residualUpsampling = false;
  config.noise = 3;
  Tfgan network(config);
  fill(*network);
  const Inputs in(2, 16, 64);
  const auto values = noise("noise", {2, 3});
  expectBothModes(network, "plain",
                  [&] { return thinned(network->forward(in.view, in.opacity, in.color, in.image, values)); });
}

TEST(Tfgan, networkWithoutUpsamplingAgreesWithPython) {
  auto config = narrow();
  config.pictureSize = 16;
  Tfgan network(config);
  fill(*network);
  const Inputs in(2, 16, 64);
  expectBothModes(network, "same_size", [&] { return network->forward(in.view, in.opacity, in.color, in.image); });
}

TEST(Tfgan, discriminatorWithBatchNormAgreesWithPython) {
  auto config = discriminatorFor(narrow());
  config.batchNorm = true;
  TfganDiscriminator network(config);
  fill(*network);
  const Inputs in(2, 16, 64);
  expectBothModes(network, "batch_norm_discriminator",
                  [&] { return network->forward(in.view, in.opacity, in.color, in.picture); });
}

TEST(Tfgan, opacityNetworkAgreesWithPython) {
  OpacityGenerator network{OpacityConfig{}};
  fill(*network);
  const Inputs in;
  expectBothModes(network, "opacity", [&] { return thinned(network->picture(in.view, network->latent(in.opacity))); });
  network->eval();
  const torch::NoGradGuard noGrad;
  const auto latent = network->latent(in.opacity);
  expectSame(latent, "opacity_latent");
  expectSame(network->reconstruction(latent).index({Slice(), Slice(0, {}, 8)}), "opacity_reconstruction");
}

TEST(Tfgan, opacityDiscriminatorAgreesWithPython) {
  OpacityDiscriminator network{OpacityConfig{}};
  fill(*network);
  const Inputs in;
  expectBothModes(network, "opacity_discriminator", [&] { return network->forward(in.view, in.opacity, in.image); });
}

TEST(Tfgan, twoNetworksAgreeWithPython) {
  OpacityGenerator opacity{OpacityConfig{}};
  fill(*opacity);
  auto network = tfganOver(*opacity, TfganConfig{}, "the test");
  TensorMap inside;
  for (const auto& [name, tensor] : stateOf(*network->opacityNetwork())) inside[name] = tensor.clone();
  fill(*network);
  fill(*network, "opacity_network.");
  for (const auto& [name, tensor] : stateOf(*network->opacityNetwork()))
    EXPECT_TRUE(torch::equal(tensor, inside.at(name))) << name;
  const Inputs in;
  expectBothModes(network, "two_networks",
                  [&] { return thinned(network->forward(in.view, in.opacity, in.color, {})); });
}

TEST(Tfgan, twoNetworksTrainTheSecondAlone) {
  auto config = narrow();
  OpacityConfig first;
  first.pictureSize = 16;
  first.channels = 4;
  first.mostChannels = 8;
  auto network = tfganOver(*OpacityGenerator(first), config, "the test");
  network->train();
  const Inputs in(2, 16, 64);
  network->forward(in.view, in.opacity, in.color, {}).mean().backward();
  for (const auto& item : network->named_parameters()) {
    const bool inside = item.key().starts_with("opacity_network.");
    EXPECT_EQ(item.value().requires_grad(), !inside) << item.key();
    EXPECT_EQ(item.value().grad().defined(), !inside) << item.key();
  }
  EXPECT_FALSE(network->opacityNetwork()->is_training());
}

TEST(Tfgan, namesAndShapesAreTheOriginals) {
  std::ifstream file(std::string(TWINRAY_TEST_DATA) + "/tfgan/state_dicts.txt");
  std::map<std::string, std::vector<std::string>> wanted;
  std::string line, network;
  while (std::getline(file, line)) {
    if (line.starts_with("# "))
      network = line.substr(2);
    else if (!line.empty())
      wanted[network].push_back(line.ends_with(" scalar") ? line.substr(0, line.size() - 6) : line);
  }
  ASSERT_EQ(wanted.size(), 4u);
  EXPECT_EQ(listed(*Tfgan(TfganConfig{})), wanted["generator"]);
  auto made = listed(*TfganDiscriminator(TfganDiscriminatorConfig{}));
  EXPECT_EQ(made, wanted["discriminator"]);
  EXPECT_EQ(listed(*OpacityGenerator(OpacityConfig{})), wanted["opacity generator"]);
  EXPECT_EQ(listed(*OpacityDiscriminator(OpacityConfig{})), wanted["opacity discriminator"]);
}

TEST(Tfgan, beginsAsTheOriginal) {
  torch::manual_seed(3);
  const Tfgan network{TfganConfig{}};
  for (const auto& item : network->named_parameters()) {
    const auto& value = item.value();
    const bool norm = value.dim() == 1 && item.key().ends_with("weight");
    if (item.key().ends_with("bias")) {
      EXPECT_EQ(value.abs().max().item<double>(), 0) << item.key();
    } else if (norm) {
      EXPECT_NEAR(value.mean().item<double>(), 1, 0.02) << item.key();
    } else if (value.numel() > 1000) {
      EXPECT_NEAR(value.std().item<double>(), 0.02, 0.0015) << item.key();
      EXPECT_NEAR(value.mean().item<double>(), 0, 0.002) << item.key();
    }
  }
}

TEST(Tfgan, sceneIsToldAsTheOriginalDoes) {
  const core::TransferFunction tf;
  const auto viewpoint = core::Viewpoint::fromAngles({45, 90, 5, 1.75});
  const auto condition = Tfgan(narrow())->condition(viewpoint, tf, {}, {}, 64);
  // (2 e / 180 - 1, cos a, sin a, r / 10, 2 (z - 1) / 1.5 - 1)
  const float view[] = {-0.5f, 0, 1, 0.5f, 0};
  for (int i = 0; i < 5; ++i) EXPECT_NEAR(condition.view[std::size_t(i)], view[i], 1e-5) << i;
}

TEST(Tfgan, paintsBetweenZeroAndOne) {
  Tfgan network(narrow());
  network->eval();
  fill(*network);
  const torch::NoGradGuard noGrad;
  const Inputs in(2, 16, 64);
  const ConditionBatch condition{in.view, torch::cat({in.opacity, in.color}, 1), torch::zeros({2, 6})};
  const auto painted = network->paint((in.image + 1) / 2, condition);
  const auto direct = network->forward(in.view, in.opacity, in.color, in.image);
  EXPECT_TRUE(torch::allclose(painted, (direct + 1) / 2, 0, 1e-5));
  EXPECT_EQ(network->guideNeed().channels, std::vector<std::string>{"a"});
  EXPECT_EQ(network->guideNeed().factor, 4);
  EXPECT_EQ(network->guideNeed().pictureSize, 64);
}

TEST(Tfgan, foldedFormsPaintTheSame) {
  auto config = narrow();
  for (const bool residual : {true, false}) {
    for (const int size : {16, 64}) {
      config.residualUpsampling = residual;
      config.pictureSize = size;
      auto network = std::make_shared<TfganImpl>(config);
      fill(*network);
      network->eval();
      const torch::NoGradGuard noGrad;
      const Inputs in(2, 16, 64);
      const auto exact = network->forward(in.view, in.opacity, in.color, in.image);
      for (const bool phases : {false, true}) {
        const FoldedTfgan folded(network, {torch::kFloat32, phases});
        const auto made = folded.forward(in.view, in.opacity, in.color, in.image);
        ASSERT_EQ(made.sizes(), exact.sizes());
        EXPECT_LT((made - exact).abs().max().item<double>(), 1e-4) << residual << size << phases;
      }
    }
  }
}

TEST(Tfgan, configurationsSurviveJson) {
  auto config = narrow();
  config.residualUpsampling = false;
  config.noise = 7;
  EXPECT_EQ(tfganConfigFromJson(toJson(config), "x"), config);
  config.opacity = OpacityConfig{};
  config.opacity->pictureSize = config.guideSize;
  config.opacity->latent = config.opacityLatent;
  EXPECT_EQ(tfganConfigFromJson(toJson(config), "x"), config);
}

TEST(Tfgan, configurationsOutOfRangeAreRefused) {
  const auto refused = [](const char* key, const nlohmann::json& value) {
    auto json = toJson(TfganConfig{});
    json[key] = value;
    try {
      tfganConfigFromJson(json, "bad.pt");
      return std::string();
    } catch (const core::Error& error) {
      return std::string(error.what());
    }
  };
  EXPECT_NE(refused("guide_size", 48).find("guide_size 48, which is no power of two"), std::string::npos);
  EXPECT_NE(refused("channels", 100000).find("channels"), std::string::npos);
  EXPECT_NE(refused("picture_size", 32).find("picture_size below"), std::string::npos);
  EXPECT_NE(refused("minimum_size", 64).find("minimum_size"), std::string::npos);
  EXPECT_NE(refused("bottlenecks", 0).find("bottlenecks"), std::string::npos);
  EXPECT_NE(refused("noise", "many").find("noise"), std::string::npos);
  EXPECT_NE(refused("residual_upsampling", 1).find("residual_upsampling"), std::string::npos);
  EXPECT_NE(refused("opacity", nullptr).find("bad.pt"), std::string::npos);
}

}  // namespace
}  // namespace twinray::nn
