#include "nn/model_file.h"

#include <filesystem>
#include <fstream>
#include <limits>

#include <caffe2/serialize/inline_container.h>
#include <gtest/gtest.h>
#include <torch/script.h>
#include <torch/torch.h>

#include "core/error.h"
#include "nn/guided.h"
#include "nn/tensor_archive.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

namespace fs = std::filesystem;

class ModelFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) /
              ("model_file_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    config_.width = 8;
    config_.blocks = 1;
    torch::manual_seed(4);
    generator_ = Guided(config_);
    nlohmann::json description;
    description["training"]["datasets"] = {{{"volume", "abc"}, {"subject", "TCGA-02-0034"}}};
    description["held_out"]["prediction"]["psnr"] = 34.5;
    file_ = folder_ / "small.pt";
    saveModel(file_, *generator_, description);
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// The message of the error that loading gives; empty if it loads.
  std::string errorOf(const fs::path& file) {
    try {
      loadModel(file);
    } catch (const core::Error& error) {
      return error.what();
    }
    return {};
  }

  void expectOneSentence(const fs::path& file, const std::string& part) {
    const auto message = errorOf(file);
    EXPECT_NE(message.find(part), std::string::npos) << message;
    EXPECT_NE(message.find(file.filename().string()), std::string::npos) << message;
    EXPECT_EQ(message.find('\n'), std::string::npos) << message;
    EXPECT_TRUE(message.ends_with(".")) << message;
  }

  fs::path rewritten(const std::string& name, const std::function<void(TensorArchive&)>& change) {
    auto archive = readArchive(file_, "model", 1 << 24);
    change(archive);
    writeArchive(folder_ / name, archive);
    return folder_ / name;
  }

  std::string bytes() {
    std::ifstream in(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path written(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }

  fs::path folder_, file_;
  GuidedConfig config_;
  Guided generator_{nullptr};
};

TEST_F(ModelFile, keepsWeightsAndDescription) {
  const auto model = loadModel(file_);
  EXPECT_EQ(model->info().name, "small");
  EXPECT_EQ(model->info().architecture, "guided");
  EXPECT_EQ(model->info().guideFactor, 2);
  EXPECT_EQ(model->info().guideQuality, "standard");
  EXPECT_EQ(model->info().guideChannels, (std::vector<std::string>{"r", "g", "b", "a"}));
  EXPECT_EQ(model->info().description["held_out"]["prediction"]["psnr"], 34.5);
  EXPECT_EQ(model->info().description["version"], 1);
  std::int64_t count = 0;
  const auto loaded = model->weights().generator->named_parameters();
  for (const auto& item : generator_->named_parameters()) {
    EXPECT_TRUE(torch::equal(item.value(), loaded[item.key()])) << item.key();
    count += item.value().numel();
  }
  EXPECT_EQ(model->info().parameters, count);
}

TEST_F(ModelFile, saysWhatItWasTrainedOn) {
  const auto info = loadModel(file_)->info();
  EXPECT_TRUE(info.sawInTraining({"abc", "", {}}));
  EXPECT_TRUE(info.sawInTraining({"other", "TCGA-02-0034", {}}));
  EXPECT_FALSE(info.sawInTraining({"other", "TCGA-02-0064", {}}));
  EXPECT_FALSE(info.sawInTraining({}));

  const core::VolumeParts parts{1, 2, 3, 4};
  EXPECT_FALSE(info.sawInTraining({"other", "", parts}));
  setTrainingParts(file_, {{"abc", "", parts}});
  const auto knowing = loadModel(file_)->info();
  EXPECT_TRUE(knowing.sawInTraining({"other", "", {2, 3, 4, 5}})) << "a crop of it";
  EXPECT_FALSE(knowing.sawInTraining({"other", "", {5, 6, 7, 8}}));
  EXPECT_THROW(setTrainingParts(file_, {{"other", "", parts}}), core::Error);
}

TEST_F(ModelFile, isAnArchiveThatLibTorchReads) {
  caffe2::serialize::PyTorchStreamReader reader(file_.string());
  EXPECT_TRUE(reader.hasRecord("model.json"));
  EXPECT_EQ(std::get<1>(reader.getRecord("data/tail.bias")), 48 * sizeof(float));
}

TEST_F(ModelFile, otherSizesOfNetworkLoadToo) {
  config_.factor = 4;
  config_.unshuffle = 1;
  config_.innerWidth = 12;
  config_.conditionWidth = 0;
  saveModel(folder_ / "other.pt", *Guided(config_), {});
  const auto model = loadModel(folder_ / "other.pt");
  EXPECT_EQ(model->info().guideFactor, 4);
  EXPECT_EQ(model->weights().generator->network(), toJson(config_));
}

TEST_F(ModelFile, missingEmptyAndFolder) {
  expectOneSentence(folder_ / "none.pt", "cannot be read");
  expectOneSentence(written("empty.pt", ""), "no archive");
  expectOneSentence(folder_, "is a folder");
}

TEST_F(ModelFile, everyTruncationIsAnError) {
  const auto all = bytes();
  for (std::size_t length = 1; length < all.size(); length += 1 + all.size() / 97) {
    SCOPED_TRACE(length);
    expectOneSentence(written("cut.pt", all.substr(0, length)), "use ");
  }
}

TEST_F(ModelFile, aDamagedWeightIsNoticed) {
  auto all = bytes();
  for (std::size_t at = 200; at < all.size(); at += all.size() / 23) {
    auto damaged = all;
    damaged[at] = char(damaged[at] ^ 0x10);
    const auto file = written("damaged.pt", damaged);
    try {
      // Padding between records may change without harm; weights may not.
      const auto loaded = loadModel(file)->weights().generator->named_parameters();
      for (const auto& item : generator_->named_parameters())
        EXPECT_TRUE(torch::equal(item.value(), loaded[item.key()])) << at;
    } catch (const core::Error&) {
      // noticed
    }
  }
}

TEST_F(ModelFile, foreignFilesAreRefused) {
  expectOneSentence(written("text.pt", "this is a text and no model at all, but long enough to be looked at"),
                    "no archive");
  // A TorchScript file, whose code LibTorch's loader would read: it is a zip too, but not ours.
  torch::jit::Module script("foreign");
  script.define("def forward(self, x):\n    return x + 1\n");
  script.save((folder_ / "script.pt").string());
  expectOneSentence(folder_ / "script.pt", "holds compressed records");
  torch::save(torch::ones({3}), (folder_ / "tensor.pt").string());
  expectOneSentence(folder_ / "tensor.pt", "not written by this program");
}

TEST_F(ModelFile, checkpointsAreNoModels) {
  expectOneSentence(rewritten("checkpoint.pt", [](TensorArchive& a) { a.description.erase("format"); }), "is no model");
}

TEST_F(ModelFile, unknownVersionsAndArchitectures) {
  expectOneSentence(rewritten("v2.pt", [](TensorArchive& a) { a.description["version"] = 2; }), "version 2");
  expectOneSentence(rewritten("arch.pt", [](TensorArchive& a) { a.description["architecture"] = "dream"; }), "dream");
  expectOneSentence(rewritten("quality.pt", [](TensorArchive& a) { a.description["guide"]["quality"] = "best"; }),
                    "best");
  expectOneSentence(rewritten("guide.pt", [](TensorArchive& a) { a.description.erase("guide"); }), "null");
  expectOneSentence(rewritten("list.pt", [](TensorArchive& a) { a.description["guide"] = nlohmann::json::array({1}); }),
                    "broken");
  expectOneSentence(rewritten("data.pt", [](TensorArchive& a) { a.description["training"] = 7; }), "training data");
}

TEST_F(ModelFile, absurdNetworksAreRefusedBeforeTheyAreBuilt) {
  expectOneSentence(rewritten("wide.pt", [](TensorArchive& a) { a.description["network"]["width"] = 1 << 30; }),
                    "width");
  expectOneSentence(rewritten("none.pt", [](TensorArchive& a) { a.description.erase("network"); }), "is missing");
  expectOneSentence(rewritten("bgr.pt",
                              [](TensorArchive& a) {
                                a.description["network"]["guide_channels"] = {"b", "g", "r"};
                              }),
                    "not r, g, b");
}

TEST_F(ModelFile, guidesThatNobodyRendersAreRefused) {
  config_.guideChannels.push_back("depth");
  saveModel(folder_ / "depth.pt", *Guided(config_), {});
  expectOneSentence(folder_ / "depth.pt", "other channels");
}

TEST_F(ModelFile, wrongWeightsAreRefused) {
  expectOneSentence(rewritten("shape.pt",
                              [](TensorArchive& a) {
                                a.tensors["head.weight"] = torch::zeros({8, 16, 3, 2});
                              }),
                    "head.weight of a wrong shape");
  expectOneSentence(
      rewritten("type.pt", [](TensorArchive& a) { a.tensors["head.bias"] = torch::zeros({8}, torch::kInt64); }),
      "head.bias of a wrong shape");
  expectOneSentence(rewritten("less.pt", [](TensorArchive& a) { a.tensors.erase("tail.bias"); }), "other weights");
  expectOneSentence(rewritten("name.pt",
                              [](TensorArchive& a) {
                                a.tensors["tale.bias"] = a.tensors["tail.bias"];
                                a.tensors.erase("tail.bias");
                              }),
                    "lacks the weights tail.bias");
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()})
    expectOneSentence(rewritten("nan.pt", [&](TensorArchive& a) { a.tensors["tail.bias"][5] = bad; }), "not finite");
}

TEST_F(ModelFile, namesAnotherForViewsThatStandStill) {
  config_.keyframe = true;
  nlohmann::json seen;
  seen["training"]["datasets"] = {{{"volume", "def"}}};
  saveModel(folder_ / "moving.pt", *Guided(config_), {});
  saveModel(folder_ / "fine.pt", *Guided(config_), seen);
  EXPECT_FALSE(loadModel(folder_ / "moving.pt")->still());
  setStillModel(folder_ / "moving.pt", "fine.pt");
  setStillModel(folder_ / "fine.pt", "moving.pt");  // each other: nothing goes round in circles
  {
    const auto model = loadModel(folder_ / "moving.pt");
    EXPECT_EQ(model->info().still, "fine.pt");
    ASSERT_TRUE(model->still());
    EXPECT_EQ(model->still()->info().name, "fine");
    EXPECT_FALSE(model->still()->still());
    EXPECT_TRUE(model->sawInTraining({"def", "", {}})) << "what either of them saw";
    EXPECT_FALSE(model->sawInTraining({"ghi", "", {}}));
  }
  fs::rename(folder_ / "fine.pt", folder_ / "elsewhere.pt");
  EXPECT_FALSE(loadModel(folder_ / "moving.pt")->still()) << "a copy without the other one paints everything itself";
  written("fine.pt", "no model");
  EXPECT_NE(errorOf(folder_ / "moving.pt").find("fine.pt"), std::string::npos);
  setStillModel(folder_ / "moving.pt", "");
  EXPECT_EQ(loadModel(folder_ / "moving.pt")->info().still, "");
}

TEST_F(ModelFile, onlyModelsBesideItWithKeyframesServeViewsThatStandStill) {
  config_.keyframe = true;
  saveModel(folder_ / "moving.pt", *Guided(config_), {});
  const auto before = fs::file_size(folder_ / "moving.pt");
  for (const char* name : {"none.pt", "../moving.pt", "small.pt", "."})
    EXPECT_THROW(setStillModel(folder_ / "moving.pt", name), core::Error) << name;
  EXPECT_THROW(setStillModel(file_, "moving.pt"), core::Error) << "it has no keyframes itself";
  EXPECT_EQ(fs::file_size(folder_ / "moving.pt"), before);
  expectOneSentence(rewritten("still.pt", [](TensorArchive& a) { a.description["still"] = 7; }), "stand still");
  expectOneSentence(rewritten("path.pt", [](TensorArchive& a) { a.description["still"] = "/etc/passwd"; }),
                    "stand still");
}

TEST_F(ModelFile, halfPrecisionWeightsLoad) {
  const auto file = rewritten("half.pt", [](TensorArchive& a) {
    for (auto& [name, tensor] : a.tensors) tensor = tensor.to(torch::kFloat16);
  });
  EXPECT_TRUE(torch::allclose(loadModel(file)->weights().generator->named_parameters()["head.weight"],
                              generator_->named_parameters()["head.weight"], 1e-3, 1e-4));
}

TEST_F(ModelFile, anUnwritablePlaceIsAnErrorAndNothingIsLeft) {
  EXPECT_THROW(saveModel(folder_ / "no" / "such" / "model.pt", *generator_, {}), core::Error);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

}  // namespace
}  // namespace twinray::nn
