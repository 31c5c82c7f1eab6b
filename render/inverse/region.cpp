#include "render/inverse/region.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/error.h"

namespace twinray::render {
namespace {

/// Whole pixels whose centres lie in from..to, at least the one that the middle lies in; first after last if none.
std::array<int, 2> pixelsWithin(double from, double to, int count) {
  int first = static_cast<int>(std::ceil(from * count - 0.5));
  int last = static_cast<int>(std::ceil(to * count - 0.5)) - 1;
  if (first > last) first = last = static_cast<int>(std::floor((from + to) / 2 * count));
  return {std::max(first, 0), std::min(last, count - 1)};
}

}  // namespace

PictureRegion regionOfPixels(int x, int y, int width, int height, int pictureWidth, int pictureHeight) {
  if (width < 1 || height < 1 || x < 0 || y < 0 || x > pictureWidth - width || y > pictureHeight - height) {
    throw core::Error("The region " + std::to_string(x) + "," + std::to_string(y) + "," + std::to_string(width) + "," +
                      std::to_string(height) + " is not inside the picture of " + std::to_string(pictureWidth) + "x" +
                      std::to_string(pictureHeight) + " pixels; choose one that is.");
  }
  PictureRegion region;
  region.kind = PictureRegion::Kind::kRectangle;
  region.rectangle = {double(x) / pictureWidth, double(y) / pictureHeight, double(width) / pictureWidth,
                      double(height) / pictureHeight};
  return region;
}

std::vector<double> pixelWeights(const PictureRegion& region, int width, int height) {
  if (region.kind == PictureRegion::Kind::kWhole) return std::vector<double>(std::size_t(width) * height, 1.0);
  std::vector<double> weights(std::size_t(width) * height, 0.0);
  const auto fill = [&](double left, double top, double right, double bottom, auto&& contains) {
    const auto [x0, x1] = pixelsWithin(left, right, width);
    const auto [y0, y1] = pixelsWithin(top, bottom, height);
    for (int y = y0; y <= y1; ++y) {
      for (int x = x0; x <= x1; ++x) {
        if (contains(x, y) || (x0 == x1 && y0 == y1)) weights[std::size_t(y) * width + x] = 1;
      }
    }
  };
  if (region.kind == PictureRegion::Kind::kRectangle) {
    const auto& [left, top, w, h] = region.rectangle;
    fill(left, top, left + w, top + h, [](int, int) { return true; });
    return weights;
  }
  const double aspect = double(width) / height;
  for (const auto& [centreX, centreY] : region.dabs) {
    const double acrossX = region.radius / aspect;
    fill(centreX - acrossX, centreY - region.radius, centreX + acrossX, centreY + region.radius, [&](int x, int y) {
      const double dx = ((x + 0.5) / width - centreX) * aspect, dy = (y + 0.5) / height - centreY;
      return dx * dx + dy * dy <= region.radius * region.radius;
    });
  }
  return weights;
}

}  // namespace twinray::render
