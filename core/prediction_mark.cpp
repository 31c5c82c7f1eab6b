#include "core/prediction_mark.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace twinray::core {
namespace {

constexpr int kGlyphWidth = 5;
constexpr int kGlyphHeight = 7;
constexpr int kAdvance = kGlyphWidth + 1;
constexpr std::string_view kWord = "PREDICTION";

using Glyph = std::array<std::string_view, kGlyphHeight>;

const Glyph& glyphOf(char letter) {
  static constexpr Glyph kC{" ### ", "#   #", "#    ", "#    ", "#    ", "#   #", " ### "};
  static constexpr Glyph kD{"#### ", "#   #", "#   #", "#   #", "#   #", "#   #", "#### "};
  static constexpr Glyph kE{"#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#####"};
  static constexpr Glyph kI{" ### ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "};
  static constexpr Glyph kN{"#   #", "##  #", "# # #", "# # #", "#  ##", "#   #", "#   #"};
  static constexpr Glyph kO{" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "};
  static constexpr Glyph kP{"#### ", "#   #", "#   #", "#### ", "#    ", "#    ", "#    "};
  static constexpr Glyph kR{"#### ", "#   #", "#   #", "#### ", "# #  ", "#  # ", "#   #"};
  static constexpr Glyph kT{"#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "};
  switch (letter) {
    case 'C':
      return kC;
    case 'D':
      return kD;
    case 'E':
      return kE;
    case 'I':
      return kI;
    case 'N':
      return kN;
    case 'O':
      return kO;
    case 'P':
      return kP;
    case 'R':
      return kR;
    default:
      return kT;
  }
}

void fill(Image& image, int left, int top, int width, int height, std::array<std::uint8_t, 4> color) {
  for (int y = std::max(top, 0); y < std::min(top + height, image.height); ++y) {
    for (int x = std::max(left, 0); x < std::min(left + width, image.width); ++x) {
      std::copy(color.begin(), color.end(), image.pixel(x, y));
    }
  }
}

}  // namespace

void drawPredictionMark(Image& image) {
  if (image.width < 64 || image.height < 16) return;
  const int scale = std::max(1, std::min(image.width / 320, image.height / 160));
  const int padding = 2 * scale;
  const int width = (int(kWord.size()) * kAdvance - 1) * scale + 2 * padding;
  const int height = kGlyphHeight * scale + 2 * padding;
  const int left = image.width - width;
  const int top = image.height - height;
  fill(image, left, top, width, height, {24, 24, 28, 255});
  for (std::size_t i = 0; i < kWord.size(); ++i) {
    const Glyph& glyph = glyphOf(kWord[i]);
    for (int y = 0; y < kGlyphHeight; ++y) {
      for (int x = 0; x < kGlyphWidth; ++x) {
        if (glyph[y][x] == ' ') continue;
        fill(image, left + padding + (int(i) * kAdvance + x) * scale, top + padding + y * scale, scale, scale,
             {255, 196, 64, 255});
      }
    }
  }
}

}  // namespace twinray::core
