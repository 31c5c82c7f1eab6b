// Pictures, figures and turntables from the window's dialogs; scenes back from saved pictures.
#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtEndian>
#include <algorithm>
#include <filesystem>
#include <utility>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "core/picture_metadata.h"
#include "core/prediction_mark.h"
#include "tests/ui/window_support.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/task_progress.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

class Export : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(window_.openSample()); }

  QString path(const QString& name) const { return folder_.filePath(name); }

  /// The dialog behind one of the window's keys.
  PictureDialog* dialogFor(Qt::Key key) {
    // A window system would do so when the dialog before is closed.
    EXPECT_TRUE(window_.activate());
    QTest::keyClick(&*window_, key, Qt::ControlModifier | Qt::ShiftModifier);
    PictureDialog* dialog = nullptr;
    for (auto* candidate : window_->findChildren<PictureDialog*>())
      if (candidate->isVisible()) dialog = candidate;
    EXPECT_NE(dialog, nullptr);
    return dialog;
  }
  static void type(QWidget* dialog, const char* field, const QString& text) {
    QWidget* widget = dialog->findChild<QWidget*>(QLatin1String(field));
    ASSERT_NE(widget, nullptr) << field;
    if (auto* spin = qobject_cast<QSpinBox*>(widget)) spin->selectAll();
    if (auto* line = qobject_cast<QLineEdit*>(widget)) line->selectAll();
    QTest::keyClicks(widget, text);
    QTest::keyClick(widget, Qt::Key_Tab);
  }
  static void press(QWidget* dialog, QDialogButtonBox::StandardButton button) {
    QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(button), Qt::LeftButton);
  }
  [[nodiscard]] bool saved(PictureDialog* dialog) {
    QSignalSpy spy(&*window_, &MainWindow::pictureSaved);
    press(dialog, QDialogButtonBox::Save);
    return Window::waitFor([&] { return spy.count() > 0; });
  }

  /// That takes longer than a test waits.
  PictureJob longTurntable() {
    PictureJob job;
    job.form = PictureJob::Form::kTurntable;
    job.content = PictureJob::Content::kPrediction;
    job.model = window_->pipeline()->model();
    job.frames = 500;
    job.file = path("turn.png").toStdString();
    job.scene = window_->scenes()->scene();
    return job;
  }

  QTemporaryDir folder_;
  Window window_;
};

TEST_F(Export, AReferenceOfAnySizeIsThatOfTheRendererAndTheWindowGoesOn) {
  PictureDialog* dialog = dialogFor(Qt::Key_S);
  tests::chooseByKeys(dialog, "pictureContent", "Reference");
  type(dialog, "pictureWidth", "300");
  type(dialog, "pictureHeight", "200");
  type(dialog, "pictureFile", path("reference"));
  const auto before = window_->scenes()->scene();
  ASSERT_TRUE(saved(dialog));
  EXPECT_EQ(window_->message().toStdString(), "");
  core::Metadata metadata;
  const core::Image picture = core::readPng(path("reference.png").toStdString(), &metadata);
  EXPECT_EQ(picture.width, 300);
  EXPECT_EQ(picture.height, 200);
  EXPECT_EQ(metadata["TwinRay shows"], "reference");
  EXPECT_EQ(metadata.count("TwinRay model"), 0u);
  // The pane at the same size shows the same.
  window_->pipeline()->setFixedPictureSize({300, 200});
  ASSERT_TRUE(window_.settle());
  EXPECT_LT(core::rmse(picture, window_.picture(Role::kReference)), 0.002);
  EXPECT_EQ(window_->scenes()->scene(), before);
}

TEST_F(Export, BeginsWithThePaneClickedLastAndCastsInTheQualityThatIsChosen) {
  for (const auto& [id, name] :
       {std::pair(PaneId::kRival, "Rival: bicubic"), std::pair(PaneId::kReference, "Reference")}) {
    QTest::mouseClick(window_.pane(id), Qt::LeftButton, {}, {40, 80});
    PictureDialog* dialog = dialogFor(Qt::Key_S);
    EXPECT_EQ(dialog->findChild<QComboBox*>("pictureContent")->currentText(), QLatin1String(name));
    if (id == PaneId::kRival) {
      QTest::keyClick(dialog, Qt::Key_Escape);
      continue;
    }
    type(dialog, "pictureWidth", "64");
    type(dialog, "pictureHeight", "64");
    tests::chooseByKeys(dialog, "pictureQuality", "Standard: one ray a pixel");
    type(dialog, "pictureFile", path("standard.png"));
    ASSERT_TRUE(saved(dialog));
    core::Metadata metadata;
    core::readPng(path("standard.png").toStdString(), &metadata);
    EXPECT_NE(metadata["TwinRay made by"].find("standard"), std::string::npos) << metadata["TwinRay made by"];
  }
}

TEST_F(Export, APredictionCarriesItsMarkAndADifferenceIsFourTimesTheDifference) {
  for (const char* what : {"Prediction", "Difference", "Rival: bicubic"}) {
    PictureDialog* dialog = dialogFor(Qt::Key_S);
    tests::chooseByKeys(dialog, "pictureContent", what);
    tests::chooseByKeys(dialog, "pictureSizes", "256 × 256, square");
    type(dialog, "pictureFile", path(what) + ".png");
    ASSERT_TRUE(saved(dialog)) << what;
  }
  window_->pipeline()->setFixedPictureSize({256, 256});
  ASSERT_TRUE(window_.settle());
  core::Image marked = window_.picture(Role::kPrediction);
  core::drawPredictionMark(marked);
  EXPECT_LT(core::rmse(core::readPng(path("Prediction.png").toStdString()), marked), 0.002);
  const core::Image difference =
      core::absoluteDifference(window_.picture(Role::kReference), window_.picture(Role::kPrediction), 4);
  EXPECT_LT(core::rmse(core::readPng(path("Difference.png").toStdString()), difference), 0.005);
  EXPECT_LT(core::rmse(core::readPng(path("Rival: bicubic.png").toStdString()), window_.picture(Role::kRival)), 0.002);
}

TEST_F(Export, AFigureHoldsAllPicturesAndAnimatedTurntablesTurn) {
  PictureDialog* dialog = dialogFor(Qt::Key_F);
  EXPECT_EQ(dialog->findChild<QComboBox*>("pictureContent"), nullptr);
  tests::chooseByKeys(dialog, "pictureSizes", "256 × 256, square");
  EXPECT_EQ(dialog->job().language, "en");
  tests::chooseByKeys(dialog, "figureLanguage", "Deutsch");
  EXPECT_EQ(dialog->job().language, "de");
  type(dialog, "pictureFile", path("figure.png"));
  ASSERT_TRUE(saved(dialog));
  const core::Image figure = core::readPng(path("figure.png").toStdString());
  EXPECT_GT(figure.width, 4 * 256);
  EXPECT_GT(figure.height, 256);

  dialog = dialogFor(Qt::Key_T);
  tests::chooseByKeys(dialog, "pictureContent", "Reference");
  type(dialog, "pictureWidth", "64");
  type(dialog, "pictureHeight", "48");
  type(dialog, "pictureFrames", "4");
  tests::chooseByKeys(dialog, "pictureForm", "Numbered PNGs in a folder");
  type(dialog, "pictureFile", path("turn"));
  ASSERT_TRUE(saved(dialog));
  std::vector<core::Image> frames;
  for (int i = 0; i < 4; ++i) {
    core::Metadata metadata;
    frames.push_back(core::readPng(path(QStringLiteral("turn/frame000%1.png").arg(i)).toStdString(), &metadata));
    EXPECT_EQ(frames.back().width, 64);
  }
  for (std::size_t i = 0; i < 4; ++i) EXPECT_GT(core::rmse(frames[i], frames[(i + 1) % 4]), 0.01);
  EXPECT_EQ(QDir(path("turn")).entryList(QDir::Files).size(), 4);
}

TEST_F(Export, AnAnimatedPngHoldsAsManyFramesAsWereAskedFor) {
  PictureDialog* dialog = dialogFor(Qt::Key_T);
  tests::chooseByKeys(dialog, "pictureContent", "Reference");
  type(dialog, "pictureWidth", "64");
  type(dialog, "pictureHeight", "48");
  type(dialog, "pictureFrames", "5");
  tests::chooseByKeys(dialog, "pictureForm", "Animated PNG: plays in browsers");
  type(dialog, "pictureFile", path("turn"));
  ASSERT_TRUE(saved(dialog));
  EXPECT_EQ(QDir(folder_.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList("turn.png"));
  EXPECT_EQ(core::readPng(path("turn.png").toStdString()).width, 64);

  QFile file(path("turn.png"));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QByteArray png = file.readAll();
  const auto number = [&png](qsizetype at) { return qFromBigEndian<quint32>(png.constData() + at); };
  quint32 promised = 0;
  // The pixels of each frame, still deflated; all but the first's begin with the number of their chunk.
  std::vector<QByteArray> frames;
  for (qsizetype at = 8; at + 12 <= png.size(); at += number(at) + 12) {
    const QByteArray name = png.mid(at + 4, 4);
    if (name == "acTL") promised = number(at + 8);
    if (name == "fcTL") frames.emplace_back();
    if (name == "IDAT" && !frames.empty()) frames.back() += png.mid(at + 8, number(at));
    if (name == "fdAT") frames.back() += png.mid(at + 12, number(at) - 4);
  }
  EXPECT_EQ(promised, 5u);
  ASSERT_EQ(frames.size(), 5u);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_FALSE(frames[i].isEmpty()) << i;
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(frames[i], frames[j]) << i << ' ' << j;
  }
}

TEST_F(Export, CancelStopsItAndLeavesTheOldFile) {
  const std::string file = path("turn.png").toStdString();
  core::writePng(file, core::Image(5, 5));
  PictureJob job;
  job.form = PictureJob::Form::kTurntable;
  job.content = PictureJob::Content::kReference;
  job.width = job.height = 128;
  job.frames = 1000;
  job.file = file;
  job.scene = window_->scenes()->scene();
  window_->exportPicture(job);
  auto* progress = window_->findChild<TaskProgress*>("exportProgress");
  ASSERT_TRUE(progress->isVisible());
  ASSERT_TRUE(Window::waitFor([&] { return window_->findChild<QAction*>() && progress->running(); }));
  // A second one meanwhile is refused, not queued.
  window_->exportPicture(job);
  EXPECT_NE(window_->message().toStdString(), "");
  EXPECT_TRUE(
      Window::waitFor([&] { return progress->findChild<QProgressBar*>()->value() > 0 || !progress->running(); }));
  ASSERT_TRUE(progress->running());
  QTest::mouseClick(progress->findChild<QPushButton*>(), Qt::LeftButton);
  EXPECT_TRUE(Window::waitFor([&] { return !progress->running(); }));
  EXPECT_EQ(core::readPng(file).width, 5);
}

TEST_F(Export, AFileIsReplacedOnlyWhenTheUserSaysSo) {
  const std::string file = path("there.png").toStdString();
  core::writePng(file, core::Image(5, 5));
  PictureDialog* dialog = dialogFor(Qt::Key_S);
  tests::chooseByKeys(dialog, "pictureSizes", "256 × 256, square");
  type(dialog, "pictureFile", path("there.png"));
  press(dialog, QDialogButtonBox::Save);
  auto* question = dialog->findChild<QMessageBox*>("replaceQuestion");
  ASSERT_NE(question, nullptr);
  QTest::mouseClick(question->button(QMessageBox::No), Qt::LeftButton);
  EXPECT_TRUE(dialog->isVisible());
  EXPECT_EQ(core::readPng(file).width, 5);
  QSignalSpy spy(&*window_, &MainWindow::pictureSaved);
  press(dialog, QDialogButtonBox::Save);
  for (QMessageBox* box : dialog->findChildren<QMessageBox*>("replaceQuestion"))
    if (box->isVisible()) question = box;
  QTest::mouseClick(question->button(QMessageBox::Yes), Qt::LeftButton);
  ASSERT_TRUE(Window::waitFor([&] { return spy.count() > 0; }));
  EXPECT_EQ(core::readPng(file).width, 256);
}

TEST_F(Export, WhatCannotBeWrittenIsASentenceAndNothingIsLost) {
  PictureJob job;
  job.content = PictureJob::Content::kReference;
  job.width = job.height = 64;
  job.scene = window_->scenes()->scene();
  job.file = path("no such folder/p.png").toStdString();
  QSignalSpy failed(&*window_, &MainWindow::failed);
  window_->exportPicture(job);
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 0; }));
  EXPECT_TRUE(window_->message().contains("no such folder")) << window_->message().toStdString();
  EXPECT_EQ(window_->scenes()->scene(), job.scene);
  job.file = path("p.png").toStdString();
  QSignalSpy spy(&*window_, &MainWindow::pictureSaved);
  window_->exportPicture(job);
  EXPECT_TRUE(Window::waitFor([&] { return spy.count() > 0; }));
}

TEST_F(Export, ThatIsNotFinishedIsGivenUpOnlyIfSomebodySaysSo) {
  const PictureJob job = longTurntable();
  window_->exportPicture(job);
  EXPECT_EQ(window_.closeAndPress("&Go On"), "Close the window and give up what is being saved?");
  EXPECT_TRUE(window_->isVisible());
  const auto tasks = window_->findChildren<TaskProgress*>();
  EXPECT_TRUE(std::any_of(tasks.begin(), tasks.end(), [](const auto* task) { return task->running(); }));
  EXPECT_FALSE(window_.closeAndPress("&Close").isEmpty());
  EXPECT_FALSE(window_->isVisible());
  window_.close();
  EXPECT_FALSE(fs::exists(job.file));
}

TEST_F(Export, ClosingAsksNothingWhereNothingWouldBeLost) {
  EXPECT_EQ(window_.closeAndPress("&Close"), "");
  EXPECT_FALSE(window_->isVisible());
}

TEST_F(Export, TheWindowMayGoWhileItRuns) {
  const PictureJob job = longTurntable();
  window_->exportPicture(job);
  window_.close();
  EXPECT_FALSE(fs::exists(job.file));
}

TEST_F(Export, TheSceneOfAPictureComesBackAsOneStep) {
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {80, 80}, {140, 100});
  window_->scenes()->edit("light", [](core::Scene& scene) { scene.lighting.specularPower = 55; });
  const core::Scene saved = *window_->scenes()->scene();
  QSignalSpy spy(&*window_, &MainWindow::pictureSaved);
  window_->savePicture(PaneId::kReference, path("p.png").toStdString());
  ASSERT_TRUE(Window::waitFor([&] { return spy.count() > 0; }));
  window_->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint = {}; });
  const int steps = window_->scenes()->undoStack()->count();

  // Dropped onto the window.
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path("p.png"))});
  QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&*window_, &enter);
  QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&*window_, &drop);
  EXPECT_EQ(window_->scenes()->undoStack()->count(), steps + 1);
  const core::Scene& back = *window_->scenes()->scene();
  EXPECT_EQ(back.transferFunction, saved.transferFunction);
  EXPECT_EQ(back.lighting, saved.lighting);
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(back.viewpoint.orientation()[i], saved.viewpoint.orientation()[i], 1e-12);
  window_->scenes()->undo();
  EXPECT_EQ(window_->scenes()->scene()->viewpoint, core::Viewpoint());
}

TEST_F(Export, APictureWithoutASceneChangesNothing) {
  core::writePng(path("bare.png").toStdString(), core::Image(8, 8));
  const auto before = window_->scenes()->scene();
  window_->openPicture(path("bare.png").toStdString());
  EXPECT_TRUE(window_->message().contains("bare.png"));
  EXPECT_EQ(window_->scenes()->scene(), before);
}

TEST(PictureOfAnotherVolume, OpensItsVolumeWhereItIsKnownAndAsksElsewhere) {
  QTemporaryDir home;
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
  const fs::path ball = TWINRAY_TEST_DATA "/awkward/BallBinary30x30x30.nhdr";
  const std::string picture = home.filePath("p.png").toStdString();
  MainWindow window;
  window.pipeline()->setFixedPictureSize({64, 64});
  window.show();
  const auto opened = [&](const std::function<void()>& how) {
    QSignalSpy spy(&window, &MainWindow::opened);
    how();
    return Window::waitFor([&] { return spy.count() > 0 && window.pipeline()->settled(); });
  };
  ASSERT_TRUE(opened([&] { window.openVolume(ball); }));
  window.scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3.25); });
  QSignalSpy saved(&window, &MainWindow::pictureSaved);
  ASSERT_TRUE(Window::waitFor([&] { return window.pipeline()->settled(); }));
  window.savePicture(PaneId::kReference, picture);
  ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
  window.scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(1); });

  ASSERT_TRUE(opened([&] { window.openDefaultVolume(); }));
  ASSERT_TRUE(opened([&] { window.openPicture(picture); }));
  EXPECT_EQ(window.scenes()->scene()->volume->geometry().dimensions[0], 30);
  EXPECT_EQ(window.scenes()->scene()->viewpoint.zoom(), 3.25);
  EXPECT_EQ(window.message().toStdString(), "");

  // Nobody knows where it is any more.
  ASSERT_TRUE(opened([&] { window.openDefaultVolume(); }));
  QSettings(QStringLiteral("TwinRay"), QStringLiteral("TwinRay")).remove("volumes");
  MainWindowOptions forgetful;
  forgetful.remember = false;
  MainWindow other(forgetful);
  other.openPicture(picture);
  auto* dialog = other.findChild<QFileDialog*>("locateVolume");
  ASSERT_NE(dialog, nullptr);
  QSignalSpy spy(&other, &MainWindow::opened);
  Q_EMIT dialog->fileSelected(QString::fromStdString(ball.string()));
  ASSERT_TRUE(Window::waitFor([&] { return spy.count() > 0; }));
  EXPECT_EQ(other.scenes()->scene()->viewpoint.zoom(), 3.25);
}

}  // namespace
}  // namespace twinray::ui
