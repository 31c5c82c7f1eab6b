#include "core/looks/tsne.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.h"

namespace twinray::core {
namespace {

constexpr double kExaggeration = 12;
constexpr int kSearchSteps = 60;

template <typename Point>
double squareDistance(const Point& a, const Point& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

/// Weights of the others for one point: a Gaussian of the width that has this perplexity.
void fillRow(const std::vector<std::vector<double>>& points, std::size_t i, double perplexity, float* row) {
  const std::size_t n = points.size();
  std::vector<double> distances(n);
  double nearest = 1e300;
  for (std::size_t j = 0; j < n; ++j) {
    distances[j] = squareDistance(points[i], points[j]);
    if (j != i) nearest = std::min(nearest, distances[j]);
  }
  double precision = 1, low = 0, high = 1e300;
  std::vector<double> weights(n);
  for (int step = 0; step < kSearchSteps; ++step) {
    double sum = 0, mean = 0;
    for (std::size_t j = 0; j < n; ++j) {
      weights[j] = j == i ? 0 : std::exp(-precision * (distances[j] - nearest));
      sum += weights[j];
      mean += weights[j] * (distances[j] - nearest);
    }
    const double entropy = std::log(sum) + precision * mean / sum;
    for (double& weight : weights) weight /= sum;
    if (std::abs(entropy - std::log(perplexity)) < 1e-5) break;
    (entropy > std::log(perplexity) ? low : high) = precision;
    precision = high < 1e299 ? (low + high) / 2 : 2 * precision;
  }
  std::copy(weights.begin(), weights.end(), row);
}

/// Projections on the two axes along which the points differ most, by power iteration, small.
std::vector<PlanePoint> principalPlane(const std::vector<std::vector<double>>& points) {
  const std::size_t n = points.size(), d = points[0].size();
  std::vector<double> mean(d);
  for (const auto& point : points) {
    for (std::size_t k = 0; k < d; ++k) mean[k] += point[k] / double(n);
  }
  std::vector<std::vector<double>> axes;
  std::vector<PlanePoint> plane(n, PlanePoint{});
  for (int a = 0; a < 2; ++a) {
    std::vector<double> axis(d);
    for (std::size_t k = 0; k < d; ++k) axis[k] = 1.0 / double(k + 1 + std::size_t(a));
    for (int step = 0; step < 60; ++step) {
      for (const auto& before : axes) {
        double along = std::inner_product(axis.begin(), axis.end(), before.begin(), 0.0);
        for (std::size_t k = 0; k < d; ++k) axis[k] -= along * before[k];
      }
      std::vector<double> next(d);
      for (const auto& point : points) {
        double along = 0;
        for (std::size_t k = 0; k < d; ++k) along += (point[k] - mean[k]) * axis[k];
        for (std::size_t k = 0; k < d; ++k) next[k] += along * (point[k] - mean[k]);
      }
      const double length = std::sqrt(std::inner_product(next.begin(), next.end(), next.begin(), 0.0));
      if (length < 1e-12) break;
      for (std::size_t k = 0; k < d; ++k) axis[k] = next[k] / length;
    }
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < d; ++k) plane[i][a] += (points[i][k] - mean[k]) * axis[k];
      squares += plane[i][a] * plane[i][a];
    }
    const double scale = squares > 0 ? 1e-2 / std::sqrt(squares / double(n)) : 0;
    for (std::size_t i = 0; i < n; ++i) plane[i][a] = plane[i][a] * scale + 1e-6 * double((i * 7919 + a) % 101);
    axes.push_back(std::move(axis));
  }
  return plane;
}

}  // namespace

std::vector<PlanePoint> tsne(const std::vector<std::vector<double>>& points, const TsneOptions& options,
                             const std::stop_token& stop, const std::function<void(double)>& progress) {
  const std::size_t n = points.size();
  constexpr std::size_t kMost = 10000;
  if (n < 4 || n > kMost) throw Error("A map takes 4 to 10000 points; choose another number.");
  const double perplexity = std::min(options.perplexity, double(n - 1) / 3);
  std::vector<float> p(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    if (stop.stop_requested()) return {};
    fillRow(points, i, perplexity, &p[i * n]);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      p[i * n + j] = p[j * n + i] = std::max((p[i * n + j] + p[j * n + i]) / float(2 * n), 1e-12f);
    }
  }
  std::vector<PlanePoint> plane = principalPlane(points), speed(n), gain(n, PlanePoint{1, 1});
  std::vector<float> closeness(n * n);
  const double rate = options.learningRate > 0 ? options.learningRate : std::max(50.0, double(n) / kExaggeration);
  for (int iteration = 0; iteration < options.iterations; ++iteration) {
    if (stop.stop_requested()) return {};
    const bool early = iteration < options.iterations / 4;
    const double exaggeration = early ? kExaggeration : 1, momentum = early ? 0.5 : 0.8;
    double total = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        const double q = 1 / (1 + squareDistance(plane[i], plane[j]));
        closeness[i * n + j] = closeness[j * n + i] = float(q);
        total += 2 * q;
      }
    }
    PlanePoint centre{};
    std::vector<PlanePoint> slopes(n);
    for (std::size_t i = 0; i < n; ++i) {
      PlanePoint& slope = slopes[i];
      for (std::size_t j = 0; j < n; ++j) {
        if (j == i) continue;
        const double q = double(closeness[i * n + j]);
        const double force = 4 * (exaggeration * double(p[i * n + j]) - q / total) * q;
        for (int a = 0; a < 2; ++a) slope[a] += force * (plane[i][a] - plane[j][a]);
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (int a = 0; a < 2; ++a) {
        gain[i][a] = std::max(0.01, (slopes[i][a] > 0) != (speed[i][a] > 0) ? gain[i][a] + 0.2 : gain[i][a] * 0.8);
        speed[i][a] = momentum * speed[i][a] - rate * gain[i][a] * slopes[i][a];
        plane[i][a] += speed[i][a];
        centre[a] += plane[i][a] / double(n);
      }
    }
    for (auto& point : plane) {
      for (int a = 0; a < 2; ++a) point[a] -= centre[a];
    }
    if (progress) progress(double(iteration + 1) / options.iterations);
  }
  return plane;
}

double trustworthiness(const std::vector<std::vector<double>>& points, const std::vector<PlanePoint>& plane,
                       int neighbours) {
  const std::size_t n = points.size(), k = std::size_t(neighbours);
  if (plane.size() != n || k < 1 || 2 * k >= n) {
    throw Error("Trustworthiness needs as many points as places and fewer neighbours than half of them.");
  }
  double penalty = 0;
  std::vector<std::size_t> order(n), rank(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto nearestFirst = [&](const auto& where) {
      std::vector<double> distances(n);
      for (std::size_t j = 0; j < n; ++j) distances[j] = j == i ? -1 : squareDistance(where[i], where[j]);
      std::iota(order.begin(), order.end(), std::size_t(0));
      std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return distances[a] < distances[b]; });
    };
    nearestFirst(points);
    for (std::size_t r = 0; r < n; ++r) rank[order[r]] = r;
    nearestFirst(plane);
    for (std::size_t r = 1; r <= k; ++r) {
      if (rank[order[r]] > k) penalty += double(rank[order[r]] - k);
    }
  }
  return 1 - 2 * penalty / (double(n) * double(k) * (2.0 * double(n) - 3.0 * double(k) - 1));
}

}  // namespace twinray::core
