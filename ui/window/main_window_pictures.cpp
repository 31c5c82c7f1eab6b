#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include "core/error.h"
#include "core/picture_metadata.h"
#include "core/resources.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/save_file_dialog.h"
#include "ui/sentences.h"
#include "ui/task_progress.h"
#include "ui/window/main_window.h"

// Pictures out: saved as shown, at any size, as a figure, as a turntable; and scenes back in from them.
namespace twinray::ui {
namespace {

constexpr int kExportNiceness = 10;  ///< behind the panes
constexpr const char* kFolderKey = "pictureFolder";

QString fromPath(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

PictureJob::Content contentOf(PaneId pane) {
  switch (pane) {
    case PaneId::kReference:
    case PaneId::kKept:
      return PictureJob::Content::kReference;
    case PaneId::kDifference:
      return PictureJob::Content::kDifference;
    case PaneId::kRival:
      return PictureJob::Content::kRival;
    case PaneId::kPrediction:
    case PaneId::kHybrid:
      break;
  }
  return PictureJob::Content::kPrediction;
}

}  // namespace

void MainWindow::createExport(TaskProgress* progress) {
  export_ = progress;
  const auto queue = [this](auto action) { QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection); };
  PictureWorker::Sinks sinks;
  sinks.progress = [this, queue](double fraction) { queue([this, fraction] { export_->setFraction(fraction); }); };
  sinks.saved = [this, queue](const std::filesystem::path& file) {
    queue([this, file] {
      endExport();
      note(tr("Saved %1").arg(fromPath(file)));
      Q_EMIT pictureSaved(fromPath(file));
    });
  };
  sinks.stopped = [this, queue] {
    queue([this] {
      endExport();
      note(tr("Saving was cancelled."));
    });
  };
  sinks.failed = [this, queue](const std::string& sentence) {
    queue([this, text = translatedSentence(sentence)] {
      endExport();
      report(text);
    });
  };
  maker_ = std::make_unique<PictureWorker>(std::move(sinks), kExportNiceness);
  connect(export_, &TaskProgress::cancelled, this, [this] { maker_->cancel(); });
}

void MainWindow::exportPicture(PictureJob job) {
  if (export_->running()) return report(tr("A picture is being saved already; wait for it or cancel it"));
  for (QAction* action : exports_) action->setEnabled(false);
  export_->begin(tr("Saving %1…").arg(QFileInfo(fromPath(job.file)).fileName()));
  maker_->make(std::move(job));
}

void MainWindow::endExport() {
  export_->end();
  for (QAction* action : exports_) action->setEnabled(true);
}

QString MainWindow::pictureFolder() const {
  const QString home = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
  const QString fallback = QFileInfo(home).isDir() ? home : QDir::homePath();
  return settings_ ? settings_->value(QLatin1String(kFolderKey), fallback).toString() : fallback;
}

void MainWindow::rememberPictureFolder(const QString& file) {
  if (settings_) settings_->setValue(QLatin1String(kFolderKey), QFileInfo(file).absolutePath());
}

void MainWindow::chooseExport(PictureJob::Form form) {
  if (!scenes_.scene()) return report(tr("There is nothing to save yet; open a volume first"));
  PictureJob job;
  job.form = form;
  job.content = contentOf(view_->currentPane());
  job.scene = view_->sceneOf(view_->currentPane());
  job.rendering = pipeline_->rendering();
  job.language = tr("en", "code of the language of these texts").toStdString();
  if (pipeline_->isPaintable()) job.model = pipeline_->model();
  const QSize pane = view_->grid()->pictureArea();
  if (form == PictureJob::Form::kPicture) {
    job.width = pane.width();
    job.height = pane.height();
  } else {
    // Small enough that a turn, and a figure's four pictures, are soon there and fit a page.
    job.width = job.height = 512;
  }
  auto* dialog = new PictureDialog(std::move(job), pane, pictureFolder(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] {
    PictureJob chosen = dialog->job();
    rememberPictureFolder(fromPath(chosen.file));
    exportPicture(std::move(chosen));
  });
  dialog->open();
}

void MainWindow::savePicture(PaneId id, const std::filesystem::path& file) {
  const auto picture = std::make_shared<const core::Image>(view_->pictureToSave(id));
  const auto scene = view_->sceneOf(id);
  if (picture->empty() || !scene) return report(tr("There is no picture in this pane yet; wait for one"));
  const auto frame = view_->frame(id);
  const bool predicted = frame && frame->predicted;
  core::PictureOrigin origin;
  origin.shows = id == PaneId::kHybrid ? (predicted ? "prediction" : "reference") : nameOf(contentOf(id));
  if (frame) origin.madeBy = frame->madeBy;
  if ((predicted || id == PaneId::kDifference) && pipeline_->model())
    origin.model = pipeline_->model()->info().description;
  save_->setEnabled(false);
  writer_->add(
      [file, picture, scene, origin] { core::writePng(file, *picture, core::pictureMetadata(*scene, origin), false); },
      [this, file] {
        save_->setEnabled(true);
        note(tr("Saved %1").arg(fromPath(file)));
        Q_EMIT pictureSaved(fromPath(file));
      },
      [this](const QString& sentence) {
        save_->setEnabled(true);
        report(sentence);
      });
}

void MainWindow::chooseSaveFile() {
  const PaneId id = view_->currentPane();
  const QString title = tr("Save %1 as PNG").arg(view_->grid()->pane(id)->title());
  chooseFileToSave(this, title, QDir(pictureFolder()).filePath(QStringLiteral("twinray.png")),
                   {{tr("PNG pictures (*.png)"), QStringLiteral(".png")}},
                   [this, id](const QString& file, std::size_t) {
                     rememberPictureFolder(file);
                     savePicture(id, file.toStdString());
                   });
}

void MainWindow::copyPicture() {
  const core::Image picture = view_->pictureToSave(view_->currentPane());
  if (picture.empty()) return report(tr("There is no picture in this pane yet; wait for one"));
  QGuiApplication::clipboard()->setImage(toQImage(picture));
  note(tr("Copied the picture of %1.").arg(view_->grid()->pane(view_->currentPane())->title()));
}

void MainWindow::choosePicture() {
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Open Scene of Picture"), pictureFolder(), tr("PNG pictures (*.png)"));
  if (!file.isEmpty()) openPicture(file.toStdString());
}

void MainWindow::openPicture(const std::filesystem::path& file) {
  try {
    core::Session session = core::sessionOfPicture(file);
    const auto scene = scenes_.scene();
    if (scene && scene->volume->hash() == session.volumeHash) {
      scenes_.edit(tr("Scene of a picture"), [&](core::Scene& changed) {
        changed = core::sceneOf(session, changed);
        if (session.labels.empty()) changed.labels = nullptr;
      });
      note(tr("The scene is that of the picture."));
      return;
    }
    const QString known = settings_ ? settings_->value(knownVolumeKey(session.volumeHash)).toString() : QString();
    if (!known.isEmpty() && QFileInfo::exists(known)) return beginSession({}, std::move(session), known.toStdString());
    locateVolume({}, std::move(session), tr("Which volume is in the picture?"),
                 tr("The picture shows another volume; choose its file"));
  } catch (const core::Error& error) {
    report(sentenceOf(error));
    Q_EMIT openFailed(sentenceOf(error));
  }
}

QString MainWindow::knownVolumeKey(const std::string& hash) {
  return QStringLiteral("volumes/") + QString::fromStdString(hash);
}

void MainWindow::rememberIdentity(const core::Volume& volume) {
  if (!settings_) return;
  // Only of what the recent files name anyway.
  settings_->beginGroup(QStringLiteral("volumes"));
  for (const QString& hash : settings_->childKeys())
    if (!recentFiles_.contains(settings_->value(hash).toString())) settings_->remove(hash);
  settings_->endGroup();
  const QString file = QString::fromStdString(volume.source().path);
  if (recentFiles_.contains(file)) settings_->setValue(knownVolumeKey(volume.hash()), file);
}

}  // namespace twinray::ui
