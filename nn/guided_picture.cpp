#include "nn/guided_picture.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include <ATen/Parallel.h>

#include "nn/enlarged_rows.h"

namespace twinray::nn {
namespace {

constexpr int kChannels = core::Image::kChannels;
constexpr int kRowsAtOnce = 16;

using Row = std::vector<float>;

/// 1 / (1 + exp(-x)) within 1e-5, without a call, so that loops of it become vector instructions.
inline float sigmoid(float x) {
  const float power = std::min(std::max(x, -20.0f), 20.0f) * -1.44269504f;  // exp(-x) = 2^power
  const int whole = static_cast<int>(power + 64.5f) - 64;
  const float f = power - static_cast<float>(whole);  // -0.5..0.5
  const float fraction =
      1.0f + f * (0.69314718f + f * (0.24022651f + f * (0.05550411f + f * (0.00961813f + f * 0.00133336f))));
  return 1.0f / (1.0f + fraction * std::bit_cast<float>((whole + 127) << 23));
}

/// Values of a layer in memory order h x w x c.
const float* valuesOf(torch::Tensor& layer) {
  layer = layer.to(torch::kFloat32).contiguous(torch::MemoryFormat::ChannelsLast);
  return layer.data_ptr<float>();
}

/// Rows of one layer after pixel-shuffle.
class ShuffledRows {
 public:
  ShuffledRows(const torch::Tensor& layer, int shuffle)
      : layer_(layer), shuffle_(shuffle), values_(valuesOf(layer_)), width_(int(layer.size(3))) {}

  /// Row y of the given channel, `width_` times `shuffle_` values.
  void row(int y, int channel, Row& out) const {
    const auto channels = layer_.size(1);
    const float* in = values_ + std::int64_t(y / shuffle_) * width_ * channels + channel * shuffle_ * shuffle_ +
                      y % shuffle_ * shuffle_;
    float* to = out.data();
    if (shuffle_ == 4) {  // what the bundled models have: one vector at a time
      for (int x = 0; x < width_; ++x, in += channels, to += 4) std::copy_n(in, 4, to);
    } else {
      for (int x = 0; x < width_; ++x, in += channels, to += shuffle_) std::copy_n(in, shuffle_, to);
    }
  }

 private:
  torch::Tensor layer_;
  int shuffle_;
  const float* values_;
  int width_;
};

/// For each guide pixel 1 where the guide, or its keyframe's, shows anything within kReach pixels, else 0.
class ShownMask {
 public:
  ShownMask(const core::Image& guide, const PictureStart* start)
      : guide_(guide), inRow_(std::size_t(guide.width) * guide.height) {
    if (start) {
      before_ = start->shown.to(torch::kFloat32).contiguous();
      beforeWidth_ = before_.size(3);
    }
    for (int y = 0; y < guide.height; ++y) {
      std::uint8_t* out = inRow_.data() + std::size_t(y) * guide.width;
      for (int x = 0; x < guide.width; ++x) {
        if (guide.pixel(x, y)[3] == 0) continue;
        const int last = std::min(x + GuidedImpl::kReach, guide.width - 1);
        for (int near = std::max(0, x - GuidedImpl::kReach); near <= last; ++near) out[near] = 1;
      }
    }
  }

  void row(int y, std::vector<std::uint8_t>& shown) const {
    std::fill(shown.begin(), shown.end(), std::uint8_t(0));
    const int last = std::min(y + GuidedImpl::kReach, guide_.height - 1);
    for (int near = std::max(0, y - GuidedImpl::kReach); near <= last; ++near) {
      const std::uint8_t* in = inRow_.data() + std::size_t(near) * guide_.width;
      for (int x = 0; x < guide_.width; ++x) shown[std::size_t(x)] |= in[x];
    }
    if (!before_.defined()) return;
    const float* in = before_.data_ptr<float>() + y * beforeWidth_;
    for (int x = 0; x < guide_.width; ++x) shown[std::size_t(x)] |= std::uint8_t(in[x] > 0);
  }

 private:
  const core::Image& guide_;
  torch::Tensor before_;
  std::int64_t beforeWidth_ = 0;
  std::vector<std::uint8_t> inRow_;
};

/// Mean |difference| of the colours of two guides in 3x3 pixels around each, 0..1; beyond the right and lower edges as
/// far as they are padded.
void differenceAround(const core::Image& a, const core::Image& b, int y, std::array<int, 2> padded,
                      std::vector<int>& sums, Row& around) {
  const int width = a.width;
  std::fill(sums.begin(), sums.end(), 0);
  const int first = std::max(0, y - 1), last = std::min(y + 1, padded[1] - 1);
  for (int row = first; row <= last; ++row) {
    const std::uint8_t* p = a.pixel(0, std::min(row, a.height - 1));
    const std::uint8_t* q = b.pixel(0, std::min(row, a.height - 1));
    for (int x = 0; x < width; ++x, p += kChannels, q += kChannels)
      sums[std::size_t(x)] += std::abs(p[0] - q[0]) + std::abs(p[1] - q[1]) + std::abs(p[2] - q[2]);
  }
  const int rows = last - first + 1;
  for (int x = 0; x < width; ++x) {
    const int left = std::max(0, x - 1), right = std::min(x + 1, padded[0] - 1);
    int sum = 0;
    for (int near = left; near <= right; ++near) sum += sums[std::size_t(std::min(near, width - 1))];
    around[std::size_t(x)] = float(sum) / (float(rows * (right - left + 1)) * 3 * 255);
  }
}

}  // namespace

torch::Tensor gatheredGuide(const core::Image& guide, int unshuffle, int multiple, torch::ScalarType type) {
  const auto padded = [&](int side) { return (side + multiple - 1) / multiple * multiple; };
  const int width = padded(guide.width), height = padded(guide.height);
  const int square = unshuffle * unshuffle, channels = kChannels * square;
  auto gathered = torch::empty({1, channels, height / unshuffle, width / unshuffle},
                               torch::TensorOptions(torch::kFloat32).memory_format(torch::MemoryFormat::ChannelsLast));
  float* const out = gathered.data_ptr<float>();
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* row = guide.pixel(0, std::min(y, guide.height - 1));
    float* place = out + std::int64_t(y / unshuffle) * (width / unshuffle) * channels + y % unshuffle * unshuffle;
    for (int x = 0; x < width; x += unshuffle, place += channels) {
      for (int i = 0; i < unshuffle; ++i) {
        const std::uint8_t* pixel = row + std::min(x + i, guide.width - 1) * kChannels;
        for (int c = 0; c < kChannels; ++c) place[c * square + i] = float(pixel[c]) * (1.0f / 255) - 0.5f;
      }
    }
  }
  return gathered.to(type);
}

core::Image guidedPicture(const GuidedConfig& config, const core::Image& guide, const GuidedLayers& layers,
                          const PictureStart* start, int width, int height) {
  const int factor = config.factor, shuffle = factor * config.unshuffle;
  const ShuffledRows own(layers.own, shuffle);
  const ShuffledRows blend(start ? layers.blend : layers.own, shuffle);
  const bool masked = config.keyframe;  // what it means besides: GuidedConfig::keyframe
  const ShownMask mask(guide, start);
  const std::array<int, 2> padded{int(layers.own.size(3)) * config.unshuffle,
                                  int(layers.own.size(2)) * config.unshuffle};
  const std::size_t paddedWidth = std::size_t(padded[0]) * std::size_t(factor);
  const float* detail = start ? start->detail.data_ptr<float>() : nullptr;
  const std::int64_t detailRow = start ? start->detail.size(3) : 0, detailPlane = start ? start->detail.size(2) : 0;

  core::Image picture(width, height);
  at::parallel_for(0, height, kRowsAtOnce, [&](std::int64_t begin, std::int64_t end) {
    EnlargedRows enlarged(guide, factor);
    std::array<Row, 3> made, correction;
    for (auto* rows : {&made, &correction})
      for (Row& row : *rows) row.resize(paddedWidth);
    Row weight(paddedWidth), around(std::size_t(guide.width));
    std::vector<float> base(std::size_t(width) * kChannels);
    std::vector<int> sums(std::size_t(guide.width));
    std::vector<std::uint8_t> shown(std::size_t(guide.width), std::uint8_t(1));
    int guideRow = -1;
    for (int y = int(begin); y < int(end); ++y) {
      if (y / factor != guideRow) {
        guideRow = y / factor;
        if (masked) mask.row(guideRow, shown);
        if (start) differenceAround(guide, start->guide, guideRow, padded, sums, around);
      }
      enlarged.row(y, width, [&](int x, const std::array<float, kChannels>& sum) {
        std::copy(sum.begin(), sum.end(), base.data() + std::size_t(x) * kChannels);
      });
      for (int c = 0; c < 3; ++c) own.row(y, c, made[std::size_t(c)]);
      if (start) {
        blend.row(y, 0, weight);
        for (int c = 0; c < 3; ++c) blend.row(y, c + 1, correction[std::size_t(c)]);
        for (int x = 0; x < width; ++x)
          weight[std::size_t(x)] += start->trust - start->steepness * around[std::size_t(x / factor)];
        for (int x = 0; x < width; ++x) weight[std::size_t(x)] = sigmoid(weight[std::size_t(x)]);
      }
      for (std::size_t c = 0; c < 3; ++c) {
        float* add = made[c].data();
        if (masked) {
          for (int x = 0; x < width; ++x) {
            const float opacity = base[std::size_t(x) * kChannels + 3] * (1.0f / 255);
            add[x] *= std::min(std::max(opacity * float(1 / GuidedImpl::kFaint), 0.0f), 1.0f);
          }
        }
        if (!start) continue;
        const float* kept = detail + (std::int64_t(c) * detailPlane + y) * detailRow;
        for (int x = 0; x < width; ++x) {
          const float opacity = base[std::size_t(x) * kChannels + 3] * (1.0f / 255);
          const float fade = std::min(std::max(opacity * float(1 / GuidedImpl::kFaint), 0.0f), 1.0f);
          add[x] += weight[std::size_t(x)] * (kept[x] - add[x]) + correction[c][std::size_t(x)] * fade;
        }
      }
      std::uint8_t* out = picture.pixel(0, y);
      for (int x = 0; x < width; ++x, out += kChannels) {
        const float* in = base.data() + std::size_t(x) * kChannels;
        const float scale = shown[std::size_t(x / factor)] ? 255.0f : 0.0f;
        for (std::size_t c = 0; c < 3; ++c) out[c] = byteOf(in[c] + scale * made[c][std::size_t(x)]);
        out[3] = byteOf(in[3]);
      }
    }
  });
  return picture;
}

}  // namespace twinray::nn
