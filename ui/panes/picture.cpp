#include "ui/panes/picture.h"

namespace twinray::ui {

QImage toQImage(const core::Image& image) {
  QImage result(image.width, image.height, QImage::Format_RGB32);
  for (int y = 0; y < image.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
    const std::uint8_t* source = image.pixel(0, y);
    for (int x = 0; x < image.width; ++x, source += core::Image::kChannels)
      line[x] = qRgb(source[0], source[1], source[2]);
  }
  return result;
}

}  // namespace twinray::ui
