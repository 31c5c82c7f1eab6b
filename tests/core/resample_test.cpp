#include "core/resample.h"

#include <vector>

#include <gtest/gtest.h>

#include "core/error.h"

namespace twinray::core {
namespace {

template <typename T>
std::shared_ptr<const Volume> volumeOf(ScalarType type, std::array<int, 3> dimensions, int modulus) {
  Geometry geometry;
  geometry.dimensions = dimensions;
  geometry.spacing = {1, 2, 3};
  geometry.origin = {10, 20, 30};
  const std::size_t count = geometry.voxelCount();
  std::shared_ptr<T[]> voxels(new T[count]);
  for (std::size_t i = 0; i < count; ++i) voxels[i] = static_cast<T>(i * 37 % modulus);
  return std::make_shared<const Volume>(geometry, type, std::shared_ptr<const void>(voxels, voxels.get()));
}

// Expected values: scipy.ndimage.zoom(values.reshape(3, 4, 5), [n / s for s in shape], order=1, mode="nearest",
// grid_mode=True) of values = arange(60) * 37 % 101.
TEST(Resample, isLinearBetweenVoxelCentres) {
  const auto volume = resampled(*volumeOf<float>(ScalarType::kFloat32, {5, 4, 3}, 101), 7);
  ASSERT_EQ(volume->geometry().dimensions, (std::array{7, 7, 7}));
  EXPECT_NEAR(volume->value(0, 0, 0), 0, 1e-4);
  EXPECT_NEAR(volume->value(6, 6, 6), 62, 1e-4);
  EXPECT_NEAR(volume->value(3, 3, 3), 81.5, 1e-4);
  EXPECT_NEAR(volume->value(5, 2, 1), 60.72157434, 1e-4);
  EXPECT_NEAR(volume->value(0, 4, 5), 40.5, 1e-4);
  EXPECT_NEAR(volume->value(1, 6, 2), 57.02040816, 1e-4);
  EXPECT_NEAR(volume->value(3, 0, 6), 39, 1e-4);
}

TEST(Resample, roundsIntegers) {
  const auto volume = resampled(*volumeOf<std::int16_t>(ScalarType::kInt16, {5, 4, 3}, 101), 2);
  std::vector<double> values;
  for (int i = 0; i < 8; ++i) values.push_back(volume->value(i % 2, i / 2 % 2, i / 4));
  EXPECT_EQ(values, (std::vector<double>{37, 47, 47, 61, 49, 59, 49, 44}));
  EXPECT_EQ(volume->scalarType(), ScalarType::kInt16);
}

TEST(Resample, fillsTheSameSpace) {
  const auto before = volumeOf<float>(ScalarType::kFloat32, {5, 4, 3}, 101);
  const auto& from = before->geometry();
  const auto after = resampled(*before, 10);
  const auto& to = after->geometry();
  EXPECT_DOUBLE_EQ(to.diagonal(), from.diagonal());
  for (int a = 0; a < 3; ++a) {
    // The outer faces of the first and the last voxel.
    EXPECT_DOUBLE_EQ(to.origin[a] - to.spacing[a] / 2, from.origin[a] - from.spacing[a] / 2);
    EXPECT_DOUBLE_EQ(to.origin[a] + (to.dimensions[a] - 0.5) * to.spacing[a],
                     from.origin[a] + (from.dimensions[a] - 0.5) * from.spacing[a]);
  }
}

TEST(Resample, aGridOfItsOwnSizeIsTheSame) {
  const auto before = volumeOf<std::uint8_t>(ScalarType::kUInt8, {4, 4, 4}, 251);
  EXPECT_EQ(resampled(*before, 4)->hash(), before->hash());
}

TEST(Resample, aSingleSliceHasNoNeighbour) {
  const auto volume = resampled(*volumeOf<float>(ScalarType::kFloat32, {3, 3, 1}, 101), 3);
  EXPECT_EQ(volume->value(2, 1, 0), volume->value(2, 1, 2));
  EXPECT_THROW(resampled(*volume, 0), Error);
}

}  // namespace
}  // namespace twinray::core
