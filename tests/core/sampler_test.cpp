#include "core/sampling/sampler.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/foreground.h"
#include "core/sampling/colors.h"
#include "core/sampling/random.h"
#include "tests/core/ball_volume.h"

namespace twinray::core {
namespace {

SamplerOptions seedOptions() {
  SamplerOptions options;
  options.kind = SamplerKind::kSeed;
  options.seed = 7;
  return options;
}

void expectSame(const Scene& a, const Scene& b) {
  EXPECT_EQ(a.transferFunction, b.transferFunction);
  EXPECT_EQ(a.viewpoint, b.viewpoint);
  EXPECT_EQ(a.lighting, b.lighting);
}

/// Share of the values in each tenth of minimum..maximum.
void expectUniform(std::vector<double> values, double minimum, double maximum) {
  ASSERT_GE(values.size(), 1000u);
  std::array<int, 10> tenths{};
  for (const double v : values) {
    ASSERT_GE(v, minimum);
    ASSERT_LE(v, maximum);
    ++tenths[std::min(9, int((v - minimum) / (maximum - minimum) * 10))];
  }
  // Five standard deviations of a binomial count.
  const double expected = double(values.size()) / 10;
  for (const int count : tenths) EXPECT_NEAR(count, expected, 5 * std::sqrt(expected * 0.9));
}

// A separate implementation of MT19937-64 and SplitMix64 in Python (its 10000th value is the standard's
// 9981545732273789042), seeded as Random(7, 3) is.
TEST(Random, IsTheSameEverywhere) {
  Random random(7, 3);
  for (const double expected :
       {0.7468497842534776, 0.6830365792603662, 0.5315434221023454, 0.3572258183074155, 0.792991610268131})
    EXPECT_EQ(random.uniform(), expected);
}

TEST(Random, StreamsOfSeedsAndIndicesDiffer) {
  std::map<double, int> seen;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    for (std::uint64_t index = 0; index < 30; ++index) ++seen[Random(seed, index).uniform()];
  }
  EXPECT_EQ(seen.size(), 900u);
}

TEST(Random, IntegersIncludeBothEnds) {
  Random random(1, 1);
  std::map<int, int> counts;
  for (int i = 0; i < 5000; ++i) ++counts[random.integer(1, 5)];
  ASSERT_EQ(counts.size(), 5u);
  for (const auto& [value, count] : counts) {
    EXPECT_GE(value, 1);
    EXPECT_NEAR(count, 1000, 150);
  }
}

TEST(Random, PortableExponentialIsTheExponential) {
  for (double x = 0; x > -690; x -= 0.0137) EXPECT_NEAR(portableExp(x) / std::exp(x), 1, 2e-15) << x;
  EXPECT_EQ(portableExp(0), 1);
  EXPECT_EQ(portableExp(-1e6), 0);
}

// Python's colorsys.hls_to_rgb.
TEST(Colors, HslAgreesWithPython) {
  const auto expectRgb = [](double h, double s, double l, std::array<double, 3> rgb) {
    const auto ours = rgbFromHsl(h, s, l);
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(ours[c], rgb[c], 1e-12);
  };
  expectRgb(0, 1, 0.5, {1.0, 0.0, 0.0});
  expectRgb(37, 0.3, 0.8, {0.8600000000000001, 0.8140000000000001, 0.74});
  expectRgb(90, 0.6, 0.2, {0.20000000000000007, 0.32000000000000006, 0.07999999999999996});
  expectRgb(150, 1, 0.4, {0.0, 0.8, 0.40000000000000013});
  expectRgb(215, 0.9, 0.65, {0.3350000000000001, 0.5974999999999999, 0.965});
  expectRgb(299, 0.45, 0.55, {0.7457500000000001, 0.34750000000000014, 0.7525});
  expectRgb(359.9, 0.7, 1, {1.0, 1.0, 1.0});
  expectRgb(360, 0.5, 0, {0.0, 0.0, 0.0});
}

TEST(SeedSampler, ASampleDependsOnSeedAndIndexOnly) {
  const auto volume = ballVolume();
  const Sampler a(volume, seedOptions()), b(volume, seedOptions());
  const Scene late = a.sample(9);
  for (std::uint64_t i = 0; i < 9; ++i) b.sample(i);
  expectSame(b.sample(9), late);
  EXPECT_EQ(late.revision, 9u);
  EXPECT_EQ(late.volume, volume);
  SamplerOptions other = seedOptions();
  other.seed = 8;
  EXPECT_NE(Sampler(volume, other).sample(9).viewpoint, late.viewpoint);
}

TEST(SeedSampler, ViewsAreUniformInTheOriginalsRanges) {
  const Sampler sampler(ballVolume(), seedOptions());
  std::vector<double> elevation, azimuth, roll, zoom;
  for (int i = 0; i < 2000; ++i) {
    const Scene scene = sampler.sample(i);
    const ViewAngles angles = scene.viewpoint.angles();
    elevation.push_back(angles.elevation);
    azimuth.push_back(angles.azimuth);
    roll.push_back(angles.roll);
    zoom.push_back(angles.zoom);
    EXPECT_FALSE(scene.lighting.shaded);
    EXPECT_EQ(scene.lighting.opacityUnit, 1);
  }
  expectUniform(elevation, 5 - 1e-9, 165 + 1e-9);
  expectUniform(azimuth, 0, 360);
  expectUniform(roll, -10 - 1e-9, 10 + 1e-9);
  expectUniform(zoom, 1, 2.5);
}

TEST(SeedSampler, ModesFollowTheOriginalsRules) {
  const auto volume = ballVolume();
  const double maximum = std::ceil(volume->maximum());
  const Sampler sampler(volume, seedOptions());
  std::vector<double> means, relativeSigmas;
  std::map<std::size_t, int> counts;
  for (int i = 0; i < 2000; ++i) {
    const TransferFunction tf = sampler.sample(i).transferFunction;
    EXPECT_EQ(tf.minimum(), 0);
    EXPECT_EQ(tf.maximum(), maximum);
    ++counts[tf.modes().size()];
    double sum = 0;
    for (const auto& mode : tf.modes()) {
      means.push_back(mode.mean);
      const double largest = 0.5 * std::min(mode.mean, maximum - mode.mean);
      EXPECT_LE(mode.sigma, std::max(largest, 1e-6 * maximum));
      relativeSigmas.push_back(mode.sigma / largest);
      sum += mode.amplitude;
    }
    if (tf.modes().size() > 1) {
      EXPECT_NEAR(sum, 1, 1e-12);
    } else {
      EXPECT_GE(sum, 0.1);
      EXPECT_LE(sum, 1);
    }
    ASSERT_EQ(tf.colors().size(), tf.modes().size() + 2);
    EXPECT_EQ(tf.colors().front().value, 0);
    EXPECT_EQ(tf.colors().back().value, maximum);
  }
  expectUniform(means, 0, maximum);
  expectUniform(relativeSigmas, 0, 1 + 1e-9);
  ASSERT_EQ(counts.size(), 5u);
  for (const auto& [modes, count] : counts) EXPECT_NEAR(count, 400, 90) << modes;
}

TEST(SeedSampler, EndsAreDarkAndModesLight) {
  const Sampler sampler(ballVolume(), seedOptions());
  const auto lightness = [](const ColorNode& node) {
    return (*std::max_element(node.rgb.begin(), node.rgb.end()) + *std::min_element(node.rgb.begin(), node.rgb.end())) /
           2;
  };
  for (int i = 0; i < 300; ++i) {
    const TransferFunction tf = sampler.sample(i).transferFunction;
    EXPECT_LE(lightness(tf.colors().front()), 0.4 + 1e-12);
    EXPECT_LE(lightness(tf.colors().back()), 0.4 + 1e-12);
    // A single mode: its own colour and, weighted by at most exp(-4) each, the ends.
    if (tf.modes().size() > 1) continue;
    EXPECT_GE(lightness(tf.colors()[1]), 0.5);
  }
}

TEST(SeedSampler, AlphaBoundsTheMeans) {
  SamplerOptions options = seedOptions();
  options.beginAlpha = 0.2;
  options.endAlpha = 0.6;
  const auto volume = ballVolume();
  const Sampler sampler(volume, options);
  for (int i = 0; i < 500; ++i) {
    const TransferFunction tf = sampler.sample(i).transferFunction;
    for (const auto& mode : tf.modes()) {
      EXPECT_GE(mode.mean, 0.2 * volume->maximum());
      EXPECT_LE(mode.mean, 0.6 * volume->maximum());
      EXPECT_LE(mode.sigma, 0.1 * volume->maximum());
    }
  }
}

TEST(InformedSampler, ASampleDependsOnSeedAndIndexOnly) {
  const auto volume = ballVolume();
  const Sampler a(volume, {}), b(ballVolume(), {});
  const Scene late = a.sample(9);
  for (std::uint64_t i = 0; i < 9; ++i) b.sample(i);
  expectSame(b.sample(9), late);
}

TEST(InformedSampler, EverySampleShowsSomething) {
  for (const auto& volume : {ballVolume(), ballVolume(40), ballVolume(9, -1000)}) {
    const Sampler sampler(volume, {});
    for (int i = 0; i < 300; ++i) {
      const Scene scene = sampler.sample(i);
      EXPECT_GE(expectedOpacity(scene.transferFunction, volume->histogram()), 0.01);
      EXPECT_EQ(scene.transferFunction.minimum(), volume->minimum());
      EXPECT_EQ(scene.transferFunction.maximum(), volume->maximum());
    }
  }
}

TEST(InformedSampler, ModesLieWhereTheVolumeHasData) {
  const auto volume = ballVolume();
  const Sampler sampler(volume, {});
  const double first = foregroundPercentile(volume->histogram(), 0);
  int withModes = 0;
  for (int i = 0; i < 500; ++i) {
    const TransferFunction tf = sampler.sample(i).transferFunction;
    withModes += !tf.modes().empty();
    EXPECT_LE(tf.modes().size(), 5u);
    for (const auto& mode : tf.modes()) {
      // Tissue at 90..130 or the bright ball at 220..250, to a bin's width; nothing between.
      EXPECT_GE(mode.mean, first);
      EXPECT_TRUE(mode.mean < 132 || mode.mean > 218) << mode.mean;
    }
  }
  EXPECT_NEAR(withModes, 375, 60);
}

TEST(InformedSampler, OrientationsAreUniformOverTheSphere) {
  const Sampler sampler(ballVolume(), {});
  std::vector<double> z, x, upX;
  int shaded = 0;
  std::vector<double> zoom;
  for (int i = 0; i < 2000; ++i) {
    const Scene scene = sampler.sample(i);
    // Archimedes: each coordinate of a uniform point on the sphere is uniform.
    z.push_back(scene.viewpoint.back()[2]);
    x.push_back(scene.viewpoint.back()[0]);
    upX.push_back(scene.viewpoint.up()[0]);
    zoom.push_back(scene.viewpoint.zoom());
    shaded += scene.lighting.shaded;
    EXPECT_EQ(scene.lighting.opacityUnit, 0);
  }
  expectUniform(z, -1, 1);
  expectUniform(x, -1, 1);
  expectUniform(upX, -1, 1);
  expectUniform(zoom, 1, 2.5);
  EXPECT_NEAR(shaded, 1400, 105);
}

TEST(InformedSampler, VisibleColoursAreBrightEnough) {
  const auto volume = ballVolume();
  const Sampler sampler(volume, {});
  for (int i = 0; i < 500; ++i) {
    const TransferFunction tf = sampler.sample(i).transferFunction;
    for (const auto& mode : tf.modes()) {
      const auto rgb = tf.color(mode.mean);
      EXPECT_GE(*std::max_element(rgb.begin(), rgb.end()), 0.4);
    }
  }
}

TEST(Sampler, RefusesWhatItCannotSample) {
  SamplerOptions options;
  options.maximumZoom = 0.5;
  EXPECT_THROW(Sampler(ballVolume(), options), Error);
  options = {};
  options.beginAlpha = 0.6;
  options.endAlpha = 0.5;
  EXPECT_THROW(Sampler(ballVolume(), options), Error);
  EXPECT_THROW(Sampler(ballVolume(0), {}), Error);
  EXPECT_THROW(Sampler(ballVolume(1, -300), seedOptions()), Error);
  EXPECT_EQ(samplerFromName("seed"), SamplerKind::kSeed);
  EXPECT_EQ(samplerFromName(nameOf(SamplerKind::kInformed)), SamplerKind::kInformed);
  EXPECT_THROW(samplerFromName("random"), Error);
}

TEST(ExpectedOpacity, IsTheMeanOverTheForeground) {
  const Histogram histogram{0, 4, {1000, 0, 30, 10}};
  TransferFunction tf(0, 4);
  tf.setPoints({{0, 1}, {2, 1}, {2, 0.2}, {3, 0.2}, {3, 0.6}});
  EXPECT_NEAR(expectedOpacity(tf, histogram), (30 * 0.2 + 10 * 0.6) / 40, 1e-12);
}

SamplerOptions keyframedOptions(double part) {
  SamplerOptions options;
  options.seed = 21;
  options.keyframed = part;
  return options;
}

TEST(SamplerKeyframes, TheAskedPartOfTheSamplesHasOne) {
  const Sampler sampler(ballVolume(), keyframedOptions(0.7));
  int keyframed = 0;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const auto keyframe = sampler.keyframeOf(i);
    if (!keyframe) continue;
    ++keyframed;
    EXPECT_LT(*keyframe, i);
    EXPECT_FALSE(sampler.keyframeOf(*keyframe)) << "a keyframe is a scene of its own";
  }
  EXPECT_NEAR(keyframed, 1400, 5 * std::sqrt(2000 * 0.7 * 0.3));
  EXPECT_FALSE(sampler.keyframeOf(0));
  for (std::uint64_t i = 0; i < 100; ++i) EXPECT_FALSE(Sampler(ballVolume(), keyframedOptions(0)).keyframeOf(i));
}

TEST(SamplerKeyframes, ScenesOfTheirOwnAreAsWithoutKeyframes) {
  const Sampler with(ballVolume(), keyframedOptions(0.5)), without(ballVolume(), keyframedOptions(0));
  for (std::uint64_t i = 0; i < 50; ++i) {
    if (!with.keyframeOf(i)) expectSame(with.sample(i), without.sample(i));
  }
}

TEST(SamplerKeyframes, ASampleIsItsKeyframeAMomentLater) {
  const Sampler sampler(ballVolume(), keyframedOptions(0.7));
  std::map<std::string, int> kinds;
  for (std::uint64_t i = 0; i < 400; ++i) {
    const auto keyframe = sampler.keyframeOf(i);
    if (!keyframe) continue;
    const Scene before = sampler.sample(*keyframe), after = sampler.sample(i);
    EXPECT_EQ(after.revision, i);
    EXPECT_EQ(before.lighting, after.lighting);
    const TransferFunction &a = before.transferFunction, &b = after.transferFunction;
    const double zoom = after.viewpoint.zoom() / before.viewpoint.zoom();
    const auto from = before.viewpoint.back(), to = after.viewpoint.back();
    const double cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];
    const bool tf = a.modes() != b.modes() || a.points() != b.points(), color = a.colors() != b.colors();
    const bool zoomed = zoom != 1, turned = before.viewpoint.orientation() != after.viewpoint.orientation();
    EXPECT_EQ(tf + color + zoomed + turned, 1) << "one thing at a time";
    ++kinds[tf ? "tf" : color ? "color" : zoomed ? "zoom" : "orbit"];
    // 30 degrees a second and a factor of 1.5 a second for 0.05 to 2 seconds.
    if (turned) {
      EXPECT_LE(cosine, std::cos(1.5 * 3.14159265 / 180) + 1e-9);
      EXPECT_GE(cosine, std::cos(60 * 3.14159265 / 180) - 1e-9);
    }
    if (zoomed) {
      const double factor = std::max(zoom, 1 / zoom);
      EXPECT_GE(factor, std::pow(1.5, 0.05) - 1e-9);
      EXPECT_LE(factor, std::pow(1.5, 2) + 1e-9);
    }
    if (tf && a.opacityKind() == OpacityKind::kModes) {
      double moved = 0;
      for (std::size_t m = 0; m < a.modes().size(); ++m) moved += std::abs(a.modes()[m].mean - b.modes()[m].mean);
      EXPECT_LE(moved, (0.4 + 1e-9) * (a.maximum() - a.minimum()));
      EXPECT_GT(moved, 0);
    }
  }
  ASSERT_EQ(kinds.size(), 4u);
  for (const auto& [kind, count] : kinds) EXPECT_GT(count, 30) << kind;
}

TEST(SamplerKeyframes, AreAPureFunctionOfSeedAndIndex) {
  const Sampler a(ballVolume(), keyframedOptions(0.7)), b(ballVolume(), keyframedOptions(0.7));
  for (const std::uint64_t i : {77u, 12u, 99999u}) {
    EXPECT_EQ(a.keyframeOf(i), b.keyframeOf(i));
    expectSame(a.sample(i), b.sample(i));
  }
}

TEST(SamplerKeyframes, PartsOutOfRangeAreErrors) {
  EXPECT_THROW(Sampler(ballVolume(), keyframedOptions(-0.1)), Error);
  EXPECT_THROW(Sampler(ballVolume(), keyframedOptions(0.95)), Error);
  EXPECT_THROW(Sampler(ballVolume(), keyframedOptions(std::nan(""))), Error);
}

}  // namespace
}  // namespace twinray::core
