#include "nn/stored_zip.h"

#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace twinray::nn {
namespace {

std::vector<std::uint8_t> bytesOf(const std::string& hex) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes.push_back(std::uint8_t(std::stoi(hex.substr(i, 2), nullptr, 16)));
  return bytes;
}

// Python: z = zipfile.ZipFile(f, 'w', zipfile.ZIP_STORED); z.writestr(zipfile.ZipInfo('top/a.txt'), b'hello');
// z.writestr(zipfile.ZipInfo('top/data/b'), b'\1\2\3\4'); f.read().hex()
const std::string kStored =
    "504b03041400000000000000210086a61036050000000500000009000000746f702f612e74787468656c6c6f504b03041400"
    "0000000000002100cdfb3cb604000000040000000a000000746f702f646174612f6201020304504b01021403140000000000"
    "0000210086a610360500000005000000090000000000000000000000800100000000746f702f612e747874504b0102140314"
    "000000000000002100cdfb3cb604000000040000000a000000000000000000000080012c000000746f702f646174612f6250"
    "4b050600000000020002006f000000580000000000";

TEST(StoredZip, readsWhatPythonWrote) {
  const auto bytes = bytesOf(kStored);
  const auto records = storedZipRecords(bytes);
  ASSERT_EQ(records.size(), 2u);
  const auto& text = records.at("a.txt");
  EXPECT_EQ(std::string(text.begin(), text.end()), "hello");
  EXPECT_EQ(records.at("data/b")[3], 4);
}

TEST(StoredZip, everyTruncationIsAnError) {
  const auto bytes = bytesOf(kStored);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_THROW(storedZipRecords({bytes.data(), length}), std::runtime_error) << length;
}

TEST(StoredZip, noFlippedByteReadsOutside) {
  const auto bytes = bytesOf(kStored);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int flip : {0x01, 0x80, 0xff}) {
      auto damaged = bytes;
      damaged[i] = std::uint8_t(damaged[i] ^ flip);
      try {
        for (const auto& [name, record] : storedZipRecords(damaged)) {
          ASSERT_GE(record.data(), damaged.data());
          ASSERT_LE(record.data() + record.size(), damaged.data() + damaged.size());
        }
      } catch (const std::runtime_error&) {
        // refused: as good
      }
    }
  }
}

TEST(StoredZip, damagedContentIsNoticed) {
  auto bytes = bytesOf(kStored);
  bytes[30 + 9] ^= 0x20;  // the first letter of "hello", after the local header and the name
  EXPECT_THROW(storedZipRecords(bytes), std::runtime_error);
}

}  // namespace
}  // namespace twinray::nn
