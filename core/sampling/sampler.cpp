#include "core/sampling/sampler.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/foreground.h"
#include "core/sampling/colors.h"
#include "core/sampling/drag.h"
#include "core/sampling/random.h"

namespace twinray::core {
namespace {

constexpr int kMaximumModes = 5;
/// Expected opacity below which a transfer function shows nothing.
constexpr double kVisible = 0.01;
/// Which samples have keyframes, and what drags lead to them, is drawn from streams of their own: with or without
/// keyframes, the scenes that have none are the same.
constexpr std::uint64_t kKeyframeStream = 0xBF58476D1CE4E5B9ull;

struct SampledModes {
  std::vector<GaussianMode> modes;  ///< ascending means
  std::vector<ColorNode> colors;
};

/// The original's random TF. `from` and `to` bound the means; sigma is at least min(0.05, largest / modes) in scalar
/// units, where the largest is half the distance to the nearer bound.
SampledModes originalModes(Random& random, double maximum, double from, double to) {
  constexpr double kSmallestSigma = 0.05, kSmallestAmplitude = 0.1;
  constexpr double kLightestEnd = 0.4, kDarkestMode = 0.6;
  const double positive = 1e-6 * maximum;  // a mean on a bound would have sigma 0
  const int count = random.integer(1, kMaximumModes);
  const auto randomColor = [&random](double darkest, double lightest) {
    const double hue = random.uniform(0, 360), saturation = random.uniform();
    return rgbFromHsl(hue, saturation, random.uniform(darkest, lightest));
  };

  SampledModes result;
  std::vector<ColorNode> nodes{{0, randomColor(0, kLightestEnd)}, {maximum, randomColor(0, kLightestEnd)}};
  double sum = 0;
  for (int i = 0; i < count; ++i) {
    const double mean = random.uniform(from, to);
    const double largest = 0.5 * std::min(mean - from, to - mean);
    const double sigma = random.uniform(std::min(kSmallestSigma, largest / count), largest);
    result.modes.push_back({mean, std::max(sigma, positive), random.uniform(kSmallestAmplitude, 1)});
    sum += result.modes.back().amplitude;
    nodes.push_back({mean, randomColor(kDarkestMode, 1)});
  }
  std::sort(result.modes.begin(), result.modes.end(), [](const auto& a, const auto& b) { return a.mean < b.mean; });
  result.colors = {nodes[0]};
  for (auto& mode : result.modes) {
    if (count > 1) mode.amplitude /= sum;
    ColorNode weighted{mode.mean, {}};
    double weights = 0;
    for (const auto& node : nodes) {
      const double distance = (node.value - mode.mean) / mode.sigma;
      const double weight = portableExp(-distance * distance);
      weights += weight;
      for (int c = 0; c < 3; ++c) weighted.rgb[c] += weight * node.rgb[c];
    }
    for (double& c : weighted.rgb) c = std::min(c / weights, 1.0);
    result.colors.push_back(weighted);
  }
  result.colors.push_back(nodes[1]);
  return result;
}

/// Uniform over all rotations: G. Marsaglia, "Choosing a point from the surface of a sphere", Ann. Math. Stat. 43(2),
/// 1972, for the sphere in four dimensions; rejection needs no trigonometry, so it is exact everywhere.
std::array<double, 4> uniformOrientation(Random& random) {
  const auto insideCircle = [&random](double& x, double& y) {
    double square;
    do {
      x = random.uniform(-1, 1);
      y = random.uniform(-1, 1);
      square = x * x + y * y;
    } while (square >= 1);
    return square;
  };
  double a, b, c, d;
  const double first = insideCircle(a, b);
  double second;
  do {
    second = insideCircle(c, d);
  } while (second == 0);
  const double scale = std::sqrt((1 - first) / second);
  return {a, b, c * scale, d * scale};
}

/// Where in the foreground histogram a structure lies, in per cent. Bright structures are small in most volumes and
/// what people look for, so they get more than their share.
double informedPercent(Random& random) {
  return random.chance(0.5) ? random.uniform(1, 99.5) : 100 - random.mostlySmall(0.1, 15);
}

/// Modes where the volume has data.
std::vector<GaussianMode> informedModes(Random& random, const Histogram& histogram) {
  // Narrower than this cannot be stored in a TF of 256 samples.
  const double narrowest = (histogram.maximum - histogram.minimum) / 255;
  const double background = foregroundPercentile(histogram, 0);
  std::vector<GaussianMode> modes(std::size_t(random.integer(1, kMaximumModes)));
  const bool layered = random.chance(0.8);
  for (auto& mode : modes) {
    const double percent = informedPercent(random);
    const double width = random.mostlySmall(0.5, 20);  // per cent of the foreground to either side
    const double from = std::max(percent - width, 0.0), to = std::min(percent + width, 100.0);
    mode.mean = foregroundPercentile(histogram, percent);
    mode.sigma = (foregroundPercentile(histogram, to) - foregroundPercentile(histogram, from)) / 2;
    // A tail that reaches the background fills the whole box with fog.
    mode.sigma = std::min(mode.sigma, (mode.mean - background) / 2.5);
    mode.sigma = std::max(mode.sigma, narrowest);
    // What covers much of the volume must be translucent for anything behind it to show.
    const double solid = layered ? std::min(1 / (to - from), 1.0) : 1.0;
    mode.amplitude = random.uniform(0.05, 1) * solid;
  }
  std::sort(modes.begin(), modes.end(), [](const auto& a, const auto& b) { return a.mean < b.mean; });
  return modes;
}

/// Opacity that rises at a threshold and stays: surfaces, or translucent slopes.
std::vector<OpacityPoint> informedRamp(Random& random, const Histogram& histogram) {
  const double percent = informedPercent(random);
  const double from = foregroundPercentile(histogram, percent);
  const double to = foregroundPercentile(histogram, percent + random.mostlySmall(0.01, 1) * (100 - percent));
  const double solid = random.chance(0.7) ? std::min(2 / (100 - percent), 1.0) : 1.0;
  const double height = random.uniform(0.1, 1) * solid;
  return {{histogram.minimum, 0}, {from, 0}, {to, height}, {histogram.maximum, height}};
}

Lighting informedLighting(Random& random) {
  Lighting lighting;
  lighting.shaded = random.chance(0.7);
  const LightingRanges ranges;
  lighting.ambient = random.uniform(ranges.ambient.minimum, ranges.ambient.maximum);
  lighting.diffuse = random.uniform(ranges.diffuse.minimum, ranges.diffuse.maximum);
  lighting.specular = random.uniform(ranges.specular.minimum, ranges.specular.maximum);
  lighting.specularPower = random.mostlySmall(ranges.specularPower.minimum, ranges.specularPower.maximum);
  lighting.opacityUnit = 0;
  return lighting;
}

TransferFunction informedTransferFunction(Random& random, const Histogram& histogram) {
  TransferFunction tf(histogram.minimum, histogram.maximum);
  std::vector<double> structures;
  if (random.chance(0.75)) {
    tf.setModes(informedModes(random, histogram));
    for (const auto& mode : tf.modes()) structures.push_back(mode.mean);
  } else {
    tf.setPoints(informedRamp(random, histogram));
    structures = {tf.points()[1].value, foregroundPercentile(histogram, 99.5)};
    std::sort(structures.begin(), structures.end());
  }
  tf.setColors(plausibleColors(random, tf.minimum(), tf.maximum(), structures));
  return tf;
}

/// The whole foreground, translucent: what is left if chance found nothing visible.
TransferFunction wholeForeground(const Histogram& histogram) {
  TransferFunction tf(histogram.minimum, histogram.maximum);
  const double first = foregroundPercentile(histogram, 0);
  tf.setPoints({{histogram.minimum, 0}, {first, 0}, {first, 0.1}, {histogram.maximum, 0.3}});
  return tf;
}

}  // namespace

SamplerKind samplerFromName(const std::string& name) {
  if (name == "informed") return SamplerKind::kInformed;
  if (name == "seed") return SamplerKind::kSeed;
  throw Error("There is no sampler \"" + name + "\"; choose informed or seed.");
}

std::string nameOf(SamplerKind kind) {
  return kind == SamplerKind::kSeed ? "seed" : "informed";
}

Sampler::Sampler(std::shared_ptr<const Volume> volume, const SamplerOptions& options)
    : volume_(std::move(volume)), options_(options) {
  if (!(volume_->maximum() > volume_->minimum())) {
    throw Error("Every voxel of the volume has the same value, so there is nothing to sample; choose another volume.");
  }
  if (!(options_.beginAlpha >= 0 && options_.endAlpha <= 1 && options_.beginAlpha < options_.endAlpha)) {
    throw Error("The part of the range where modes may lie must have 0 <= begin alpha < end alpha <= 1.");
  }
  if (!(options_.maximumZoom >= 1 && options_.maximumZoom <= 100)) {
    throw Error("The largest zoom must be between 1 and 100.");
  }
  if (!(options_.keyframed >= 0 && options_.keyframed <= SamplerOptions::kMostKeyframed)) {
    throw Error("The part of the samples that have a keyframe must be between 0 and 0.9.");
  }
  if (options_.kind == SamplerKind::kSeed && !(volume_->maximum() > 0)) {
    throw Error("The seed sampler spans 0 to the largest value, which is not above 0; use the informed sampler.");
  }
}

Scene Sampler::sample(std::uint64_t index) const {
  const auto keyframe = keyframeOf(index);
  Scene scene = keyframe ? draggedFrom(ownScene(*keyframe), index) : ownScene(index);
  scene.revision = index;
  return scene;
}

std::optional<std::uint64_t> Sampler::keyframeOf(std::uint64_t index) const {
  const auto follows = [this](std::uint64_t i) {
    return i > 0 && Random(options_.seed ^ kKeyframeStream, i).chance(options_.keyframed);
  };
  if (!follows(index)) return std::nullopt;
  do {
    --index;
  } while (follows(index));
  return index;
}

Scene Sampler::ownScene(std::uint64_t index) const {
  Scene scene = options_.kind == SamplerKind::kSeed ? sampleSeed(index) : sampleInformed(index);
  scene.volume = volume_;
  return scene;
}

Scene Sampler::draggedFrom(const Scene& keyframe, std::uint64_t index) const {
  constexpr int kAttempts = 20;
  Random random(options_.seed ^ kKeyframeStream, index);
  random.uniform();  // has decided that there is a keyframe
  Scene scene;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const Drag drag = randomDrag(random, keyframe);
    scene = dragged(keyframe, drag, random.mostlySmall(kShortestDrag, kLongestDrag));
    if (expectedOpacity(scene.transferFunction, volume_->histogram()) >= kVisible) break;
  }
  return scene;
}

Scene Sampler::sampleInformed(std::uint64_t index) const {
  constexpr int kAttempts = 100;
  Random random(options_.seed, index);
  const Histogram& histogram = volume_->histogram();
  Scene scene;
  scene.viewpoint.setOrientation(uniformOrientation(random));
  scene.viewpoint.setZoom(random.uniform(1, options_.maximumZoom));
  scene.lighting = informedLighting(random);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    scene.transferFunction = informedTransferFunction(random, histogram);
    if (expectedOpacity(scene.transferFunction, histogram) >= kVisible) return scene;
  }
  scene.transferFunction = wholeForeground(histogram);
  return scene;
}

Scene Sampler::sampleSeed(std::uint64_t index) const {
  constexpr double kOpacityUnit = 1.0;  // mm
  Random random(options_.seed, index);
  const double maximum = std::ceil(volume_->maximum());
  Scene scene;
  ViewAngles angles;
  angles.elevation = random.uniform(5, 165);
  angles.azimuth = random.uniform(0, 360);
  angles.roll = random.uniform(-10, 10);
  angles.zoom = random.uniform(1, options_.maximumZoom);
  scene.viewpoint = Viewpoint::fromAngles(angles);
  const SampledModes sampled =
      originalModes(random, maximum, options_.beginAlpha * maximum, options_.endAlpha * maximum);
  scene.transferFunction = TransferFunction(0, maximum);
  scene.transferFunction.setModes(sampled.modes);
  scene.transferFunction.setColors(sampled.colors);
  scene.lighting.shaded = false;
  scene.lighting.opacityUnit = kOpacityUnit;
  return scene;
}

double expectedOpacity(const TransferFunction& tf, const Histogram& histogram) {
  constexpr int kSteps = 4;  // in each bin: modes may be as narrow as one
  const std::size_t bins = histogram.counts.size();
  const double width = (histogram.maximum - histogram.minimum) / double(bins);
  double sum = 0, total = 0;
  for (std::size_t i = firstForegroundBin(histogram); i < bins; ++i) {
    if (histogram.counts[i] == 0) continue;
    double opacity = 0;
    for (int step = 0; step < kSteps; ++step) {
      opacity += tf.opacity(histogram.minimum + (double(i) + (step + 0.5) / kSteps) * width);
    }
    sum += double(histogram.counts[i]) * opacity / kSteps;
    total += double(histogram.counts[i]);
  }
  return total > 0 ? sum / total : 0;
}

}  // namespace twinray::core
