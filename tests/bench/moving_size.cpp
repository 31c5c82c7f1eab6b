// How large pictures should be while the view moves, and whether a network should paint them: pictures of orbits at
// several sizes, painted some ticks ago (33 ms each), moved to the present view as the window does it, enlarged to the
// pane (bicubic; the window does it bilinear), against the true picture of its size.
//
//     moving_size MODEL SIDE TICKS SCENES VOLUME...
//
// One row a size: PSNR (median) and milliseconds (median, this machine) of the network's pictures, of their guides
// alone, and of VTK's at one ray a pixel; before they are moved.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "core/enlarged_renderer.h"
#include "core/io/volume_reader.h"
#include "core/metrics/metrics.h"
#include "core/reprojected_renderer.h"
#include "core/sampling/drag.h"
#include "nn/predicted_renderer.h"
#include "render/volume_renderer.h"

namespace {

using namespace twinray;

constexpr std::array kScales{1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3};  // those of ui/workers/picture_size.cpp
constexpr int kGrain = 4;
constexpr int kTick = 30;

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) {
    std::fprintf(stderr, "moving_size MODEL SIDE TICKS SCENES VOLUME...\n");
    return 2;
  }
  const std::shared_ptr<const nn::Model> model = nn::loadModel(argv[1]);
  const int side = std::atoi(argv[2]), age = std::atoi(argv[3]), scenes = std::atoi(argv[4]);
  const auto guide = [&](render::Quality quality) {
    render::VolumeRendererOptions options;
    options.quality = quality;
    options.levelsOfDetail = true;
    return std::make_unique<render::VolumeRenderer>(options);
  };
  const auto size = [&](int w, int h) { return nn::guideSize(model->info(), w, h); };
  const render::Quality quality = render::qualityFromName(model->info().guideQuality);
  render::VolumeRenderer truth(render::VolumeRendererOptions{});
  const std::array<std::unique_ptr<core::Renderer>, 3> painters{
      std::make_unique<nn::PredictedRenderer>(model, guide(quality)),
      std::make_unique<core::EnlargedRenderer>(guide(quality), size), guide(render::Quality::kStandard)};
  core::ReprojectedRenderer mover;
  for (int v = 5; v < argc; ++v) {
    std::printf("%s\n%9s %22s %22s %22s\n", argv[v], "", "network", "its guide", "a ray a pixel");
    const auto volume = core::readVolume(argv[v]);
    for (const double scale : kScales) {
      core::Request small;
      small.gesture = core::Gesture::kViewMoves;
      small.depth = true;
      small.width = small.height = int(side * scale) / kGrain * kGrain;
      std::array<std::vector<double>, painters.size()> psnr, milliseconds;
      for (int i = 0; i < scenes; ++i) {
        const core::RecordedDrag drag(volume, 7, core::DragKind::kOrbit, std::uint64_t(i));
        const auto painted = drag.scene(kTick - age);
        core::Request whole = small;
        whole.scene = drag.scene(kTick);
        whole.width = whole.height = side;
        const core::Image reference = truth.render(whole)->picture;
        for (std::size_t p = 0; p < painters.size(); ++p) {
          small.scene = painted;
          painters[p]->render(small);
          const auto frame = std::make_shared<const core::Frame>(*painters[p]->render(small));
          core::Request move = small;
          move.scene = whole.scene;
          move.earlier = {painted, frame};
          const core::Image shown = core::resize(age > 0 ? mover.render(move)->picture : frame->picture, side, side);
          psnr[p].push_back(core::compare(shown, reference, {.structural = false, .emd = false}).psnr);
          milliseconds[p].push_back(frame->milliseconds);
        }
      }
      std::printf("%4dx%-4d", small.width, small.height);
      for (std::size_t p = 0; p < painters.size(); ++p)
        std::printf(" %9.2f dB %6.1f ms", median(psnr[p]), median(milliseconds[p]));
      std::printf("\n");
      std::fflush(stdout);
    }
  }
}
