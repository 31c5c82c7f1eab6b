#include <algorithm>
#include <cmath>
#include <limits>

#include "core/io/volume_reader_parts.h"

namespace twinray::core::reader {

namespace {

/// Largest cosine between two axes, and the rounding of a length, that files written with a few digits still show.
constexpr double kOrthogonal = 1e-3;

using Vector = std::array<double, 3>;

Vector column(const std::array<double, 9>& m, int axis) {
  return {m[axis], m[3 + axis], m[6 + axis]};
}

void setColumn(std::array<double, 9>& m, int axis, const Vector& v) {
  for (int row = 0; row < 3; ++row) {
    m[3 * row + axis] = v[row];
  }
}

double dot(const Vector& a, const Vector& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/// Inverse transposed, times the determinant: the cofactors.
std::array<double, 9> cofactors(const std::array<double, 9>& m) {
  std::array<double, 9> c;
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) {
      const int a = (i + 1) % 3, b = (i + 2) % 3, p = (j + 1) % 3, q = (j + 2) % 3;
      c[3 * i + j] = m[3 * a + p] * m[3 * b + q] - m[3 * a + q] * m[3 * b + p];
    }
  }
  return c;
}

template <typename T>
void reverseRows(const Voxels& voxels, std::size_t length, std::size_t rows) {
  T* row = voxels.as<T>(length * rows).data();
  for (std::size_t i = 0; i < rows; ++i, row += length) {
    std::reverse(row, row + length);
  }
}

}  // namespace

double determinant(const std::array<double, 9>& m) {
  const auto c = cofactors(m);
  return m[0] * c[0] + m[1] * c[1] + m[2] * c[2];
}

Axes splitAxes(const std::array<double, 9>& matrix, std::array<double, 9>& direction, std::array<double, 3>& spacing) {
  for (int axis = 0; axis < 3; ++axis) {
    Vector v = column(matrix, axis);
    const double length = std::hypot(v[0], v[1], v[2]);
    if (!std::isfinite(length) || length < std::numeric_limits<float>::min()) {
      return Axes::kInvalid;
    }
    spacing[axis] = length;
    for (double& x : v) {
      x /= length;
    }
    setColumn(direction, axis, v);
  }
  double cosine = 0;
  for (int axis = 0; axis < 3; ++axis) {
    cosine = std::max(cosine, std::abs(dot(column(direction, axis), column(direction, (axis + 1) % 3))));
  }
  if (std::abs(determinant(direction)) < kOrthogonal) {
    return Axes::kInvalid;
  }
  return cosine < kOrthogonal ? Axes::kOrthonormal : Axes::kSheared;
}

std::array<double, 9> nearestOrthonormal(const std::array<double, 9>& direction) {
  // Polar decomposition by Newton's iteration (Higham 1986): M <- (M + M^-T) / 2.
  std::array<double, 9> m = direction;
  for (int iteration = 0; iteration < 50; ++iteration) {
    const double d = determinant(m);
    const auto c = cofactors(m);
    double change = 0;
    for (int i = 0; i < 9; ++i) {
      const double next = (m[i] + c[i] / d) / 2;
      change = std::max(change, std::abs(next - m[i]));
      m[i] = next;
    }
    if (change < 1e-15) {
      break;
    }
  }
  return m;
}

int axisToReverse(const std::array<double, 9>& direction) {
  if (determinant(direction) >= 0) {
    return -1;
  }
  // |D - I|^2 = |D|^2 + 3 - 2 trace(D): the smallest diagonal element gains most by changing its sign.
  int best = 0;
  for (int axis = 1; axis < 3; ++axis) {
    if (direction[4 * axis] < direction[4 * best]) {
      best = axis;
    }
  }
  return best;
}

Geometry reversed(const Geometry& geometry, int axis) {
  Geometry result = geometry;
  const double length = geometry.spacing[axis] * (geometry.dimensions[axis] - 1);
  for (int row = 0; row < 3; ++row) {
    const double d = geometry.direction[3 * row + axis];
    result.origin[row] += d * length;
    result.direction[3 * row + axis] = d == 0 ? 0 : -d;
  }
  return result;
}

void reverseVoxels(const Voxels& voxels, const std::array<int, 3>& dimensions, int axis) {
  // Blocks of `inner` bytes, `dimensions[axis]` of them in a row, change their order.
  std::size_t inner = sizeOf(voxels.type);
  for (int a = 0; a < axis; ++a) {
    inner *= std::size_t(dimensions[a]);
  }
  std::size_t outer = 1;
  for (int a = axis + 1; a < 3; ++a) {
    outer *= std::size_t(dimensions[a]);
  }
  const std::size_t length = std::size_t(dimensions[axis]);
  if (axis == 0) {
    switch (inner) {
      case 1:
        return reverseRows<std::uint8_t>(voxels, length, outer);
      case 2:
        return reverseRows<std::uint16_t>(voxels, length, outer);
      case 4:
        return reverseRows<std::uint32_t>(voxels, length, outer);
      default:
        return reverseRows<std::uint64_t>(voxels, length, outer);
    }
  }
  for (std::size_t o = 0; o < outer; ++o) {
    std::byte* first = voxels.data.get() + o * length * inner;
    for (std::size_t low = 0, high = length - 1; low < high; ++low, --high) {
      std::swap_ranges(first + low * inner, first + (low + 1) * inner, first + high * inner);
    }
  }
}

void mendSpacing(Geometry& geometry, std::vector<std::string>& notes) {
  bool mended = false;
  for (int axis = 0; axis < 3; ++axis) {
    double& s = geometry.spacing[axis];
    if (!std::isfinite(s) || std::abs(s) < std::numeric_limits<float>::min()) {
      mended = mended || geometry.dimensions[axis] > 1;
      s = 1;
    }
    s = std::abs(s);
  }
  if (mended) {
    notes.push_back("The file gives no valid voxel spacing along every axis: 1 mm is used there.");
  }
}

}  // namespace twinray::core::reader
