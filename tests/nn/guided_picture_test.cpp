#include "nn/guided_picture.h"

#include <cmath>
#include <cstdlib>
#include <optional>

#include <gtest/gtest.h>

#include "nn/picture_tensor.h"
#include "tests/nn/composed.h"
#include "tests/nn/small_networks.h"

namespace twinray::nn {
namespace {

/// Soft blobs over an empty background, so that there is something to fade and something to mask.
core::Image blobs(int width, int height, double phase) {
  core::Image image(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const double wave = std::sin(0.5 * x + phase) * std::cos(0.4 * y - phase);
      const double opacity = std::max(0.0, wave - 0.2);
      auto* pixel = image.pixel(x, y);
      for (int c = 0; c < 3; ++c) pixel[c] = std::uint8_t(80 + 100 * opacity * (c + 1) / 3);
      pixel[3] = std::uint8_t(std::min(255.0, 120 * opacity));
    }
  return image;
}

struct Case {
  int factor, unshuffle, innerWidth, width, height;
  bool keyframe;
};

/// Largest difference of the two ways to the same pixels, in levels; and how much of the picture differs at all.
std::pair<int, double> differenceOf(const Case& the) {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(5);
  GuidedConfig config;
  config.factor = the.factor;
  config.unshuffle = the.unshuffle;
  config.width = 8;
  config.blocks = 2;
  config.innerWidth = the.innerWidth;
  config.direct = true;
  config.keyframe = the.keyframe;
  Guided generator(config);
  for (auto& parameter : generator->parameters())
    if (parameter.dim() == 4) parameter.normal_(0, 0.08);

  const auto sideOf = [&](int side) { return (side + the.factor - 1) / the.factor; };
  const core::Image guide = blobs(sideOf(the.width), sideOf(the.height), 0.3);
  const core::Image before = blobs(guide.width, guide.height, 0.6), kept = blobs(the.width, the.height, 0.5);
  const auto input = paddedGuide(guide, config.granularity());
  const auto now = someCondition(0.1f), then = someCondition(0.4f);
  const auto change = changeBetween(then, {}, now, {});
  KeyframeBatch keyframe;
  std::optional<PictureStart> start;
  if (the.keyframe) {
    keyframe = keyframeBatchOf(paddedGuide(before, config.granularity()),
                               detailOf(kept, before, the.factor, int(input.size(3)), int(input.size(2))), {&change});
    generator->prepare(keyframe, torch::kFloat32);
    start.emplace(PictureStart{before, keyframe.detail, keyframe.shown, float(generator->trustIn(false)),
                               float(generator->steepness())});
  }
  const auto film = generator->film(batchOf({&now}), keyframe);
  const auto expected =
      composed(guide, generator->residual(input, film, keyframe).picture, the.factor, the.width, the.height);
  const auto layers = generator->layers(gatheredGuide(guide, config.unshuffle, config.granularity(), torch::kFloat32),
                                        film, keyframe, false);
  const auto found = guidedPicture(config, guide, layers, start ? &*start : nullptr, the.width, the.height);
  EXPECT_EQ(found.width, the.width);
  EXPECT_EQ(found.height, the.height);
  int worst = 0;
  std::size_t different = 0, changed = 0;
  const auto enlarged = composed(guide, torch::zeros({1, 3, the.height, the.width}), the.factor, the.width, the.height);
  for (std::size_t i = 0; i < expected.data.size(); ++i) {
    const int apart = std::abs(int(expected.data[i]) - int(found.data[i]));
    worst = std::max(worst, apart);
    different += apart > 0;
    changed += expected.data[i] != enlarged.data[i];
  }
  EXPECT_GT(changed, expected.data.size() / 10);  // the network does paint something
  return {worst, double(different) / double(expected.data.size())};
}

void expectTheSame(const Case& the) {
  const auto [worst, share] = differenceOf(the);
  EXPECT_LE(worst, 1);
  EXPECT_LT(share, 0.002);  // rounding at a half
}

TEST(GuidedPicture, isWhatTheTensorsGiveForWholeGuides) {
  expectTheSame({1, 4, 8, 64, 48, true});
  expectTheSame({1, 4, 8, 64, 48, false});
}

TEST(GuidedPicture, isWhatTheTensorsGiveForSmallGuides) {
  expectTheSame({2, 2, 8, 64, 48, true});
  expectTheSame({2, 2, 8, 64, 48, false});
  expectTheSame({3, 1, 0, 66, 51, true});
}

TEST(GuidedPicture, ofAnySizeIsCutFromWhatTheNetworkPaints) {
  for (const int extra : {1, 2, 5, 7}) {
    SCOPED_TRACE(extra);
    expectTheSame({1, 4, 8, 56 + extra, 40 + extra, true});
    expectTheSame({2, 2, 8, 56 + extra, 40 + extra, false});
  }
}

}  // namespace
}  // namespace twinray::nn
