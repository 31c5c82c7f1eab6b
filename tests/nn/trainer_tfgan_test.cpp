#include "nn/model.h"
#include "tests/nn/trainer_fixture.h"

namespace twinray::nn {
namespace {

/// Weights of the run's best model whose names begin so.
std::map<std::string, torch::Tensor> weightsOf(const fs::path& model, const std::string& prefix) {
  std::map<std::string, torch::Tensor> found;
  for (const auto& [name, tensor] : readArchive(model, "model", 1 << 26).tensors)
    if (name.starts_with(prefix)) found[name.substr(prefix.size())] = tensor;
  return found;
}

TEST_F(Trainer, tfganLearnsFromAnOpacityPicture) {
  useTfgan();
  recipe_["halve_every"] = 20;
  recipe_["interval"] = 60;
  train(options(40), {});  // 120 steps
  const auto log = readLog(run_);
  EXPECT_LT(log.back().at("l1"), 0.6 * log.front().at("l1"));
  EXPECT_GT(log.back().at("psnr"), log.front().at("psnr") + 2);
  EXPECT_EQ(log.back().count("bicubic_psnr"), 0u) << "an opacity picture has no colours to enlarge";
  EXPECT_GT(log.back().at("discriminator_loss"), 0);
  for (const auto& row : log) {
    // Cross-entropy and 150 times L1 over -1..1, as the original has them.
    const double crossEntropy = row.at("loss") - 150 * row.at("l1");
    EXPECT_GT(crossEntropy, 0) << row.at("step");
    EXPECT_LT(crossEntropy, 5) << row.at("step");
    EXPECT_GT(150 * row.at("l1"), 10) << row.at("step");
  }
  EXPECT_DOUBLE_EQ(log.front().at("learning_rate"), 1e-3);
  EXPECT_DOUBLE_EQ(log.back().at("learning_rate"), 2.5e-4);  // at the end of epoch 40: halved twice
  const auto model = loadModel(run_ / "model.pt");
  EXPECT_EQ(model->info().architecture, "tfgan");
  EXPECT_EQ(model->info().guideChannels, std::vector<std::string>{"a"});
  const auto preview = core::readPng(run_ / "previews" / "step0000000120.png");
  EXPECT_EQ(preview.width, 3 * 32);
}

TEST_F(Trainer, tfganIsShownWithTheStatisticsOfItsBatches) {
  useTfgan();
  train(options(3), {});  // 9 steps: running averages are still near where they began
  const auto running = readLog(run_).back();
  const auto checkpoint = newestCheckpoint(run_);
  recipe_["statistics_batches"] = 3;
  auto estimated = options(3);
  estimated.run = run_.string() + "_estimated";
  fs::remove_all(estimated.run);
  train(estimated, {});
  expectSameTensors(newestCheckpoint(estimated.run), checkpoint);  // the training itself knows nothing of it
  EXPECT_GT(readLog(estimated.run).back().at("psnr"), running.at("psnr") + 0.5);
  const auto shown = weightsOf(estimated.run / "model.pt", "");
  const auto trained = weightsOf(checkpoint, "generator/");
  const std::string norm = "bottleneck_residual_layers.0.bn1.";
  EXPECT_TRUE(torch::equal(shown.at(norm + "weight"), trained.at(norm + "weight")));
  EXPECT_FALSE(torch::allclose(shown.at(norm + "running_var"), trained.at(norm + "running_var"), 0.05));
  EXPECT_EQ(shown.at(norm + "num_batches_tracked").item<std::int64_t>(), 3);
}

TEST_F(Trainer, tfganResumesBitForBit) {
  useTfgan();
  train(options(8), {});
  auto parts = options(8);
  parts.run = run_.string() + "_parts";
  fs::remove_all(parts.run);
  for (const int step : {7, 13}) {
    std::stop_source source;
    auto to = options(8);
    to.run = parts.run;
    to.resume = step > 7;
    to.epochs = step > 7 ? std::optional<int>() : 8;
    train(to, stopAt(step, source), source.get_token());
  }
  parts.resume = true;
  parts.epochs.reset();
  train(parts, {});
  EXPECT_EQ(newestCheckpoint(parts.run).filename(), newestCheckpoint(run_).filename());
  expectSameTensors(newestCheckpoint(parts.run), newestCheckpoint(run_));
  expectSameLog(parts.run, run_);
  const auto buffers = weightsOf(newestCheckpoint(run_), "generator/");
  EXPECT_TRUE(buffers.count("bottleneck_residual_layers.0.bn1.running_mean"));
  EXPECT_EQ(buffers.at("bottleneck_residual_layers.0.bn1.num_batches_tracked").item<std::int64_t>(), 24);
}

TEST_F(Trainer, minutesOnlyDecideWhenAHalvingRunStops) {
  useTfgan();
  auto timed = options(1);
  timed.epochs.reset();
  timed.minutes = 0.002;
  train(timed, {});
  const auto reached = std::int64_t(readLog(run_).back().at("step"));
  recipe_["interval"] = int(reached);  // so that the other run has a checkpoint there
  auto counted = options(int(reached));
  counted.run = run_.string() + "_counted";
  fs::remove_all(counted.run);
  std::stop_source source;
  train(counted, stopAt(reached, source), source.get_token());
  expectSameTensors(newestCheckpoint(run_), newestCheckpoint(counted.run));
}

TEST_F(Trainer, anOpacityNetworkLearnsAndPaintsForTfgan) {
  useOpacity();
  recipe_["interval"] = 60;
  train(options(40), {});
  const auto log = readLog(run_);
  EXPECT_GT(log.back().at("psnr"), log.front().at("psnr"));
  const auto opacityModel = run_ / "model.pt";
  EXPECT_EQ(loadModel(opacityModel)->info().architecture, "opacity");
  EXPECT_EQ(core::readPng(run_ / "previews" / "step0000000120.png").width, 2 * 16) << "there is no guide to show";

  useTfgan();
  auto second = options(2);
  second.run = run_.string() + "_second";
  fs::remove_all(second.run);
  second.initialModel = opacityModel;
  train(second, {});
  const auto model = second.run / "model.pt";
  EXPECT_EQ(loadModel(model)->info().architecture, "tfgan");
  EXPECT_TRUE(loadModel(model)->info().guideChannels.empty());
  const auto inside = weightsOf(model, "opacity_network."), before = weightsOf(opacityModel, "");
  ASSERT_EQ(inside.size(), before.size());
  for (const auto& [name, tensor] : before) EXPECT_TRUE(torch::equal(tensor, inside.at(name))) << name;
  second.resume = true;
  second.epochs = 3;
  second.initialModel.clear();
  EXPECT_NO_THROW(train(second, {}));
}

TEST_F(Trainer, aFolderOfTheOriginalTrainsTfgan) {
  useTfgan();
  const auto original = base_ / "original";
  fs::remove_all(original);
  fs::create_directories(original);
  for (const char* name : {"view.npy", "opacity.npy", "color.npy"}) fs::copy(base_ / "data" / name, original / name);
  fs::copy(base_ / "data" / "imgs", original / "imgs");
  auto o = options(2);
  o.datasets = {original};
  train(o, {});
  EXPECT_EQ(json::parse(core::readTextFile(run_ / "config.json"))["training"][0]["name"], "original");
  EXPECT_EQ(loadModel(run_ / "model.pt")->info().guideQuality, "seed");

  const auto failing = [&](const std::string& what) {
    o.run = run_.string() + "_failing";
    fs::remove_all(o.run);
    const auto error = errorOf(o);
    EXPECT_NE(error.find(what), std::string::npos) << error;
    EXPECT_EQ(std::count(error.begin(), error.end(), '\n'), 0) << error;
  };
  // Sample 11 is among the training samples, 13 among the held-out.
  for (const char* name : {"vimage11.png", "vimage13.png"}) {
    const auto picture = original / "imgs" / name;
    const auto good = core::readTextFile(picture);
    core::writePng(picture, core::Image(20, 20));
    failing(name);
    core::writePng(picture, core::Image(48, 40));
    failing(name);
    core::writeAtomically(picture, [&](std::ostream& out) { out << good.substr(0, good.size() / 2); });
    failing(name);
    fs::remove(picture);
    failing(name);
    core::writeAtomically(picture, [&](std::ostream& out) { out << good; });
  }
  o.recipe = base_ / "guided.json";
  SetUp();
  core::writeAtomically(o.recipe, [&](std::ostream& out) { out << recipe_; });
  failing("twinray-cli render");
}

TEST_F(Trainer, picturesOfSeveralSizesNeedCrops) {
  recipe_["crop"] = 0;
  const auto mixed = base_ / "mixed";
  fs::remove_all(mixed);
  fs::copy(base_ / "data", mixed, fs::copy_options::recursive);
  core::writePng(mixed / "imgs" / "vimage5.png", paint(5, 64, 2));
  core::writeGuide(mixed / "guides" / "guide5.npy", paint(5, 32, 1));
  auto o = options(2);
  o.datasets = {mixed};
  EXPECT_NE(errorOf(o).find("different sizes"), std::string::npos);
  recipe_["crop"] = 32;
  o.run = run_.string() + "_cropped";
  fs::remove_all(o.run);
  options(2);  // writes the recipe
  EXPECT_EQ(errorOf(o), "");
}

}  // namespace
}  // namespace twinray::nn
