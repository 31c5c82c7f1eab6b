// How well pictures of known transfer functions are matched: ten of the informed sampler on a volume (the first
// argument; the bundled tumour if left out), seen and lit as the volume opens, searched for from the function that it
// opens with. Says for each the PSNR of the found function's picture at 256x256 (quality high) against the target, and
// of the first. With a third argument, "views", the targets are seen from the sampler's viewpoints too, which are
// searched for: how far the found viewing direction is from the true one is said as well.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <string>

#include "core/first_scene.h"
#include "core/io/volume_reader.h"
#include "core/metrics/metrics.h"
#include "core/resources.h"
#include "core/sampling/sampler.h"
#include "render/inverse/match.h"
#include "render/stopwatch.h"
#include "render/volume_renderer.h"

namespace {

/// Between two viewing directions, degrees.
double angleBetween(const twinray::core::Viewpoint& a, const twinray::core::Viewpoint& b) {
  double cosine = 0;
  for (int i = 0; i < 3; ++i) cosine += a.back()[i] * b.back()[i];
  return std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / std::numbers::pi;
}

}  // namespace

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
  const auto pictureOf = [&](const core::TransferFunction& function, const core::Viewpoint& viewpoint) {
    core::Request request;
    auto scene = std::make_shared<core::Scene>(first);
    scene->transferFunction = function;
    scene->viewpoint = viewpoint;
    request.scene = scene;
    return renderer.render(request)->picture;
  };
  const bool views = argc > 3 && std::string(argv[3]) == "views";
  int reached = 0, near = 0, fair = 0;
  for (int i = 0; i < 10; ++i) {
    const core::Scene sampled = sampler.sample(i);
    const core::Viewpoint& viewpoint = views ? sampled.viewpoint : first.viewpoint;
    const core::Image target = pictureOf(sampled.transferFunction, viewpoint);
    const render::Stopwatch watch;
    render::MatchOptions match;
    match.seconds = seconds;
    match.threads = 2;
    match.viewpoint = views;
    const auto result = render::matchPicture(first, target, match);
    const double took = watch.milliseconds() / 1000;
    const double before = core::compare(pictureOf(first.transferFunction, first.viewpoint), target).psnr;
    const double after = core::compare(pictureOf(result.function, result.viewpoint), target).psnr;
    reached += after >= kEnough;
    std::printf("%d: %.1f dB at first, %.1f dB found (%.1f dB in the search), %d steps, %zu points, %.1f s\n", i,
                before, after, result.psnr, result.steps, result.function.points().size(), took);
    if (views) {
      const double angle = angleBetween(result.viewpoint, viewpoint);
      near += angle <= 5;
      fair += after >= 25;
      std::printf("   %.1f degrees from the true direction, zoom %.2f for %.2f\n", angle, result.viewpoint.zoom(),
                  viewpoint.zoom());
    }
    std::fflush(stdout);
  }
  if (views) std::printf("within 5 degrees: %d of 10; at least 25 dB: %d of 10\n", near, fair);
  std::printf("at least %.0f dB: %d of 10\n", kEnough, reached);
}
