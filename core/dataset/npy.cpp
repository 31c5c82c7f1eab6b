#include "core/dataset/npy.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <cstring>
#include <fstream>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

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

std::vector<double> toCOrder(const std::vector<double>& fortran, const std::vector<std::size_t>& shape) {
  std::vector<double> values(fortran.size());
  std::vector<std::size_t> index(shape.size());
  for (double& value : values) {
    std::size_t offset = 0;
    for (std::size_t d = shape.size(); d-- > 0;) offset = offset * shape[d] + index[d];
    value = fortran[offset];
    for (std::size_t d = shape.size(); d-- > 0;) {
      if (++index[d] < shape[d]) break;
      index[d] = 0;
    }
  }
  return values;
}

template <typename T>
void store(std::ostream& out, std::span<const double> values, const std::function<T(double)>& convert) {
  constexpr std::size_t kChunk = 4096;
  std::vector<T> chunk;
  for (std::size_t i = 0; i < values.size(); i += kChunk) {
    const auto part = values.subspan(i, std::min(kChunk, values.size() - i));
    chunk.resize(part.size());
    std::transform(part.begin(), part.end(), chunk.begin(), convert);
    out.write(reinterpret_cast<const char*>(chunk.data()), std::streamsize(chunk.size() * sizeof(T)));
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

}  // namespace

NpyArray readNpy(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  std::ifstream stream(file, std::ios::binary);
  if (error || !stream)
    throw Error("Cannot read " + file.string() + "; check that it exists and that you may read it.");

  std::string start(kMagic.size() + 2, '\0');
  stream.read(start.data(), std::streamsize(start.size()));
  if (!stream || !start.starts_with(kMagic)) fail(file, "it does not start like one");
  const int version = start[kMagic.size()];
  if (version < 1 || version > 3) fail(file, "its version " + std::to_string(version) + " is unknown");
  const std::size_t lengthSize = version == 1 ? 2 : 4;
  std::uint32_t length = 0;
  stream.read(reinterpret_cast<char*>(&length), std::streamsize(lengthSize));
  if (!stream || length > kMaximumHeader) fail(file, "its header is broken");
  std::string dictionary(length, '\0');
  stream.read(dictionary.data(), std::streamsize(length));
  if (!stream) fail(file, "it is cut off");
  const Header header = parseHeader(file, dictionary);

  const std::size_t dataSize = size - (start.size() + lengthSize + length);
  const auto count = elementCount(header.shape, header.type->size);
  if (!count || *count * header.type->size > dataSize) fail(file, "it is cut off");
  if (*count * header.type->size < dataSize) fail(file, "it is longer than its header says");
  std::vector<char> bytes(dataSize);
  stream.read(bytes.data(), std::streamsize(dataSize));
  if (!stream) fail(file, "it cannot be read to its end");

  NpyArray array{header.shape, std::vector<double>(*count)};
  for (std::size_t i = 0; i < *count; ++i) array.values[i] = header.type->load(bytes.data() + i * header.type->size);
  if (header.fortranOrder) array.values = toCOrder(array.values, array.shape);
  return array;
}

void writeNpy(const fs::path& file, const std::vector<std::size_t>& shape, std::span<const double> values,
              NpyType type) {
  if (elementCount(shape, 8) != values.size()) throw Error("The array for " + file.string() + " has another shape.");
  constexpr std::string_view kDescr[] = {"<f2", "<f4", "<f8", "<i8"};
  writeAtomically(file, [&](std::ostream& out) {
    const std::string text = headerText(shape, kDescr[int(type)]);
    out << kMagic << '\1' << '\0' << char(text.size() & 255) << char(text.size() >> 8) << text;
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
  });
}

}  // namespace twinray::core
