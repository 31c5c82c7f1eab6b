#include "ui/sensitivity/overlay_image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "render/inverse/overlay.h"

namespace twinray::ui {
namespace {

constexpr int kColors = 1024;

std::array<QRgb, kColors + 1> colorTable() {
  std::array<QRgb, kColors + 1> table;
  for (int i = 0; i <= kColors; ++i) {
    const auto rgba = render::overlayColor(double(i) / kColors);
    table[std::size_t(i)] = qPremultiply(qRgba(rgba[0], rgba[1], rgba[2], rgba[3]));
  }
  return table;
}

/// Between which rows or columns of the map each row or column of the picture lies.
struct Tap {
  int first, second;
  float part;  ///< of the second
};

std::vector<Tap> taps(int from, int to, bool smooth) {
  std::vector<Tap> all;
  for (int i = 0; i < to; ++i) {
    const double position = (i + 0.5) * from / to - (smooth ? 0.5 : 0);
    const double floor = std::floor(position);
    const auto inside = [from](int index) { return std::clamp(index, 0, from - 1); };
    all.push_back({inside(int(floor)), inside(int(floor) + (smooth ? 1 : 0)), smooth ? float(position - floor) : 0});
  }
  return all;
}

}  // namespace

QImage overlayImage(const core::Plane& map, double most, const QSize& size, bool smooth) {
  static const std::array<QRgb, kColors + 1> kTable = colorTable();
  const float scale = float(kColors / most);
  const std::vector<Tap> columns = taps(map.width, size.width(), smooth);
  const std::vector<Tap> rows = taps(map.height, size.height(), smooth);
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  std::vector<float> mixed(std::size_t(map.width));
  for (int y = 0; y < size.height(); ++y) {
    const Tap& tap = rows[std::size_t(y)];
    const float* upper = map.data.data() + std::size_t(tap.first) * std::size_t(map.width);
    const float* lower = map.data.data() + std::size_t(tap.second) * std::size_t(map.width);
    for (std::size_t x = 0; x < mixed.size(); ++x) mixed[x] = scale * (upper[x] + tap.part * (lower[x] - upper[x]));
    auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < size.width(); ++x) {
      const Tap& across = columns[std::size_t(x)];
      const float left = mixed[std::size_t(across.first)], right = mixed[std::size_t(across.second)];
      const float strength = left + across.part * (right - left);
      row[x] = kTable[std::size_t(std::clamp(strength, 0.0f, float(kColors)) + 0.5f)];
    }
  }
  return image;
}

}  // namespace twinray::ui
