#include "core/session.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "core/error.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

class SessionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "twinray-session-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  Session some() const {
    Session session;
    session.volume = folder_ / "data" / "head.nii.gz";
    session.volumeHash = "0123abcd";
    session.model = folder_ / "own.pt";
    session.transferFunction = TransferFunction(-1000, 2000);
    session.transferFunction.setModes({{300, 1.0 / 3, 0.7}});
    session.viewpoint = Viewpoint::fromAngles({30, 77.7, -3, 1.9});
    session.viewpoint.setPan({0.1, -0.25});
    session.lighting.specularPower = 40;
    session.background = {0, 0.5, 1};
    session.crop = {{0.25, 0, 0}, {1, 0.5, 1.0 / 3}};
    session.projection = Projection::kOrthographic;
    session.blending = Blending::kMaximumIntensity;
    session.labelFile = folder_ / "data" / "seg.nii.gz";
    session.labels.resize(1);
    session.labels[0].value = 4;
    session.labels[0].opacity = 0.3;
    session.layout["panes"] = {"referencePane"};
    return session;
  }

  fs::path folder_;
};

TEST_F(SessionTest, ComesBackAsItWasSaved) {
  const Session saved = some();
  writeSession(folder_ / "a.json", saved);
  const Session read = readSession(folder_ / "a.json");
  EXPECT_EQ(read.volume, saved.volume);
  EXPECT_EQ(read.volumeHash, saved.volumeHash);
  EXPECT_EQ(read.model, saved.model);
  EXPECT_EQ(read.transferFunction, saved.transferFunction);
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(read.viewpoint.orientation()[i], saved.viewpoint.orientation()[i], 1e-15);
  EXPECT_EQ(read.viewpoint.zoom(), saved.viewpoint.zoom());
  EXPECT_EQ(read.viewpoint.pan(), saved.viewpoint.pan());
  EXPECT_EQ(read.lighting, saved.lighting);
  EXPECT_EQ(read.background, saved.background);
  EXPECT_EQ(read.crop, saved.crop);
  EXPECT_EQ(read.projection, saved.projection);
  EXPECT_EQ(read.blending, saved.blending);
  EXPECT_EQ(read.labelFile, saved.labelFile);
  EXPECT_EQ(read.labels, saved.labels);
  EXPECT_EQ(read.layout, saved.layout);
}

TEST_F(SessionTest, AFolderOfVolumeAndSessionMovesAsAWhole) {
  fs::create_directories(folder_ / "before" / "data");
  Session session = some();
  session.volume = folder_ / "before" / "data" / "head.nii.gz";
  writeSession(folder_ / "before" / "a.json", session);
  fs::rename(folder_ / "before", folder_ / "after");
  EXPECT_EQ(readSession(folder_ / "after" / "a.json").volume, folder_ / "after" / "data" / "head.nii.gz");
}

TEST_F(SessionTest, TheBundledSampleIsNotTiedToAPlace) {
  Session session = some();
  session.volume.clear();
  session.model.clear();
  writeSession(folder_ / "a.json", session);
  EXPECT_TRUE(readSession(folder_ / "a.json").volume.empty());
  EXPECT_TRUE(readSession(folder_ / "a.json").model.empty());
}

TEST_F(SessionTest, WhatIsNoSessionIsRefusedWithASentence) {
  writeSession(folder_ / "good.json", some());
  const auto good = nlohmann::json::parse(std::ifstream(folder_ / "good.json"));
  const auto refused = [&](const std::string& text) {
    std::ofstream(folder_ / "bad.json") << text;
    try {
      readSession(folder_ / "bad.json");
      ADD_FAILURE() << "accepted: " << text.substr(0, 200);
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("bad.json"), std::string::npos) << error.what();
    }
  };
  refused("");
  refused("[1, 2]");
  refused("{\"program\": \"TwinRay\"}");
  for (const char* key : {"program", "version", "volume", "transfer_function", "viewpoint", "lighting", "background"}) {
    auto without = good;
    without.erase(key);
    refused(without.dump());
  }
  const auto with = [&](const char* pointer, const nlohmann::json& value) {
    auto changed = good;
    changed[nlohmann::json::json_pointer(pointer)] = value;
    refused(changed.dump());
  };
  with("/version", 2);
  with("/viewpoint/zoom", 0);
  with("/viewpoint/orientation", {0, 0, 0, 0});
  with("/lighting/ambient", 4);
  with("/background", {0, 0, 3});
  with("/transfer_function/version", 9);
  with("/crop/low", {0.5, 0, 2});
  with("/projection", "fisheye");
  with("/blending", 3);
  with("/labels/drawn", {{{"value", 1}}});
  EXPECT_THROW(readSession(folder_ / "none.json"), Error);
}

TEST_F(SessionTest, OfAnEarlierVersionShowsTheWholeVolumeAsThen) {
  writeSession(folder_ / "a.json", some());
  auto json = nlohmann::json::parse(std::ifstream(folder_ / "a.json"));
  for (const char* key : {"crop", "projection", "blending", "labels"}) json.erase(key);
  std::ofstream(folder_ / "old.json") << json.dump();
  const Session read = readSession(folder_ / "old.json");
  EXPECT_TRUE(read.crop.isWhole());
  EXPECT_EQ(read.projection, Projection::kPerspective);
  EXPECT_EQ(read.blending, Blending::kComposite);
  EXPECT_TRUE(read.labelFile.empty());
}

TEST_F(SessionTest, TheTransferFunctionComesOntoTheVolumesRange) {
  Scene opened;
  opened.transferFunction = TransferFunction(-1024, 3000);
  const Scene scene = sceneOf(some(), opened);
  EXPECT_EQ(scene.transferFunction.maximum(), 3000);
  EXPECT_EQ(scene.transferFunction.modes(), some().transferFunction.modes());
  EXPECT_EQ(scene.lighting.specularPower, 40);
  EXPECT_EQ(scene.crop, some().crop);
  EXPECT_EQ(scene.projection, Projection::kOrthographic);
  EXPECT_EQ(scene.blending, Blending::kMaximumIntensity);
  EXPECT_EQ(scene.labels, nullptr) << "they are read from their file by who opens the session";
}

TEST_F(SessionTest, LabelsThatWereReadAreDrawnAsInTheSession) {
  std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[2]{0, 1});
  Geometry geometry;
  geometry.dimensions = {2, 1, 1};
  Label label;
  label.value = 4;
  Scene opened;
  opened.labels = std::make_shared<const LabelMap>(geometry, voxels, std::vector<Label>{label});
  EXPECT_EQ(sceneOf(some(), opened).labels->labels()[0].opacity, 0.3);
}

}  // namespace
}  // namespace twinray::core
