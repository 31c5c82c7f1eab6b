// The space of looks: axis, autoencoder, map.
#include <cmath>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/looks/known_looks.h"
#include "core/looks/look_grid.h"
#include "core/looks/look_map.h"
#include "core/sampling/random.h"
#include "core/sampling/sampler.h"
#include "tests/temporary_folder.h"

namespace twinray::core {
namespace {

/// 0..255: a third is background, the rest rises evenly.
std::shared_ptr<const Volume> rampVolume() {
  Geometry geometry;
  geometry.dimensions = {30, 30, 30};
  const std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[geometry.voxelCount()]);
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i) {
    voxels[i] = static_cast<std::uint8_t>(i % 3 == 0 ? 0 : 40 + i * 7 % 216);
  }
  return std::make_shared<const Volume>(geometry, ScalarType::kUInt8,
                                        std::shared_ptr<const void>(voxels, voxels.get()));
}

std::vector<LookCurve> looksOf(const Volume& volume, int count, const Sampler& sampler) {
  std::vector<LookCurve> looks;
  for (int i = 0; i < count; ++i) looks.push_back(toLook(sampler.sample(i).transferFunction, volume.histogram()));
  return looks;
}

TEST(LookAxis, PlacesRiseFromDarkToBright) {
  const auto places = lookPlaces(rampVolume()->histogram());
  ASSERT_EQ(places.size(), 256u);
  EXPECT_NEAR(places[0], 0, 0.01);
  EXPECT_NEAR(places[255], 1, 0.01);
  for (std::size_t i = 1; i < places.size(); ++i) EXPECT_GE(places[i], places[i - 1]);
}

TEST(LookAxis, AFunctionComesBack) {
  const auto volume = rampVolume();
  TransferFunction tf(0, 255);
  tf.setModes({{140, 40, 0.5}});
  const TransferFunction back = fromLook(toLook(tf, volume->histogram()), tf, volume->histogram());
  for (double value = 50; value < 250; value += 10) EXPECT_NEAR(back.opacity(value), tf.opacity(value), 0.02) << value;
  EXPECT_EQ(back.colors(), tf.colors());
}

TEST(LookAxis, ConstantVolumesGiveNumbers) {
  Geometry geometry;
  geometry.dimensions = {4, 4, 4};
  const std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[64]());
  const Volume volume(geometry, ScalarType::kUInt8, std::shared_ptr<const void>(voxels, voxels.get()));
  for (const double place : lookPlaces(volume.histogram())) EXPECT_TRUE(std::isfinite(place));
  TransferFunction tf(0, 1);
  for (const double root : toLook(tf, volume.histogram())) EXPECT_EQ(root, 0);
}

TEST(LookAutoencoder, LearnsTheSamplersCurves) {
  const auto volume = rampVolume();
  const Sampler sampler(volume, {});
  const auto looks = looksOf(*volume, 600, sampler);
  LookAutoencoder autoencoder;
  const double before = autoencoder.error(looks);
  LookAutoencoder::Training training;
  training.epochs = 40;
  double first = 0, last = 0;
  ASSERT_TRUE(autoencoder.train(looks, training, {}, [&](int epoch, double error) {
    if (epoch == 0) first = error;
    last = error;
  }));
  EXPECT_LT(last, 0.3 * first);
  EXPECT_LT(autoencoder.error(looks), 0.1 * before);
  EXPECT_LT(std::sqrt(autoencoder.error(looks)), 0.13);
  const LookAutoencoder again(autoencoder.parameters());
  EXPECT_EQ(again.decode(again.encode(looks[3])), autoencoder.decode(autoencoder.encode(looks[3])));
  EXPECT_THROW(LookAutoencoder(std::vector<float>(7)), Error);
}

/// Three clusters in five dimensions.
std::vector<std::vector<double>> clusters(int n) {
  Random random(3, 0);
  std::vector<std::vector<double>> points;
  for (int i = 0; i < n; ++i) {
    std::vector<double> point(5);
    for (double& x : point) x = random.uniform();
    point[std::size_t(i % 3)] += 6;
    points.push_back(point);
  }
  return points;
}

TEST(Tsne, KeepsNeighboursTogether) {
  const auto points = clusters(240);
  TsneOptions options;
  options.iterations = 300;
  const auto plane = tsne(points, options);
  ASSERT_EQ(plane.size(), 240u);
  EXPECT_GT(trustworthiness(points, plane), 0.95);
  EXPECT_EQ(tsne(points, options), plane) << "the same each time";
  // Clusters lie apart: the nearest place of each point is of its own.
  for (std::size_t i = 0; i < plane.size(); ++i) {
    std::size_t nearest = i == 0 ? 1 : 0;
    for (std::size_t j = 0; j < plane.size(); ++j) {
      const auto distance = [&](std::size_t k) {
        return std::hypot(plane[k][0] - plane[i][0], plane[k][1] - plane[i][1]);
      };
      if (j != i && distance(j) < distance(nearest)) nearest = j;
    }
    EXPECT_EQ(nearest % 3, i % 3);
  }
}

TEST(Tsne, IdenticalPointsGiveNumbers) {
  TsneOptions options;
  options.iterations = 50;
  for (const auto& place : tsne(std::vector<std::vector<double>>(20, {1.0, 2.0}), options)) {
    EXPECT_TRUE(std::isfinite(place[0]) && std::isfinite(place[1]));
  }
  EXPECT_THROW(tsne({{1.0}, {2.0}}), Error);
}

TEST(Trustworthiness, IsThatOfTheFormula) {
  // Seven points on a line; in the plane the last one is put beside the first. By hand (Venna and Kaski 2001), k = 2:
  // python3: ranks in space and plane by numpy argsort, 1 - 2/(n k (2n - 3k - 1)) * sum of (rank - k) of intruders.
  const std::vector<std::vector<double>> line{{0}, {1}, {2.1}, {3.3}, {4.6}, {6}, {7.5}};
  const std::vector<PlanePoint> same{{0, 0}, {1, 0}, {2.1, 0}, {3.3, 0}, {4.6, 0}, {6, 0}, {7.5, 0}};
  EXPECT_EQ(trustworthiness(line, same, 2), 1);
  std::vector<PlanePoint> moved = same;
  moved[6] = {0.1, 0};
  EXPECT_NEAR(trustworthiness(line, moved, 2), 0.6734693877551021, 1e-12);
}

TEST(LookMap, FilesComeBackAndBrokenOnesAreRefused) {
  const auto volume = rampVolume();
  LookLearning learning;
  learning.samples = 200;
  learning.points = 60;
  learning.epochs = 3;
  const auto learned = learnLooks({volume}, learning);
  ASSERT_TRUE(learned);
  const test::TemporaryFolder folder;
  const auto file = folder / "a.map";
  writeLookMap(file, learned->map);
  const LookMap back = readLookMap(file);
  ASSERT_EQ(back.points().size(), 60u);
  EXPECT_NEAR(back.points()[7].place[0], learned->map.points()[7].place[0], 1e-6);
  EXPECT_EQ(back.autoencoder().parameters(), learned->map.autoencoder().parameters());
  std::string text = readTextFile(file);
  for (const std::string& broken : {text.substr(0, 1000), text + "x", "X" + text.substr(1), std::string()}) {
    writeAtomically(file, [&](std::ostream& out) { out << broken; });
    EXPECT_THROW(readLookMap(file), Error);
  }
}

TEST(LookMap, TheShippedOneIsSmallAndTrue) {
  EXPECT_LT(std::filesystem::file_size(defaultLookMapPath()), 1000000u);
  const LookMap map = readLookMap(defaultLookMapPath());
  ASSERT_GE(map.points().size(), 2000u);
  std::vector<std::vector<double>> decoded;
  std::vector<PlanePoint> plane;
  for (std::size_t i = 0; i < map.points().size(); i += 2) {
    const auto& point = map.points()[i];
    EXPECT_TRUE(point.place[0] >= 0 && point.place[0] <= 1 && point.place[1] >= 0 && point.place[1] <= 1);
    decoded.push_back(map.autoencoder().decode(point.code));
    plane.push_back(point.place);
  }
  EXPECT_GT(trustworthiness(decoded, plane), 0.9);
}

TEST(LookMap, AFunctionTakenFromTheMapLiesWhereItWasTaken) {
  const LookMap map = readLookMap(defaultLookMapPath());
  const auto volume = rampVolume();
  int near = 0;
  for (std::size_t i = 0; i < 20; ++i) {
    const PlanePoint place = map.points()[i * 97].place;
    const PlanePoint back = map.placeOf(map.functionAt(place, TransferFunction(0, 255), *volume), *volume);
    near += std::hypot(back[0] - place[0], back[1] - place[1]) < 0.05;
  }
  EXPECT_GE(near, 17);
}

/// Visible around one percentile of the foreground, in one colour.
Preset presetAt(double percentile, const Rgb& color, const std::string& modality) {
  Preset preset;
  preset.modality = modality;
  preset.transferFunction = TransferFunction(0, 100);
  preset.transferFunction.setModes({{percentile, 8, 0.5}});
  preset.transferFunction.setColors({{50, color}});
  return preset;
}

TEST(KnownLooks, LieWhereTheirFunctionsDoAndGiveTheirColours) {
  const LookMap map = readLookMap(defaultLookMapPath());
  const auto volume = rampVolume();
  const Rgb red{1, 0, 0}, blue{0, 0, 1};
  const auto looks =
      knownLooks(map, *volume, {presetAt(20, red, ""), presetAt(90, blue, "MR"), presetAt(50, {0, 1, 0}, "CT")});
  ASSERT_EQ(guessModality(*volume), "MR");
  ASSERT_EQ(looks.size(), 2u) << "none that is for another modality";
  EXPECT_EQ(looks[0].function, adapt(looks[0].preset, *volume));
  EXPECT_EQ(looks[1].place, map.placeOf(looks[1].function, *volume));
  ASSERT_NE(looks[0].place, looks[1].place);

  TransferFunction own(volume->minimum(), volume->maximum());
  own.setColors({{100, {0.5, 0.5, 0.5}}});
  for (const KnownLook& look : looks) {
    const PlanePoint beside{look.place[0] + 1e-3, look.place[1]};
    ASSERT_EQ(nearestKnown(looks, beside), &look);
    const TransferFunction function = functionInKnownColors(map, beside, own, *volume, looks);
    EXPECT_EQ(function.colors(), look.function.colors());
    EXPECT_EQ(function.points(), map.functionAt(beside, own, *volume).points());
  }
  EXPECT_EQ(nearestKnown({}, {0.5, 0.5}), nullptr);
  EXPECT_EQ(functionInKnownColors(map, {0.5, 0.5}, own, *volume, {}).colors(), own.colors());
}

TEST(LookGroup, OfCtGoesByHounsfieldUnits) {
  Geometry geometry;
  geometry.dimensions = {20, 20, 20};
  const std::shared_ptr<std::int16_t[]> voxels(new std::int16_t[geometry.voxelCount()]);
  const int tissues[] = {-1000, -1000, -1000, -800, 40, 60, 200, 900};
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i)
    voxels[i] = static_cast<std::int16_t>(tissues[i % 8] + int(i % 5));
  VolumeSource source;
  source.modality = "CT";
  const Volume ct(geometry, ScalarType::kInt16, std::shared_ptr<const void>(voxels, voxels.get()), source);
  const auto groupAt = [&](double value, double opacity) {
    TransferFunction tf(ct.minimum(), ct.maximum());
    tf.setModes({{value, 20, opacity}});
    return groupOf(tf, ct);
  };
  EXPECT_EQ(groupAt(900, 0.9), (LookGroup{LookKind::kBone, true}));
  EXPECT_EQ(groupAt(200, 0.05), (LookGroup{LookKind::kVessels, false}));
  EXPECT_EQ(groupAt(50, 0.9).kind, LookKind::kSoftTissue);
  EXPECT_EQ(groupAt(500, 0.9).kind, LookKind::kNothing) << "no voxel has that value";
}

TEST(LookGrid, CellsFillTheRectangleNearestFirst) {
  const LookRectangle rectangle = within({{0.9, 0.5}, {0.4, 0.2}});
  EXPECT_NEAR(rectangle.centre[0], 0.8, 1e-12) << "moved inside";
  EXPECT_NEAR(cellCentre(rectangle, 0)[0], 0.65, 1e-12);
  EXPECT_NEAR(cellCentre(rectangle, 0)[1], 0.425, 1e-12);
  EXPECT_NEAR(cellCentre(rectangle, 15)[0], 0.95, 1e-12);
  const auto order = cellsNearestFirst(rectangle, cellCentre(rectangle, 6));
  EXPECT_EQ(order.front(), 6);
  EXPECT_EQ(order.back(), 12);
  EXPECT_THROW(within({{0.5, 0.5}, {0, 1}}), Error);
  EXPECT_THROW(within({{NAN, 0.5}, {1, 1}}), Error);
}

}  // namespace
}  // namespace twinray::core
