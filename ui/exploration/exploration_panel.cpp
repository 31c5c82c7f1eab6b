#include "ui/exploration/exploration_panel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPushButton>

#include "ui/exploration/exploration_tool.h"
#include "ui/exploration/look_widgets.h"
#include "ui/scene_model.h"
#include "ui/widgets/elided_label.h"

namespace twinray::ui {
namespace {

constexpr double kWide = 1.25;  ///< width by height from which the pictures stand beside the map

}  // namespace

ExplorationPanel::ExplorationPanel(ExplorationTool* tool, QWidget* parent)
    : QWidget(parent),
      tool_(tool),
      map_(new LookMapView(tool)),
      grid_(new LookGridView(tool)),
      views_(new QBoxLayout(QBoxLayout::TopToBottom)),
      presetColors_(new QCheckBox(tr("Preset colours"))),
      state_(new ElidedLabel),
      source_(new ElidedLabel) {
  setObjectName(QStringLiteral("explorationPanel"));
  // It goes after the events of this panel, which end it.
  tool->setParent(this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->setSpacing(4);
  auto* row = new QHBoxLayout;
  createButtons(row);
  layout->addLayout(row);
  views_->setSpacing(4);
  views_->addWidget(map_, 2);
  views_->addWidget(grid_, 3);
  layout->addLayout(views_, 1);
  state_->setObjectName(QStringLiteral("exploreState"));
  source_->setObjectName(QStringLiteral("exploreSource"));
  layout->addWidget(state_);
  layout->addWidget(source_);
  connect(tool_, &ExplorationTool::changed, this, &ExplorationPanel::follow);
  follow();
}

void ExplorationPanel::createButtons(QBoxLayout* row) {
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
  presetColors_->setObjectName(QStringLiteral("explorePresetColors"));
  presetColors_->setToolTip(
      tr("Looks come with the colours of the preset that is nearest on the map; else they keep the present colours"));
  connect(presetColors_, &QCheckBox::toggled, tool_, &ExplorationTool::setPresetColors);
  row->addWidget(presetColors_);
}

QString ExplorationPanel::description() const {
  const auto scene = tool_->scenes()->scene();
  if (!tool_->map() || !scene || !tool_->hovered())
    return tr("Diamonds are presets, squares your own; the filled one is now.");
  const LookPlace& place = *tool_->hovered();
  QString text = ExplorationTool::nameOf(core::groupOf(tool_->functionAt(place), *scene->volume));
  if (place.known >= 0) text.prepend(tool_->nameOf(tool_->known()[std::size_t(place.known)]) + QStringLiteral(": "));
  if (const core::KnownLook* colors = tool_->colorsFrom(place))
    text += QStringLiteral(" · ") + tr("colours of %1").arg(tool_->nameOf(*colors));
  return text;
}

void ExplorationPanel::follow() {
  zoom_->setEnabled(tool_->map() != nullptr);
  reset_->setEnabled(tool_->map() != nullptr);
  back_->setEnabled(tool_->canGoBack());
  presetColors_->setChecked(tool_->presetColors());
  state_->setFullText(description());
  source_->setFullText(tool_->source());
}

void ExplorationPanel::showEvent(QShowEvent*) {
  tool_->setActive(true);
}

void ExplorationPanel::hideEvent(QHideEvent*) {
  tool_->setActive(false);
}

void ExplorationPanel::resizeEvent(QResizeEvent*) {
  const bool wide = width() > kWide * height();
  views_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace twinray::ui
