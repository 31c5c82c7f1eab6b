#include "core/volume.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "core/error.h"
#include "core/sha256.h"

namespace twinray::core {

namespace {

constexpr std::size_t kBins = 256;

static_assert(std::endian::native == std::endian::little, "the hash is defined over little-endian bytes");

/// Smallest and largest value. Lanes are independent, so that the compiler may vectorise floating point as well.
template <typename T>
std::pair<double, double> rangeOf(const T* voxels, std::size_t count) {
  constexpr std::size_t kLanes = 64 / sizeof(T);
  std::array<T, kLanes> low, high;
  low.fill(voxels[0]);
  high.fill(voxels[0]);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const T v = voxels[i + lane];
      low[lane] = v < low[lane] ? v : low[lane];
      high[lane] = v > high[lane] ? v : high[lane];
    }
  }
  for (; i < count; ++i) {
    low[0] = std::min(low[0], voxels[i]);
    high[0] = std::max(high[0], voxels[i]);
  }
  return {double(*std::min_element(low.begin(), low.end())), double(*std::max_element(high.begin(), high.end()))};
}

/// Bin of a value; halves keep the difference of two huge doubles finite.
class Binning {
 public:
  Binning(double minimum, double maximum)
      : halfMinimum_(minimum / 2), scale_(double(kBins) / (maximum / 2 - minimum / 2)) {}

  std::size_t operator()(double value) const {
    const double t = (value / 2 - halfMinimum_) * scale_;
    if (!(t > 0)) {
      return 0;
    }
    return t >= double(kBins - 1) ? kBins - 1 : std::size_t(t);
  }

 private:
  double halfMinimum_;
  double scale_;
};

/// Types of at most 16 bits are counted value by value first: much faster than binning each voxel.
template <typename T>
void countSmall(const T* voxels, std::size_t count, const Binning& binOf, std::vector<std::uint64_t>& counts) {
  constexpr int kLowest = std::numeric_limits<T>::lowest();
  std::vector<std::uint64_t> values(std::size_t{1} << (8 * sizeof(T)));
  for (std::size_t i = 0; i < count; ++i) {
    ++values[std::size_t(int(voxels[i]) - kLowest)];
  }
  for (std::size_t v = 0; v < values.size(); ++v) {
    if (values[v] > 0) {
      counts[binOf(double(v) + kLowest)] += values[v];
    }
  }
}

template <typename T>
void countVoxels(const T* voxels, std::size_t count, const Binning& binOf, std::vector<std::uint64_t>& counts) {
  if constexpr (sizeof(T) <= 2) {
    countSmall(voxels, count, binOf, counts);
  } else {
    for (std::size_t i = 0; i < count; ++i) {
      ++counts[binOf(double(voxels[i]))];
    }
  }
}

void check(const Geometry& geometry, ScalarType type) {
  std::size_t bytes = sizeOf(type);
  for (int axis = 0; axis < 3; ++axis) {
    const int size = geometry.dimensions[axis];
    if (size < 1) {
      throw Error("A volume cannot have " + std::to_string(size) + " voxels along an axis: choose another file.");
    }
    if (!std::isfinite(geometry.spacing[axis]) || geometry.spacing[axis] <= 0) {
      throw Error("A volume cannot have a voxel spacing of " + std::to_string(geometry.spacing[axis]) +
                  " mm: correct the spacing in its file.");
    }
    if (bytes > std::numeric_limits<std::ptrdiff_t>::max() / std::size_t(size)) {
      throw Error("A volume of that many voxels does not fit in memory: choose another file.");
    }
    bytes *= std::size_t(size);
  }
}

}  // namespace

std::size_t sizeOf(ScalarType type) {
  switch (type) {
    case ScalarType::kUInt8:
    case ScalarType::kInt8:
      return 1;
    case ScalarType::kUInt16:
    case ScalarType::kInt16:
      return 2;
    case ScalarType::kUInt32:
    case ScalarType::kInt32:
    case ScalarType::kFloat32:
      return 4;
    case ScalarType::kFloat64:
      break;
  }
  return 8;
}

std::string nameOf(ScalarType type) {
  switch (type) {
    case ScalarType::kUInt8:
      return "uint8";
    case ScalarType::kInt8:
      return "int8";
    case ScalarType::kUInt16:
      return "uint16";
    case ScalarType::kInt16:
      return "int16";
    case ScalarType::kUInt32:
      return "uint32";
    case ScalarType::kInt32:
      return "int32";
    case ScalarType::kFloat32:
      return "float32";
    case ScalarType::kFloat64:
      break;
  }
  return "float64";
}

std::array<double, 3> Geometry::centre() const {
  std::array<double, 3> point;
  for (int axis = 0; axis < 3; ++axis) {
    point[axis] = origin[axis] + spacing[axis] * dimensions[axis] / 2;
  }
  return point;
}

double Geometry::diagonal() const {
  return std::hypot(spacing[0] * dimensions[0], spacing[1] * dimensions[1], spacing[2] * dimensions[2]);
}

double Geometry::smallestSpacing() const {
  return *std::min_element(spacing.begin(), spacing.end());
}

double Geometry::voxelUnit() const {
  return std::cbrt(spacing[0] * spacing[1] * spacing[2]);
}

std::uint64_t Histogram::total() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : counts) {
    sum += count;
  }
  return sum;
}

double Histogram::centre(std::size_t bin) const {
  const double t = (double(bin) + 0.5) / double(counts.size());
  return minimum * (1 - t) + maximum * t;
}

Volume::Volume(Geometry geometry, ScalarType type, std::shared_ptr<const void> voxels, VolumeSource source)
    : geometry_(geometry), type_(type), voxels_(std::move(voxels)), source_(std::move(source)) {
  check(geometry_, type_);
  assert(voxels_);
  std::tie(minimum_, maximum_) =
      visitVoxels(*this, [this](const auto* p) { return rangeOf(p, geometry_.voxelCount()); });
}

double Volume::value(int x, int y, int z) const {
  const auto& size = geometry_.dimensions;
  assert(x >= 0 && x < size[0] && y >= 0 && y < size[1] && z >= 0 && z < size[2]);
  const std::size_t index = (std::size_t(z) * size[1] + y) * size[0] + x;
  return visitVoxels(*this, [index](const auto* p) { return double(p[index]); });
}

const Histogram& Volume::histogram() const {
  std::call_once(histogramOnce_, [this] {
    Histogram result{minimum_, maximum_ > minimum_ ? maximum_ : minimum_ + 1, std::vector<std::uint64_t>(kBins)};
    const Binning binOf(result.minimum, result.maximum);
    visitVoxels(*this, [&](const auto* p) { countVoxels(p, geometry_.voxelCount(), binOf, result.counts); });
    histogram_ = std::move(result);
  });
  return histogram_;
}

const std::string& Volume::hash() const {
  std::call_once(hashOnce_, [this] {
    Sha256 sha;
    std::array<std::int64_t, 3> dimensions;
    std::copy(geometry_.dimensions.begin(), geometry_.dimensions.end(), dimensions.begin());
    sha.add(dimensions);
    sha.add(geometry_.spacing);
    sha.add(geometry_.origin);
    sha.add(geometry_.direction);
    const std::string type = nameOf(type_);
    sha.add(type.data(), type.size());
    sha.add(voxels_.get(), bytes());
    hash_ = sha.hex();
  });
  return hash_;
}

}  // namespace twinray::core
