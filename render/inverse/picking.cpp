#include "render/inverse/picking.h"

#include <algorithm>
#include <cmath>

#include "render/inverse/transfer_samples.h"

namespace twinray::render {
namespace {

constexpr int kReach = 12;     ///< samples to either side
constexpr double kSigma = 4;   ///< samples
constexpr double kClear = 10;  ///< a tenth of the most is fully picked: rims of a mode are of its tissue too

}  // namespace

std::vector<double> pickedValues(const std::vector<double>& composition) {
  const int count = static_cast<int>(composition.size());
  std::vector<double> smooth(composition.size());
  for (int i = 0; i < count; ++i) {
    double sum = 0, total = 0;
    for (int d = -kReach; d <= kReach; ++d) {
      const double weight = std::exp(-d * d / (2 * kSigma * kSigma));
      total += weight;
      if (i + d >= 0 && i + d < count) sum += weight * composition[i + d];
    }
    smooth[i] = sum / total;
  }
  const double most = count > 0 ? *std::max_element(smooth.begin(), smooth.end()) : 0;
  for (double& value : smooth) value = most > 0 ? value / most : 0;
  return smooth;
}

core::TransferFunction edited(const core::TransferFunction& function, const std::vector<double>& composition,
                              PickEdit edit) {
  const std::vector<double> picked = pickedValues(composition);
  if (std::none_of(picked.begin(), picked.end(), [](double value) { return value > 0; })) return function;
  TransferSamples samples(function);
  for (std::size_t i = 0; i < picked.size(); ++i) {
    double& opacity = samples.opacity[i];
    const double whole = std::min(kClear * picked[i], 1.0);
    switch (edit) {
      case PickEdit::kShowMore:
        // Twice what it was where it is translucent, never above 1.
        opacity += picked[i] * opacity * (1 - opacity) + picked[i] * 0.02 * (1 - opacity);
        break;
      case PickEdit::kHide:
        opacity *= 1 - whole;
        break;
      case PickEdit::kOnly:
        opacity *= whole;
        break;
    }
  }
  core::TransferFunction result = toTransferFunction(samples);
  result.setColors(function.colors());
  return result;
}

}  // namespace twinray::render
