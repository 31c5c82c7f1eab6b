#include "core/picture_metadata.h"

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/scene_json.h"
#include "tests/core/ball_volume.h"
#include "tests/temporary_folder.h"

namespace twinray::core {
namespace {

Scene unlikeADefault() {
  Scene scene;
  scene.volume = ballVolume(1, 0, "/home/someone/Doe^Jane.nii.gz");
  scene.transferFunction = TransferFunction(scene.volume->minimum(), scene.volume->maximum());
  scene.transferFunction.setModes({{100, 12.5, 0.4}, {230, 6, 0.9}});
  scene.transferFunction.setColors({{0, {0.1, 0.2, 0.3}}, {250, {1, 0.5, 0}}});
  scene.viewpoint = Viewpoint::fromAngles({40, 70, 5, 1.5});
  scene.viewpoint.setPan({0.1, -0.2});
  scene.lighting.specularPower = 33;
  scene.background = {0, 0.25, 1};
  return scene;
}

TEST(PictureMetadata, APictureBringsItsSceneBack) {
  const test::TemporaryFolder folder;
  const Scene scene = unlikeADefault();
  writePng(folder / "p.png", Image(8, 8), pictureMetadata(scene, {"reference", "test", nullptr}));
  const Session session = sessionOfPicture(folder / "p.png");
  EXPECT_EQ(session.volumeHash, scene.volume->hash());
  Scene opened;
  opened.volume = scene.volume;
  opened.transferFunction = TransferFunction(scene.transferFunction.minimum(), scene.transferFunction.maximum());
  const Scene back = sceneOf(session, opened);
  EXPECT_EQ(back.transferFunction, scene.transferFunction);
  EXPECT_EQ(back.lighting, scene.lighting);
  EXPECT_EQ(back.background, scene.background);
  EXPECT_EQ(back.viewpoint.pan(), scene.viewpoint.pan());
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_NEAR(back.viewpoint.orientation()[i], scene.viewpoint.orientation()[i], 1e-12);
}

TEST(PictureMetadata, SaysWhatItShowsAndNeverAFilesName) {
  const Metadata prediction =
      pictureMetadata(unlikeADefault(), {"prediction", "guided, CPU", nlohmann::json{{"architecture", "guided"}}});
  EXPECT_EQ(prediction.at("TwinRay shows"), "prediction");
  EXPECT_EQ(prediction.at("TwinRay made by"), "guided, CPU");
  EXPECT_NE(prediction.at("Comment").find("predicted"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(prediction.at("TwinRay model"))["architecture"], "guided");
  for (const auto& [key, value] : prediction) EXPECT_EQ(value.find("Doe"), std::string::npos) << key;
  const Metadata reference = pictureMetadata(unlikeADefault(), {"reference", "VTK", nullptr});
  EXPECT_EQ(reference.count("Comment"), 0u);
  EXPECT_EQ(reference.count("TwinRay model"), 0u);
}

TEST(PictureMetadata, PicturesWithoutASceneAreRefusedByName) {
  const test::TemporaryFolder folder;
  const std::string good = pictureMetadata(unlikeADefault(), {"reference", "", nullptr}).at("TwinRay scene");
  auto future = nlohmann::json::parse(good);
  future["version"] = 2;
  auto headless = nlohmann::json::parse(good);
  headless.erase("viewpoint");
  const std::vector<Metadata> bad{{},
                                  {{"TwinRay scene", "{"}},
                                  {{"TwinRay scene", "[]"}},
                                  {{"TwinRay scene", "7"}},
                                  {{"TwinRay scene", future.dump()}},
                                  {{"TwinRay scene", headless.dump()}}};
  for (const Metadata& metadata : bad) {
    writePng(folder / "p.png", Image(8, 8), metadata);
    try {
      sessionOfPicture(folder / "p.png");
      ADD_FAILURE() << (metadata.empty() ? "" : metadata.begin()->second);
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("p.png"), std::string::npos) << error.what();
    }
  }
  EXPECT_THROW(sessionOfPicture(folder.write("no.png", "no picture")), Error);
  EXPECT_THROW(sessionOfPicture(folder / "missing.png"), Error);
}

TEST(PictureMetadata, DotsPerInchStandInTheFile) {
  // pHYs of the PNG specification: pixels per metre along x and y, then the unit (1: metre). 300 / 0.0254 = 11811.
  const std::string png = encodePng(Image(4, 4), "p", {}, false, 6, 300);
  const std::size_t at = png.find("pHYs");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(png.substr(at + 4, 9), std::string("\0\0\x2E\x23\0\0\x2E\x23\x01", 9));
  EXPECT_EQ(encodePng(Image(4, 4), "p").find("pHYs"), std::string::npos);
}

}  // namespace
}  // namespace twinray::core
