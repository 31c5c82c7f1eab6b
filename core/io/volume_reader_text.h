#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Text headers of NRRD and MetaImage. Private to core/io/volume_reader*.cpp.
namespace twinray::core::reader {

/// Lines of a text header that binary data may follow.
class HeaderLines {
 public:
  explicit HeaderLines(const std::filesystem::path& file) : file_(file), stream_(file, std::ios::binary) {}

  /// The next line without its end (LF or CRLF); empty at the end of the file. Throws Error for a header of more than
  /// 1 MiB, which no header has.
  std::optional<std::string> next();
  /// Bytes read so far: where data in the same file begin.
  std::uint64_t offset() const { return offset_; }

 private:
  std::filesystem::path file_;
  std::ifstream stream_;
  std::uint64_t offset_ = 0;
};

std::string_view trimmed(std::string_view text);
std::string lowered(std::string_view text);
/// Words between white space.
std::vector<std::string_view> words(std::string_view text);
/// Empty unless the whole text is a number.
std::optional<double> realOf(std::string_view text);
std::optional<std::int64_t> integerOf(std::string_view text);
/// Words that are all numbers, or empty.
std::optional<std::vector<double>> realsOf(std::string_view text);
std::optional<std::vector<std::int64_t>> integersOf(std::string_view text);

/// A modality as DICOM would write it ("CT", "MR"): short and of capitals, else empty.
std::string modalityOf(std::string_view text);

/// Bytes before the line after the next `count` line ends, from an offset on. Throws Error if there are fewer.
std::uint64_t offsetAfterLines(const std::filesystem::path& file, std::uint64_t offset, std::int64_t count);

}  // namespace twinray::core::reader
