#pragma once

#include <cstddef>

namespace twinray::ui {

struct PictureSize {
  int width = 0;
  int height = 0;
  bool operator==(const PictureSize&) const = default;
};

/// Chooses the size of pictures: at rest every pixel of the pane, up to a limit; while the scene moves, so few that a
/// prediction takes no longer than kBudget on this machine.
class PictureSizer {
 public:
  static constexpr double kBudget = 38;          ///< milliseconds a moving prediction may take
  static constexpr double kLargestArea = 1.2e6;  ///< pixels
  static constexpr int kSmallestSide = 32;       ///< pixels
  /// Sides are multiples of this many pixels, so that guides of a half or a quarter of the size cover the picture
  /// exactly and prediction and rival can share one.
  static constexpr int kGrain = 4;

  static constexpr double kGuess = 25.0 / (256 * 256);       ///< milliseconds a pixel of a prediction
  static constexpr double kStillGuess = 12.0 / (256 * 256);  ///< while the view stands still (decisions/0039)

  /// `guess`: milliseconds a pixel takes, until the first measurement.
  explicit PictureSizer(double guess = kGuess) : millisecondsPerPixel_(guess) {}

  /// Every picture gets this size, whatever the pane's; 0x0: follows the pane again.
  void fix(PictureSize size) { fixed_ = size; }

  /// Instead of kBudget.
  void setBudget(double milliseconds) { budget_ = milliseconds; }

  /// `pane` in device pixels.
  PictureSize resting(PictureSize pane) const;
  PictureSize moving(PictureSize pane);

  /// A prediction of this size took this long, its guide included.
  void measured(PictureSize size, double milliseconds);

 private:
  static PictureSize scaled(PictureSize size, double factor);

  PictureSize fixed_;
  double budget_ = kBudget;
  double millisecondsPerPixel_;
  std::size_t level_ = 0;  ///< index of the scale chosen last
};

}  // namespace twinray::ui
