#include "render/inverse/view_polish.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "render/inverse/linear_solve.h"

namespace twinray::render {
namespace {

constexpr std::size_t kNumbers = 4;
constexpr double kFarthest = 10;  ///< of a step, degrees or percent

double squareOf(const std::vector<double>& numbers) {
  return std::inner_product(numbers.begin(), numbers.end(), numbers.begin(), 0.0);
}

}  // namespace

core::Viewpoint movedBy(core::Viewpoint view, const std::array<double, 4>& by) {
  view.orbit(by[0], by[1]);
  view.roll(by[2]);
  view.setZoom(view.zoom() * std::exp(by[3] / 100));
  return view;
}

bool polishView(core::Viewpoint& view, double& error, const ViewResiduals& residuals, double step, int iterations) {
  std::vector<double> now;
  if (!residuals(view, now)) return false;
  error = squareOf(now);
  double damping = 0.01;
  for (int iteration = 0; iteration < iterations; ++iteration) {
    std::array<std::vector<double>, kNumbers> slopes;
    for (std::size_t a = 0; a < kNumbers; ++a) {
      std::array<double, kNumbers> by{};
      by[a] = step;
      if (!residuals(movedBy(view, by), slopes[a])) return false;
      for (std::size_t i = 0; i < now.size(); ++i) slopes[a][i] = (slopes[a][i] - now[i]) / step;
    }
    double scale = 0;
    for (const auto& slope : slopes) scale += squareOf(slope);
    if (!(scale > 0)) break;  // nothing is seen that could move
    bool better = false;
    for (int attempt = 0; attempt < 3 && !better; ++attempt) {
      std::vector<double> matrix(kNumbers * kNumbers), by(kNumbers);
      for (std::size_t a = 0; a < kNumbers; ++a) {
        for (std::size_t b = 0; b < kNumbers; ++b) {
          matrix[a * kNumbers + b] =
              std::inner_product(slopes[a].begin(), slopes[a].end(), slopes[b].begin(), 0.0) / scale;
        }
        matrix[a * kNumbers + a] *= 1 + damping;
        matrix[a * kNumbers + a] += 1e-9;
        by[a] = -std::inner_product(slopes[a].begin(), slopes[a].end(), now.begin(), 0.0) / scale;
      }
      solveSymmetric(matrix, kNumbers, by, 1);
      std::array<double, kNumbers> jump{};
      for (std::size_t a = 0; a < kNumbers; ++a) jump[a] = std::clamp(by[a], -kFarthest, kFarthest);
      const core::Viewpoint there = movedBy(view, jump);
      std::vector<double> then;
      if (!residuals(there, then)) return false;
      better = squareOf(then) < error;
      damping = better ? damping / 5 : damping * 10;
      if (!better) continue;
      error = squareOf(then);
      view = there;
      now = std::move(then);
    }
    if (!better) break;
  }
  return true;
}

}  // namespace twinray::render
