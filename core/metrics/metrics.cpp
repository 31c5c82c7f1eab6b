#include "core/metrics/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/error.h"
#include "core/metrics/color_distance.h"
#include "core/metrics/structure.h"

namespace twinray::core {
namespace {

std::string sizeText(const Image& image) {
  return std::to_string(image.width) + "x" + std::to_string(image.height);
}

void checkSizes(const Image& prediction, const Image& reference) {
  if (prediction.width != reference.width || prediction.height != reference.height) {
    throw Error("Pictures of " + sizeText(prediction) + " and " + sizeText(reference) +
                " pixels cannot be compared; give two of one size.");
  }
  if (prediction.empty()) throw Error("Empty pictures cannot be compared; render them first.");
}

void checkWindow(const Image& image) {
  if (std::min(image.width, image.height) < kSsimWindow) {
    throw Error("SSIM needs pictures of at least 11x11 pixels, not " + sizeText(image) + "; give larger ones.");
  }
}

/// Sums over RGB of all pixels, or those inside the mask; integers, so exact.
struct Sums {
  std::uint64_t squaredDifferences = 0;
  std::uint64_t squaredReference = 0;
  std::uint64_t values = 0;

  double rmse() const { return std::sqrt(double(squaredDifferences) / double(values)) / 255; }
  /// 0 for two black pictures, infinity where only the reference is black.
  double relativeError() const {
    return squaredDifferences == 0 ? 0 : std::sqrt(double(squaredDifferences) / double(squaredReference));
  }
};

Sums sumsOf(const Image& prediction, const Image& reference, const Mask* mask = nullptr) {
  Sums sums;
  const std::size_t pixels = std::size_t(reference.width) * reference.height;
  for (std::size_t i = 0; i < pixels; ++i) {
    if (mask && !(*mask)[i]) continue;
    for (std::size_t c = 0; c < 3; ++c) {
      const int p = prediction.data[i * Image::kChannels + c];
      const int r = reference.data[i * Image::kChannels + c];
      sums.squaredDifferences += std::uint64_t((p - r) * (p - r));
      sums.squaredReference += std::uint64_t(r * r);
    }
    sums.values += 3;
  }
  return sums;
}

struct Foreground {
  Mask mask;
  Box box;  ///< around it; empty if there is none
  bool empty() const { return box.width == 0; }
};

Foreground foregroundOf(const Image& reference, const Rgb& background) {
  constexpr double kTolerance = 2;
  Foreground foreground;
  foreground.mask.resize(std::size_t(reference.width) * reference.height);
  int left = reference.width, top = reference.height, right = -1, bottom = -1;
  for (int y = 0; y < reference.height; ++y) {
    for (int x = 0; x < reference.width; ++x) {
      const std::uint8_t* pixel = reference.pixel(x, y);
      bool inside = false;
      for (int c = 0; c < 3; ++c) inside = inside || std::abs(pixel[c] - background[c] * 255) > kTolerance;
      if (!inside) continue;
      foreground.mask[std::size_t(y) * reference.width + x] = 1;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  if (right >= 0) foreground.box = {left, top, right - left + 1, bottom - top + 1};
  return foreground;
}

void fillErrors(const Sums& sums, Metrics& metrics) {
  metrics.rmse = sums.rmse();
  metrics.psnr = psnrFromRmse(metrics.rmse);
  metrics.relativeError = sums.relativeError();
}

/// What the structural figures of a whole picture and of its foreground share: most of their cost.
struct Structure {
  Luma prediction, reference;
  SimilarityMap map;
};

/// Empty where it is not wanted.
std::optional<Structure> structureOf(const Image& prediction, const Image& reference, const MetricsOptions& options) {
  if (!options.structural) return {};
  checkWindow(reference);
  Structure structure{lumaOf(prediction), lumaOf(reference), {}};
  structure.map = similarityMap(structure.prediction, structure.reference);
  return structure;
}

Metrics wholeMetrics(const Image& prediction, const Image& reference, const std::optional<Structure>& structure,
                     bool withEmd) {
  Metrics metrics;
  fillErrors(sumsOf(prediction, reference), metrics);
  if (structure) {
    metrics.ssim = ssimOf(structure->map);
    metrics.msSsim = msSsimOf(structure->map, structure->prediction, structure->reference,
                              {0, 0, reference.width, reference.height});
  }
  if (withEmd) metrics.emd = emd(prediction, reference);
  return metrics;
}

Metrics foregroundMetrics(const Image& prediction, const Image& reference, const Foreground& foreground,
                          const std::optional<Structure>& structure, bool withEmd) {
  Metrics metrics;
  fillErrors(sumsOf(prediction, reference, &foreground.mask), metrics);
  if (structure) {
    metrics.ssim = ssimOf(structure->map, &foreground.mask);
    metrics.msSsim = msSsimOf(structure->map, structure->prediction, structure->reference, foreground.box);
  }
  if (withEmd) {
    metrics.emd =
        earthMoversDistance(labHistogram(prediction, &foreground.mask), labHistogram(reference, &foreground.mask));
  }
  return metrics;
}

}  // namespace

PartMetrics compareParts(const Image& prediction, const Image& reference, const Rgb& background,
                         const MetricsOptions& options) {
  checkSizes(prediction, reference);
  const auto structure = structureOf(prediction, reference, options);
  PartMetrics metrics;
  metrics.whole = wholeMetrics(prediction, reference, structure, options.emd);
  const Foreground foreground = foregroundOf(reference, background);
  if (!foreground.empty())
    metrics.foreground = foregroundMetrics(prediction, reference, foreground, structure, options.emd);
  return metrics;
}

Metrics compare(const Image& prediction, const Image& reference, const MetricsOptions& options) {
  checkSizes(prediction, reference);
  return wholeMetrics(prediction, reference, structureOf(prediction, reference, options), options.emd);
}

double rmse(const Image& prediction, const Image& reference) {
  checkSizes(prediction, reference);
  return sumsOf(prediction, reference).rmse();
}

double psnrFromRmse(double rmse) {
  constexpr double kMost = 100;
  return rmse > 0 ? std::min(-20 * std::log10(rmse), kMost) : kMost;
}

double ssim(const Image& prediction, const Image& reference) {
  checkSizes(prediction, reference);
  checkWindow(reference);
  return ssimOf(similarityMap(lumaOf(prediction), lumaOf(reference)));
}

std::optional<double> msSsim(const Image& prediction, const Image& reference) {
  checkSizes(prediction, reference);
  if (std::min(reference.width, reference.height) < kSmallestMsSsim) return {};
  const Luma p = lumaOf(prediction), r = lumaOf(reference);
  return msSsimOf(similarityMap(p, r), p, r, {0, 0, reference.width, reference.height});
}

double emd(const Image& prediction, const Image& reference) {
  checkSizes(prediction, reference);
  return earthMoversDistance(labHistogram(prediction), labHistogram(reference));
}

}  // namespace twinray::core
