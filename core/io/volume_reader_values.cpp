#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "core/io/volume_reader_parts.h"

// Values of a file one after the other, and their reduction.

namespace twinray::core::reader {

namespace {

static_assert(std::endian::native == std::endian::little, "voxels are swapped for little-endian machines");

constexpr std::size_t kChunk = std::size_t{4} << 20;
constexpr char kExportAgain[] = "copy or export it again";

/// Nearest value of T.
template <typename T>
T clampTo(double value) {
  if constexpr (std::is_floating_point_v<T>) {
    return T(value);
  } else {
    if (std::isnan(value)) {
      return T{};
    }
    constexpr double kLow = double(std::numeric_limits<T>::lowest());
    constexpr double kHigh = double(std::numeric_limits<T>::max());
    return value <= kLow ? std::numeric_limits<T>::lowest()
                         : (value >= kHigh ? std::numeric_limits<T>::max() : T(value));
  }
}

}  // namespace

ValueReader::ValueReader(const StoredVoxels& stored, std::uint64_t start, const Watch& watch)
    : stored_(stored), watch_(watch) {
  if (stored.encoding == Encoding::kText) {
    text_ = std::make_unique<std::ifstream>(stored.file, std::ios::binary);
    text_->seekg(std::streamoff(stored.offset));
    skip(start);
    return;
  }
  const std::uint64_t before = stored.skip + start * stored.type.bytes;
  const bool inflate = stored.encoding == Encoding::kDeflate;
  bytes_ = std::make_unique<ByteReader>(stored.file, stored.offset + (inflate ? 0 : before), inflate);
  for (std::uint64_t done = 0; inflate && done < before; done += kChunk) {
    throwIfStopped(watch_.stop);
    bytes_->skip(std::min<std::uint64_t>(before - done, kChunk));
  }
}

ValueReader::~ValueReader() = default;
ValueReader::ValueReader(ValueReader&&) noexcept = default;

void ValueReader::skip(std::uint64_t values) {
  constexpr std::uint64_t kStep = 65536;
  for (std::uint64_t i = 0; i < values; ++i) {
    if (i % kStep == 0) {
      throwIfStopped(watch_.stop);
    }
    number();
  }
}

double ValueReader::number() {
  // Enough for any number; a longer word is none.
  text_->width(64);
  double value = 0;
  if (!(*text_ >> word_)) {
    fail(stored_.file, "it ends before its last voxel", kExportAgain);
  }
  const auto end = word_.data() + word_.size();
  if (const auto [rest, error] = std::from_chars(word_.data(), end, value); error != std::errc{} || rest != end) {
    fail(stored_.file, "a voxel is not a number", kExportAgain);
  }
  return value;
}

template <typename T>
void ValueReader::readText(std::span<T> target) {
  constexpr std::size_t kStep = 65536;
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (i % kStep == 0) {
      throwIfStopped(watch_.stop);
    }
    target[i] = clampTo<T>(number());
  }
}

void ValueReader::read(std::byte* target, std::size_t count) {
  if (text_) {
    withType(stored_.type, [&]<typename T>(T) { readText(std::span<T>(reinterpret_cast<T*>(target), count)); });
    return;
  }
  const std::size_t bytes = count * stored_.type.bytes;
  for (std::size_t done = 0; done < bytes;) {
    throwIfStopped(watch_.stop);
    const std::size_t step = std::min(bytes - done, kChunk);
    bytes_->read(target + done, step);
    if (stored_.bigEndian) {
      swapBytes(target + done, step, stored_.type.bytes);
    }
    done += step;
  }
}

void ValueReader::finish() {
  std::byte rest;
  if (bytes_) {
    bytes_->readSome(&rest, 1);
  }
}

std::array<int, 3> reductionFactors(const std::array<int, 3>& dimensions, int reduction) {
  std::array<int, 3> factors;
  std::transform(dimensions.begin(), dimensions.end(), factors.begin(), [=](int d) { return std::min(d, reduction); });
  return factors;
}

Geometry reducedGeometry(const Geometry& geometry, int reduction) {
  Geometry result = geometry;
  const auto factors = reductionFactors(geometry.dimensions, reduction);
  for (int axis = 0; axis < 3; ++axis) {
    const int factor = factors[axis];
    result.dimensions[axis] = (geometry.dimensions[axis] + factor - 1) / factor;
    result.spacing[axis] = geometry.spacing[axis] * factor;
    for (int row = 0; row < 3; ++row) {
      result.origin[row] += geometry.direction[3 * row + axis] * geometry.spacing[axis] * (factor - 1) / 2;
    }
  }
  return result;
}

BlockMean::BlockMean(const std::filesystem::path& file, FileType type, const std::array<int, 3>& dimensions, int factor)
    : type_(type), dimensions_(dimensions), factors_(reductionFactors(dimensions, factor)) {
  Geometry whole;
  whole.dimensions = dimensions;
  const Geometry reduced = reducedGeometry(whole, factor);
  reduced_ = reduced.dimensions;
  data_ = allocate(file, std::uint64_t(reduced.voxelCount()) * type.bytes);
  if (factors_ != std::array<int, 3>{1, 1, 1}) {
    sums_.resize(std::size_t(reduced_[0]) * reduced_[1]);
    counts_.resize(sums_.size());
  }
}

void BlockMean::add(const std::byte* slice) {
  const std::size_t voxels = std::size_t(dimensions_[0]) * dimensions_[1];
  if (sums_.empty()) {
    std::memcpy(data_.get() + std::size_t(slices_) * voxels * type_.bytes, slice, voxels * type_.bytes);
    ++slices_;
    return;
  }
  withType(type_, [&]<typename T>(T) {
    addValues(std::span<const T>(reinterpret_cast<const T*>(slice), voxels));
    ++slices_;
    if (slices_ % factors_[2] == 0 || slices_ == dimensions_[2]) {
      closeSlab<T>();
    }
  });
}

template <typename T>
void BlockMean::addValues(std::span<const T> slice) {
  const T* value = slice.data();
  for (int y = 0; y < dimensions_[1]; ++y) {
    const std::size_t row = std::size_t(y / factors_[1]) * reduced_[0];
    for (int x = 0; x < reduced_[0]; ++x) {
      const int end = std::min(dimensions_[0] - x * factors_[0], factors_[0]);
      double sum = 0;
      std::uint32_t count = 0;
      for (int i = 0; i < end; ++i, ++value) {
        const double v = double(*value);
        if (std::is_integral_v<T> || std::isfinite(v)) {
          sum += v;
          ++count;
        }
      }
      sums_[row + x] += sum;
      counts_[row + x] += count;
    }
  }
}

template <typename T>
void BlockMean::closeSlab() {
  const std::size_t slab = std::size_t((slices_ - 1) / factors_[2]);
  T* target = reinterpret_cast<T*>(data_.get()) + slab * sums_.size();
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    // A block without any finite value has no mean: 0 / 0 is not a number either.
    const double mean = sums_[i] / double(counts_[i]);
    target[i] = std::is_integral_v<T> ? clampTo<T>(std::round(mean)) : T(mean);
  }
  std::fill(sums_.begin(), sums_.end(), 0.0);
  std::fill(counts_.begin(), counts_.end(), 0);
}

}  // namespace twinray::core::reader
