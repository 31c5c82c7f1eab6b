#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "core/color_contributions.h"
#include "core/io/volume_reader.h"
#include "core/metrics/metrics.h"
#include "core/sampling/drag.h"
#include "render/volume_renderer.h"

// recoloring_bench VOLUME SIZE DRAGS: what the contributions of colours cost and hold, what recolouring costs, and how
// near it comes to the ray caster's picture, in recorded drags of colours (seed 7).

namespace {

using namespace twinray;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double medianOf(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
  return values[values.size() / 2];
}

/// Mean |difference| of RGB, 0..1.
double meanError(const core::Image& a, const core::Image& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) {
    if (i % core::Image::kChannels < 3) sum += std::abs(a.data[i] - b.data[i]);
  }
  return sum / (255 * 0.75 * double(a.data.size()));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return std::fprintf(stderr, "recoloring_bench VOLUME SIZE DRAGS\n"), 2;
  constexpr std::uint64_t kSeed = 7;
  const auto volume = core::readVolume(arguments[1]);
  render::VolumeRenderer renderer({.quality = render::Quality::kHigh, .device = render::Device::kCpu});
  core::Request request;
  request.width = request.height = std::atoi(arguments[2]);
  std::vector<double> cast, summed, recolored, psnr, errors;
  for (int i = 0; i < std::atoi(arguments[3]); ++i) {
    const core::RecordedDrag drag(volume, kSeed, core::DragKind::kColor, std::uint64_t(i));
    request.scene = drag.scene(0);
    renderer.render(request);  // gradients
    auto start = Clock::now();
    const core::Image rest = renderer.render(request)->picture;
    cast.push_back(millisecondsSince(start));
    start = Clock::now();
    const auto contributions = renderer.colorContributions(request);
    summed.push_back(millisecondsSince(start));
    if (!contributions) continue;
    std::printf("drag %d: cast %.0f ms, contributions %.0f ms, %.1f MB, %zu nodes; dB after 1, 10, 30, 60 ticks:", i,
                cast.back(), summed.back(), double(contributions->bytes()) / 1e6, contributions->nodes.size());
    for (const int tick : {1, 10, 30, 60}) {
      const auto from = request.scene;
      request.scene = drag.scene(tick);
      const core::Image truth = renderer.render(request)->picture;
      start = Clock::now();
      const core::Image picture = core::recolored(rest, *contributions, *from, *request.scene);
      recolored.push_back(millisecondsSince(start));
      psnr.push_back(core::compare(picture, truth, {}).psnr);
      errors.push_back(meanError(picture, truth));
      std::printf(" %.2f (%.2f)", psnr.back(), core::compare(rest, truth, {}).psnr);
      request.scene = from;
    }
    std::printf("\n");
  }
  std::printf("medians: cast %.0f ms, contributions %.0f ms, recolouring %.1f ms, %.2f dB, mean error %.5f\n",
              medianOf(cast), medianOf(summed), medianOf(recolored), medianOf(psnr), medianOf(errors));
}
