#include "core/dataset/volume_identity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>

#include <gtest/gtest.h>

namespace twinray::core {
namespace {

using Place = std::array<int, 3>;

/// Smooth, with noise that depends on place and seed.
int tissue(const Place& p, unsigned seed) {
  const double smooth = 300 * std::sin(0.13 * p[0]) * std::cos(0.11 * p[1]) + 5 * p[2];
  unsigned h =
      unsigned(p[0]) * 73856093u ^ unsigned(p[1]) * 19349663u ^ unsigned(p[2]) * 83492791u ^ seed * 2654435761u;
  h = (h ^ (h >> 13)) * 1274126177u;
  return int(smooth) + int((h >> 16) % 60);
}

template <typename T>
VolumeParts partsOfVolume(ScalarType type, const Place& dimensions, const std::function<double(const Place&)>& value) {
  Geometry geometry;
  geometry.dimensions = dimensions;
  const std::shared_ptr<T[]> voxels(new T[geometry.voxelCount()]);
  std::size_t i = 0;
  for (int z = 0; z < dimensions[2]; ++z)
    for (int y = 0; y < dimensions[1]; ++y)
      for (int x = 0; x < dimensions[0]; ++x) voxels[i++] = T(value({x, y, z}));
  return partsOf(Volume(geometry, type, voxels, VolumeSource()));
}

constexpr Place kSize{50, 40, 30};

VolumeParts whole() {
  return partsOfVolume<std::int32_t>(ScalarType::kInt32, kSize, [](const Place& p) { return tissue(p, 1); });
}

std::size_t shared(const VolumeParts& a, const VolumeParts& b) {
  VolumeParts both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

TEST(VolumeIdentity, PartsAreAsManyAsWantedAndAscend) {
  const VolumeParts parts = whole();
  EXPECT_EQ(parts.size(), kMostParts);
  EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end()));
}

TEST(VolumeIdentity, ACropSharesAsManyPartsAsItIsOfTheVolume) {
  const VolumeParts crop = partsOfVolume<std::int16_t>(ScalarType::kInt16, {25, 20, 30}, [](const Place& p) {
    return tissue({p[0] + 11, p[1] + 7, p[2]}, 1);
  });
  const VolumeParts parts = whole();
  EXPECT_TRUE(sharesParts(crop, parts));
  EXPECT_TRUE(sharesParts(parts, crop));
  // A quarter of 128, with its binomial spread.
  EXPECT_NEAR(double(shared(parts, crop)), 32, 16);
}

TEST(VolumeIdentity, NeitherTypeNorOrderOfTheAxesNorClippedExtremesHideIt) {
  const VolumeParts parts = whole();
  EXPECT_EQ(
      shared(parts, partsOfVolume<float>(ScalarType::kFloat32, kSize, [](const Place& p) { return tissue(p, 1); })),
      kMostParts);
  EXPECT_EQ(shared(parts, partsOfVolume<std::int16_t>(ScalarType::kInt16, {kSize[2], kSize[0], kSize[1]},
                                                      [](const Place& p) {
                                                        return tissue({kSize[0] - 1 - p[1], p[2], p[0]}, 1);
                                                      })),
            kMostParts)
      << "another order, one axis turned round";
  EXPECT_TRUE(sharesParts(parts, partsOfVolume<std::int16_t>(ScalarType::kInt16, kSize, [](const Place& p) {
                            return std::min(tissue(p, 1), 350);
                          })));
}

TEST(VolumeIdentity, AnotherVolumeSharesNone) {
  const auto other = [](unsigned seed, double factor) {
    return partsOfVolume<float>(ScalarType::kFloat32, kSize, [=](const Place& p) { return factor * tissue(p, seed); });
  };
  EXPECT_EQ(shared(whole(), other(2, 1)), 0u);
  EXPECT_EQ(shared(whole(), other(1, 0.5)), 0u) << "rescaled: a limit of it";
  EXPECT_FALSE(sharesParts(whole(), other(2, 1)));
}

TEST(VolumeIdentity, PlainVolumesHaveNoParts) {
  EXPECT_TRUE(partsOfVolume<std::uint8_t>(ScalarType::kUInt8, kSize, [](const Place&) { return 7; }).empty());
  EXPECT_TRUE(partsOfVolume<std::uint8_t>(ScalarType::kUInt8, kSize, [](const Place& p) { return p[0] / 10; }).empty());
  EXPECT_TRUE(
      partsOfVolume<std::uint8_t>(ScalarType::kUInt8, {2, 40, 40}, [](const Place& p) { return tissue(p, 1); }).empty())
      << "thinner than a cube";
  EXPECT_FALSE(sharesParts({}, {}));
}

TEST(VolumeIdentity, TextComesBackAndAnythingElseIsNone) {
  const VolumeParts parts{0, 255, std::numeric_limits<std::uint64_t>::max()};
  EXPECT_EQ(partsText(parts), "000000000000000000000000000000ffffffffffffffffff");
  EXPECT_EQ(partsFromText(partsText(parts)), parts);
  EXPECT_TRUE(partsFromText("").empty());
  EXPECT_TRUE(partsFromText("00ff").empty());
  EXPECT_TRUE(partsFromText("00000000000000zz").empty());
  EXPECT_TRUE(partsFromText(std::string(16 * (kMostParts + 1), '0')).empty());
}

}  // namespace
}  // namespace twinray::core
