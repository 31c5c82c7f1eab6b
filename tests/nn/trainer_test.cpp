#include "nn/trainer.h"

#include <cmath>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <torch/torch.h>
#include <unistd.h>

#include "core/dataset/dataset.h"
#include "core/dataset/npy.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "nn/model.h"
#include "nn/tensor_archive.h"

namespace twinray::nn {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kSide = 48;
constexpr std::size_t kSamples = 16;

/// Colour at a point of a made-up scene: overlapping discs with hard edges and rings, different in every sample.
std::array<double, 3> shade(std::size_t sample, double x, double y) {
  std::array<double, 3> color{0.3, 0.35, 0.4};
  for (int disc = 0; disc < 3; ++disc) {
    const double turn = 2.4 * double(sample) + 2.1 * disc;
    const double dx = x - 0.5 - 0.2 * std::cos(turn), dy = y - 0.5 - 0.2 * std::sin(turn);
    const double radius = std::sqrt(dx * dx + dy * dy);
    if (radius > 0.15 + 0.05 * disc) continue;
    const bool ring = std::fmod(radius * (14 + 2 * disc), 1.0) < 0.5;
    for (int c = 0; c < 3; ++c) color[std::size_t(c)] = ring ? 0.5 + 0.4 * std::sin(turn + 2 * c) : 0.15;
  }
  return color;
}

/// The scene at side x side, the mean of rays x rays points a pixel.
core::Image paint(std::size_t sample, int side, int rays) {
  core::Image image(side, side);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      std::array<double, 3> sum{};
      for (int j = 0; j < rays; ++j)
        for (int i = 0; i < rays; ++i) {
          const auto point = shade(sample, (x + (i + 0.5) / rays) / side, (y + (j + 0.5) / rays) / side);
          for (std::size_t c = 0; c < 3; ++c) sum[c] += point[c];
        }
      for (std::size_t c = 0; c < 3; ++c)
        image.pixel(x, y)[c] = std::uint8_t(std::lround(255 * sum[c] / (rays * rays)));
      image.pixel(x, y)[3] = 255;
    }
  return image;
}

void writeFolder(const fs::path& folder) {
  fs::create_directories(folder / "imgs");
  fs::create_directories(folder / "guides");
  std::vector<double> views, opacities, colors, lightings;
  for (std::size_t i = 0; i < kSamples; ++i) {
    views.insert(views.end(), {20.0 + 8.0 * double(i), 22.0 * double(i), 0.0, 1.5});
    for (int k = 0; k < 256; ++k) {
      opacities.insert(opacities.end(), {double(k), 0.5 + 0.4 * std::sin(0.1 * k + double(i))});
      colors.insert(colors.end(), {double(k), k / 255.0, 0.5, 1 - k / 255.0});
    }
    lightings.insert(lightings.end(), {1, 0.25, 0.75, 0.3, 12, 0});
    core::writePng(folder / "imgs" / ("vimage" + std::to_string(i) + ".png"), paint(i, kSide, 4));
    core::writeGuide(folder / "guides" / ("guide" + std::to_string(i) + ".npy"), paint(i, kSide / 2, 1));
  }
  core::writeNpy(folder / "view.npy", {kSamples, 4}, views, core::NpyType::kFloat64);
  core::writeNpy(folder / "opacity.npy", {kSamples, 256, 2}, opacities, core::NpyType::kFloat64);
  core::writeNpy(folder / "color.npy", {kSamples, 256, 4}, colors, core::NpyType::kFloat64);
  core::writeNpy(folder / "lighting.npy", {kSamples, 6}, lightings, core::NpyType::kFloat64);
  const json description{
      {"version", 1},
      {"volume",
       {{"hash", "0123abcd"},
        {"name", "made.nii"},
        {"subject", "made"},
        {"modality", "MR"},
        {"dimensions", {40, 40, 40}},
        {"spacing", {1, 1, 1}}}},
      {"sampler", {{"kind", "informed"}, {"seed", 1}}},
      {"count", kSamples},
      {"picture", {{"size", kSide}, {"quality", "high"}}},
      {"guide",
       {{"width", kSide / 2}, {"height", kSide / 2}, {"channels", {"r", "g", "b", "a"}}, {"quality", "standard"}}}};
  core::writeAtomically(folder / "dataset.json", [&](std::ostream& out) { out << description; });
}

class Trainer : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base_ = fs::path(::testing::TempDir()) / ("trainer_" + std::to_string(getpid()));
    writeFolder(base_ / "data");
  }
  static void TearDownTestSuite() { fs::remove_all(base_); }

  void SetUp() override {
    run_ = base_ / ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(run_);
    recipe_ = {{"version", 1},
               {"architecture", "guided"},
               {"network",
                {{"guide_channels", {"r", "g", "b", "a"}},
                 {"factor", 2},
                 {"unshuffle", 2},
                 {"width", 12},
                 {"blocks", 1},
                 {"inner_width", 0},
                 {"inner_blocks", 1},
                 {"code_width", 8},
                 {"condition_width", 8}}},
               {"batch", 4},
               {"crop", 32},
               {"learning_rate", 4e-3},
               {"warm_up", 5},
               {"average", 0.98},
               {"interval", 6}};
  }

  TrainingOptions options(int epochs) {
    TrainingOptions o;
    o.datasets = {base_ / "data"};
    o.run = run_;
    o.recipe = base_ / "recipe.json";
    core::writeAtomically(o.recipe, [&](std::ostream& out) { out << recipe_; });
    o.epochs = epochs;
    o.device = "cpu";
    o.threads = 1;
    return o;
  }

  static std::string errorOf(const TrainingOptions& o) {
    try {
      train(o, {});
    } catch (const core::Error& error) {
      return error.what();
    }
    return {};
  }

  static fs::path newestCheckpoint(const fs::path& run) {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator(run / "checkpoints")) newest = std::max(newest, entry.path());
    return newest;
  }

  static void expectSameTensors(const fs::path& a, const fs::path& b) {
    const auto left = readArchive(a, "checkpoint", 1 << 26), right = readArchive(b, "checkpoint", 1 << 26);
    ASSERT_EQ(left.tensors.size(), right.tensors.size());
    for (const auto& [name, tensor] : left.tensors) EXPECT_TRUE(torch::equal(tensor, right.tensors.at(name))) << name;
  }

  /// A token that asks to stop as soon as `step` steps are done.
  std::function<void(const TrainingProgress&)> stopAt(std::int64_t step, std::stop_source& source) {
    return [&source, step](const TrainingProgress& p) {
      if (p.step >= step) source.request_stop();
    };
  }

  static inline fs::path base_;
  fs::path run_;
  json recipe_;
};

std::vector<std::vector<double>> readLog(const fs::path& run) {
  std::istringstream in(core::readTextFile(run / "log.csv"));
  std::string line;
  std::getline(in, line);
  std::vector<std::vector<double>> rows;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string field;
    auto& row = rows.emplace_back();
    while (std::getline(fields, field, ',')) row.push_back(std::stod(field));
  }
  return rows;
}

constexpr std::size_t kStepColumn = 0, kLossColumn = 3, kPsnrColumn = 7, kBicubicColumn = 8;

TEST_F(Trainer, lossFallsAndThePredictionBeatsBicubicOnHeldOutSamples) {
  recipe_["interval"] = 30;
  train(options(100), {});
  const auto log = readLog(run_);
  ASSERT_EQ(log.size(), 10u);  // 12 training samples, 4 a step: 300 steps
  EXPECT_LT(log.back()[kLossColumn], 0.8 * log.front()[kLossColumn]);
  EXPECT_GT(log.back()[kPsnrColumn], log.back()[kBicubicColumn] + 1.0);

  const auto info = loadModel(run_ / "model.pt")->info();
  EXPECT_TRUE(info.sawInTraining("0123abcd", ""));
  EXPECT_TRUE(info.sawInTraining("", "made"));
  EXPECT_EQ(info.description["held_out"]["samples"], 4);
  EXPECT_GT(info.description["held_out"]["prediction"]["psnr"], info.description["held_out"]["bicubic"]["psnr"]);
  EXPECT_EQ(info.description["training"]["recipe"]["learning_rate"], 4e-3);
  EXPECT_EQ(info.description["training"]["datasets"][0]["samples"], kSamples);

  core::Metadata metadata;
  const auto preview = core::readPng(run_ / "previews" / "step0000000300.png", &metadata);
  EXPECT_EQ(preview.width, 3 * kSide);
  EXPECT_EQ(preview.height, 3 * kSide);
  EXPECT_EQ(std::distance(fs::directory_iterator(run_ / "checkpoints"), fs::directory_iterator()), 2);
}

TEST_F(Trainer, aResumedRunEqualsOneThatWasNotInterruptedBitForBit) {
  recipe_["adversarial_weight"] = 0.01;  // the discriminator and its optimiser resume too
  recipe_["adversarial_from"] = 0.2;
  recipe_["ms_ssim_weight"] = 0.1;
  auto whole = options(8);
  train(whole, {});

  auto parts = options(8);
  parts.run = run_.string() + "_parts";
  fs::remove_all(parts.run);
  std::stop_source source;
  train(parts, stopAt(12, source), source.get_token());
  EXPECT_EQ(newestCheckpoint(parts.run).filename(), "step0000000012.pt");
  parts.resume = true;
  parts.epochs.reset();
  train(parts, {});

  EXPECT_EQ(newestCheckpoint(parts.run).filename(), newestCheckpoint(run_).filename());
  expectSameTensors(newestCheckpoint(parts.run), newestCheckpoint(run_));
  const auto wholeLog = readLog(run_), partsLog = readLog(parts.run);
  ASSERT_EQ(wholeLog.size(), partsLog.size());
  for (std::size_t i = 0; i < wholeLog.size(); ++i) {
    EXPECT_EQ(wholeLog[i][kStepColumn], partsLog[i][kStepColumn]);
    EXPECT_EQ(wholeLog[i][kPsnrColumn], partsLog[i][kPsnrColumn]);
  }
}

TEST_F(Trainer, aHalfWrittenCheckpointIsPassedOver) {
  auto whole = options(8);
  train(whole, {});
  const auto complete = newestCheckpoint(run_);
  const auto kept = base_ / "kept.pt";
  fs::copy_file(complete, kept, fs::copy_options::overwrite_existing);
  fs::resize_file(complete, fs::file_size(complete) / 2);  // as after a power cut

  whole.resume = true;
  std::string told;
  train(whole, [&](const TrainingProgress& p) { told += p.message; });
  EXPECT_NE(told.find("Going on from an earlier one"), std::string::npos) << told;
  EXPECT_EQ(newestCheckpoint(run_), complete);
  expectSameTensors(complete, kept);
  const auto log = readLog(run_);
  for (std::size_t i = 1; i < log.size(); ++i) EXPECT_GT(log[i][kStepColumn], log[i - 1][kStepColumn]);
}

TEST_F(Trainer, withoutAnyReadableCheckpointItSaysSo) {
  train(options(1), {});
  for (const auto& entry : fs::directory_iterator(run_ / "checkpoints")) fs::resize_file(entry.path(), 10);
  auto again = options(1);
  again.resume = true;
  EXPECT_NE(errorOf(again).find("no readable checkpoint"), std::string::npos);
}

TEST_F(Trainer, aFinishedRunGoesOn) {
  train(options(2), {});
  auto again = options(2);
  again.resume = true;
  again.epochs.reset();
  train(again, {});
  EXPECT_EQ(readLog(run_).back()[kStepColumn], 12);
}

TEST_F(Trainer, minutesAreKept) {
  auto timed = options(1);
  timed.epochs.reset();
  timed.minutes = 0.02;
  double elapsed = 0;
  std::int64_t steps = 0;
  train(timed, [&](const TrainingProgress& p) {
    elapsed = p.secondsElapsed;
    steps = p.step;
  });
  EXPECT_GE(elapsed, 1.2);
  EXPECT_GT(steps, 0);
  EXPECT_TRUE(fs::exists(run_ / "model.pt"));
}

TEST_F(Trainer, aStopKeepsWhatThereIs) {
  std::stop_source source;
  source.request_stop();
  std::string told;
  train(
      options(5), [&](const TrainingProgress& p) { told = p.message; }, source.get_token());
  EXPECT_NE(told.find("can be resumed"), std::string::npos);
  EXPECT_NO_THROW(loadModel(run_ / "model.pt"));
}

TEST_F(Trainer, startsFromAModel) {
  recipe_["interval"] = 50;
  train(options(50), {});
  const auto learned = readLog(run_).back()[kPsnrColumn];
  auto next = options(1);
  next.run = run_.string() + "_next";
  fs::remove_all(next.run);
  next.initialModel = run_ / "model.pt";
  train(next, {});
  EXPECT_NEAR(readLog(next.run).back()[kPsnrColumn], learned, 0.5);
  recipe_["network"]["width"] = 16;
  auto other = options(1);
  other.run = run_.string() + "_other";
  other.initialModel = run_ / "model.pt";
  EXPECT_NE(errorOf(other).find("another network"), std::string::npos);
}

TEST_F(Trainer, refusesWhatItMustNotTouch) {
  train(options(1), {});
  EXPECT_NE(errorOf(options(1)).find("already holds something"), std::string::npos);
  auto absent = options(1);
  absent.run = run_.string() + "_absent";
  absent.resume = true;
  EXPECT_NE(errorOf(absent).find("no run to resume"), std::string::npos);

  const int held = open((run_ / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(flock(held, LOCK_EX | LOCK_NB), 0);
  auto second = options(1);
  second.resume = true;
  EXPECT_NE(errorOf(second).find("Another training is running"), std::string::npos);
  close(held);
}

TEST_F(Trainer, datasetsMustFit) {
  auto none = options(1);
  none.datasets.clear();
  EXPECT_NE(errorOf(none).find("no dataset"), std::string::npos);

  const auto copy = base_ / "copy";
  fs::remove_all(copy);
  fs::copy(base_ / "data", copy, fs::copy_options::recursive);
  auto broken = options(1);
  broken.datasets = {copy};
  broken.run = run_.string() + "_broken";
  core::writeGuide(copy / "guides" / "guide3.npy", core::Image(10, 10));
  EXPECT_NE(errorOf(broken).find("guide3.npy"), std::string::npos);
  fs::remove(copy / "imgs" / "vimage3.png");
  fs::remove_all(broken.run);
  EXPECT_NE(errorOf(broken), "");

  auto description = json::parse(core::readTextFile(copy / "dataset.json"));
  description.erase("guide");
  core::writeAtomically(copy / "dataset.json", [&](std::ostream& out) { out << description; });
  broken.run = run_.string() + "_unrendered";
  EXPECT_NE(errorOf(broken).find("twinray-cli render"), std::string::npos);
}

TEST_F(Trainer, resumingWithOtherDataIsRefused) {
  train(options(1), {});
  const auto other = base_ / "other";
  fs::remove_all(other);
  fs::copy(base_ / "data", other, fs::copy_options::recursive);
  auto description = json::parse(core::readTextFile(other / "dataset.json"));
  description["volume"]["hash"] = "ffff";
  core::writeAtomically(other / "dataset.json", [&](std::ostream& out) { out << description; });
  auto again = options(1);
  again.resume = true;
  again.datasets = {other};
  EXPECT_NE(errorOf(again).find("not those that the run"), std::string::npos);
}

TEST_F(Trainer, devicesAndArchitectures) {
  auto wrong = options(1);
  wrong.device = "abacus";
  EXPECT_NE(errorOf(wrong).find("abacus is unknown"), std::string::npos);
  wrong = options(1);
  wrong.run = run_.string() + "_architecture";
  wrong.architecture = "dream";
  EXPECT_NE(errorOf(wrong).find("dream"), std::string::npos);
}

}  // namespace
}  // namespace twinray::nn
