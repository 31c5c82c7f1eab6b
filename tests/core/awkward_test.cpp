#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/io/volume_reader.h"

// Every file of tests/data/awkward loads right or is refused with one sentence.

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(TWINRAY_TEST_DATA) / "awkward";

/// What the file holds: geometry and statistics in the file's own order of voxels.
struct Good {
  const char* name;
  const char* format;
  std::array<int, 3> dimensions;
  std::array<double, 3> spacing;
  std::array<double, 3> origin;
  std::array<double, 9> direction;
  const char* storedType;
  int frames;
  double minimum, maximum, sum;
  double inside;  ///< voxel (nx / 2, ny / 3, nz / 2)
  ScalarType type;
  const char* note;  ///< part of it; empty where there is none
};

// NIfTI: nibabel (dataobj, affine with x and y negated; the sheared one: get_qform(); without any form: method 1 of
// nifti1.h). The rest: ITK 5.2's ImageFileReader and ImageSeriesReader; pixel spacing of the NM picture, which ITK
// leaves out, from (0028,0030); slice thickness of single DICOM slices from (0018,0050), and the dose multiplied by
// (3004,000e) = 1e-6.
// clang-format off
const std::vector<Good> kGood{
    {"bigendian_f32.nii.gz", "NIfTI", {64, 64, 21}, {4, 4, 6}, {0, 0, 0}, {1, 0, 0, 0, -1, 0, 0, 0, 1}, "float32", 1, -8.71075058, 18.5825291, 11648.372022, 0.598605335, ScalarType::kFloat32, ""},
    {"littleendian_f32_same_as_bigendian.nii.gz", "NIfTI", {64, 64, 21}, {4, 4, 6}, {0, 0, 0}, {1, 0, 0, 0, -1, 0, 0, 0, 1}, "float32", 1, -8.71075058, 18.5825291, 11648.372022, 0.598605335, ScalarType::kFloat32, ""},
    {"ct_sheared_affine_u8_slope_cropped.nii.gz", "NIfTI", {80, 80, 12}, {0.4824219, 0.4824219, 2.370809}, {94.37936, 117.106, -102.2036}, {-1, 0, 0, 0, -0.9869964, 0.1607426, 0, 0.1607426, 0.9869964}, "uint8", 1, -1024, 106.45886, -48729168.2715, -1024, ScalarType::kFloat32, "qform places"},
    {"nifti2_3d_f32_cropped.nii.gz", "NIfTI", {24, 24, 20}, {2, 2, 2}, {-90, 126, -72}, {1, 0, 0, 0, -1, 0, 0, 0, 1}, "float32", 1, 52, 255, 1995433, 93, ScalarType::kFloat32, ""},
    {"nifti1_4d_oblique_i16_cropped.nii.gz", "NIfTI", {32, 32, 16}, {2, 2, 2.199999}, {-117.8551, 35.72294, -7.248798}, {1, 0, 0, 0, -0.9868557, 0.1616038, 0, 0.1616038, 0.9868557}, "int16", 2, 49, 807, 7548234, 413, ScalarType::kInt16, "2 volumes"},
    {"dtype_uint8.nii", "NIfTI", {3, 3, 3}, {1, 1, 1}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "uint8", 1, 0, 26, 351, 13, ScalarType::kUInt8, ""},
    {"dtype_int16.nii", "NIfTI", {3, 3, 3}, {1, 1, 1}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "int16", 1, 0, 26, 351, 13, ScalarType::kInt16, ""},
    {"dtype_float32.nii", "NIfTI", {3, 3, 3}, {1, 1, 1}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "float32", 1, 0, 26, 351, 13, ScalarType::kFloat32, ""},
    {"dtype_float64.nii", "NIfTI", {3, 3, 3}, {1, 1, 1}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "float64", 1, 0, 26, 351, 13, ScalarType::kFloat64, ""},
    {"dtype_int64.nii", "NIfTI", {3, 3, 3}, {1, 1, 1}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "int64", 1, 0, 26, 351, 13, ScalarType::kInt32, "int32"},
    {"header_extension_2d_f64.nii", "NIfTI", {8, 8, 1}, {1, 1, 1}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "float64", 1, 0, 0, 0, 0, ScalarType::kFloat64, ""},
    {"made_base_ct32_i16.nii", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 48, 3926, 37957359, 1073, ScalarType::kInt16, ""},
    {"made_constant.nii.gz", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 7, 7, 229376, 7, ScalarType::kInt16, ""},
    {"made_f32_nan_inf.nii.gz", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "float32", 1, 48, 3926, 37857248, 1073, ScalarType::kFloat32, "66 voxels"},
    {"made_f64_tiny_values.nii.gz", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "float64", 1, 4.8e-29, 3.926e-27, 3.7957359e-23, 1.073e-27, ScalarType::kFloat64, ""},
    {"made_gzip_named_nii.nii", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 48, 3926, 37957359, 1073, ScalarType::kInt16, ""},
    {"made_no_qform_no_sform.nii", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "int16", 1, 48, 3926, 37957359, 1073, ScalarType::kInt16, ""},
    {"made_plain_named_gz.nii.gz", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 48, 3926, 37957359, 1073, ScalarType::kInt16, ""},
    {"made_single_slice.nii.gz", "NIfTI", {32, 32, 1}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 99, 3579, 1241388, 1087, ScalarType::kInt16, ""},
    {"made_slope_hu.nii", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, -1000, 939, -14575752.5, -487.5, ScalarType::kFloat32, ""},
    {"made_slope_nan.nii", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 48, 3926, 37957359, 1073, ScalarType::kInt16, "not scaled"},
    {"made_slope_zero.nii", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 48, 3926, 37957359, 1073, ScalarType::kInt16, ""},
    {"made_thin_2x32x32.nii.gz", "NIfTI", {2, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 106, 3819, 2814673, 1066, ScalarType::kInt16, ""},
    {"made_u16_high.nii.gz", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "uint16", 1, 60048, 63926, 2004037359, 61073, ScalarType::kUInt16, ""},
    {"made_zero_pixdim.nii", "NIfTI", {32, 32, 32}, {3.2, 3.2, 1.5}, {-76.8, -76.8, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 48, 3926, 37957359, 1073, ScalarType::kInt16, ""},
    {"pair_u8_be.hdr", "NIfTI", {64, 64, 10}, {3, 3, 3}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "uint8", 1, 0, 63, 1290240, 21, ScalarType::kUInt8, ""},
    {"pair_u8_be.img", "NIfTI", {64, 64, 10}, {3, 3, 3}, {0, 0, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "uint8", 1, 0, 63, 1290240, 21, ScalarType::kUInt8, ""},
    {"nrrd_2d_ascii.nrrd", "NRRD", {3, 9, 1}, {1.0458, 2, 1}, {0, 0, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "uint16", 1, 1, 27, 378, 11, ScalarType::kUInt16, ""},
    {"nrrd_gz.nrrd", "NRRD", {30, 30, 30}, {1, 1, 1}, {0, 0, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 0, 257, 3682296, 257, ScalarType::kInt16, ""},
    {"BallBinary30x30x30.nhdr", "NRRD", {30, 30, 30}, {1, 1, 1}, {0, 0, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 0, 257, 3682296, 257, ScalarType::kInt16, ""},
    {"nrrd_gz_u16_flipped_axes.nrrd", "NRRD", {82, 67, 13}, {0.5, 0.5, 3}, {15.6833825, 76.5357609, -52.7761307}, {-1, 0, 0, 0, -1, 0, 0, 0, 1}, "uint16", 1, 0, 2017, 27811967, 1725, ScalarType::kUInt16, ""},
    {"fixed.mhd", "MetaImage", {256, 256, 1}, {1, 1, 1}, {0, 0, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, -2, 217, 2660536, 96, ScalarType::kInt16, ""},
    {"made_mha_bigendian.mha", "MetaImage", {32, 32, 32}, {3.2, 3.2, 1.5}, {0, 0, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 48, 3926, 37957359, 1073, ScalarType::kInt16, ""},
    {"mha_compressed_head.mha", "MetaImage", {64, 64, 37}, {3.4375, 3.4375, 3.8}, {-108.281, 82.3795, -47.8356}, {1, 0, 0, 0, -1, 0, 0, 0, 1}, "int16", 1, 0, 6690, 79944614, 4369, ScalarType::kInt16, ""},
    {"dicom/CT_small.dcm", "DICOM", {128, 128, 1}, {0.661468, 0.661468, 5}, {-158.135803, -179.035797, -75.699997}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, -896, 1167, -1950906, 343, ScalarType::kInt16, ""},
    {"dicom/MR_small.dcm", "DICOM", {64, 64, 1}, {0.3125, 0.3125, 0.8}, {-83.9063, -91.2, 6.6406}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 127, 2145, 2125338, 243, ScalarType::kInt16, "twice"},
    {"dicom/MR_small_RLE.dcm", "DICOM", {64, 64, 1}, {0.3125, 0.3125, 0.8}, {-83.9063, -91.2, 6.6406}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 127, 2145, 2125338, 243, ScalarType::kInt16, "twice"},
    {"dicom/MR_small_implicit.dcm", "DICOM", {64, 64, 1}, {0.3125, 0.3125, 0.8}, {-83.9063, -91.2, 6.6406}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 127, 2145, 2125338, 243, ScalarType::kInt16, "twice"},
    {"dicom/JPEG2000.dcm", "DICOM", {256, 1024, 1}, {2.26, 2.26, 1}, {0, 0, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, -30, 245, 3527976, 24, ScalarType::kInt16, ""},
    {"dicom/rtdose_multiframe.dcm", "DICOM", {10, 10, 15}, {10, 10, 5}, {189.43125, 199.43125, -761.87}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "uint32", 1, 0.795, 1.254, 1519.91, 1.073, ScalarType::kFloat32, ""},
    {"made-dicom-no-extension", "DICOM", {64, 64, 20}, {3.2, 3.2, 1.5}, {0, 0, 75}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 0, 3706, 44153031, 281, ScalarType::kInt16, ""},
    {"made-dicom-no-extension/IM0043", "DICOM", {64, 64, 20}, {3.2, 3.2, 1.5}, {0, 0, 75}, {1, 0, 0, 0, 1, 0, 0, 0, 1}, "int16", 1, 0, 3706, 44153031, 281, ScalarType::kInt16, "All 20 images"},
};
// clang-format on

struct Bad {
  const char* name;
  const char* says;
};

const std::vector<Bad> kBad{
    {"complex64_2d.nii", "complex"},
    {"dim5_vector_slope.nii", "vectors of 3 components"},
    {"fuzz_crash_1.nii", "not a NIfTI"},
    {"fuzz_crash_4.nii", "not a NIfTI"},
    {"made_bad_magic.nii", "not a NIfTI"},
    {"made_dim0_zero.nii", "0 dimensions"},
    {"made_empty.nii", "empty"},
    {"made_header_only.nii", "ends before its first voxel"},
    {"made_truncated_gz.nii.gz", "ends before its last voxel"},
    {"made_truncated_half.nii", "65536 bytes of voxels but only 32592"},
    {"not_nifti_1k.nii", "not a NIfTI"},
    {"rgb24_tiny.nii", "RGB"},
    {"rgba32_4d_tiny.nii", "RGB"},
    {"mgh_4d.mgz", "MGH format is not supported"},
    {"made_nrrd_gz_truncated.nrrd", "ends before its last voxel"},
    {"made_nrrd_unknown_encoding.nrrd", "encoding \"lzma\" is not supported"},
    {"made_text_renamed.nrrd", "not a NIfTI, NRRD, MetaImage or DICOM file"},
    {"made_mhd_missing_raw.mhd", "\"gone.raw\", which is missing"},
    {"BallBinary30x30x30.raw", "not a NIfTI, NRRD, MetaImage or DICOM file"},
    {"fixed.raw", "not a NIfTI, NRRD, MetaImage or DICOM file"},
    {"README.md", "not a NIfTI, NRRD, MetaImage or DICOM file"},
    {"licenses", "no DICOM images"},
    {"dicom", "MR_truncated.dcm"},
    {"dicom/MR_truncated.dcm", "8192 bytes of pixels but only 8130"},
    {"dicom/SC_rgb_rle.dcm", "colours"},
    {"made-dicom-missing-slice", "\"CTHead31.dcm\" and \"CTHead34.dcm\" are 4.5 mm apart, others 1.5 mm"},
    {"made-dicom-missing-slice/CTHead25.dcm", "4.5 mm apart"},
    {"no-such-file.nii.gz", "no such file"},
};

double sumOf(const Volume& volume) {
  return visitVoxels(volume, [&](const auto* p) {
    double sum = 0;
    for (std::size_t i = 0; i < volume.geometry().voxelCount(); ++i) {
      sum += double(p[i]);
    }
    return sum;
  });
}

template <std::size_t N>
void expectNear(const std::array<double, N>& actual, const std::array<double, N>& expected, double tolerance) {
  for (std::size_t i = 0; i < N; ++i) {
    EXPECT_NEAR(actual[i], expected[i], tolerance) << "element " << i;
  }
}

void expectRelative(double actual, double expected) {
  EXPECT_NEAR(actual, expected, std::abs(expected) * 1e-6);
}

double determinant(const std::array<double, 9>& d) {
  return d[0] * (d[4] * d[8] - d[5] * d[7]) - d[1] * (d[3] * d[8] - d[5] * d[6]) + d[2] * (d[3] * d[7] - d[4] * d[6]);
}

class AwkwardGood : public testing::TestWithParam<Good> {};

TEST_P(AwkwardGood, LoadsRight) {
  const Good& good = GetParam();
  const auto volume = readVolume(kFolder / good.name);
  const auto inFile = inFileOrder(volume);
  const Geometry& geometry = inFile->geometry();
  EXPECT_EQ(geometry, volume->source().fileGeometry);
  EXPECT_EQ(geometry.dimensions, good.dimensions);
  expectNear(geometry.spacing, good.spacing, 1e-5);
  expectNear(geometry.origin, good.origin, 1e-3);
  expectNear(geometry.direction, good.direction, 1e-5);
  EXPECT_NEAR(determinant(volume->geometry().direction), 1, 1e-5);
  EXPECT_EQ(volume->source().format, good.format);
  EXPECT_EQ(volume->source().storedType, good.storedType);
  EXPECT_EQ(volume->source().frames, good.frames);
  EXPECT_EQ(volume->source().components, 1);
  EXPECT_EQ(volume->scalarType(), good.type);
  expectRelative(volume->minimum(), good.minimum);
  expectRelative(volume->maximum(), good.maximum);
  expectRelative(sumOf(*volume), good.sum);
  const auto& n = good.dimensions;
  expectRelative(inFile->value(n[0] / 2, n[1] / 3, n[2] / 2), good.inside);
  EXPECT_EQ(volume->histogram().total(), geometry.voxelCount());
  std::string notes;
  for (const std::string& note : volume->source().notes) {
    notes += note;
  }
  if (std::string(good.note).empty()) {
    EXPECT_EQ(notes, "");
  } else {
    EXPECT_NE(notes.find(good.note), std::string::npos) << notes;
  }
}

class AwkwardBad : public testing::TestWithParam<Bad> {};

TEST_P(AwkwardBad, IsRefusedWithOneSentence) {
  try {
    readVolume(kFolder / GetParam().name);
    FAIL() << "it was read";
  } catch (const Error& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find(GetParam().says), std::string::npos) << text;
    EXPECT_EQ(text.find('\n'), std::string::npos) << text;
    EXPECT_EQ(text.back(), '.') << text;
  }
}

std::string testName(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, AwkwardGood, testing::ValuesIn(kGood),
                         [](const auto& good) { return testName(good.param.name); });
INSTANTIATE_TEST_SUITE_P(Files, AwkwardBad, testing::ValuesIn(kBad),
                         [](const auto& bad) { return testName(bad.param.name); });

TEST(Awkward, EveryFileIsNamedAbove) {
  std::set<std::string> names;
  for (const Good& good : kGood) {
    names.insert(good.name);
  }
  for (const Bad& bad : kBad) {
    names.insert(bad.name);
  }
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    EXPECT_TRUE(names.contains(entry.path().filename().string())) << entry.path();
  }
}

TEST(Awkward, ByteOrderMakesNoDifference) {
  const auto big = readVolume(kFolder / "bigendian_f32.nii.gz");
  const auto little = readVolume(kFolder / "littleendian_f32_same_as_bigendian.nii.gz");
  EXPECT_EQ(big->hash(), little->hash());
}

}  // namespace
}  // namespace twinray::core
