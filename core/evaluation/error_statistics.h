#pragma once

#include <array>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/image.h"

namespace twinray::core {

/// How well the errors that a predictor expects (Frame::expectedError) agree with those that came true, over pixels:
/// its calibration.
class ErrorStatistics {
 public:
  /// Mean |error| of RGB in 0..1, expected (1 x height x width) and true. Throws Error if the sizes differ.
  void add(const Plane& expected, const Image& prediction, const Image& reference);
  bool empty() const { return pixels_ == 0; }

  /// Pearson's correlation; 0 where either does not vary.
  double correlation() const;
  /// Pixels whose expected error lies in one range: means of both, 0..1, and their part of all pixels.
  struct Bin {
    double expected = 0, actual = 0, part = 0;
  };
  /// By expected error: below 0.5 levels of 255, then up to 1, 2, 4, 8, 16, and more. Empty ones are left out.
  std::vector<Bin> bins() const;

 private:
  static constexpr std::size_t kBins = 7;
  double pixels_ = 0;
  double expected_ = 0, actual_ = 0, expectedSquared_ = 0, actualSquared_ = 0, product_ = 0;  ///< sums
  std::array<Bin, kBins> sums_{};
};

/// {"correlation":, "bins": [{"expected":, "actual":, "part":}]}
nlohmann::json toJson(const ErrorStatistics& statistics);

}  // namespace twinray::core
