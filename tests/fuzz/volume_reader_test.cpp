#include "core/io/volume_reader.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/core/volume_files.h"

// Damaged copies of small files: each loads or throws core::Error, whatever is wrong with it. The same damage on every
// machine; TWINRAY_FUZZ_ROUNDS asks for more of it.

/// Read by the leak sanitizer: GDCM 3.0.21 loses its buffer where a JPEG-LS picture is damaged.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:gdcm::JPEGLSCodec::Decode\n";
}

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 60;
/// Where headers are: most changes go there.
constexpr std::size_t kHeader = 700;

int rounds() {
  const char* text = std::getenv("TWINRAY_FUZZ_ROUNDS");
  return text ? std::max(1, std::atoi(text)) : kRounds;
}

class Damage {
 public:
  explicit Damage(unsigned seed) : engine_(seed) {}

  std::string of(std::string bytes) {
    switch (below(8)) {
      case 0:
        bytes.resize(below(bytes.size()));
        return bytes;
      case 1:
        bytes.erase(below(bytes.size()), 1 + below(16));
        return bytes;
      case 2:
        bytes.insert(below(std::min(bytes.size(), kHeader)), std::string(1 + below(16), char(below(256))));
        return bytes;
      case 3:
        swapDigits(bytes);
        return bytes;
      default:
        break;
    }
    for (std::size_t n = 1 + below(4); n > 0; --n) {
      change(bytes);
    }
    return bytes;
  }

 private:
  /// Modulo, since the standard's distributions differ between libraries.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : engine_() % n; }

  void change(std::string& bytes) {
    const std::size_t limit = below(5) == 0 ? bytes.size() : std::min(bytes.size(), kHeader);
    const std::size_t at = below(limit);
    switch (below(4)) {
      case 0:
        bytes[at] = char(below(256));
        break;
      case 1:
        bytes[at] = char(bytes[at] ^ (1 << below(8)));
        break;
      case 2:
        bytes[at] = char(0xff);
        break;
      default:
        for (std::size_t i = at; i < std::min(at + 4, bytes.size()); ++i) {
          bytes[i] = below(2) == 0 ? char(0xff) : char(0x7f);
        }
    }
  }

  /// Text headers: another digit makes another number.
  void swapDigits(std::string& bytes) {
    for (std::size_t i = 0; i < std::min(bytes.size(), kHeader); ++i) {
      if (bytes[i] >= '0' && bytes[i] <= '9' && below(6) == 0) {
        bytes[i] = "0123456789-.e"[below(13)];
      }
    }
  }

  std::mt19937 engine_;
};

class VolumeReaderFuzz : public testing::TestWithParam<const char*> {};

TEST_P(VolumeReaderFuzz, DamagedFilesLoadOrThrowError) {
  const fs::path source = fs::path(TWINRAY_TEST_DATA) / "awkward" / GetParam();
  const std::string original = test::bytesOf(source);
  ASSERT_FALSE(original.empty());
  test::TemporaryFolder folder;
  for (const char* companion : {"BallBinary30x30x30.raw", "fixed.raw", "pair_u8_be.img"}) {
    fs::copy_file(fs::path(TWINRAY_TEST_DATA) / "awkward" / companion, folder.path() / companion);
  }
  Damage damage(7);
  int loaded = 0, refused = 0;
  for (int i = 0; i < rounds(); ++i) {
    const fs::path file = folder.write(source.filename().string(), damage.of(original));
    try {
      const auto volume = readVolume(file);
      EXPECT_EQ(volume->histogram().total(), volume->geometry().voxelCount());
      EXPECT_TRUE(std::isfinite(volume->minimum()) && std::isfinite(volume->maximum()));
      ++loaded;
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_EQ(loaded + refused, rounds());
  EXPECT_GT(refused, 0) << "the damage reaches nothing that is checked";
}

INSTANTIATE_TEST_SUITE_P(Files, VolumeReaderFuzz,
                         testing::Values("dtype_int16.nii", "dtype_float64.nii", "dtype_int64.nii",
                                         "header_extension_2d_f64.nii", "made_constant.nii.gz",
                                         "made_single_slice.nii.gz", "nifti2_3d_f32_cropped.nii.gz", "pair_u8_be.hdr",
                                         "nrrd_2d_ascii.nrrd", "nrrd_gz.nrrd", "BallBinary30x30x30.nhdr", "fixed.mhd",
                                         "made_mha_bigendian.mha", "mha_compressed_head.mha", "dicom/MR_small.dcm",
                                         "dicom/MR_small_RLE.dcm", "dicom/MR_small_implicit.dcm", "dicom/JPEG2000.dcm",
                                         "dicom/CT_small.dcm", "dicom/rtdose_multiframe.dcm",
                                         "../dicom-encodings/MR_small_be.dcm", "../dicom-encodings/MR_small_j2k.dcm",
                                         "../dicom-encodings/MR_small_jpegll.dcm",
                                         "../dicom-encodings/MR_small_jpegls.dcm", "dicom/SC_rgb_rle.dcm"),
                         [](const auto& file) {
                           std::string name = fs::path(file.param).filename().string();
                           std::replace_if(
                               name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
                           return name;
                         });

}  // namespace
}  // namespace twinray::core
