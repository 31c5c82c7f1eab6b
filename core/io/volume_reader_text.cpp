#include "core/io/volume_reader_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "core/io/volume_reader_parts.h"

namespace twinray::core::reader {

namespace {

constexpr std::uint64_t kLongestHeader = std::uint64_t{1} << 20;
constexpr std::string_view kSpace = " \t\r\n\v\f";

template <typename T>
std::optional<T> numberOf(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

template <typename T>
std::optional<std::vector<T>> numbersOf(std::string_view text) {
  std::vector<T> numbers;
  for (const std::string_view word : words(text)) {
    const auto number = numberOf<T>(word);
    if (!number) {
      return std::nullopt;
    }
    numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace

std::optional<std::string> HeaderLines::next() {
  std::string line;
  for (int c = stream_.get(); c != std::ifstream::traits_type::eof(); c = stream_.get()) {
    if (++offset_ > kLongestHeader) {
      fail(file_, "its header has no end", "copy or export it again");
    }
    if (c == '\n') {
      if (line.ends_with('\r')) {
        line.pop_back();
      }
      return line;
    }
    line += char(c);
  }
  return line.empty() ? std::nullopt : std::optional(line);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kSpace);
  return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return result;
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const auto end = std::min(text.find_first_of(kSpace), text.size());
    result.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return result;
}

std::optional<double> realOf(std::string_view text) {
  return numberOf<double>(trimmed(text));
}

std::optional<std::int64_t> integerOf(std::string_view text) {
  return numberOf<std::int64_t>(trimmed(text));
}

std::optional<std::vector<double>> realsOf(std::string_view text) {
  return numbersOf<double>(text);
}

std::optional<std::vector<std::int64_t>> integersOf(std::string_view text) {
  return numbersOf<std::int64_t>(text);
}

std::string modalityOf(std::string_view text) {
  text = trimmed(text);
  const bool plain = !text.empty() && text.size() <= 16 &&
                     std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isupper(c); });
  return plain ? std::string(text) : std::string();
}

std::uint64_t offsetAfterLines(const std::filesystem::path& file, std::uint64_t offset, std::int64_t count) {
  std::ifstream stream(file, std::ios::binary);
  stream.seekg(std::streamoff(offset));
  while (count > 0) {
    const int c = stream.get();
    if (c == std::ifstream::traits_type::eof()) {
      fail(file, "it ends before its first voxel", "copy or export it again");
    }
    ++offset;
    count -= c == '\n';
  }
  return offset;
}

}  // namespace twinray::core::reader
