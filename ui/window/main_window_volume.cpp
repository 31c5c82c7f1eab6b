#include <QAction>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <exception>
#include <utility>

#include "core/resources.h"
#include "core/transfer_function_files.h"
#include "ui/crop/crop_box.h"
#include "ui/crop/crop_panel.h"
#include "ui/labels/label_panel.h"
#include "ui/panels/volume_panel.h"
#include "ui/sentences.h"
#include "ui/slices/slice_model.h"
#include "ui/slices/slice_panel.h"
#include "ui/volume/open_volume_dialog.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/view_link.h"

// Volumes and label maps: opened, chosen, opened again.
namespace twinray::ui {
namespace {

QString fromPath(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

QString askForVolume(QWidget* parent, const QString& title, const QString& folder) {
  return QFileDialog::getOpenFileName(
      parent, title, folder,
      MainWindow::tr("Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm *.dicom);;All files (*)"));
}

}  // namespace

QWidget* MainWindow::createVolumePanel() {
  auto* panel = new VolumePanel(&scenes_);
  connect(panel, &VolumePanel::choiceWanted, this, &MainWindow::reopenVolume);
  QAction* another = volumeActions_.anotherSeries = new QAction(tr("Anot&her Series…"), this);
  another->setObjectName(QStringLiteral("anotherSeries"));
  another->setToolTip(tr("The folder holds several series; opens another one of them"));
  another->setEnabled(false);
  connect(another, &QAction::triggered, this, &MainWindow::askForAnotherSeries);
  connect(panel, &VolumePanel::seriesWanted, another, &QAction::trigger);
  connect(&scenes_, &SceneModel::volumeChanged, another, [this, another] {
    const auto scene = scenes_.scene();
    another->setEnabled(scene && !scene->volume->source().choice.series.empty());
  });
  connect(this, &MainWindow::openFailed, panel, &VolumePanel::refresh);
  return panel;
}

void MainWindow::createVolumeDocks() {
  auto* slices = new SliceModel(&scenes_, this);
  auto* crop = new CropBox(&scenes_, this);
  view_->setCropBox(crop);
  auto* labels = new LabelPanel(&scenes_);
  connect(labels, &LabelPanel::openWanted, this, &MainWindow::chooseLabels);
  slices_ = new SlicePanel(slices, crop);
  QDockWidget* sliceDock = addDock(Qt::BottomDockWidgetArea, QStringLiteral("sliceDock"), tr("Slices"), slices_, true);
  QDockWidget* cropDock =
      addDock(Qt::LeftDockWidgetArea, QStringLiteral("cropDock"), tr("Crop"), new CropPanel(crop), true);
  QDockWidget* labelDock = addDock(Qt::LeftDockWidgetArea, QStringLiteral("labelDock"), tr("Labels"), labels, true);
  // Where the lighting is, so that the column does not grow beyond the screen.
  for (QDockWidget* dock : {cropDock, labelDock}) tabifyDockWidget(docks_[2], dock);
  for (QDockWidget* dock : {sliceDock, cropDock, labelDock}) dock->hide();
  sliceDock->toggleViewAction()->setShortcut(Qt::Key_S);
  cropDock->toggleViewAction()->setShortcut(Qt::Key_C);
  labelDock->toggleViewAction()->setShortcut(Qt::Key_L);
  connect(this, &MainWindow::labelMapOpened, labelDock, [labelDock] {
    labelDock->show();
    labelDock->raise();
  });

  auto* handles = new QAction(tr("Crop &Handles"), this);
  handles->setObjectName(QStringLiteral("cropHandlesAction"));
  handles->setCheckable(true);
  handles->setShortcut(Qt::Key_X);
  connect(handles, &QAction::toggled, crop, &CropBox::setEditing);
  connect(crop, &CropBox::editingChanged, handles, &QAction::setChecked);
  auto* open = new QAction(tr("Open &Label Map…"), this);
  open->setShortcut(tr("Ctrl+L"));
  connect(open, &QAction::triggered, this, &MainWindow::chooseLabels);
  auto* second = new QAction(tr("Open in Second &Window…"), this);
  second->setObjectName(QStringLiteral("secondWindow"));
  second->setToolTip(tr("Another window of the program, for another volume of the patient or another preset"));
  connect(second, &QAction::triggered, this, [this] {
    const QString file = askForVolume(this, tr("Open in Second Window"), recentFiles_.value(0));
    if (!file.isEmpty()) openSecondWindow()->openVolume(file.toStdString());
  });
  linkAction_ = new QAction(tr("Lin&k Viewpoints"), this);
  linkAction_->setObjectName(QStringLiteral("linkViewpoints"));
  linkAction_->setCheckable(true);
  linkAction_->setEnabled(false);
  linkAction_->setToolTip(tr("Turning the picture in one window turns it in the others where this is checked"));
  connect(linkAction_, &QAction::toggled, this,
          [this](bool linked) { linked ? link_->join(&scenes_) : link_->leave(&scenes_); });
  volumeActions_.cropHandles = handles;
  volumeActions_.openLabels = open;
  volumeActions_.secondWindow = second;
}

MainWindow* MainWindow::openSecondWindow() {
  MainWindowOptions options = options_;
  // This window's layout and files are the ones to come back.
  options.remember = false;
  options.modelFile = pipeline_->modelFile();
  auto* window = new MainWindow(options);
  window->setAttribute(Qt::WA_DeleteOnClose);
  linkWith(link_ ? link_ : std::make_shared<ViewLink>());
  window->linkWith(link_);
  window->show();
  return window;
}

void MainWindow::linkWith(std::shared_ptr<ViewLink> link) {
  link_ = std::move(link);
  linkAction_->setEnabled(true);
  linkAction_->setChecked(true);
}

void MainWindow::createLoader() {
  // Sinks run on the loaders' threads, which end before this object does; what they queue is dropped with it.
  const auto queue = [this](auto action) { QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection); };
  const auto progress = [this, queue](double fraction) { queue([this, fraction] { showReading(fraction); }); };
  VolumeLoader::Sinks sinks;
  sinks.loaded = [this, queue](core::Scene scene) {
    queue([this, scene = std::move(scene)]() mutable { volumeOpened(std::move(scene)); });
  };
  sinks.identified = [this, queue](std::shared_ptr<const core::Volume> volume, core::VolumeIdentity identity) {
    queue([this, volume = std::move(volume), identity = std::move(identity)] { volumeIdentified(volume, identity); });
  };
  sinks.progress = progress;
  sinks.asks = [this, queue](const VolumeRequest& request, const core::VolumeContents& contents,
                             std::uint64_t available) {
    queue([this, request, contents, available] { askForChoice(request, contents, available); });
  };
  const auto reportLater = [this, queue](const std::string& sentence) {
    queue([this, text = translatedSentence(sentence)] { report(text); });
  };
  sinks.labelsFailed = reportLater;
  sinks.cancelled = [this, queue] { queue([this] { volumeFailed({}); }); };
  sinks.failed = [this, queue](const std::string& sentence) {
    queue([this, text = translatedSentence(sentence)] { volumeFailed(text); });
  };
  loader_ = std::make_unique<VolumeLoader>(std::move(sinks));

  LabelLoader::Sinks labels;
  labels.progress = [this, queue](double fraction) {
    queue([this, fraction] {
      if (readingVolume_.isEmpty()) showReading(fraction);
    });
  };
  labels.loaded = [this, queue](std::shared_ptr<const core::Volume> volume, std::shared_ptr<const core::LabelMap> map) {
    queue([this, volume = std::move(volume), map = std::move(map)] { labelsOpened(volume, map); });
  };
  labels.cancelled = [this, queue] {
    queue([this] {
      endReading(readingLabels_);
      note(tr("Reading was cancelled."));
    });
  };
  labels.failed = [this, queue, reportLater](const std::string& sentence) {
    queue([this] { endReading(readingLabels_); });
    reportLater(sentence);
  };
  labelLoader_ = std::make_unique<LabelLoader>(std::move(labels));
}

void MainWindow::openVolume(const std::filesystem::path& file) {
  openVolume(file, {});
}

void MainWindow::openVolume(const std::filesystem::path& file, const core::VolumeChoice& choice,
                            const std::filesystem::path& labels) {
  VolumeRequest request = requestFor(file);
  request.choice = choice;
  request.labels = labels;
  kept_.reset();
  startReading(std::move(request));
}

void MainWindow::askForAnotherSeries() {
  VolumeRequest request = requestFor(scenes_.scene()->volume->source().path);
  request.whenUnclear = WhenUnclear::kAsk;  // somebody is there, who asked for it
  kept_.reset();
  startReading(std::move(request));
}

VolumeRequest MainWindow::requestFor(const std::filesystem::path& file) const {
  VolumeRequest request;
  request.file = file;
  request.whenUnclear = options_.whenUnclear;
  request.memory = options_.memory;
  return request;
}

void MainWindow::startReading(VolumeRequest request) {
  readingVolume_ = fromPath(request.file);
  readingSession_ = false;
  pendingSession_.reset();
  showReading(0);
  loader_->load(std::move(request));
}

void MainWindow::reopenVolume(const core::VolumeChoice& choice) {
  const auto scene = scenes_.scene();
  if (!scene || choice == scene->volume->source().choice) return;
  VolumeRequest request = requestFor(scene->volume->source().path);
  request.choice = choice;
  if (scene->labels) request.labels = scene->labels->path();
  kept_ = *scene;
  startReading(std::move(request));
}

void MainWindow::askForChoice(const VolumeRequest& request, const core::VolumeContents& contents,
                              std::uint64_t available) {
  endReading(readingVolume_);
  // A session waits until somebody has chosen.
  std::optional<core::Session> session;
  if (std::exchange(readingSession_, false)) session = std::exchange(pendingSession_, std::nullopt);
  auto* dialog =
      new OpenVolumeDialog(QFileInfo(fromPath(request.file)).fileName(), contents, request.choice, available, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog, chosen = VolumeRequest(request), session]() mutable {
    chosen.choice = dialog->choice();
    chosen.whenUnclear = WhenUnclear::kGoOn;
    startReading(std::move(chosen));
    readingSession_ = session.has_value();
    pendingSession_ = std::move(session);
  });
  connect(dialog, &QDialog::rejected, this, [this] { volumeFailed({}); });
  dialog->open();
}

void MainWindow::openDefaultVolume() {
  try {
    openVolume(core::defaultVolumePath());
  } catch (const std::exception& error) {
    volumeFailed(sentenceOf(error));
  }
}

void MainWindow::showReading(double fraction) {
  const QString& file = readingVolume_.isEmpty() ? readingLabels_ : readingVolume_;
  progress_->setValue(static_cast<int>(fraction * 100));
  progress_->setVisible(!file.isEmpty());
  cancel_->setVisible(!file.isEmpty());
  if (file.isEmpty()) return updateStatus();
  status_->setText(tr("Reading %1…").arg(QFileInfo(file).fileName()));
}

void MainWindow::endReading(QString& file) {
  file.clear();
  showReading(0);
}

core::Scene MainWindow::keptScene(const core::Scene& opened) {
  core::Scene scene = *std::exchange(kept_, std::nullopt);
  scene.volume = opened.volume;
  scene.transferFunction =
      core::fitted(scene.transferFunction, opened.transferFunction.minimum(), opened.transferFunction.maximum());
  scene.labels = opened.labels && scene.labels ? opened.labels->drawnAs(scene.labels->labels()) : opened.labels;
  return scene;
}

void MainWindow::volumeOpened(core::Scene scene) {
  endReading(readingVolume_);
  // What is said at the start stays while the first volume comes.
  if (!std::exchange(justStarted_, false)) messages_->dismiss();
  const QString file = QString::fromStdString(scene.volume->source().path);
  const auto& size = scene.volume->geometry().dimensions;
  setWindowTitle(tr("%1 – TwinRay").arg(QFileInfo(file).fileName()));
  // Without the file's name, which may hold a patient's.
  note(tr("Opened a volume of %1 × %2 × %3 voxels.").arg(size[0]).arg(size[1]).arg(size[2]));
  for (const std::string& sentence : scene.volume->source().notes) note(translatedSentence(sentence));
  rememberFile(file);
  const bool ofSession = readingSession_;
  scenes_.open(kept_ ? keptScene(scene) : sceneToShow(std::move(scene)));
  if (ofSession && !pendingSession_->layout.empty()) {
    restoreSlices(pendingSession_->layout);
    restoreKeptLook(pendingSession_->layout);
  }
  limitUndo();
  Q_EMIT opened();
}

void MainWindow::volumeFailed(const QString& sentence) {
  endReading(readingVolume_);
  justStarted_ = false;
  readingSession_ = false;
  kept_.reset();
  pendingSession_.reset();
  if (sentence.isEmpty()) {
    note(tr("Reading was cancelled."));
  } else {
    report(sentence);
  }
  Q_EMIT openFailed(sentence);
}

void MainWindow::openLabels(const std::filesystem::path& file) {
  const auto scene = scenes_.scene();
  if (!scene) return report(tr("A label map needs its volume; open the volume first"));
  readingLabels_ = fromPath(file);
  showReading(0);
  labelLoader_->load({scene->volume, file});
}

void MainWindow::labelsOpened(const std::shared_ptr<const core::Volume>& volume,
                              const std::shared_ptr<const core::LabelMap>& labels) {
  endReading(readingLabels_);
  if (!scenes_.scene() || scenes_.scene()->volume != volume) return;
  scenes_.edit(tr("Open label map"), [&labels](core::Scene& scene) { scene.labels = labels; });
  note(tr("Opened a label map; number of labels: %1.").arg(labels->labels().size()));
  Q_EMIT labelMapOpened();
}

void MainWindow::chooseLabels() {
  const auto scene = scenes_.scene();
  const QString folder =
      scene ? QFileInfo(QString::fromStdString(scene->volume->source().path)).absolutePath() : QString();
  const QString file = askForVolume(this, tr("Open Label Map"), folder);
  if (!file.isEmpty()) openLabels(file.toStdString());
}

}  // namespace twinray::ui
