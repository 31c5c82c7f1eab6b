#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "ui/panes/picture_pane.h"

class QGridLayout;

namespace twinray::ui {

enum class PaneId { kReference, kPrediction, kDifference, kRival, kKept, kHybrid };
/// Those that show the scene, side by side.
inline constexpr std::array kAllPanes{PaneId::kReference, PaneId::kPrediction, PaneId::kDifference, PaneId::kRival};
/// The kept look too, where there is one.
inline constexpr std::array kGridPanes{PaneId::kReference, PaneId::kPrediction, PaneId::kDifference, PaneId::kRival,
                                       PaneId::kKept};
/// The hybrid pane too, which never stands beside others.
inline constexpr std::array kEveryPane{PaneId::kReference, PaneId::kPrediction, PaneId::kDifference,
                                       PaneId::kRival,     PaneId::kKept,       PaneId::kHybrid};

/// The panes side by side, all of one size. Each can be hidden (one always stays), fill the grid alone, or fill it
/// together with the reference, a divider between them (swipe); and blink: show its partner's picture for a while. Or
/// the hybrid pane, which shows prediction and reference in turn, fills the grid.
class PaneGrid : public QWidget {
  Q_OBJECT

 public:
  explicit PaneGrid(QWidget* parent = nullptr);

  PicturePane* pane(PaneId id) const { return panes_[static_cast<std::size_t>(id)]; }

  /// Whether the pane, one of kGridPanes, belongs to the grid; a pane that is maximised hides the others without
  /// changing that.
  bool isShown(PaneId id) const { return shown_[static_cast<std::size_t>(id)] && (id != PaneId::kKept || hasKept_); }
  /// One of kGridPanes. Hiding the last pane does nothing.
  void setShown(PaneId id, bool shown);
  std::optional<PaneId> maximised() const { return maximised_; }
  /// Fills the grid with this pane; empty: all that are shown. The hybrid pane: setHybrid(true).
  void setMaximised(std::optional<PaneId> id);
  /// The pane that shares the grid with the reference; empty: none.
  std::optional<PaneId> swipe() const { return swipe_; }
  /// The reference itself, and the difference, are compared with the prediction; so is a kept look that there is not.
  void setSwipe(std::optional<PaneId> id);
  /// Whether the hybrid pane fills the grid.
  bool hybrid() const { return hybrid_; }
  void setHybrid(bool hybrid);
  std::optional<PaneId> blinking() const { return blinking_; }
  /// This pane shows its partner's picture: the prediction in the reference's pane, the reference in any other. Empty:
  /// each its own.
  void setBlinking(std::optional<PaneId> id);
  /// Whether a look is kept; without one its pane is nowhere.
  void setHasKept(bool has);
  /// Brings the kept look beside the others: no pane fills the grid any more.
  void showKept();
  /// Whether somebody can see the pane's picture now.
  bool isOnScreen(PaneId id) const;
  /// All panes shown, none maximised, no swipe, not the hybrid.
  void reset();

  /// What a picture needs to fill a pane, in device pixels.
  QSize pictureArea() const;

 Q_SIGNALS:
  void arrangementChanged();
  void pictureAreaChanged();

 private:
  static PaneId partnerOf(PaneId id);
  bool isVisibleIn(PaneId id) const;
  void arrange();

  QGridLayout* layout_;
  std::array<PicturePane*, kEveryPane.size()> panes_{};
  std::array<bool, kGridPanes.size()> shown_{true, true, true, true, true};
  bool hasKept_ = false;
  std::optional<PaneId> maximised_;
  std::optional<PaneId> swipe_;
  std::optional<PaneId> blinking_;
  bool hybrid_ = false;
};

}  // namespace twinray::ui
