#include <QAction>
#include <QDockWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <algorithm>

#include "ui/exploration/exploration_panel.h"
#include "ui/exploration/exploration_tool.h"
#include "ui/kept_look.h"
#include "ui/matching/match_panel.h"
#include "ui/matching/match_tool.h"
#include "ui/presets/preset_panel.h"
#include "ui/sensitivity/sensitivity_layer.h"
#include "ui/sensitivity/sensitivity_panel.h"
#include "ui/sensitivity/sensitivity_tool.h"
#include "ui/training/plan_form.h"
#include "ui/training/training_panel.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/transfer_function_editor.h"
#include "ui/window/main_window.h"

// Tools that work from the picture back to the transfer function: sensitivity, picking, matching.
namespace twinray::ui {
namespace {

/// As much of their column for a tool as it wants and as the editor above can spare.
void makeRoomFor(QMainWindow& window, QDockWidget* editor, QDockWidget* dock) {
  constexpr int kEditor = 330;  // logical pixels that the editor above keeps
  if (dock->isFloating() || editor->isFloating() || !editor->isVisible()) return;
  if (window.dockWidgetArea(dock) != window.dockWidgetArea(editor)) return;
  const QWidget* content = dock->widget();
  if (const auto* scroll = qobject_cast<const QScrollArea*>(content)) content = scroll->widget();
  const int frame = dock->height() - dock->widget()->height();
  const int wanted = content->sizeHint().height() + frame;
  const int all = editor->height() + dock->height();
  if (dock->height() >= wanted) return;
  const int height = std::max(dock->height(), std::min(wanted, all - kEditor));
  window.resizeDocks({editor, dock}, {all - height, height}, Qt::Vertical);
}

}  // namespace

void MainWindow::createToolDocks() {
  auto* sensitivity = new SensitivityTool(&scenes_);
  sensitivity->setObjectName(QStringLiteral("sensitivityTool"));
  auto* layer = view_->addLayer(std::make_unique<SensitivityLayer>(sensitivity));
  auto* panel = new SensitivityPanel(sensitivity);
  connect(panel, &SensitivityPanel::failed, this, &MainWindow::report);
  connect(panel, &SensitivityPanel::told, this, &MainWindow::note);
  const auto repaint = [this] {
    for (const PaneId id : kEveryPane) view_->grid()->pane(id)->update();
  };
  connect(sensitivity, &SensitivityTool::choicesChanged, this, repaint);
  connect(sensitivity, &SensitivityTool::resultChanged, this, [this, sensitivity, layer, repaint] {
    editor_->canvas()->setMarks(sensitivity->picked());
    if (static_cast<SensitivityLayer*>(layer)->takeResult()) repaint();
  });
  connect(pipeline_, &Pipeline::pictureReady, sensitivity,
          [sensitivity](Role, const Picture& picture) { sensitivity->setPictureSize(picture.image.size()); });
  connect(pipeline_, &Pipeline::modelChanged, sensitivity,
          [this, sensitivity] { sensitivity->setModel(pipeline_->model()); });
  QDockWidget* sensitivityDock =
      addDock(Qt::RightDockWidgetArea, QStringLiteral("sensitivityDock"), tr("Sensitivity"), panel, true);
  sensitivityDock->toggleViewAction()->setShortcut(Qt::Key_V);

  auto* match = new MatchTool(&scenes_);
  match->setObjectName(QStringLiteral("matchTool"));
  auto* matchPanel = new MatchPanel(match, [sensitivity] { return sensitivity->region(); });
  connect(match, &MatchTool::failed, this, &MainWindow::report);
  connect(matchPanel, &MatchPanel::pictureWanted, this, [this, match] {
    const auto shown = view_->frame(view_->currentPane());
    if (shown) match->setTarget(shown->picture, view_->grid()->pane(view_->currentPane())->title());
  });
  QDockWidget* matchDock = addDock(Qt::RightDockWidgetArea, QStringLiteral("matchDock"), tr("Match"), matchPanel, true);
  matchDock->toggleViewAction()->setShortcut(tr("Shift+M"));
  auto* exploration = new ExplorationTool(&scenes_, PresetPanel::ownFolder());
  exploration->setObjectName(QStringLiteral("explorationTool"));
  connect(exploration, &ExplorationTool::failed, this, &MainWindow::report);
  connect(findChild<PresetPanel*>(), &PresetPanel::ownChanged, exploration, &ExplorationTool::presetsChanged);
  connect(pipeline_, &Pipeline::modelChanged, exploration, [this, exploration] {
    exploration->setRendering(pipeline_->rendering());
    exploration->setModel(pipeline_->model());
  });
  QDockWidget* explorationDock = addDock(Qt::RightDockWidgetArea, QStringLiteral("explorationDock"), tr("Explore"),
                                         new ExplorationPanel(exploration), true);
  explorationDock->toggleViewAction()->setShortcut(Qt::Key_F);
  // Where the presets are: other ways to a transfer function.
  for (QDockWidget* dock : {sensitivityDock, matchDock, explorationDock}) {
    tabifyDockWidget(docks_[4], dock);
    connect(dock->toggleViewAction(), &QAction::triggered, this, [this, dock](bool shown) {
      if (!shown) return;
      dock->raise();
      // Once it has its place.
      QTimer::singleShot(0, dock, [this, dock] { makeRoomFor(*this, docks_[3], dock); });
    });
    dock->hide();
  }
  docks_[4]->raise();
}

void MainWindow::createKeptLook() {
  keptLook_ = new KeptLook(&scenes_, pipeline_, this);
  view_->setKeptLook(keptLook_);
  connect(keptLook_, &KeptLook::failed, this, &MainWindow::report);
  const auto make = [this](const QString& text, const QKeySequence& key, const QString& tip) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setToolTip(tip);
    return action;
  };
  keepLook_ =
      make(tr("&Keep Look"), Qt::Key_K,
           tr("A pane that goes on showing the present look, to compare with what comes; it turns with the others"));
  connect(keepLook_, &QAction::triggered, this, [this] {
    keptLook_->keep();
    if (keptLook_->exists()) view_->grid()->showKept();
  });
  exchangeLook_ = make(tr("E&xchange with Kept Look"), tr("Shift+K"),
                       tr("Back to the kept look; the present one is kept in its place"));
  exchangeLook_->setEnabled(false);
  connect(exchangeLook_, &QAction::triggered, keptLook_, &KeptLook::exchange);
  connect(keptLook_, &KeptLook::lookChanged, exchangeLook_, [this] { exchangeLook_->setEnabled(keptLook_->exists()); });
  connect(findChild<PresetPanel*>(), &PresetPanel::keepWanted, keepLook_, &QAction::trigger);
}

bool MainWindow::toolsSettled() const {
  const auto* sensitivity = findChild<SensitivityTool*>();
  const auto* exploration = findChild<ExplorationTool*>();
  if (!scenes_.scene()) return true;
  return readingVolume_.isEmpty() && readingLabels_.isEmpty() && keptLook_->settled() &&
         trainingPanel_->form()->isSettled() && (!sensitivity->active() || sensitivity->isSettled()) &&
         (!exploration->active() || !exploration->map() ||
          (exploration->isSettled() && !exploration->groups().empty()));
}

}  // namespace twinray::ui
