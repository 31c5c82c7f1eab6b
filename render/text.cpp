// VTK 9.1 prefers std::string to its own class of Unicode strings, but reads it byte by byte.
#define VTK_DEPRECATION_LEVEL 0

#include "render/text.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include <vtkFreeTypeTools.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkTextProperty.h>
#include <vtkUnicodeString.h>

namespace twinray::render {
namespace {

constexpr int kDotsPerInch = 72;  ///< so that a point is a pixel

/// VTK's tools are one object with caches for the whole process.
std::mutex& fontMutex() {
  static std::mutex mutex;
  return mutex;
}

/// White letters in RGBA, bottom row first; empty where there is nothing to draw.
bool rendered(const std::string& text, const TextStyle& style, vtkImageData* letters) {
  vtkNew<vtkTextProperty> property;
  property->SetFontFamilyToArial();
  property->SetFontSize(style.size);
  property->SetBold(style.bold);
  property->SetColor(1, 1, 1);
  vtkFreeTypeTools* tools = vtkFreeTypeTools::GetInstance();
  tools->ScaleToPowerTwoOff();
  int used[2] = {0, 0};
  return !text.empty() &&
         tools->RenderString(property, vtkUnicodeString::from_utf8(text), kDotsPerInch, letters, used) &&
         letters->GetNumberOfPoints() > 0 && letters->GetScalarType() == VTK_UNSIGNED_CHAR &&
         letters->GetNumberOfScalarComponents() == core::Image::kChannels;
}

}  // namespace

TextSize measureText(const std::string& text, const TextStyle& style) {
  const std::lock_guard lock(fontMutex());
  vtkNew<vtkImageData> letters;
  if (!rendered(text, style, letters)) return {};
  return {letters->GetDimensions()[0], letters->GetDimensions()[1]};
}

void drawText(core::Image& image, int x, int y, const std::string& text, const TextStyle& style) {
  const std::lock_guard lock(fontMutex());
  vtkNew<vtkImageData> letters;
  if (!rendered(text, style, letters)) return;
  const int width = letters->GetDimensions()[0];
  const int height = letters->GetDimensions()[1];
  const auto* source = static_cast<const std::uint8_t*>(letters->GetScalarPointer());
  for (int row = std::max(0, -y); row < std::min(height, image.height - y); ++row) {
    for (int column = std::max(0, -x); column < std::min(width, image.width - x); ++column) {
      const std::size_t at = std::size_t(height - 1 - row) * width + column;
      const double coverage = source[at * core::Image::kChannels + 3] / 255.0;
      std::uint8_t* pixel = image.pixel(x + column, y + row);
      for (int c = 0; c < 3; ++c) pixel[c] = std::uint8_t(std::lround(pixel[c] + coverage * (style.rgb[c] - pixel[c])));
      pixel[3] = std::max(pixel[3], std::uint8_t(std::lround(255 * coverage)));
    }
  }
}

}  // namespace twinray::render
