#include "nn/guided_picture.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include <ATen/Parallel.h>

#include "nn/enlarged_rows.h"

namespace twinray::nn {
namespace {

constexpr int kChannels = core::Image::kChannels;
constexpr int kRowsAtOnce = 16;

using Row = std::vector<float>;

/// 1 / (1 + exp(-x)) within 1e-4: Lambert's continued fraction of tanh(x / 2) to its seventh step, so that loops of it
/// become vector instructions.
inline float sigmoid(float x) {
  constexpr float kFlat = 4.97f;  // there the fraction reaches 1
  const float t = std::min(std::max(0.5f * x, -kFlat), kFlat), s = t * t;
  const float tanh =
      t * (135135.0f + s * (17325.0f + s * (378.0f + s))) / (135135.0f + s * (62370.0f + s * (3150.0f + s * 28.0f)));
  return 0.5f + 0.5f * tanh;
}

/// Four numbers one after the other.
inline void copyFour(const float* in, float* out) {
  std::memcpy(out, in, 4 * sizeof(float));
}
/// bfloat16 is the upper half of a float.
inline void copyFour(const c10::BFloat16* in, float* out) {
  const std::uint32_t bits[4] = {std::uint32_t(in[0].x) << 16, std::uint32_t(in[1].x) << 16,
                                 std::uint32_t(in[2].x) << 16, std::uint32_t(in[3].x) << 16};
  std::memcpy(out, bits, sizeof bits);
}

/// Rows of one layer after pixel-shuffle, in floats.
class ShuffledRows {
 public:
  ShuffledRows(const torch::Tensor& layer, int shuffle) : shuffle_(shuffle), width_(layer.size(3)) {
    // Squares of another side than the bundled models' are rare, and copied number by number.
    const bool half = layer.scalar_type() == torch::kBFloat16 && shuffle == 4;
    layer_ = layer.to(half ? torch::kBFloat16 : torch::kFloat32).contiguous(torch::MemoryFormat::ChannelsLast);
  }

  /// Row y of the given channel, `width_` times `shuffle_` values.
  void row(int y, int channel, float* out) const {
    const std::int64_t square = shuffle_ * shuffle_;
    const std::int64_t first = y / shuffle_ * width_ * layer_.size(1) + channel * square + y % shuffle_ * shuffle_;
    if (layer_.scalar_type() == torch::kBFloat16) return copyFours(layer_.data_ptr<c10::BFloat16>() + first, out);
    const float* in = layer_.data_ptr<float>() + first;
    if (shuffle_ == 4) return copyFours(in, out);
    for (std::int64_t x = 0; x < width_; ++x, in += layer_.size(1), out += shuffle_) std::copy_n(in, shuffle_, out);
  }

 private:
  template <typename T>
  void copyFours(const T* in, float* out) const {
    const std::int64_t channels = layer_.size(1);
    for (std::int64_t x = 0; x < width_; ++x, in += channels, out += 4) copyFour(in, out);
  }

  torch::Tensor layer_;
  int shuffle_;
  std::int64_t width_;
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
    constexpr int kSide = 2 * GuidedImpl::kReach;
    std::vector<std::uint8_t> row(std::size_t(guide.width + kSide));  // with nothing at both ends
    for (int y = 0; y < guide.height; ++y) {
      const std::uint8_t* pixel = guide.pixel(0, y);
      for (int x = 0; x < guide.width; ++x)
        row[std::size_t(x + GuidedImpl::kReach)] = std::uint8_t(pixel[kChannels * x + 3] != 0);
      for (int near = 0; near <= kSide; ++near)
        join(row.data() + near, guide.width, inRow_.data() + std::size_t(y) * guide.width);
    }
  }

  void row(int y, std::vector<std::uint8_t>& shown) const {
    std::fill(shown.begin(), shown.end(), std::uint8_t(0));
    const int last = std::min(y + GuidedImpl::kReach, guide_.height - 1);
    for (int near = std::max(0, y - GuidedImpl::kReach); near <= last; ++near)
      join(inRow_.data() + std::size_t(near) * guide_.width, guide_.width, shown.data());
    if (!before_.defined()) return;
    const float* in = before_.data_ptr<float>() + y * beforeWidth_;
    for (int x = 0; x < guide_.width; ++x) shown[std::size_t(x)] |= std::uint8_t(in[x] > 0);
  }

 private:
  static void join(const std::uint8_t* more, int n, std::uint8_t* flags) {
    for (int x = 0; x < n; ++x) flags[x] |= more[x];
  }

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

// Loops over a row, each of which becomes vector instructions. `n` pixels.

void fadeOf(const float* opacity, int n, float* fade) {
  constexpr float kScale = static_cast<float>(1 / (255 * GuidedImpl::kFaint));
  for (int x = 0; x < n; ++x) fade[x] = std::min(std::max(opacity[x] * kScale, 0.0f), 1.0f);
}

void multiply(const float* factor, int n, float* values) {
  for (int x = 0; x < n; ++x) values[x] *= factor[x];
}

void trusted(const float* difference, const PictureStart& start, int n, float* weight) {
  const float scale = 1 / start.halfTrusted, trust = start.trust, steepness = start.steepness;
  for (int x = 0; x < n; ++x) {
    const float share = scale * difference[x];
    weight[x] = std::min(sigmoid(weight[x] + trust - steepness * difference[x]), 1 / (1 + share * share));
  }
}

void blended(const float* weight, const float* detail, const float* correction, const float* fade, int n, float* own) {
  for (int x = 0; x < n; ++x) own[x] += weight[x] * (detail[x] - own[x]) + correction[x] * fade[x];
}

template <typename T>
void enlarge(const std::vector<T>& row, int factor, int n, float* out) {
  if (factor == 1) {
    for (int x = 0; x < n; ++x) out[x] = static_cast<float>(row[std::size_t(x)]);
  } else {
    for (int x = 0; x < n; ++x) out[x] = static_cast<float>(row[std::size_t(x / factor)]);
  }
}

/// The rows of one thread.
struct Rows {
  std::array<Row, 4> base;              ///< the enlarged guide, 0..255
  std::array<Row, 3> own, correction;   ///< as the layers give them; own becomes what is added
  Row weight, fade, difference, shown;  ///< of each picture pixel
  Row around;                           ///< of each guide pixel, as the next two
  std::vector<int> sums;
  std::vector<std::uint8_t> near;
  std::vector<std::uint32_t> bytes, pixels;  ///< a channel, and all four

  Rows(int guideWidth, std::size_t paddedWidth)
      : around(std::size_t(guideWidth)),
        sums(around.size()),
        near(around.size(), std::uint8_t(1)),
        bytes(paddedWidth),
        pixels(paddedWidth) {
    for (Row& row : base) row.resize(paddedWidth);
    for (auto* rows : {&own, &correction})
      for (Row& row : *rows) row.resize(paddedWidth);
    for (Row* row : {&weight, &fade, &difference, &shown}) row->resize(paddedWidth, 1.0f);
  }
};

/// Bytes of base + 255 * shown * add, or of the base alone.
void bytesOf(const float* base, const float* shown, const float* add, int n, std::uint32_t* bytes) {
  for (int x = 0; x < n; ++x) {
    const float value = add ? base[x] + 255.0f * shown[x] * add[x] : base[x];
    bytes[x] = static_cast<std::uint32_t>(static_cast<int>(std::min(std::max(value, 0.0f), 255.0f) + 0.5f));
  }
}

void join(const std::uint32_t* more, int shift, int n, std::uint32_t* pixels) {
  for (int x = 0; x < n; ++x) pixels[x] |= more[x] << shift;
}

void write(Rows& rows, int n, std::uint8_t* out) {
  static_assert(std::endian::native == std::endian::little);
  std::fill(rows.pixels.begin(), rows.pixels.end(), 0u);
  for (std::size_t c = 0; c < kChannels; ++c) {
    bytesOf(rows.base[c].data(), rows.shown.data(), c < 3 ? rows.own[c].data() : nullptr, n, rows.bytes.data());
    join(rows.bytes.data(), 8 * int(c), n, rows.pixels.data());
  }
  std::memcpy(out, rows.pixels.data(), std::size_t(n) * sizeof(std::uint32_t));
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
  const float* detail = start ? start->detail.data_ptr<float>() : nullptr;
  const std::int64_t detailRow = start ? start->detail.size(3) : 0, detailPlane = start ? start->detail.size(2) : 0;

  core::Image picture(width, height);
  at::parallel_for(0, height, kRowsAtOnce, [&](std::int64_t begin, std::int64_t end) {
    EnlargedRows enlarged(guide, factor);
    Rows rows(guide.width, std::size_t(padded[0]) * std::size_t(factor));
    int guideRow = -1;
    for (int y = int(begin); y < int(end); ++y) {
      if (y / factor != guideRow) {
        guideRow = y / factor;
        if (masked) mask.row(guideRow, rows.near);
        enlarge(rows.near, factor, width, rows.shown.data());
        if (start) {
          differenceAround(guide, start->guide, guideRow, padded, rows.sums, rows.around);
          enlarge(rows.around, factor, width, rows.difference.data());
        }
      }
      enlarged.row(y, width, [&rows](int x, const EnlargedRows::Pixel& pixel) {
        for (std::size_t c = 0; c < kChannels; ++c) rows.base[c][std::size_t(x)] = pixel[c];
      });
      if (masked) fadeOf(rows.base[3].data(), width, rows.fade.data());
      for (int c = 0; c < 3; ++c) {
        own.row(y, c, rows.own[std::size_t(c)].data());
        if (masked) multiply(rows.fade.data(), width, rows.own[std::size_t(c)].data());
      }
      if (start) {
        blend.row(y, 0, rows.weight.data());
        trusted(rows.difference.data(), *start, width, rows.weight.data());
        for (int c = 0; c < 3; ++c) {
          Row& correction = rows.correction[std::size_t(c)];
          blend.row(y, c + 1, correction.data());
          blended(rows.weight.data(), detail + (c * detailPlane + y) * detailRow, correction.data(), rows.fade.data(),
                  width, rows.own[std::size_t(c)].data());
        }
      }
      write(rows, width, picture.pixel(0, y));
    }
  });
  return picture;
}

}  // namespace twinray::nn
