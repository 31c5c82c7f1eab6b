#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/image.h"

namespace twinray::render {

struct TextStyle {
  int size = 16;  ///< pixels from line to line, roughly: of the font's em square
  bool bold = false;
  std::array<std::uint8_t, 3> rgb{0, 0, 0};
};

struct TextSize {
  int width = 0;
  int height = 0;  ///< from the highest to the lowest part that any letter has
};

/// Size of one line, UTF-8, in the sans-serif font that VTK carries inside itself: no font file, display or Qt is
/// needed, and window and command line draw the same letters. Characters that it has not got take no room.
TextSize measureText(const std::string& text, const TextStyle& style);

/// Blends one line into a picture, its upper left corner at (x, y); what lies outside is cut off. Any thread.
void drawText(core::Image& image, int x, int y, const std::string& text, const TextStyle& style);

}  // namespace twinray::render
