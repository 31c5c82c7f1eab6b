#include "core/transfer_function.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"

namespace twinray::core {
namespace {

bool isFraction(double x) {
  return x >= 0 && x <= 1;
}  // false for NaN

/// Index of the last entry whose value is at most `value`; the first entry where there is none.
template <typename T>
std::size_t intervalOf(const std::vector<T>& sorted, double value) {
  const auto after =
      std::upper_bound(sorted.begin(), sorted.end(), value, [](double v, const T& entry) { return v < entry.value; });
  return after == sorted.begin() ? 0 : std::size_t(after - sorted.begin()) - 1;
}

/// Position of `value` between entries i and i + 1 as a fraction; 0 outside, so that the ends continue.
template <typename T>
double fractionIn(const std::vector<T>& sorted, std::size_t i, double value) {
  if (i + 1 >= sorted.size() || value <= sorted[i].value) return 0;
  return (value - sorted[i].value) / (sorted[i + 1].value - sorted[i].value);
}

template <typename T>
void sortByValue(std::vector<T>& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const T& a, const T& b) { return a.value < b.value; });
}

}  // namespace

TransferFunction::TransferFunction(double minimum, double maximum) : minimum_(minimum), maximum_(maximum) {
  if (!std::isfinite(minimum) || !std::isfinite(maximum)) {
    throw Error("The range of a transfer function must be two finite numbers.");
  }
  if (!(maximum_ > minimum_)) maximum_ = minimum_ + 1;
  colors_ = {{minimum_, {0, 0, 0}}, {maximum_, {1, 1, 1}}};
}

void TransferFunction::setModes(std::vector<GaussianMode> modes) {
  for (const auto& m : modes) {
    if (!std::isfinite(m.mean) || !std::isfinite(m.sigma) || !(m.sigma > 0) || !isFraction(m.amplitude)) {
      throw Error("An opacity mode needs a finite mean, a sigma above 0 and an amplitude between 0 and 1.");
    }
  }
  modes_ = std::move(modes);
  points_.clear();
  kind_ = OpacityKind::kModes;
}

void TransferFunction::setPoints(std::vector<OpacityPoint> points) {
  for (const auto& p : points) {
    if (!std::isfinite(p.value) || !isFraction(p.opacity)) {
      throw Error("An opacity point needs a finite value and an opacity between 0 and 1.");
    }
  }
  sortByValue(points);
  points_ = std::move(points);
  modes_.clear();
  kind_ = OpacityKind::kPoints;
}

void TransferFunction::setColors(std::vector<ColorNode> colors) {
  if (colors.empty()) throw Error("A transfer function needs at least one colour node.");
  for (const auto& c : colors) {
    if (!std::isfinite(c.value) || !std::all_of(c.rgb.begin(), c.rgb.end(), isFraction)) {
      throw Error("A colour node needs a finite value and red, green and blue between 0 and 1.");
    }
  }
  sortByValue(colors);
  colors_ = std::move(colors);
}

double TransferFunction::opacity(double value) const {
  if (kind_ == OpacityKind::kModes) {
    double sum = 0;
    for (const auto& m : modes_) {
      const double t = (value - m.mean) / m.sigma;
      sum += m.amplitude * std::exp(-t * t);
    }
    return std::min(sum, 1.0);
  }
  if (points_.empty()) return 0;
  const std::size_t i = intervalOf(points_, value);
  const double f = fractionIn(points_, i, value);
  return f == 0 ? points_[i].opacity : points_[i].opacity + f * (points_[i + 1].opacity - points_[i].opacity);
}

std::array<double, 3> TransferFunction::color(double value) const {
  const std::size_t i = intervalOf(colors_, value);
  const double f = fractionIn(colors_, i, value);
  std::array<double, 3> rgb = colors_[i].rgb;
  if (f != 0) {
    for (int c = 0; c < 3; ++c) rgb[c] += f * (colors_[i + 1].rgb[c] - rgb[c]);
  }
  return rgb;
}

std::vector<double> TransferFunction::sampleOpacity(int n) const {
  std::vector<double> samples(n);
  for (int i = 0; i < n; ++i) samples[i] = opacity(minimum_ + i * (maximum_ - minimum_) / std::max(n - 1, 1));
  return samples;
}

std::vector<std::array<double, 3>> TransferFunction::sampleColor(int n) const {
  std::vector<std::array<double, 3>> samples(n);
  for (int i = 0; i < n; ++i) samples[i] = color(minimum_ + i * (maximum_ - minimum_) / std::max(n - 1, 1));
  return samples;
}

std::vector<OpacityPoint> TransferFunction::modesAsPoints(int maximumPoints) const {
  // Straight lines inserted where the curve is farthest from them, until nobody could see the rest.
  constexpr int kSamples = 2048;
  constexpr double kInvisible = 1.0 / 1024;
  const std::vector<double> curve = sampleOpacity(kSamples);
  const auto deviation = [&curve](int i, int a, int b) {
    return std::abs(curve[i] - (curve[a] + (curve[b] - curve[a]) * (i - a) / double(b - a)));
  };
  std::vector<int> kept{0, kSamples - 1};
  while (int(kept.size()) < std::max(maximumPoints, 2)) {
    double worst = kInvisible;
    int worstSample = -1;
    for (std::size_t k = 0; k + 1 < kept.size(); ++k) {
      for (int i = kept[k] + 1; i < kept[k + 1]; ++i) {
        const double d = deviation(i, kept[k], kept[k + 1]);
        if (d > worst) {
          worst = d;
          worstSample = i;
        }
      }
    }
    if (worstSample < 0) break;
    kept.insert(std::upper_bound(kept.begin(), kept.end(), worstSample), worstSample);
  }
  std::vector<OpacityPoint> points;
  points.reserve(kept.size());
  for (const int i : kept) points.push_back({minimum_ + i * (maximum_ - minimum_) / (kSamples - 1), curve[i]});
  return points;
}

TransferFunction TransferFunction::onRange(double minimum, double maximum) const {
  TransferFunction result(minimum, maximum);
  const double scale = (result.maximum_ - result.minimum_) / (maximum_ - minimum_);
  const auto mapped = [&](double value) { return result.minimum_ + (value - minimum_) * scale; };
  result.kind_ = kind_;
  result.modes_ = modes_;
  result.points_ = points_;
  result.colors_ = colors_;
  for (auto& m : result.modes_) {
    m.mean = mapped(m.mean);
    m.sigma *= scale;
  }
  for (auto& p : result.points_) p.value = mapped(p.value);
  for (auto& c : result.colors_) c.value = mapped(c.value);
  return result;
}

}  // namespace twinray::core
