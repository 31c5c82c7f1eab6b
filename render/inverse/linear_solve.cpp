#include "render/inverse/linear_solve.h"

#include <algorithm>

#include <vtkMath.h>

namespace twinray::render {

void solveSymmetric(std::vector<double>& matrix, std::size_t n, std::vector<double>& right, std::size_t columns) {
  std::vector<double*> rows(n);
  for (std::size_t i = 0; i < n; ++i) {
    rows[i] = matrix.data() + i * n;
    for (std::size_t j = 0; j < i; ++j) matrix[j * n + i] = matrix[i * n + j];
  }
  std::vector<int> order(n);
  std::vector<double> scales(n), x(n);
  const bool regular = vtkMath::LUFactorLinearSystem(rows.data(), order.data(), int(n), scales.data()) != 0;
  if (!regular) return std::fill(right.begin(), right.end(), 0.0);
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t i = 0; i < n; ++i) x[i] = right[i * columns + c];
    vtkMath::LUSolveLinearSystem(rows.data(), order.data(), x.data(), int(n));
    for (std::size_t i = 0; i < n; ++i) right[i * columns + c] = x[i];
  }
}

}  // namespace twinray::render
