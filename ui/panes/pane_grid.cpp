#include "ui/panes/pane_grid.h"

#include <QGridLayout>
#include <algorithm>
#include <vector>

#include "ui/workers/comparison_worker.h"

namespace twinray::ui {

PaneGrid::PaneGrid(QWidget* parent) : QWidget(parent), layout_(new QGridLayout(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(4);
  const auto add = [this](PaneId id, const QString& name, const QString& title, const QString& explanation) {
    auto* pane = new PicturePane(title, explanation, this);
    pane->setObjectName(name);
    connect(pane, &PicturePane::pictureAreaChanged, this, &PaneGrid::pictureAreaChanged);
    connect(pane, &PicturePane::activated, this, [this, id] {
      if (hybrid_) return setHybrid(false);
      swipe_ ? setSwipe({}) : setMaximised(maximised_ ? std::nullopt : std::optional(id));
    });
    panes_[static_cast<std::size_t>(id)] = pane;
  };
  add(PaneId::kReference, QStringLiteral("referencePane"), tr("Reference"),
      tr("The scene as VTK casts it, ray by ray: the truth that the others are measured against."));
  add(PaneId::kPrediction, QStringLiteral("predictionPane"), tr("Prediction"),
      tr("The same scene as the network paints it from a small ray-cast guide. An approximation."));
  add(PaneId::kDifference, QStringLiteral("differencePane"), tr("Difference"),
      tr("|reference − prediction| for each colour, %1 times as bright. Black: no difference.").arg(kDifferenceGain));
  add(PaneId::kRival, QStringLiteral("rivalPane"), tr("Rival: bicubic"),
      tr("The prediction's guide, merely enlarged: what the network has to beat."));
  add(PaneId::kKept, QStringLiteral("keptPane"), tr("Kept Look"),
      tr("The look that was kept, from the present viewpoint, as VTK casts it. Shift+K exchanges it with the present "
         "one."));
  add(PaneId::kHybrid, QStringLiteral("hybridPane"), tr("Hybrid"),
      tr("The prediction while the scene moves, the reference at rest, as soon as it is ready. The badge says which."));
  arrange();
}

void PaneGrid::setShown(PaneId id, bool shown) {
  if (shown_[static_cast<std::size_t>(id)] == shown) return;
  const auto isOne = [this](PaneId one) { return isShown(one); };
  if (!shown && isShown(id) && std::count_if(kGridPanes.begin(), kGridPanes.end(), isOne) == 1) return;
  shown_[static_cast<std::size_t>(id)] = shown;
  if (maximised_ == id && !shown) maximised_.reset();
  arrange();
}

void PaneGrid::setMaximised(std::optional<PaneId> id) {
  if (id == PaneId::kHybrid) return setHybrid(true);
  if (maximised_ == id && !(id && (swipe_ || hybrid_))) return;
  if (id == PaneId::kKept && !hasKept_) return;
  swipe_.reset();
  if (id) hybrid_ = false;
  if (id) shown_[static_cast<std::size_t>(*id)] = true;
  maximised_ = id;
  arrange();
}

PaneId PaneGrid::partnerOf(PaneId id) {
  return id == PaneId::kReference ? PaneId::kPrediction : PaneId::kReference;
}

void PaneGrid::setSwipe(std::optional<PaneId> id) {
  const bool itself = id == PaneId::kRival || (id == PaneId::kKept && hasKept_);
  if (id && !itself) id = PaneId::kPrediction;
  if (swipe_ == id) return;
  swipe_ = id;
  if (id) hybrid_ = false;
  maximised_.reset();
  blinking_.reset();
  arrange();
}

void PaneGrid::setHybrid(bool hybrid) {
  if (hybrid_ == hybrid) return;
  hybrid_ = hybrid;
  if (hybrid) {
    swipe_.reset();
    maximised_.reset();
    blinking_.reset();
  }
  arrange();
}

void PaneGrid::setHasKept(bool has) {
  if (hasKept_ == has) return;
  hasKept_ = has;
  if (!has) {
    for (auto* filling : {&maximised_, &swipe_, &blinking_})
      if (*filling == PaneId::kKept) filling->reset();
    const auto isOne = [this](PaneId one) { return isShown(one); };
    if (std::none_of(kGridPanes.begin(), kGridPanes.end(), isOne)) shown_.fill(true);
  }
  arrange();
}

void PaneGrid::showKept() {
  shown_[static_cast<std::size_t>(PaneId::kKept)] = true;
  maximised_.reset();
  swipe_.reset();
  hybrid_ = false;
  arrange();
}

void PaneGrid::setBlinking(std::optional<PaneId> id) {
  if (swipe_ || hybrid_) id.reset();
  if (blinking_ == id) return;
  blinking_ = id;
  arrange();
}

void PaneGrid::reset() {
  shown_.fill(true);
  maximised_.reset();
  swipe_.reset();
  blinking_.reset();
  hybrid_ = false;
  arrange();
}

bool PaneGrid::isVisibleIn(PaneId id) const {
  if (hybrid_ || id == PaneId::kHybrid) return hybrid_ && id == PaneId::kHybrid;
  if (swipe_) return *swipe_ == id;
  return maximised_ ? *maximised_ == id : isShown(id);
}

bool PaneGrid::isOnScreen(PaneId id) const {
  if (isVisibleIn(id)) return true;
  if (hybrid_) return id == PaneId::kReference || id == PaneId::kPrediction;
  if (swipe_) return id == PaneId::kReference;
  return blinking_ && isVisibleIn(*blinking_) && partnerOf(*blinking_) == id;
}

QSize PaneGrid::pictureArea() const {
  QSize area;
  for (const PaneId id : kEveryPane) {
    if (!isVisibleIn(id)) continue;
    const QSize one = pane(id)->pictureArea();
    area = area.isValid() ? area.boundedTo(one) : one;
  }
  return area;
}

void PaneGrid::arrange() {
  // The kept look is a reference, too, so it stands beside that.
  constexpr std::array kOrder{PaneId::kReference,  PaneId::kKept,  PaneId::kPrediction,
                              PaneId::kDifference, PaneId::kRival, PaneId::kHybrid};
  std::vector<PicturePane*> visible;
  for (const PaneId id : kOrder) {
    layout_->removeWidget(pane(id));
    if (isVisibleIn(id)) visible.push_back(pane(id));
  }
  // Up to three side by side, more in two rows.
  const int count = static_cast<int>(visible.size());
  const int columns = count > 3 ? (count + 1) / 2 : count;
  for (int i = 0; i < static_cast<int>(visible.size()); ++i) layout_->addWidget(visible[i], i / columns, i % columns);
  for (int i = 0; i < 4; ++i) {
    layout_->setColumnStretch(i, i < columns ? 1 : 0);
    layout_->setRowStretch(i, i * columns < static_cast<int>(visible.size()) ? 1 : 0);
  }
  // The keyboard stays with the pictures.
  const auto hasFocus = [](const PicturePane* one) { return one->hasFocus(); };
  for (PicturePane* one : visible) one->show();
  if (std::any_of(panes_.begin(), panes_.end(), hasFocus) && std::none_of(visible.begin(), visible.end(), hasFocus))
    visible.front()->setFocus();
  for (const PaneId id : kEveryPane) pane(id)->setVisible(isVisibleIn(id));
  for (const PaneId id : kEveryPane) {
    if (swipe_ == id) {
      pane(id)->setCompanion(pane(PaneId::kReference), Companion::kSwipe);
    } else if (blinking_ == id) {
      pane(id)->setCompanion(pane(partnerOf(id)), Companion::kInstead);
    } else {
      pane(id)->setCompanion(nullptr, Companion::kNone);
    }
  }
  Q_EMIT arrangementChanged();
  Q_EMIT pictureAreaChanged();
}

}  // namespace twinray::ui
