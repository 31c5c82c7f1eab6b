#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStatusBar>
#include <QStyle>
#include <QToolBar>
#include <QUndoView>
#include <QVBoxLayout>
#include <exception>
#include <utility>

#include "core/resources.h"
#include "ui/message_bar.h"
#include "ui/panels/lighting_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/preset_panel.h"
#include "ui/panels/viewpoint_panel.h"
#include "ui/panels/volume_panel.h"
#include "ui/transferfunction/transfer_function_editor.h"

namespace twinray::ui {
namespace {

constexpr int kLayoutVersion = 1;  ///< another number forgets what was remembered before

std::filesystem::path modelFileOf(const MainWindowOptions& options) {
  return options.modelFile.empty() ? core::defaultModelPath() : options.modelFile;
}

QString fromPath(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

}  // namespace

MainWindow::MainWindow(const MainWindowOptions& options, QWidget* parent)
    : QMainWindow(parent),
      options_(options),
      pipeline_(new Pipeline(&scenes_, modelFileOf(options), this)),
      messages_(new MessageBar),
      view_(new ComparisonView(&scenes_, pipeline_)) {
  if (options_.remember) settings_ = std::make_unique<QSettings>(QStringLiteral("TwinRay"), QStringLiteral("TwinRay"));
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
  startAutosave();
  updateStatus();
}

MainWindow::~MainWindow() {
  // Before the pipeline and the panels, which are children and go later.
  loader_.reset();
  saver_.reset();
}

void MainWindow::createDocks() {
  editor_ = new TransferFunctionEditor(&scenes_);
  viewpoint_ = new ViewpointPanel(&scenes_);
  log_ = new LogPanel;
  auto* presets = new PresetPanel(&scenes_);
  connect(editor_, &TransferFunctionEditor::failed, this, &MainWindow::report);
  connect(editor_, &TransferFunctionEditor::told, this, &MainWindow::note);
  connect(presets, &PresetPanel::failed, this, &MainWindow::report);

  addDock(Qt::LeftDockWidgetArea, QStringLiteral("volumeDock"), tr("Volume"), new VolumePanel(&scenes_), true);
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
}

QDockWidget* MainWindow::addDock(Qt::DockWidgetArea area, const QString& name, const QString& title, QWidget* content,
                                 bool scrolls) {
  auto* dock = new QDockWidget(title, this);
  dock->setObjectName(name);
  if (scrolls) {
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setMinimumWidth(content->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    content = scroll;
  }
  dock->setWidget(content);
  addDockWidget(area, dock);
  docks_.append(dock);
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
  connect(cancel_, &QPushButton::clicked, this, [this] { loader_->cancel(); });
  auto* warning = new QLabel(tr("Predictions are approximations. Not a medical device."));
  statusBar()->addWidget(status_, 1);
  statusBar()->addWidget(progress_);
  statusBar()->addWidget(cancel_);
  statusBar()->addPermanentWidget(warning);
  progress_->hide();
  cancel_->hide();
}

void MainWindow::createLoader() {
  // The sinks run on threads that end before this window does; what they queue is dropped with it.
  const auto queue = [this](auto action) { QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection); };
  VolumeLoader::Sinks sinks;
  sinks.loaded = [this, queue](core::Scene scene) {
    queue([this, scene = std::move(scene)]() mutable { volumeOpened(std::move(scene)); });
  };
  sinks.identified = [this, queue](std::shared_ptr<const core::Volume> volume) {
    queue([this, volume = std::move(volume)] { volumeIdentified(volume); });
  };
  sinks.progress = [this, queue](double fraction) { queue([this, fraction] { showReading(fraction); }); };
  sinks.cancelled = [this, queue] { queue([this] { volumeFailed({}); }); };
  sinks.failed = [this, queue](const std::string& sentence) {
    queue([this, text = QString::fromStdString(sentence)] { volumeFailed(text); });
  };
  loader_ = std::make_unique<VolumeLoader>(std::move(sinks));

  saver_ = std::make_unique<PictureSaver>(
      [this, queue](const std::filesystem::path& file) {
        queue([this, file] {
          save_->setEnabled(true);
          note(tr("Saved %1").arg(fromPath(file)));
          Q_EMIT pictureSaved(fromPath(file));
        });
      },
      [this, queue](const std::string& sentence) {
        queue([this, text = QString::fromStdString(sentence)] {
          save_->setEnabled(true);
          report(text);
        });
      });
}

void MainWindow::openVolume(const std::filesystem::path& file) {
  readingFile_ = fromPath(file);
  readingSession_ = false;
  showReading(0);
  loader_->load(file);
}

void MainWindow::openDefaultVolume() {
  try {
    openVolume(core::defaultVolumePath());
  } catch (const std::exception& error) {
    volumeFailed(QString::fromUtf8(error.what()));
  }
}

void MainWindow::showReading(double fraction) {
  progress_->setValue(static_cast<int>(fraction * 100));
  progress_->show();
  cancel_->show();
  status_->setText(tr("Reading %1…").arg(QFileInfo(readingFile_).fileName()));
}

void MainWindow::endReading() {
  progress_->hide();
  cancel_->hide();
  updateStatus();
}

void MainWindow::volumeOpened(core::Scene scene) {
  endReading();
  messages_->dismiss();
  const QString file = QString::fromStdString(scene.volume->source().path);
  const auto& size = scene.volume->geometry().dimensions;
  setWindowTitle(tr("%1 – TwinRay").arg(QFileInfo(file).fileName()));
  // Without the file's name, which may hold a patient's.
  note(tr("Opened a volume of %1 × %2 × %3 voxels.").arg(size[0]).arg(size[1]).arg(size[2]));
  for (const std::string& sentence : scene.volume->source().notes) note(QString::fromStdString(sentence));
  rememberFile(file);
  scenes_.open(sceneToShow(std::move(scene)));
  Q_EMIT opened();
}

void MainWindow::volumeFailed(const QString& sentence) {
  endReading();
  readingSession_ = false;
  pendingSession_.reset();
  if (sentence.isEmpty()) {
    note(tr("Reading was cancelled."));
  } else {
    report(sentence);
  }
  Q_EMIT openFailed(sentence);
}

void MainWindow::report(const QString& sentence) {
  // What fails with every picture is said once.
  if (message() != MessageBar::asSentence(sentence)) log_->append(sentence);
  messages_->showMessage(sentence);
  Q_EMIT failed(sentence);
}

void MainWindow::note(const QString& sentence) {
  log_->append(sentence);
  statusBar()->showMessage(sentence, 4000);
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

void MainWindow::savePicture(PaneId id, const std::filesystem::path& file) {
  SaveJob job;
  job.picture = view_->pictureToSave(id);
  job.scene = scenes_.scene();
  if (job.picture.empty() || !job.scene) return report(tr("There is no picture in this pane yet; wait for one"));
  const auto frame = view_->frame(id);
  job.file = file;
  job.shows = view_->grid()->pane(id)->objectName().remove(QStringLiteral("Pane")).toStdString();
  if (frame) job.madeBy = frame->madeBy;
  const bool predicted = (frame && frame->predicted) || id == PaneId::kDifference;
  if (predicted && pipeline_->model()) job.model = pipeline_->model()->info().name;
  save_->setEnabled(false);
  saver_->save(std::move(job));
}

void MainWindow::closeEvent(QCloseEvent* event) {
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
  resizeDocks({docks_[0], docks_[3]}, {270, 380}, Qt::Horizontal);
  resizeDocks({docks_[0], docks_[1], docks_[2]}, {230, 240, 430}, Qt::Vertical);
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
    figures_->setChecked(settings_->value(QStringLiteral("figures"), true).toBool());
    recentFiles_ = settings_->value(QStringLiteral("recentFiles")).toStringList();
    fillRecentMenu();
    if (!options_.forceTheme) theme = themeFromName(settings_->value(QStringLiteral("theme")).toString());
  }
  setTheme(theme);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  if (!event->mimeData()->hasUrls()) return;
  event->acceptProposedAction();
  openVolume(event->mimeData()->urls().first().toLocalFile().toStdString());
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && toolBar_) updateIcons();
}

}  // namespace twinray::ui
