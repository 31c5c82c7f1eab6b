#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace twinray::core {

/// 8-bit RGBA picture, top row first: RGB composed over the background, A = accumulated opacity.
struct Image {
  static constexpr int kChannels = 4;

  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> data;  ///< height x width x 4

  Image() = default;
  /// Black and transparent. Sizes in pixels, at least 0.
  Image(int imageWidth, int imageHeight)
      : width(imageWidth), height(imageHeight), data(std::size_t(imageWidth) * imageHeight * kChannels) {}

  bool empty() const { return data.empty(); }
  std::uint8_t* pixel(int x, int y) { return data.data() + (std::size_t(y) * width + x) * kChannels; }
  const std::uint8_t* pixel(int x, int y) const { return data.data() + (std::size_t(y) * width + x) * kChannels; }
  bool operator==(const Image&) const = default;
};

/// Float planes of one picture (depth, guide channels), channels x height x width, top row first.
struct Plane {
  int channels = 0;
  int height = 0;
  int width = 0;
  std::vector<float> data;
};

/// Bicubic enlargement of all four channels (Keys, a = -0.75; half-pixel centres, edges replicated, clamped),
/// separable. Works for any target size of at least 1x1; where the target is smaller along an axis, use reduceArea.
Image enlargeBicubic(const Image& source, int width, int height);

/// Area averaging of all four channels to a smaller or equal size (also non-integer ratios).
Image reduceArea(const Image& source, int width, int height);

/// Bicubic reduction of each of the four channels by itself, as Pillow's Image.resize(size, BICUBIC) reduces a channel:
/// Keys, a = -0.5, stretched by the ratio of the sizes so that it does not alias, cut off at the edges, columns first,
/// rounded to bytes after each axis. What TFGAN's opacity images were made with. Throws Error if a side would grow.
Image reduceBicubic(const Image& source, int width, int height);

/// enlargeBicubic or reduceArea, whichever fits; returns the source if the sizes are equal.
Image resize(const Image& source, int width, int height);

/// |a - b| of RGB times gain, clamped; A = 255. Throws Error if the sizes differ.
Image absoluteDifference(const Image& a, const Image& b, double gain = 1.0);

using Metadata = std::map<std::string, std::string>;  ///< PNG text chunks (keyword at most 79 Latin-1 characters)

/// A PNG (RGBA, or RGB if withAlpha is false) in memory. `where` is what an Error names. dotsPerInch: how large it is
/// printed, 0 to leave that open.
std::string encodePng(const Image& image, const std::string& where, const Metadata& metadata = {},
                      bool withAlpha = true, int compression = 6, double dotsPerInch = 0);

/// Writes a PNG (RGBA, or RGB if withAlpha is false) beside the file and renames it. Throws Error.
void writePng(const std::filesystem::path& file, const Image& image, const Metadata& metadata = {},
              bool withAlpha = true, int compression = 6, double dotsPerInch = 0);

/// Reads grey, RGB, palette or RGBA PNGs of 8 or 16 bit as RGBA; at most 16384 pixels a side. Throws Error.
Image readPng(const std::filesystem::path& file, Metadata* metadata = nullptr);

}  // namespace twinray::core
