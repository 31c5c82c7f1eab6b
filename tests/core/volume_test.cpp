#include "core/volume.h"

#include <cmath>
#include <limits>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/volume_json.h"

namespace twinray::core {
namespace {

template <typename T>
std::shared_ptr<const Volume> make(Geometry geometry, ScalarType type, std::vector<T> values) {
  auto kept = std::make_shared<const std::vector<T>>(std::move(values));
  return std::make_shared<const Volume>(geometry, type, std::shared_ptr<const void>(kept, kept->data()));
}

template <typename T>
std::shared_ptr<const Volume> line(ScalarType type, std::vector<T> values) {
  Geometry geometry;
  geometry.dimensions = {int(values.size()), 1, 1};
  return make(geometry, type, std::move(values));
}

Geometry block(int x, int y, int z) {
  Geometry geometry;
  geometry.dimensions = {x, y, z};
  return geometry;
}

TEST(VolumeGeometry, CentreDiagonalAndVoxelUnit) {
  Geometry geometry = block(10, 20, 30);
  geometry.spacing = {1, 2, 4};
  geometry.origin = {-5, 3, 100};
  EXPECT_EQ(geometry.centre(), (std::array<double, 3>{0, 23, 160}));
  EXPECT_DOUBLE_EQ(geometry.diagonal(), std::sqrt(10. * 10 + 40. * 40 + 120. * 120));
  EXPECT_DOUBLE_EQ(geometry.voxelUnit(), 2);
  EXPECT_EQ(geometry.smallestSpacing(), 1);
  EXPECT_EQ(geometry.voxelCount(), 6000u);
}

TEST(VolumeRange, FindsExtremesAtEveryPlace) {
  // Longer than any vector register, and no multiple of one: head, body and tail of the loop.
  for (std::size_t place = 0; place < 131; ++place) {
    std::vector<float> values(131, 1.5f);
    values[place] = -7;
    values[(place + 64) % 131] = 9;
    const auto volume = line(ScalarType::kFloat32, values);
    EXPECT_EQ(volume->minimum(), -7) << place;
    EXPECT_EQ(volume->maximum(), 9) << place;
  }
}

TEST(VolumeRange, CoversWholeIntegerTypes) {
  const auto u = line<std::uint32_t>(ScalarType::kUInt32, {5, std::numeric_limits<std::uint32_t>::max(), 0});
  EXPECT_EQ(u->maximum(), 4294967295.0);
  const auto s = line<std::int8_t>(ScalarType::kInt8, {5, -128, 127});
  EXPECT_EQ(s->minimum(), -128);
  EXPECT_EQ(s->maximum(), 127);
}

TEST(VolumeValue, IsXFastest) {
  std::vector<std::int16_t> values(2 * 3 * 4);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = std::int16_t(i);
  }
  const auto volume = make(block(2, 3, 4), ScalarType::kInt16, values);
  EXPECT_EQ(volume->value(1, 0, 0), 1);
  EXPECT_EQ(volume->value(0, 1, 0), 2);
  EXPECT_EQ(volume->value(0, 0, 1), 6);
  EXPECT_EQ(volume->value(1, 2, 3), 23);
  EXPECT_EQ(volume->bytes(), 48u);
}

TEST(VolumeHistogram, CountsEqualBins) {
  // numpy.histogram([0, 0.1, 0.5, 1, 1], 256, (0, 1)): bins 0, 25, 128, 255, 255.
  const auto volume = line<float>(ScalarType::kFloat32, {0, 0.1f, 0.5f, 1, 1});
  const Histogram& histogram = volume->histogram();
  ASSERT_EQ(histogram.counts.size(), 256u);
  EXPECT_EQ(histogram.counts[0], 1u);
  EXPECT_EQ(histogram.counts[25], 1u);
  EXPECT_EQ(histogram.counts[128], 1u);
  EXPECT_EQ(histogram.counts[255], 2u);
  EXPECT_EQ(histogram.total(), 5u);
  EXPECT_DOUBLE_EQ(histogram.centre(0), 0.5 / 256);
}

TEST(VolumeHistogram, SameForSmallAndLargeTypes) {
  std::vector<std::int16_t> small;
  std::vector<float> large;
  for (int i = -1200; i < 3000; i += 7) {
    small.push_back(std::int16_t(i));
    large.push_back(float(i));
  }
  EXPECT_EQ(line(ScalarType::kInt16, small)->histogram().counts, line(ScalarType::kFloat32, large)->histogram().counts);
}

TEST(VolumeHistogram, HoldsForConstantTinyAndHugeRanges) {
  const auto constant = line<std::int16_t>(ScalarType::kInt16, {7, 7, 7});
  EXPECT_EQ(constant->histogram().counts[0], 3u);
  EXPECT_EQ(constant->histogram().maximum, 8);
  constexpr double kHuge = std::numeric_limits<double>::max();
  const auto huge = line<double>(ScalarType::kFloat64, {-kHuge, 0, kHuge});
  EXPECT_EQ(huge->histogram().counts[0], 1u);
  EXPECT_EQ(huge->histogram().counts[128], 1u);
  EXPECT_EQ(huge->histogram().counts[255], 1u);
  constexpr double kTiny = std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(line<double>(ScalarType::kFloat64, {0, kTiny})->histogram().total(), 2u);
}

TEST(VolumeHash, IsSha256OfTheDocumentedBytes) {
  Geometry geometry = block(2, 1, 3);
  geometry.spacing = {0.5, 1, 2};
  geometry.origin = {-1, 0, 7.25};
  geometry.direction = {1, 0, 0, 0, -1, 0, 0, 0, -1};
  const auto volume = make<std::int16_t>(geometry, ScalarType::kInt16, {1, -2, 3, -4, 5, 600});
  // python3: hashlib.sha256(struct.pack("<3q15d", 2, 1, 3, .5, 1, 2, -1, 0, 7.25, 1, 0, 0, 0, -1, 0, 0, 0, -1)
  //          + b"int16" + struct.pack("<6h", 1, -2, 3, -4, 5, 600)).hexdigest()
  EXPECT_EQ(volume->hash(), "b851f287c3c37ef90586ea3e86a7763cee4265ce75c95a620fa9c60222de954f");
}

TEST(VolumeHash, TellsGeometryTypeAndVoxelsApart) {
  const auto base = make<std::int8_t>(block(2, 1, 1), ScalarType::kInt8, {1, 2});
  EXPECT_NE(base->hash(), make<std::int8_t>(block(1, 2, 1), ScalarType::kInt8, {1, 2})->hash());
  EXPECT_NE(base->hash(), make<std::uint8_t>(block(2, 1, 1), ScalarType::kUInt8, {1, 2})->hash());
  EXPECT_NE(base->hash(), make<std::int8_t>(block(2, 1, 1), ScalarType::kInt8, {1, 3})->hash());
  EXPECT_EQ(base->hash(), make<std::int8_t>(block(2, 1, 1), ScalarType::kInt8, {1, 2})->hash());
}

TEST(VolumeThreads, HistogramAndHashAreMadeOnce) {
  std::vector<float> values(100000);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = float(i % 977);
  }
  const auto volume = line(ScalarType::kFloat32, values);
  std::vector<const void*> histograms(4);
  std::vector<std::string> hashes(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 4; ++i) {
      threads.emplace_back([&, i] {
        histograms[i] = volume->histogram().counts.data();
        hashes[i] = volume->hash();
      });
    }
  }
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_EQ(histograms[i], histograms[0]);
    EXPECT_EQ(hashes[i], hashes[0]);
  }
}

TEST(VolumeErrors, RefusesImpossibleGeometry) {
  const auto voxels = std::make_shared<const double>(0);
  const auto with = [&](auto change) {
    Geometry geometry = block(1, 1, 1);
    change(geometry);
    return Volume(geometry, ScalarType::kUInt8, voxels);
  };
  EXPECT_NO_THROW(with([](Geometry&) {}));
  EXPECT_THROW(with([](Geometry& g) { g.dimensions[1] = 0; }), Error);
  EXPECT_THROW(with([](Geometry& g) { g.dimensions[2] = -4; }), Error);
  EXPECT_THROW(with([](Geometry& g) { g.spacing[0] = 0; }), Error);
  EXPECT_THROW(with([](Geometry& g) { g.spacing[0] = -1; }), Error);
  EXPECT_THROW(with([](Geometry& g) { g.spacing[0] = std::nan(""); }), Error);
  EXPECT_THROW(with([](Geometry& g) { g.dimensions = {2000000000, 2000000000, 2000000000}; }), Error);
}

TEST(VolumeJson, DescribesTheFileAsInfoPrintsIt) {
  VolumeSource source;
  source.path = "head.nii.gz";
  source.format = "NIfTI";
  source.fileType = ScalarType::kUInt8;
  source.storedType = "uint8";
  source.frames = 3;
  source.fileGeometry = block(2, 1, 1);
  source.fileGeometry.direction[8] = -1;
  const auto voxels = std::make_shared<const std::array<float, 2>>(std::array<float, 2>{-1024, 3});
  Volume volume(block(2, 1, 1), ScalarType::kFloat32, voxels, source);
  const nlohmann::json expected = {{"path", "head.nii.gz"},
                                   {"format", "NIfTI"},
                                   {"dimensions", {2, 1, 1}},
                                   {"spacing", {1.0, 1.0, 1.0}},
                                   {"origin", {0.0, 0.0, 0.0}},
                                   {"direction", {1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, -1.0}},
                                   {"scalar_type", "uint8"},
                                   {"components", 1},
                                   {"frames", 3},
                                   {"range", {-1024.0, 3.0}},
                                   {"hash", volume.hash()}};
  EXPECT_EQ(describe(volume), expected);
}

TEST(VolumeJson, NamesTheModalityOnlyIfTheFileDoes) {
  VolumeSource source;
  source.modality = "CT";
  const auto voxels = std::make_shared<const std::uint8_t>(std::uint8_t{1});
  EXPECT_EQ(describe(Volume(block(1, 1, 1), ScalarType::kUInt8, voxels, source))["modality"], "CT");
  EXPECT_FALSE(describe(Volume(block(1, 1, 1), ScalarType::kUInt8, voxels)).contains("modality"));
}

}  // namespace
}  // namespace twinray::core
