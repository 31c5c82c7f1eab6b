// twinray-cli train, killed again and again.
#include <chrono>
#include <random>

#include "tests/app/command.h"
#include "tests/nn/trainer_fixture.h"
#include "tests/process.h"

namespace twinray::nn {
namespace {

using Milliseconds = std::chrono::milliseconds;

TEST_F(Trainer, killedAtTenRandomMomentsEndsAsIfNeverKilled) {
  useTfgan();
  recipe_["interval"] = 3;
  recipe_["held_out_most"] = 1;
  const auto made = options(1);  // writes the recipe
  const auto command = [&](const fs::path& run, int epochs) {
    std::vector<std::string> arguments{std::string(TWINRAY_BIN_DIR) + "/twinray-cli", "train", made.datasets[0]};
    arguments.insert(arguments.end(), {"-o", run, "--recipe", made.recipe, "--device", "cpu", "--seed", "3"});
    arguments.insert(arguments.end(), {"--epochs", std::to_string(epochs)});
    if (fs::exists(run / "config.json")) arguments.push_back("--resume");
    return arguments;
  };
  constexpr Milliseconds kPatience(900'000);
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_EQ(test::endOrKill(test::startProcess(command(run_.string() + "_first", 1)), kPatience), 0);
  const auto first = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begun);

  // Killed while it starts, trains, evaluates, logs, writes previews, models and checkpoints; never near its end, which
  // the rate of this recipe does not depend on.
  const fs::path killed = run_.string() + "_killed";
  constexpr int kEndless = 100'000;
  std::mt19937 random(7);
  int kills = 0;
  for (int attempt = 0; kills < 10; ++attempt) {
    ASSERT_LT(attempt, 100) << "it never got as far as its first checkpoint";
    const bool resumed = fs::exists(killed / "config.json");
    // Later and later, should the machine have become slower.
    const long latest = (2 + attempt / 4) * long(first.count());
    const Milliseconds moment(std::uniform_int_distribution<long>(1, latest)(random));
    ASSERT_EQ(test::endOrKill(test::startProcess(command(killed, kEndless)), moment), std::nullopt)
        << "resuming failed";
    kills += resumed;
  }
  // Then both to the same end: 12 training samples, 4 a step.
  const auto reached = newestCheckpoint(killed).filename().string();
  const int epochs = std::stoi(reached.substr(std::string("step").size())) / 3 + 10;
  ASSERT_EQ(test::endOrKill(test::startProcess(command(killed, epochs)), kPatience), 0);
  ASSERT_EQ(test::endOrKill(test::startProcess(command(run_, epochs)), kPatience), 0);
  EXPECT_NE(newestCheckpoint(killed).filename(), reached);
  EXPECT_EQ(newestCheckpoint(killed).filename(), newestCheckpoint(run_).filename());
  expectSameTensors(newestCheckpoint(killed), newestCheckpoint(run_));
  expectSameLog(killed, run_);
  const auto best = readArchive(killed / "model.pt", "model", 1 << 26),
             expected = readArchive(run_ / "model.pt", "model", 1 << 26);
  for (const auto& [name, tensor] : expected.tensors) EXPECT_TRUE(torch::equal(tensor, best.tensors.at(name))) << name;
}

}  // namespace
}  // namespace twinray::nn
