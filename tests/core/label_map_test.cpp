#include "core/label_map.h"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "core/error.h"

namespace twinray::core {
namespace {

std::shared_ptr<const Volume> volumeOf(const Geometry& geometry, const std::function<float(int, int, int)>& value) {
  std::shared_ptr<float[]> voxels(new float[geometry.voxelCount()]);
  std::size_t i = 0;
  for (int z = 0; z < geometry.dimensions[2]; ++z)
    for (int y = 0; y < geometry.dimensions[1]; ++y)
      for (int x = 0; x < geometry.dimensions[0]; ++x) voxels[i++] = value(x, y, z);
  VolumeSource source;
  source.path = "seg.nii.gz";
  return std::make_shared<const Volume>(geometry, ScalarType::kFloat32,
                                        std::shared_ptr<const void>(voxels, voxels.get()), source);
}

Geometry grid(std::array<int, 3> dimensions, std::array<double, 3> spacing = {1, 1, 1},
              std::array<double, 3> origin = {}) {
  Geometry geometry;
  geometry.dimensions = dimensions;
  geometry.spacing = spacing;
  geometry.origin = origin;
  return geometry;
}

const auto kNothing = [](int, int, int) { return 0.0f; };

int labelAt(const LabelMap& map, int x, int y, int z) {
  const auto& n = map.geometry().dimensions;
  const int number = map.voxels()[(z * n[1] + y) * n[0] + x];
  return number == 0 ? 0 : map.labels()[number - 1].value;
}

std::string refusalOf(const Volume& volume, const Volume& labels) {
  try {
    labelMapOn(volume, labels);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(LabelMap, OfTheSameGridIsTheFile) {
  const Geometry geometry = grid({4, 3, 2}, {0.5, 1, 2}, {-7, 3, 11});
  const auto value = [](int x, int y, int z) { return x == 2 ? 7.0f : y + z == 3 ? 40.0f : 0.0f; };
  const auto map = labelMapOn(*volumeOf(geometry, kNothing), *volumeOf(geometry, value));
  ASSERT_EQ(map->labels().size(), 2u);
  EXPECT_EQ(map->labels()[0].value, 7);
  EXPECT_EQ(map->labels()[1].value, 40);
  EXPECT_EQ(map->count(0), 6u);
  EXPECT_EQ(map->count(1), 3u);
  for (int z = 0; z < 2; ++z)
    for (int y = 0; y < 3; ++y)
      for (int x = 0; x < 4; ++x) EXPECT_EQ(labelAt(*map, x, y, z), value(x, y, z));
  EXPECT_EQ(map->path(), "seg.nii.gz");
}

TEST(LabelMap, OfAnotherGridLiesWhereThePatientHasIt) {
  // The labels' index axes are the volume's y, -x and z, their voxels twice as large, and they cover a part of it.
  const Geometry volume = grid({8, 8, 4}, {1, 1, 1}, {100, -50, 20});
  Geometry labels = grid({3, 4, 2}, {2, 2, 2}, {106, -48, 20});
  labels.direction = {0, -1, 0, 1, 0, 0, 0, 0, 1};
  const auto value = [](int x, int y, int z) { return 1.0f + x + 10 * y + 100 * z; };
  const auto map = labelMapOn(*volumeOf(volume, kNothing), *volumeOf(labels, value));
  for (int z = 0; z < 4; ++z) {
    for (int y = 0; y < 8; ++y) {
      for (int x = 0; x < 8; ++x) {
        // Patient: (100 + x, -50 + y, 20 + z) = (106 - 2 j, -48 + 2 i, 20 + 2 k).
        const double i = (y - 2) / 2.0, j = (6 - x) / 2.0, k = z / 2.0;
        const int ni = int(std::floor(i + 0.5)), nj = int(std::floor(j + 0.5)), nk = int(std::floor(k + 0.5));
        const bool inside = ni >= 0 && ni < 3 && nj >= 0 && nj < 4 && nk < 2;
        EXPECT_EQ(labelAt(*map, x, y, z), inside ? value(ni, nj, nk) : 0) << x << " " << y << " " << z;
      }
    }
  }
}

TEST(LabelMap, RefusesWhatIsNoSegmentation) {
  const Geometry geometry = grid({9, 9, 9});
  const auto volume = volumeOf(geometry, kNothing);
  const auto refusal = [&](const std::function<float(int, int, int)>& value) {
    return refusalOf(*volume, *volumeOf(geometry, value));
  };
  EXPECT_NE(refusal([](int x, int, int) { return 0.5f * x; }).find("whole numbers"), std::string::npos);
  EXPECT_NE(refusal([](int x, int, int) { return -1.0f * x; }).find("whole numbers"), std::string::npos);
  EXPECT_NE(refusal(kNothing).find("\"seg.nii.gz\" as a label map: all its voxels are 0"), std::string::npos);
  EXPECT_NE(refusal([](int x, int y, int z) { return 81.0f * x + 9 * y + z; }).find("more than 255"),
            std::string::npos);
  EXPECT_EQ(refusal([](int x, int y, int z) { return float((81 * x + 9 * y + z) % 256); }), "");
  const auto elsewhere = volumeOf(grid({9, 9, 9}, {1, 1, 1}, {0, 20, 0}), [](int, int, int) { return 1.0f; });
  EXPECT_NE(refusalOf(*volume, *elsewhere).find("beside the volume"), std::string::npos);
}

TEST(LabelMap, IsDrawnOtherwiseOverTheSameVoxels) {
  const Geometry geometry = grid({3, 3, 3});
  const auto map = labelMapOn(*volumeOf(geometry, kNothing), *volumeOf(geometry, [](int x, int, int) { return x; }));
  Label second = map->labels()[1];
  second.opacity = 0.25;
  second.visible = false;
  Label unknown;
  unknown.value = 99;
  const auto other = map->drawnAs({unknown, second});
  EXPECT_EQ(other->labels()[0], map->labels()[0]);
  EXPECT_EQ(other->labels()[1], second);
  EXPECT_EQ(other->labels().size(), 2u);
  EXPECT_TRUE(other->sharesVoxelsWith(*map));
  EXPECT_EQ(other->voxels(), map->voxels());
  EXPECT_FALSE(*other == *map);
  EXPECT_TRUE(*other->drawnAs(map->labels()) == *map);
  EXPECT_EQ(other->hash(), map->hash());
  second.opacity = 1.5;
  EXPECT_THROW(map->drawnAs({second}), Error);
}

TEST(LabelMap, HashNamesVoxelsAndValues) {
  const Geometry geometry = grid({3, 3, 3});
  const auto volume = volumeOf(geometry, kNothing);
  const auto hashOf = [&](float factor, int moved) {
    const auto value = [=](int x, int, int) { return x == moved ? factor : 0.0f; };
    return labelMapOn(*volume, *volumeOf(geometry, value))->hash();
  };
  EXPECT_EQ(hashOf(1, 1), hashOf(1, 1));
  EXPECT_NE(hashOf(1, 1), hashOf(2, 1));
  EXPECT_NE(hashOf(1, 1), hashOf(1, 2));
}

TEST(LabelMap, ChecksWhatItIsMadeOf) {
  const Geometry geometry = grid({2, 1, 1});
  std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[2]{0, 2});
  Label one;
  EXPECT_THROW(LabelMap(geometry, voxels, {one}), Error) << "a voxel of a second label";
  Label two;
  two.value = 2;
  EXPECT_EQ(LabelMap(geometry, voxels, {one, two}).count(1), 1u);
  EXPECT_THROW(LabelMap(geometry, voxels, {one, one}), Error);
  two.value = 0;
  EXPECT_THROW(LabelMap(geometry, voxels, {one, two}), Error);
}

TEST(LabelMap, ColoursOfNeighboursDiffer) {
  for (std::size_t i = 0; i < 20; ++i) {
    double difference = 0;
    for (int c = 0; c < 3; ++c) {
      difference += std::abs(labelColor(i)[c] - labelColor(i + 1)[c]);
      EXPECT_GE(labelColor(i)[c], 0);
      EXPECT_LE(labelColor(i)[c], 1);
    }
    EXPECT_GT(difference, 0.3) << i;
  }
  EXPECT_NE(labelColor(0), labelColor(7));
  EXPECT_NE(labelColor(7), labelColor(14));
}

}  // namespace
}  // namespace twinray::core
