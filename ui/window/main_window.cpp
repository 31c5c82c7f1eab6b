#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QStyle>
#include <QTabBar>
#include <QToolBar>
#include <QUndoView>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>
#include <utility>

#include "core/resources.h"
#include "ui/matching/match_tool.h"
#include "ui/panels/lighting_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/viewpoint_panel.h"
#include "ui/presets/preset_panel.h"
#include "ui/task_progress.h"
#include "ui/training/evaluation_form.h"
#include "ui/training/training_controller.h"
#include "ui/training/training_panel.h"
#include "ui/transferfunction/transfer_function_editor.h"
#include "ui/widgets/dock_scroll_area.h"
#include "ui/window/message_bar.h"

namespace twinray::ui {
namespace {

/// Logical pixels below which a dock scrolls sideways, so that the window fits a small screen.
constexpr int kNarrowestSideDock = 400;
constexpr int kNarrowestBottomDock = 290;
constexpr int kNoteTime = 10'000;  ///< ms in the status bar
constexpr int kLayoutVersion = 1;  ///< another number forgets what was remembered before

std::filesystem::path modelFileOf(const MainWindowOptions& options, const Settings& preferences) {
  if (!options.modelFile.empty()) return options.modelFile;
  std::error_code ignored;
  return std::filesystem::exists(preferences.model, ignored) ? preferences.model : core::defaultModelPath();
}

std::unique_ptr<QSettings> storeFor(const MainWindowOptions& options) {
  if (!options.remember) return nullptr;
  return std::make_unique<QSettings>(QStringLiteral("TwinRay"), QStringLiteral("TwinRay"));
}

QString fromPath(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

}  // namespace

MainWindow::MainWindow(const MainWindowOptions& options, QWidget* parent)
    : QMainWindow(parent),
      options_(options),
      settings_(storeFor(options)),
      preferences_(settings_ ? readSettings(*settings_) : Settings()),
      startLanguage_(preferences_.language),
      pipeline_(new Pipeline(&scenes_, modelFileOf(options, preferences_), this)),
      messages_(new MessageBar),
      view_(new ComparisonView(&scenes_, pipeline_)),
      writer_(std::make_unique<FileWriter>()) {
  setWindowTitle(tr("TwinRay"));
  setAcceptDrops(true);
  setDockNestingEnabled(true);
  // The sides belong to the side docks, the bottom to the middle.
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);

  auto* centre = new QWidget;
  auto* layout = new QVBoxLayout(centre);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(4);
  layout->addWidget(messages_);
  layout->addWidget(view_, 1);
  setCentralWidget(centre);
  view_->grid()->pane(view_->currentPane())->setFocus();

  createDocks();
  createActions();
  createMenus();
  createToolBar();
  createStatusBar();
  createLoader();
  updateIcons();

  connect(pipeline_, &Pipeline::failed, this, &MainWindow::report);
  connect(pipeline_, &Pipeline::pictureReady, this, &MainWindow::updateStatus);
  connect(pipeline_, &Pipeline::becameSettled, this, &MainWindow::updateStatus);
  connect(&scenes_, &SceneModel::sceneChanged, this, &MainWindow::updateStatus);

  resize(1600, 1000);
  restoreDefaultLayout();
  restoreRemembered();
  pipeline_->setRendering(renderingOptions(preferences_));
  if (options_.memory == 0) options_.memory = memoryForVolumes(preferences_);
  limitUndo();
  if (std::error_code ignored; !preferences_.model.empty() && !std::filesystem::exists(preferences_.model, ignored))
    report(tr("The default model %1 is gone, so the bundled one is used; choose another under File > Settings")
               .arg(fromPath(preferences_.model)));
  startAutosave();
  // Bars with fewer than two tabs are kept by Qt beyond the window's edge, where Tab would lose the focus to them.
  for (QTabBar* bar : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
    bar->setFocusPolicy(Qt::ClickFocus);
  updateStatus();
}

MainWindow::~MainWindow() {
  // Before the pipeline and the panels, which are children and go later.
  training_.reset();
  loader_.reset();
  labelLoader_.reset();
  writer_.reset();
  maker_.reset();
}

void MainWindow::fitInto(const QSize& available) {
  resize(size().boundedTo(available - QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this))));
}

void MainWindow::createDocks() {
  editor_ = new TransferFunctionEditor(&scenes_, writer_.get());
  viewpoint_ = new ViewpointPanel(&scenes_);
  log_ = new LogPanel;
  auto* presets = new PresetPanel(&scenes_);
  connect(editor_, &TransferFunctionEditor::failed, this, &MainWindow::report);
  connect(editor_, &TransferFunctionEditor::told, this, &MainWindow::note);
  connect(presets, &PresetPanel::failed, this, &MainWindow::report);

  addDock(Qt::LeftDockWidgetArea, QStringLiteral("volumeDock"), tr("Volume"), createVolumePanel(), true);
  addDock(Qt::LeftDockWidgetArea, QStringLiteral("viewpointDock"), tr("Viewpoint"), viewpoint_, true);
  addDock(Qt::LeftDockWidgetArea, QStringLiteral("lightingDock"), tr("Lighting"), new LightingPanel(&scenes_), true);
  addDock(Qt::RightDockWidgetArea, QStringLiteral("transferFunctionDock"), tr("Transfer Function"), editor_, false);
  addDock(Qt::RightDockWidgetArea, QStringLiteral("presetDock"), tr("Presets"), presets, false);
  addDock(Qt::BottomDockWidgetArea, QStringLiteral("logDock"), tr("Log"), log_, false)->hide();
  auto* history = new QUndoView(scenes_.undoStack());
  history->setObjectName(QStringLiteral("history"));
  history->setEmptyLabel(tr("As opened"));
  history->setAccessibleName(tr("Steps that can be undone; choose one to go there"));
  addDock(Qt::LeftDockWidgetArea, QStringLiteral("historyDock"), tr("History"), history, false)->hide();
  createVolumeDocks();
  createToolDocks();
  createKeptLook();
  createTraining();
  // Beside each other they would be too narrow to work with on a small screen; who has room drags them apart.
  auto* log = findChild<QDockWidget*>(QStringLiteral("logDock"));
  auto* slices = findChild<QDockWidget*>(QStringLiteral("sliceDock"));
  for (QDockWidget* dock : {slices, trainingDock_}) {
    tabifyDockWidget(log, dock);
    dock->hide();
  }
}

QDockWidget* MainWindow::addDock(Qt::DockWidgetArea area, const QString& name, const QString& title, QWidget* content,
                                 bool scrolls) {
  auto* dock = new QDockWidget(title, this);
  dock->setObjectName(name);
  if (scrolls) {
    auto* scroll = new DockScrollArea(content);
    const int least = area == Qt::BottomDockWidgetArea ? kNarrowestBottomDock : kNarrowestSideDock;
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    scroll->setMinimumWidth(std::min(content->minimumSizeHint().width() + bar, least));
    content = scroll;
  }
  dock->setWidget(content);
  addDockWidget(area, dock);
  docks_.append(dock);
  // One of several in tabs comes to the front.
  connect(dock->toggleViewAction(), &QAction::triggered, dock, [dock](bool shown) {
    if (shown) dock->raise();
  });
  return dock;
}

void MainWindow::createStatusBar() {
  status_ = new QLabel;
  progress_ = new QProgressBar;
  progress_->setRange(0, 100);
  progress_->setMaximumWidth(200);
  progress_->setAccessibleName(tr("Reading"));
  cancel_ = new QPushButton(tr("Cancel"));
  cancel_->setObjectName(QStringLiteral("cancelReading"));
  connect(cancel_, &QPushButton::clicked, this, [this] {
    loader_->cancel();
    labelLoader_->cancel();
  });
  auto* warning = new QLabel(tr("Predictions are approximations. Not a medical device."));
  statusBar()->addWidget(status_, 1);
  statusBar()->addWidget(progress_);
  statusBar()->addWidget(cancel_);
  auto* exporting = new TaskProgress;
  exporting->setObjectName(QStringLiteral("exportProgress"));
  statusBar()->addWidget(exporting);
  statusBar()->addPermanentWidget(warning);
  createExport(exporting);
  progress_->hide();
  cancel_->hide();
}

bool MainWindow::finishWriting() {
  reported_ = false;
  writer_->finish();
  return !reported_;
}

void MainWindow::report(const QString& sentence) {
  reported_ = true;
  // What fails with every picture is said once.
  if (message() != MessageBar::asSentence(sentence)) log_->append(sentence);
  messages_->showMessage(sentence);
  Q_EMIT failed(sentence);
}

void MainWindow::note(const QString& sentence) {
  log_->append(sentence);
  statusBar()->showMessage(sentence, kNoteTime);
}

QString MainWindow::message() const {
  return messages_->isHidden() ? QString() : messages_->message();
}

void MainWindow::updateStatus() {
  if (!progress_ || !progress_->isHidden()) return;
  if (!scenes_.scene()) {
    status_->setText(tr("Open a volume to begin"));
  } else if (pipeline_->settled()) {
    status_->setText(tr("Ready"));
  } else if (scenes_.inGesture()) {
    status_->setText(tr("Following"));
  } else {
    status_->setText(tr("Refining"));
  }
}

bool MainWindow::mayGiveUp() {
  QStringList running;
  if (export_->running()) running << tr("what is being saved");
  if (findChild<MatchTool*>()->running()) running << tr("the search for a match");
  if (trainingPanel_->evaluation()->running()) running << tr("the evaluation");
  if (running.isEmpty()) return true;
  QMessageBox question(QMessageBox::Question, tr("Close"),
                       tr("Close the window and give up %1?").arg(running.join(QStringLiteral(", "))),
                       QMessageBox::NoButton, this);
  question.setObjectName(QStringLiteral("closeQuestion"));
  const auto* yes = question.addButton(tr("&Close"), QMessageBox::DestructiveRole);
  auto* no = question.addButton(tr("&Go On"), QMessageBox::RejectRole);
  question.setDefaultButton(no);
  question.setEscapeButton(no);
  question.exec();
  return question.clickedButton() == yes;
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!mayGiveUp()) return event->ignore();
  keepForNextTime();
  // What could not be written can still be saved elsewhere.
  if (!finishWriting()) return event->ignore();
  if (settings_) {
    settings_->setValue(QStringLiteral("geometry"), saveGeometry());
    settings_->setValue(QStringLiteral("layout"), saveState(kLayoutVersion));
    QStringList hidden;
    for (const PaneId id : kAllPanes)
      if (!view_->grid()->isShown(id)) hidden.append(view_->grid()->pane(id)->objectName());
    settings_->setValue(QStringLiteral("hiddenPanes"), hidden);
    const auto nameOf = [this](std::optional<PaneId> id) {
      return id ? view_->grid()->pane(*id)->objectName() : QString();
    };
    settings_->setValue(QStringLiteral("maximisedPane"), nameOf(view_->grid()->maximised()));
    settings_->setValue(QStringLiteral("swipePane"), nameOf(view_->grid()->swipe()));
    settings_->setValue(QStringLiteral("hybrid"), view_->grid()->hybrid());
    settings_->setValue(QStringLiteral("figures"), figures_->isChecked());
  }
  endAutosave();
  QMainWindow::closeEvent(event);
}

void MainWindow::restoreDefaultLayout() {
  if (!defaultLayout_.isEmpty()) {
    restoreState(defaultLayout_, kLayoutVersion);
    return;
  }
  resizeDocks({docks_[0], docks_[3]}, {270, 400}, Qt::Horizontal);
  resizeDocks({docks_[0], docks_[1], docks_[2]}, {250, 275, 375}, Qt::Vertical);
  resizeDocks({docks_[3], docks_[4]}, {520, 360}, Qt::Vertical);
  defaultLayout_ = saveState(kLayoutVersion);
}

void MainWindow::resetLayout() {
  restoreDefaultLayout();
  view_->grid()->reset();
  figures_->setChecked(true);
}

void MainWindow::restoreRemembered() {
  Theme theme = options_.theme;
  if (settings_) {
    restoreGeometry(settings_->value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings_->value(QStringLiteral("layout")).toByteArray(), kLayoutVersion);
    const QStringList hidden = settings_->value(QStringLiteral("hiddenPanes")).toStringList();
    for (const PaneId id : kAllPanes)
      if (hidden.contains(view_->grid()->pane(id)->objectName())) view_->grid()->setShown(id, false);
    const QString maximised = settings_->value(QStringLiteral("maximisedPane")).toString();
    const QString swipe = settings_->value(QStringLiteral("swipePane")).toString();
    for (const PaneId id : kAllPanes) {
      const QString name = view_->grid()->pane(id)->objectName();
      if (name == maximised) view_->grid()->setMaximised(id);
      if (name == swipe) view_->grid()->setSwipe(id);
    }
    view_->grid()->setHybrid(settings_->value(QStringLiteral("hybrid")).toBool());
    figures_->setChecked(settings_->value(QStringLiteral("figures"), true).toBool());
    recentFiles_ = settings_->value(QStringLiteral("recentFiles")).toStringList();
    recentSessions_ = settings_->value(QStringLiteral("recentSessions")).toStringList();
    fillRecentMenu();
    fillRecentSessions();
    if (!options_.forceTheme) theme = preferences_.theme;
  }
  setTheme(theme);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  if (!event->mimeData()->hasUrls()) return;
  event->acceptProposedAction();
  const QString file = event->mimeData()->urls().first().toLocalFile();
  if (file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) return openPicture(file.toStdString());
  if (file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) return openSession(file.toStdString());
  openVolume(file.toStdString());
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && toolBar_) updateIcons();
}

}  // namespace twinray::ui
