#include "core/animated_png.h"

#include <array>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/io/atomic_file.h"

namespace twinray::core {
namespace {

constexpr std::size_t kSignature = 8;
constexpr std::size_t kAround = 12;  ///< length, type and check sum of a chunk

/// CRC-32 of the PNG specification (annex D).
std::uint32_t checkSum(std::string_view bytes) {
  static const std::array<std::uint32_t, 256> kTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < table.size(); ++n) {
      std::uint32_t c = n;
      for (int bit = 0; bit < 8; ++bit) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
      table[n] = c;
    }
    return table;
  }();
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char byte : bytes) crc = kTable[(crc ^ static_cast<std::uint8_t>(byte)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

std::string number(std::uint32_t value, int bytes) {
  std::string text;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) text += static_cast<char>(value >> shift & 0xFF);
  return text;
}

void writeChunk(std::ostream& out, const std::string& type, std::string_view data) {
  const std::string content = type + std::string(data);
  out << number(std::uint32_t(data.size()), 4) << content << number(checkSum(content), 4);
}

/// Calls `use(type, data)` for each chunk of a PNG that our own encoder made.
template <typename Use>
void forEachChunk(const std::string& png, Use use) {
  for (std::size_t at = kSignature; at + kAround <= png.size();) {
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8 | static_cast<std::uint8_t>(png[at + i]);
    use(png.substr(at + 4, 4), std::string_view(png).substr(at + 8, length));
    at += kAround + length;
  }
}

class Writer {
 public:
  Writer(std::ostream& out, int count, int milliseconds) : out_(out), count_(count), milliseconds_(milliseconds) {}

  void add(int index, const Image& image, const std::string& png) {
    bool announced = false;
    forEachChunk(png, [&](const std::string& type, std::string_view data) {
      if (type == "IDAT") {
        if (!announced) announce(image);
        announced = true;
        if (index == 0) {
          writeChunk(out_, type, data);
        } else {
          writeChunk(out_, "fdAT", number(sequence_++, 4) + std::string(data));
        }
      } else if (index == 0 && type != "IEND") {
        if (type == "IHDR") out_ << png.substr(0, kSignature);
        writeChunk(out_, type, data);
        // Before the first IDAT; 0: for ever.
        if (type == "IHDR") writeChunk(out_, "acTL", number(std::uint32_t(count_), 4) + number(0, 4));
      }
    });
    if (index + 1 == count_) writeChunk(out_, "IEND", {});
  }

 private:
  void announce(const Image& image) {
    // Size, offset, delay as a fraction of a second, no disposal, no blending.
    writeChunk(out_, "fcTL",
               number(sequence_++, 4) + number(std::uint32_t(image.width), 4) + number(std::uint32_t(image.height), 4) +
                   number(0, 4) + number(0, 4) + number(std::uint32_t(milliseconds_), 2) + number(1000, 2) +
                   number(0, 1) + number(0, 1));
  }

  std::ostream& out_;
  int count_;
  int milliseconds_;
  std::uint32_t sequence_ = 0;
};

}  // namespace

void writeAnimatedPng(const std::filesystem::path& file, int count, int millisecondsPerFrame,
                      const std::function<Image(int)>& frame, const Metadata& metadata) {
  constexpr int kLongest = 65535;
  if (count < 1 || millisecondsPerFrame < 1 || millisecondsPerFrame > kLongest) {
    throw Error(file.string() + " would have no frames, or frames of no length; ask for at least one.");
  }
  writeAtomically(file, [&](std::ostream& out) {
    Writer writer(out, count, millisecondsPerFrame);
    int width = 0;
    int height = 0;
    for (int i = 0; i < count; ++i) {
      const Image image = frame(i);
      if (i == 0) {
        width = image.width;
        height = image.height;
      }
      if (image.width != width || image.height != height) {
        throw Error("The frames of " + file.string() + " are not of one size; make them so.");
      }
      writer.add(i, image, encodePng(image, file.string(), i == 0 ? metadata : Metadata{}, false));
    }
  });
}

}  // namespace twinray::core
