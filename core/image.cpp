#include "core/image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/error.h"

namespace twinray::core {
namespace {

constexpr int kChannels = Image::kChannels;

void checkSizes(const Image& source, int width, int height) {
  if (source.empty()) throw Error("An empty picture cannot be resized.");
  if (width < 1 || height < 1) {
    throw Error("A picture cannot have " + std::to_string(width) + "x" + std::to_string(height) +
                " pixels; give at least 1x1.");
  }
}

/// Clamped to 0..255 and rounded once.
void toBytes(const float* values, std::uint8_t* bytes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    bytes[i] = std::uint8_t(int(std::min(std::max(values[i], 0.0f), 255.0f) + 0.5f));
  }
}

/// Four source samples and their weights for every target sample along one axis.
struct CubicTap {
  std::array<int, 4> index;
  std::array<float, 4> weight;
};

/// R. Keys, "Cubic convolution interpolation for digital image processing", IEEE Trans. ASSP 29(6), 1981, equation 4.
double keys(double distance) {
  constexpr double a = -0.75;
  const double x = std::abs(distance);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
  return 0;
}

std::vector<CubicTap> cubicTaps(int source, int target) {
  std::vector<CubicTap> taps(target);
  const double scale = double(source) / target;
  for (int i = 0; i < target; ++i) {
    const double position = (i + 0.5) * scale - 0.5;
    const int first = int(std::floor(position)) - 1;
    for (int k = 0; k < 4; ++k) {
      taps[i].index[k] = std::clamp(first + k, 0, source - 1);
      taps[i].weight[k] = float(keys(position - (first + k)));
    }
  }
  return taps;
}

/// One source row (bytes) to one enlarged row (floats).
void enlargeRow(const std::uint8_t* row, int sourceWidth, const std::vector<CubicTap>& taps,
                std::vector<float>& sourceRow, float* out) {
  for (int i = 0; i < sourceWidth * kChannels; ++i) sourceRow[i] = row[i];
  const float* s = sourceRow.data();
  for (const CubicTap& tap : taps) {
    const float* s0 = s + tap.index[0] * kChannels;
    const float* s1 = s + tap.index[1] * kChannels;
    const float* s2 = s + tap.index[2] * kChannels;
    const float* s3 = s + tap.index[3] * kChannels;
    for (int c = 0; c < kChannels; ++c) {
      out[c] = tap.weight[0] * s0[c] + tap.weight[1] * s1[c] + tap.weight[2] * s2[c] + tap.weight[3] * s3[c];
    }
    out += kChannels;
  }
}

/// The source samples that a target sample covers along one axis, with the covered fractions (their sum is 1).
struct AreaTaps {
  int first = 0;
  std::vector<float> weights;
};

std::vector<AreaTaps> areaTaps(int source, int target) {
  std::vector<AreaTaps> taps(target);
  const double scale = double(source) / target;
  constexpr double kTouching = 1e-6;  // a sample covered less than this is covered by rounding errors only
  for (int i = 0; i < target; ++i) {
    const double begin = i * scale;
    const double end = std::min(begin + scale, double(source));
    for (int k = int(begin); k < source && k < end; ++k) {
      const double covered = std::min(end, k + 1.0) - std::max(begin, double(k));
      if (covered < kTouching) continue;
      if (taps[i].weights.empty()) taps[i].first = k;
      taps[i].weights.push_back(float(covered / (end - begin)));
    }
  }
  return taps;
}

}  // namespace

Image enlargeBicubic(const Image& source, int width, int height) {
  checkSizes(source, width, height);
  const std::vector<CubicTap> columns = cubicTaps(source.width, width);
  const std::vector<CubicTap> rows = cubicTaps(source.height, height);
  const std::size_t rowSize = std::size_t(width) * kChannels;

  // A ring of the four enlarged source rows that the current target row needs; rows come in ascending order.
  constexpr int kRing = 4;
  std::vector<float> ring(kRing * rowSize), sourceRow(std::size_t(source.width) * kChannels), line(rowSize);
  int enlarged = 0;
  Image result(width, height);
  for (int y = 0; y < height; ++y) {
    const CubicTap& tap = rows[y];
    for (enlarged = std::max(enlarged, tap.index[0]); enlarged <= tap.index[3]; ++enlarged) {
      enlargeRow(source.pixel(0, enlarged), source.width, columns, sourceRow, ring.data() + enlarged % kRing * rowSize);
    }
    const float* r0 = ring.data() + tap.index[0] % kRing * rowSize;
    const float* r1 = ring.data() + tap.index[1] % kRing * rowSize;
    const float* r2 = ring.data() + tap.index[2] % kRing * rowSize;
    const float* r3 = ring.data() + tap.index[3] % kRing * rowSize;
    const float w0 = tap.weight[0], w1 = tap.weight[1], w2 = tap.weight[2], w3 = tap.weight[3];
    float* sum = line.data();
    for (std::size_t i = 0; i < rowSize; ++i) sum[i] = w0 * r0[i] + w1 * r1[i] + w2 * r2[i] + w3 * r3[i];
    toBytes(sum, result.pixel(0, y), rowSize);
  }
  return result;
}

Image reduceArea(const Image& source, int width, int height) {
  checkSizes(source, width, height);
  if (width > source.width || height > source.height) {
    throw Error("Area averaging cannot enlarge a picture; give a size of at most " + std::to_string(source.width) +
                "x" + std::to_string(source.height) + ".");
  }
  const std::vector<AreaTaps> columns = areaTaps(source.width, width);
  const std::vector<AreaTaps> rows = areaTaps(source.height, height);
  std::vector<float> sum(std::size_t(source.width) * kChannels), line(std::size_t(width) * kChannels);
  Image result(width, height);
  for (int y = 0; y < height; ++y) {
    std::fill(sum.begin(), sum.end(), 0.0f);
    for (std::size_t k = 0; k < rows[y].weights.size(); ++k) {
      const std::uint8_t* row = source.pixel(0, rows[y].first + int(k));
      const float weight = rows[y].weights[k];
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += weight * row[i];
    }
    for (int x = 0; x < width; ++x) {
      std::array<float, kChannels> pixel{};
      const float* from = sum.data() + std::size_t(columns[x].first) * kChannels;
      for (const float weight : columns[x].weights) {
        for (int c = 0; c < kChannels; ++c) pixel[c] += weight * from[c];
        from += kChannels;
      }
      std::copy(pixel.begin(), pixel.end(), line.begin() + std::ptrdiff_t(x) * kChannels);
    }
    toBytes(line.data(), result.pixel(0, y), line.size());
  }
  return result;
}

Image resize(const Image& source, int width, int height) {
  checkSizes(source, width, height);
  if (width == source.width && height == source.height) return source;
  const int reducedWidth = std::min(width, source.width);
  const int reducedHeight = std::min(height, source.height);
  if (reducedWidth == source.width && reducedHeight == source.height) return enlargeBicubic(source, width, height);
  Image reduced = reduceArea(source, reducedWidth, reducedHeight);
  if (reducedWidth == width && reducedHeight == height) return reduced;
  return enlargeBicubic(reduced, width, height);
}

Image absoluteDifference(const Image& a, const Image& b, double gain) {
  if (a.width != b.width || a.height != b.height) {
    throw Error("Pictures of " + std::to_string(a.width) + "x" + std::to_string(a.height) + " and " +
                std::to_string(b.width) + "x" + std::to_string(b.height) +
                " pixels cannot be compared; give two of one size.");
  }
  std::array<std::uint8_t, 256> amplified;
  for (int d = 0; d < 256; ++d) amplified[d] = std::uint8_t(std::clamp(std::lround(d * gain), 0l, 255l));
  Image result(a.width, a.height);
  for (std::size_t i = 0; i < result.data.size(); i += kChannels) {
    for (std::size_t c = 0; c < 3; ++c) result.data[i + c] = amplified[std::abs(a.data[i + c] - b.data[i + c])];
    result.data[i + 3] = 255;
  }
  return result;
}

}  // namespace twinray::core
