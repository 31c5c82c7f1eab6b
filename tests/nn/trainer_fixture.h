#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <torch/torch.h>
#include <unistd.h>

#include "core/dataset/dataset.h"
#include "core/dataset/npy.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "nn/tensor_archive.h"
#include "nn/trainer.h"

namespace twinray::nn {

namespace fs = std::filesystem;
using nlohmann::json;

/// Rows of log.csv by the names of their columns; empty cells are left out.
inline std::vector<std::map<std::string, double>> readLog(const fs::path& run) {
  std::istringstream in(core::readTextFile(run / "log.csv"));
  const auto cells = [](const std::string& line) {
    std::vector<std::string> all;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ',');) all.push_back(field);
    return all;
  };
  std::string line;
  std::getline(in, line);
  const auto names = cells(line);
  std::vector<std::map<std::string, double>> rows;
  while (std::getline(in, line)) {
    const auto values = cells(line);
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!values[i].empty()) row[names[i]] = std::stod(values[i]);
  }
  return rows;
}

/// Whether two runs logged the same, times apart.
inline void expectSameLog(const fs::path& a, const fs::path& b) {
  auto left = readLog(a), right = readLog(b);
  ASSERT_EQ(left.size(), right.size());
  for (auto* rows : {&left, &right})
    for (auto& row : *rows)
      for (const char* timed : {"seconds", "images_per_second", "waiting_percent"}) row.erase(timed);
  for (std::size_t i = 0; i < left.size(); ++i) EXPECT_EQ(left[i], right[i]) << "row " << i;
}

inline constexpr int kSide = 48;
inline constexpr std::size_t kSamples = 16;

/// Colour at a point of a made-up scene: overlapping discs with hard edges and rings, different in every sample.
inline std::array<double, 3> shade(std::size_t sample, double x, double y) {
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
inline core::Image paint(std::size_t sample, int side, int rays) {
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
      const bool background = image.pixel(x, y)[0] == 77 && image.pixel(x, y)[2] == 102;
      image.pixel(x, y)[3] = background ? 0 : 200;
    }
  return image;
}

inline void writeFolder(const fs::path& folder) {
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

  /// The smallest networks of TFGAN's form; pictures of 32 pixels, opacity pictures of 16.
  void useTfgan() {
    recipe_ = {{"version", 1},
               {"architecture", "tfgan"},
               {"batch", 4},
               {"crop", 0},
               {"mirror", false},
               {"permute_colors", 0},
               {"learning_rate", 1e-3},
               {"halve_every", 4},
               {"warm_up", 0},
               {"beta1", 0.5},
               {"beta2", 0.999},
               {"weight_decay", 0},
               {"clip", 0},
               {"average", 0},
               {"l1_weight", 150},
               {"rms_weight", 0},
               {"adversarial_weight", 1},
               {"adversarial", "bce"},
               {"adversarial_from", 0},
               {"interval", 6}};
    recipe_["discriminator_beta1"] = 0.5;
    json& network = recipe_["network"];
    for (const auto& [key, value] : {std::pair("guide_size", 16),
                                     {"picture_size", 32},
                                     {"minimum_size", 4},
                                     {"channels", 4},
                                     {"most_channels", 16},
                                     {"view_width", 8},
                                     {"curve_width", 8},
                                     {"opacity_latent", 4},
                                     {"color_latent", 4},
                                     {"bottlenecks", 1},
                                     {"noise", 0}})
      network[key] = value;
    network["residual_upsampling"] = true;
  }

  void useOpacity() {
    useTfgan();
    recipe_["architecture"] = "opacity";
    recipe_["l1_weight"] = 0;
    recipe_["reconstruction_weight"] = 1;
    recipe_["network"] = json();
    for (const auto& [key, value] : {std::pair("picture_size", 16),
                                     {"channels", 4},
                                     {"most_channels", 16},
                                     {"view_width", 8},
                                     {"curve_width", 8},
                                     {"latent", 3}})
      recipe_["network"][key] = value;
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

}  // namespace twinray::nn
