#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/image.h"

namespace twinray::core {
namespace {

constexpr int kChannels = Image::kChannels;

/// R. Keys, "Cubic convolution interpolation for digital image processing", IEEE Trans. ASSP 29(6), 1981: a = -0.5.
double keys(double distance) {
  constexpr double a = -0.5;
  const double x = std::abs(distance);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
  return 0;
}

/// The source samples under the stretched kernel of a target sample, and their weights (their sum is 1).
struct Taps {
  int first = 0;
  std::vector<double> weights;
};

std::vector<Taps> tapsOf(int source, int target) {
  const double scale = double(source) / target, support = 2 * scale;
  std::vector<Taps> all(std::size_t(target), Taps{});
  for (int i = 0; i < target; ++i) {
    Taps& taps = all[std::size_t(i)];
    const double centre = (i + 0.5) * scale;
    taps.first = std::max(0, int(centre - support + 0.5));
    const int end = std::min(source, int(centre + support + 0.5));
    double sum = 0;
    for (int k = taps.first; k < end; ++k) {
      taps.weights.push_back(keys((k + 0.5 - centre) / scale));
      sum += taps.weights.back();
    }
    for (double& weight : taps.weights) weight /= sum;
  }
  return all;
}

std::uint8_t toByte(double value) {
  return std::uint8_t(std::clamp(value, 0.0, 255.0) + 0.5);
}

}  // namespace

Image reduceBicubic(const Image& source, int width, int height) {
  if (width < 1 || height < 1 || width > source.width || height > source.height) {
    throw Error("A picture of " + std::to_string(source.width) + "x" + std::to_string(source.height) +
                " pixels cannot be reduced to " + std::to_string(width) + "x" + std::to_string(height) +
                "; give one that is larger.");
  }
  const std::vector<Taps> columns = tapsOf(source.width, width), rows = tapsOf(source.height, height);
  Image narrow(width, source.height);
  for (int y = 0; y < source.height; ++y) {
    for (int x = 0; x < width; ++x) {
      const Taps& taps = columns[std::size_t(x)];
      for (int c = 0; c < kChannels; ++c) {
        const std::uint8_t* from = source.pixel(taps.first, y) + c;
        double sum = 0;
        for (std::size_t k = 0; k < taps.weights.size(); ++k) sum += taps.weights[k] * from[k * kChannels];
        narrow.pixel(x, y)[c] = toByte(sum);
      }
    }
  }
  Image result(width, height);
  std::vector<double> line(std::size_t(width) * kChannels);
  for (int y = 0; y < height; ++y) {
    const Taps& taps = rows[std::size_t(y)];
    std::fill(line.begin(), line.end(), 0.0);
    for (std::size_t k = 0; k < taps.weights.size(); ++k) {
      const std::uint8_t* from = narrow.pixel(0, taps.first + int(k));
      for (std::size_t i = 0; i < line.size(); ++i) line[i] += taps.weights[k] * from[i];
    }
    std::transform(line.begin(), line.end(), result.pixel(0, y), toByte);
  }
  return result;
}

}  // namespace twinray::core
