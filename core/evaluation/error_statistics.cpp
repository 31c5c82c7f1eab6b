#include "core/evaluation/error_statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/error.h"

namespace twinray::core {

void ErrorStatistics::add(const Plane& expected, const Image& prediction, const Image& reference) {
  constexpr double kFirstEdge = 0.5 / 255;
  const std::size_t count = reference.data.size() / Image::kChannels;
  if (expected.data.size() != count || prediction.data.size() != reference.data.size())
    throw Error("Expected errors and pictures differ in size; give those of one picture.");
  for (std::size_t i = 0; i < count; ++i) {
    int sum = 0;
    for (std::size_t c = 0; c < 3; ++c)
      sum += std::abs(prediction.data[i * Image::kChannels + c] - reference.data[i * Image::kChannels + c]);
    const double actual = sum / (3 * 255.0);
    const double guess = double(expected.data[i]);
    pixels_ += 1;
    expected_ += guess;
    actual_ += actual;
    expectedSquared_ += guess * guess;
    actualSquared_ += actual * actual;
    product_ += guess * actual;
    const double octave = std::floor(std::log2(std::max(guess, 1e-12) / kFirstEdge)) + 1;
    Bin& bin = sums_[std::size_t(std::clamp(octave, 0.0, double(kBins - 1)))];
    bin.expected += guess;
    bin.actual += actual;
    bin.part += 1;
  }
}

double ErrorStatistics::correlation() const {
  if (empty()) return 0;
  const double e = expected_ / pixels_, a = actual_ / pixels_;
  const double spread = (expectedSquared_ / pixels_ - e * e) * (actualSquared_ / pixels_ - a * a);
  return spread > 0 ? (product_ / pixels_ - e * a) / std::sqrt(spread) : 0;
}

std::vector<ErrorStatistics::Bin> ErrorStatistics::bins() const {
  std::vector<Bin> bins;
  for (const Bin& sum : sums_)
    if (sum.part > 0) bins.push_back({sum.expected / sum.part, sum.actual / sum.part, sum.part / pixels_});
  return bins;
}

nlohmann::json toJson(const ErrorStatistics& statistics) {
  nlohmann::json json{{"correlation", statistics.correlation()}, {"bins", nlohmann::json::array()}};
  for (const auto& bin : statistics.bins())
    json["bins"].push_back({{"expected", bin.expected}, {"actual", bin.actual}, {"part", bin.part}});
  return json;
}

}  // namespace twinray::core
