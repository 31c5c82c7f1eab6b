// twinray-cli as a user runs it: exit status, output, files. No display is there.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/image.h"
#include "tests/app/command.h"

namespace twinray {
namespace {

using test::expectOneSentence;
using test::quoted;
using test::runCli;
using test::runShell;
using test::TemporaryFolder;

const std::string kSample = std::string(TWINRAY_SOURCE_DIR) + "/resources/samples/sample_tumour_t1gd_u8.nii.gz";

TEST(Cli, InfoDescribesTheSampleAsItsFileDoes) {
  const auto result = runCli("info " + quoted(kSample) + " --json");
  ASSERT_EQ(result.status, 0) << result.errors;
  const auto json = nlohmann::json::parse(result.output);
  // nibabel: shape (145, 175, 139), zooms (1, 1, 1), uint8.
  EXPECT_EQ(json["dimensions"], nlohmann::json({145, 175, 139}));
  EXPECT_EQ(json["spacing"], nlohmann::json({1.0, 1.0, 1.0}));
  EXPECT_EQ(json["scalar_type"], "uint8");
  EXPECT_EQ(json["components"], 1);
  EXPECT_EQ(json["frames"], 1);
  EXPECT_EQ(json["hash"].get<std::string>().size(), 64u);
}

TEST(Cli, WrongUsageIsStatusTwo) {
  EXPECT_EQ(runCli("").status, 2);
  EXPECT_EQ(runCli("paint").status, 2);
  EXPECT_EQ(runCli("sample -n 3").status, 2);
  EXPECT_EQ(runCli("predict -o x.png --size 3x4").status, 2);
  EXPECT_EQ(runCli("predict -o x.png --view 1,2,3").status, 2);
  EXPECT_EQ(runCli("render -m x --quality finest").status, 2);
}

TEST(Cli, HelpIsStatusZero) {
  const auto result = runCli("--help");
  EXPECT_EQ(result.status, 0);
  EXPECT_NE(result.output.find("evaluate"), std::string::npos);
}

TEST(Cli, AMissingVolumeIsOneSentence) {
  expectOneSentence(runCli("info /nowhere/head.nii.gz"), "/nowhere/head.nii.gz");
}

TEST(Cli, AMissingModelIsOneSentence) {
  const TemporaryFolder folder;
  expectOneSentence(runCli("predict -o " + quoted(folder / "p.png") + " --model /nowhere/m.pt"), "/nowhere/m.pt");
}

TEST(Cli, AForeignModelIsOneSentence) {
  const TemporaryFolder folder;
  expectOneSentence(runCli("model " + quoted(kSample)), kSample);
}

TEST(Cli, AnUnknownPresetIsOneSentenceThatNamesThePresets) {
  const TemporaryFolder folder;
  const auto result = runCli("predict -o " + quoted(folder / "p.png") + " --tf no-such-preset");
  expectOneSentence(result, "no-such-preset");
}

TEST(Cli, AnOutputThatCannotBeWrittenIsOneSentence) {
  expectOneSentence(runCli("sample -n 2 -o /proc/no-such/folder"), "/proc/no-such/folder");
}

TEST(Cli, AFullDiskIsOneSentenceAndLeavesNoHalfFile) {
  const TemporaryFolder folder;
  // A file size limit fails writes as a full disk does; the signal that comes with it is ignored.
  const auto result = runShell("trap '' XFSZ; ulimit -f 16; " + quoted(std::string(TWINRAY_BIN_DIR) + "/twinray-cli") +
                               " sample -n 50 -o " + quoted(folder / "data"));
  expectOneSentence(result, folder / "data");
  EXPECT_FALSE(std::filesystem::exists(folder / "data/opacity.npy"));
}

TEST(Cli, ComparingAPictureWithItselfIsPerfect) {
  const TemporaryFolder folder;
  core::Image image(200, 180);
  for (std::size_t i = 0; i < image.data.size(); ++i) image.data[i] = std::uint8_t(i * 2654435761u >> 24);
  core::writePng(folder / "a.png", image);
  const auto result = runCli("compare " + quoted(folder / "a.png") + " " + quoted(folder / "a.png") + " --json");
  ASSERT_EQ(result.status, 0) << result.errors;
  const auto json = nlohmann::json::parse(result.output);
  EXPECT_EQ(json["rmse"], 0.0);
  EXPECT_EQ(json["psnr"], 100.0);
  EXPECT_NEAR(json["ssim"].get<double>(), 1, 1e-6);
  EXPECT_NEAR(json["ms_ssim"].get<double>(), 1, 1e-6);
  EXPECT_NEAR(json["emd"].get<double>(), 0, 1e-12);
}

TEST(Cli, ComparingSizesThatDifferIsOneSentence) {
  const TemporaryFolder folder;
  core::writePng(folder / "a.png", core::Image(64, 64));
  core::writePng(folder / "b.png", core::Image(64, 32));
  const auto result = runCli("compare " + quoted(folder / "a.png") + " " + quoted(folder / "b.png"));
  expectOneSentence(result, "64x32");
}

TEST(Cli, ShardsTogetherEqualTheWholeRun) {
  const TemporaryFolder folder;
  for (const char* name : {"whole", "shards"}) {
    ASSERT_EQ(runCli("sample " + quoted(kSample) + " -n 5 --seed 3 -o " + quoted(folder / name)).status, 0);
  }
  const std::string settings = " --size 64 --quality standard -m ";
  ASSERT_EQ(runCli("render " + quoted(kSample) + settings + quoted(folder / "whole")).status, 0);
  // The second shard first: order must not matter.
  ASSERT_EQ(runCli("render " + quoted(kSample) + " --shard 1/2" + settings + quoted(folder / "shards")).status, 0);
  EXPECT_FALSE(std::filesystem::exists(folder / "shards/imgs/vimage0.png"));
  ASSERT_EQ(runCli("render " + quoted(kSample) + " --shard 0/2" + settings + quoted(folder / "shards")).status, 0);
  for (const char* file :
       {"view.npy", "opacity.npy", "color.npy", "lighting.npy", "key.npy", "files.csv", "inputs.csv"}) {
    EXPECT_EQ(test::contentOf(folder / (std::string("whole/") + file)),
              test::contentOf(folder / (std::string("shards/") + file)))
        << file;
    EXPECT_FALSE(test::contentOf(folder / (std::string("whole/") + file)).empty()) << file;
  }
  for (int i = 0; i < 5; ++i) {
    const std::string number = std::to_string(i);
    const std::string picture = "imgs/vimage" + number + ".png";
    EXPECT_EQ(core::readPng(folder / ("whole/" + picture)), core::readPng(folder / ("shards/" + picture))) << picture;
    for (const std::string& file : {"guides/guide" + number + ".npy", "inputs/input" + number + ".csv"}) {
      EXPECT_EQ(test::contentOf(folder / ("whole/" + file)), test::contentOf(folder / ("shards/" + file))) << file;
    }
  }
}

TEST(Cli, RenderingGoesOnWhereItStoppedOnlyWhenAsked) {
  const TemporaryFolder folder;
  ASSERT_EQ(runCli("sample " + quoted(kSample) + " -n 3 -o " + quoted(folder / "d")).status, 0);
  const std::string render = "render " + quoted(kSample) + " --size 32 --quality draft -m " + quoted(folder / "d");
  ASSERT_EQ(runCli(render).status, 0);
  const auto before = core::readPng(folder / "d/imgs/vimage1.png");
  std::filesystem::remove(folder / "d/imgs/vimage1.png");
  expectOneSentence(runCli(render), "--resume");
  ASSERT_EQ(runCli(render + " --resume").status, 0);
  EXPECT_EQ(core::readPng(folder / "d/imgs/vimage1.png"), before);
  // As a power cut may leave what had not reached the disk.
  for (const char* file : {"d/imgs/vimage1.png", "d/guides/guide1.npy", "d/inputs/input1.csv"}) {
    ASSERT_TRUE(std::filesystem::exists(folder / file)) << file;
    const auto whole = std::filesystem::file_size(folder / file);
    std::filesystem::resize_file(folder / file, 0);
    ASSERT_EQ(runCli(render + " --resume").status, 0);
    EXPECT_EQ(std::filesystem::file_size(folder / file), whole) << file;
  }
}

TEST(Cli, SamplingIntoAFolderThatHoldsSamplesIsRefused) {
  const TemporaryFolder folder;
  const std::string sample = "sample " + quoted(kSample) + " -n 3 -o " + quoted(folder / "d");
  ASSERT_EQ(runCli(sample).status, 0);
  expectOneSentence(runCli(sample), folder / "d");
}

TEST(Cli, APredictionCarriesItsMarkAndWhatMadeIt) {
  const TemporaryFolder folder;
  ASSERT_EQ(runCli("predict --size 320x200 -o " + quoted(folder / "marked.png")).status, 0);
  const auto result = runCli("predict --size 320x200 --plain -o " + quoted(folder / "plain.png") + " --reference " +
                             quoted(folder / "r.png") + " --difference " + quoted(folder / "d.png"));
  ASSERT_EQ(result.status, 0) << result.errors;
  core::Metadata metadata;
  const auto marked = core::readPng(folder / "marked.png", &metadata);
  const auto plain = core::readPng(folder / "plain.png");
  ASSERT_EQ(marked.width, 320);
  ASSERT_EQ(marked.height, 200);
  EXPECT_NE(marked, plain);
  // The mark is in the lower right corner; the rest is the same picture.
  EXPECT_TRUE(std::equal(plain.data.begin(), plain.data.begin() + plain.data.size() / 2, marked.data.begin()));
  const auto scene = nlohmann::json::parse(metadata.at("TwinRay scene"));
  EXPECT_EQ(scene["volume"]["dimensions"], nlohmann::json({145, 175, 139}));
  EXPECT_EQ(metadata.at("TwinRay scene").find("sample_tumour"), std::string::npos) << "file names may hold names";
  EXPECT_TRUE(nlohmann::json::parse(metadata.at("TwinRay model")).is_object());
  EXPECT_EQ(core::readPng(folder / "r.png").width, 320);
  EXPECT_EQ(core::readPng(folder / "d.png").width, 320);
}

TEST(Cli, BenchMeasuresEveryStepBySizeOfVolumeAndPicture) {
  const TemporaryFolder folder;
  const auto result =
      runCli("bench --voxels 24 48 --sizes 48 --scenes 2 --seconds 0 --json " + quoted(folder / "b.json"));
  ASSERT_EQ(result.status, 0) << result.errors;
  const auto json = nlohmann::json::parse(test::contentOf(folder / "b.json"));
  EXPECT_GT(json["startup_milliseconds"], 0);
  EXPECT_GT(json["peak_megabytes"], 10);
  EXPECT_GE(json["machine"]["threads"], 1);
  EXPECT_GT(json["drag"]["48"]["predictions_per_second"], 0);
  EXPECT_GT(json["drag"]["48"]["references_per_second"], 0);
  ASSERT_EQ(json["milliseconds"].size(), 2u);
  for (const char* voxels : {"24", "48"}) {
    const auto& times = json["milliseconds"][voxels]["48"];
    for (const char* step : {"reference", "standard", "guide", "network", "prediction", "bicubic", "equal_time"}) {
      EXPECT_GT(times[step]["median"], 0) << step;
      EXPECT_GE(times[step]["p95"], times[step]["median"]) << step;
    }
    EXPECT_GE(times["prediction"]["median"].get<double>(), times["guide"]["median"].get<double>());
    EXPECT_GE(times["equal_time"]["size"], 4);
  }
}

TEST(Cli, EvaluatePrintsPredictionBothRivalsAndTimes) {
  const TemporaryFolder folder;
  const auto result = runCli("evaluate --volume " + quoted(kSample) + " -n 3 --seed 7 --json " +
                             quoted(folder / "e.json") + " --images " + quoted(folder / "pictures"));
  ASSERT_EQ(result.status, 0) << result.errors;
  const auto json = nlohmann::json::parse(test::contentOf(folder / "e.json"));
  EXPECT_EQ(json["samples"], 3);
  EXPECT_EQ(json["seen_in_training"], false) << "the bundled sample's patient must stay out of the bundled model";
  for (const char* method : {"prediction", "bicubic", "equal_time"}) {
    for (const char* key : {"rmse", "psnr", "ssim", "ms_ssim", "emd", "relative_error"}) {
      for (const char* kind : {"mean", "median"}) {
        EXPECT_TRUE(json[method][key][kind].is_number()) << method << " " << key;
        EXPECT_TRUE(json[method]["foreground"][key].contains(kind)) << method << " " << key;
      }
    }
    EXPECT_NE(result.output.find(method), std::string::npos);
  }
  for (const char* step : {"reference", "guide", "network", "prediction", "equal_time"}) {
    EXPECT_GT(json["milliseconds"][step]["median"].get<double>(), 0) << step;
    EXPECT_GE(json["milliseconds"][step]["p95"], json["milliseconds"][step]["median"]) << step;
  }
  EXPECT_TRUE(std::filesystem::exists(folder / "pictures/prediction2.png"));
  EXPECT_TRUE(std::filesystem::exists(folder / "pictures/figures.csv"));
}

}  // namespace
}  // namespace twinray
