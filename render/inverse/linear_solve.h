#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace twinray::render {

/// Solves matrix * x = right for a symmetric positive definite n x n matrix, of which the lower triangle is read, and
/// `columns` right sides (row by row) by Cholesky's decomposition; both are overwritten, `right` by x.
inline void solvePositive(std::vector<double>& matrix, std::size_t n, std::vector<double>& right, std::size_t columns) {
  constexpr double kTiny = 1e-30;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= matrix[i * n + k] * matrix[j * n + k];
      matrix[i * n + j] = i == j ? std::sqrt(sum > kTiny ? sum : kTiny) : sum / matrix[j * n + j];
    }
  }
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < i; ++k) right[i * columns + c] -= matrix[i * n + k] * right[k * columns + c];
      right[i * columns + c] /= matrix[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t k = i + 1; k < n; ++k) right[i * columns + c] -= matrix[k * n + i] * right[k * columns + c];
      right[i * columns + c] /= matrix[i * n + i];
    }
  }
}

}  // namespace twinray::render
