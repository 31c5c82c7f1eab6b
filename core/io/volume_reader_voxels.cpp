#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

#include <unistd.h>

#include "core/io/volume_reader_parts.h"

namespace twinray::core::reader {

namespace {

static_assert(std::endian::native == std::endian::little, "voxels are swapped for little-endian machines");

/// Deflate cannot compress better than 1032:1.
constexpr std::uint64_t kDeflateRatio = 1032;
constexpr std::size_t kChunk = std::size_t{4} << 20;
constexpr char kExportAgain[] = "copy or export it again";

/// Calls f with a value of the C++ type.
template <typename F>
auto withType(const FileType& type, F&& f) {
  switch (type.kind) {
    case FileType::Kind::kUnsigned:
      switch (type.bytes) {
        case 1:
          return f(std::uint8_t{});
        case 2:
          return f(std::uint16_t{});
        case 4:
          return f(std::uint32_t{});
        default:
          return f(std::uint64_t{});
      }
    case FileType::Kind::kSigned:
      switch (type.bytes) {
        case 1:
          return f(std::int8_t{});
        case 2:
          return f(std::int16_t{});
        case 4:
          return f(std::int32_t{});
        default:
          return f(std::int64_t{});
      }
    case FileType::Kind::kFloat:
      break;
  }
  return type.bytes == 4 ? f(float{}) : f(double{});
}

template <std::size_t N>
void swapEach(std::byte* data, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; i += N) {
    std::reverse(data + i, data + i + N);
  }
}

void readBinary(const StoredVoxels& stored, std::byte* target, std::uint64_t bytes, const Watch& watch) {
  ByteReader reader(stored.file, stored.offset, stored.encoding == Encoding::kDeflate);
  reader.skip(stored.skip);
  for (std::uint64_t done = 0; done < bytes;) {
    const std::size_t step = std::size_t(std::min<std::uint64_t>(bytes - done, kChunk));
    reader.read(target + done, step);
    if (stored.bigEndian) {
      swapBytes(target + done, step, stored.type.bytes);
    }
    done += step;
    watch.reached(double(done) / double(bytes));
  }
  // One byte more makes the decoder reach and compare the checksum where the stream ends here.
  std::byte rest;
  reader.readSome(&rest, 1);
}

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

template <typename T>
void readText(const StoredVoxels& stored, std::span<T> target, const Watch& watch) {
  std::ifstream stream(stored.file, std::ios::binary);
  stream.seekg(std::streamoff(stored.offset));
  constexpr std::size_t kStep = 65536;
  std::string word;
  for (std::size_t i = 0; i < target.size(); ++i) {
    // Enough for any number; a longer word is none.
    stream.width(64);
    double value = 0;
    if (!(stream >> word)) {
      fail(stored.file, "it ends before its last voxel", kExportAgain);
    }
    const auto end = word.data() + word.size();
    if (const auto [rest, error] = std::from_chars(word.data(), end, value); error != std::errc{} || rest != end) {
      fail(stored.file, "a voxel is not a number", kExportAgain);
    }
    target[i] = clampTo<T>(value);
    if (i % kStep == 0) {
      watch.reached(double(i) / double(target.size()));
    }
  }
  watch.reached(1);
}

/// 64-bit integers as int32 where they fit, else as float64.
template <typename T>
Voxels narrowed(const std::filesystem::path& file, std::span<const T> values, std::vector<std::string>& notes) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const bool fits = std::in_range<std::int32_t>(*low) && std::in_range<std::int32_t>(*high);
  Voxels result{fits ? ScalarType::kInt32 : ScalarType::kFloat64, nullptr};
  result.data = allocate(file, values.size() * sizeOf(result.type));
  if (fits) {
    std::copy(values.begin(), values.end(), result.as<std::int32_t>(values.size()).begin());
  } else {
    std::copy(values.begin(), values.end(), result.as<double>(values.size()).begin());
  }
  notes.push_back("Its 64-bit integers are kept as " + nameOf(result.type) + ".");
  return result;
}

template <typename To, typename From>
bool fits(double slope, double intercept, std::span<const From> values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double a = slope * double(*low) + intercept;
  const double b = slope * double(*high) + intercept;
  return std::min(a, b) >= double(std::numeric_limits<To>::lowest()) &&
         std::max(a, b) <= double(std::numeric_limits<To>::max());
}

template <typename To, typename From>
void rescaleInPlace(std::byte* data, std::size_t count, double slope, double intercept) {
  static_assert(sizeof(To) == sizeof(From));
  for (std::size_t i = 0; i < count; ++i) {
    From from;
    std::memcpy(&from, data + i * sizeof from, sizeof from);
    const To to = To(slope * double(from) + intercept);
    std::memcpy(data + i * sizeof to, &to, sizeof to);
  }
}

/// Tries to keep whole-number results in the voxels' own size.
template <typename From>
bool rescaleAsIntegers(Voxels& voxels, std::size_t count, double slope, double intercept) {
  if constexpr (std::is_integral_v<From>) {
    using Signed = std::make_signed_t<From>;
    using Unsigned = std::make_unsigned_t<From>;
    if (slope != std::round(slope) || intercept != std::round(intercept)) {
      return false;
    }
    const std::span<const From> values = voxels.as<From>(count);
    const bool asSigned = fits<Signed, From>(slope, intercept, values);
    if (!asSigned && !fits<Unsigned, From>(slope, intercept, values)) {
      return false;
    }
    if (asSigned) {
      rescaleInPlace<Signed, From>(voxels.data.get(), count, slope, intercept);
    } else {
      rescaleInPlace<Unsigned, From>(voxels.data.get(), count, slope, intercept);
    }
    using Kind = FileType::Kind;
    voxels.type = *FileType{asSigned ? Kind::kSigned : Kind::kUnsigned, sizeof(From)}.scalarType();
    return true;
  } else {
    return false;
  }
}

template <typename T>
void replaceNonFiniteIn(const std::filesystem::path& file, std::span<T> values, std::vector<std::string>& notes) {
  T smallest = std::numeric_limits<T>::infinity();
  std::size_t bad = 0;
  for (const T v : values) {
    if (std::isfinite(v)) {
      smallest = std::min(smallest, v);
    } else {
      ++bad;
    }
  }
  if (bad == 0) {
    return;
  }
  if (bad == values.size()) {
    fail(file, "none of its voxels is a finite number");
  }
  std::replace_if(
      values.begin(), values.end(), [](T v) { return !std::isfinite(v); }, smallest);
  notes.push_back(std::to_string(bad) + (bad == 1 ? " voxel that is" : " voxels that are") +
                  " not a finite number got the smallest finite value.");
}

}  // namespace

void swapBytes(std::byte* data, std::size_t bytes, std::size_t size) {
  switch (size) {
    case 2:
      return swapEach<2>(data, bytes);
    case 4:
      return swapEach<4>(data, bytes);
    case 8:
      return swapEach<8>(data, bytes);
    default:
      return;
  }
}

std::string FileType::name() const {
  const std::string bits = std::to_string(8 * bytes);
  switch (kind) {
    case Kind::kUnsigned:
      return "uint" + bits;
    case Kind::kSigned:
      return "int" + bits;
    case Kind::kFloat:
      break;
  }
  return "float" + bits;
}

std::optional<ScalarType> FileType::scalarType() const {
  switch (kind) {
    case Kind::kUnsigned:
      switch (bytes) {
        case 1:
          return ScalarType::kUInt8;
        case 2:
          return ScalarType::kUInt16;
        case 4:
          return ScalarType::kUInt32;
        default:
          return std::nullopt;
      }
    case Kind::kSigned:
      switch (bytes) {
        case 1:
          return ScalarType::kInt8;
        case 2:
          return ScalarType::kInt16;
        case 4:
          return ScalarType::kInt32;
        default:
          return std::nullopt;
      }
    case Kind::kFloat:
      break;
  }
  return bytes == 4 ? ScalarType::kFloat32 : ScalarType::kFloat64;
}

FileType fileTypeOf(ScalarType type) {
  using Kind = FileType::Kind;
  switch (type) {
    case ScalarType::kUInt8:
      return {Kind::kUnsigned, 1};
    case ScalarType::kInt8:
      return {Kind::kSigned, 1};
    case ScalarType::kUInt16:
      return {Kind::kUnsigned, 2};
    case ScalarType::kInt16:
      return {Kind::kSigned, 2};
    case ScalarType::kUInt32:
      return {Kind::kUnsigned, 4};
    case ScalarType::kInt32:
      return {Kind::kSigned, 4};
    case ScalarType::kFloat32:
      return {Kind::kFloat, 4};
    case ScalarType::kFloat64:
      break;
  }
  return {Kind::kFloat, 8};
}

std::shared_ptr<std::byte[]> allocate(const std::filesystem::path& file, std::uint64_t bytes) {
  const auto physical = std::uint64_t(sysconf(_SC_PHYS_PAGES)) * std::uint64_t(sysconf(_SC_PAGE_SIZE));
  try {
    if (bytes <= physical) {
      return std::make_shared_for_overwrite<std::byte[]>(std::size_t(bytes));
    }
  } catch (const std::bad_alloc&) {
  }
  fail(file, "its voxels need " + std::to_string(bytes >> 20) + " MiB, more memory than there is",
       "reduce it or use a machine with more memory");
}

std::uint64_t checkedBytes(const std::filesystem::path& file, std::span<const std::int64_t> dimensions,
                           std::uint64_t bytes) {
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 62;
  for (const std::int64_t d : dimensions) {
    if (d < 1 || d > std::numeric_limits<std::int32_t>::max()) {
      fail(file, "its header declares a size of " + std::to_string(d) + " voxels along an axis", kExportAgain);
    }
    if (bytes > kLimit / std::uint64_t(d)) {
      fail(file, "its header declares more voxels than any machine holds", kExportAgain);
    }
    bytes *= std::uint64_t(d);
  }
  return bytes;
}

void checkLength(const StoredVoxels& stored, std::uint64_t voxelCount) {
  const std::uint64_t length = sizeOfFile(stored.file);
  if (stored.offset >= length) {
    fail(stored.file, "it ends before its first voxel", kExportAgain);
  }
  const std::uint64_t rest = length - stored.offset;
  // checkedBytes() kept the product of all sizes below 2^62.
  const std::uint64_t voxels = voxelCount * stored.volumes;
  const std::uint64_t bytes = voxels * stored.type.bytes;
  const bool tooShort = stored.encoding == Encoding::kRaw       ? rest < stored.skip || rest - stored.skip < bytes
                        : stored.encoding == Encoding::kDeflate ? rest < bytes / kDeflateRatio
                                                                : rest < 2 * voxels - 1;
  if (tooShort) {
    fail(stored.file,
         "its header declares " + std::to_string(bytes) + " bytes of voxels but only " + std::to_string(rest) +
             " bytes of data follow",
         kExportAgain);
  }
}

Voxels readVoxels(const Header& header, const Watch& watch, std::vector<std::string>& notes) {
  const StoredVoxels& stored = header.voxels;
  const std::size_t count = header.geometry.voxelCount();
  checkLength(stored, count);
  watch.reached(0);
  Voxels voxels;
  voxels.data = allocate(stored.file, count * stored.type.bytes);
  if (stored.encoding == Encoding::kText) {
    withType(stored.type, [&]<typename T>(T) { readText(stored, voxels.as<T>(count), watch); });
  } else {
    readBinary(stored, voxels.data.get(), count * stored.type.bytes, watch);
  }
  if (const auto type = stored.type.scalarType()) {
    voxels.type = *type;
  } else if (stored.type.kind == FileType::Kind::kSigned) {
    voxels = narrowed<std::int64_t>(stored.file, voxels.as<std::int64_t>(count), notes);
  } else {
    voxels = narrowed<std::uint64_t>(stored.file, voxels.as<std::uint64_t>(count), notes);
  }
  rescale(stored.file, voxels, count, header.slope, header.intercept);
  throwIfStopped(watch.stop);
  return voxels;
}

Voxels toFloat(const std::filesystem::path& file, const Voxels& voxels, std::size_t count, double slope,
               double intercept) {
  const bool isDouble = voxels.type == ScalarType::kFloat64;
  Voxels result{isDouble ? ScalarType::kFloat64 : ScalarType::kFloat32, nullptr};
  result.data = allocate(file, count * sizeOf(result.type));
  withType(fileTypeOf(voxels.type), [&]<typename T>(T) {
    const auto apply = [&](auto target) {
      using Float = typename decltype(target)::value_type;
      const std::span<const T> source = voxels.as<T>(count);
      std::transform(source.begin(), source.end(), target.begin(),
                     [&](T v) { return Float(slope * double(v) + intercept); });
    };
    if (isDouble) {
      apply(result.as<double>(count));
    } else {
      apply(result.as<float>(count));
    }
  });
  return result;
}

void rescale(const std::filesystem::path& file, Voxels& voxels, std::size_t count, double slope, double intercept) {
  if (slope == 1 && intercept == 0) {
    return;
  }
  const bool done = withType(fileTypeOf(voxels.type),
                             [&]<typename T>(T) { return rescaleAsIntegers<T>(voxels, count, slope, intercept); });
  if (!done) {
    voxels = toFloat(file, voxels, count, slope, intercept);
  }
}

void replaceNonFinite(const std::filesystem::path& file, Voxels& voxels, std::size_t count,
                      std::vector<std::string>& notes) {
  if (voxels.type == ScalarType::kFloat32) {
    replaceNonFiniteIn(file, voxels.as<float>(count), notes);
  } else if (voxels.type == ScalarType::kFloat64) {
    replaceNonFiniteIn(file, voxels.as<double>(count), notes);
  }
}

}  // namespace twinray::core::reader
