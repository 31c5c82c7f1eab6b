#include "core/animated_png.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/error.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

class AnimatedPngTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "twinray-apng-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  static Image frame(int index, int width = 37, int height = 23) {
    Image image(width, height);
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        std::uint8_t* pixel = image.pixel(x, y);
        pixel[0] = std::uint8_t(7 * x + 31 * index);
        pixel[1] = std::uint8_t(11 * y);
        pixel[2] = std::uint8_t(x * y);
        pixel[3] = 255;
      }
    }
    return image;
  }

  fs::path folder_;
};

std::uint32_t numberAt(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | std::uint8_t(bytes[at + i]);
  return value;
}

// Frame k is taken out as the specification says: the first IHDR, and the data of its fdAT chunks as IDAT. What comes
// out is read by libpng, which checks every sum; Pillow 9.4 (ImageSequence, from Python) reads the same file as frames
// of the same pixels.
TEST_F(AnimatedPngTest, EveryFrameComesBackInOrder) {
  const fs::path file = folder_ / "turn.png";
  writeAnimatedPng(file, 3, 40, [](int i) { return frame(i); });
  EXPECT_EQ(readPng(file), frame(0)) << "programs without animation show the first frame";

  std::ifstream stream(file, std::ios::binary);
  const std::string png{std::istreambuf_iterator<char>(stream), {}};
  std::uint32_t sequence = 0;
  int frames = 0;
  std::string header;
  std::vector<std::string> data;
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::uint32_t length = numberAt(png, at);
    const std::string type = png.substr(at + 4, 4);
    if (type == "IHDR") header = png.substr(at, length + 12);
    if (type == "acTL") {
      EXPECT_EQ(numberAt(png, at + 8), 3u);
      EXPECT_EQ(numberAt(png, at + 12), 0u) << "for ever";
    }
    if (type == "fcTL" || type == "fdAT") {
      EXPECT_EQ(numberAt(png, at + 8), sequence++);
    }
    if (type == "fcTL") {
      ++frames;
      data.emplace_back();
      EXPECT_EQ(numberAt(png, at + 12), 37u);
      EXPECT_EQ(numberAt(png, at + 16), 23u);
      EXPECT_EQ(numberAt(png, at + 28), 40u << 16 | 1000u) << "40 ms";
    }
    if (type == "IDAT") data.back() += png.substr(at + 8, length);
    if (type == "fdAT") data.back() += png.substr(at + 12, length - 4);
    at += length + 12;
    if (type == "IEND") {
      EXPECT_EQ(at, png.size());
    }
  }
  EXPECT_EQ(frames, 3);

  // The deflated data of a frame alone are those that the encoder makes for it.
  for (int i = 0; i < 3; ++i) {
    const std::string alone = encodePng(frame(i), "alone", {}, false);
    EXPECT_NE(alone.find(data[std::size_t(i)]), std::string::npos) << i;
  }
  EXPECT_NE(data[0], data[1]);
}

TEST_F(AnimatedPngTest, WhatCannotBeLeavesTheOldFile) {
  const fs::path file = folder_ / "turn.png";
  writePng(file, frame(5));
  const auto different = [](int i) { return frame(i, 37 + i); };
  EXPECT_THROW(writeAnimatedPng(file, 2, 40, different), Error);
  EXPECT_THROW(writeAnimatedPng(file, 0, 40, different), Error);
  EXPECT_THROW(writeAnimatedPng(file, 2, 0, different), Error);
  EXPECT_EQ(readPng(file), frame(5));
}

}  // namespace
}  // namespace twinray::core
