#include "core/turntable.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/core/ball_volume.h"
#include "tests/temporary_folder.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

Image plain(int frame) {
  Image image(20, 10);
  std::fill(image.data.begin(), image.data.end(), std::uint8_t(40 * frame));
  return image;
}

Scene start() {
  Scene scene;
  scene.volume = ballVolume();
  scene.viewpoint = Viewpoint::fromAngles({40, 70, 5, 1.5});
  scene.revision = 9;
  return scene;
}

double dot(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

TEST(Turntable, GoesRoundThePicturesVerticalAxisInEqualStepsAndCloses) {
  const Scene first = start();
  EXPECT_EQ(turntableScene(first, 0, 8).viewpoint, first.viewpoint);
  for (int i = 1; i <= 8; ++i) {
    const Scene before = turntableScene(first, i - 1, 8);
    const Scene scene = turntableScene(first, i, 8);
    // 45 degrees each; the way up stays.
    EXPECT_NEAR(dot(scene.viewpoint.back(), before.viewpoint.back()), std::sqrt(0.5), 1e-9) << i;
    EXPECT_NEAR(dot(scene.viewpoint.up(), first.viewpoint.up()), 1, 1e-9) << i;
    EXPECT_GT(scene.revision, before.revision);
  }
  EXPECT_NEAR(dot(turntableScene(first, 4, 8).viewpoint.back(), first.viewpoint.back()), -1, 1e-9);
  EXPECT_NEAR(dot(turntableScene(first, 8, 8).viewpoint.back(), first.viewpoint.back()), 1, 1e-9);
}

TEST(Turntable, IsAnAnimationWhereTheNameSaysSoAndAFolderElsewhere) {
  const test::TemporaryFolder folder;
  writeTurntable(folder / "turn.PNG", 3, plain);
  EXPECT_EQ(readPng(folder / "turn.PNG").width, 20);
  EXPECT_TRUE(fs::is_regular_file(folder / "turn.PNG"));

  writeTurntable(folder / "a/turn", 3, plain, {{"Software", "test"}});
  for (int i = 0; i < 3; ++i) {
    Metadata metadata;
    const Image image = readPng(folder / ("a/turn/frame000" + std::to_string(i) + ".png"), &metadata);
    EXPECT_EQ(image.pixel(3, 3)[1], 40 * i);
    EXPECT_EQ(metadata["Software"], "test");
  }
  EXPECT_FALSE(fs::exists(folder / "a/turn/frame0003.png"));
}

TEST(Turntable, WhatStopsItLeavesTheOldFile) {
  const test::TemporaryFolder folder;
  writePng(folder / "turn.png", plain(5), {}, false);
  const Image old = readPng(folder / "turn.png");
  const auto stopping = [](int i) {
    if (i == 2) throw std::runtime_error("stopped");
    return plain(i);
  };
  EXPECT_THROW(writeTurntable(folder / "turn.png", 4, stopping), std::runtime_error);
  EXPECT_THROW(writeTurntable(folder / "turn.png", 0, plain), Error);
  EXPECT_THROW(writeTurntable(folder / "turn.png", kLongestTurntable + 1, plain), Error);
  EXPECT_EQ(readPng(folder / "turn.png"), old);
  EXPECT_THROW(writeTurntable(folder / "turn.png/inside", 2, plain), Error);
}

}  // namespace
}  // namespace twinray::core
