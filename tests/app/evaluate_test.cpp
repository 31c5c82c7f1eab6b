// evaluate as a user runs it: tables, CSV and report, and what awkward folders and outputs get.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/image.h"
#include "tests/app/command.h"

namespace twinray {
namespace {

namespace fs = std::filesystem;
using test::expectOneSentence;
using test::quoted;
using test::runCli;
using test::TemporaryFolder;

const std::string kVolume = std::string(TWINRAY_SOURCE_DIR) + "/resources/samples/sample_ct_abdomen_i16.nii.gz";

/// Three rendered samples of 64x64 pixels, guides of the bundled model's factor.
std::string renderedFolder(const TemporaryFolder& folder, const std::string& options = "") {
  const std::string data = folder / "data";
  EXPECT_EQ(runCli("sample " + quoted(kVolume) + " -n 3 --seed 2 -o " + quoted(data)).status, 0);
  EXPECT_EQ(
      runCli("render " + quoted(kVolume) + " --size 64 --quality standard " + options + " -m " + quoted(data)).status,
      0);
  return data;
}

std::size_t linesOf(const std::string& file) {
  const std::string content = test::contentOf(file);
  return std::size_t(std::count(content.begin(), content.end(), '\n'));
}

TEST(Evaluate, WritesAReportAndATableOfEverySample) {
  const TemporaryFolder folder;
  const auto result =
      runCli("evaluate --volume " + quoted(kVolume) + " -n 3 --size 64 --quality standard --seed 5 --html " +
             quoted(folder / "report.html") + " --csv " + quoted(folder / "own.csv"));
  ASSERT_EQ(result.status, 0) << result.errors;
  const std::string html = test::contentOf(folder / "report.html");
  for (const char* part : {"</html>", "sample_ct_abdomen_i16.nii.gz", "informed sampler, seed 5", "quality standard",
                           "--html", TWINRAY_VERSION, "data:image/png;base64,"}) {
    EXPECT_NE(html.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(linesOf(folder / "own.csv"), 1u + 3 * 4) << "header, then prediction, two rivals and reference a sample";
  EXPECT_EQ(test::contentOf(folder / "report.csv"), test::contentOf(folder / "own.csv"));
  for (const char* kind : {"mean", "median"}) EXPECT_NE(result.output.find(kind), std::string::npos) << kind;
  EXPECT_EQ(result.output.find("published"), std::string::npos);
}

TEST(Evaluate, StandsBesideThePublishedFiguresWhereItRendersAsTheForkDid) {
  const TemporaryFolder folder;
  const auto result = runCli("evaluate --volume " + quoted(kVolume) + " -n 1 --size 64 --quality seed --html " +
                             quoted(folder / "report.html"));
  ASSERT_EQ(result.status, 0) << result.errors;
  EXPECT_NE(
      result.output.find("published for the fork (trained volume / new volume): RMSE 0.0370 / 0.0296, PSNR 29.5 / "
                         "31.3 dB, MS-SSIM 0.937 / 0.961, EMD 0.0117 / 0.0106"),
      std::string::npos)
      << result.output;
  const std::string html = test::contentOf(folder / "report.html");
  EXPECT_NE(html.find("0.0296"), std::string::npos);
  EXPECT_NE(html.find("1 of the seed sampler"), std::string::npos) << "this quality draws the original's scenes";
}

TEST(Evaluate, AColourGuideInAnOriginalFolderIsRefusedAndNothingIsWritten) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "data/imgs");
  for (const char* name : {"view.npy", "opacity.npy", "color.npy"}) {
    fs::copy_file(fs::path(TWINRAY_TEST_DATA) / "dataset/original" / name, folder / ("data/" + std::string(name)));
  }
  for (const char* name : {"vimage0.png", "vimage1.png"}) {
    core::writePng(folder / ("data/imgs/" + std::string(name)), core::Image(300, 300));
  }
  const auto result = runCli("evaluate --dataset " + quoted(folder / "data") + " --json " + quoted(folder / "e.json") +
                             " --html " + quoted(folder / "e.html"));
  expectOneSentence(result, "has no guides");
  EXPECT_FALSE(fs::exists(folder / "e.json"));
  EXPECT_FALSE(fs::exists(folder / "e.html"));
}

TEST(Evaluate, FoldersWithDamageAreOneSentenceThatNamesTheFile) {
  const TemporaryFolder folder;
  const std::string data = renderedFolder(folder);
  const std::string evaluate = "evaluate --dataset " + quoted(data);
  ASSERT_EQ(runCli(evaluate).status, 0);
  const std::string picture = data + "/imgs/vimage1.png";
  const std::string whole = test::contentOf(picture);

  fs::resize_file(picture, whole.size() / 2);
  expectOneSentence(runCli(evaluate), "vimage1.png");
  fs::remove(picture);
  expectOneSentence(runCli(evaluate), "vimage1.png");
  core::writePng(picture, core::Image(80, 64));
  expectOneSentence(runCli(evaluate), "guide1.npy");
  fs::remove_all(data + "/guides");
  expectOneSentence(runCli(evaluate), "has no guides");
  fs::remove_all(data + "/imgs");
  expectOneSentence(runCli(evaluate), data);
}

TEST(Evaluate, GuidesOfAnotherSizeAreOneSentence) {
  const TemporaryFolder folder;
  const std::string data = renderedFolder(folder, "--guide-factor 4");
  expectOneSentence(runCli("evaluate --dataset " + quoted(data)), "guide0.npy is 16x16");
}

TEST(Evaluate, OutputsThatCannotBeWrittenAreRefusedBeforeTheWork) {
  const TemporaryFolder folder;
  for (const char* option : {"--json", "--csv", "--html"}) {
    const auto nowhere = runCli("evaluate -n 1000000 " + std::string(option) + " /no-such-folder/file");
    expectOneSentence(nowhere, "/no-such-folder/file");
    const auto isFolder = runCli("evaluate -n 1000000 " + std::string(option) + " " + quoted(folder.path().string()));
    expectOneSentence(isFolder, folder.path().string());
  }
  expectOneSentence(runCli("evaluate -n 1 --images /proc/no-such"), "/proc/no-such");
}

TEST(Evaluate, AFullDiskLeavesTheOldReport) {
  const TemporaryFolder folder;
  const fs::path report = folder.write("report.html", "old");
  // A file size limit fails writes as a full disk does; the signal that comes with it is ignored.
  const auto result = test::runShell(
      "trap '' XFSZ; ulimit -f 8; " + quoted(std::string(TWINRAY_BIN_DIR) + "/twinray-cli") + " evaluate --volume " +
      quoted(kVolume) + " -n 1 --size 64 --quality draft --html " + quoted(report.string()));
  expectOneSentence(result, "report.html");
  EXPECT_EQ(test::contentOf(report), "old");
}

TEST(Evaluate, VolumeAndFolderTogetherAreWrongUsage) {
  EXPECT_EQ(runCli("evaluate --volume a --dataset b").status, 2);
  EXPECT_EQ(runCli("evaluate --dataset b --seed 3").status, 2);
  EXPECT_EQ(runCli("evaluate -n 0").status, 2);
}

}  // namespace
}  // namespace twinray
