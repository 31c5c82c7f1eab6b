#pragma once

#include <cstddef>
#include <vector>

namespace twinray::render {

/// Solves matrix * x = right for a symmetric n x n matrix, of which the lower triangle is read, and `columns` right
/// sides (row by row), by VTK's LU decomposition. The matrix is overwritten, and `right` by x: zeros where the matrix
/// is singular.
void solveSymmetric(std::vector<double>& matrix, std::size_t n, std::vector<double>& right, std::size_t columns);

}  // namespace twinray::render
