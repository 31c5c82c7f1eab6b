#include "core/io/volume_reader.h"

#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/core/volume_files.h"

namespace twinray::core {
namespace {

using test::errorOf;
using test::Nifti;
using test::notesOf;

enum Datatype : std::int16_t { kU8 = 2, kI16 = 4, kI32 = 8, kF32 = 16, kF64 = 64, kI64 = 1024, kU64 = 1280 };

class VolumeReader : public testing::Test {
 protected:
  std::shared_ptr<const Volume> read(const Nifti& nifti) { return readVolume(folder_.write("v.nii", nifti.bytes())); }
  std::string refusal(const Nifti& nifti) { return errorOf(folder_.write("v.nii", nifti.bytes())); }

  test::TemporaryFolder folder_;
};

template <typename T>
std::string ramp(std::size_t count) {
  std::vector<T> values(count);
  std::iota(values.begin(), values.end(), T{});
  return test::bytesOf(values);
}

/// LPS position of a voxel.
std::array<double, 3> positionOf(const Geometry& g, std::array<int, 3> index) {
  std::array<double, 3> p = g.origin;
  for (int row = 0; row < 3; ++row) {
    for (int axis = 0; axis < 3; ++axis) {
      p[row] += g.direction[3 * row + axis] * g.spacing[axis] * index[axis];
    }
  }
  return p;
}

// Sizes are compared with the file before anything is allocated: 32767^3 voxels of 8 bytes are 281 TB.
TEST_F(VolumeReader, RefusesAbsurdSizesPlainAndCompressed) {
  const Nifti absurd({32767, 32767, 32767}, kF64, "few bytes");
  EXPECT_NE(refusal(absurd).find("281449207693304 bytes"), std::string::npos) << refusal(absurd);
  EXPECT_NE(errorOf(folder_.write("v.nii.gz", test::gzipped(absurd.bytes()))).find("281449207693304 bytes"),
            std::string::npos);
  EXPECT_NE(refusal(Nifti({32767, 32767, 32767, 32767, 1, 1, 32767}, kF64, "")).find("more voxels than any machine"),
            std::string::npos);
  EXPECT_NE(refusal(Nifti({4, -4, 4}, kU8, ramp<std::uint8_t>(64))).find("size of -4"), std::string::npos);
  EXPECT_NE(refusal(Nifti({4, 4, 0}, kU8, ramp<std::uint8_t>(64))).find("size of 0"), std::string::npos);
}

TEST_F(VolumeReader, RefusesAVoxelOffsetBeyondTheFile) {
  const Nifti nifti({2, 2, 2}, kU8, ramp<std::uint8_t>(8));
  EXPECT_NE(refusal(Nifti(nifti).set<float>(108, 1e6f)), "");
  EXPECT_NE(refusal(Nifti(nifti).set<float>(108, 3e38f)), "");
  EXPECT_NE(refusal(Nifti(nifti).set<float>(108, 353)), "");
  // 0, NaN and negative: the voxels follow the header.
  EXPECT_EQ(read(Nifti(nifti).set<float>(108, 0))->value(1, 1, 1), 7);
  EXPECT_EQ(read(Nifti(nifti).set<float>(108, std::nanf("")))->value(1, 1, 1), 7);
  EXPECT_EQ(read(Nifti(nifti).set<float>(108, -5))->value(1, 1, 1), 7);
}

TEST_F(VolumeReader, ScalesIntegersInTheirOwnSizeWhereTheyFit) {
  const auto hu = read(Nifti({3, 1, 1}, kI16, test::bytesOf<std::int16_t>({0, 1024, 4095})).scaling(1, -1024));
  EXPECT_EQ(hu->scalarType(), ScalarType::kInt16);
  EXPECT_EQ(hu->value(0, 0, 0), -1024);
  EXPECT_EQ(hu->value(1, 0, 0), 0);
  EXPECT_EQ(hu->value(2, 0, 0), 3071);
  const auto wide = read(Nifti({2, 1, 1}, kI16, test::bytesOf<std::int16_t>({0, 30000})).scaling(2, 0));
  EXPECT_EQ(wide->scalarType(), ScalarType::kUInt16);
  EXPECT_EQ(wide->value(1, 0, 0), 60000);
  const auto beyond = read(Nifti({2, 1, 1}, kI16, test::bytesOf<std::int16_t>({0, 30000})).scaling(-5, 1));
  EXPECT_EQ(beyond->scalarType(), ScalarType::kFloat32);
  EXPECT_EQ(beyond->value(1, 0, 0), -149999);
}

TEST_F(VolumeReader, ScalesByFractionsToFloat) {
  const auto volume = read(Nifti({2, 1, 1}, kU8, test::bytesOf<std::uint8_t>({0, 255})).scaling(7.11f, -1024));
  EXPECT_EQ(volume->scalarType(), ScalarType::kFloat32);
  EXPECT_EQ(volume->source().storedType, "uint8");
  EXPECT_FLOAT_EQ(float(volume->value(1, 0, 0)), 7.11f * 255 - 1024);
  EXPECT_EQ(read(Nifti({1, 1, 1}, kF64, test::bytesOf<double>({1})).scaling(0.5, 0))->scalarType(),
            ScalarType::kFloat64);
}

TEST_F(VolumeReader, Narrows64BitIntegers) {
  const auto small = read(Nifti({2, 1, 1}, kI64, test::bytesOf<std::int64_t>({-2147483648, 2147483647})));
  EXPECT_EQ(small->scalarType(), ScalarType::kInt32);
  EXPECT_EQ(small->minimum(), -2147483648.0);
  const auto large = read(Nifti({2, 1, 1}, kI64, test::bytesOf<std::int64_t>({0, 2147483648})));
  EXPECT_EQ(large->scalarType(), ScalarType::kFloat64);
  EXPECT_EQ(large->maximum(), 2147483648.0);
  const auto huge = read(Nifti({2, 1, 1}, kU64, test::bytesOf<std::uint64_t>({5, std::uint64_t{1} << 63})));
  EXPECT_EQ(huge->scalarType(), ScalarType::kFloat64);
  EXPECT_EQ(huge->maximum(), 9223372036854775808.0);
  EXPECT_EQ(huge->source().storedType, "uint64");
}

TEST_F(VolumeReader, ReplacesNonFiniteByTheSmallestFinite) {
  constexpr float kInf = std::numeric_limits<float>::infinity();
  const auto volume = read(Nifti({5, 1, 1}, kF32, test::bytesOf<float>({kInf, 3, std::nanf(""), -2, -kInf})));
  EXPECT_EQ(volume->value(0, 0, 0), -2);
  EXPECT_EQ(volume->value(1, 0, 0), 3);
  EXPECT_EQ(volume->value(2, 0, 0), -2);
  EXPECT_EQ(volume->value(4, 0, 0), -2);
  EXPECT_NE(notesOf(*volume).find("3 voxels"), std::string::npos);
  EXPECT_NE(refusal(Nifti({1, 1, 1}, kF32, test::bytesOf<float>({kInf}))).find("finite"), std::string::npos);
}

TEST_F(VolumeReader, UsesOneMillimetreWhereSpacingIsMissing) {
  const auto volume = read(Nifti({2, 2, 2}, kU8, ramp<std::uint8_t>(8)).spacing({0, std::nanf(""), -2.5f}));
  EXPECT_EQ(volume->geometry().spacing, (std::array<double, 3>{1, 1, 2.5}));
  EXPECT_NE(notesOf(*volume).find("1 mm"), std::string::npos);
  // An axis of one voxel needs none.
  EXPECT_EQ(notesOf(*read(Nifti({2, 2}, kU8, ramp<std::uint8_t>(4)).spacing({1, 1, 0}))), "");
}

TEST_F(VolumeReader, ConvertsUnitsOfLength) {
  const Nifti nifti = Nifti({2, 2, 2}, kU8, ramp<std::uint8_t>(8)).sform({2, 0, 0, 10, 0, 2, 0, 20, 0, 0, 4, 30});
  const auto micrometres = read(Nifti(nifti).set<std::uint8_t>(123, 3));
  EXPECT_DOUBLE_EQ(micrometres->geometry().spacing[2], 0.004);
  EXPECT_DOUBLE_EQ(micrometres->geometry().origin[2], 0.03);
  const auto metres = read(Nifti(nifti).set<std::uint8_t>(123, 1));
  EXPECT_DOUBLE_EQ(metres->geometry().spacing[0], 2000);
}

TEST_F(VolumeReader, TakesTheNearestAxesOfAShearWithoutQform) {
  const auto volume = read(Nifti({2, 2, 2}, kU8, ramp<std::uint8_t>(8)).sform({2, 0.5, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0}));
  // scipy.linalg.polar of the normalised columns, x and y negated.
  const double c = 0.99250756, s = 0.12218326;
  const std::array<double, 9> expected{-c, -s, 0, s, -c, 0, 0, 0, 1};
  for (int i = 0; i < 9; ++i) {
    EXPECT_NEAR(volume->geometry().direction[i], expected[i], 1e-6) << i;
  }
  EXPECT_NE(notesOf(*volume).find("no qform"), std::string::npos);
}

TEST_F(VolumeReader, SurvivesFormsThatAreNoTransformation) {
  for (const float bad : {0.f, std::nanf(""), std::numeric_limits<float>::infinity()}) {
    const auto volume = read(Nifti({2, 2, 2}, kU8, ramp<std::uint8_t>(8))
                                 .spacing({1, 2, 3})
                                 .sform({bad, bad, bad, bad, bad, bad, bad, bad, bad, bad, bad, bad})
                                 .set<std::int16_t>(252, 1)
                                 .set<float>(256, 5));
    EXPECT_EQ(volume->geometry().spacing, (std::array<double, 3>{1, 2, 3}));
    EXPECT_NE(notesOf(*volume).find("not valid"), std::string::npos);
    for (const double x : volume->geometry().origin) {
      EXPECT_TRUE(std::isfinite(x));
    }
  }
}

/// Axes of a left-handed file and the index axis whose reversal leads nearest to the identity (LPS).
struct Handed {
  std::vector<float> sform;
  int axis;
};

TEST_F(VolumeReader, MakesLeftHandedVolumesRightHandedInPlace) {
  const std::vector<Handed> cases{
      {{1, 0, 0, 5, 0, -1, 0, 6, 0, 0, 1, 7}, 0},    // x alone points right
      {{-1, 0, 0, 5, 0, 2, 0, 6, 0, 0, 1, 7}, 1},    // y alone points anterior
      {{-1, 0, 0, 5, 0, -1, 0, 6, 0, 0, -3, 7}, 2},  // z alone points down
      {{0, 0, 1, 1, 0, -1, 0, 2, 1, 0, 0, 3}, -1},   // a rotation
  };
  for (const Handed& handed : cases) {
    const auto volume = read(Nifti({2, 3, 4}, kI16, ramp<std::int16_t>(24)).sform(handed.sform));
    EXPECT_EQ(volume->source().reversedAxis, handed.axis);
    const auto inFile = inFileOrder(volume);
    EXPECT_EQ(inFile == volume, handed.axis < 0);
    EXPECT_EQ(inFile->source().reversedAxis, -1);
    for (int i = 0; i < 24; ++i) {
      const std::array<int, 3> index{i % 2, i / 2 % 3, i / 6};
      EXPECT_EQ(inFile->value(index[0], index[1], index[2]), i);
      std::array<int, 3> mirrored = index;
      if (handed.axis >= 0) {
        mirrored[handed.axis] = volume->geometry().dimensions[handed.axis] - 1 - index[handed.axis];
      }
      EXPECT_EQ(volume->value(mirrored[0], mirrored[1], mirrored[2]), i);
      const auto before = positionOf(inFile->geometry(), index), after = positionOf(volume->geometry(), mirrored);
      for (int row = 0; row < 3; ++row) {
        EXPECT_NEAR(before[row], after[row], 1e-9);
      }
    }
  }
}

TEST_F(VolumeReader, FindsCompressionByContent) {
  const std::string bytes = Nifti({2, 2, 2}, kU8, ramp<std::uint8_t>(8)).bytes();
  EXPECT_EQ(readVolume(folder_.write("a.nii", test::gzipped(bytes)))->value(1, 1, 1), 7);
  EXPECT_EQ(readVolume(folder_.write("b.nii.gz", bytes))->value(1, 1, 1), 7);
  EXPECT_EQ(readVolume(folder_.write("c", test::gzipped(bytes)))->value(1, 1, 1), 7);
  // Several gzip members, as pigz and bgzip write them.
  const std::string members = test::gzipped(bytes.substr(0, 100)) + test::gzipped(bytes.substr(100));
  EXPECT_EQ(readVolume(folder_.write("d.nii.gz", members))->value(1, 1, 1), 7);
}

TEST_F(VolumeReader, RefusesACompressedFileWithAWrongChecksum) {
  std::string bytes = test::gzipped(Nifti({8, 8, 8}, kU8, ramp<std::uint8_t>(512)).bytes());
  bytes[bytes.size() - 6] ^= 1;
  EXPECT_NE(errorOf(folder_.write("v.nii.gz", bytes)).find("damaged"), std::string::npos);
}

TEST_F(VolumeReader, RefusesWhatIsNoVolume) {
  EXPECT_NE(errorOf(folder_.path()).find("no DICOM images"), std::string::npos);
  EXPECT_NE(errorOf(folder_.write("empty.nrrd", "")).find("empty"), std::string::npos);
  EXPECT_NE(errorOf(folder_.write("text.nii.gz", test::gzipped("just text"))).find("not a NIfTI"), std::string::npos);
  const auto fifo = folder_.path() / "fifo.nii";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_NE(errorOf(fifo).find("not a file"), std::string::npos);
  EXPECT_NE(errorOf(folder_.path() / "gone.nii").find("no such file"), std::string::npos);
  std::filesystem::create_symlink("gone.nii", folder_.path() / "link.nii");
  EXPECT_NE(errorOf(folder_.path() / "link.nii").find("no such file"), std::string::npos);
}

TEST_F(VolumeReader, ReportsProgressUpToTheEnd) {
  const auto file = folder_.write("v.nii", Nifti({200, 200, 200}, kI16, ramp<std::int16_t>(8000000)).bytes());
  std::vector<double> seen;
  readVolume(file, [&](double fraction) { seen.push_back(fraction); });
  ASSERT_GT(seen.size(), 3u);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  EXPECT_EQ(seen.back(), 1);
}

TEST_F(VolumeReader, StopsWhenAsked) {
  const auto file = folder_.write("v.nii", Nifti({200, 200, 200}, kI16, ramp<std::int16_t>(8000000)).bytes());
  std::stop_source source;
  int calls = 0;
  const auto stopAtThird = [&](double) {
    if (++calls == 3) {
      source.request_stop();
    }
  };
  try {
    readVolume(file, stopAtThird, source.get_token());
    FAIL() << "it was read";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "reading was cancelled");
  }
  EXPECT_EQ(calls, 3);
}

}  // namespace
}  // namespace twinray::core
