#include "ui/transferfunction/curve_raster.h"

#include <algorithm>
#include <cmath>

namespace twinray::ui {
namespace {

constexpr int kSubcolumns = 4;  ///< of a pixel, for antialiasing of steep lines

}  // namespace

void CurveRaster::mix(int x, int y, double weight, QRgb color) {
  QRgb& pixel = reinterpret_cast<QRgb*>(image_->scanLine(y))[x];
  const int w = int(std::lround(std::min(weight, 1.0) * 256));
  const auto channel = [w](int a, int b) { return a + ((b - a) * w) / 256; };
  pixel = qRgb(channel(qRed(pixel), qRed(color)), channel(qGreen(pixel), qGreen(color)),
               channel(qBlue(pixel), qBlue(color)));
}

void CurveRaster::cover(double top, double bottom, double weight) {
  const int height = image_->height();
  coverage_.resize(std::size_t(height));
  top = std::max(top, 0.0);
  bottom = std::min(bottom, double(height));
  const int from = std::clamp(int(top), 0, height - 1);
  const int to = std::clamp(int(bottom), 0, height - 1);
  for (int y = from; y <= to; ++y) {
    const double inside = std::min(bottom, y + 1.0) - std::max(top, double(y));
    coverage_[std::size_t(y)] += std::max(inside, 0.0) * weight;
  }
  if (last_ < first_) first_ = height;
  first_ = std::min(first_, from);
  last_ = std::max(last_, to);
}

void CurveRaster::mixCovered(int x, double weight, QRgb color) {
  for (int y = first_; y <= last_; ++y) {
    mix(x, y, weight * coverage_[std::size_t(y)], color);
    coverage_[std::size_t(y)] = 0;
  }
  first_ = 0;
  last_ = -1;
}

void CurveRaster::line(const Curve& curve, double width, const QColor& color) {
  const double radius = width * image_->devicePixelRatio() / 2;
  const int reach = int(std::ceil(radius * kSubcolumns));
  const int count = image_->width() * kSubcolumns;
  // The curve at every subcolumn, and beyond both edges as far as the pen reaches.
  std::vector<double> centre;
  centre.reserve(std::size_t(count + 2 * reach));
  for (int i = -reach; i < count + reach; ++i) centre.push_back(curve((i + 0.5) / kSubcolumns));
  // Half the height of a round pen, by distance in subcolumns.
  std::vector<double> pen;
  for (int d = 0; d <= reach; ++d) {
    const double x = std::min(d / double(kSubcolumns), radius);
    pen.push_back(std::sqrt(radius * radius - x * x));
  }
  for (int x = 0; x < image_->width(); ++x) {
    for (int sub = 0; sub < kSubcolumns; ++sub) {
      double top = image_->height();
      double bottom = 0;
      for (int d = -reach; d <= reach; ++d) {
        const double y = centre[std::size_t(x * kSubcolumns + sub + reach + d)];
        const double half = pen[std::size_t(std::abs(d))];
        top = std::min(top, y - half);
        bottom = std::max(bottom, y + half);
      }
      cover(top, bottom, 1.0 / kSubcolumns);
    }
    mixCovered(x, 1, color.rgb());
  }
}

void CurveRaster::fill(const Curve& curve, double y, const QColor& color) {
  for (int x = 0; x < image_->width(); ++x) {
    const double at = curve(x + 0.5);
    cover(std::min(at, y), std::max(at, y), 1);
    mixCovered(x, color.alphaF(), color.rgb());
  }
}

void CurveRaster::band(double left, double right, const QColor& color) {
  const int from = std::max(0, int(std::lround(left))), to = std::min(image_->width(), int(std::lround(right)));
  for (int x = from; x < to; ++x) {
    for (int y = 0; y < image_->height(); ++y) mix(x, y, color.alphaF(), color.rgb());
  }
}

}  // namespace twinray::ui
