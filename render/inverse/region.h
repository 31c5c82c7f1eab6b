#pragma once

#include <array>
#include <vector>

namespace twinray::render {

/// A part of a picture, in fractions 0..1 of its width and height from the upper left corner, so that it is the same
/// part at any size.
struct PictureRegion {
  enum class Kind { kWhole, kRectangle, kBrush };

  Kind kind = Kind::kWhole;
  /// Of kRectangle: left, top, width, height.
  std::array<double, 4> rectangle{0, 0, 1, 1};
  /// Of kBrush: centres of dabs (x, y), and their radius in fractions of the picture's height.
  std::vector<std::array<double, 2>> dabs;
  double radius = 0.02;

  bool operator==(const PictureRegion&) const = default;
};

/// Rectangle of whole pixels of a picture. Throws core::Error if it is empty or not inside the picture.
PictureRegion regionOfPixels(int x, int y, int width, int height, int pictureWidth, int pictureHeight);

/// 1 for pixels whose centre is in the region, else 0, top row first. A region between pixel centres gets the pixel
/// that it lies in; one outside the picture none.
std::vector<double> pixelWeights(const PictureRegion& region, int width, int height);

}  // namespace twinray::render
