#include "core/filled_depth.h"

#include <algorithm>
#include <cmath>

namespace twinray::core {
namespace {

constexpr int kCell = 4;  ///< pixels of the picture a side

/// What the surroundings count beside a cell's own opacity.
constexpr float kOfSurroundings = 0.05f;

/// Sums over cells: weights, and weighted depths.
struct Level {
  int width = 0, height = 0;
  std::vector<float> weight, weighted;

  Level(int cellsX, int cellsY)
      : width(cellsX), height(cellsY), weight(std::size_t(cellsX) * cellsY), weighted(std::size_t(cellsX) * cellsY) {}
};

Level cellsOf(const Plane& depth, const Image& picture, int width, int height) {
  Level cells(width, height);
  for (int y = 0; y < depth.height; ++y) {
    const int pictureY = (2 * y + 1) * picture.height / (2 * depth.height);
    const std::size_t row = std::size_t(y) * height / depth.height * width;
    for (int x = 0; x < depth.width; ++x) {
      const float value = depth.data[std::size_t(y) * depth.width + x];
      if (!(value > 0)) continue;
      const int pictureX = (2 * x + 1) * picture.width / (2 * depth.width);
      const float opacity = float(picture.pixel(pictureX, pictureY)[3]) / 255;
      const std::size_t cell = row + std::size_t(x) * width / depth.width;
      cells.weight[cell] += opacity;
      cells.weighted[cell] += opacity * value;
    }
  }
  // Means, so that weights are opacities whatever the plane's size.
  const float share = float(double(width) * height / (double(depth.width) * depth.height));
  for (float& value : cells.weight) value *= share;
  for (float& value : cells.weighted) value *= share;
  return cells;
}

Level halved(const Level& fine) {
  Level coarse((fine.width + 1) / 2, (fine.height + 1) / 2);
  for (int y = 0; y < fine.height; ++y) {
    for (int x = 0; x < fine.width; ++x) {
      const std::size_t to = std::size_t(y / 2) * coarse.width + x / 2, from = std::size_t(y) * fine.width + x;
      coarse.weight[to] += fine.weight[from];
      coarse.weighted[to] += fine.weighted[from];
    }
  }
  return coarse;
}

float linear(const std::vector<float>& values, int width, int height, double x, double y) {
  x = std::clamp(x - 0.5, 0.0, width - 1.0);
  y = std::clamp(y - 0.5, 0.0, height - 1.0);
  const int left = std::min(int(x), std::max(0, width - 2)), top = std::min(int(y), std::max(0, height - 2));
  const int right = std::min(left + 1, width - 1), bottom = std::min(top + 1, height - 1);
  const float alongX = float(x - left), alongY = float(y - top);
  const auto at = [&](int column, int row) { return values[std::size_t(row) * width + column]; };
  const float above = at(left, top) + alongX * (at(right, top) - at(left, top));
  const float below = at(left, bottom) + alongX * (at(right, bottom) - at(left, bottom));
  return above + alongY * (below - above);
}

/// Depths of a level: its own where there is enough, else those of the next coarser one.
std::vector<float> filled(const Level& level, const std::vector<float>& coarser, int width, int height) {
  std::vector<float> depths(level.weight.size());
  for (int y = 0; y < level.height; ++y) {
    for (int x = 0; x < level.width; ++x) {
      const std::size_t cell = std::size_t(y) * level.width + x;
      const float around = linear(coarser, width, height, 0.5 * (x + 0.5), 0.5 * (y + 0.5));
      depths[cell] = (level.weighted[cell] + kOfSurroundings * around) / (level.weight[cell] + kOfSurroundings);
    }
  }
  return depths;
}

}  // namespace

FilledDepth::FilledDepth(const Plane* depth, const Image& picture, double elsewhere) : depth_{float(elsewhere)} {
  if (!depth || depth->data.empty() || picture.empty()) return;
  width_ = std::clamp((picture.width + kCell - 1) / kCell, 1, depth->width);
  height_ = std::clamp((picture.height + kCell - 1) / kCell, 1, depth->height);
  cellsPerPixelX_ = double(width_) / picture.width;
  cellsPerPixelY_ = double(height_) / picture.height;
  std::vector<Level> levels{cellsOf(*depth, picture, width_, height_)};
  while (levels.back().width > 1 || levels.back().height > 1) levels.push_back(halved(levels.back()));
  int coarserWidth = 1, coarserHeight = 1;
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    depth_ = filled(*level, depth_, coarserWidth, coarserHeight);
    coarserWidth = level->width;
    coarserHeight = level->height;
  }
}

double FilledDepth::at(double x, double y) const {
  return linear(depth_, width_, height_, x * cellsPerPixelX_, y * cellsPerPixelY_);
}

}  // namespace twinray::core
