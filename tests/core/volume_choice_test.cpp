#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "core/io/volume_contents.h"
#include "tests/core/volume_files.h"

// Which volume of a file is read: component, time, series, and at which resolution.

namespace twinray::core {
namespace {

namespace fs = std::filesystem;
using test::bytesOf;
using test::gzipped;
using test::Nifti;
using test::TemporaryFolder;

const fs::path kAwkward = fs::path(TWINRAY_TEST_DATA) / "awkward";
constexpr std::int16_t kU8 = 2, kI16 = 4, kComplex64 = 32, kI64 = 1024;

double sumOf(const Volume& volume) {
  return visitVoxels(volume, [&](const auto* p) {
    return std::accumulate(p, p + volume.geometry().voxelCount(), 0.0, [](double a, auto b) { return a + double(b); });
  });
}

std::string errorOf(const fs::path& path, const VolumeChoice& choice) {
  try {
    readVolume(path, choice);
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

VolumeChoice component(const std::string& name, int frame = 0) {
  VolumeChoice choice;
  choice.component = name;
  choice.frame = frame;
  return choice;
}

VolumeChoice reduced(int reduction) {
  VolumeChoice choice;
  choice.reduction = reduction;
  return choice;
}

// Sums by nibabel 5.0 (dataobj) and NumPy; luminance floor(0.299 r + 0.587 g + 0.114 b + 0.5).
TEST(VolumeChoice, ComponentsOfNiftiFiles) {
  struct Case {
    const char* file;
    const char* component;
    double sum, minimum, maximum;
  };
  const std::vector<Case> cases{
      {"rgb24_tiny.nii", "red", 110, 0, 55},
      {"rgb24_tiny.nii", "luminance", 111, 0, 49},
      {"rgba32_4d_tiny.nii", "alpha", 0, 0, 0},
      {"rgba32_4d_tiny.nii", "blue", 110, 0, 55},
      {"complex64_2d.nii", "magnitude", 8.485281109809875, 0, 4.2426405},
      {"complex64_2d.nii", "real", 6, 0, 3},
      {"complex64_2d.nii", "imaginary", 6, 0, 3},
      {"complex64_2d.nii", "phase", 2.3561943769454956, 0, 0.7853981},
      {"dim5_vector_slope.nii", "1", 2.651477996725589, 0.10725856921635568, 0.7636961054522544},
      {"dim5_vector_slope.nii", "3", 1.9867660377640277, 0.07967716013081372, 0.4547843236941844},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.file) + " " + c.component);
    const auto volume = readVolume(kAwkward / c.file, component(c.component));
    EXPECT_NEAR(sumOf(*volume), c.sum, 1e-5);
    EXPECT_NEAR(volume->minimum(), c.minimum, 1e-6);
    EXPECT_NEAR(volume->maximum(), c.maximum, 1e-6);
    EXPECT_EQ(volume->source().choice.component, c.component);
    EXPECT_NE(test::notesOf(*volume).find(c.component), std::string::npos);
  }
  // Square root of the sum of the three components' squares, summed.
  EXPECT_NEAR(sumOf(*readVolume(kAwkward / "dim5_vector_slope.nii", component("magnitude"))), 4.802121454471509, 1e-5);
}

TEST(VolumeChoice, TimeOfNiftiFiles) {
  VolumeChoice second;
  second.frame = 1;
  const auto volume = readVolume(kAwkward / "nifti1_4d_oblique_i16_cropped.nii.gz", second);
  EXPECT_EQ(sumOf(*volume), 7553321);
  EXPECT_EQ(volume->minimum(), 39);
  EXPECT_EQ(volume->maximum(), 846);
  EXPECT_NE(test::notesOf(*volume).find("number 2"), std::string::npos);
  EXPECT_EQ(sumOf(*readVolume(kAwkward / "rgba32_4d_tiny.nii", component("green", 1))), 110);
  second.frame = 2;
  EXPECT_NE(errorOf(kAwkward / "nifti1_4d_oblique_i16_cropped.nii.gz", second).find("from 1 to 2"), std::string::npos);
  second.frame = -1;
  EXPECT_NE(errorOf(kAwkward / "nifti1_4d_oblique_i16_cropped.nii.gz", second).find("from 1 to 2"), std::string::npos);
}

TEST(VolumeChoice, WhatAFileDoesNotHaveIsRefused) {
  EXPECT_NE(errorOf(kAwkward / "rgb24_tiny.nii", component("alpha")).find("luminance, red, green, blue"),
            std::string::npos);
  EXPECT_NE(errorOf(kAwkward / "dtype_uint8.nii", component("red")).find("scalars"), std::string::npos);
  EXPECT_NE(errorOf(kAwkward / "dtype_uint8.nii", reduced(3)).find("2 or 4"), std::string::npos);
  VolumeChoice series;
  series.series = "12345678";
  EXPECT_NE(errorOf(kAwkward / "dtype_uint8.nii", series).find("not a DICOM file"), std::string::npos);
}

TEST(VolumeChoice, ScalingOfComplexNumbersComesBeforeTheirMagnitude) {
  TemporaryFolder folder;
  const std::string voxels = bytesOf(std::vector<float>{3, 4, -1, 0});
  const auto file = folder.write("c.nii", Nifti({2, 1, 1}, kComplex64, voxels).scaling(2, 1).bytes());
  const auto magnitude = readVolume(file, component("magnitude"));
  EXPECT_FLOAT_EQ(float(magnitude->value(0, 0, 0)), std::hypot(7.0F, 9.0F));
  EXPECT_FLOAT_EQ(float(magnitude->value(1, 0, 0)), std::hypot(-1.0F, 1.0F));
  EXPECT_EQ(readVolume(file, component("imaginary"))->value(0, 0, 0), 9);
}

/// 2 x 1 x 2 voxels of three values, 0 to 11.
std::string twelve() {
  std::string bytes(12, '\0');
  std::iota(bytes.begin(), bytes.end(), '\0');
  return bytes;
}

TEST(VolumeChoice, ComponentsOfNrrdFiles) {
  TemporaryFolder folder;
  const auto file = [&](const std::string& kind, const std::string& encoding, const std::string& data) {
    return folder.write("v.nrrd", "NRRD0005\ntype: uint8\ndimension: 4\nsizes: 3 2 1 2\nkinds: " + kind +
                                      " domain domain domain\nencoding: " + encoding + "\n\n" + data);
  };
  EXPECT_EQ(readVolume(file("RGB-color", "raw", twelve()), component("green"))->value(1, 0, 1), 10);
  EXPECT_EQ(readVolume(file("vector", "gzip", gzipped(twelve())), component("3"))->value(0, 0, 1), 8);
  EXPECT_EQ(readVolume(file("vector", "ascii", "0 1 2 3 4 5 6 7 8 9 10 11"), component("2"))->value(1, 0, 0), 4);
  const auto magnitude = readVolume(file("vector", "raw", twelve()), component("magnitude"));
  EXPECT_FLOAT_EQ(float(magnitude->value(0, 0, 1)), std::sqrt(36.0F + 49 + 64));
  EXPECT_EQ(magnitude->scalarType(), ScalarType::kFloat32);
  EXPECT_EQ(inspectVolume(file("RGB-color", "raw", twelve())).components,
            (std::vector<std::string>{"luminance", "red", "green", "blue"}));
}

TEST(VolumeChoice, ComponentsOfMetaImageFiles) {
  TemporaryFolder folder;
  const auto file = folder.write("v.mha",
                                 "ObjectType = Image\nNDims = 3\nDimSize = 2 1 2\nElementNumberOfChannels = 3\n"
                                 "ElementType = MET_UCHAR\nElementDataFile = LOCAL\n" +
                                     twelve());
  EXPECT_EQ(readVolume(file, component("blue"))->value(1, 0, 1), 11);
  EXPECT_NE(test::errorOf(file).find("RGB"), std::string::npos);
}

// Means by NumPy: nanmean over blocks, integers floor(mean + 0.5).
TEST(VolumeChoice, ReducedVolumesAreMeansOfBlocks) {
  struct Case {
    const char* file;
    int reduction;
    std::array<int, 3> dimensions;
    double minimum, maximum, sum, inside;
  };
  const std::vector<Case> cases{
      {"made_base_ct32_i16.nii", 2, {16, 16, 16}, 91, 3164, 4744923, 1082},
      {"made_base_ct32_i16.nii", 4, {8, 8, 8}, 102, 2261, 593083, 1091},
      {"made_thin_2x32x32.nii.gz", 2, {1, 16, 16}, 127, 3164, 351846, 1062},
      {"made_thin_2x32x32.nii.gz", 4, {1, 8, 8}, 286, 2589, 87958, 1413},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.file) + " " + std::to_string(c.reduction));
    const auto volume = readVolume(kAwkward / c.file, reduced(c.reduction));
    const auto& n = volume->geometry().dimensions;
    EXPECT_EQ(n, c.dimensions);
    EXPECT_EQ(volume->minimum(), c.minimum);
    EXPECT_EQ(volume->maximum(), c.maximum);
    EXPECT_EQ(sumOf(*volume), c.sum);
    EXPECT_EQ(volume->value(n[0] / 2, n[1] / 3, n[2] / 2), c.inside);
    EXPECT_EQ(volume->scalarType(), ScalarType::kInt16);
    EXPECT_NE(test::notesOf(*volume).find("reduced resolution"), std::string::npos);
  }
  // Blocks with some infinite or missing voxels are the means of the others.
  const auto mended = readVolume(kAwkward / "made_f32_nan_inf.nii.gz", reduced(2));
  EXPECT_EQ(mended->maximum(), 3163.5);
  EXPECT_EQ(mended->minimum(), 90.875);
}

TEST(VolumeChoice, AReducedVolumeCoversTheSamePlace) {
  const auto whole = readVolume(kAwkward / "made_base_ct32_i16.nii");
  const auto half = readVolume(kAwkward / "made_base_ct32_i16.nii", reduced(2));
  const Geometry &a = whole->geometry(), &b = half->geometry();
  for (int axis = 0; axis < 3; ++axis) {
    EXPECT_DOUBLE_EQ(b.spacing[axis], 2 * a.spacing[axis]);
    EXPECT_DOUBLE_EQ(b.spacing[axis] * b.dimensions[axis], a.spacing[axis] * a.dimensions[axis]);
    // The first voxel's outer corner stays, so its centre moves by half a voxel.
    EXPECT_NEAR(b.origin[axis], a.origin[axis] + a.direction[4 * axis] * a.spacing[axis] / 2, 1e-5);
  }
  EXPECT_NE(whole->hash(), half->hash());
}

TEST(VolumeChoice, ReductionKeepsUnevenEndsAndScaling) {
  TemporaryFolder folder;
  const std::string voxels = bytesOf(std::vector<std::int16_t>{1, 3, 10, 5, 7, 20, -4, -4, -9});
  const auto file = folder.write("v.nii", Nifti({3, 3, 1}, kI16, voxels).scaling(2, 100).bytes());
  const auto volume = readVolume(file, reduced(2));
  EXPECT_EQ(volume->geometry().dimensions, (std::array<int, 3>{2, 2, 1}));
  EXPECT_EQ(volume->geometry().spacing, (std::array<double, 3>{2, 2, 1}));
  EXPECT_EQ(volume->value(0, 0, 0), 108);
  EXPECT_EQ(volume->value(1, 0, 0), 130);
  EXPECT_EQ(volume->value(0, 1, 0), 92);
  EXPECT_EQ(volume->value(1, 1, 0), 82);
  const std::string wide = bytesOf(std::vector<std::int64_t>{8, 10, 8, 10, 8, 10, 8, 10});
  const auto narrowed = readVolume(folder.write("w.nii", Nifti({2, 2, 2}, kI64, wide).bytes()), reduced(4));
  EXPECT_EQ(narrowed->value(0, 0, 0), 9);
  EXPECT_EQ(narrowed->scalarType(), ScalarType::kInt32);
}

/// The first explicit little-endian element of that tag gets another value, padded to an even length.
std::string withElement(std::string bytes, std::string tag, const std::string& value) {
  const std::size_t at = bytes.find(tag, 132);
  const auto old = std::size_t(static_cast<unsigned char>(bytes[at + 6]));
  const std::string padded = value.size() % 2 == 0 ? value : value + ' ';
  bytes[at + 6] = char(padded.size());
  return bytes.replace(at + 8, old, padded);
}

const std::string kInstanceUid("\x08\x00\x18\x00UI", 6), kSeriesUid("\x20\x00\x0e\x00UI", 6),
    kSeriesNumber("\x20\x00\x11\x00IS", 6), kInstance("\x20\x00\x13\x00IS", 6), kDescription("\x08\x00\x3e\x10LO", 6),
    kPatient("\x10\x00\x10\x00PN", 6);

/// Copies of a CT series of 20 slices, each image changed by `change`.
void copySeries(const TemporaryFolder& folder, const std::string& prefix,
                const std::function<std::string(std::string bytes, int i)>& change) {
  int i = 0;
  for (const auto& entry : fs::directory_iterator(kAwkward / "made-dicom-no-extension")) {
    const std::string bytes = withElement(bytesOf(entry.path()), kInstanceUid, "1.2." + prefix + std::to_string(i));
    folder.write(prefix + entry.path().filename().string(), change(bytes, i++));
  }
}

TEST(VolumeChoice, SeriesOfAFolderAreListedAndChosen) {
  TemporaryFolder folder;
  const auto series = [](const std::string& number, const std::string& description) {
    return [=](std::string bytes, int) {
      bytes = withElement(withElement(bytes, kSeriesUid, "1.2.3." + number), kSeriesNumber, number);
      return withElement(withElement(bytes, kPatient, "Doe^Jane"), kDescription, description);
    };
  };
  copySeries(folder, "7", series("7", "T1 of Jane DOE, late"));
  copySeries(folder, "3", series("3", "Localizer \xfc"));
  fs::remove(*fs::directory_iterator(folder.path()));
  const VolumeContents contents = inspectVolume(folder.path());
  ASSERT_EQ(contents.series.size(), 2u);
  EXPECT_TRUE(contents.needsChoice({}));
  EXPECT_EQ(contents.series[0].description, "Localizer \xc3\xbc");
  EXPECT_EQ(contents.series[1].description, "T1 of late");
  EXPECT_NE(test::errorOf(folder.path()).find("2 DICOM series"), std::string::npos);
  // One of the two lacks an image now, inside or at an end.
  const SeriesInfo& whole = contents.series[contents.series[0].images == 20 ? 0 : 1];
  EXPECT_EQ(whole.images, 20);
  EXPECT_EQ(whole.dimensions, (std::array<int, 3>{64, 64, 20}));
  EXPECT_EQ(whole.modality, "CT");
  EXPECT_EQ(whole.problem, "");
  VolumeChoice choice;
  choice.series = whole.id;
  EXPECT_FALSE(contents.needsChoice(choice));
  // 44153031: the sum that ITK reads of the series.
  EXPECT_EQ(sumOf(*readVolume(folder.path(), choice)), 44153031);
  EXPECT_EQ(inspectVolume(folder.path(), choice).dimensions, whole.dimensions);
  choice.series = "nonsense";
  EXPECT_NE(errorOf(folder.path(), choice).find("no series \"nonsense\""), std::string::npos);
}

TEST(VolumeChoice, ASeriesWithTwoImagesAtEachPlaceIsTwoVolumesInTime) {
  TemporaryFolder folder;
  const auto numbered = [](int first) {
    return [=](std::string bytes, int i) { return withElement(bytes, kInstance, std::to_string(first + i)); };
  };
  copySeries(folder, "1", numbered(100));
  // Twice as bright.
  copySeries(folder, "2", [&](std::string bytes, int i) {
    bytes = numbered(300)(bytes, i);
    const std::size_t pixels = bytes.size() - 64 * 64 * 2;
    for (std::size_t at = pixels; at < bytes.size(); at += 2) {
      std::int16_t value;
      std::memcpy(&value, bytes.data() + at, 2);
      value = std::int16_t(2 * value);
      std::memcpy(bytes.data() + at, &value, 2);
    }
    return bytes;
  });
  EXPECT_EQ(inspectVolume(folder.path()).frames, 2);
  const auto first = readVolume(folder.path());
  EXPECT_EQ(first->geometry().dimensions, (std::array<int, 3>{64, 64, 20}));
  EXPECT_EQ(first->source().frames, 2);
  EXPECT_EQ(sumOf(*first), 44153031);
  VolumeChoice second;
  second.frame = 1;
  EXPECT_EQ(sumOf(*readVolume(folder.path(), second)), 2 * 44153031.0);
}

TEST(VolumeChoice, DicomIsReducedSliceBySlice) {
  const auto whole = readVolume(kAwkward / "made-dicom-no-extension");
  const auto half = readVolume(kAwkward / "made-dicom-no-extension", reduced(2));
  EXPECT_EQ(half->geometry().dimensions, (std::array<int, 3>{32, 32, 10}));
  double sum = 0;
  for (int i = 0; i < 8; ++i) sum += whole->value(40 + (i & 1), 20 + (i >> 1 & 1), 6 + (i >> 2));
  EXPECT_EQ(half->value(20, 10, 3), std::floor(sum / 8 + 0.5));
  EXPECT_NEAR(sumOf(*half) * 8, sumOf(*whole), 0.5 * double(whole->geometry().voxelCount()));
}

TEST(VolumeChoice, MemoryIsEstimatedFromTheHeaderAlone) {
  TemporaryFolder folder;
  const auto file = folder.write("v.nii", Nifti({8, 8, 8}, kI16, std::string(1024, '\0')).bytes());
  VolumeContents contents = inspectVolume(file);
  contents.dimensions = {1024, 1024, 1024};
  constexpr std::uint64_t kGiB = std::uint64_t{1} << 30, kWorking = kGiB / 4;
  // n + 3 v.
  EXPECT_EQ(memoryToOpen(contents, 1), 5 * kGiB + kWorking);
  EXPECT_EQ(memoryToOpen(contents, 2), 5 * kGiB / 8 + kWorking);
  EXPECT_EQ(reductionThatFits(contents, 6 * kGiB), 1);
  EXPECT_EQ(reductionThatFits(contents, 5 * kGiB), 2);
  EXPECT_EQ(reductionThatFits(contents, 1), 4);
  // Values that become float32 take more than those in the file.
  const auto scaled = folder.write("s.nii", Nifti({8, 8, 8}, kI16, std::string(1024, '\0')).scaling(0.5F, 0).bytes());
  EXPECT_EQ(inspectVolume(scaled).volumeVoxelBytes, 4u);
  EXPECT_GT(availableMemory(), std::uint64_t{1} << 20);
}

TEST(VolumeChoice, InspectingReadsNoVoxelsButChecksTheHeader) {
  TemporaryFolder folder;
  EXPECT_EQ(inspectVolume(kAwkward / "made_truncated_gz.nii.gz").dimensions, (std::array<int, 3>{32, 32, 32}));
  EXPECT_THROW(inspectVolume(kAwkward / "made_truncated_half.nii"), Error);
  EXPECT_THROW(inspectVolume(kAwkward / "made_bad_magic.nii"), Error);
  EXPECT_THROW(inspectVolume(folder.write("v.nii", Nifti({32767, 32767, 32767}, kU8, "few").bytes())), Error);
  EXPECT_EQ(inspectVolume(kAwkward / "nifti1_4d_oblique_i16_cropped.nii.gz").frames, 2);
}

}  // namespace
}  // namespace twinray::core
