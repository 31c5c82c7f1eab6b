#include <QCoreApplication>
#include <QFileDialog>
#include <QStandardPaths>
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <system_error>

#include "core/error.h"
#include "core/first_scene.h"
#include "core/resources.h"
#include "core/session.h"
#include "ui/dialogs/save_file_dialog.h"
#include "ui/kept_look.h"
#include "ui/panels/log_panel.h"
#include "ui/sentences.h"
#include "ui/slices/slice_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/view_link.h"

// Sessions: saved, opened, kept against a crash.
namespace twinray::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kAutosaveDelay = 2000;  ///< ms after the last change
constexpr const char* kAutosavePrefix = "autosave-";

fs::path autosaveFolder() {
  return fs::path(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString()) / "sessions";
}

fs::path autosaveFile() {
  return autosaveFolder() / (kAutosavePrefix + std::to_string(QCoreApplication::applicationPid()) + ".json");
}

/// What was on screen when the program was closed last.
fs::path lastSessionFile() {
  return autosaveFolder() / "last.json";
}

bool isRunning(long pid) {
  return kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM;
}

/// Autosaves whose program has ended, the newest first.
std::vector<fs::path> leftAutosaves() {
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  std::error_code error;
  for (fs::directory_iterator it(autosaveFolder(), error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().stem().string();
    const std::string prefix = kAutosavePrefix;
    long pid = 0;
    if (!name.starts_with(prefix) ||
        std::from_chars(name.data() + prefix.size(), name.data() + name.size(), pid).ec != std::errc() ||
        isRunning(pid)) {
      continue;
    }
    std::error_code ignored;
    found.emplace_back(fs::last_write_time(it->path(), ignored), it->path());
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<fs::path> files;
  for (auto& [time, file] : found) files.push_back(std::move(file));
  return files;
}

fs::path unlessBundled(const fs::path& path, fs::path (*bundled)()) {
  std::error_code ignored;
  return fs::equivalent(path, bundled(), ignored) ? fs::path() : fs::absolute(path, ignored);
}

}  // namespace

core::Session MainWindow::session() const {
  const core::Scene& scene = *scenes_.scene();
  core::Session session;
  session.volume = unlessBundled(scene.volume->source().path, core::defaultVolumePath);
  session.choice = scene.volume->source().choice;
  if (scene.labels) {
    if (!scene.labels->path().empty()) session.labelFile = fs::absolute(scene.labels->path());
    session.labels = scene.labels->labels();
  }
  session.crop = scene.crop;
  session.projection = scene.projection;
  session.blending = scene.blending;
  if (identified_ == scene.volume) session.volumeHash = scene.volume->hash();
  session.model = unlessBundled(pipeline_->modelFile(), core::defaultModelPath);
  session.transferFunction = scene.transferFunction;
  session.viewpoint = scene.viewpoint;
  session.lighting = scene.lighting;
  session.background = scene.background;
  session.layout["docks"] = saveState().toBase64().toStdString();
  session.layout["hidden"] = nlohmann::json::array();
  const PaneGrid& grid = *view_->grid();
  for (const PaneId id : kGridPanes) {
    const std::string name = grid.pane(id)->objectName().toStdString();
    if (id == PaneId::kKept && !keptLook_->exists()) continue;
    if (!grid.isShown(id)) session.layout["hidden"].push_back(name);
    if (grid.maximised() == id) session.layout["maximised"] = name;
    if (grid.swipe() == id) session.layout["swipe"] = name;
  }
  if (grid.hybrid()) session.layout["hybrid"] = true;
  session.layout["slices"] = slices_->state();
  if (keptLook_->exists()) session.layout["kept_look"] = keptLook_->state();
  return session;
}

void MainWindow::applyLayout(const nlohmann::json& layout) {
  try {
    PaneGrid* grid = view_->grid();
    grid->reset();
    const auto hidden = layout.value("hidden", std::vector<std::string>{});
    for (const PaneId id : kGridPanes) {
      const std::string name = grid->pane(id)->objectName().toStdString();
      if (std::find(hidden.begin(), hidden.end(), name) != hidden.end()) grid->setShown(id, false);
      if (layout.value("maximised", "") == name) grid->setMaximised(id);
      if (layout.value("swipe", "") == name) grid->setSwipe(id);
    }
    grid->setHybrid(layout.value("hybrid", false));
    restoreState(QByteArray::fromBase64(QByteArray::fromStdString(layout.value("docks", ""))));
  } catch (const nlohmann::json::exception&) {
    // A layout of another program version: the scene is what counts.
    log_->append(tr("The session's window layout was not understood and is left out."));
  }
}

void MainWindow::restoreSlices(const nlohmann::json& layout) {
  // Sessions of pictures, and those of before there were slices, have none.
  if (!layout.contains("slices")) return;
  try {
    slices_->restore(layout.at("slices"));
  } catch (const nlohmann::json::exception&) {
    log_->append(tr("How the session's slices were shown was not understood and is left out."));
  }
}

void MainWindow::restoreKeptLook(const nlohmann::json& layout) {
  try {
    keptLook_->restore(layout.contains("kept_look") ? layout.at("kept_look") : nlohmann::json());
  } catch (const std::exception&) {
    log_->append(tr("The session's kept look was not understood and is left out."));
  }
}

void MainWindow::saveSession(const fs::path& file) {
  if (!scenes_.scene()) return report(tr("There is nothing to save yet; open a volume first"));
  writer_->add([file, session = session()] { core::writeSession(file, session); },
               [this, file] {
                 sessionFile_ = file;
                 rememberSession(QString::fromStdString(fs::absolute(file).string()));
                 note(tr("Saved the session as %1").arg(QString::fromStdString(file.filename().string())));
                 Q_EMIT sessionSaved(QString::fromStdString(file.string()));
               },
               [this](const QString& sentence) { report(sentence); });
}

void MainWindow::openSession(const fs::path& file) {
  try {
    core::Session session = core::readSession(file);
    const fs::path volume = session.volume.empty() ? core::defaultVolumePath() : session.volume;
    std::error_code ignored;
    if (!fs::exists(volume, ignored)) return askForMovedVolume(file, std::move(session));
    beginSession(file, std::move(session), volume);
  } catch (const core::Error& error) {
    report(sentenceOf(error));
    Q_EMIT openFailed(sentenceOf(error));
  }
}

void MainWindow::beginSession(const fs::path& file, core::Session session, const fs::path& volume) {
  if (!file.empty()) {
    sessionFile_ = file;
    if (file.parent_path() != autosaveFolder()) rememberSession(QString::fromStdString(fs::absolute(file).string()));
  }
  const core::VolumeChoice choice = session.choice;
  const fs::path labels = session.labelFile;
  openVolume(volume, choice, labels);
  // After openVolume, which forgets the session that waited before.
  pendingSession_ = std::move(session);
  readingSession_ = true;
}

void MainWindow::askForMovedVolume(const fs::path& file, core::Session session) {
  const QString name = QString::fromStdString(session.volume.filename().string());
  const QString sentence = tr("The session's volume %1 is not where it was; choose where it is now")
                               .arg(QString::fromStdString(session.volume.string()));
  locateVolume(file, std::move(session), tr("Where is %1?").arg(name), sentence);
}

void MainWindow::locateVolume(const fs::path& file, core::Session session, const QString& title,
                              const QString& sentence) {
  report(sentence);
  auto* dialog = new QFileDialog(this, title);
  dialog->setObjectName(QStringLiteral("locateVolume"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, file, session](const QString& found) { beginSession(file, session, found.toStdString()); });
  dialog->open();
}

core::Scene MainWindow::sceneToShow(core::Scene opened) {
  if (!readingSession_) {
    if (link_) link_->adopt(&scenes_, opened);
    return opened;
  }
  readingSession_ = false;
  const core::Session& session = *pendingSession_;
  // The scene of a picture has no window of its own and no model file.
  if (!session.layout.empty()) {
    pipeline_->setModelFile(session.model.empty() ? core::defaultModelPath() : session.model);
    applyLayout(session.layout);
  }
  return core::sceneOf(session, opened);
}

void MainWindow::volumeIdentified(const std::shared_ptr<const core::Volume>& volume,
                                  const core::VolumeIdentity& identity) {
  identified_ = volume;
  view_->setIdentified(volume, identity);
  rememberIdentity(*volume);
  // While the session's volume is being read, this is still the one before.
  if (!pendingSession_ || readingSession_ || !scenes_.scene() || scenes_.scene()->volume != volume) return;
  if (!pendingSession_->volumeHash.empty() && pendingSession_->volumeHash != volume->hash())
    report(tr("This is not the volume that the session was saved with; its transfer function may not fit"));
  pendingSession_.reset();
}

void MainWindow::chooseSession() {
  const QString file = QFileDialog::getOpenFileName(this, tr("Open Session"), QString::fromStdString(sessionFile_),
                                                    tr("TwinRay sessions (*.json);;All files (*)"));
  if (!file.isEmpty()) openSession(file.toStdString());
}

void MainWindow::chooseSaveSession() {
  chooseFileToSave(this, tr("Save Session"),
                   sessionFile_.empty() ? tr("session.json") : QString::fromStdString(sessionFile_),
                   {{tr("TwinRay sessions (*.json)"), QStringLiteral(".json")}},
                   [this](const QString& file, std::size_t) { saveSession(file.toStdString()); });
}

void MainWindow::startAutosave() {
  if (!settings_) return;
  autosaveTimer_.setSingleShot(true);
  autosaveTimer_.setInterval(kAutosaveDelay);
  connect(&scenes_, &SceneModel::sceneChanged, &autosaveTimer_, qOverload<>(&QTimer::start));
  connect(slices_, &SlicePanel::stateChanged, &autosaveTimer_, qOverload<>(&QTimer::start));
  connect(&autosaveTimer_, &QTimer::timeout, this, &MainWindow::autosave);
  std::error_code ignored;
  continue_->setEnabled(fs::exists(lastSessionFile(), ignored));
  recover_->setVisible(!leftAutosaves().empty());
  if (recover_->isVisible())
    messages_->showOffer(tr("The program ended unexpectedly last time; File > Recover Session brings it back"),
                         tr("Recover It"), [this] { recoverSession(); });
}

void MainWindow::autosave() {
  // A window that has been closed, while another goes on, leaves nothing to recover.
  if (!scenes_.scene() || !isVisible()) return;
  writer_->add(
      [file = autosaveFile(), session = session()] {
        fs::create_directories(file.parent_path());
        // Against a crash of the program, not of the machine.
        core::writeSession(file, session, core::Sync::kLater);
      },
      [] {},
      [this](const QString& sentence) {
        // Once: a full disk would say it after every change.
        autosaveTimer_.disconnect(this);
        note(tr("Sessions are not kept against a crash: %1").arg(sentence));
      });
}

void MainWindow::endAutosave() {
  autosaveTimer_.stop();
  std::error_code ignored;
  if (settings_) fs::remove(autosaveFile(), ignored);
}

void MainWindow::recoverSession() {
  const std::vector<fs::path> left = leftAutosaves();
  recover_->setVisible(!left.empty());
  if (left.empty()) return;
  // Kept until the scene is on screen: its volume may be on a disk that is not there just now.
  const auto opened = connect(
      this, &MainWindow::opened, this,
      [this, left] {
        recover_->setVisible(false);
        std::error_code ignored;
        for (const fs::path& file : left) fs::remove(file, ignored);
      },
      Qt::SingleShotConnection);
  connect(
      this, &MainWindow::openFailed, this, [opened] { disconnect(opened); }, Qt::SingleShotConnection);
  openSession(left.front());
  sessionFile_.clear();
}

bool MainWindow::worthComingBackTo() const {
  const auto scene = scenes_.scene();
  if (!scene) return false;
  if (!unlessBundled(scene->volume->source().path, core::defaultVolumePath).empty()) return true;
  try {
    return !sameContent(*scene, core::firstScene(scene->volume));
  } catch (const core::Error&) {
    return true;
  }
}

void MainWindow::keepForNextTime() {
  // The sample as it opens is no reason to forget what was there before.
  if (!settings_ || !keepsForNextTime_ || !worthComingBackTo()) return;
  writer_->add(
      [file = lastSessionFile(), session = session()] {
        fs::create_directories(file.parent_path());
        core::writeSession(file, session);
      },
      [] {},
      [this](const QString& sentence) {
        // Once: the window can be closed all the same.
        keepsForNextTime_ = false;
        report(tr("What is on screen cannot be kept for next time: %1").arg(sentence));
      });
}

void MainWindow::start() {
  openDefaultVolume();
  offerToContinue();
}

void MainWindow::offerToContinue() {
  // A message that is there already says something that went wrong.
  if (!continue_->isEnabled() || !message().isEmpty()) return;
  try {
    const fs::path volume = core::readSession(lastSessionFile()).volume.filename();
    const QString name = volume.empty() ? tr("the bundled sample") : QString::fromStdString(volume.string());
    messages_->showOffer(tr("Last time you worked on %1").arg(name), tr("Continue"), [this] { continueLastSession(); });
    continueOffer_ = message();
    // Who begins something else does not want it; the menu still has it.
    connect(
        scenes_.undoStack(), &QUndoStack::indexChanged, this,
        [this] {
          if (message() == continueOffer_) messages_->dismiss();
        },
        Qt::SingleShotConnection);
  } catch (const core::Error&) {
    continue_->setEnabled(false);
  }
}

void MainWindow::continueLastSession() {
  const auto opened = connect(
      this, &MainWindow::opened, this, [this] { continue_->setEnabled(false); }, Qt::SingleShotConnection);
  connect(
      this, &MainWindow::openFailed, this, [opened] { disconnect(opened); }, Qt::SingleShotConnection);
  openSession(lastSessionFile());
  sessionFile_.clear();
}

}  // namespace twinray::ui
