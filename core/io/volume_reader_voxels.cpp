#include <algorithm>
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

/// Deflate cannot compress better than 1032:1.
constexpr std::uint64_t kDeflateRatio = 1032;
constexpr char kExportAgain[] = "copy or export it again";

template <std::size_t N>
void swapEach(std::byte* data, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; i += N) {
    std::reverse(data + i, data + i + N);
  }
}

/// Values of one voxel made into one: `samples` values side by side for each of target's.
template <typename T, typename To>
void combine(const Component& component, std::span<const T> values, std::size_t samples, double slope, double intercept,
             std::span<To> target) {
  const auto scaled = [=](T v) { return slope * double(v) + intercept; };
  const T* v = values.data();
  for (To& to : target) {
    switch (component.how) {
      case Component::How::kValue:
        to = To(v[component.index]);
        break;
      case Component::How::kLuminance: {
        // ITU-R BT.601.
        const double luma = 0.299 * double(v[0]) + 0.587 * double(v[1]) + 0.114 * double(v[2]);
        to = To(std::is_integral_v<To> ? std::round(luma) : luma);
        break;
      }
      case Component::How::kMagnitude: {
        double squares = 0;
        for (std::size_t i = 0; i < samples; ++i) squares += scaled(v[i]) * scaled(v[i]);
        to = To(std::sqrt(squares));
        break;
      }
      case Component::How::kPhase:
        to = To(std::atan2(scaled(v[1]), scaled(v[0])));
        break;
    }
    v += samples;
  }
}

/// Reads a file slice by slice, each as one scalar for each voxel.
class SliceReader {
 public:
  SliceReader(const Header& header, const Component* component, int frame, const Watch& watch)
      : header_(header),
        component_(component),
        voxels_(std::size_t(header.geometry.dimensions[0]) * header.geometry.dimensions[1]) {
    const StoredVoxels& stored = header.voxels;
    const bool allPlanes = component && component->how != Component::How::kValue;
    const std::uint64_t first = stored.planes > 1 && component && !allPlanes ? component->index : 0;
    const std::uint64_t count = allPlanes ? stored.planes : 1;
    const std::uint64_t volume = header.geometry.voxelCount() * stored.samples;
    for (std::uint64_t plane = first; plane < first + count; ++plane) {
      readers_.emplace_back(stored, (plane * stored.frames + std::uint64_t(frame)) * volume, watch);
    }
    const std::size_t width = std::size_t(stored.samples) * readers_.size();
    if (width > 1) values_ = allocate(stored.file, voxels_ * width * stored.type.bytes);
    if (readers_.size() > 1) plane_ = allocate(stored.file, voxels_ * stored.type.bytes);
  }

  /// The next slice, of typeOf(header, component).
  void read(std::byte* target) {
    if (!values_) return readers_.front().read(target, voxels_);
    withType(header_.voxels.type, [&]<typename T>(T) { readCombined<T>(target); });
  }
  void finish() {
    for (ValueReader& reader : readers_) reader.finish();
  }

 private:
  template <typename T>
  void readCombined(std::byte* target) {
    const std::size_t samples = header_.voxels.samples > 1 ? header_.voxels.samples : readers_.size();
    const std::span<T> values(reinterpret_cast<T*>(values_.get()), voxels_ * samples);
    if (readers_.size() == 1) {
      readers_.front().read(values_.get(), values.size());
    } else {
      const T* plane = reinterpret_cast<const T*>(plane_.get());
      for (std::size_t p = 0; p < samples; ++p) {
        readers_[p].read(plane_.get(), voxels_);
        for (std::size_t i = 0; i < voxels_; ++i) values[i * samples + p] = plane[i];
      }
    }
    const FileType type = typeOf(header_, component_);
    const auto to = [&]<typename To>(To) {
      combine<T, To>(*component_, values, samples, header_.slope, header_.intercept,
                     {reinterpret_cast<To*>(target), voxels_});
    };
    if (type.kind == header_.voxels.type.kind && type.bytes == header_.voxels.type.bytes) {
      to(T{});
    } else if (type.bytes == sizeof(float)) {
      to(float{});
    } else {
      to(double{});
    }
  }

  const Header& header_;
  const Component* component_;
  std::size_t voxels_;
  std::vector<ValueReader> readers_;
  std::shared_ptr<std::byte[]> values_, plane_;
};

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
  const std::uint64_t voxels = stored.values(voxelCount);
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

Voxels readVoxels(const Header& header, const VolumeChoice& choice, const Watch& watch,
                  std::vector<std::string>& notes) {
  const StoredVoxels& stored = header.voxels;
  checkLength(stored, header.geometry.voxelCount());
  checkFrame(stored.file, choice.frame, int(stored.frames));
  checkReduction(stored.file, choice.reduction);
  const Component* component = chosenComponent(header, choice);
  watch.reached(0);
  const FileType type = typeOf(header, component);
  const auto& size = header.geometry.dimensions;
  BlockMean mean(stored.file, type, size, choice.reduction);
  {
    SliceReader reader(header, component, choice.frame, watch);
    const auto slice = allocate(stored.file, std::uint64_t(size[0]) * std::uint64_t(size[1]) * type.bytes);
    for (int z = 0; z < size[2]; ++z) {
      reader.read(slice.get());
      mean.add(slice.get());
      watch.reached(double(z + 1) / size[2]);
    }
    reader.finish();
  }
  const std::size_t count = reducedGeometry(header.geometry, choice.reduction).voxelCount();
  Voxels voxels;
  voxels.data = mean.take();
  if (const auto scalar = type.scalarType()) {
    voxels.type = *scalar;
  } else if (type.kind == FileType::Kind::kSigned) {
    voxels = narrowed<std::int64_t>(stored.file, voxels.as<std::int64_t>(count), notes);
  } else {
    voxels = narrowed<std::uint64_t>(stored.file, voxels.as<std::uint64_t>(count), notes);
  }
  const bool isScaled =
      component && (component->how == Component::How::kMagnitude || component->how == Component::How::kPhase);
  if (!isScaled) {
    rescale(stored.file, voxels, count, header.slope, header.intercept);
  }
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
