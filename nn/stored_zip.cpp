#include "nn/stored_zip.h"

#include <algorithm>
#include <stdexcept>

#include <zlib.h>

namespace twinray::nn {
namespace {

// Offsets and signatures: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14
// and 4.3.15 (zip64 end and locator), 4.3.16 (end), 4.5.3 (zip64 extra field).
constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::uint32_t kCentralSignature = 0x02014b50;
constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocator64Signature = 0x07064b50;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEnd64Size = 56;
constexpr std::size_t kLocator64Size = 20;
constexpr std::size_t kLongestComment = 65535;
constexpr std::uint32_t kInExtra32 = 0xffffffff;
constexpr std::uint16_t kInExtra16 = 0xffff;
constexpr std::uint64_t kMostRecords = 1u << 20;

class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> data) : data_(data) {}

  std::span<const std::uint8_t> part(std::uint64_t offset, std::uint64_t length) const {
    if (offset > data_.size() || length > data_.size() - offset) throw std::runtime_error("is cut off");
    return data_.subspan(offset, length);
  }
  std::uint64_t number(std::uint64_t offset, int bytes) const {
    const auto from = part(offset, std::uint64_t(bytes));
    std::uint64_t value = 0;
    for (int i = bytes - 1; i >= 0; --i) value = value << 8 | from[std::size_t(i)];
    return value;
  }
  std::size_t size() const { return data_.size(); }

 private:
  std::span<const std::uint8_t> data_;
};

struct Directory {
  std::uint64_t offset = 0;
  std::uint64_t records = 0;
};

Directory findDirectory(const Bytes& bytes) {
  if (bytes.size() < kEndSize) throw std::runtime_error("is no archive");
  const std::size_t furthest = std::min(bytes.size(), kEndSize + kLongestComment);
  std::size_t end = bytes.size() - kEndSize;
  while (bytes.number(end, 4) != kEndSignature) {
    if (end == 0 || bytes.size() - end >= furthest) throw std::runtime_error("is no archive, or is cut off");
    --end;
  }
  Directory directory{bytes.number(end + 16, 4), bytes.number(end + 10, 2)};
  const bool has64 = end >= kLocator64Size && bytes.number(end - kLocator64Size, 4) == kLocator64Signature;
  if (has64) {
    const auto end64 = bytes.number(end - kLocator64Size + 8, 8);
    bytes.part(end64, kEnd64Size);
    if (bytes.number(end64, 4) != kEnd64Signature) throw std::runtime_error("has a broken directory");
    directory = {bytes.number(end64 + 48, 8), bytes.number(end64 + 32, 8)};
  } else if (directory.offset == kInExtra32 || directory.records == kInExtra16) {
    throw std::runtime_error("has a broken directory");
  }
  if (directory.records > kMostRecords) throw std::runtime_error("has a broken directory");
  return directory;
}

struct Entry {
  std::uint64_t size = 0;  ///< uncompressed
  std::uint64_t compressed = 0;
  std::uint64_t offset = 0;  ///< of the local header
};

/// Values that do not fit their 32-bit field stand in the zip64 extra field, in this order.
void readExtra64(const Bytes& bytes, std::uint64_t begin, std::uint64_t length, Entry& entry) {
  const std::uint64_t end = begin + length;
  while (begin + 4 <= end) {
    const auto id = bytes.number(begin, 2);
    const auto size = bytes.number(begin + 2, 2);
    std::uint64_t at = begin + 4;
    begin = at + size;
    if (id != 1) continue;
    for (auto* field : {&entry.size, &entry.compressed, &entry.offset}) {
      if (*field != kInExtra32) continue;
      if (at + 8 > begin) throw std::runtime_error("has a broken directory");
      *field = bytes.number(at, 8);
      at += 8;
    }
  }
}

std::string withoutTopFolder(const std::string& name) {
  const auto slash = name.find('/');
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

}  // namespace

std::map<std::string, std::span<const std::uint8_t>> storedZipRecords(std::span<const std::uint8_t> archive) {
  const Bytes bytes(archive);
  const auto directory = findDirectory(bytes);
  std::map<std::string, std::span<const std::uint8_t>> records;
  std::uint64_t at = directory.offset;
  for (std::uint64_t i = 0; i < directory.records; ++i) {
    bytes.part(at, kCentralSize);
    if (bytes.number(at, 4) != kCentralSignature) throw std::runtime_error("has a broken directory");
    const auto method = bytes.number(at + 10, 2);
    const auto crc = bytes.number(at + 16, 4);
    const auto nameLength = bytes.number(at + 28, 2);
    const auto extraLength = bytes.number(at + 30, 2);
    const auto commentLength = bytes.number(at + 32, 2);
    Entry entry{bytes.number(at + 24, 4), bytes.number(at + 20, 4), bytes.number(at + 42, 4)};
    const auto nameBytes = bytes.part(at + kCentralSize, nameLength);
    readExtra64(bytes, at + kCentralSize + nameLength, extraLength, entry);
    at += kCentralSize + nameLength + extraLength + commentLength;

    const std::string name = withoutTopFolder(std::string(nameBytes.begin(), nameBytes.end()));
    if (method != 0 || entry.compressed != entry.size) throw std::runtime_error("holds compressed records");
    bytes.part(entry.offset, kLocalSize);
    if (bytes.number(entry.offset, 4) != kLocalSignature) throw std::runtime_error("has a broken record " + name);
    const auto data =
        entry.offset + kLocalSize + bytes.number(entry.offset + 26, 2) + bytes.number(entry.offset + 28, 2);
    const auto content = bytes.part(data, entry.size);
    if (crc32_z(0, content.data(), content.size()) != crc) throw std::runtime_error("has a damaged record " + name);
    if (!records.emplace(name, content).second) throw std::runtime_error("holds the record " + name + " twice");
  }
  return records;
}

}  // namespace twinray::nn
