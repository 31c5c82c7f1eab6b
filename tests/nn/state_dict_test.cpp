#include "nn/state_dict.h"

#include <fstream>

#include <caffe2/serialize/inline_container.h>
#include <gtest/gtest.h>

#include "core/dataset/npy.h"
#include "core/error.h"
#include "nn/import_weights.h"
#include "nn/model_file.h"
#include "nn/stored_zip.h"
#include "nn/tfgan/tfgan.h"
#include "nn/unpickler.h"
#include "nn/weights.h"
#include "tests/nn/tfgan_weights.h"
#include "tests/temporary_folder.h"

namespace twinray::nn {
namespace {

using torch::indexing::Slice;

// Files of python3-torch 1.13's torch.save: kinds.pt an OrderedDict of one tensor of each type and layout
// (kinds_protocol4.pt with pickle_protocol=4); nested.pt a dict of numbers, a tuple and two state dicts of narrow
// networks with the weights of tfgan_weights.h, "generator" behind DataParallel's "module." and "discriminator" partly
// as half, where every tensor of more than 2000 elements is an overlapping strided view of one shared storage;
// nested_*.npy their outputs in evaluation mode; module.pt a pickled torch.nn.Linear; legacy.pt the format before 1.6;
// foreign.pt a dict with an argparse.Namespace; script.pt a TorchScript program.
std::filesystem::path data(const std::string& name) {
  return std::filesystem::path(TWINRAY_TEST_DATA) / "tfgan" / name;
}

std::vector<std::uint8_t> bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

torch::Tensor array(const std::string& name) {
  const auto read = core::readNpy(data(name));
  const std::vector<std::int64_t> shape(read.shape.begin(), read.shape.end());
  return torch::tensor(torch::ArrayRef<double>(read.values)).view(shape).to(torch::kFloat32);
}

template <class Action>
std::string errorOf(const Action& action) {
  try {
    action();
  } catch (const core::Error& error) {
    return error.what();
  }
  return {};
}

void expectSentence(const std::string& message, const std::string& part) {
  EXPECT_NE(message.find(part), std::string::npos) << message;
  EXPECT_EQ(message.find('\n'), std::string::npos) << message;
  EXPECT_TRUE(message.ends_with(".")) << message;
}

void expectKinds(const TensorMap& kinds) {
  ASSERT_EQ(kinds.size(), 10u);
  EXPECT_TRUE(torch::equal(kinds.at("float"), torch::tensor({{1.5f, -2.f}, {3.f, 4.f}})));
  EXPECT_TRUE(torch::equal(kinds.at("half").to(torch::kFloat32), torch::tensor({0.5f, -0.25f})));
  EXPECT_TRUE(torch::equal(kinds.at("bfloat").to(torch::kFloat32), torch::tensor({1.f, 2.5f})));
  EXPECT_TRUE(torch::equal(kinds.at("double"), torch::tensor({1e-3}, torch::kFloat64)));
  EXPECT_EQ(kinds.at("long").item<std::int64_t>(), 1ll << 40);
  EXPECT_TRUE(torch::equal(kinds.at("transposed"), torch::tensor({{1.5f, 3.f}, {-2.f, 4.f}})));
  EXPECT_TRUE(torch::equal(kinds.at("part"), torch::tensor({3.f, 4.f})));
  EXPECT_TRUE(torch::equal(kinds.at("expanded"), torch::ones({3})));
  EXPECT_TRUE(torch::equal(kinds.at("parameter"), torch::tensor({7.f})));
  EXPECT_EQ(kinds.at("empty").sizes(), (std::vector<std::int64_t>{0, 3}));
}

TEST(StateDict, readsEveryKindOfTensor) {
  expectKinds(readStateDict(data("kinds.pt")));
  expectKinds(readStateDict(data("kinds_protocol4.pt")));
}

TEST(StateDict, otherFilesGetTheLineThatConvertsThem) {
  const auto error = [](const std::string& name) { return errorOf([&] { readStateDict(data(name)); }); };
  expectSentence(error("module.pt"), "holds a whole module (torch.nn.modules.linear.Linear)");
  expectSentence(error("module.pt"), "net.state_dict(), 'state_dict.pt')");
  expectSentence(error("legacy.pt"), "before version 1.6");
  expectSentence(error("legacy.pt"), "torch.load(");
  expectSentence(error("script.pt"), "torch.jit.load(");
  expectSentence(error("foreign.pt"), "argparse.Namespace");
  expectSentence(error("generator_eval.npy"), "is no file of torch.save");
  expectSentence(error("missing.pt"), "check that it exists");
}

TEST(StateDict, writesWhatItReads) {
  const test::TemporaryFolder folder;
  const TensorList list{{"b.weight", torch::arange(6).view({2, 3}).to(torch::kFloat32).t()},
                        {"a.num_batches_tracked", torch::tensor(5)}};
  writeStateDict(folder / "x.pt", list);
  const auto read = readStateDict(folder / "x.pt");
  ASSERT_EQ(read.size(), 2u);
  EXPECT_TRUE(torch::equal(read.at("b.weight"), list[0].second));
  EXPECT_EQ(read.at("a.num_batches_tracked").item<std::int64_t>(), 5);
  EXPECT_EQ(read.at("a.num_batches_tracked").dim(), 0);
  const auto bytes = bytesOf(folder / "x.pt");
  const auto records = storedZipRecords(bytes);
  EXPECT_TRUE(records.contains("version"));
  const auto pickle = records.at("data.pkl");
  EXPECT_TRUE(std::string(pickle.begin(), pickle.end())
                  .starts_with("\x80\x02"
                               "ccollections\nOrderedDict\n)R("));
}

TEST(StateDict, nestedFileIsImportedWithItsDiscriminator) {
  const test::TemporaryFolder folder;
  const auto imported = importWeights({data("nested.pt"), {}, {}}, folder / "model.pt");
  EXPECT_EQ(imported.architecture, "tfgan");
  EXPECT_GT(imported.discriminatorParameters, 0);
  EXPECT_TRUE(imported.leftOut.empty());
  const auto model = loadModel(folder / "model.pt");
  EXPECT_EQ(model->info().description.at("guide").at("quality"), "seed");
  EXPECT_EQ(model->info().pictureSize, 64);
  const auto view = test::noise("view", {2, 5});
  const auto opacity = test::noise("opacity", {2, 1, 256});
  const auto color = test::noise("color", {2, 3, 256});
  const torch::NoGradGuard noGrad;
  auto generator = std::dynamic_pointer_cast<TfganImpl>(model->weights().generator);
  ASSERT_TRUE(generator);
  const auto painted = generator->forward(view, opacity, color, test::noise("image", {2, 1, 16, 16}));
  EXPECT_LT((painted.index({Slice(), Slice(), Slice(1, {}, 4), Slice(2, {}, 4)}) - array("nested_generator.npy"))
                .abs()
                .max()
                .item<double>(),
            1e-4);

  // Out again, and in: nothing is lost.
  exportWeights(*model, {folder / "g.pt", folder / "d.pt", {}});
  importWeights({folder / "g.pt", folder / "d.pt", {}}, folder / "again.pt");
  const auto again = loadModel(folder / "again.pt");
  const auto before = stateOf(*model->weights().generator);
  const auto after = stateOf(*again->weights().generator);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_TRUE(torch::equal(before[i].second, after[i].second));
  const auto& judging = again->weights().discriminator;
  ASSERT_EQ(judging.size(), model->weights().discriminator.size());
  for (const auto& [name, tensor] : model->weights().discriminator)
    EXPECT_TRUE(torch::equal(judging.at(name).to(torch::kFloat32), tensor.to(torch::kFloat32))) << name;
}

/// The narrow generator's state dict, changed and written.
class Changed {
 public:
  Changed() {
    for (const auto& [name, tensor] : readStateDict(data("nested.pt")))
      if (name.starts_with("generator.module.")) tensors_.emplace_back(name.substr(17), tensor);
  }
  torch::Tensor& operator[](const std::string& name) {
    for (auto& [key, tensor] : tensors_)
      if (key == name) return tensor;
    return tensors_.emplace_back(name, torch::zeros({1})).second;
  }
  void remove(const std::string& name) {
    std::erase_if(tensors_, [&](const auto& item) { return item.first == name; });
  }
  std::string error() const {
    writeStateDict(folder_ / "g.pt", tensors_);
    return errorOf([&] { importWeights({folder_ / "g.pt", {}, {}}, folder_ / "model.pt"); });
  }

 private:
  test::TemporaryFolder folder_;
  TensorList tensors_;
};

TEST(StateDict, unchangedGeneratorIsImported) {
  EXPECT_EQ(Changed().error(), "");
}

TEST(StateDict, missingAndForeignWeightsAreNamed) {
  Changed dict;
  dict.remove("view_encoder.2.bias");
  dict["view_encoder.4.bias"] = torch::zeros({8});
  expectSentence(dict.error(), "lacks 1: view_encoder.2.bias");
  expectSentence(dict.error(), "too many, 1: view_encoder.4.bias");
}

TEST(StateDict, wrongShapesAreNamed) {
  Changed dict;
  dict["view_encoder.2.weight"] = torch::zeros({8, 9});
  expectSentence(dict.error(), "view_encoder.2.weight (8x9, not 8x8)");
}

TEST(StateDict, weightsThatAreNotFiniteAreNamed) {
  Changed dict;
  dict["bottleneck_residual_layers.0.bn1.running_var"][0] = NAN;
  expectSentence(dict.error(), "not finite 1: bottleneck_residual_layers.0.bn1.running_var");
}

TEST(StateDict, generatorWithoutOpacityEncoderAsksForTheOpacityNetwork) {
  Changed dict;
  for (const int i : {0, 2, 4, 6, 8, 10}) dict.remove("opacity_encoder." + std::to_string(i) + ".weight");
  dict.remove("opacity_latent_encoder.0.weight");
  dict.remove("opacity_latent_encoder.0.bias");
  expectSentence(dict.error(), "--opacity");
}

TEST(StateDict, twoNetworksComeInFromTwoFilesAndGoOut) {
  const test::TemporaryFolder folder;
  OpacityConfig first;
  first.pictureSize = 16;
  first.channels = 4;
  first.mostChannels = 8;
  first.viewWidth = first.curveWidth = 6;
  OpacityGenerator opacity(first);
  test::fill(*opacity);
  TfganConfig config;
  config.guideSize = 16;
  config.pictureSize = 64;
  config.minimumSize = 4;
  config.channels = 6;
  config.viewWidth = config.curveWidth = 10;
  config.bottlenecks = 1;
  auto both = tfganOver(*opacity, config, "the test");
  TensorList second;
  for (const auto& item : stateOf(*both))
    if (!item.first.starts_with("opacity_network.")) second.push_back(item);
  writeStateDict(folder / "first.pt", stateOf(*opacity));
  writeStateDict(folder / "second.pt", second);
  const auto alone = importWeights({folder / "first.pt", {}, {}}, folder / "opacity_model.pt");
  EXPECT_EQ(alone.architecture, "opacity");
  const auto imported = importWeights({folder / "second.pt", {}, folder / "first.pt"}, folder / "model.pt");
  EXPECT_TRUE(imported.opacityNetwork);
  const auto model = loadModel(folder / "model.pt");
  EXPECT_TRUE(model->info().guideChannels.empty());
  exportWeights(*model, {folder / "second2.pt", {}, folder / "first2.pt"});
  for (const auto& [name, tensor] : readStateDict(folder / "first.pt"))
    EXPECT_TRUE(torch::equal(readStateDict(folder / "first2.pt").at(name), tensor)) << name;
  EXPECT_EQ(readStateDict(folder / "second2.pt").size(), second.size());
  expectSentence(errorOf([&] { exportWeights(*model, {{}, folder / "d.pt", {}}); }), "holds no discriminator");
}

/// Deterministic position and bit of a mutation.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  return value ^ (value >> 27);
}

TEST(StateDict, damagedFilesAreRefused) {
  const test::TemporaryFolder folder;
  const auto whole = bytesOf(data("kinds.pt"));
  int refused = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    auto bytes = whole;
    const auto at = mixed(i * 0x9E3779B97F4A7C15 + 1) % bytes.size();
    if (i % 2 == 0)
      bytes.resize(at);
    else
      bytes[at] = std::uint8_t(bytes[at] ^ (1u << (i / 2 % 8)));
    const auto file = folder.write("damaged.pt", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    const auto message = errorOf([&] { readStateDict(file); });
    if (message.empty()) continue;
    ++refused;
    EXPECT_EQ(message.find('\n'), std::string::npos) << message;
  }
  EXPECT_GE(refused, 50);  // every truncation; flipped bits may lie in padding between records
}

TEST(StateDict, damagedPicklesNeitherCrashNorAllocateWildly) {
  const auto bytes = bytesOf(data("kinds.pt"));
  const auto records = storedZipRecords(bytes);
  const auto pickle = records.at("data.pkl");
  std::int64_t largest = 0;
  const StorageReader storage = [&](const std::string&, const std::string&, std::int64_t count) {
    if (count < 0 || count > 16) throw std::runtime_error("too short");
    return torch::zeros({16});
  };
  int refused = 0;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    std::vector<std::uint8_t> damaged(pickle.begin(), pickle.end());
    const auto at = mixed(i * 0x9E3779B97F4A7C15 + 5) % damaged.size();
    if (i % 4 == 0)
      damaged.resize(at);
    else
      damaged[at] = std::uint8_t(i % 4 == 1 ? mixed(i) : damaged[at] ^ (1u << (i / 4 % 8)));
    try {
      const auto read = unpickle(damaged, storage);
      for (const auto& node : read.nodes)
        if (const auto* tensor = node.as<torch::Tensor>())
          largest = std::max(largest, std::int64_t(tensor->storage().nbytes()));
    } catch (const std::runtime_error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 700);
  EXPECT_LE(largest, 64);  // views of the storage they were given, whatever shape they claim
}

TEST(StateDict, valuesThatHoldThemselvesEnd) {
  // A dictionary that is its own value: {'x': <itself>}.
  const std::string text = std::string("\x80\x02}q\x00X\x01\x00\x00\x00xh\x00s.", 15);
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  const auto read = unpickle(bytes, [](const auto&, const auto&, std::int64_t) { return torch::Tensor(); });
  ASSERT_TRUE(read.root->as<PickleNode::Dict>());
}

}  // namespace
}  // namespace twinray::nn
