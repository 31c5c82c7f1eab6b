#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenuBar>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoView>
#include <QWheelEvent>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/io/volume_contents.h"
#include "core/session.h"
#include "tests/ui/menu_support.h"
#include "tests/ui/window_support.h"
#include "ui/panels/log_panel.h"
#include "ui/slices/slice_pane.h"
#include "ui/slices/slice_panel.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

/// A copy of the sample, so that it can be moved.
fs::path copyOfSample(const QTemporaryDir& folder) {
  const fs::path copy = fs::path(folder.path().toStdString()) / "head.nii.gz";
  fs::copy_file(core::defaultVolumePath(), copy);
  return copy;
}

[[nodiscard]] bool open(Window& window, const std::function<void()>& how) {
  const auto before = window->scenes()->scene();
  how();
  return Window::waitFor([&] { return window->scenes()->scene() != before; });
}

TEST(SessionInTheWindow, ComesBackInAnotherWindowWithItsPanes) {
  QTemporaryDir folder;
  const fs::path here = fs::path(folder.path().toStdString()) / "here", there = here.parent_path() / "there";
  fs::create_directory(here);
  fs::copy_file(core::defaultVolumePath(), here / "head.nii.gz");
  fs::copy_file(core::defaultModelPath(), here / "mine.pt");
  core::Scene saved;
  {
    Window window;
    ASSERT_TRUE(open(window, [&] { window->openVolume(here / "head.nii.gz"); }));
    window->pipeline()->setModelFile(here / "mine.pt");
    window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {80, 80}, {140, 100});
    window->scenes()->edit("light", [](core::Scene& scene) {
      scene.lighting.specularPower = 55;
      scene.crop.low[1] = 0.25;
      scene.projection = core::Projection::kOrthographic;
      scene.blending = core::Blending::kMaximumIntensity;
    });
    window->view()->grid()->setShown(PaneId::kRival, false);
    window->view()->grid()->setMaximised(PaneId::kDifference);
    saved = *window->scenes()->scene();
    ASSERT_TRUE(window.saveSession(here / "session.json"));
    EXPECT_EQ(window->message().toStdString(), "");
  }
  // All of it has moved meanwhile.
  fs::rename(here, there);
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openSession(there / "session.json"); }));
  EXPECT_EQ(window->message().toStdString(), "");
  const core::Scene& read = *window->scenes()->scene();
  EXPECT_EQ(fs::canonical(read.volume->source().path), fs::canonical(there / "head.nii.gz"));
  EXPECT_EQ(fs::canonical(window->pipeline()->modelFile()), fs::canonical(there / "mine.pt"));
  EXPECT_EQ(read.crop, saved.crop);
  EXPECT_EQ(read.projection, saved.projection);
  EXPECT_EQ(read.blending, saved.blending);
  EXPECT_EQ(window->view()->grid()->maximised(), PaneId::kDifference);
  EXPECT_EQ(read.transferFunction, saved.transferFunction);
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(read.viewpoint.orientation()[i], saved.viewpoint.orientation()[i], 1e-12);
  EXPECT_EQ(read.lighting, saved.lighting);
  EXPECT_FALSE(window->view()->grid()->isShown(PaneId::kRival));
  EXPECT_EQ(window->scenes()->undoStack()->count(), 0);
}

TEST(SessionInTheWindow, SlicesComeBackWhereTheyWere) {
  QTemporaryDir folder;
  const fs::path volume = copyOfSample(folder);
  const fs::path file = fs::path(folder.path().toStdString()) / "session.json";
  nlohmann::json saved;
  {
    Window window;
    ASSERT_TRUE(open(window, [&] { window->openVolume(volume); }));
    QTest::keyClick(&*window, Qt::Key_S);
    auto* panel = window->findChild<SlicePanel*>();
    SlicePane* axial = panel->pane(core::SlicePlane::kAxial);
    ASSERT_TRUE(Window::waitFor([&] { return axial->isCurrent(); }));
    const nlohmann::json before = panel->state();
    QTest::mouseClick(axial, Qt::LeftButton, {}, QPoint(axial->width() / 3, axial->height() / 3));
    QTest::keyClick(axial, Qt::Key_PageUp);
    // Window and level; then zoom and pan.
    const QPointF middle = QRectF(axial->rect()).center();
    QTest::mousePress(axial, Qt::RightButton, {}, middle.toPoint());
    Window::sendMove(axial, Qt::RightButton, {}, middle + QPointF(20, 10));
    QTest::mouseRelease(axial, Qt::RightButton, {}, (middle + QPointF(20, 10)).toPoint());
    QWheelEvent wheel(middle, axial->mapToGlobal(middle), {}, {0, 240}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(axial, &wheel);
    QTest::mousePress(axial, Qt::MiddleButton, {}, middle.toPoint());
    Window::sendMove(axial, Qt::MiddleButton, {}, middle + QPointF(15, -5));
    QTest::mouseRelease(axial, Qt::MiddleButton, {}, (middle + QPointF(15, -5)).toPoint());
    saved = panel->state();
    for (const char* key : {"crosshair", "window", "level", "views"}) EXPECT_NE(saved[key], before[key]) << key;
    EXPECT_NE(saved["views"][0]["zoom"], before["views"][0]["zoom"]);
    EXPECT_NE(saved["views"][0]["pan"], before["views"][0]["pan"]);
    ASSERT_TRUE(window.saveSession(file));
  }
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openSession(file); }));
  EXPECT_TRUE(window->findChild<QDockWidget*>("sliceDock")->isVisible());
  EXPECT_EQ(window->findChild<SlicePanel*>()->state(), saved);
}

TEST(SessionInTheWindow, SlicesThatCannotBeAreMovedIntoTheVolumeOrLeftOut) {
  QTemporaryDir folder;
  const fs::path volume = copyOfSample(folder);
  const fs::path file = fs::path(folder.path().toStdString()) / "session.json";
  nlohmann::json session, before;
  {
    Window window;
    ASSERT_TRUE(open(window, [&] { window->openVolume(volume); }));
    before = window->findChild<SlicePanel*>()->state();
    ASSERT_TRUE(window.saveSession(file));
    std::ifstream(file) >> session;
  }
  nlohmann::json wild = session;
  wild["layout"]["slices"]["crosshair"] = {1e300, -5, 3};
  wild["layout"]["slices"]["window"] = -1;
  wild["layout"]["slices"]["views"][1] = {{"zoom", 1e300}, {"pan", {1e300, -1e300}}};
  std::ofstream(file) << wild;
  {
    Window window;
    ASSERT_TRUE(open(window, [&] { window->openSession(file); }));
    const nlohmann::json state = window->findChild<SlicePanel*>()->state();
    EXPECT_EQ(state["crosshair"], nlohmann::json({144, 0, 3}));
    EXPECT_EQ(state["window"], before["window"]);
    EXPECT_LT(state["views"][1]["zoom"].get<double>(), 100);
    EXPECT_LT(state["views"][1]["pan"][0].get<double>(), 1000);
  }
  session["layout"]["slices"] = "all of them";
  std::ofstream(file) << session;
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openSession(file); }));
  EXPECT_EQ(window->findChild<SlicePanel*>()->state(), before);
  EXPECT_TRUE(window->findChild<LogPanel*>()->text().contains("slices"));
}

TEST(SessionInTheWindow, AMovedVolumeIsAskedForAndTheSceneStaysMeanwhile) {
  QTemporaryDir folder;
  const fs::path volume = copyOfSample(folder);
  const fs::path moved = volume.parent_path() / "elsewhere.nii.gz";
  const fs::path file = volume.parent_path() / "session.json";
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openVolume(volume); }));
  window->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3.25); });
  ASSERT_TRUE(window.saveSession(file));
  fs::rename(volume, moved);
  window->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(1); });
  window->openSession(file);
  EXPECT_TRUE(window->message().contains("head.nii.gz"));
  EXPECT_EQ(window.viewpoint().zoom(), 1);
  auto* dialog = window->findChild<QFileDialog*>("locateVolume");
  ASSERT_NE(dialog, nullptr);
  ASSERT_TRUE(open(window, [&] {
    dialog->selectFile(QString::fromStdString(moved.string()));
    Q_EMIT dialog->fileSelected(QString::fromStdString(moved.string()));
    dialog->close();
  }));
  EXPECT_EQ(window.viewpoint().zoom(), 3.25);
}

TEST(SessionInTheWindow, AFileThatIsNoneChangesNothing) {
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openDefaultVolume(); }));
  const auto before = window->scenes()->scene();
  QSignalSpy failed(&*window, &MainWindow::openFailed);
  window->openSession(fs::path(TWINRAY_TEST_DATA) / "transfer-functions" / "paraview.json");
  EXPECT_EQ(failed.count(), 1);
  EXPECT_TRUE(window->message().contains("paraview.json"));
  EXPECT_EQ(window->scenes()->scene(), before);
}

/// Windows that remember, in folders of this test.
class RememberingWindow : public tests::WindowsThatRemember {
 protected:
  [[nodiscard]] static bool opened(MainWindow& window, const std::function<void()>& how) {
    QSignalSpy spy(&window, &MainWindow::opened);
    how();
    return Window::waitFor([&] { return spy.count() > 0; });
  }
  static QAction* actionNamed(const MainWindow& window, const QString& text) {
    for (QAction* action : window.findChildren<QAction*>()) {
      if (action->text().remove('&') == text) return action;
    }
    return nullptr;
  }
  /// The exit status of the program that saves a small picture of itself, window.png.
  [[nodiscard]] int run(QStringList arguments, bool remembers = true) const {
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("XDG_DATA_HOME", home_.path());
    environment.insert("XDG_CONFIG_HOME", home_.path());
    program.setProcessEnvironment(environment);
    if (remembers) arguments << "--remember";
    arguments << "--picture"
              << "64x64"
              << "--screenshot" << home_.filePath("window.png");
    program.start(TWINRAY_BIN_DIR "/twinray", arguments);
    const bool finished = program.waitForFinished(tests::kWindowLimit);
    return finished ? program.exitCode() : -1;
  }
  std::vector<fs::path> kept() const {
    std::vector<fs::path> files;
    if (!fs::exists(home_.path().toStdString())) return files;
    for (const auto& entry : fs::recursive_directory_iterator(home_.path().toStdString())) {
      if (entry.path().filename().string().starts_with("autosave-")) files.push_back(entry.path());
    }
    return files;
  }
};

TEST_F(RememberingWindow, WhatAKilledProgramShowedIsRecovered) {
  auto killed = window();
  ASSERT_TRUE(opened(*killed, [&] { killed->openDefaultVolume(); }));
  killed->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3.25); });
  ASSERT_TRUE(Window::waitFor([this] { return !kept().empty(); }));
  EXPECT_FALSE(actionNamed(*killed, "Recover Session")->isVisible());
  // Slices are no part of the scene, and kept with it.
  auto* slices = killed->findChild<SlicePanel*>();
  killed->findChild<QDockWidget*>("sliceDock")->show();
  QTest::keyClick(slices->pane(core::SlicePlane::kAxial), Qt::Key_PageUp);
  const nlohmann::json crosshair = slices->state()["crosshair"];
  EXPECT_TRUE(Window::waitFor([&] {
    nlohmann::json session;
    std::ifstream(kept()[0]) >> session;
    return session["layout"]["slices"]["crosshair"] == crosshair;
  }));
  // Destroyed without having been closed: its file stays. No process has this number.
  killed.reset();
  ASSERT_EQ(kept().size(), 1u);
  fs::rename(kept()[0], kept()[0].parent_path() / "autosave-2147483647.json");

  auto next = window();
  QAction* recover = actionNamed(*next, "Recover Session");
  ASSERT_NE(recover, nullptr);
  EXPECT_TRUE(recover->isVisible());
  // It is still said when the sample has come up behind it.
  ASSERT_TRUE(opened(*next, [&] { next->start(); }));
  EXPECT_TRUE(next->message().contains("Recover"));
  auto* button = next->findChild<QToolButton*>("messageOffer");
  ASSERT_TRUE(button && button->isVisible());
  ASSERT_TRUE(opened(*next, [&] { QTest::mouseClick(button, Qt::LeftButton); }));
  EXPECT_EQ(next->scenes()->scene()->viewpoint.zoom(), 3.25);
  EXPECT_FALSE(recover->isVisible());
  ASSERT_TRUE(Window::waitFor([this] { return kept().size() == 1; })) << "its own, not the recovered one";
  next->close();
  EXPECT_TRUE(kept().empty()) << "an orderly end leaves nothing";
}

TEST_F(RememberingWindow, RecoverSessionOfTheFileMenuBringsBackWhatAKilledProgramShowed) {
  auto killed = window();
  ASSERT_TRUE(opened(*killed, [&] { killed->openDefaultVolume(); }));
  killed->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3.25); });
  ASSERT_TRUE(Window::waitFor([this] { return !kept().empty(); }));
  killed.reset();
  ASSERT_EQ(kept().size(), 1u);
  fs::rename(kept()[0], kept()[0].parent_path() / "autosave-2147483647.json");

  auto next = window();
  ASSERT_TRUE(opened(*next, [&] { next->start(); }));
  ASSERT_NE(next->scenes()->scene()->viewpoint.zoom(), 3.25);
  ASSERT_TRUE(opened(*next, [&] { tests::chooseInMenu(*next, "File", "Recover Session"); }));
  EXPECT_EQ(next->scenes()->scene()->viewpoint.zoom(), 3.25);
  EXPECT_FALSE(actionNamed(*next, "Recover Session")->isVisible());
}

TEST_F(RememberingWindow, TomorrowOneClickGoesOnWhereTheWindowWasClosed) {
  const fs::path volume = copyOfSample(home_);
  core::Scene left;
  {
    auto today = window();
    EXPECT_FALSE(actionNamed(*today, "Continue Last Session")->isEnabled()) << "there was none";
    ASSERT_TRUE(opened(*today, [&] { today->start(); }));
    EXPECT_EQ(today->message().toStdString(), "");
    ASSERT_TRUE(opened(*today, [&] { today->openVolume(volume); }));
    today->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3.25); });
    left = *today->scenes()->scene();
    today->view()->grid()->setShown(PaneId::kRival, false);
    EXPECT_TRUE(today->close());
  }
  // Looked at for a moment and closed: nothing to come back to, so what was before is not forgotten.
  {
    auto moment = window();
    ASSERT_TRUE(opened(*moment, [&] { moment->start(); }));
    EXPECT_TRUE(moment->message().contains("head.nii.gz")) << moment->message().toStdString();
    EXPECT_TRUE(moment->close());
  }
  auto tomorrow = window();
  ASSERT_TRUE(opened(*tomorrow, [&] { tomorrow->start(); }));
  EXPECT_TRUE(tomorrow->message().contains("head.nii.gz")) << "said while the sample is on screen";
  EXPECT_FALSE(tomorrow->findChild<LogPanel*>()->text().contains("head")) << "names are not for the log";
  auto* button = tomorrow->findChild<QToolButton*>("messageOffer");
  ASSERT_TRUE(button && button->isVisible());
  ASSERT_TRUE(opened(*tomorrow, [&] { QTest::mouseClick(button, Qt::LeftButton); }));
  const core::Scene& scene = *tomorrow->scenes()->scene();
  EXPECT_EQ(fs::canonical(scene.volume->source().path), fs::canonical(volume));
  EXPECT_EQ(scene.viewpoint.zoom(), 3.25);
  EXPECT_EQ(scene.transferFunction, left.transferFunction);
  EXPECT_FALSE(tomorrow->view()->grid()->isShown(PaneId::kRival));
  EXPECT_EQ(tomorrow->message().toStdString(), "");
  EXPECT_FALSE(actionNamed(*tomorrow, "Continue Last Session")->isEnabled());
}

TEST_F(RememberingWindow, TheOfferToContinueGoesWithTheFirstStepAndTheMenuKeepsIt) {
  {
    auto today = window();
    ASSERT_TRUE(opened(*today, [&] { today->start(); }));
    today->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3.25); });
    EXPECT_TRUE(today->close());
  }
  auto tomorrow = window();
  ASSERT_TRUE(opened(*tomorrow, [&] { tomorrow->start(); }));
  EXPECT_TRUE(tomorrow->message().contains("bundled sample")) << tomorrow->message().toStdString();
  tomorrow->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(2); });
  EXPECT_EQ(tomorrow->message().toStdString(), "");
  tomorrow->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&*tomorrow, tests::kWindowLimit));
  ASSERT_TRUE(
      opened(*tomorrow, [&] { QTest::keyClick(&*tomorrow, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier); }));
  EXPECT_EQ(tomorrow->scenes()->scene()->viewpoint.zoom(), 3.25);
}

TEST_F(RememberingWindow, WhatCannotBeKeptForTomorrowIsSaidOnce) {
  // A file where the folder of sessions would be.
  const fs::path data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
  fs::create_directories(data);
  std::ofstream(data / "sessions") << "in the way";
  auto today = window();
  ASSERT_TRUE(opened(*today, [&] { today->start(); }));
  today->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3.25); });
  EXPECT_FALSE(today->close());
  EXPECT_TRUE(today->message().contains("next time")) << today->message().toStdString();
  EXPECT_TRUE(today->close());
}

TEST_F(RememberingWindow, APictureOfTheProgramLeavesNothingBehindUnlessItIsToRemember) {
  const fs::path last = fs::path(home_.path().toStdString()) / "twinray" / "sessions" / "last.json";
  const QString picture = home_.filePath("window.png");
  for (const bool remembers : {false, true}) {
    EXPECT_EQ(run({"--choose", "Random"}, remembers), 0);
    EXPECT_FALSE(QImage(picture).isNull());
    EXPECT_EQ(fs::exists(last), remembers);
  }
}

TEST_F(RememberingWindow, OptionsOfTheCommandLineReachTheWindow) {
  const fs::path last = fs::path(home_.path().toStdString()) / "twinray" / "sessions" / "last.json";
  const QString data = QStringLiteral(TWINRAY_TEST_DATA "/awkward/");
  const auto session = [&](const QStringList& arguments) {
    fs::remove(last);
    EXPECT_EQ(run(arguments), 0) << arguments.join(' ').toStdString();
    return core::readSession(last);
  };
  const core::Session inTime = session({data + "nifti1_4d_oblique_i16_cropped.nii.gz", "--time", "2", "--reduce", "2"});
  EXPECT_EQ(inTime.choice.frame, 1);
  EXPECT_EQ(inTime.choice.reduction, 2);
  EXPECT_EQ(session({data + "rgb24_tiny.nii", "--component", "green"}).choice.component, "green");
  EXPECT_EQ(run({data + "made-dicom-no-extension", "--series", "no such series"}), 1);
  const fs::path both = home_.filePath("both").toStdString();
  fs::create_directory(both);
  fs::copy_file((data + "dicom/CT_small.dcm").toStdString(), both / "ct");
  fs::copy_file((data + "dicom/MR_small.dcm").toStdString(), both / "mr");
  const QString folder = QString::fromStdString(both.string());
  EXPECT_EQ(run({folder}), 1) << "there is nobody to ask which of the two";
  std::string ids;
  for (const char* number : {"1", "2"}) {
    const std::string id = core::seriesId(both, number);
    EXPECT_EQ(session({folder, "--series", number}).choice.series, id);
    EXPECT_EQ(session({folder, "--series", QString::fromStdString(id)}).choice.series, id);
    EXPECT_NE(id, ids);
    ids = id;
  }
  const QString ball = data + "BallBinary30x30x30.nhdr";
  EXPECT_EQ(session({ball, "--labels", ball}).labelFile.filename(), "BallBinary30x30x30.nhdr");
  const fs::path mine = last.parent_path() / "mine.json";
  fs::rename(last, mine);
  EXPECT_EQ(session({"--session", QString::fromStdString(mine.string())}).volume.filename(), "BallBinary30x30x30.nhdr");
  // What is wrong at once ends the program as what goes wrong later does.
  EXPECT_EQ(run({"--session", data + "rgb24_tiny.nii"}), 1);
}

TEST_F(RememberingWindow, TheLanguageIsThatOfTheCommandLineOrTheOneChosenBefore) {
  EXPECT_EQ(run({"--language", "de", "--choose", "Zufall"}), 0);
  EXPECT_EQ(run({"--language", "en", "--choose", "Zufall"}), 1) << "there is no such entry";
  QSettings("TwinRay", "TwinRay").setValue("language", "de");
  EXPECT_EQ(run({"--choose", "Zufall"}), 0);
  EXPECT_EQ(run({"--language", "en", "--choose", "Random"}), 0);
}

TEST_F(RememberingWindow, SizeMaximisedPaneAndFiguresComeBackAndReset) {
  {
    auto first = window();
    first->resize(1024, 711);
    first->view()->grid()->setMaximised(PaneId::kRival);
    tests::chooseInMenu(*first, "View", "Figures");
    EXPECT_FALSE(first->view()->metrics()->isVisible());
    first->close();
  }
  auto second = window();
  EXPECT_EQ(second->height(), 711);
  EXPECT_EQ(second->view()->grid()->maximised(), PaneId::kRival);
  EXPECT_TRUE(second->view()->metrics()->isHidden());
  EXPECT_FALSE(actionNamed(*second, "Figures")->isChecked());
  // What fills the grid blinks, clicked or not.
  tests::chooseInMenu(*second, "View", "Blink");
  EXPECT_EQ(second->view()->grid()->blinking(), PaneId::kRival);
  tests::chooseInMenu(*second, "View", "Reset Layout");
  EXPECT_FALSE(second->view()->grid()->maximised());
  EXPECT_FALSE(second->view()->metrics()->isHidden());
}

TEST_F(RememberingWindow, PanesComeBackAsTheyWereAndReset) {
  {
    auto first = window();
    first->view()->grid()->setShown(PaneId::kDifference, false);
    first->view()->grid()->setSwipe(PaneId::kRival);
    first->findChild<QDockWidget*>("logDock")->show();
    first->close();
  }
  auto second = window();
  EXPECT_FALSE(second->view()->grid()->isShown(PaneId::kDifference));
  EXPECT_EQ(second->view()->grid()->swipe(), PaneId::kRival);
  EXPECT_FALSE(second->findChild<QDockWidget*>("logDock")->isHidden());
  tests::chooseInMenu(*second, "View", "Reset Layout");
  EXPECT_TRUE(second->view()->grid()->isShown(PaneId::kDifference));
  EXPECT_FALSE(second->view()->grid()->swipe());
  EXPECT_TRUE(second->findChild<QDockWidget*>("logDock")->isHidden());
}

TEST_F(RememberingWindow, ADockDraggedByItsTitleToTheOtherSideIsThereTheNextTime) {
  {
    auto first = window();
    first->resize(1400, 900);
    auto* dock = first->findChild<QDockWidget*>("presetDock");
    auto* volume = first->findChild<QDockWidget*>("volumeDock");
    ASSERT_EQ(first->dockWidgetArea(dock), Qt::RightDockWidgetArea);
    // From its title to the middle of the left side.
    const QPoint from(60, 10);
    const QPoint start = dock->mapToGlobal(from), end = volume->mapToGlobal(volume->rect().center());
    QTest::mousePress(dock, Qt::LeftButton, {}, from);
    constexpr int kSteps = 12;
    for (int step = 1; step <= kSteps; ++step) {
      // The dock moves along.
      const QPoint at = start + (end - start) * step / kSteps;
      Window::sendMove(dock, Qt::LeftButton, {}, dock->mapFromGlobal(at));
      if (step == kSteps / 2) {
        EXPECT_TRUE(dock->isFloating()) << "on its way";
      }
      QTest::qWait(20);
    }
    QTest::mouseRelease(dock, Qt::LeftButton, {}, dock->mapFromGlobal(end));
    ASSERT_TRUE(Window::waitFor([&] { return !dock->isFloating(); }));
    EXPECT_EQ(first->dockWidgetArea(dock), Qt::LeftDockWidgetArea);
    EXPECT_EQ(dock->window(), &*first);
    EXPECT_TRUE(first->close());
  }
  auto second = window();
  auto* dock = second->findChild<QDockWidget*>("presetDock");
  EXPECT_TRUE(dock->isVisible());
  EXPECT_FALSE(dock->isFloating());
  EXPECT_EQ(second->dockWidgetArea(dock), Qt::LeftDockWidgetArea);
  tests::chooseInMenu(*second, "View", "Reset Layout");
  EXPECT_EQ(second->dockWidgetArea(dock), Qt::RightDockWidgetArea);
}

TEST(ViewpointClipboard, CopyAndPasteByTheirKeys) {
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openDefaultVolume(); }));
  ASSERT_TRUE(window.activate());
  window->scenes()->edit("pan", [](core::Scene& scene) { scene.viewpoint.setPan({0.1, -0.2}); });
  const core::Viewpoint first = window.viewpoint();
  QTest::keyClick(&*window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  QTest::keyClick(&*window, Qt::Key_4);
  QTest::keyClick(window.pane(PaneId::kReference), Qt::Key_Plus);
  ASSERT_NE(window.viewpoint().zoom(), first.zoom());
  ASSERT_NE(window.viewpoint().pan(), first.pan());
  QTest::keyClick(&*window, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(window.viewpoint().orientation()[i], first.orientation()[i], 1e-12);
  EXPECT_EQ(window.viewpoint().zoom(), first.zoom());
  EXPECT_EQ(window.viewpoint().pan(), first.pan());
  EXPECT_EQ(window->scenes()->undoStack()->undoText(), "Paste viewpoint");

  QGuiApplication::clipboard()->setText("no viewpoint");
  const int steps = window->scenes()->undoStack()->index();
  QTest::keyClick(&*window, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(window->scenes()->undoStack()->index(), steps);
  EXPECT_TRUE(window->message().contains("clipboard"));
}

TEST(History, AStepOfTheListIsGoneBackTo) {
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openDefaultVolume(); }));
  const core::Viewpoint first = window.viewpoint();
  window->findChild<QDockWidget*>("historyDock")->show();
  auto* list = window->findChild<QUndoView*>("history");
  ASSERT_NE(list, nullptr);
  ASSERT_TRUE(window.activate());
  for (const Qt::Key key : {Qt::Key_3, Qt::Key_5, Qt::Key_6}) QTest::keyClick(&*window, key);
  ASSERT_EQ(list->model()->rowCount(), 4);
  EXPECT_EQ(list->model()->index(1, 0).data().toString(), "Left view");
  const auto clickRow = [&](int row) {
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(row, 0)).center());
  };
  clickRow(0);
  EXPECT_EQ(window.viewpoint(), first);
  clickRow(3);
  EXPECT_NE(window.viewpoint(), first);
  EXPECT_EQ(window->scenes()->undoStack()->index(), 3);
}

TEST(SwipeAndBlink, ByTheirKeysAndBothPicturesAreStillMade) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  PaneGrid* grid = window->view()->grid();
  QTest::keyClick(&*window, Qt::Key_W);
  ASSERT_TRUE(grid->swipe());
  QTest::keyClick(&*window, Qt::Key_2);
  ASSERT_TRUE(window.settle());
  const auto revision = window->scenes()->scene()->revision;
  EXPECT_EQ(window.pane(PaneId::kReference)->revision(), revision);
  EXPECT_EQ(window.pane(PaneId::kPrediction)->revision(), revision);
  QTest::keyClick(&*window, Qt::Key_W);
  EXPECT_FALSE(grid->swipe());
  QTest::keyClick(&*window, Qt::Key_B);
  EXPECT_TRUE(grid->blinking());
  QTest::keyClick(&*window, Qt::Key_B);
  EXPECT_FALSE(grid->blinking());
  QTest::mouseClick(window.pane(PaneId::kRival), Qt::LeftButton, {}, {40, 80});
  QTest::keyClick(&*window, Qt::Key_W);
  EXPECT_EQ(grid->swipe(), PaneId::kRival);
}

}  // namespace
}  // namespace twinray::ui
