// sensitivity and match from the command line.
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/dataset/npy.h"
#include "core/image.h"
#include "core/transfer_function.h"
#include "tests/app/command.h"

namespace twinray {
namespace {

using test::expectOneSentence;
using test::quoted;
using test::runCli;
using test::TemporaryFolder;

const std::string kSample = quoted(std::string(TWINRAY_SOURCE_DIR) + "/resources/samples/sample_tumour_t1gd_u8.nii.gz");

TEST(SensitivityCommand, WritesCurveAndPicture) {
  const TemporaryFolder folder;
  const auto result =
      runCli("sensitivity " + kSample + " --view 60,30,0,1.5 --tf mr-2-brain --size 96x64 --region 10,10,50,40 -o " +
             quoted(folder / "s.npy") + " --image " + quoted(folder / "s.png"));
  ASSERT_EQ(result.status, 0) << result.errors;
  const core::NpyArray array = core::readNpy(folder / "s.npy");
  ASSERT_EQ(array.shape, (std::vector<std::size_t>{256, 5}));
  double largest = 0;
  for (std::size_t i = 0; i < 256; ++i) largest = std::max(largest, std::abs(array.values[5 * i + 1]));
  EXPECT_GT(largest, 1e-5);
  const core::Image picture = core::readPng(folder / "s.png");
  EXPECT_EQ(picture.width, 96);
  EXPECT_EQ(picture.height, 64);
}

TEST(SensitivityCommand, RefusesARegionOutsideThePicture) {
  const TemporaryFolder folder;
  expectOneSentence(runCli("sensitivity " + kSample + " --size 64 --region 60,0,10,10 -o " + quoted(folder / "s.npy")),
                    "60,0,10,10");
  EXPECT_FALSE(std::filesystem::exists(folder / "s.npy"));
}

TEST(SensitivityCommand, GoesThroughANetworkOfTfgansToo) {
  const TemporaryFolder folder;
  const std::string weights = quoted(std::string(TWINRAY_SOURCE_DIR) + "/tests/data/tfgan/nested.pt");
  ASSERT_EQ(runCli("import-weights " + weights + " -o " + quoted(folder / "small.pt")).status, 0);
  const std::string scene = "sensitivity " + kSample + " --view 60,30,0,1.5 --tf mr-2-brain --size 64";
  const auto result = runCli(scene + " --model " + quoted(folder / "small.pt") + " -o " + quoted(folder / "s.npy"));
  ASSERT_EQ(result.status, 0) << result.errors;
  EXPECT_NE(result.output.find("through small"), std::string::npos) << result.output;
  EXPECT_NE(result.output.find("correlation of the curves"), std::string::npos) << result.output;
  const core::NpyArray array = core::readNpy(folder / "s.npy");
  ASSERT_EQ(array.shape, (std::vector<std::size_t>{256, 7}));
  double whole = 0, original = 0;
  for (std::size_t i = 0; i < 256; ++i) {
    whole = std::max(whole, std::abs(array.values[7 * i + 5]));
    original = std::max(original, std::abs(array.values[7 * i + 6]));
  }
  EXPECT_GT(whole, 1e-7);
  EXPECT_GT(original, 1e-7);

  const std::string ours = quoted(std::string(TWINRAY_SOURCE_DIR) + "/resources/models/guided-fast.pt");
  expectOneSentence(runCli(scene + " --model " + ours + " -o " + quoted(folder / "t.npy")), "tfgan");
  expectOneSentence(
      runCli(scene + " --pan 0.1,0 --model " + quoted(folder / "small.pt") + " -o " + quoted(folder / "t.npy")), "pan");
  EXPECT_FALSE(std::filesystem::exists(folder / "t.npy"));
}

TEST(MatchCommand, FindsAFunctionForAPictureOfAnotherSize) {
  const TemporaryFolder folder;
  const std::string scene = " --view 60,30,0,1.5";
  ASSERT_EQ(
      runCli("sensitivity " + kSample + scene + " --tf mr-2-brain --size 64 -o " + quoted(folder / "s.csv")).status, 0);
  ASSERT_EQ(runCli("predict " + kSample + scene + " --tf mr-2-brain --size 80x60 -o " + quoted(folder / "p.png") +
                   " --reference " + quoted(folder / "target.png"))
                .status,
            0);
  const auto result = runCli("match " + kSample + " " + quoted(folder / "target.png") + scene +
                             " --seconds 3 --json -o " + quoted(folder / "tf.json"));
  ASSERT_EQ(result.status, 0) << result.errors;
  EXPECT_NE(result.output.find("\"psnr\""), std::string::npos);
  EXPECT_GT(core::readTransferFunction(folder / "tf.json").points().size(), 2u);
}

TEST(MatchCommand, FindsAViewpointOfALockedFunctionAndPrintsIt) {
  const TemporaryFolder folder;
  const std::string function = " --tf mr-2-brain";
  ASSERT_EQ(runCli("predict " + kSample + " --view 60,30,0,1.5" + function + " --size 64x64 -o " +
                   quoted(folder / "p.png") + " --reference " + quoted(folder / "target.png"))
                .status,
            0);
  const auto result =
      runCli("match " + kSample + " " + quoted(folder / "target.png") + " --view 66,40,3,1.3" + function +
             " --match-view --keep both --seconds 100 --json -o " + quoted(folder / "tf.json"));
  ASSERT_EQ(result.status, 0) << result.errors;
  const auto view = nlohmann::json::parse(result.output).at("view").get<std::vector<double>>();
  ASSERT_EQ(view.size(), 4u);
  EXPECT_NEAR(view[0], 60, 2);
  EXPECT_NEAR(view[1], 30, 2);
  EXPECT_NEAR(view[3], 1.5, 0.03);
}

TEST(MatchCommand, RefusesWhatIsNoPicture) {
  const TemporaryFolder folder;
  const std::string output = " -o " + quoted(folder / "tf.json");
  expectOneSentence(runCli("match " + kSample + " " + quoted(folder / "none.png") + output), "none.png");
  core::writePng(folder / "tiny.png", core::Image(4, 4));
  expectOneSentence(runCli("match " + kSample + " " + quoted(folder / "tiny.png") + output), "4x4");
  EXPECT_FALSE(std::filesystem::exists(folder / "tf.json"));
}

TEST(ExploreCommand, WritesSixteenPictures) {
  const TemporaryFolder folder;
  const auto result = runCli("explore " + kSample + " --size 24 --center 0.4,0.6 --extent 0.3,0.3 --json -o " +
                             quoted(folder / "g.png"));
  ASSERT_EQ(result.status, 0) << result.errors;
  const core::Image grid = core::readPng(folder / "g.png");
  EXPECT_EQ(grid.width, 96);
  EXPECT_EQ(grid.height, 96);
  EXPECT_NE(result.output.find("\"group\""), std::string::npos);
  const std::string painted = "explore " + kSample + " --size 24 --center 0.4,0.6 --extent 0.3,0.3 --model " +
                              quoted(std::string(TWINRAY_SOURCE_DIR) + "/resources/models/guided-fast.pt") + " -o " +
                              quoted(folder / "m.png");
  ASSERT_EQ(runCli(painted).status, 0);
  const core::Image predicted = core::readPng(folder / "m.png");
  ASSERT_EQ(predicted.width, 96);
  EXPECT_NE(predicted.data, grid.data);
  double squares = 0;
  for (std::size_t i = 0; i < grid.data.size(); ++i) squares += std::pow((grid.data[i] - predicted.data[i]) / 255.0, 2);
  EXPECT_LT(std::sqrt(squares / double(grid.data.size())), 0.08) << "the same pictures, painted";
  expectOneSentence(runCli(painted + " --mip"), "maximum intensity");
  expectOneSentence(runCli("explore " + kSample + " --extent 0,1 -o " + quoted(folder / "h.png")), "extent");
  expectOneSentence(
      runCli("explore " + kSample + " --map " + quoted(folder / "g.png") + " -o " + quoted(folder / "h.png")), "g.png");
}

TEST(LearnLooksCommand, LearnsAMapThatExploreReads) {
  const TemporaryFolder folder;
  const auto result =
      runCli("learn-looks " + kSample + " --samples 200 --points 120 --epochs 3 -o " + quoted(folder / "a.map"));
  ASSERT_EQ(result.status, 0) << result.errors;
  EXPECT_NE(result.output.find("120 looks"), std::string::npos);
  EXPECT_EQ(
      runCli("explore " + kSample + " --size 16 --map " + quoted(folder / "a.map") + " -o " + quoted(folder / "g.png"))
          .status,
      0);
}

}  // namespace
}  // namespace twinray
