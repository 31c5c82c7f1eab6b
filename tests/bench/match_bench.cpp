// How well pictures of known transfer functions are matched: ten of the informed sampler on a volume (the first
// argument; the bundled tumour if left out), seen and lit as the volume opens, searched for from the function that it
// opens with. Says for each the PSNR of the found function's picture at 256x256 (quality high) against the target, and
// of the first.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/first_scene.h"
#include "core/io/volume_reader.h"
#include "core/metrics/metrics.h"
#include "core/resources.h"
#include "core/sampling/sampler.h"
#include "render/inverse/match.h"
#include "render/stopwatch.h"
#include "render/volume_renderer.h"

int main(int argc, char** argv) {
  using namespace twinray;
  constexpr double kEnough = 30;  // dB
  const auto volume = core::readVolume(argc > 1 ? argv[1] : core::defaultVolumePath().string());
  const double seconds = argc > 2 ? std::atof(argv[2]) : 30;
  const core::Scene first = core::firstScene(volume);
  core::SamplerOptions options;
  options.seed = 2026;
  const core::Sampler sampler(volume, options);
  render::VolumeRenderer renderer({render::Quality::kHigh, render::Device::kCpu, 2});
  const auto pictureOf = [&](const core::TransferFunction& function) {
    core::Request request;
    auto scene = std::make_shared<core::Scene>(first);
    scene->transferFunction = function;
    request.scene = scene;
    return renderer.render(request)->picture;
  };
  int reached = 0;
  for (int i = 0; i < 10; ++i) {
    const core::Image target = pictureOf(sampler.sample(i).transferFunction);
    const render::Stopwatch watch;
    render::MatchOptions match;
    match.seconds = seconds;
    match.threads = 2;
    const auto result = render::matchPicture(first, target, match);
    const double took = watch.milliseconds() / 1000;
    const double before = core::compare(pictureOf(first.transferFunction), target).psnr;
    const double after = core::compare(pictureOf(result.function), target).psnr;
    reached += after >= kEnough;
    std::printf("%d: %.1f dB at first, %.1f dB found (%.1f dB in the search), %d steps, %zu points, %.1f s\n", i,
                before, after, result.psnr, result.steps, result.function.points().size(), took);
    std::fflush(stdout);
  }
  std::printf("at least %.0f dB: %d of 10\n", kEnough, reached);
}
