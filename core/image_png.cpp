#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <fstream>
#include <string>
#include <utility>

#include <png.h>

#include "core/error.h"
#include "core/image.h"
#include "core/io/atomic_file.h"

namespace twinray::core {
namespace {

constexpr int kMaximumSide = 16384;
constexpr std::size_t kMaximumFileSize = std::size_t(2) << 30;

/// libpng reports errors by longjmp: functions that call it own no objects with destructors, all state lives here.
struct PngWriter {
  png_structp png = nullptr;
  png_infop info = nullptr;
  std::string bytes;
  std::string message;
  std::vector<png_text> texts;

  ~PngWriter() { png_destroy_write_struct(&png, &info); }
};

struct PngReader {
  png_structp png = nullptr;
  png_infop info = nullptr;
  std::string_view bytes;
  std::size_t position = 0;
  std::string message;
  std::vector<png_bytep> rows;

  ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
};

template <typename Owner>
[[noreturn]] void onError(png_structp png, png_const_charp message) {
  static_cast<Owner*>(png_get_error_ptr(png))->message = message;
  png_longjmp(png, 1);
}

void onWarning(png_structp, png_const_charp) {}

void appendBytes(png_structp png, png_bytep data, png_size_t size) {
  static_cast<PngWriter*>(png_get_io_ptr(png))->bytes.append(reinterpret_cast<const char*>(data), size);
}

void takeBytes(png_structp png, png_bytep data, png_size_t size) {
  auto& reader = *static_cast<PngReader*>(png_get_io_ptr(png));
  if (size > reader.bytes.size() - reader.position) png_error(png, "the file is cut off");
  std::memcpy(data, reader.bytes.data() + reader.position, size);
  reader.position += size;
}

bool encode(PngWriter& writer, const Image& image, bool withAlpha, int compression, unsigned dotsPerMetre) {
  if (setjmp(png_jmpbuf(writer.png))) return false;
  png_set_write_fn(writer.png, &writer, appendBytes, nullptr);
  png_set_IHDR(writer.png, writer.info, image.width, image.height, 8,
               withAlpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(writer.png, compression);
  if (dotsPerMetre > 0) png_set_pHYs(writer.png, writer.info, dotsPerMetre, dotsPerMetre, PNG_RESOLUTION_METER);
  if (!writer.texts.empty()) png_set_text(writer.png, writer.info, writer.texts.data(), int(writer.texts.size()));
  png_write_info(writer.png, writer.info);
  if (!withAlpha) png_set_filler(writer.png, 0, PNG_FILLER_AFTER);
  for (int y = 0; y < image.height; ++y) png_write_row(writer.png, image.pixel(0, y));
  png_write_end(writer.png, nullptr);
  return true;
}

/// Up to the first row: sizes and colour type, with everything turned into 8-bit RGBA.
bool decodeHeader(PngReader& reader, int& width, int& height) {
  if (setjmp(png_jmpbuf(reader.png))) return false;
  png_set_user_limits(reader.png, kMaximumSide, kMaximumSide);
  png_set_read_fn(reader.png, &reader, takeBytes);
  png_read_info(reader.png, reader.info);
  width = int(png_get_image_width(reader.png, reader.info));
  height = int(png_get_image_height(reader.png, reader.info));
  png_set_expand(reader.png);
  png_set_scale_16(reader.png);
  png_set_gray_to_rgb(reader.png);
  png_set_add_alpha(reader.png, 255, PNG_FILLER_AFTER);
  png_set_interlace_handling(reader.png);
  png_read_update_info(reader.png, reader.info);
  if (png_get_rowbytes(reader.png, reader.info) != std::size_t(width) * Image::kChannels) {
    png_error(reader.png, "the colour type is unknown");
  }
  return true;
}

bool decodeRows(PngReader& reader) {
  if (setjmp(png_jmpbuf(reader.png))) return false;
  png_read_image(reader.png, reader.rows.data());
  png_read_end(reader.png, reader.info);
  return true;
}

bool isAscii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

[[noreturn]] void failToRead(const std::filesystem::path& file, const std::string& cause) {
  throw Error(file.string() + " is not a usable PNG picture (" + cause + "); choose another file.");
}

}  // namespace

std::string encodePng(const Image& image, const std::string& where, const Metadata& metadata, bool withAlpha,
                      int compression, double dotsPerInch) {
  if (image.empty()) throw Error("Cannot write " + where + ": the picture is empty; render one first.");
  PngWriter writer;
  writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &writer, onError<PngWriter>, onWarning);
  if (writer.png) writer.info = png_create_info_struct(writer.png);
  if (!writer.info) throw Error("Cannot write " + where + ": not enough memory; close other programs.");
  for (const auto& [key, value] : metadata) {
    png_text text{};
    text.compression = isAscii(value) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    text.key = const_cast<png_charp>(key.c_str());  // libpng copies both
    text.text = const_cast<png_charp>(value.c_str());
    text.text_length = isAscii(value) ? value.size() : 0;
    text.itxt_length = isAscii(value) ? 0 : value.size();
    writer.texts.push_back(text);
  }
  constexpr double kInchesPerMetre = 1 / 0.0254;
  if (!encode(writer, image, withAlpha, compression, unsigned(std::lround(dotsPerInch * kInchesPerMetre)))) {
    throw Error("Cannot write " + where + " (" + writer.message + "); choose another size or file.");
  }
  return std::move(writer.bytes);
}

void writePng(const std::filesystem::path& file, const Image& image, const Metadata& metadata, bool withAlpha,
              int compression, double dotsPerInch) {
  const std::string bytes = encodePng(image, file.string(), metadata, withAlpha, compression, dotsPerInch);
  writeAtomically(
      file, [&bytes](std::ostream& out) { out.write(bytes.data(), std::streamsize(bytes.size())); }, Sync::kLater);
}

Image readPng(const std::filesystem::path& file, Metadata* metadata) {
  const std::string bytes = readTextFile(file, kMaximumFileSize);
  if (bytes.size() < 8 || png_sig_cmp(reinterpret_cast<png_const_bytep>(bytes.data()), 0, 8) != 0) {
    failToRead(file, "it is no PNG file");
  }
  PngReader reader;
  reader.bytes = bytes;
  reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, onError<PngReader>, onWarning);
  if (reader.png) reader.info = png_create_info_struct(reader.png);
  if (!reader.info) failToRead(file, "not enough memory");
  int width = 0, height = 0;
  if (!decodeHeader(reader, width, height)) failToRead(file, reader.message);
  // Deflate shrinks at most 1032 times: a larger picture cannot be in this file, so nothing is allocated for it.
  constexpr std::size_t kMaximumRatio = 1032;
  if (std::size_t(width) * height / 8 > bytes.size() * kMaximumRatio) failToRead(file, "the file is cut off");
  Image image(width, height);
  for (int y = 0; y < height; ++y) reader.rows.push_back(image.pixel(0, y));
  if (!decodeRows(reader)) failToRead(file, reader.message);
  if (metadata) {
    png_textp texts = nullptr;
    const int count = png_get_text(reader.png, reader.info, &texts, nullptr);
    for (int i = 0; i < count; ++i) (*metadata)[texts[i].key] = texts[i].text ? texts[i].text : "";
  }
  return image;
}

}  // namespace twinray::core
