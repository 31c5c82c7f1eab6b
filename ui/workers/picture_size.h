#pragma once

#include <cstddef>

namespace twinray::ui {

struct PictureSize {
  int width = 0;
  int height = 0;
  bool operator==(const PictureSize&) const = default;
};

/// What changes from one moving picture to the next: where the view stands still a guide's rays meet the same again,
/// and predictions take much less time (decisions/0039).
enum class Motion { kViewMoves, kViewStands };

/// Chooses the size of pictures: at rest every pixel of the pane, up to a limit; while the scene moves, so few that a
/// prediction takes no longer than kBudget on this machine, which is measured for each kind of motion on its own.
class PictureSizer {
 public:
  static constexpr double kBudget = 38;          ///< milliseconds a moving prediction may take
  static constexpr double kLargestArea = 1.2e6;  ///< pixels
  static constexpr int kSmallestSide = 32;       ///< pixels
  /// Sides are multiples of this many pixels, so that guides of a half or a quarter of the size cover the picture
  /// exactly and prediction and rival can share one.
  static constexpr int kGrain = 4;

  /// Every picture gets this size, whatever the pane's; 0x0: follows the pane again.
  void fix(PictureSize size) { fixed_ = size; }

  /// Instead of kBudget.
  void setBudget(double milliseconds) { budget_ = milliseconds; }

  /// `pane` in device pixels.
  PictureSize resting(PictureSize pane) const;
  PictureSize moving(PictureSize pane, Motion motion);

  /// A prediction of this size took this long, its guide included. While the view stands still the first of a size
  /// casts its rays, and the second keeps what they meet: neither says what the others take.
  void measured(PictureSize size, double milliseconds, Motion motion);

 private:
  /// Of one kind of motion.
  struct Pace {
    double millisecondsPerPixel;  ///< a guess until the first measurement
    std::size_t level = 0;        ///< index of the scale chosen last
  };

  static PictureSize scaled(PictureSize size, double factor);
  Pace& pace(Motion motion) { return motion == Motion::kViewStands ? stands_ : moves_; }

  PictureSize fixed_;
  double budget_ = kBudget;
  Pace moves_{25.0 / (256 * 256)}, stands_{12.0 / (256 * 256)};
  PictureSize newest_;     ///< measured last
  int standingCount_ = 0;  ///< pictures of newest_ since the view stands still
};

}  // namespace twinray::ui
