#include "core/image.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

/// A folder of this test, removed afterwards.
class InFolder : public testing::Test {
 protected:
  InFolder() {
    folder = fs::temp_directory_path() /
             ("twinray-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  ~InFolder() override { fs::remove_all(folder); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }

  fs::path folder;
};

Image reference(const std::string& name) {
  return readPng(TWINRAY_TEST_DATA "/image/" + name + ".png");
}

int largestDifference(const Image& a, const Image& b) {
  EXPECT_EQ(a.width, b.width);
  EXPECT_EQ(a.height, b.height);
  int largest = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) largest = std::max(largest, std::abs(a.data[i] - b.data[i]));
  return largest;
}

// The files in tests/data/image: source_48x40.png is a detail of a ray-cast picture with random alpha; the others are
// cv2.resize (OpenCV 4.6) of it to the size in their names, INTER_CUBIC and INTER_AREA. OpenCV computes bicubic weights
// in fixed point, so one level is allowed.
TEST(Image, BicubicEnlargementAgreesWithOpenCv) {
  const Image source = reference("source_48x40");
  EXPECT_LE(largestDifference(enlargeBicubic(source, 131, 97), reference("cubic_131x97")), 1);
  EXPECT_LE(largestDifference(enlargeBicubic(source, 96, 80), reference("cubic_96x80")), 1);
}

TEST(Image, AreaAveragingAgreesWithOpenCv) {
  const Image source = reference("source_48x40");
  EXPECT_LE(largestDifference(reduceArea(source, 17, 13), reference("area_17x13")), 1);
  EXPECT_LE(largestDifference(reduceArea(source, 24, 20), reference("area_24x20")), 1);
}

TEST(Image, EqualSizeIsThePictureItself) {
  const Image source = reference("source_48x40");
  EXPECT_EQ(enlargeBicubic(source, 48, 40), source);
  EXPECT_EQ(reduceArea(source, 48, 40), source);
  EXPECT_EQ(resize(source, 48, 40), source);
}

TEST(Image, OnePixelFillsAnySize) {
  Image source(1, 1);
  std::copy_n(std::array<std::uint8_t, 4>{3, 200, 77, 255}.begin(), 4, source.pixel(0, 0));
  for (const Image& large : {enlargeBicubic(source, 7, 5), resize(source, 1, 9)}) {
    for (std::size_t i = 0; i < large.data.size(); ++i) EXPECT_EQ(large.data[i], source.data[i % 4]);
  }
}

TEST(Image, ResizePicksTheFilterOfEachAxis) {
  const Image source = reference("source_48x40");
  EXPECT_EQ(resize(source, 96, 80), enlargeBicubic(source, 96, 80));
  EXPECT_EQ(resize(source, 17, 13), reduceArea(source, 17, 13));
  EXPECT_EQ(resize(source, 24, 80), enlargeBicubic(reduceArea(source, 24, 40), 24, 80));
}

TEST(Image, RefusesImpossibleSizes) {
  const Image source = reference("source_48x40");
  EXPECT_THROW(enlargeBicubic(source, 0, 5), Error);
  EXPECT_THROW(enlargeBicubic(Image(), 5, 5), Error);
  EXPECT_THROW(reduceArea(source, 49, 40), Error);
}

TEST(Image, DifferenceIsAmplifiedAndClamped) {
  Image a(2, 1), b(2, 1);
  std::copy_n(std::array<std::uint8_t, 8>{10, 20, 30, 1, 250, 0, 0, 1}.begin(), 8, a.data.begin());
  std::copy_n(std::array<std::uint8_t, 8>{13, 20, 25, 9, 0, 0, 255, 9}.begin(), 8, b.data.begin());
  EXPECT_EQ(absoluteDifference(a, b, 4).data, (std::vector<std::uint8_t>{12, 0, 20, 255, 255, 0, 255, 255}));
  EXPECT_EQ(absoluteDifference(a, b), absoluteDifference(b, a));
  EXPECT_THROW(absoluteDifference(a, Image(1, 2)), Error);
}

using Png = InFolder;

TEST_F(Png, KeepsPixelsAndText) {
  const Image source = reference("source_48x40");
  const Metadata metadata{
      {"Software", "TwinRay"}, {"scene", "{\"zoom\": 1.5}"}, {"Comment", "Größe \xe2\x89\xa5 3 mm"}};
  writePng(folder / "a.png", source, metadata);
  Metadata read;
  EXPECT_EQ(readPng(folder / "a.png", &read), source);
  EXPECT_EQ(read, metadata);
}

TEST_F(Png, WithoutAlphaReadsAsOpaque) {
  const Image source = reference("source_48x40");
  writePng(folder / "a.png", source, {}, false);
  const Image read = readPng(folder / "a.png");
  for (std::size_t i = 0; i < source.data.size(); ++i) EXPECT_EQ(read.data[i], i % 4 == 3 ? 255 : source.data[i]);
}

TEST_F(Png, RefusesBrokenFilesInOneSentence) {
  writePng(folder / "whole.png", reference("source_48x40"));
  const std::string whole = readTextFile(folder / "whole.png");
  write("empty.png", "");
  write("text.png", "this is text, not a picture");
  write("half.png", whole.substr(0, whole.size() / 2));
  write("header.png", whole.substr(0, 33));
  std::string huge = whole;  // 2^31 - 1 pixels wide
  huge.replace(16, 4, std::string("\x7f\xff\xff\xff", 4));
  write("huge.png", huge);
  std::string damaged = whole;
  damaged[whole.size() / 2] ^= 0x55;
  write("damaged.png", damaged);
  for (const char* name : {"empty.png", "text.png", "half.png", "header.png", "huge.png", "damaged.png", "none.png"}) {
    try {
      readPng(folder / name);
      FAIL() << name << " was read";
    } catch (const Error& e) {
      EXPECT_NE(std::string(e.what()).find(name), std::string::npos) << e.what();
    }
  }
  EXPECT_THROW(readPng(folder), Error);
}

TEST_F(Png, NothingIsLeftWhereItCannotBeWritten) {
  EXPECT_THROW(writePng(folder / "no" / "such" / "a.png", reference("source_48x40")), Error);
  EXPECT_THROW(writePng(folder / "a.png", Image()), Error);
  EXPECT_TRUE(fs::is_empty(folder));
}

using AtomicFile = InFolder;

TEST_F(AtomicFile, ReplacesTheOldFileAndLeavesNothingElse) {
  write("a.txt", "old");
  writeAtomically(folder / "a.txt", [](std::ostream& out) { out << "new"; });
  EXPECT_EQ(readTextFile(folder / "a.txt"), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(AtomicFile, KeepsTheOldFileIfWritingFails) {
  write("a.txt", "old");
  EXPECT_THROW(writeAtomically(folder / "a.txt",
                               [](std::ostream& out) {
                                 out << "half";
                                 throw Error("stopped");
                               }),
               Error);
  EXPECT_THROW(writeAtomically(folder / "a.txt", [](std::ostream& out) { out.setstate(std::ios::badbit); }), Error);
  EXPECT_EQ(readTextFile(folder / "a.txt"), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(AtomicFile, WritesThroughALink) {
  write("a.txt", "old");
  fs::create_symlink("a.txt", folder / "link");
  writeAtomically(folder / "link", [](std::ostream& out) { out << "new"; });
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(readTextFile(folder / "a.txt"), "new");
}

TEST_F(AtomicFile, ReadsAtMostTheLimit) {
  write("a.txt", "12345");
  EXPECT_EQ(readTextFile(folder / "a.txt", 5), "12345");
  EXPECT_THROW(readTextFile(folder / "a.txt", 4), Error);
  EXPECT_THROW(readTextFile(folder / "none.txt"), Error);
  EXPECT_THROW(readTextFile(folder), Error);
}

}  // namespace
}  // namespace twinray::core
