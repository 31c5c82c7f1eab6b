// sample, render, train, evaluate, one after the other, as the README's tour has them.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/app/command.h"

namespace twinray {
namespace {

using test::quoted;
using test::runCli;

TEST(Pipeline, SampleRenderTrainEvaluateAndResume) {
  const test::TemporaryFolder folder;
  const std::string volume = std::string(TWINRAY_SOURCE_DIR) + "/resources/samples/sample_ct_abdomen_i16.nii.gz";
  const std::string data = quoted(folder / "data");
  const std::string run = quoted(folder / "run");
  const auto succeed = [](const std::string& arguments) {
    const auto result = runCli(arguments);
    ASSERT_EQ(result.status, 0) << arguments << "\n" << result.errors;
  };
  succeed("sample " + quoted(volume) + " -n 24 --seed 1 -o " + data);
  succeed("render " + quoted(volume) + " --size 128 --quality standard -m " + data);
  succeed("train " + data + " -o " + run + " --epochs 1 --batch 4 --seed 5");
  for (const char* file : {"config.json", "log.csv", "model.pt"}) {
    EXPECT_TRUE(std::filesystem::exists(folder / ("run/" + std::string(file)))) << file;
  }
  const auto rows = [&] {
    const std::string log = test::contentOf(folder / "run/log.csv");
    return std::count(log.begin(), log.end(), '\n');
  };
  const auto before = rows();
  EXPECT_GE(before, 2);
  EXPECT_EQ(runCli("train " + data + " -o " + run + " --epochs 2 --batch 4 --seed 5").status, 1)
      << "a run is continued only when asked to";
  succeed("train " + data + " -o " + run + " --epochs 2 --batch 4 --seed 5 --resume");
  EXPECT_GT(rows(), before);
  succeed("evaluate --dataset " + data + " --model " + quoted(folder / "run/model.pt") + " --json " +
          quoted(folder / "e.json"));
  const auto json = nlohmann::json::parse(test::contentOf(folder / "e.json"));
  EXPECT_EQ(json["samples"], 24);
  EXPECT_EQ(json["seen_in_training"], true);
  EXPECT_TRUE(json["equal_time"].is_null()) << "nothing was cast, so there is no equal-time rival";
}

}  // namespace
}  // namespace twinray
