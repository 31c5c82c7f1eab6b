// Every entry that opens a file, by its key or in its menu, with a name typed into the dialog; own presets by
// their buttons; what the View menu shows and hides.
#include <QDockWidget>
#include <QInputDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <algorithm>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "tests/ui/menu_support.h"
#include "tests/ui/window_support.h"
#include "ui/panels/anatomical_view.h"
#include "ui/presets/preset_panel.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::answerNext;
using tests::chooseInMenu;
using tests::kIndistinguishable;
using tests::Window;

const QString kData = QStringLiteral(TWINRAY_TEST_DATA "/");

class Menus : public ::testing::Test {
 protected:
  void SetUp() override {
    qputenv("XDG_DATA_HOME", home_.path().toUtf8());
    ASSERT_TRUE(window_.openSample());
    ASSERT_TRUE(window_.activate());
  }
  QString path(const char* name) const { return home_.filePath(QLatin1String(name)); }
  const core::Scene& scene() { return *window_->scenes()->scene(); }
  static void answerWith(const QString& file) {
    answerNext<QFileDialog>([file](QFileDialog* dialog) { tests::typeFile(dialog, file, QDialogButtonBox::Open); });
  }
  /// Waits for one of the window's signals that `how` brings about.
  [[nodiscard]] bool comes(void (MainWindow::*signal)(), const std::function<void()>& how) {
    QSignalSpy spy(&*window_, signal);
    how();
    return Window::waitFor([&] { return spy.count() > 0; });
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    // A window system would do so when the dialog or menu before is closed.
    ASSERT_TRUE(window_.activate());
    QTest::keyClick(&*window_, key, modifiers);
  }

  QTemporaryDir home_;
  Window window_;
};

TEST_F(Menus, AFolderOfDicomFilesIsChosenByItsName) {
  answerWith(kData + QStringLiteral("awkward/made-dicom-no-extension"));
  ASSERT_TRUE(comes(&MainWindow::opened, [this] { press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier); }));
  EXPECT_EQ(scene().volume->source().format, "DICOM");
  EXPECT_EQ(scene().volume->geometry().dimensions[2], 20);
}

TEST_F(Menus, ALabelMapIsOpenedOntoTheVolume) {
  // One label: all that is a ball.
  const QString ball = kData + QStringLiteral("awkward/BallBinary30x30x30.nhdr");
  ASSERT_TRUE(comes(&MainWindow::opened, [&] { window_->openVolume(ball.toStdString()); }));
  ASSERT_TRUE(window_.settle());
  const core::Image reference = window_.picture(Role::kReference), prediction = window_.picture(Role::kPrediction);
  answerWith(ball);
  ASSERT_TRUE(comes(&MainWindow::labelMapOpened, [this] { press(Qt::Key_L, Qt::ControlModifier); }));
  ASSERT_NE(scene().labels, nullptr);
  ASSERT_TRUE(window_.settle());
  EXPECT_GT(core::rmse(window_.picture(Role::kReference), reference), 2 * kIndistinguishable);
  EXPECT_GT(core::rmse(window_.picture(Role::kPrediction), prediction), 2 * kIndistinguishable);
  EXPECT_TRUE(window_->findChild<QDockWidget*>("labelDock")->isVisible());
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(scene().labels, nullptr);
}

TEST_F(Menus, ASessionIsOpenedByItsName) {
  QTest::keyClick(window_.pane(PaneId::kReference), Qt::Key_Plus);
  const double zoom = window_.viewpoint().zoom();
  ASSERT_TRUE(window_.saveSession(path("mine.json").toStdString()));
  QTest::keyClick(window_.pane(PaneId::kReference), Qt::Key_Plus);
  answerWith(path("mine.json"));
  ASSERT_TRUE(comes(&MainWindow::opened, [this] { press(Qt::Key_O, Qt::ControlModifier | Qt::AltModifier); }));
  EXPECT_NEAR(window_.viewpoint().zoom(), zoom, 1e-12);
}

TEST_F(Menus, TheSceneOfAPictureIsOpenedByItsName) {
  const core::Viewpoint before = window_.viewpoint();
  QSignalSpy saved(&*window_, &MainWindow::pictureSaved);
  window_->savePicture(PaneId::kPrediction, path("p.png").toStdString());
  ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
  press(Qt::Key_3);
  ASSERT_NE(window_.viewpoint(), before);
  answerWith(path("p.png"));
  press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_TRUE(Window::waitFor([&] { return window_->scenes()->undoStack()->index() == 2; }));
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(window_.viewpoint().orientation()[i], before.orientation()[i], 1e-12);
}

TEST_F(Menus, AModelIsOpenedInItsMenuAndUndone) {
  const fs::path before = window_->pipeline()->modelFile();
  fs::copy_file(core::defaultModelPath(), path("mine.pt").toStdString());
  answerWith(path("mine.pt"));
  chooseInMenu(*window_, "Model", "Open Model");
  EXPECT_TRUE(Window::waitFor([&] { return window_->pipeline()->modelFile().filename() == "mine.pt"; }));
  ASSERT_TRUE(window_.settle());
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window_->pipeline()->modelFile(), before);
}

TEST_F(Menus, ATransferFunctionOfAnotherProgramIsImportedInItsMenu) {
  const auto before = scene().transferFunction;
  answerWith(kData + QStringLiteral("transfer-functions/slicer.vp.json"));
  chooseInMenu(*window_, "Transfer Function", "Import");
  ASSERT_TRUE(Window::waitFor([&] { return scene().transferFunction != before; }));
  EXPECT_EQ(window_->message().toStdString(), "");
  press(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(scene().transferFunction, before);
}

TEST_F(Menus, TransferFunctionsOfSlicerAndParaViewBringTheirCurves) {
  // The sample has values from 0 to 255.
  struct Case {
    const char* file;
    double value, opacity;
    double colorValue;
    core::Rgb color;
  };
  const auto before = scene().transferFunction;
  for (const Case& c : {Case{"slicer.vp", 139.919, 0.589286, 139.919, {1, 0.894893, 0.894893}},
                        Case{"slicer.vp.json", 150, 0.55, 200, {0.62, 0.36, 0.18}},
                        Case{"paraview.json", 0.375 * 255, 0.2, 0.25 * 255, {0.553523, 0.688409, 0.994917}}}) {
    answerWith(kData + QStringLiteral("transfer-functions/") + c.file);
    chooseInMenu(*window_, "Transfer Function", "Import");
    ASSERT_TRUE(Window::waitFor([&] { return scene().transferFunction != before; })) << c.file;
    EXPECT_EQ(window_->message().toStdString(), "") << c.file;
    EXPECT_NEAR(scene().transferFunction.opacity(c.value), c.opacity, 1e-6) << c.file;
    const core::Rgb color = scene().transferFunction.color(c.colorValue);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(color[i], c.color[i], 1e-3) << c.file;
    EXPECT_EQ(scene().transferFunction.maximum(), before.maximum()) << c.file;
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_EQ(scene().transferFunction, before) << c.file;
  }
}

TEST_F(Menus, ASecondWindowTurnsWithTheFirstUntilTheLinkIsTakenAway) {
  answerWith(QString::fromStdString(core::defaultVolumePath().string()));
  chooseInMenu(*window_, "File", "Open in Second Window");
  const auto another = [this]() -> MainWindow* {
    for (QWidget* top : QApplication::topLevelWidgets())
      if (auto* other = qobject_cast<MainWindow*>(top); other && other != &*window_) return other;
    return nullptr;
  };
  ASSERT_TRUE(Window::waitFor([&] { return another() && another()->scenes()->scene(); }));
  MainWindow* second = another();
  ASSERT_TRUE(window_.activate());
  const core::Viewpoint first = window_.viewpoint();
  press(Qt::Key_3);
  EXPECT_NE(window_.viewpoint(), first);
  for (int i = 0; i < 3; ++i)
    EXPECT_NEAR(second->scenes()->scene()->viewpoint.back()[i], window_.viewpoint().back()[i], 1e-9);
  const core::Viewpoint left = second->scenes()->scene()->viewpoint;
  chooseInMenu(*window_, "View", "Link Viewpoints");
  press(Qt::Key_5);
  EXPECT_GT(window_.viewpoint().back()[2], 0.99);
  EXPECT_EQ(second->scenes()->scene()->viewpoint, left);
  // Each key is the active window's.
  const auto function = second->scenes()->scene()->transferFunction, own = scene().transferFunction;
  press(Qt::Key_G);
  EXPECT_NE(scene().transferFunction, own);
  press(Qt::Key_O);
  EXPECT_EQ(scene().projection, core::Projection::kOrthographic);
  EXPECT_EQ(second->scenes()->scene()->transferFunction, function);
  EXPECT_EQ(second->scenes()->scene()->projection, core::Projection::kPerspective);
  EXPECT_TRUE(second->close());
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // as the event loop does
  EXPECT_EQ(another(), nullptr);
}

TEST_F(Menus, OwnPresetsAreSavedRenamedAndDeletedByTheirButtons) {
  auto* list = window_->findChild<QListWidget*>("presetList");
  const auto button = [this](const char* name) { return window_->findChild<QToolButton*>(QLatin1String(name)); };
  const auto named = [list](const QString& name) { return list->findItems(name, Qt::MatchExactly).size(); };
  const auto type = [](const QString& text, Qt::Key key) {
    answerNext<QInputDialog>([text, key](QInputDialog* dialog) {
      auto* line = dialog->findChild<QLineEdit*>();
      line->selectAll();
      QTest::keyClicks(line, text);
      QTest::keyClick(line, key);
    });
  };
  type(QStringLiteral("Mine"), Qt::Key_Escape);
  QTest::mouseClick(button("savePreset"), Qt::LeftButton);
  EXPECT_EQ(named("Mine"), 0) << "it was cancelled";
  type(QStringLiteral("Mine"), Qt::Key_Return);
  QTest::mouseClick(button("savePreset"), Qt::LeftButton);
  ASSERT_EQ(named("Mine"), 1);
  EXPECT_EQ(list->currentItem()->text(), "Mine");

  ASSERT_TRUE(button("renamePreset")->isEnabled());
  type(QStringLiteral("Better"), Qt::Key_Return);
  QTest::mouseClick(button("renamePreset"), Qt::LeftButton);
  EXPECT_EQ(named("Mine"), 0);
  ASSERT_EQ(named("Better"), 1);

  // The same name again is asked about.
  const auto kept = scene().transferFunction;
  press(Qt::Key_G);
  ASSERT_NE(scene().transferFunction, kept);
  bool asked = false;
  type(QStringLiteral("Better"), Qt::Key_Return);
  answerNext<QMessageBox>([&asked](QMessageBox* box) {
    asked = true;
    QTest::mouseClick(box->button(QMessageBox::No), Qt::LeftButton);
  });
  QTest::mouseClick(button("savePreset"), Qt::LeftButton);
  EXPECT_TRUE(asked);
  ASSERT_EQ(named("Better"), 1);
  const auto& presets = window_->findChild<PresetPanel*>()->presets();
  const auto better = std::find_if(presets.begin(), presets.end(), [](const auto& p) { return p.name == "Better"; });
  EXPECT_EQ(better->transferFunction, kept);
  list->setCurrentItem(list->findItems("Better", Qt::MatchExactly).first());

  for (const auto answer : {QMessageBox::No, QMessageBox::Yes}) {
    answerNext<QMessageBox>([answer](QMessageBox* box) { QTest::mouseClick(box->button(answer), Qt::LeftButton); });
    QTest::mouseClick(button("deletePreset"), Qt::LeftButton);
    EXPECT_EQ(named("Better"), answer == QMessageBox::No ? 1 : 0);
  }
  EXPECT_FALSE(button("deletePreset")->isEnabled()) << "what comes with the program stays";
}

TEST_F(Menus, DigitsLookFromThePatientsSidesAndZeroAsAtFirst) {
  const core::Viewpoint first = window_.viewpoint();
  const auto direction = scene().volume->geometry().direction;
  int steps = 0;
  for (const auto& [key, side] :
       {std::pair(Qt::Key_1, AnatomicalView::kAnterior), std::pair(Qt::Key_2, AnatomicalView::kPosterior),
        std::pair(Qt::Key_3, AnatomicalView::kLeft), std::pair(Qt::Key_4, AnatomicalView::kRight),
        std::pair(Qt::Key_5, AnatomicalView::kSuperior), std::pair(Qt::Key_6, AnatomicalView::kInferior)}) {
    press(key);
    EXPECT_EQ(window_.viewpoint(), anatomicalViewpoint(direction, side, first.zoom())) << int(side);
    EXPECT_EQ(window_->scenes()->undoStack()->index(), ++steps);
  }
  press(Qt::Key_0);
  EXPECT_EQ(window_.viewpoint(), first);
}

TEST_F(Menus, ButtonsOfTheViewpointDockAndTheToolBarLookFromThePatientsSidesAndReset) {
  const core::Viewpoint first = window_.viewpoint();
  const auto direction = scene().volume->geometry().direction;
  QTest::keyClick(window_.pane(PaneId::kReference), Qt::Key_Plus);
  const double zoom = window_.viewpoint().zoom();
  ASSERT_NE(zoom, first.zoom());
  for (const char* place : {"viewpointDock", "toolBar"}) {
    auto* parent = window_->findChild<QWidget*>(QLatin1String(place));
    ASSERT_NE(parent, nullptr) << place;
    const auto clickOn = [&](const QString& text) {
      QToolButton* button = nullptr;
      for (auto* one : parent->findChildren<QToolButton*>())
        if (one->text() == text && one->isVisible()) button = one;
      ASSERT_NE(button, nullptr) << place << ' ' << text.toStdString();
      QTest::mouseClick(button, Qt::LeftButton);
    };
    for (const auto& [letter, side] :
         {std::pair("A", AnatomicalView::kAnterior), std::pair("P", AnatomicalView::kPosterior),
          std::pair("L", AnatomicalView::kLeft), std::pair("R", AnatomicalView::kRight),
          std::pair("S", AnatomicalView::kSuperior), std::pair("I", AnatomicalView::kInferior)}) {
      clickOn(letter);
      EXPECT_EQ(window_.viewpoint(), anatomicalViewpoint(direction, side, zoom)) << place << ' ' << letter;
    }
    clickOn("Reset");
    EXPECT_EQ(window_.viewpoint(), first) << place;
    for (int i = 0; i < 7; ++i) press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(window_.viewpoint().zoom(), zoom) << "each click is one step";
    EXPECT_EQ(window_->scenes()->undoStack()->index(), 1) << place;
  }
}

TEST_F(Menus, KeysOfTheViewReachItFromADockThatFloats) {
  auto* dock = window_->findChild<QDockWidget*>("viewpointDock");
  ASSERT_NE(dock, nullptr);
  dock->show();
  dock->setFloating(true);
  dock->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(dock, tests::kWindowLimit));
  const core::Viewpoint first = window_.viewpoint();
  QTest::keyClick(dock, Qt::Key_3);
  EXPECT_EQ(window_.viewpoint(),
            anatomicalViewpoint(scene().volume->geometry().direction, AnatomicalView::kLeft, first.zoom()));
  QTest::keyClick(dock, Qt::Key_0);
  EXPECT_EQ(window_.viewpoint(), first);
  const auto projection = scene().projection;
  QTest::keyClick(dock, Qt::Key_O);
  EXPECT_NE(scene().projection, projection);
}

TEST_F(Menus, TheEditMenuNamesTheStepAndCtrlYDoesItAgain) {
  const core::Viewpoint first = window_.viewpoint();
  press(Qt::Key_3);
  const core::Viewpoint left = window_.viewpoint();
  chooseInMenu(*window_, "Edit", "Undo Left view");
  EXPECT_EQ(window_.viewpoint(), first);
  press(Qt::Key_Y, Qt::ControlModifier);
  EXPECT_EQ(window_.viewpoint(), left);
  press(Qt::Key_Z, Qt::ControlModifier);
  chooseInMenu(*window_, "Edit", "Redo Left view");
  EXPECT_EQ(window_.viewpoint(), left);
}

TEST_F(Menus, EveryDockComesAndGoesWithItsKeyOrItsEntry) {
  for (const auto& [name, key, modifiers] :
       {std::tuple("sliceDock", Qt::Key_S, Qt::NoModifier), std::tuple("cropDock", Qt::Key_C, Qt::NoModifier),
        std::tuple("labelDock", Qt::Key_L, Qt::NoModifier), std::tuple("sensitivityDock", Qt::Key_V, Qt::NoModifier),
        std::tuple("matchDock", Qt::Key_M, Qt::ShiftModifier),
        std::tuple("explorationDock", Qt::Key_F, Qt::NoModifier)}) {
    auto* dock = window_->findChild<QDockWidget*>(QLatin1String(name));
    ASSERT_NE(dock, nullptr) << name;
    EXPECT_FALSE(dock->isVisible()) << name;
    press(key, Qt::KeyboardModifiers(modifiers));
    EXPECT_TRUE(dock->isVisible()) << name;
    press(key, Qt::KeyboardModifiers(modifiers));
    EXPECT_FALSE(dock->isVisible()) << name;
  }
  for (auto* dock : window_->findChildren<QDockWidget*>()) {
    const bool shown = !dock->isHidden();
    chooseInMenu(*window_, "View", tests::plainText(dock->toggleViewAction()));
    EXPECT_NE(!dock->isHidden(), shown) << dock->objectName().toStdString();
  }
}

TEST_F(Menus, CubeScaleBarAndFiguresAreHiddenByTheirEntries) {
  const auto shots = [this] {
    std::vector<QImage> images;
    for (const PaneId id : kAllPanes) images.push_back(window_.pane(id)->grab().toImage());
    return images;
  };
  for (const char* entry : {"Orientation Cube", "Scale Bar"}) {
    const auto with = shots();
    chooseInMenu(*window_, "View", QLatin1String(entry));
    const auto without = shots();
    for (std::size_t i = 0; i < with.size(); ++i) EXPECT_NE(with[i], without[i]) << entry << ' ' << i;
    chooseInMenu(*window_, "View", QLatin1String(entry));
    EXPECT_EQ(shots(), with) << entry;
  }
  chooseInMenu(*window_, "View", "Figures");
  EXPECT_FALSE(window_->view()->metrics()->isVisible());
  chooseInMenu(*window_, "View", "Figures");
  EXPECT_TRUE(window_->view()->metrics()->isVisible());
}

TEST_F(Menus, ParallelRaysAndTheLargestValueByTheirKeysWhichThePredictionSaysItDoesNotKnow) {
  const core::Image before = window_.picture(Role::kReference);
  press(Qt::Key_O);
  EXPECT_EQ(scene().projection, core::Projection::kOrthographic);
  ASSERT_TRUE(window_.settle());
  EXPECT_GT(core::rmse(window_.picture(Role::kReference), before), kIndistinguishable);
  EXPECT_TRUE(Window::waitFor([&] { return window_.pane(PaneId::kPrediction)->note().contains("orthographic"); }))
      << window_.pane(PaneId::kPrediction)->note().toStdString();
  press(Qt::Key_O);
  press(Qt::Key_M);
  EXPECT_EQ(scene().blending, core::Blending::kMaximumIntensity);
  ASSERT_TRUE(window_.settle());
  EXPECT_GT(core::rmse(window_.picture(Role::kReference), before), kIndistinguishable);
  const QString said = window_.pane(PaneId::kPrediction)->message();
  EXPECT_TRUE(said.contains("maximum", Qt::CaseInsensitive)) << said.toStdString();
  EXPECT_TRUE(window_.pane(PaneId::kPrediction)->image().isNull()) << "a wrong picture is worse than none";
  for (int i = 0; i < 3; ++i) press(Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(window_.settle());
  EXPECT_EQ(window_.picture(Role::kReference), before);
  EXPECT_FALSE(window_.pane(PaneId::kPrediction)->image().isNull());
  chooseInMenu(*window_, "View", "Orthographic");
  EXPECT_EQ(scene().projection, core::Projection::kOrthographic);
  chooseInMenu(*window_, "View", "Maximum intensity");
  EXPECT_EQ(scene().blending, core::Blending::kMaximumIntensity);
}

}  // namespace
}  // namespace twinray::ui
