// How much of a keyframe's detail is worth carrying over to another scene of the same view, by how much the guides of
// the two scenes differ around a pixel: the least-squares factor w of
//
//     truth - guide = w * (keyframe picture - keyframe guide)
//
// over the pixels of recorded tf drags, and what the error is then. What CarriedDetailRenderer's trust was fitted to.
//
//     detail_trust SIDE DRAGS QUALITY VOLUME...
//
// QUALITY is that of the guide: checkerboard, fine or standard.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/io/volume_reader.h"
#include "core/sampling/drag.h"
#include "render/volume_renderer.h"

namespace {

using namespace twinray;

constexpr std::array kEdges{0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 64.0, 255.0};

struct Bin {
  double pixels = 0, cross = 0, detail = 0, error = 0, carried = 0;
};

struct Pictures {
  core::Image truth, guide;
};

/// Mean |difference| of RGB in 3x3 pixels, 0..255.
double differenceAround(const core::Image& a, const core::Image& b, int x, int y) {
  int sum = 0, pixels = 0;
  for (int v = std::max(0, y - 1); v <= std::min(y + 1, a.height - 1); ++v) {
    for (int u = std::max(0, x - 1); u <= std::min(x + 1, a.width - 1); ++u, ++pixels) {
      for (int c = 0; c < 3; ++c) sum += std::abs(a.pixel(u, v)[c] - b.pixel(u, v)[c]);
    }
  }
  return double(sum) / (3 * pixels);
}

void count(const Pictures& before, const Pictures& now, std::array<Bin, kEdges.size()>& bins) {
  for (int y = 0; y < now.truth.height; ++y) {
    for (int x = 0; x < now.truth.width; ++x) {
      if (before.truth.pixel(x, y)[3] == 0 && now.guide.pixel(x, y)[3] == 0) continue;
      const double difference = differenceAround(before.guide, now.guide, x, y);
      std::size_t i = 0;
      while (i + 1 < kEdges.size() && difference > kEdges[i]) ++i;
      Bin& bin = bins[i];
      bin.pixels += 3;
      for (int c = 0; c < 3; ++c) {
        const double missing = double(now.truth.pixel(x, y)[c]) - now.guide.pixel(x, y)[c];
        const double detail = double(before.truth.pixel(x, y)[c]) - before.guide.pixel(x, y)[c];
        bin.cross += missing * detail;
        bin.detail += detail * detail;
        bin.error += missing * missing;
        bin.carried += (missing - detail) * (missing - detail);
      }
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "detail_trust SIDE DRAGS QUALITY VOLUME...\n");
    return 2;
  }
  const int side = std::atoi(argv[1]), drags = std::atoi(argv[2]);
  render::VolumeRendererOptions guided;
  guided.quality = render::qualityFromName(argv[3]);
  guided.levelsOfDetail = true;  // as guides have it
  render::VolumeRenderer truth(render::VolumeRendererOptions{}), guide(guided);
  const std::array ages{1, 4, 15, 40};  // ticks from a keyframe on
  std::vector<std::array<Bin, kEdges.size()>> bins(ages.size());
  for (int v = 4; v < argc; ++v) {
    const auto volume = core::readVolume(argv[v]);
    for (int i = 0; i < drags; ++i) {
      const core::RecordedDrag drag(volume, 11, core::DragKind::kTf, std::uint64_t(i));
      const auto picturesAt = [&](int tick) {
        core::Request request;
        request.scene = drag.scene(tick);
        request.width = request.height = side;
        return Pictures{truth.render(request)->picture, guide.render(request)->picture};
      };
      for (const int start : {0, 20}) {
        const auto before = picturesAt(start);
        for (std::size_t a = 0; a < ages.size(); ++a) count(before, picturesAt(start + ages[a]), bins[a]);
      }
    }
  }
  for (std::size_t a = 0; a < ages.size(); ++a) {
    std::printf("%d ticks after the keyframe\n%12s %9s %7s %9s %9s %9s\n", ages[a], "difference", "pixels", "w",
                "guide", "carried", "w carried");
    for (std::size_t i = 0; i < kEdges.size(); ++i) {
      const Bin& bin = bins[a][i];
      if (bin.pixels == 0) continue;
      const double w = bin.detail > 0 ? bin.cross / bin.detail : 0;
      const auto rms = [&](double sum) { return std::sqrt(std::max(0.0, sum) / bin.pixels); };
      std::printf("%9.2f/255 %9.0f %7.3f %9.3f %9.3f %9.3f\n", kEdges[i], bin.pixels / 3, w, rms(bin.error),
                  rms(bin.carried), rms(bin.error - w * bin.cross));
    }
  }
}
