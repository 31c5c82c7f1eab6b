#include "core/looks/autoencoder.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/error.h"
#include "core/sampling/random.h"

namespace twinray::core {
namespace {

constexpr int kLayers = 4;
constexpr std::array<int, kLayers + 1> kWidths{kLookSamples, LookAutoencoder::kHidden, kLookNumbers,
                                               LookAutoencoder::kHidden, kLookSamples};
/// Layers whose output is tanh; the code itself is linear, the last is logistic.
constexpr std::array<bool, kLayers> kTanh{true, false, true, false};

std::size_t offsetOf(int layer) {
  std::size_t offset = 0;
  for (int i = 0; i < layer; ++i) offset += std::size_t(kWidths[i + 1]) * std::size_t(kWidths[i] + 1);
  return offset;
}

/// Outputs of every layer, the input first.
using Outputs = std::array<std::vector<float>, kLayers + 1>;

void forward(const std::vector<float>& parameters, int layer, const std::vector<float>& in, std::vector<float>& out) {
  const float* row = parameters.data() + offsetOf(layer);
  const int width = kWidths[layer];
  out.resize(std::size_t(kWidths[layer + 1]));
  for (float& value : out) {
    float sum = row[width];
    for (int i = 0; i < width; ++i) sum += row[i] * in[std::size_t(i)];
    value = kTanh[layer] ? std::tanh(sum) : layer == kLayers - 1 ? 1 / (1 + std::exp(-sum)) : sum;
    row += width + 1;
  }
}

/// Adds the gradient of the square error of one sample; returns the mean square error.
double backward(const std::vector<float>& parameters, const std::vector<float>& look, Outputs& outputs,
                std::vector<float>& gradient) {
  outputs[0] = look;
  for (int layer = 0; layer < kLayers; ++layer) forward(parameters, layer, outputs[layer], outputs[layer + 1]);
  std::vector<float> delta(look.size());
  double error = 0;
  for (std::size_t i = 0; i < look.size(); ++i) {
    const float out = outputs[kLayers][i];
    const float difference = out - look[i];
    error += double(difference) * double(difference) / double(look.size());
    delta[i] = 2 * difference / float(look.size()) * out * (1 - out);
  }
  for (int layer = kLayers - 1; layer >= 0; --layer) {
    const int width = kWidths[layer];
    const float* row = parameters.data() + offsetOf(layer);
    float* gradientRow = gradient.data() + offsetOf(layer);
    const std::vector<float>& in = outputs[layer];
    std::vector<float> below(std::size_t(width), 0.0f);
    for (const float d : delta) {
      for (int i = 0; i < width; ++i) {
        gradientRow[i] += d * in[std::size_t(i)];
        below[std::size_t(i)] += d * row[i];
      }
      gradientRow[width] += d;
      row += width + 1;
      gradientRow += width + 1;
    }
    if (layer > 0 && kTanh[layer - 1]) {
      for (int i = 0; i < width; ++i) below[std::size_t(i)] *= 1 - in[std::size_t(i)] * in[std::size_t(i)];
    }
    delta = std::move(below);
  }
  return error;
}

std::vector<float> toFloats(const std::vector<double>& numbers) {
  return {numbers.begin(), numbers.end()};
}

}  // namespace

LookAutoencoder::LookAutoencoder(std::uint64_t seed) : parameters_(kParameters) {
  Random random(seed, 0);
  for (int layer = 0; layer < kLayers; ++layer) {
    const double reach = std::sqrt(6.0 / (kWidths[layer] + kWidths[layer + 1]));  // Glorot and Bengio 2010
    float* row = parameters_.data() + offsetOf(layer);
    for (int o = 0; o < kWidths[layer + 1]; ++o, row += kWidths[layer] + 1) {
      for (int i = 0; i < kWidths[layer]; ++i) row[i] = static_cast<float>(random.uniform(-reach, reach));
    }
  }
}

LookAutoencoder::LookAutoencoder(std::vector<float> parameters) : parameters_(std::move(parameters)) {
  if (parameters_.size() != kParameters ||
      !std::all_of(parameters_.begin(), parameters_.end(), [](float p) { return std::isfinite(p); })) {
    throw Error("The weights of the autoencoder of looks are not as many as it has, or not finite; learn it anew.");
  }
}

LookCode LookAutoencoder::encode(const LookCurve& look) const {
  std::vector<float> in = toFloats(look), out;
  for (int layer = 0; layer < 2; ++layer) {
    forward(parameters_, layer, in, out);
    std::swap(in, out);
  }
  LookCode code;
  std::copy(in.begin(), in.end(), code.begin());
  return code;
}

LookCurve LookAutoencoder::decode(const LookCode& code) const {
  std::vector<float> in(code.begin(), code.end()), out;
  for (int layer = 2; layer < kLayers; ++layer) {
    forward(parameters_, layer, in, out);
    std::swap(in, out);
  }
  return {in.begin(), in.end()};
}

double LookAutoencoder::error(const std::vector<LookCurve>& looks) const {
  double sum = 0;
  for (const LookCurve& look : looks) {
    const LookCurve back = decode(encode(look));
    for (std::size_t i = 0; i < look.size(); ++i)
      sum += (look[i] - back[i]) * (look[i] - back[i]) / double(look.size());
  }
  return looks.empty() ? 0 : sum / double(looks.size());
}

bool LookAutoencoder::train(const std::vector<LookCurve>& looks, const Training& training, const std::stop_token& stop,
                            const std::function<void(int, double)>& progress) {
  std::vector<std::vector<float>> samples;
  for (const LookCurve& look : looks) samples.push_back(toFloats(look));
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::vector<float> gradient(kParameters), mean(kParameters), square(kParameters);
  constexpr float kMeanDecay = 0.9f, kSquareDecay = 0.999f;
  Outputs outputs;
  int steps = 0;
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    Random random(training.seed, std::uint64_t(epoch) + 1);
    for (std::size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[std::size_t(random.uniform() * double(i))]);
    }
    const double rate = training.rate * std::pow(0.1, double(epoch) / training.epochs);
    double error = 0;
    for (std::size_t first = 0; first < order.size(); first += std::size_t(training.batch)) {
      if (stop.stop_requested()) return false;
      const std::size_t last = std::min(first + std::size_t(training.batch), order.size());
      std::fill(gradient.begin(), gradient.end(), 0.0f);
      for (std::size_t i = first; i < last; ++i) error += backward(parameters_, samples[order[i]], outputs, gradient);
      ++steps;
      const float scale = 1 / float(last - first);
      const float way = static_cast<float>(rate * std::sqrt(1 - std::pow(double(kSquareDecay), steps)) /
                                           (1 - std::pow(double(kMeanDecay), steps)));
      for (std::size_t p = 0; p < kParameters; ++p) {
        const float g = gradient[p] * scale;
        mean[p] += (1 - kMeanDecay) * (g - mean[p]);
        square[p] += (1 - kSquareDecay) * (g * g - square[p]);
        parameters_[p] -= way * mean[p] / (std::sqrt(square[p]) + 1e-8f);
      }
    }
    if (progress) progress(epoch, error / double(order.size()));
  }
  return true;
}

}  // namespace twinray::core
