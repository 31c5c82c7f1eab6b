#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/io/volume_json.h"
#include "core/io/volume_reader.h"
#include "tests/core/volume_files.h"

// Variants of NRRD, MetaImage and DICOM that the files of tests/data/awkward do not have.

namespace twinray::core {
namespace {

namespace fs = std::filesystem;
using test::bytesOf;
using test::errorOf;
using test::notesOf;

const fs::path kAwkward = fs::path(TWINRAY_TEST_DATA) / "awkward";

class VolumeFormats : public testing::Test {
 protected:
  std::shared_ptr<const Volume> read(const std::string& name, const std::string& bytes) {
    return readVolume(folder_.write(name, bytes));
  }
  std::string refusal(const std::string& name, const std::string& bytes) { return errorOf(folder_.write(name, bytes)); }

  test::TemporaryFolder folder_;
};

std::string ramp(int count) {
  std::string bytes(std::size_t(count), '\0');
  std::iota(bytes.begin(), bytes.end(), '\0');
  return bytes;
}

/// Header lines of a 2 x 3 x 4 NRRD of uint8; `more` replaces what follows them.
std::string nrrd(const std::string& more) {
  return "NRRD0005\ntype: uint8\n" + more;
}

const std::string kSizes = "dimension: 3\nsizes: 2 3 4\nencoding: raw\n";

TEST_F(VolumeFormats, NrrdCommentsPairsAndWindowsLineEnds) {
  const auto volume = read("v.nrrd",
                           "NRRD0005\r\n# a comment\r\ntype: unsigned char\r\ndimension: 3\r\nsizes: 2 3 4\r\n"
                           "modality:=CT\r\nnote:=a: b\r\nencoding: raw\r\n\r\n" +
                               ramp(24));
  EXPECT_EQ(volume->value(1, 2, 3), 23);
  EXPECT_EQ(volume->source().modality, "CT");
}

TEST_F(VolumeFormats, NrrdSpacesAreTurnedToLps) {
  const std::string placed =
      "space directions: (2, 0, 0) (0, 3, 0) (0, 0, 4)\nspace origin: (10, 20, 30)\nencoding: raw\n\n" + ramp(24);
  const auto with = [&](const std::string& space) {
    return read("v.nrrd", nrrd("dimension: 3\nsizes: 2 3 4\nspace: " + space + "\n" + placed))->source().fileGeometry;
  };
  using Nine = std::array<double, 9>;
  EXPECT_EQ(with("left-posterior-superior").direction, (Nine{1, 0, 0, 0, 1, 0, 0, 0, 1}));
  EXPECT_EQ(with("RAS").direction, (Nine{-1, 0, 0, 0, -1, 0, 0, 0, 1}));
  EXPECT_EQ(with("left-anterior-superior").direction, (Nine{1, 0, 0, 0, -1, 0, 0, 0, 1}));
  const Geometry ras = with("right-anterior-superior");
  EXPECT_EQ(ras.origin, (std::array<double, 3>{-10, -20, 30}));
  EXPECT_EQ(ras.spacing, (std::array<double, 3>{2, 3, 4}));
}

TEST_F(VolumeFormats, NrrdSkipsAndDetachedData) {
  const std::string end = "byte skip: -1\n\n";
  EXPECT_EQ(read("a.nrrd", nrrd(kSizes + end + "anything between" + ramp(24)))->value(0, 0, 0), 0);
  EXPECT_EQ(read("b.nrrd", nrrd(kSizes + "line skip: 2\nbyte skip: 1\n\none\ntwo\n-" + ramp(24)))->value(1, 2, 3), 23);
  folder_.write("c.raw", ramp(24));
  EXPECT_EQ(read("c.nhdr", nrrd(kSizes + "data file: c.raw\n"))->value(1, 0, 0), 1);
  EXPECT_NE(refusal("d.nhdr", nrrd(kSizes + "datafile: gone.raw\n")).find("\"gone.raw\""), std::string::npos);
  EXPECT_NE(refusal("e.nhdr", nrrd(kSizes + "data file: LIST\na.raw\n")), "");
  EXPECT_NE(refusal("f.nhdr", nrrd(kSizes + "data file: slice%03d.raw 1 4 1\n")).find("several files"),
            std::string::npos);
}

TEST_F(VolumeFormats, NrrdBigEndian) {
  const std::string header = "NRRD0004\ntype: int16\ndimension: 3\nsizes: 1 1 2\nencoding: raw\n";
  const auto volume = read("v.nrrd", header + "endian: big\n\n" + std::string("\x01\x02\xff\xfe", 4));
  EXPECT_EQ(volume->value(0, 0, 0), 258);
  EXPECT_EQ(volume->value(0, 0, 1), -2);
  EXPECT_NE(refusal("w.nrrd", header + "\n1234").find("endian"), std::string::npos);
}

TEST_F(VolumeFormats, NrrdFramesAndComponents) {
  const auto frames = read("t.nrrd", nrrd("dimension: 4\nsizes: 2 3 2 2\nkinds: domain domain domain list\n"
                                          "encoding: raw\n\n" +
                                          ramp(24)));
  EXPECT_EQ(frames->source().frames, 2);
  EXPECT_EQ(frames->maximum(), 11);
  EXPECT_NE(notesOf(*frames).find("first"), std::string::npos);
  EXPECT_NE(refusal("c.nrrd", nrrd("dimension: 4\nsizes: 3 2 2 2\nkinds: RGB-color domain domain domain\n"
                                   "encoding: raw\n\n" +
                                   ramp(24)))
                .find("RGB colours"),
            std::string::npos);
  EXPECT_NE(refusal("v.nrrd", nrrd("dimension: 4\nsizes: 3 2 2 2\nspace: RAS\n"
                                   "space directions: none (1,0,0) (0,1,0) (0,0,1)\nencoding: raw\n\n" +
                                   ramp(24)))
                .find("3 components"),
            std::string::npos);
}

TEST_F(VolumeFormats, NrrdRefusesNonsense) {
  const auto refused = [&](const std::string& header) { return refusal("v.nrrd", nrrd(header)); };
  EXPECT_NE(refused("dimension: 3\nsizes: 100000 100000 100000\nencoding: gzip\n\nx").find("1000000000000000 bytes"),
            std::string::npos);
  EXPECT_NE(refused("dimension: 3\nsizes: 2000000000 2000000000 2000000000\nencoding: raw\n\nx").find("any machine"),
            std::string::npos);
  EXPECT_NE(refused("dimension: 17\nsizes: 1\nencoding: raw\n\nx").find("17 dimensions"), std::string::npos);
  EXPECT_NE(refused("dimension: 3\nsizes: 2 3\nencoding: raw\n\nx").find("one size"), std::string::npos);
  EXPECT_NE(refused("dimension: 3\nsizes: 2 3 4x\nencoding: raw\n\nx").find("one size"), std::string::npos);
  EXPECT_NE(refused("dimension: 1\nsizes: 4\nencoding: ascii\n\n1 2 three 4").find("not a number"), std::string::npos);
  EXPECT_NE(refused("no colon here\n").find("no field"), std::string::npos);
  EXPECT_NE(refused(std::string(2 << 20, 'a')).find("no end"), std::string::npos);
}

/// Header lines of a 2 x 3 x 4 MetaImage of uint8 with these lines before the last.
std::string metaImage(const std::string& lines, const std::string& size = "NDims = 3\nDimSize = 2 3 4\n") {
  return "ObjectType = Image\n" + size + "ElementType = MET_UCHAR\n" + lines + "ElementDataFile = LOCAL\n";
}

TEST_F(VolumeFormats, MetaImageListsDirectionsAxisByAxis) {
  const auto volume = read(
      "v.mha", metaImage("TransformMatrix = 0 1 0 0 0 1 1 0 0\nOffset = 1 2 3\nElementSpacing = 4 5 6\n") + ramp(24));
  // ITK 5.2's ImageFileReader gives these directions for the same lines.
  EXPECT_EQ(volume->geometry().direction, (std::array<double, 9>{0, 0, 1, 1, 0, 0, 0, 1, 0}));
  EXPECT_EQ(volume->geometry().origin, (std::array<double, 3>{1, 2, 3}));
  EXPECT_EQ(volume->geometry().spacing, (std::array<double, 3>{4, 5, 6}));
}

TEST_F(VolumeFormats, MetaImageModalityTextFramesAndComponents) {
  const auto text = read(
      "a.mha", metaImage("Modality = MET_MOD_MR\nBinaryData = False\n", "NDims = 2\nDimSize = 2 2\n") + "1 2\n3 250");
  EXPECT_EQ(text->source().modality, "MR");
  EXPECT_EQ(text->value(1, 1, 0), 250);
  const auto frames = read("b.mha", metaImage("", "NDims = 4\nDimSize = 2 3 2 2\n") + ramp(24));
  EXPECT_EQ(frames->source().frames, 2);
  EXPECT_EQ(frames->maximum(), 11);
  EXPECT_NE(refusal("c.mha", metaImage("ElementNumberOfChannels = 3\n") + ramp(72)).find("RGB colours"),
            std::string::npos);
}

TEST_F(VolumeFormats, MetaImageDataInAnotherFile) {
  const std::string header =
      "NDims = 3\nDimSize = 2 3 4\nElementType = MET_UCHAR\nHeaderSize = -1\nElementDataFile = v.raw\n";
  folder_.write("v.raw", "a header to skip" + ramp(24));
  EXPECT_EQ(read("v.mhd", header)->value(1, 2, 3), 23);
  EXPECT_NE(refusal("w.mhd", "NDims = 3\nDimSize = 2 3 4\nElementType = MET_UCHAR\nElementDataFile = LIST\n"), "");
}

TEST_F(VolumeFormats, MetaImageRefusesNonsense) {
  EXPECT_NE(refusal("a.mha", metaImage("", "NDims = 3\nDimSize = 99999 99999 99999\n")).find("ends before"),
            std::string::npos);
  EXPECT_NE(refusal("b.mha", metaImage("CompressedData = True\n", "NDims = 3\nDimSize = 99999 99999 99999\n") + "x")
                .find("999970000299999 bytes"),
            std::string::npos);
  EXPECT_NE(refusal("c.mha", metaImage("", "NDims = 3\nDimSize = 2 -3 4\n") + "x").find("size of -3"),
            std::string::npos);
  EXPECT_NE(refusal("d.mha", "ObjectType = Mesh\nElementDataFile = LOCAL\n").find("Mesh"), std::string::npos);
  EXPECT_NE(refusal("e.mha", "ObjectType = Image\nNDims = 3\n").find("where its voxels are"), std::string::npos);
}

void copyDicom(const std::string& name, const fs::path& target) {
  fs::copy_file(kAwkward / name, target);
}

TEST_F(VolumeFormats, DicomFolderOfSeveralSeriesListsThem) {
  copyDicom("dicom/CT_small.dcm", folder_.path() / "ct");
  copyDicom("dicom/MR_small.dcm", folder_.path() / "mr");
  const std::string text = errorOf(folder_.path());
  EXPECT_NE(text.find("2 DICOM series"), std::string::npos) << text;
  EXPECT_NE(text.find("ct (1 image)"), std::string::npos) << text;
  EXPECT_NE(text.find("mr (1 image)"), std::string::npos) << text;
  EXPECT_EQ(readVolume(folder_.path() / "ct")->source().modality, "CT");
}

TEST_F(VolumeFormats, DicomFolderIgnoresOtherFiles) {
  copyDicom("dicom/MR_small.dcm", folder_.path() / "z");
  folder_.write("notes.txt", "not DICOM");
  folder_.write("empty", "");
  fs::create_directory(folder_.path() / "more");
  EXPECT_EQ(readVolume(folder_.path())->geometry().dimensions, (std::array<int, 3>{64, 64, 1}));
}

TEST_F(VolumeFormats, DicomSlicesAreStackedByPositionWhateverTheirNames) {
  const fs::path source = kAwkward / "made-dicom-no-extension";
  std::vector<fs::path> names;
  for (const auto& entry : fs::directory_iterator(source)) {
    names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  for (std::size_t i = 0; i < names.size(); ++i) {
    fs::copy_file(source / names[i], folder_.path() / std::to_string((i * 7) % names.size()));
  }
  EXPECT_EQ(readVolume(folder_.path())->hash(), readVolume(source)->hash());
}

TEST_F(VolumeFormats, DicomEncodingsHoldTheSameVoxels) {
  const auto plain = readVolume(kAwkward / "dicom/MR_small.dcm");
  for (const char* name : {"MR_small_be.dcm", "MR_small_j2k.dcm", "MR_small_jpegll.dcm", "MR_small_jpegls.dcm"}) {
    // Alone: in their folder they are one image four times.
    const fs::path file = folder_.path() / name;
    fs::copy_file(fs::path(TWINRAY_TEST_DATA) / "dicom-encodings" / name, file);
    const auto volume = readVolume(file);
    ASSERT_EQ(volume->bytes(), plain->bytes()) << name;
    EXPECT_EQ(std::memcmp(volume->voxels(), plain->voxels(), plain->bytes()), 0) << name;
    fs::remove(file);
  }
}

TEST_F(VolumeFormats, DicomBitsBeyondTheStoredOnesAreIgnored) {
  std::string bytes = bytesOf(kAwkward / "dicom/MR_small.dcm");
  const auto set = [&](const char* tag, char value) {
    const auto at = bytes.find(std::string(tag, 4) + std::string("US\x02\x00", 4));
    ASSERT_NE(at, bytes.npos);
    bytes[at + 8] = value;
  };
  set("\x28\x00\x01\x01", 12);  // bits stored
  set("\x28\x00\x02\x01", 11);  // high bit
  const auto pixels = bytes.find(std::string("\xe0\x7f\x10\x00OW\x00\x00", 8)) + 12;
  // 0x5801 in 12 bits, with an overlay above: -2047; then 0x0fff: -1; then 0x17ff: 2047.
  bytes.replace(pixels, 6, std::string("\x01\x58\xff\x0f\xff\x17", 6));
  const auto volume = read("v.dcm", bytes);
  EXPECT_EQ(volume->value(0, 0, 0), -2047);
  EXPECT_EQ(volume->value(1, 0, 0), -1);
  EXPECT_EQ(volume->value(2, 0, 0), 2047);
}

TEST_F(VolumeFormats, DicomSlicesOfDifferentSlopesAreScaledEach) {
  const fs::path source = kAwkward / "made-dicom-missing-slice";
  fs::copy_file(source / "CTHead21.dcm", folder_.path() / "a");
  fs::copy_file(source / "CTHead22.dcm", folder_.path() / "b");
  const auto plain = readVolume(folder_.path());
  EXPECT_EQ(plain->scalarType(), ScalarType::kInt16);
  std::string bytes = bytesOf(source / "CTHead22.dcm");
  const std::string slope(
      "\x28\x00\x53\x10"
      "DS\x02\x00"
      "1",
      9);
  ASSERT_NE(bytes.find(slope), bytes.npos);
  bytes[bytes.find(slope) + 8] = '3';
  folder_.write("b", bytes);
  const auto scaled = readVolume(folder_.path());
  EXPECT_EQ(scaled->scalarType(), ScalarType::kFloat32);
  ASSERT_GT(plain->value(32, 32, 1), 0);
  EXPECT_EQ(scaled->value(32, 32, 0), plain->value(32, 32, 0));
  EXPECT_EQ(scaled->value(32, 32, 1), 3 * plain->value(32, 32, 1));
}

TEST_F(VolumeFormats, DicomWithoutPreamble) {
  const std::string bytes = bytesOf(kAwkward / "dicom/MR_small_implicit.dcm");
  const auto volume = read("v", bytes.substr(132));
  EXPECT_EQ(volume->hash(), readVolume(kAwkward / "dicom/MR_small_implicit.dcm")->hash());
}

TEST_F(VolumeFormats, DicomLengthsBeyondTheFileAreRefused) {
  std::string bytes = bytesOf(kAwkward / "dicom/MR_small.dcm");
  // Rows (0028,0010), explicit little endian.
  const auto rows = bytes.find(std::string("\x28\x00\x10\x00US\x02\x00", 8));
  ASSERT_NE(rows, bytes.npos);
  bytes.replace(rows + 8, 2, "\xff\xff");
  EXPECT_NE(refusal("v.dcm", bytes).find("8388480 bytes of pixels"), std::string::npos);
  // The length of the pixels.
  bytes = bytesOf(kAwkward / "dicom/MR_small.dcm");
  const auto pixels = bytes.find(std::string("\xe0\x7f\x10\x00OW\x00\x00", 8));
  ASSERT_NE(pixels, bytes.npos);
  bytes.replace(pixels - 8, 8, std::string("\x08\x00\x70\x00OB\x00\x00", 8));
  bytes.replace(pixels, 4, "\xf0\xff\xff\xff");
  EXPECT_NE(refusal("w.dcm", bytes).find("damaged"), std::string::npos);
}

TEST_F(VolumeFormats, DicomNamesNoPatient) {
  testing::internal::CaptureStderr();
  const auto volume = readVolume(kAwkward / "dicom/MR_small.dcm");
  const auto ct = readVolume(kAwkward / "dicom/CT_small.dcm");
  const std::string printed = testing::internal::GetCapturedStderr();
  EXPECT_EQ(printed, "");
  // (0010,0010) of the two files is CompressedSamples^MR1 and CompressedSamples^CT1.
  EXPECT_EQ(describe(*volume).dump().find("CompressedSamples"), std::string::npos);
  EXPECT_EQ(notesOf(*ct).find("CompressedSamples"), std::string::npos);
}

}  // namespace
}  // namespace twinray::core
