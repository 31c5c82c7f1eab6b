#include "render/inverse/search_target.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.h"

namespace twinray::render {
namespace {

bool mayChange(const MatchOptions& options, int sample) {
  constexpr int kLast = TransferSamples::kCount - 1;
  return sample >= options.from * kLast && sample <= options.to * kLast;
}

}  // namespace

std::array<int, 2> guideSizeFor(const core::Image& target, int longer) {
  const double scale = std::min(1.0, double(longer) / std::max(target.width, target.height));
  return {std::max(1, static_cast<int>(std::lround(target.width * scale))),
          std::max(1, static_cast<int>(std::lround(target.height * scale)))};
}

SearchTarget searchTarget(const core::Image& target, const MatchOptions& options, int width, int height) {
  SearchTarget result;
  result.picture = GuidePicture(core::resize(target, width, height));
  result.weights = pixelWeights(options.region, width, height);
  if (std::accumulate(result.weights.begin(), result.weights.end(), 0.0) == 0) {
    throw core::Error("The region of the target has no pixels; choose one inside the picture.");
  }
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    result.opacity.push_back(mayChange(options, i) && options.opacity);
    result.color.push_back(mayChange(options, i) && options.color);
  }
  return result;
}

TransferSamples fog(const core::TransferFunction& function, double opacity, bool grey) {
  TransferSamples samples(function);
  std::fill(samples.opacity.begin(), samples.opacity.end(), opacity);
  if (grey) std::fill(samples.color.begin(), samples.color.end(), core::Rgb{0.6, 0.6, 0.6});
  return samples;
}

void keepLocked(const MatchOptions& options, const TransferSamples& own, TransferSamples& samples) {
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    if (!mayChange(options, i) || !options.opacity) samples.opacity[i] = own.opacity[i];
    if (!mayChange(options, i) || !options.color) samples.color[i] = own.color[i];
  }
}

}  // namespace twinray::render
