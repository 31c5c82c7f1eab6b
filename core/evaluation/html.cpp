#include "core/evaluation/html.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace twinray::core {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string number(double value, int digits) {
  if (!std::isfinite(value)) return "–";
  char text[64];
  // Fixed notation for what people read as such; general notation turns 0.00001 and 123456 into powers of ten.
  const int magnitude = value == 0 ? 0 : int(std::floor(std::log10(std::abs(value))));
  const bool general = magnitude < -5 || magnitude > 9;
  const auto end = general ? std::to_chars(text, text + sizeof text, value, std::chars_format::general, digits)
                           : std::to_chars(text, text + sizeof text, value, std::chars_format::fixed,
                                           std::max(0, digits - 1 - magnitude));
  return std::string(text, end.ptr);
}

std::string dataUri(std::string_view type, std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result = "data:" + std::string(type) + ";base64,";
  result.reserve(result.size() + (bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      result += i + k <= bytes.size() ? kDigits[group >> (18 - 6 * k) & 63] : '=';
    }
  }
  return result;
}

}  // namespace twinray::core
