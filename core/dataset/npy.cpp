#include "core/dataset/npy.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/dataset/half.h"
#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::core {
namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "arrays are read and written as they lie in memory");

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kMaximumHeader = 64 * 1024;
constexpr std::size_t kMaximumDimensions = 32;  // NumPy's own limit

[[noreturn]] void fail(const fs::path& file, const std::string& cause) {
  throw Error(file.string() + " is not a usable NumPy array (" + cause +
              "); write it again with TwinRay or numpy.save.");
}

template <typename T>
double load(const char* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return double(value);
}

struct ElementType {
  std::string_view descr;
  std::size_t size;
  double (*load)(const char*);
};

constexpr ElementType kTypes[] = {
    {"<f2", 2, [](const char* bytes) { return doubleFromHalf(std::uint16_t(load<std::uint16_t>(bytes))); }},
    {"<f4", 4, load<float>},
    {"<f8", 8, load<double>},
    {"<i4", 4, load<std::int32_t>},
    {"<i8", 8, load<std::int64_t>},
    {"|u1", 1, load<std::uint8_t>},
};

/// The header's Python dictionary, as numpy.lib.format writes it.
struct Header {
  const ElementType* type = nullptr;
  bool fortranOrder = false;
  std::vector<std::size_t> shape;
};

/// The text after `'key':`, without leading blanks; empty if there is no such key.
std::string_view valueOf(std::string_view dictionary, std::string_view key) {
  const std::string quoted = "'" + std::string(key) + "'";
  auto position = dictionary.find(quoted);
  if (position == std::string_view::npos) return {};
  position = dictionary.find_first_not_of(' ', position + quoted.size());
  if (position == std::string_view::npos || dictionary[position] != ':') return {};
  position = dictionary.find_first_not_of(' ', position + 1);
  return position == std::string_view::npos ? std::string_view{} : dictionary.substr(position);
}

/// "(3, 4, )": the numbers between the brackets; nothing if it is anything else.
std::optional<std::vector<std::size_t>> parseShape(std::string_view text) {
  if (text.empty() || text.front() != '(') return {};
  std::vector<std::size_t> shape;
  std::size_t i = 1;
  const auto skipBlanks = [&] {
    while (i < text.size() && text[i] == ' ') ++i;
  };
  for (skipBlanks(); i < text.size() && text[i] != ')'; skipBlanks()) {
    if (shape.size() == kMaximumDimensions || !std::isdigit(static_cast<unsigned char>(text[i]))) return {};
    std::size_t number = 0;
    for (; i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])); ++i) {
      if (number > std::numeric_limits<std::size_t>::max() / 16) return {};
      number = number * 10 + std::size_t(text[i] - '0');
    }
    shape.push_back(number);
    skipBlanks();
    if (i < text.size() && text[i] == ',') ++i;
  }
  if (i >= text.size()) return {};
  return shape;
}

Header parseHeader(const fs::path& file, std::string_view dictionary) {
  Header header;
  const std::string_view descr = valueOf(dictionary, "descr");
  const std::string_view order = valueOf(dictionary, "fortran_order");
  const auto shape = parseShape(valueOf(dictionary, "shape"));
  if (descr.empty() || order.empty() || !shape) fail(file, "its header is broken");
  const auto type = std::find_if(std::begin(kTypes), std::end(kTypes), [&](const ElementType& t) {
    return descr.substr(1, t.descr.size()) == t.descr && descr.substr(1 + t.descr.size(), 1) == "'";
  });
  if (type == std::end(kTypes)) {
    fail(file, "its type " + std::string(descr.substr(0, descr.find(','))) +
                   " is none of little-endian float16, float32, float64, int32, int64 and uint8");
  }
  header.type = type;
  header.fortranOrder = order.starts_with("True");
  if (!header.fortranOrder && !order.starts_with("False")) fail(file, "its header is broken");
  header.shape = *shape;
  return header;
}

/// Product of the shape; nothing if count * size does not fit.
std::optional<std::size_t> elementCount(const std::vector<std::size_t>& shape, std::size_t size) {
  std::size_t count = 1;
  if (std::find(shape.begin(), shape.end(), 0u) != shape.end()) return 0;
  for (const std::size_t n : shape) {
    if (count > std::numeric_limits<std::size_t>::max() / size / n) return {};
    count *= n;
  }
  return count;
}

template <typename T, typename Convert>
void store(std::ostream& out, std::span<const double> values, Convert convert) {
  constexpr std::size_t kChunk = 4096;
  std::array<T, kChunk> chunk;
  for (std::size_t i = 0; i < values.size(); i += kChunk) {
    const auto part = values.subspan(i, std::min(kChunk, values.size() - i));
    std::transform(part.begin(), part.end(), chunk.begin(), convert);
    out.write(reinterpret_cast<const char*>(chunk.data()), std::streamsize(part.size() * sizeof(T)));
  }
}

void store(std::ostream& out, std::span<const double> values, NpyType type) {
  switch (type) {
    case NpyType::kFloat16:
      return store<std::uint16_t>(out, values, halfFromDouble);
    case NpyType::kFloat32:
      return store<float>(out, values, [](double v) { return float(v); });
    case NpyType::kFloat64:
      return store<double>(out, values, [](double v) { return v; });
    case NpyType::kInt64:
      return store<std::int64_t>(out, values, [](double v) { return std::int64_t(v); });
  }
}

std::string headerText(const std::vector<std::size_t>& shape, std::string_view descr) {
  std::string text = "{'descr': '" + std::string(descr) + "', 'fortran_order': False, 'shape': (";
  for (const std::size_t n : shape) text += std::to_string(n) + ", ";
  if (shape.size() > 1) text.resize(text.size() - 2);
  text += "), }";
  // Padded so that the data start at a multiple of 64 bytes: magic (6), version (2), length (2), text, newline.
  constexpr std::size_t kAlignment = 64, kFixed = 10;
  text.append((kAlignment - (kFixed + text.size() + 1) % kAlignment) % kAlignment, ' ');
  return text + '\n';
}

/// Values of a row of this shape.
std::size_t sizeOfRow(const std::vector<std::size_t>& shape) {
  std::size_t size = 1;
  for (std::size_t d = 1; d < shape.size(); ++d) size *= shape[d];
  return size;
}

/// Where the columns of a row, taken in Fortran order, stand in C order.
std::vector<std::size_t> fortranColumns(const std::vector<std::size_t>& shape) {
  std::vector<std::size_t> columns(sizeOfRow(shape)), index(shape.size());
  for (std::size_t& column : columns) {
    for (std::size_t d = 1; d < shape.size(); ++d) column = column * shape[d] + index[d];
    for (std::size_t d = 1; d < shape.size(); ++d) {
      if (++index[d] < shape[d]) break;
      index[d] = 0;
    }
  }
  return columns;
}

}  // namespace

struct NpyRows::File {
  fs::path path;
  int descriptor = -1;
  std::uint64_t start = 0;  ///< of the data, bytes
  Header header;
  std::vector<std::size_t> columns;  ///< of an array in Fortran order

  ~File() {
    if (descriptor >= 0) close(descriptor);
  }

  /// False where the file ends before.
  bool read(void* bytes, std::size_t size, std::uint64_t offset) const {
    auto* to = static_cast<char*>(bytes);
    while (size > 0) {
      const auto got = pread(descriptor, to, size, off_t(offset));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      to += got;
      offset += std::uint64_t(got);
      size -= std::size_t(got);
    }
    return true;
  }

  /// `count` neighbouring values from the element-th on.
  void values(std::size_t element, std::size_t count, double* out) const {
    const ElementType& type = *header.type;
    const std::uint64_t offset = start + std::uint64_t(element) * type.size;
    const auto cutOff = [this] { fail(path, "it cannot be read to its end"); };
    if (type.descr == "<f8") {
      if (!read(out, count * sizeof(double), offset)) cutOff();
      return;
    }
    std::vector<char> bytes(count * type.size);
    if (!read(bytes.data(), bytes.size(), offset)) cutOff();
    for (std::size_t i = 0; i < count; ++i) out[i] = type.load(bytes.data() + i * type.size);
  }
};

NpyRows::NpyRows(const fs::path& path) : file_(std::make_unique<File>()) {
  File& file = *file_;
  file.path = path;
  file.descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (file.descriptor < 0 || fstat(file.descriptor, &status) != 0 || !S_ISREG(status.st_mode))
    throw Error("Cannot read " + path.string() + "; check that it exists and that you may read it.");

  std::string start(kMagic.size() + 2, '\0');
  if (!file.read(start.data(), start.size(), 0) || !start.starts_with(kMagic)) fail(path, "it does not start like one");
  const int version = start[kMagic.size()];
  if (version < 1 || version > 3) fail(path, "its version " + std::to_string(version) + " is unknown");
  const std::size_t lengthSize = version == 1 ? 2 : 4;
  std::uint32_t length = 0;
  if (!file.read(&length, lengthSize, start.size()) || length > kMaximumHeader) fail(path, "its header is broken");
  std::string dictionary(length, '\0');
  file.start = start.size() + lengthSize + length;
  if (!file.read(dictionary.data(), length, start.size() + lengthSize)) fail(path, "it is cut off");
  file.header = parseHeader(path, dictionary);

  const std::uint64_t dataSize = std::uint64_t(status.st_size) - file.start;
  const auto count = elementCount(file.header.shape, file.header.type->size);
  if (!count || *count * file.header.type->size > dataSize) fail(path, "it is cut off");
  if (*count * file.header.type->size < dataSize) fail(path, "it is longer than its header says");
  if (file.header.fortranOrder && *count > 0) file.columns = fortranColumns(file.header.shape);
}

NpyRows::~NpyRows() = default;

const std::vector<std::size_t>& NpyRows::shape() const {
  return file_->header.shape;
}

std::size_t NpyRows::rows() const {
  return shape().empty() ? 1 : shape().front();
}

std::size_t NpyRows::rowSize() const {
  return sizeOfRow(shape());
}

void NpyRows::read(std::size_t first, std::span<double> out) const {
  if (out.empty()) return;
  const std::size_t size = rowSize(), count = out.size() / size;
  if (first > rows() || count > rows() - first || count * size != out.size()) throw std::out_of_range("NpyRows::read");
  if (file_->columns.empty()) return file_->values(first * size, out.size(), out.data());
  std::vector<double> column(count);
  for (std::size_t c = 0; c < size; ++c) {
    file_->values(c * rows() + first, count, column.data());
    for (std::size_t i = 0; i < count; ++i) out[i * size + file_->columns[c]] = column[i];
  }
}

NpyArray readNpy(const fs::path& file) {
  const NpyRows rows(file);
  const bool empty = std::find(rows.shape().begin(), rows.shape().end(), 0u) != rows.shape().end();
  NpyArray array{rows.shape(), std::vector<double>(empty ? 0 : rows.rows() * rows.rowSize())};
  rows.read(0, array.values);
  return array;
}

void writeNpyRows(const fs::path& file, const std::vector<std::size_t>& shape, NpyType type,
                  const std::function<void(const NpySink&)>& write, Sync sync) {
  constexpr std::string_view kDescr[] = {"<f2", "<f4", "<f8", "<i8"};
  const auto expected = elementCount(shape, 8);
  const auto writeAll = [&](std::ostream& out) {
    const std::string text = headerText(shape, kDescr[int(type)]);
    out << kMagic << '\1' << '\0' << char(text.size() & 255) << char(text.size() >> 8) << text;
    std::size_t written = 0;
    write([&](std::span<const double> values) {
      store(out, values, type);
      written += values.size();
    });
    if (expected != written) throw Error("The array for " + file.string() + " has another shape.");
  };
  writeAtomically(file, writeAll, sync);
}

void writeNpy(const fs::path& file, const std::vector<std::size_t>& shape, std::span<const double> values, NpyType type,
              Sync sync) {
  writeNpyRows(
      file, shape, type, [&](const NpySink& put) { put(values); }, sync);
}

}  // namespace twinray::core
