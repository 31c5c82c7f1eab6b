#include "ui/exploration/exploration_panel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/exploration/exploration_tool.h"
#include "ui/exploration/look_widgets.h"
#include "ui/panels/elided_label.h"
#include "ui/scene_model.h"

namespace twinray::ui {

ExplorationPanel::ExplorationPanel(ExplorationTool* tool, QWidget* parent)
    : QWidget(parent),
      tool_(tool),
      map_(new LookMapView(tool)),
      grid_(new LookGridView(tool)),
      state_(new ElidedLabel) {
  setObjectName(QStringLiteral("explorationPanel"));
  // It goes after the events of this panel, which end it.
  tool->setParent(this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  auto* row = new QHBoxLayout;
  const auto add = [&](const QString& name, const QString& text, const QString& tip, auto slot) {
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, tool_, slot);
    row->addWidget(button);
    return button;
  };
  zoom_ =
      add(QStringLiteral("exploreZoom"), tr("Zoom In"), tr("The rectangle fills the map"), &ExplorationTool::zoomIn);
  back_ = add(QStringLiteral("exploreBack"), tr("Back"), tr("What the map showed before"), &ExplorationTool::back);
  reset_ = add(QStringLiteral("exploreReset"), tr("Reset"), tr("The whole map"), &ExplorationTool::reset);
  row->addStretch(1);
  layout->addLayout(row);
  layout->addWidget(map_, 2);
  layout->addWidget(grid_, 3);
  layout->addWidget(state_);
  connect(tool_, &ExplorationTool::changed, this, &ExplorationPanel::follow);
  follow();
}

void ExplorationPanel::follow() {
  zoom_->setEnabled(tool_->map() != nullptr);
  reset_->setEnabled(tool_->map() != nullptr);
  back_->setEnabled(tool_->canGoBack());
  const auto scene = tool_->scenes()->scene();
  if (!tool_->map() || !scene || !tool_->hovered())
    return state_->setFullText(tr("Diamonds are presets; the filled one is now."));
  const core::TransferFunction function =
      tool_->map()->functionAt(*tool_->hovered(), scene->transferFunction, *scene->volume);
  state_->setFullText(ExplorationTool::nameOf(core::groupOf(function, *scene->volume)));
}

void ExplorationPanel::showEvent(QShowEvent*) {
  tool_->setActive(true);
}

void ExplorationPanel::hideEvent(QHideEvent*) {
  tool_->setActive(false);
}

}  // namespace twinray::ui
