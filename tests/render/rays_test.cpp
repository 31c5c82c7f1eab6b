#include <random>

#include <gtest/gtest.h>

#include "render/fixed_point_caster.h"
#include "tests/render/scenes.h"
#include "tests/render/vtk_rays.h"

namespace twinray {
namespace {

using render::CastPass;
using render::CastScene;
using render::Preparation;
using render::PreparedVolume;
using render::RayKernel;

/// Reproducible uniform numbers.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  double between(double low, double high) { return low + (high - low) * static_cast<double>(engine_()) / 4294967296.0; }
  int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }

 private:
  std::mt19937 engine_;
};

/// Blobs and noise in much empty space, up to `top`.
std::shared_ptr<const core::Volume> randomVolume(Dice& dice, bool wide) {
  const std::array<int, 3> n{20 + dice.below(70), 20 + dice.below(70), 20 + dice.below(70)};
  const std::array<double, 3> spacing{dice.between(0.4, 2), dice.between(0.4, 2), dice.between(0.4, 3)};
  const double top = wide ? 32767 : 255;
  std::array<std::array<double, 4>, 4> balls;
  for (auto& ball : balls) {
    for (int a = 0; a < 3; ++a) ball[a] = dice.between(0, n[a]);
    ball[3] = dice.between(3, 14);
  }
  const auto value = [&, top](int x, int y, int z) {
    double sum = 0;
    for (const auto& [bx, by, bz, r] : balls) {
      const double d = ((x - bx) * (x - bx) + (y - by) * (y - by) + (z - bz) * (z - bz)) / (r * r);
      if (d < 4) sum += std::exp(-d) * (0.9 + 0.1 * ((x * 7 + y * 13 + z * 29) % 16) / 16);
    }
    return std::floor(top * std::min(sum, 1.0));
  };
  return wide ? test::makeVolume<std::uint16_t>(n, value, spacing) : test::makeVolume<std::uint8_t>(n, value, spacing);
}

/// Two modes from `lowest` (part of the range) on, colours from one to another.
std::shared_ptr<const render::TransferTable> randomTable(Dice& dice, const PreparedVolume& volume, double lowest) {
  const double range = volume.scalarAt(volume.valueNear(1e9));
  core::TransferFunction tf(0, range);
  tf.setModes({{dice.between(lowest, 0.9) * range, dice.between(0.02, 0.2) * range, dice.between(0.01, 0.3)},
               {dice.between(lowest, 1) * range, dice.between(0.02, 0.2) * range, dice.between(0.05, 1)}});
  tf.setColors({{0, {dice.between(0, 1), 0.5, 1}}, {range, {1, dice.between(0, 1), dice.between(0, 0.3)}}});
  return std::make_shared<render::TransferTable>(render::transferTable(tf, volume));
}

CastScene randomScene(Dice& dice) {
  const auto volume = randomVolume(dice, dice.below(2) == 0);
  CastScene scene;
  scene.volume = PreparedVolume::of(volume, Preparation::kScalars);
  EXPECT_TRUE(scene.volume->prepare(1, {}));
  scene.table = randomTable(dice, *scene.volume, 0.1);
  scene.viewpoint = core::Viewpoint::fromAngles(
      {dice.between(5, 165), dice.between(0, 360), dice.between(-180, 180), dice.between(0.7, 4)});
  scene.viewpoint.setPan({dice.between(-0.2, 0.2), dice.between(-0.2, 0.2)});
  scene.lighting.shaded = dice.below(4) != 0;
  if (dice.below(2) == 0) {
    scene.lighting.ambient = dice.between(0, 1);
    scene.lighting.diffuse = dice.between(0, 1);
    scene.lighting.specular = dice.between(0, 1);
    scene.lighting.specularPower = dice.between(1, 60);
  }
  if (dice.below(3) == 0) {
    for (int a = 0; a < 3; ++a) scene.crop.low[a] = dice.between(0, 0.4);
    for (int a = 0; a < 3; ++a) scene.crop.high[a] = dice.between(0.6, 1);
  }
  if (dice.below(3) == 0) scene.projection = core::Projection::kOrthographic;
  if (dice.below(4) == 0) scene.blending = core::Blending::kMaximumIntensity;
  const core::Geometry& geometry = scene.volume->geometry();
  scene.opacityUnit = geometry.voxelUnit();
  scene.step = geometry.smallestSpacing() * std::array{0.5, 1.0, 2.0}[dice.below(3)];
  scene.nearPlane = 1.95 * geometry.diagonal();
  scene.farPlane = 3.05 * geometry.diagonal();
  scene.width = 40 + dice.below(60);
  scene.height = 40 + dice.below(60);
  return scene;
}

/// 15 bits a channel, top row first.
std::vector<std::uint32_t> raysOf(const CastScene& scene, const CastPass& pass, int threads, RayKernel kernel) {
  render::FixedPointCaster caster(threads, kernel);
  std::vector<core::Timing> timings;
  render::PixelSums sums(scene.width, scene.height);
  EXPECT_TRUE(caster.begin(scene, {}, timings));
  EXPECT_TRUE(caster.cast(pass, {}, sums));
  return sums.rgba;
}

std::vector<std::uint32_t> turned(const std::vector<std::uint16_t>& bottomFirst, int width) {
  const std::size_t row = std::size_t(4) * width;
  std::vector<std::uint32_t> topFirst;
  for (std::size_t y = bottomFirst.size() / row; y-- > 0;)
    topFirst.insert(topFirst.end(), bottomFirst.begin() + y * row, bottomFirst.begin() + (y + 1) * row);
  return topFirst;
}

std::size_t seenPixels(const std::vector<std::uint32_t>& rays) {
  std::size_t seen = 0;
  for (std::size_t i = 3; i < rays.size(); i += 4) seen += rays[i] > 0;
  return seen;
}

TEST(Rays, EqualVtksNumberForNumber) {
  Dice dice(7);
  std::size_t seen = 0;
  for (int i = 0; i < 100; ++i) {
    const CastScene scene = randomScene(dice);
    const CastPass pass{{dice.between(-0.5, 0.5), dice.between(-0.5, 0.5)}, dice.between(0, 1) * scene.step};
    vtkNew<test::VtkRays> vtk;
    const auto expected = turned(vtk->cast(scene, pass), scene.width);
    EXPECT_EQ(raysOf(scene, pass, 1, RayKernel::kFastest), expected) << "scene " << i;
    seen += seenPixels(expected);
  }
  EXPECT_GT(seen, 40000u);
}

TEST(Rays, AreTheSameWhereTheLightOfEveryVoxelIsWorkedOutFirst) {
  Dice dice(31);
  int lit = 0;
  for (int i = 0; i < 30; ++i) {
    CastScene scene = randomScene(dice);
    const auto few = raysOf(scene, {}, 2, RayKernel::kFastest);
    scene.rays = std::size_t(1) << 30;
    for (const RayKernel kernel : {RayKernel::kFastest, RayKernel::kSingle, RayKernel::kBaseline}) {
      render::FixedPointCaster caster(2, kernel);
      for (const double azimuth : {0.0, 20.0}) {  // its light has to follow
        CastScene turned = scene;
        turned.viewpoint.orbit(azimuth, 0);
        std::vector<core::Timing> timings;
        render::PixelSums sums(scene.width, scene.height);
        ASSERT_TRUE(caster.begin(turned, {}, timings));
        ASSERT_TRUE(caster.cast({}, {}, sums));
        for (const core::Timing& timing : timings) lit += timing.step == "voxels' light" ? 1 : 0;
        turned.rays = 0;
        EXPECT_EQ(sums.rgba, azimuth > 0 ? raysOf(turned, {}, 1, kernel) : few) << "scene " << i;
      }
    }
  }
  EXPECT_GT(lit, 60);
}

TEST(Rays, AreTheSameOnEveryMachineWithAnyNumberOfThreads) {
  Dice dice(8);
  for (int i = 0; i < 30; ++i) {
    const CastScene scene = randomScene(dice);
    const auto fastest = raysOf(scene, {}, 1, RayKernel::kFastest);
    EXPECT_EQ(raysOf(scene, {}, 1, RayKernel::kBaseline), fastest) << "scene " << i;
    EXPECT_EQ(raysOf(scene, {}, 1, RayKernel::kSingle), fastest) << "scene " << i;
    EXPECT_EQ(raysOf(scene, {}, 3, RayKernel::kFastest), fastest) << "scene " << i;
  }
}

/// Several transfer functions after each other, of which some may show what is empty otherwise.
void expectKeptRaysToEqualOthers(Dice& dice, RayKernel kernel, const CastPass& pass, std::size_t bytes,
                                 int larger = 1) {
  CastScene scene = randomScene(dice);
  scene.width *= larger;
  scene.height *= larger;
  render::FixedPointCaster kept(1 + dice.below(2), kernel, bytes);
  for (int picture = 0; picture < 7; ++picture) {
    std::vector<core::Timing> timings;
    render::PixelSums sums(scene.width, scene.height);
    ASSERT_TRUE(kept.begin(scene, {}, timings));
    ASSERT_TRUE(kept.cast(pass, {}, sums));
    ASSERT_EQ(sums.rgba, raysOf(scene, pass, 1, RayKernel::kFastest)) << "picture " << picture;
    scene.table = randomTable(dice, *scene.volume, picture % 3 == 2 ? 0 : 0.1);
  }
}

TEST(KeptRays, GiveWhatCastOnesGive) {
  for (const RayKernel kernel : {RayKernel::kFastest, RayKernel::kSingle, RayKernel::kBaseline}) {
    Dice dice(41);
    for (int i = 0; i < 25; ++i) {
      SCOPED_TRACE(i);
      expectKeptRaysToEqualOthers(dice, kernel, CastPass{.checkerboard = i % 2 == 0}, std::size_t(1) << 28);
    }
  }
}

TEST(KeptRays, ThatFindNoRoomAreCast) {
  Dice dice(43);
  for (int i = 0; i < 10; ++i) {
    SCOPED_TRACE(i);
    expectKeptRaysToEqualOthers(dice, RayKernel::kFastest, {}, std::size_t(i) << 20, 4);
  }
}

/// A caster whose rays are kept, and the scene that they are of.
struct KeptScene {
  explicit KeptScene(std::size_t bytes) : caster(2, RayKernel::kFastest, bytes) {
    const auto volume = randomVolume(dice, false);
    scene = randomScene(dice);
    scene.volume = PreparedVolume::of(volume, Preparation::kScalars);
    EXPECT_TRUE(scene.volume->prepare(1, {}));
    scene.blending = core::Blending::kComposite;
    scene.lighting.shaded = true;
    scene.width = scene.height = 120;
    table(0.2);
  }

  void table(double lowest) { scene.table = randomTable(dice, *scene.volume, lowest); }

  std::vector<std::uint32_t> cast() {
    std::vector<core::Timing> timings;
    render::PixelSums sums(scene.width, scene.height);
    EXPECT_TRUE(caster.begin(scene, {}, timings));
    EXPECT_TRUE(caster.cast({}, {}, sums));
    return sums.rgba;
  }

  Dice dice{6};
  render::FixedPointCaster caster;
  CastScene scene;
};

TEST(KeptRays, AreKeptBySecondPicturesAndForgottenWithTheViewTheLightAndTheVolume) {
  KeptScene kept(std::size_t(1) << 28);
  const auto keep = [&] {
    for (int i = 0; i < 2; ++i) {
      kept.table(0.2);
      kept.cast();
    }
    EXPECT_EQ(kept.caster.keptShare(), 1);
  };
  const auto expectForgotten = [&] {
    EXPECT_EQ(kept.cast(), raysOf(kept.scene, {}, 1, RayKernel::kBaseline));
    EXPECT_EQ(kept.caster.keptShare(), 0);
    kept.table(0.2);
    EXPECT_EQ(kept.cast(), raysOf(kept.scene, {}, 1, RayKernel::kBaseline));
  };
  EXPECT_EQ(kept.caster.keptShare(), 0);
  keep();
  kept.scene.viewpoint.orbit(1, 0);
  expectForgotten();
  keep();
  kept.scene.lighting.ambient += 0.1;
  expectForgotten();
  keep();
  kept.scene.crop.low[0] = 0.3;
  expectForgotten();
  keep();
  kept.scene.step /= 2;
  expectForgotten();
  keep();
  // A crop behind which the outline stays as it is.
  kept.scene.viewpoint = core::Viewpoint::fromAxes({0, 1, 0}, {0, 0, 1}, 1.5);
  kept.scene.projection = core::Projection::kOrthographic;
  kept.scene.crop = {};
  expectForgotten();
  keep();
  kept.scene.crop.high[2] = 0.6;
  expectForgotten();
  keep();
  kept.scene.lighting.shaded = false;
  expectForgotten();
  keep();
  Dice dice(77);
  kept.scene.volume = PreparedVolume::of(randomVolume(dice, true), Preparation::kScalars);
  ASSERT_TRUE(kept.scene.volume->prepare(1, {}));
  kept.table(0.2);
  expectForgotten();
  keep();
}

TEST(KeptRays, AreKeptOfEveryPassOfAPicture) {
  KeptScene kept(std::size_t(1) << 28);
  const CastPass passes[] = {{{-0.25, -0.25}, 0.0}, {{0.25, 0.25}, 0.5 * kept.scene.step}, {{0.25, -0.25}, 0.1}};
  for (int picture = 0; picture < 4; ++picture) {
    kept.table(0.2);
    std::vector<core::Timing> timings;
    render::PixelSums sums(kept.scene.width, kept.scene.height);
    ASSERT_TRUE(kept.caster.begin(kept.scene, {}, timings));
    std::vector<std::uint32_t> expected(sums.rgba.size());
    for (const CastPass& pass : passes) {
      ASSERT_TRUE(kept.caster.cast(pass, {}, sums));
      const auto rays = raysOf(kept.scene, pass, 1, RayKernel::kBaseline);
      std::transform(rays.begin(), rays.end(), expected.begin(), expected.begin(), std::plus());
    }
    EXPECT_EQ(sums.rgba, expected);
    EXPECT_EQ(kept.caster.keptShare(), picture == 0 ? 0 : 1);
  }
}

TEST(KeptRays, StayWithinTheirMemory) {
  KeptScene all(std::size_t(1) << 28), few(1 << 22), none(0);
  for (KeptScene* kept : {&all, &few, &none}) kept->scene.width = kept->scene.height = 250;
  for (int i = 0; i < 5; ++i) {
    for (KeptScene* kept : {&all, &few, &none}) {
      kept->table(0.2);
      kept->cast();
    }
  }
  EXPECT_EQ(all.caster.keptShare(), 1);
  EXPECT_GT(few.caster.keptShare(), 0);
  EXPECT_LT(few.caster.keptShare(), 0.8);
  EXPECT_EQ(none.caster.keptShare(), 0);
}

}  // namespace
}  // namespace twinray
