#include "core/metrics/structure.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twinray::core {
namespace {

constexpr int kRadius = kSsimWindow / 2;
constexpr float kC1 = 0.01f * 0.01f, kC2 = 0.03f * 0.03f;
/// Moments are taken about mid-grey, so that the difference of squares keeps its digits in single precision.
constexpr float kMiddle = 0.5f;

std::array<float, kSsimWindow> gaussian() {
  constexpr double kSigma = 1.5;
  std::array<float, kSsimWindow> weights;
  double sum = 0;
  for (int i = -kRadius; i <= kRadius; ++i) sum += std::exp(-0.5 * i * i / (kSigma * kSigma));
  for (int i = -kRadius; i <= kRadius; ++i) {
    weights[i + kRadius] = float(std::exp(-0.5 * i * i / (kSigma * kSigma)) / sum);
  }
  return weights;
}

/// Weighted first and second moments of one row of windows.
struct Moments {
  std::vector<float> p, r, pp, rr, pr;
  explicit Moments(std::size_t size) : p(size), r(size), pp(size), rr(size), pr(size) {}
};

/// Adds one picture row to the vertical sums.
void addRow(const float* p, const float* r, float weight, Moments& sums) {
  const std::size_t n = sums.p.size();
  float *sp = sums.p.data(), *sr = sums.r.data(), *spp = sums.pp.data(), *srr = sums.rr.data(), *spr = sums.pr.data();
  for (std::size_t x = 0; x < n; ++x) {
    const float a = p[x] - kMiddle, b = r[x] - kMiddle;
    const float wa = weight * a, wb = weight * b;
    sp[x] += wa;
    sr[x] += wb;
    spp[x] += wa * a;
    srr[x] += wb * b;
    spr[x] += wa * b;
  }
}

void filterRow(const std::vector<float>& in, const std::array<float, kSsimWindow>& weights, std::vector<float>& out) {
  std::fill(out.begin(), out.end(), 0.0f);
  float* sum = out.data();
  const std::size_t n = out.size();
  for (int k = 0; k < kSsimWindow; ++k) {
    const float* from = in.data() + k;
    const float weight = weights[k];
    for (std::size_t x = 0; x < n; ++x) sum[x] += weight * from[x];
  }
}

/// Calls f(row, moments) for every row of windows; moments hold width - 2 * kRadius windows.
template <typename F>
void forEachRowOfWindows(const Luma& prediction, const Luma& reference, F&& f) {
  const auto weights = gaussian();
  const std::size_t width = prediction.width;
  Moments vertical(width), window(width - 2 * kRadius);
  for (int y = 0; y < prediction.height - 2 * kRadius; ++y) {
    for (auto* sums : {&vertical.p, &vertical.r, &vertical.pp, &vertical.rr, &vertical.pr}) {
      std::fill(sums->begin(), sums->end(), 0.0f);
    }
    for (int k = 0; k < kSsimWindow; ++k) {
      const std::size_t row = std::size_t(y + k) * width;
      addRow(&prediction.values[row], &reference.values[row], weights[k], vertical);
    }
    filterRow(vertical.p, weights, window.p);
    filterRow(vertical.r, weights, window.r);
    filterRow(vertical.pp, weights, window.pp);
    filterRow(vertical.rr, weights, window.rr);
    filterRow(vertical.pr, weights, window.pr);
    f(y, window);
  }
}

/// Luminance times contrast and structure, and the latter alone, of every window in a row.
void similarityRow(const Moments& m, float* ssim, float* structure) {
  const std::size_t n = m.p.size();
  for (std::size_t x = 0; x < n; ++x) {
    const float a = m.p[x], b = m.r[x];
    const float covariance = m.pr[x] - a * b;
    const float variances = (m.pp[x] - a * a) + (m.rr[x] - b * b);
    const float meanA = a + kMiddle, meanB = b + kMiddle;
    structure[x] = (2 * covariance + kC2) / (variances + kC2);
    ssim[x] = structure[x] * ((2 * meanA * meanB + kC1) / (meanA * meanA + meanB * meanB + kC1));
  }
}

struct Similarity {
  double ssim = 0;
  double structure = 0;
};

/// Means over the windows of a part of the map.
Similarity meansOf(const SimilarityMap& map, const Box& part) {
  Similarity sum;
  for (int y = part.top; y < part.top + part.height; ++y) {
    const std::size_t row = std::size_t(y) * map.width + part.left;
    for (std::size_t x = row; x < row + part.width; ++x) {
      sum.ssim += map.ssim[x];
      sum.structure += map.structure[x];
    }
  }
  const double count = double(part.width) * part.height;
  return {sum.ssim / count, sum.structure / count};
}

Similarity meansOf(const SimilarityMap& map) {
  return meansOf(map, {0, 0, map.width, map.height});
}

/// 2x2 means of a part; an odd last row or column is left out.
Luma halved(const Luma& luma, const Box& part) {
  Luma half{part.width / 2, part.height / 2, {}};
  half.values.resize(std::size_t(half.width) * half.height);
  for (int y = 0; y < half.height; ++y) {
    const float* upper = &luma.values[std::size_t(part.top + 2 * y) * luma.width + part.left];
    const float* lower = upper + luma.width;
    float* out = &half.values[std::size_t(y) * half.width];
    for (int x = 0; x < half.width; ++x) {
      out[x] = 0.25f * (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]);
    }
  }
  return half;
}

}  // namespace

Luma lumaOf(const Image& image) {
  Luma luma{image.width, image.height, {}};
  luma.values.resize(std::size_t(image.width) * image.height);
  const std::uint8_t* pixel = image.data.data();
  for (float& value : luma.values) {
    value = (0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2]) / 255.0f;
    pixel += Image::kChannels;
  }
  return luma;
}

SimilarityMap similarityMap(const Luma& prediction, const Luma& reference) {
  SimilarityMap map{prediction.width - 2 * kRadius, prediction.height - 2 * kRadius, {}, {}};
  map.ssim.resize(std::size_t(map.width) * map.height);
  map.structure.resize(map.ssim.size());
  forEachRowOfWindows(prediction, reference, [&map](int y, const Moments& moments) {
    const std::size_t row = std::size_t(y) * map.width;
    similarityRow(moments, &map.ssim[row], &map.structure[row]);
  });
  return map;
}

double ssimOf(const SimilarityMap& map, const Mask* mask) {
  if (!mask) return meansOf(map).ssim;
  double sum = 0;
  std::size_t count = 0;
  for (int y = 0; y < map.height; ++y) {
    const float* ssim = &map.ssim[std::size_t(y) * map.width];
    const std::uint8_t* inside = mask->data() + std::size_t(y + kRadius) * (map.width + 2 * kRadius) + kRadius;
    for (int x = 0; x < map.width; ++x) {
      if (!inside[x]) continue;
      sum += ssim[x];
      ++count;
    }
  }
  return count > 0 ? sum / double(count) : meansOf(map).ssim;
}

std::optional<double> msSsimOf(const SimilarityMap& map, const Luma& prediction, const Luma& reference,
                               const Box& box) {
  constexpr std::array<double, 5> kWeights{0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  if (std::min(box.width, box.height) < kSmallestMsSsim) return {};
  const Box windows{box.left, box.top, box.width - 2 * kRadius, box.height - 2 * kRadius};
  double product = std::pow(std::max(meansOf(map, windows).structure, 0.0), kWeights.front());
  Luma p = halved(prediction, box), r = halved(reference, box);
  for (std::size_t scale = 1; scale < kWeights.size(); ++scale) {
    const bool coarsest = scale + 1 == kWeights.size();
    const Similarity s = meansOf(similarityMap(p, r));
    product *= std::pow(std::max(coarsest ? s.ssim : s.structure, 0.0), kWeights[scale]);
    if (coarsest) break;
    p = halved(p, {0, 0, p.width, p.height});
    r = halved(r, {0, 0, r.width, r.height});
  }
  return product;
}

}  // namespace twinray::core
