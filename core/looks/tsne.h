#pragma once

#include <array>
#include <functional>
#include <stop_token>
#include <vector>

namespace twinray::core {

using PlanePoint = std::array<double, 2>;

struct TsneOptions {
  double perplexity = 30;
  int iterations = 600;
  double learningRate = 0;  ///< 0: number of points / 12, at least 50 (Belkina et al. 2019)
};

/// t-SNE (van der Maaten and Hinton 2008), exact, from the points' first two principal axes, so that the same points
/// always give the same picture. Every point has as many numbers as the first. Cost grows with the square of their
/// number. Empty if stopped. Throws Error for fewer than 4 points.
std::vector<PlanePoint> tsne(const std::vector<std::vector<double>>& points, const TsneOptions& options = {},
                             const std::stop_token& stop = {}, const std::function<void(double)>& progress = {});

/// How far neighbours in the plane are neighbours in space too (Venna and Kaski 2001), 0..1, among `neighbours`
/// nearest; these must be fewer than half of the points.
double trustworthiness(const std::vector<std::vector<double>>& points, const std::vector<PlanePoint>& plane,
                       int neighbours = 12);

}  // namespace twinray::core
