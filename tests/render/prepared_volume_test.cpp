#include "render/prepared_volume.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "render/shared_work.h"
#include "tests/render/scenes.h"

namespace twinray {
namespace {

using render::Preparation;
using render::PreparedVolume;
using test::makeVolume;

TEST(PreparedVolume, VoxelsThatAreIndicesAlreadyAreNotCopied) {
  const auto ramp = [](int x, int y, int z) { return x + 2 * y + 3 * z; };
  for (const auto& volume : {makeVolume<std::uint8_t>({5, 6, 7}, ramp), makeVolume<std::uint16_t>({5, 6, 7}, ramp),
                             makeVolume<std::int16_t>({5, 6, 7}, ramp)}) {
    const auto prepared = PreparedVolume::of(volume, Preparation::kScalars);
    ASSERT_TRUE(prepared->prepare(1, {}));
    EXPECT_EQ(prepared->voxels(), volume->voxels());
    EXPECT_EQ(prepared->tableSize(), 4 + 10 + 18 + 1);
    EXPECT_EQ(prepared->scalarAt(7), 7.0);
  }
}

/// Voxel value and the scalar it stands for, everywhere.
void expectScalars(const core::Volume& volume, PreparedVolume& prepared, double tolerance) {
  ASSERT_TRUE(prepared.prepare(2, {}));
  const auto [nx, ny, nz] = volume.geometry().dimensions;
  std::size_t i = 0;
  for (int z = 0; z < nz; ++z) {
    for (int y = 0; y < ny; ++y) {
      for (int x = 0; x < nx; ++x, ++i) {
        const int index = prepared.bytesPerVoxel() == 1 ? static_cast<const std::uint8_t*>(prepared.voxels())[i]
                                                        : static_cast<const std::uint16_t*>(prepared.voxels())[i];
        ASSERT_LT(index, prepared.tableSize());
        ASSERT_NEAR(prepared.scalarAt(index), volume.value(x, y, z), tolerance);
      }
    }
  }
}

TEST(PreparedVolume, IntegersOfFifteenBitsStayExact) {
  const auto ct = makeVolume<std::int32_t>({9, 8, 7}, [](int x, int y, int z) { return -1207 + 91 * x * y + 13 * z; });
  expectScalars(*ct, *PreparedVolume::of(ct, Preparation::kScalars), 0);
  const auto small = makeVolume<std::int8_t>({9, 8, 7}, [](int x, int y, int z) { return -100 + x * y + 13 * z; });
  const auto prepared = PreparedVolume::of(small, Preparation::kScalars);
  EXPECT_EQ(prepared->bytesPerVoxel(), 1);
  expectScalars(*small, *prepared, 0);
}

TEST(PreparedVolume, OthersKeepAThirtyThousandthOfTheirRange) {
  const auto fractions = makeVolume<float>({9, 8, 7}, [](int x, int y, int z) { return 0.001 * x * y - 0.02 * z; });
  const double range = fractions->maximum() - fractions->minimum();
  expectScalars(*fractions, *PreparedVolume::of(fractions, Preparation::kScalars), 0.501 * range / 32767);
  const auto wide = makeVolume<std::uint16_t>({9, 8, 7}, [](int x, int y, int z) { return 1100 * x * y + 500 * z; });
  expectScalars(*wide, *PreparedVolume::of(wide, Preparation::kScalars), 0.501 * 2);
}

TEST(PreparedVolume, SeedCastsToUnsignedShort) {
  const auto volume = makeVolume<float>({3, 2, 2}, [](int x, int y, int) { return x * 7.9 - 3.2 + 0 * y; });
  const auto prepared = PreparedVolume::of(volume, Preparation::kUnsignedShort);
  ASSERT_TRUE(prepared->prepare(1, {}));
  ASSERT_EQ(prepared->bytesPerVoxel(), 1);
  const auto* voxels = static_cast<const std::uint8_t*>(prepared->voxels());
  EXPECT_EQ(voxels[0], 0);   // -3.2
  EXPECT_EQ(voxels[1], 4);   // 4.7
  EXPECT_EQ(voxels[2], 12);  // 12.6
  EXPECT_NEAR(prepared->largestScalar(), 12.6, 1e-6);
}

TEST(PreparedVolume, ReducedVoxelsAreMeansWhereTheirVoxelsLie) {
  const auto value = [](int x, int y, int z) { return 100 * x + 10 * y * y + z; };
  const auto volume = makeVolume<std::int16_t>({7, 4, 9}, value, {1, 2, 0.5});
  const auto full = PreparedVolume::of(volume, Preparation::kScalars);
  const auto prepared = PreparedVolume::of(volume, Preparation::kScalars, {2, 1, 4});
  EXPECT_NE(prepared, full);
  EXPECT_EQ(PreparedVolume::of(volume, Preparation::kScalars, {2, 1, 4}), prepared);
  ASSERT_TRUE(prepared->prepare(2, {}));
  EXPECT_EQ(prepared->dimensions(), (std::array<int, 3>{4, 4, 3}));
  EXPECT_EQ(prepared->geometry().spacing, (std::array<double, 3>{2, 2, 2}));
  EXPECT_EQ(prepared->geometry().origin, (std::array<double, 3>{0.5, 0, 0.75}));
  EXPECT_EQ(prepared->tableSize(), full->tableSize());
  for (const int i : {0, 77, full->tableSize() - 1}) EXPECT_EQ(prepared->scalarAt(i), full->scalarAt(i));
  const auto* voxels = static_cast<const std::uint16_t*>(prepared->voxels());
  for (int z = 0; z < 3; ++z) {
    for (int y = 0; y < 4; ++y) {
      for (int x = 0; x < 4; ++x) {
        double sum = 0;
        int count = 0;
        for (int k = 4 * z; k < std::min(4 * z + 4, 9); ++k) {
          for (int i = 2 * x; i < std::min(2 * x + 2, 7); ++i, ++count) sum += value(i, y, k);
        }
        EXPECT_NEAR(prepared->scalarAt(voxels[(z * 4 + y) * 4 + x]), sum / count, 0.5001) << x << " " << y << " " << z;
      }
    }
  }
}

TEST(PreparedVolume, IsOneForAllWhoHoldIt) {
  const auto volume = makeVolume<float>({4, 4, 4}, [](int x, int, int) { return x; });
  const auto first = PreparedVolume::of(volume, Preparation::kScalars);
  EXPECT_EQ(PreparedVolume::of(volume, Preparation::kScalars), first);
  EXPECT_NE(PreparedVolume::of(volume, Preparation::kUnsignedShort), first);
  const auto twin = makeVolume<float>({4, 4, 4}, [](int x, int, int) { return x; });
  EXPECT_NE(PreparedVolume::of(twin, Preparation::kScalars), first);
}

TEST(PreparedVolume, BlocksBoundTheSamplesOfTheirCells) {
  const auto volume =
      makeVolume<std::uint8_t>({11, 6, 9}, [](int x, int y, int z) { return (x * 31 + y * 17 + z * 7) % 200; });
  const auto prepared = PreparedVolume::of(volume, Preparation::kScalars);
  ASSERT_TRUE(prepared->prepare(1, {}));
  const auto* blocks = prepared->blocks(2, {});
  ASSERT_TRUE(blocks);
  // Cells 0..9 x 0..4 x 0..7 in blocks of four.
  EXPECT_EQ(prepared->blockDimensions(), (std::array<int, 3>{3, 2, 2}));
  for (int bz = 0; bz < 2; ++bz) {
    for (int by = 0; by < 2; ++by) {
      for (int bx = 0; bx < 3; ++bx) {
        double low = 1e9, high = -1e9;
        for (int z = 4 * bz; z <= std::min(4 * bz + 4, 8); ++z) {
          for (int y = 4 * by; y <= std::min(4 * by + 4, 5); ++y) {
            for (int x = 4 * bx; x <= std::min(4 * bx + 4, 10); ++x) {
              low = std::min(low, volume->value(x, y, z));
              high = std::max(high, volume->value(x, y, z));
            }
          }
        }
        const auto& block = (*blocks)[(bz * 2 + by) * 3 + bx];
        EXPECT_EQ(block.minimum, low);
        EXPECT_EQ(block.maximum, high);
      }
    }
  }
}

TEST(PreparedVolume, NormalsPointDownTheGradientInWorldUnits) {
  // f = x/2 + y - z in mm on anisotropic voxels; VTK's normals are -gradient.
  const std::array<double, 3> spacing{1, 0.5, 2};
  const auto volume = makeVolume<float>(
      {12, 12, 12}, [&](int x, int y, int z) { return 0.5 * x * spacing[0] + y * spacing[1] - z * spacing[2]; },
      spacing);
  const auto prepared = PreparedVolume::of(volume, Preparation::kScalars);
  ASSERT_TRUE(prepared->prepare(1, {}));
  const auto* slices = prepared->normals(2, {});
  ASSERT_TRUE(slices);
  // vtkSphericalDirectionEncoder: low byte the angle around z in steps of 359/255 degrees, high byte the height.
  const int code = slices[5][5 * 12 + 6];
  const double around = (code % 256) * 359.0 / 255 * 3.14159265 / 180;
  const double above = (-89.5 + (code / 256) * 179.0 / 254) * 3.14159265 / 180;
  const double normal[3] = {std::cos(above) * std::cos(around), std::cos(above) * std::sin(around), std::sin(above)};
  const double length = std::sqrt(0.25 + 1 + 1);
  EXPECT_NEAR(normal[0], -0.5 / length, 0.02);
  EXPECT_NEAR(normal[1], -1 / length, 0.02);
  EXPECT_NEAR(normal[2], 1 / length, 0.02);
}

TEST(SharedWork, IsDoneOnceByAllWhoAsk) {
  std::vector<std::atomic<int>> done(200);
  render::SharedWork work(200, [&](int i) { ++done[i]; });
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 4; ++i) callers.emplace_back([&] { EXPECT_TRUE(work.finish(2, {})); });
  }
  EXPECT_TRUE(work.finish(1, {}));
  for (const auto& count : done) EXPECT_EQ(count, 1);
}

TEST(SharedWork, GoesOnAfterAStop) {
  std::stop_source source;
  std::vector<int> done(50);
  render::SharedWork work(50, [&](int i) {
    ++done[i];
    if (i == 20) source.request_stop();
  });
  EXPECT_FALSE(work.finish(1, source.get_token()));
  EXPECT_EQ(done[20], 1);
  EXPECT_EQ(done[21], 0);
  EXPECT_TRUE(work.finish(1, {}));
  EXPECT_EQ(done, std::vector<int>(50, 1));
}

}  // namespace
}  // namespace twinray
