#include "render/inverse/curve_search.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twinray::render {
namespace {

/// Where the derivative by the square root does not vanish: opacity 0.0001, which shows nothing.
constexpr double kLeastRoot = 0.01;

}  // namespace

CurveSearch::CurveSearch(DifferentiableGuide& guide, const SearchTarget& target, TransferSamples start)
    : guide_(&guide), target_(&target), start_(std::move(start)), best_(start_) {
  restart(target);
}

void CurveSearch::restart(const SearchTarget& target) {
  target_ = &target;
  numbers_.assign(kNumbers, 0);
  mean_.assign(kNumbers, 0);
  square_.assign(kNumbers, 0);
  steps_ = 0;
  bestError_ = 1e9;
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    numbers_[i] = std::sqrt(std::clamp(best_.opacity[i], 0.0, 1.0));
    for (int c = 0; c < 3; ++c) numbers_[(c + 1) * TransferSamples::kCount + i] = best_.color[i][c];
  }
}

bool CurveSearch::mayChange(int number) const {
  const int sample = number % TransferSamples::kCount;
  return number < TransferSamples::kCount ? target_->opacity[sample] : target_->color[sample];
}

TransferSamples CurveSearch::samples() const {
  TransferSamples result = start_;
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    if (target_->opacity[i]) result.opacity[i] = numbers_[i] > kLeastRoot ? numbers_[i] * numbers_[i] : 0;
    if (!target_->color[i]) continue;
    for (int c = 0; c < 3; ++c) result.color[i][c] = numbers_[(c + 1) * TransferSamples::kCount + i];
  }
  return result;
}

void CurveSearch::addSmoothness(double smoothness, std::vector<double>& gradient) const {
  constexpr int kCount = TransferSamples::kCount;
  for (int curve = 0; curve < 4; ++curve) {
    const double* x = numbers_.data() + curve * kCount;
    double* g = gradient.data() + curve * kCount;
    for (int i = 1; i + 1 < kCount; ++i) {
      const double bend = x[i - 1] - 2 * x[i] + x[i + 1];
      g[i - 1] += 2 * smoothness * bend;
      g[i] -= 4 * smoothness * bend;
      g[i + 1] += 2 * smoothness * bend;
    }
  }
}

bool CurveSearch::step(double rate, double smoothness, const std::stop_token& stop) {
  const TransferSamples now = samples();
  const ValueTable table = guide_->tableOf(now);
  GuidePicture picture;
  if (!guide_->picture(table, stop, picture)) return false;
  double error = 0, total = 0;
  GuidePicture weights(picture.width, picture.height);
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    total += 3 * target_->weights[i];
  }
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    for (int c = 0; c < 3; ++c) {
      const double difference = picture.pixels[i][c] - target_->picture.pixels[i][c];
      error += target_->weights[i] * difference * difference / total;
      weights.pixels[i][c] = 2 * target_->weights[i] * difference / total;
    }
  }
  if (error < bestError_) {
    bestError_ = error;
    best_ = now;
  }
  ValueTable byValue;
  if (!guide_->derivative(table, weights, stop, byValue)) return false;
  const TransferSamples derivative = guide_->onSamples(byValue, now.minimum, now.maximum);
  std::vector<double> gradient(kNumbers);
  for (int i = 0; i < TransferSamples::kCount; ++i) {
    gradient[i] = 2 * std::max(numbers_[i], kLeastRoot) * derivative.opacity[i];
    for (int c = 0; c < 3; ++c) gradient[(c + 1) * TransferSamples::kCount + i] = derivative.color[i][c];
  }
  addSmoothness(smoothness, gradient);

  constexpr double kMeanDecay = 0.9, kSquareDecay = 0.99, kTiny = 1e-7;
  ++steps_;
  const double meanScale = 1 / (1 - std::pow(kMeanDecay, steps_));
  const double squareScale = 1 / (1 - std::pow(kSquareDecay, steps_));
  for (int n = 0; n < kNumbers; ++n) {
    if (!mayChange(n)) continue;
    mean_[n] = kMeanDecay * mean_[n] + (1 - kMeanDecay) * gradient[n];
    square_[n] = kSquareDecay * square_[n] + (1 - kSquareDecay) * gradient[n] * gradient[n];
    const double way = rate * mean_[n] * meanScale / (std::sqrt(square_[n] * squareScale) + kTiny);
    numbers_[n] = std::clamp(numbers_[n] - way, 0.0, 1.0);
  }
  return true;
}

}  // namespace twinray::render
