#include "ui/workers/picture_size.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twinray::ui {
namespace {

constexpr std::array kScales{1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3};  ///< of the pane's sides
constexpr double kWeightOfNewest = 0.2;
constexpr double kMargin = 0.8;  ///< of the budget, below which a larger size is tried

double area(PictureSize size) {
  return double(size.width) * size.height;
}

}  // namespace

PictureSize PictureSizer::scaled(PictureSize size, double factor) {
  const auto side = [&](int pixels) {
    return std::max(kSmallestSide, static_cast<int>(pixels * factor) / kGrain * kGrain);
  };
  return {side(size.width), side(size.height)};
}

PictureSize PictureSizer::resting(PictureSize pane) const {
  if (fixed_.width > 0) return fixed_;
  return scaled(pane, std::min(1.0, std::sqrt(kLargestArea / std::max(1.0, area(pane)))));
}

PictureSize PictureSizer::moving(PictureSize pane) {
  if (fixed_.width > 0) return fixed_;
  const PictureSize full = resting(pane);
  const auto cost = [&](std::size_t level) { return millisecondsPerPixel_ * area(scaled(full, kScales[level])); };
  while (level_ + 1 < kScales.size() && cost(level_) > budget_) ++level_;
  while (level_ > 0 && cost(level_ - 1) < kMargin * budget_) --level_;
  return scaled(full, kScales[level_]);
}

void PictureSizer::measured(PictureSize size, double milliseconds) {
  if (area(size) <= 0) return;
  millisecondsPerPixel_ += kWeightOfNewest * (milliseconds / area(size) - millisecondsPerPixel_);
}

}  // namespace twinray::ui
