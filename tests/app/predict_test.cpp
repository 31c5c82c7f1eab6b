// twinray-cli predict: turntables, figures, transfer functions of other programs. No display is there.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/image.h"
#include "core/metrics/metrics.h"
#include "tests/app/command.h"

namespace twinray {
namespace {

namespace fs = std::filesystem;
using test::expectOneSentence;
using test::quoted;
using test::runCli;
using test::TemporaryFolder;

const std::string kFunctions = std::string(TWINRAY_TEST_DATA) + "/transfer-functions/";

/// The scene that the picture was made from.
nlohmann::json sceneIn(const std::string& file) {
  core::Metadata metadata;
  core::readPng(file, &metadata);
  return nlohmann::json::parse(metadata.at("TwinRay scene"));
}

TEST(Predict, ATurntableAsFolderTurnsAndBeginsWithThePictureItself) {
  const TemporaryFolder folder;
  const auto result = runCli("predict --size 64 --plain -o " + quoted(folder / "p.png") + " --turntable " +
                             quoted(folder / "turn") + " --frames 4");
  ASSERT_EQ(result.status, 0) << result.errors;
  const core::Image picture = core::readPng(folder / "p.png");
  std::vector<core::Image> frames;
  for (int i = 0; i < 4; ++i) frames.push_back(core::readPng(folder / ("turn/frame000" + std::to_string(i) + ".png")));
  EXPECT_FALSE(fs::exists(folder / "turn/frame0004.png"));
  EXPECT_EQ(core::rmse(frames[0], picture), 0);
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_GT(core::rmse(frames[i], frames[(i + 1) % 4]), 0.01) << "a quarter turn changes the picture, " << i;
}

TEST(Predict, ATurntableAsOneFileIsAnimatedAndMarked) {
  const TemporaryFolder folder;
  const auto result = runCli("predict --size 64 -o " + quoted(folder / "p.png") + " --turntable " +
                             quoted(folder / "turn.png") + " --frames 3");
  ASSERT_EQ(result.status, 0) << result.errors;
  const std::string bytes = test::contentOf(folder / "turn.png");
  EXPECT_NE(bytes.find("acTL"), std::string::npos);
  std::size_t frames = 0;
  for (std::size_t at = bytes.find("fcTL"); at != std::string::npos; at = bytes.find("fcTL", at + 1)) ++frames;
  EXPECT_EQ(frames, 3u);
  // Programs that know no animation show the first frame: the marked prediction.
  EXPECT_EQ(core::rmse(core::readPng(folder / "turn.png"), core::readPng(folder / "p.png")), 0);
}

TEST(Predict, ATurntableThatCannotBeIsRefused) {
  const TemporaryFolder folder;
  const std::string predict = "predict --size 64 -o " + quoted(folder / "p.png");
  EXPECT_EQ(runCli(predict + " --turntable t.png --frames 0").status, 2);
  folder.write("file", "in the way");
  expectOneSentence(runCli(predict + " --turntable " + quoted(folder / "file/turn") + " --frames 2"), "file/turn");
}

TEST(Predict, TransferFunctionsOfSlicerAndParaViewAreTaken) {
  const TemporaryFolder folder;
  const auto sceneWith = [&](const std::string& file) {
    const auto result =
        runCli("predict --size 64 --tf " + quoted(kFunctions + file) + " -o " + quoted(folder / "p.png"));
    EXPECT_EQ(result.status, 0) << file << result.errors;
    return sceneIn(folder / "p.png");
  };
  // slicer.vp holds shade 1, ambient 0.1, diffuse 0.9, specular 0.2, power 10; ParaView's form has no lighting.
  const auto slicer = sceneWith("slicer.vp");
  EXPECT_EQ(slicer["lighting"]["shaded"], true);
  EXPECT_DOUBLE_EQ(slicer["lighting"]["power"].get<double>(), 10);
  EXPECT_DOUBLE_EQ(slicer["lighting"]["diffuse"].get<double>(), 0.9);
  EXPECT_TRUE(slicer["transfer_function"].dump().find("points") != std::string::npos);
  const auto json = sceneWith("slicer.vp.json");
  const auto paraview = sceneWith("paraview.json");
  EXPECT_NE(json["transfer_function"], paraview["transfer_function"]);
  EXPECT_NE(slicer["transfer_function"], paraview["transfer_function"]);
  expectOneSentence(runCli("predict --size 64 --tf " + quoted(std::string(TWINRAY_TEST_DATA) + "/pictures/rgb.png") +
                           " -o " + quoted(folder / "q.png")),
                    "rgb.png");
  EXPECT_FALSE(fs::exists(folder / "q.png"));
}

TEST(Predict, AFigureHoldsTheReferencePixelForPixelAndItsScene) {
  const TemporaryFolder folder;
  const auto result = runCli("predict --size 200x160 -o " + quoted(folder / "p.png") + " --reference " +
                             quoted(folder / "r.png") + " --figure " + quoted(folder / "f.png") + " --dpi 150");
  ASSERT_EQ(result.status, 0) << result.errors;
  core::Metadata metadata;
  const core::Image figure = core::readPng(folder / "f.png", &metadata);
  const core::Image reference = core::readPng(folder / "r.png");
  EXPECT_EQ(metadata.at("TwinRay shows"), "figure");
  EXPECT_EQ(sceneIn(folder / "f.png"), sceneIn(folder / "p.png"));
  ASSERT_GT(figure.width, 4 * 200);
  ASSERT_GT(figure.height, 160);
  bool found = false;
  for (int top = 0; !found && top + 160 <= figure.height; ++top) {
    for (int left = 0; !found && left < 100; ++left) {
      found = true;
      for (int y = 0; found && y < 160; ++y)
        for (int x = 0; found && x < 200; ++x)
          found = std::equal(reference.pixel(x, y), reference.pixel(x, y) + 3, figure.pixel(left + x, top + y));
    }
  }
  EXPECT_TRUE(found);
  // 150 dots per inch are 5906 (0x1712) per metre.
  const std::string bytes = test::contentOf(folder / "f.png");
  EXPECT_EQ(bytes.substr(bytes.find("pHYs") + 4, 4), std::string("\0\0\x17\x12", 4));
}

TEST(Predict, OutputsThatCannotBeWrittenAreSaidBeforeTheWork) {
  const TemporaryFolder folder;
  expectOneSentence(runCli("predict --size 64 -o " + quoted(folder / "p.png") + " --figure /proc/no-such-folder/f.png"),
                    "/proc/no-such-folder/f.png");
  EXPECT_FALSE(fs::exists(folder / "p.png"));
}

}  // namespace
}  // namespace twinray
