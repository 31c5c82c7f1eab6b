#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "ui/panes/picture_pane.h"

class QGridLayout;

namespace twinray::ui {

enum class PaneId { kReference, kPrediction, kDifference, kRival };
inline constexpr std::array kAllPanes{PaneId::kReference, PaneId::kPrediction, PaneId::kDifference, PaneId::kRival};

/// The panes side by side, all of one size. Each can be hidden (one always stays), or fill the grid alone.
class PaneGrid : public QWidget {
  Q_OBJECT

 public:
  explicit PaneGrid(QWidget* parent = nullptr);

  PicturePane* pane(PaneId id) const { return panes_[static_cast<std::size_t>(id)]; }

  /// Whether the pane belongs to the grid; a pane that is maximised hides the others without changing that.
  bool isShown(PaneId id) const { return shown_[static_cast<std::size_t>(id)]; }
  /// Hiding the last pane does nothing.
  void setShown(PaneId id, bool shown);
  std::optional<PaneId> maximised() const { return maximised_; }
  /// Fills the grid with this pane; empty: all that are shown.
  void setMaximised(std::optional<PaneId> id);
  /// Whether somebody can see the pane now.
  bool isOnScreen(PaneId id) const { return maximised_ ? *maximised_ == id : isShown(id); }

  /// What a picture needs to fill a pane, in device pixels.
  QSize pictureArea() const;

 Q_SIGNALS:
  void arrangementChanged();
  void pictureAreaChanged();

 private:
  void arrange();

  QGridLayout* layout_;
  std::array<PicturePane*, 4> panes_{};
  std::array<bool, 4> shown_{true, true, true, true};
  std::optional<PaneId> maximised_;
};

}  // namespace twinray::ui
