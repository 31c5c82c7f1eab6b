#pragma once

#include <vector>

#include "render/inverse/differentiable_guide.h"

namespace twinray::render {

/// What a search may change, and what it must come close to.
struct SearchTarget {
  GuidePicture picture;         ///< of the guide's size
  std::vector<double> weights;  ///< of its pixels
  std::vector<bool> opacity;    ///< samples of the transfer function that may change
  std::vector<bool> color;
};

/// Adam (Kingma and Ba 2015) on the samples of a transfer function. The search's numbers are square roots of opacities,
/// which makes steps near 0 small, and colours. Differences of second order between neighbouring samples cost
/// `smoothness` times their square.
class CurveSearch {
 public:
  /// The guide is placed, and must outlive the search.
  CurveSearch(DifferentiableGuide& guide, const SearchTarget& target, TransferSamples start);

  /// One step; `rate` is about how far a number goes. False if stopped.
  bool step(double rate, double smoothness, const std::stop_token& stop);

  /// Mean square error of the best samples met (weighted, RGB), and these.
  double bestError() const { return bestError_; }
  const TransferSamples& best() const { return best_; }
  /// Another guide (of another size) and its target, from the best samples.
  void restart(const SearchTarget& target);

 private:
  static constexpr int kNumbers = 4 * TransferSamples::kCount;

  bool mayChange(int number) const;
  TransferSamples samples() const;
  void addSmoothness(double smoothness, std::vector<double>& gradient) const;

  DifferentiableGuide* guide_;
  const SearchTarget* target_;
  TransferSamples start_;
  std::vector<double> numbers_;  ///< square roots of opacities, then red, green and blue
  std::vector<double> mean_, square_;
  int steps_ = 0;
  double bestError_ = 1e9;
  TransferSamples best_;
};

}  // namespace twinray::render
