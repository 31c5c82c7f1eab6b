#include "render/inverse/view_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "render/inverse/linear_solve.h"

namespace twinray::render {
namespace {

constexpr double kRidge = 1e-4;  ///< of coefficients of colours 0..1

/// Scalar values below which these parts of the voxels lie, those of the most frequent bin (air) left out.
std::vector<double> quantiles(const core::Histogram& histogram, const std::vector<double>& parts) {
  const auto air = std::max_element(histogram.counts.begin(), histogram.counts.end());
  const double total = double(histogram.total() - *air);
  std::vector<double> result;
  for (const double part : parts) {
    double sum = 0;
    std::size_t bin = 0;
    for (; bin + 1 < histogram.counts.size(); ++bin) {
      if (histogram.counts.begin() + std::ptrdiff_t(bin) != air) sum += double(histogram.counts[bin]);
      if (sum >= part * total) break;
    }
    result.push_back(histogram.centre(bin));
  }
  return result;
}

/// Opaque from a value on, red, green or blue by the band that a value is in.
TransferSamples probe(const core::Volume& volume, double from, double opacity, double red, double green) {
  TransferSamples samples;
  samples.minimum = volume.minimum();
  samples.maximum = volume.maximum();
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    const double scalar = samples.scalarAt(i);
    samples.opacity[i] = scalar >= from ? opacity : 0;
    samples.color[i] = {scalar < red ? 1.0 : 0.0, scalar >= red && scalar < green ? 1.0 : 0.0,
                        scalar >= green ? 1.0 : 0.0};
  }
  return samples;
}

}  // namespace

ViewProbes::ViewProbes(const core::Scene& scene, bool known)
    : own_(scene.transferFunction), background_(scene.background), known_(known) {
  if (known) return;
  const core::Volume& volume = *scene.volume;
  const auto q = quantiles(volume.histogram(), {0.02, 0.2, 0.33, 0.6, 0.67, 0.9});
  for (const auto& [from, opacity] : {std::array{q[0], 0.02}, {q[1], 0.1}, {q[1], 0.6}, {q[3], 0.6}, {q[5], 0.6}}) {
    probes_.push_back(probe(volume, from, opacity, q[2], q[4]));
  }
}

bool ViewProbes::look(DifferentiableGuide& guide, const std::stop_token& stop, ViewFeatures& features) const {
  std::vector<ValueTable> tables{guide.tableOf(own_)};
  for (const TransferSamples& samples : probes_) tables.push_back(guide.tableOf(samples));
  constexpr std::size_t kOne = 4;
  features.width = guide.width();
  features.height = guide.height();
  features.count = kOne * tables.size();
  features.values.resize(features.count * std::size_t(features.width) * std::size_t(features.height));
  features.empty.assign(features.count, 0);
  for (std::size_t t = 0; t < tables.size(); ++t) {
    GuidePicture picture;
    if (!guide.picture(tables[t], stop, picture)) return false;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
      for (std::size_t c = 0; c < kOne; ++c) {
        features.values[i * features.count + t * kOne + c] = float(picture.pixels[i][c]);
      }
    }
    for (std::size_t c = 0; c < 3; ++c) features.empty[t * kOne + c] = float(background_[c]);
  }
  return true;
}

namespace {

double differenceOf(const std::vector<const float*>& rows, const WeightedColors& target,
                    const std::function<double(std::size_t, int)>& color, std::vector<double>* residuals) {
  double error = 0;
  if (residuals) residuals->clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (int c = 0; c < 3; ++c) {
      const double difference = color(i, c) - target.colors[i][c];
      error += target.weights[i] * difference * difference / 3;
      if (residuals) residuals->push_back(std::sqrt(target.weights[i] / 3) * difference);
    }
  }
  return error;
}

}  // namespace

double unexplained(const std::vector<const float*>& rows, std::size_t features, bool known,
                   const WeightedColors& target, std::vector<double>* residuals) {
  if (known)
    return differenceOf(
        rows, target, [&](std::size_t i, int c) { return double(rows[i][c]); }, residuals);
  const std::size_t n = features + 1;  // and a constant
  std::vector<double> matrix(n * n), right(n * 3), x(n, 1);
  double squares = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (target.weights[i] == 0) continue;
    std::copy_n(rows[i], features, x.begin());
    for (std::size_t a = 0; a < n; ++a) {
      const double weighted = target.weights[i] * x[a];
      for (std::size_t b = 0; b <= a; ++b) matrix[a * n + b] += weighted * x[b];
      for (int c = 0; c < 3; ++c) right[a * 3 + c] += weighted * target.colors[i][c];
    }
    for (int c = 0; c < 3; ++c) squares += target.weights[i] * target.colors[i][c] * target.colors[i][c];
  }
  for (std::size_t a = 0; a < n; ++a) matrix[a * n + a] += kRidge;
  std::vector<double> solution = right;
  solveSymmetric(matrix, n, solution, 3);
  if (!residuals) {
    // What is left of a least squares problem, its ridge included.
    for (std::size_t k = 0; k < right.size(); ++k) squares -= right[k] * solution[k];
    return squares / 3;
  }
  return differenceOf(
      rows, target,
      [&](std::size_t i, int c) {
        double sum = solution[features * 3 + c];
        for (std::size_t a = 0; a < features; ++a) sum += solution[a * 3 + c] * rows[i][a];
        return sum;
      },
      residuals);
}

}  // namespace twinray::render
