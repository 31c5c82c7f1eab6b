#include "ui/transferfunction/mode_fit.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twinray::ui {
namespace {

using core::GaussianMode;

constexpr int kSamples = 256;
constexpr double kInvisible = 0.5 / 255;
constexpr double kSmallestSigma = 1.0 / 256;
constexpr int kIterations = 60;

using Curve = std::vector<double>;

/// The value axis runs from 0 to 1 here.
double position(int sample) {
  return sample / double(kSamples - 1);
}

double gaussian(const GaussianMode& m, double x) {
  const double t = (x - m.mean) / m.sigma;
  return std::exp(-t * t);
}

double sum(const std::vector<GaussianMode>& modes, double x) {
  double s = 0;
  for (const auto& m : modes) s += m.amplitude * gaussian(m, x);
  return s;
}

Curve remainder(const std::vector<GaussianMode>& modes, const Curve& target) {
  Curve r(kSamples);
  for (int i = 0; i < kSamples; ++i) r[i] = target[i] - std::min(sum(modes, position(i)), 1.0);
  return r;
}

double squares(const Curve& r) {
  double s = 0;
  for (const double x : r) s += x * x;
  return s;
}

/// Solves the symmetric positive system in place by elimination; `a` is row-major with n columns.
std::vector<double> solve(std::vector<double> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = k + 1; i < n; ++i) {
      const double f = a[i * n + k] / a[k * n + k];
      for (std::size_t j = k; j < n; ++j) a[i * n + j] -= f * a[k * n + j];
      b[i] -= f * b[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k * n + j] * b[j];
    b[k] /= a[k * n + k];
  }
  return b;
}

/// One Levenberg-Marquardt proposal with the given damping.
std::vector<GaussianMode> proposal(const std::vector<GaussianMode>& modes, const Curve& r, double damping) {
  const std::size_t n = modes.size() * 3;
  std::vector<double> normal(n * n);
  std::vector<double> gradient(n);
  std::vector<double> row(n);
  for (int i = 0; i < kSamples; ++i) {
    const double x = position(i);
    // Where the sum is cut at 1 it does not answer to its parameters.
    if (sum(modes, x) >= 1) continue;
    for (std::size_t k = 0; k < modes.size(); ++k) {
      const auto& m = modes[k];
      const double g = gaussian(m, x);
      const double t = (x - m.mean) / m.sigma;
      row[3 * k] = g;
      row[3 * k + 1] = m.amplitude * g * 2 * t / m.sigma;
      row[3 * k + 2] = m.amplitude * g * 2 * t * t / m.sigma;
    }
    for (std::size_t a = 0; a < n; ++a) {
      gradient[a] += row[a] * r[i];
      for (std::size_t b = 0; b < n; ++b) normal[a * n + b] += row[a] * row[b];
    }
  }
  for (std::size_t a = 0; a < n; ++a) normal[a * n + a] = normal[a * n + a] * (1 + damping) + 1e-9;
  const std::vector<double> step = solve(std::move(normal), std::move(gradient));
  std::vector<GaussianMode> next = modes;
  for (std::size_t k = 0; k < modes.size(); ++k) {
    next[k].amplitude = std::clamp(next[k].amplitude + step[3 * k], 0.0, 1.0);
    next[k].mean = std::clamp(next[k].mean + step[3 * k + 1], 0.0, 1.0);
    next[k].sigma = std::clamp(next[k].sigma + step[3 * k + 2], kSmallestSigma, 4.0);
  }
  return next;
}

std::vector<GaussianMode> refined(std::vector<GaussianMode> modes, const Curve& target) {
  double damping = 1e-2;
  Curve r = remainder(modes, target);
  for (int i = 0; i < kIterations && damping < 1e8; ++i) {
    std::vector<GaussianMode> next = proposal(modes, r, damping);
    Curve nextRemainder = remainder(next, target);
    if (squares(nextRemainder) < squares(r)) {
      modes = std::move(next);
      r = std::move(nextRemainder);
      damping /= 4;
    } else {
      damping *= 4;
    }
  }
  return modes;
}

/// A mode on the highest place of the remainder, as wide as the hill around it.
GaussianMode hill(const Curve& r) {
  const int top = int(std::max_element(r.begin(), r.end()) - r.begin());
  const double threshold = r[top] * std::exp(-1.0);
  int left = top;
  int right = top;
  while (left > 0 && r[left - 1] > threshold) --left;
  while (right < kSamples - 1 && r[right + 1] > threshold) ++right;
  // The middle of a plateau, not its first sample.
  const bool bounded = left > 0 && right < kSamples - 1;
  const double mean = bounded ? (position(left) + position(right)) / 2 : position(top);
  const double reach = std::max(mean - position(left), position(right) - mean);
  return {mean, std::max(reach, kSmallestSigma), std::clamp(r[top], 0.0, 1.0)};
}

double largest(const Curve& r) {
  double worst = 0;
  for (const double x : r) worst = std::max(worst, std::abs(x));
  return worst;
}

}  // namespace

ModeFit fitModes(const core::TransferFunction& tf, int maximumModes) {
  const Curve target = tf.sampleOpacity(kSamples);
  std::vector<GaussianMode> modes;
  Curve r = remainder(modes, target);
  while (int(modes.size()) < maximumModes && largest(r) > kInvisible) {
    std::vector<GaussianMode> more = modes;
    more.push_back(hill(r));
    if (!(more.back().amplitude > kInvisible)) break;
    more = refined(std::move(more), target);
    Curve nextRemainder = remainder(more, target);
    if (!(squares(nextRemainder) < squares(r))) break;
    modes = std::move(more);
    r = std::move(nextRemainder);
  }
  std::erase_if(modes, [](const GaussianMode& m) { return m.amplitude < kInvisible; });
  ModeFit fit;
  fit.largestError = largest(remainder(modes, target));
  const double width = tf.maximum() - tf.minimum();
  for (auto m : modes) {
    m.mean = tf.minimum() + m.mean * width;
    m.sigma *= width;
    fit.modes.push_back(m);
  }
  std::sort(fit.modes.begin(), fit.modes.end(), [](const auto& a, const auto& b) { return a.mean < b.mean; });
  return fit;
}

}  // namespace twinray::ui
