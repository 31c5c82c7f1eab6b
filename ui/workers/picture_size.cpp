#include "ui/workers/picture_size.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twinray::ui {
namespace {

constexpr std::array kScales{1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3};  ///< of the pane's sides
constexpr double kWeightOfNewest = 0.2;
constexpr int kFirstKept = 2;    ///< picture since the view stands still that costs what all later ones do
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

PictureSize PictureSizer::moving(PictureSize pane, Motion motion) {
  if (fixed_.width > 0) return fixed_;
  const PictureSize full = resting(pane);
  auto& [millisecondsPerPixel, level] = pace(motion);
  const auto cost = [&, &each = millisecondsPerPixel](std::size_t of) {
    return each * area(scaled(full, kScales[of]));
  };
  while (level + 1 < kScales.size() && cost(level) > budget_) ++level;
  while (level > 0 && cost(level - 1) < kMargin * budget_) --level;
  return scaled(full, kScales[level]);
}

void PictureSizer::measured(PictureSize size, double milliseconds, Motion motion) {
  if (area(size) <= 0) return;
  const bool stands = motion == Motion::kViewStands;
  standingCount_ = stands && size == newest_ ? standingCount_ + 1 : 0;
  newest_ = size;
  if (stands && standingCount_ < kFirstKept) return;
  double& mean = pace(motion).millisecondsPerPixel;
  mean += kWeightOfNewest * (milliseconds / area(size) - mean);
}

}  // namespace twinray::ui
