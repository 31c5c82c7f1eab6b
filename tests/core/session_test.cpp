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
  EXPECT_THROW(readSession(folder_ / "none.json"), Error);
}

TEST_F(SessionTest, TheTransferFunctionComesOntoTheVolumesRange) {
  Scene opened;
  opened.transferFunction = TransferFunction(-1024, 3000);
  const Scene scene = sceneOf(some(), opened);
  EXPECT_EQ(scene.transferFunction.maximum(), 3000);
  EXPECT_EQ(scene.transferFunction.modes(), some().transferFunction.modes());
  EXPECT_EQ(scene.lighting.specularPower, 40);
}

}  // namespace
}  // namespace twinray::core
