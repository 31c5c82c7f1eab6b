#include "core/foreground.h"

#include <algorithm>
#include <cstdint>

namespace twinray::core {

std::size_t firstForegroundBin(const Histogram& histogram) {
  const auto& counts = histogram.counts;
  const auto peak = std::max_element(counts.begin(), counts.end());
  if (peak - counts.begin() >= std::ptrdiff_t(counts.size() / 4)) return 0;
  const auto end = std::find_if(peak, counts.end(), [&](std::uint64_t count) { return count < *peak / 20.0; });
  const bool empty = std::all_of(end, counts.end(), [](std::uint64_t count) { return count == 0; });
  return empty ? 0 : std::size_t(end - counts.begin());
}

double foregroundPercentile(const Histogram& histogram, double percent) {
  const std::size_t bins = histogram.counts.size();
  const std::size_t first = firstForegroundBin(histogram);
  const double width = (histogram.maximum - histogram.minimum) / double(std::max<std::size_t>(bins, 1));
  std::uint64_t total = 0;
  for (std::size_t i = first; i < bins; ++i) total += histogram.counts[i];
  double wanted = std::clamp(percent, 0.0, 100.0) / 100 * double(total);
  for (std::size_t i = first; i < bins; ++i) {
    const double count = double(histogram.counts[i]);
    if (count > 0 && wanted <= count) return histogram.minimum + (double(i) + wanted / count) * width;
    wanted -= count;
  }
  return histogram.maximum;
}

}  // namespace twinray::core
