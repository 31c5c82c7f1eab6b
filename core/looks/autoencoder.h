#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/looks/look_axis.h"

namespace twinray::core {

/// A place in the space of looks.
inline constexpr int kLookNumbers = 8;
using LookCode = std::array<double, kLookNumbers>;

/// A small autoencoder of looks: 64 - 48 - 8 - 48 - 64, tanh within, logistic at the end, written out by hand: it is
/// too small to be worth a library where it is used (docs/decisions/0020).
class LookAutoencoder {
 public:
  static constexpr int kHidden = 48;
  /// Rows of weights and a bias each, layer by layer.
  static constexpr std::size_t kParameters =
      std::size_t(kHidden) * (kLookSamples + 1) + std::size_t(kLookNumbers) * (kHidden + 1) +
      std::size_t(kHidden) * (kLookNumbers + 1) + std::size_t(kLookSamples) * (kHidden + 1);

  /// Random weights.
  explicit LookAutoencoder(std::uint64_t seed = 1);
  /// Throws Error unless there are kParameters finite numbers.
  explicit LookAutoencoder(std::vector<float> parameters);

  LookCode encode(const LookCurve& look) const;
  LookCurve decode(const LookCode& code) const;
  /// Mean square error of decode(encode(look)).
  double error(const std::vector<LookCurve>& looks) const;

  struct Training {
    int epochs = 60;
    int batch = 32;
    double rate = 2e-3;  ///< of Adam, falling to a tenth
    std::uint64_t seed = 1;
  };
  /// Adam on the mean square error. `progress`: epoch and its mean error. False if stopped.
  bool train(const std::vector<LookCurve>& looks, const Training& training, const std::stop_token& stop = {},
             const std::function<void(int, double)>& progress = {});

  const std::vector<float>& parameters() const { return parameters_; }

 private:
  std::vector<float> parameters_;
};

}  // namespace twinray::core
