// Scenes and pictures that have nothing to give to sensitivity, match and explore: numbers or a sentence, never NaN.
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

const std::string kRoot = TWINRAY_SOURCE_DIR;
const std::string kSample = quoted(kRoot + "/resources/samples/sample_tumour_t1gd_u8.nii.gz");
const std::string kConstant = quoted(kRoot + "/tests/data/awkward/made_constant.nii.gz");
constexpr int kWrongUsage = 2;

class InverseFaults : public ::testing::Test {
 protected:
  InverseFaults() {
    core::TransferFunction nothing(0, 255);
    nothing.setPoints({{0, 0}, {255, 0}});
    core::writeTransferFunction(folder_ / "nothing.json", nothing);
  }
  std::string file(const char* name) const { return quoted(folder_ / name); }
  bool exists(const char* name) const { return std::filesystem::exists(folder_ / name); }
  void expectFinite(const char* name, std::size_t columns) const {
    const core::NpyArray array = core::readNpy(folder_ / name);
    ASSERT_EQ(array.shape, (std::vector<std::size_t>{256, columns}));
    for (const double value : array.values) ASSERT_TRUE(std::isfinite(value));
  }
  /// A match that ends by itself with a function of finite numbers.
  nlohmann::json match(const std::string& volume, const char* target, const std::string& options) const {
    const auto result =
        runCli("match " + volume + " " + file(target) + " " + options + " --json -o " + file("tf.json"));
    EXPECT_EQ(result.status, 0) << result.errors;
    EXPECT_EQ(result.errors.find("WARN"), std::string::npos) << result.errors;
    const auto function = core::readTransferFunction(folder_ / "tf.json");
    for (const double opacity : function.sampleOpacity(256)) EXPECT_TRUE(std::isfinite(opacity));
    for (const auto& color : function.sampleColor(256)) EXPECT_TRUE(std::isfinite(color[0] + color[1] + color[2]));
    const auto json = nlohmann::json::parse(result.output);
    EXPECT_TRUE(json.at("psnr").is_number()) << result.output;
    return json;
  }

  TemporaryFolder folder_;
};

TEST_F(InverseFaults, SensitivityOfAConstantVolumeAndOfNothingShownIsFinite) {
  const std::string small = " --size 48 --image " + file("s.png") + " -o " + file("s.npy");
  for (const std::string& scene : {kConstant, kConstant + " --tf " + file("nothing.json"),
                                   kSample + " --tf " + file("nothing.json") + " --region 2,3,9,9 --values 100,5"}) {
    std::filesystem::remove(folder_ / "s.npy");
    const auto result = runCli("sensitivity " + scene + small);
    ASSERT_EQ(result.status, 0) << scene << result.errors;
    expectFinite("s.npy", 5);
    EXPECT_EQ(core::readPng(folder_ / "s.png").width, 48);
  }
}

TEST_F(InverseFaults, SensitivityThroughANetworkOfAConstantVolumeAndOfNothingShownIsFinite) {
  ASSERT_EQ(runCli("import-weights " + quoted(kRoot + "/tests/data/tfgan/nested.pt") + " -o " + file("m.pt")).status,
            0);
  const std::string through = " --size 48 --model " + file("m.pt") + " -o " + file("s.npy");
  for (const std::string& scene : {kConstant, kSample + " --tf " + file("nothing.json")}) {
    std::filesystem::remove(folder_ / "s.npy");
    const auto result = runCli("sensitivity " + scene + through);
    ASSERT_EQ(result.status, 0) << scene << result.errors;
    expectFinite("s.npy", 7);
  }
}

TEST_F(InverseFaults, RegionsThatAreNoneAreRefusedByBothCommands) {
  core::writePng(folder_ / "t.png", core::Image(40, 30));
  const std::string commands[] = {"sensitivity " + kSample + " --size 40x30 -o " + file("o.npy"),
                                  "match " + kSample + " " + file("t.png") + " --seconds 1 -o " + file("o.npy"),
                                  "match " + kSample + " " + file("t.png") + " --match-view -o " + file("o.npy")};
  for (const std::string& command : commands) {
    for (const char* outside : {"35,0,10,10", "0,0,0,5", "-1,0,4,4", "0,0,4,31", "1e300,0,4,4"}) {
      expectOneSentence(runCli(command + " --region=" + outside), "is not inside the picture of 40x30");
    }
    for (const char* none : {"1,2,3", "0.5,0,4,4", "a,b,c,d", "nan,0,4,4"}) {
      const auto result = runCli(command + " --region=" + none);
      EXPECT_EQ(result.status, kWrongUsage) << none;
      EXPECT_NE(result.errors.find("--region"), std::string::npos) << result.errors;
    }
  }
  EXPECT_FALSE(exists("o.npy"));
}

TEST_F(InverseFaults, MatchingOnAConstantVolumeIsRefusedWithAndWithoutTheViewpoint) {
  core::writePng(folder_ / "t.png", core::Image(40, 30));
  for (const char* options : {"", " --match-view", " --match-view --keep both"}) {
    expectOneSentence(runCli("match " + kConstant + " " + file("t.png") + options + " -o " + file("tf.json")),
                      "same value");
  }
  EXPECT_FALSE(exists("tf.json"));
}

TEST_F(InverseFaults, AnEmptyTargetIsMatchedByShowingNothing) {
  core::writePng(folder_ / "clear.png", core::Image(37, 91));  // all of it transparent
  const auto found = match(kSample, "clear.png", "--seconds 4");
  EXPECT_GT(found.at("psnr").get<double>(), 30);
  const auto viewed = match(kSample, "clear.png", "--seconds 6 --match-view");
  for (const double number : viewed.at("view").get<std::vector<double>>()) EXPECT_TRUE(std::isfinite(number));
}

TEST_F(InverseFaults, AFunctionThatShowsNothingIsAStartLikeAnyOther) {
  ASSERT_EQ(
      runCli("predict " + kSample + " --size 64 --tf mr-2-brain -o " + file("p.png") + " --reference " + file("t.png"))
          .status,
      0);
  const std::string nothing = " --tf " + file("nothing.json");
  const auto found = match(kSample, "t.png", nothing + " --seconds 5");
  EXPECT_GT(found.at("psnr").get<double>(), found.at("start_psnr").get<double>() + 3);
  // With the function locked no place is better than another: it ends, where it was or elsewhere.
  const auto locked = match(kSample, "t.png", nothing + " --seconds 5 --match-view --keep both");
  for (const double number : locked.at("view").get<std::vector<double>>()) EXPECT_TRUE(std::isfinite(number));
  EXPECT_EQ(core::readTransferFunction(folder_ / "tf.json").sampleOpacity(256), std::vector<double>(256, 0.0));
  match(kSample, "t.png", nothing + " --seconds 5 --match-view");
}

TEST_F(InverseFaults, ExplorationOfAConstantVolumeAndOfNothingShownPaintsItsGrid) {
  for (const std::string& scene : {kConstant, kSample + " --tf " + file("nothing.json")}) {
    std::filesystem::remove(folder_ / "g.png");
    const auto result = runCli("explore " + scene + " --size 16 --center 7,-3 --extent 9,9 -o " + file("g.png"));
    ASSERT_EQ(result.status, 0) << scene << result.errors;
    EXPECT_EQ(core::readPng(folder_ / "g.png").width, 64);
  }
}

TEST_F(InverseFaults, LooksAreNotLearntOnAConstantVolume) {
  expectOneSentence(runCli("learn-looks " + kConstant + " --samples 100 --points 100 --epochs 2 -o " + file("a.map")),
                    "same value");
  EXPECT_FALSE(exists("a.map"));
}

}  // namespace
}  // namespace twinray
