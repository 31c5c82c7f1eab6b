// The settings dialog by mouse and keyboard: applied at once, remembered, reset; language and preset names.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "core/presets.h"
#include "tests/ui/menu_support.h"
#include "tests/ui/window_support.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/presets/preset_names.h"
#include "ui/translator.h"
#include "ui/volume/open_volume_dialog.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

class SettingsTest : public tests::WindowsThatRemember {
 protected:
  static SettingsDialog* dialogOf(MainWindow& window) {
    // Shortcuts are the active window's.
    window.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&window, tests::kWindowLimit));
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    auto* dialog = window.findChild<SettingsDialog*>();
    EXPECT_NE(dialog, nullptr);
    return dialog;
  }
  static void reset(SettingsDialog* dialog) {
    QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::RestoreDefaults),
                      Qt::LeftButton);
  }
  static int brightness() { return QApplication::palette().color(QPalette::Window).lightness(); }
};

TEST_F(SettingsTest, ChangesApplyAtOnceAreRememberedAndReset) {
  {
    auto first = window();
    SettingsDialog* dialog = dialogOf(*first);
    tests::chooseByKeys(dialog, "settingsTheme", "Light");
    EXPECT_GT(brightness(), 160);
    tests::chooseByKeys(dialog, "settingsTheme", "Dark");
    EXPECT_LT(brightness(), 100);
    tests::chooseByKeys(dialog, "settingsDragging", "Finer, slower pictures");
    EXPECT_EQ(first->pipeline()->rendering().movingBudget, budgetOf(Dragging::kFine));
    auto* threads = dialog->findChild<QSpinBox*>("settingsThreads");
    threads->selectAll();
    QTest::keyClicks(threads, "1");
    EXPECT_EQ(first->pipeline()->rendering().threads, 1);
    auto* gpu = dialog->findChild<QCheckBox*>("settingsGpu");
    EXPECT_EQ(first->pipeline()->rendering().device, render::Device::kAuto);
    QTest::keyClick(gpu, Qt::Key_Space);
    EXPECT_EQ(first->pipeline()->rendering().device, render::Device::kCpu);
  }
  auto next = window();
  EXPECT_LT(brightness(), 100);
  EXPECT_EQ(next->pipeline()->rendering().threads, 1);
  EXPECT_EQ(next->pipeline()->rendering().device, render::Device::kCpu);
  EXPECT_EQ(next->pipeline()->rendering().movingBudget, budgetOf(Dragging::kFine));
  SettingsDialog* dialog = dialogOf(*next);
  EXPECT_EQ(dialog->settings().threads, 1);
  reset(dialog);
  EXPECT_EQ(dialog->settings(), Settings());
  EXPECT_EQ(next->pipeline()->rendering().threads, 0);
  EXPECT_EQ(next->pipeline()->rendering().device, render::Device::kAuto);
  EXPECT_EQ(readSettings(QSettings("TwinRay", "TwinRay")), Settings());
}

TEST_F(SettingsTest, OtherProcessorsMakeTheSamePictures) {
  Window shown;
  ASSERT_TRUE(shown.openSample());
  const core::Image before = shown.picture(Role::kReference);
  auto* dialog = dialogOf(*shown);
  auto* threads = dialog->findChild<QSpinBox*>("settingsThreads");
  threads->selectAll();
  QTest::keyClicks(threads, "1");
  ASSERT_TRUE(Window::waitFor([&] { return shown->pipeline()->picture(Role::kReference).frame != nullptr; }));
  ASSERT_TRUE(shown.settle());
  // VTK's tables differ by 2/32767 with the number of threads.
  EXPECT_LT(core::rmse(shown.picture(Role::kReference), before), 0.002);
  EXPECT_NE(shown->pipeline()->picture(Role::kReference).frame->madeBy.find("1 thread"), std::string::npos)
      << shown->pipeline()->picture(Role::kReference).frame->madeBy;
}

TEST_F(SettingsTest, TheDefaultModelIsWhatTheNextWindowStartsWithUntilItIsGone) {
  const fs::path copy = fs::path(home_.path().toStdString()) / "mine.pt";
  fs::copy_file(core::defaultModelPath(), copy);
  {
    auto first = window();
    auto* line = dialogOf(*first)->findChild<QLineEdit*>("settingsModel");
    line->setFocus();
    QTest::keyClicks(line, QString::fromStdString(copy.string()));
    QTest::keyClick(line, Qt::Key_Return);
    EXPECT_EQ(first->pipeline()->modelFile(), copy);
  }
  EXPECT_EQ(window()->pipeline()->modelFile(), copy);
  fs::remove(copy);
  auto without = window();
  EXPECT_EQ(without->pipeline()->modelFile(), core::defaultModelPath());
  EXPECT_TRUE(without->message().contains("mine.pt")) << without->message().toStdString();
}

TEST_F(SettingsTest, AnotherLanguageIsSaidToNeedANewStart) {
  auto first = window();
  SettingsDialog* dialog = dialogOf(*first);
  auto* restart = dialog->findChild<QLabel*>("settingsRestart");
  EXPECT_FALSE(restart->isVisible());
  tests::chooseByKeys(dialog, "settingsLanguage", "Deutsch");
  EXPECT_TRUE(restart->isVisible());
  EXPECT_EQ(readSettings(QSettings("TwinRay", "TwinRay")).language, "de");
  tests::chooseByKeys(dialog, "settingsLanguage", "Like the Desktop");
  EXPECT_FALSE(restart->isVisible());
  // The same from the View menu.
  for (QAction* action : first->findChildren<QAction*>())
    if (action->text() == "Deutsch") action->trigger();
  EXPECT_EQ(readSettings(QSettings("TwinRay", "TwinRay")).language, "de");
}

TEST_F(SettingsTest, UndoStepsAreLimitedWithTheNextVolume) {
  auto shown = window();
  auto* undo = dialogOf(*shown)->findChild<QSpinBox*>("settingsUndo");
  undo->selectAll();
  QTest::keyClicks(undo, "3");
  QSignalSpy opened(shown.get(), &MainWindow::opened);
  shown->openDefaultVolume();
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }));
  for (int i = 1; i <= 5; ++i)
    shown->scenes()->edit("zoom", [i](core::Scene& scene) { scene.viewpoint.setZoom(1 + 0.1 * i); });
  EXPECT_EQ(shown->scenes()->undoStack()->count(), 3);
}

TEST_F(SettingsTest, MoreThanTheMemoryForAVolumeIsAskedAboutFromThenOn) {
  auto shown = window();
  auto* memory = dialogOf(*shown)->findChild<QSpinBox*>("settingsMemory");
  memory->selectAll();
  QTest::keyClicks(memory, "256");
  // Besides its 32^3 voxels, opening takes 256 MiB.
  QSignalSpy opened(shown.get(), &MainWindow::opened);
  shown->openVolume(fs::path(TWINRAY_TEST_DATA) / "awkward" / "made_base_ct32_i16.nii");
  const auto asked = [&] { return shown->findChild<OpenVolumeDialog*>() != nullptr; };
  ASSERT_TRUE(Window::waitFor([&] { return asked() || opened.count() > 0; }));
  EXPECT_TRUE(asked());
}

TEST_F(SettingsTest, WhatIsStoredButCannotBeIsLeftOut) {
  QSettings stored("TwinRay", "TwinRay");
  stored.setValue("dragging", "warp");
  stored.setValue("threads", 100000);
  stored.setValue("undoSteps", -5);
  stored.setValue("theme", 12);
  const Settings settings = readSettings(stored);
  EXPECT_EQ(settings.dragging, Dragging::kBalanced);
  EXPECT_EQ(settings.threads, Settings::processors());
  EXPECT_EQ(settings.undoSteps, 0);
  EXPECT_EQ(settings.theme, Theme::kSystem);
}

TEST_F(SettingsTest, EveryBundledPresetHasAGermanName) {
  Translator german;
  german.read(Translator::fileFor("de"));
  for (const core::Preset& preset : core::readPresets(core::resourceFolder() / "presets")) {
    EXPECT_EQ(shownName(preset).toStdString(), preset.name);
    EXPECT_FALSE(german.translate("twinray::ui::PresetNames", preset.name.c_str(), nullptr, -1).isEmpty())
        << preset.name;
  }
  QCoreApplication::installTranslator(&german);
  core::Preset preset;
  preset.name = "Lung";
  EXPECT_EQ(shownName(preset), "Lunge");
  preset.name = "My own";
  EXPECT_EQ(shownName(preset), "My own");
  QCoreApplication::removeTranslator(&german);
}

TEST_F(SettingsTest, RecentSessionsAreListedAndOpen) {
  const fs::path file = fs::path(home_.path().toStdString()) / "mine.json";
  const auto opened = [](MainWindow& shown, const std::function<void()>& how) {
    QSignalSpy spy(&shown, &MainWindow::opened);
    how();
    return Window::waitFor([&] { return spy.count() > 0; });
  };
  const auto recent = [&](MainWindow& shown) -> QAction* {
    for (QAction* action : shown.findChildren<QAction*>())
      if (action->text() == QString::fromStdString(file.string())) return action;
    return nullptr;
  };
  {
    auto first = window();
    ASSERT_TRUE(opened(*first, [&] { first->openDefaultVolume(); }));
    first->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3.25); });
    EXPECT_EQ(recent(*first), nullptr);
    ASSERT_TRUE(tests::saveSession(*first, file));
    EXPECT_NE(recent(*first), nullptr);
    first->close();
  }
  auto next = window();
  const auto choose = [&](const QString& entry) { tests::chooseInSubmenu(*next, "File", "Recent Sessions", entry); };
  ASSERT_TRUE(opened(*next, [&] { choose(QString::fromStdString(file.string())); }));
  EXPECT_EQ(next->scenes()->scene()->viewpoint.zoom(), 3.25);
  QMenu* menu = nullptr;
  for (QMenu* one : next->findChildren<QMenu*>())
    if (one->title().remove('&') == "Recent Sessions") menu = one;
  ASSERT_NE(menu, nullptr);
  choose("Clear List");
  EXPECT_EQ(recent(*next), nullptr);
  EXPECT_FALSE(menu->isEnabled());
  // One that is opened is listed as one that is saved.
  ASSERT_TRUE(opened(*next, [&] { next->openSession(file); }));
  EXPECT_NE(recent(*next), nullptr);
}

}  // namespace
}  // namespace twinray::ui
