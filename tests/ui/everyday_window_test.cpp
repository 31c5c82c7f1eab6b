// What a user does every day and no other test does with real events: keys, menus, dialogs, the clipboard, slow files.
#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <filesystem>
#include <fstream>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/resources.h"
#include "tests/ui/menu_support.h"
#include "tests/ui/window_support.h"
#include "ui/dialogs/save_file_dialog.h"
#include "ui/panels/anatomical_view.h"
#include "ui/panels/log_panel.h"
#include "ui/theme.h"
#include "ui/volume/open_volume_dialog.h"
#include "ui/window/message_bar.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::answerNext;
using tests::Window;

QAction* actionNamed(const QWidget& window, const QString& text) {
  for (QAction* action : window.findChildren<QAction*>())
    if (action->text().remove('&') == text) return action;
  return nullptr;
}

TEST(Everyday, CtrlCCopiesThePaneClickedLastWithItsMark) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  for (const PaneId id : {PaneId::kPrediction, PaneId::kReference}) {
    QTest::mouseClick(window.pane(id), Qt::LeftButton, {}, {40, 80});
    QTest::keyClick(&*window, Qt::Key_C, Qt::ControlModifier);
    const QImage copied = QGuiApplication::clipboard()->image().convertToFormat(QImage::Format_RGB888);
    ASSERT_EQ(copied.size(), QSize(192, 192));
    EXPECT_EQ(copied, toQImage(window->view()->pictureToSave(id)).convertToFormat(QImage::Format_RGB888));
  }
  EXPECT_NE(window->view()->pictureToSave(PaneId::kPrediction), window.picture(Role::kPrediction)) << "it is marked";
}

TEST(Everyday, PanesAreHiddenByTheirKeysAndMaximisedByCtrlM) {
  Window window;
  ASSERT_TRUE(window.activate());
  for (int i = 0; i < 4; ++i) {
    const PaneId id = kAllPanes[std::size_t(i)];
    QTest::keyClick(&*window, Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
    EXPECT_FALSE(window.pane(id)->isVisible()) << i;
    QTest::keyClick(&*window, Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
    EXPECT_TRUE(window.pane(id)->isVisible()) << i;
  }
  window.pane(PaneId::kPrediction)->setFocus();
  QTest::keyClick(&*window, Qt::Key_M, Qt::ControlModifier);
  EXPECT_FALSE(window.pane(PaneId::kReference)->isVisible());
  QTest::keyClick(&*window, Qt::Key_M, Qt::ControlModifier);
  EXPECT_TRUE(window.pane(PaneId::kReference)->isVisible());
  // The one clicked last; hiding another one leaves it.
  QTest::mouseClick(window.pane(PaneId::kRival), Qt::LeftButton, {}, {40, 80});
  QTest::keyClick(&*window, Qt::Key_M, Qt::ControlModifier);
  for (const PaneId id : kAllPanes) EXPECT_EQ(window.pane(id)->isVisible(), id == PaneId::kRival) << int(id);
  QTest::keyClick(&*window, Qt::Key_3, Qt::ControlModifier);
  for (const PaneId id : kAllPanes) EXPECT_EQ(window.pane(id)->isVisible(), id != PaneId::kDifference) << int(id);
}

TEST(Everyday, ThePaneWithTheFocusFrameIsTheOneThatKeysMeanFromTheStart) {
  Window window;
  ASSERT_TRUE(window.activate());
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->hasFocus());
  EXPECT_EQ(window->view()->currentPane(), PaneId::kPrediction);
  // Where it is hidden another one takes over.
  QTest::keyClick(&*window, Qt::Key_2, Qt::ControlModifier);
  ASSERT_FALSE(window.pane(PaneId::kPrediction)->isVisible());
  EXPECT_TRUE(window.pane(window->view()->currentPane())->hasFocus());
}

TEST(Everyday, ThePaneThatTabComesToIsTheOneThatKeysMean) {
  Window window;
  ASSERT_TRUE(window.activate());
  QTest::mouseClick(window.pane(PaneId::kPrediction), Qt::LeftButton, {}, {40, 80});
  ASSERT_TRUE(window.pane(PaneId::kPrediction)->hasFocus());
  QTest::keyClick(window.pane(PaneId::kPrediction), Qt::Key_Tab);
  ASSERT_TRUE(window.pane(PaneId::kDifference)->hasFocus());
  QTest::keyClick(&*window, Qt::Key_M, Qt::ControlModifier);
  for (const PaneId id : kAllPanes) EXPECT_EQ(window.pane(id)->isVisible(), id == PaneId::kDifference) << int(id);
}

TEST(Everyday, TheKeyboardStaysWithThePicturesWhateverFillsTheGrid) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  QTest::mouseClick(window.pane(PaneId::kReference), Qt::LeftButton, {}, {40, 80});
  const auto arrowOrbits = [&] {
    const core::Viewpoint before = window.viewpoint();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    return window.viewpoint() != before;
  };
  for (const Qt::Key key : {Qt::Key_H, Qt::Key_H, Qt::Key_W, Qt::Key_W}) {
    QTest::keyClick(&*window, key);
    EXPECT_TRUE(arrowOrbits()) << key << ' ' << QApplication::focusWidget()->objectName().toStdString();
  }
  EXPECT_TRUE(window.pane(window->view()->currentPane())->isVisible());
}

TEST(Everyday, WhatWentWrongIsInTheLogTooAndItsMessageIsDismissed) {
  Window window;
  QSignalSpy failed(&*window, &MainWindow::openFailed);
  window->openVolume(fs::path(TWINRAY_TEST_DATA) / "awkward" / "not_nifti_1k.nii");
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 0; }));
  auto* bar = window->findChild<MessageBar*>();
  ASSERT_TRUE(bar->isVisible());
  const QString end = window->message().section(' ', -4, -2);
  EXPECT_TRUE(window->findChild<LogPanel*>()->text().contains(end)) << end.toStdString();
  for (auto* button : bar->findChildren<QToolButton*>())
    if (button->text() == "Dismiss") QTest::mouseClick(button, Qt::LeftButton);
  EXPECT_FALSE(bar->isVisible());
  EXPECT_EQ(window->message().toStdString(), "");
}

TEST(Everyday, TheWindowSaysThatItIsNoMedicalDevice) {
  Window window;
  bool below = false;
  for (const QLabel* label : window->statusBar()->findChildren<QLabel*>())
    below = below || (label->isVisible() && label->text().contains("Not a medical device"));
  EXPECT_TRUE(below);
  QString about;
  answerNext<QMessageBox>([&about](QMessageBox* box) {
    about = box->text();
    QTest::keyClick(box, Qt::Key_Escape);
  });
  tests::chooseInMenu(*window, "Help", "About TwinRay");
  EXPECT_TRUE(about.contains("not a medical device")) << about.toStdString();
}

TEST(Everyday, FiguresAreExplainedOnHover) {
  Window window;
  window->resize(1600, 900);
  ASSERT_TRUE(window.openSample());
  int explained = 0;
  for (const QLabel* label : window->view()->metrics()->findChildren<QLabel*>()) {
    if (!label->isVisible() || label->toolTip().isEmpty()) continue;
    QHelpEvent help(QEvent::ToolTip, label->rect().center(), label->mapToGlobal(label->rect().center()));
    QApplication::sendEvent(const_cast<QLabel*>(label), &help);
    EXPECT_EQ(QToolTip::text(), label->toolTip());
    ++explained;
  }
  // Seven figures with a heading, for prediction and rival.
  EXPECT_GE(explained, 21);
  QToolTip::hideText();
}

TEST(Everyday, TheBadgeKnowsWhatTheModelHasSeen) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(Window::waitFor([&] { return !window.pane(PaneId::kPrediction)->note().isEmpty(); }));
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->note().contains("unseen in training"));
  // The same voxels under the name of a patient that the model lists.
  const auto& trained = window->pipeline()->model()->info().description.at("training").at("datasets");
  const std::string subject = trained.at(0).at("subject").get<std::string>();
  QTemporaryDir folder;
  const fs::path file = fs::path(folder.path().toStdString()) / (subject + ".nii.gz");
  fs::copy_file(core::defaultVolumePath(), file);
  QSignalSpy opened(&*window, &MainWindow::opened);
  window->openVolume(file);
  ASSERT_TRUE(
      Window::waitFor([&] { return opened.count() > 0 && !window.pane(PaneId::kPrediction)->note().isEmpty(); }));
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->note().contains("trained on this patient"))
      << window.pane(PaneId::kPrediction)->note().toStdString();
  // Nor does another name, a type of less bits or clipped values hide it: the bundled CT is one of the training's.
  window->openVolume(core::defaultVolumePath().parent_path() / "sample_ct_abdomen_i16.nii.gz");
  ASSERT_TRUE(
      Window::waitFor([&] { return opened.count() > 1 && !window.pane(PaneId::kPrediction)->note().isEmpty(); }));
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->note().contains("trained on this patient"))
      << window.pane(PaneId::kPrediction)->note().toStdString();
}

TEST(Everyday, AClickOnTheCubeLooksFromTheSideOfThePatientWhateverTheVolumesAxes) {
  Window window;
  QSignalSpy opened(&*window, &MainWindow::opened);
  window->openVolume(fs::path(TWINRAY_TEST_DATA) / "awkward" / "nifti1_4d_oblique_i16_cropped.nii.gz");
  ASSERT_TRUE(Window::waitFor([&] { return window->findChild<OpenVolumeDialog*>() || opened.count() > 0; }));
  if (auto* dialog = window->findChild<OpenVolumeDialog*>()) QTest::keyClick(dialog, Qt::Key_Return);
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }) && window.settle());
  const auto direction = window->scenes()->scene()->volume->geometry().direction;
  ASSERT_NE(direction, (std::array<double, 9>{1, 0, 0, 0, 1, 0, 0, 0, 1}));
  ASSERT_TRUE(window.activate());
  QTest::keyClick(&*window, Qt::Key_1);
  const core::Viewpoint anterior = window.viewpoint();
  ASSERT_EQ(anterior, anatomicalViewpoint(direction, AnatomicalView::kAnterior, anterior.zoom()));
  // A little aside, and back by the face that looks at the viewer.
  QTest::keyClick(window.pane(PaneId::kReference), Qt::Key_Left);
  ASSERT_NE(window.viewpoint(), anterior);
  const QPoint face = window.pane(PaneId::kReference)->cubeRect().center().toPoint();
  QTest::mouseClick(window.pane(PaneId::kReference), Qt::LeftButton, {}, face);
  EXPECT_EQ(window.viewpoint(), anterior);
}

TEST(Everyday, CtrlOOpensTheFileThatIsTyped) {
  QTemporaryDir folder;
  const fs::path file = folder.filePath("head.nii.gz").toStdString();
  fs::copy_file(core::defaultVolumePath(), file);
  Window window;
  ASSERT_TRUE(window.activate());
  QSignalSpy opened(&*window, &MainWindow::opened);
  answerNext<QFileDialog>([&](QFileDialog* dialog) {
    tests::typeFile(dialog, folder.filePath(QStringLiteral("head.nii.gz")), QDialogButtonBox::Open);
  });
  QTest::keyClick(&*window, Qt::Key_O, Qt::ControlModifier);
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }));
  EXPECT_EQ(window->scenes()->scene()->volume->source().path, file.string());
  EXPECT_TRUE(window->windowTitle().contains("head.nii.gz"));
  EXPECT_FALSE(window->findChild<LogPanel*>()->text().contains("head")) << "names are not for the log";
}

/// A volume whose numbers are text, which takes its time to read.
fs::path slowFile(const QTemporaryDir& folder) {
  fs::path file = folder.filePath("slow.nrrd").toStdString();
  std::ofstream out(file);
  out << "NRRD0004\ntype: short\ndimension: 3\nsizes: 160 160 160\nencoding: ascii\n\n";
  std::string row;
  for (int i = 0; i < 160; ++i) row += std::to_string(i * 7) + ' ';
  for (int i = 0; i < 160 * 160; ++i) out << row << '\n';
  return file;
}

TEST(Everyday, ASlowFileShowsItsProgressAndIsCancelled) {
  QTemporaryDir folder;
  const fs::path file = slowFile(folder);
  Window window;
  ASSERT_TRUE(window.openSample());
  const auto before = window->scenes()->scene();
  QSignalSpy failed(&*window, &MainWindow::openFailed);
  auto* cancel = window->findChild<QPushButton*>("cancelReading");
  ASSERT_NE(cancel, nullptr);
  EXPECT_FALSE(cancel->isVisible());
  window->openVolume(file);
  ASSERT_TRUE(cancel->isVisible());
  QProgressBar* bar = nullptr;
  for (auto* one : window->statusBar()->findChildren<QProgressBar*>())
    if (one->isVisible()) bar = one;
  ASSERT_NE(bar, nullptr);
  ASSERT_TRUE(Window::waitFor([&] { return bar->value() > 0 || !cancel->isVisible(); }));
  EXPECT_GT(bar->value(), 0);
  ASSERT_TRUE(cancel->isVisible()) << "it was read too fast to be cancelled";
  QTest::mouseClick(cancel, Qt::LeftButton);
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 0; }));
  EXPECT_EQ(failed[0][0].toString().toStdString(), "");
  EXPECT_EQ(window->scenes()->scene(), before);
  EXPECT_FALSE(cancel->isVisible());
  EXPECT_EQ(window->message().toStdString(), "");
  EXPECT_TRUE(window->findChild<LogPanel*>()->text().contains("cancelled"));
}

TEST(Everyday, ALabelMapThatIsBeingReadIsCancelledByTheSameButton) {
  QTemporaryDir folder;
  Window window;
  ASSERT_TRUE(window.openSample());
  QSignalSpy failed(&*window, &MainWindow::failed);
  auto* cancel = window->findChild<QPushButton*>("cancelReading");
  window->openLabels(slowFile(folder));
  ASSERT_TRUE(cancel->isVisible());
  QTest::mouseClick(cancel, Qt::LeftButton);
  ASSERT_TRUE(Window::waitFor([&] { return !cancel->isVisible(); }));
  EXPECT_TRUE(window->findChild<LogPanel*>()->text().contains("cancelled"));
  EXPECT_EQ(failed.count(), 0) << window->message().toStdString();
  EXPECT_EQ(window->scenes()->scene()->labels, nullptr);
}

TEST(Everyday, AnotherVolumeInPlaceOfOneThatIsBeingReadIsNoCancelling) {
  QTemporaryDir folder;
  const fs::path slow = slowFile(folder), quick = fs::path(TWINRAY_TEST_DATA) / "awkward" / "dtype_uint8.nii";
  Window window;
  QSignalSpy opened(&*window, &MainWindow::opened), failed(&*window, &MainWindow::openFailed);
  auto* cancel = window->findChild<QPushButton*>("cancelReading");
  auto* bar = window->statusBar()->findChild<QProgressBar*>();
  window->openVolume(slow);
  ASSERT_TRUE(Window::waitFor([&] { return bar->value() > 0 || opened.count() > 0; }));
  ASSERT_EQ(opened.count(), 0) << "it was read too fast to be replaced";
  window->openVolume(quick);
  EXPECT_TRUE(cancel->isVisible());
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }));
  EXPECT_EQ(window->scenes()->scene()->volume->source().path, quick.string());
  EXPECT_EQ(failed.count(), 0);
  EXPECT_FALSE(window->findChild<LogPanel*>()->text().contains("cancelled"));
  EXPECT_FALSE(cancel->isVisible());
}

TEST(Everyday, ASessionWhoseVolumeGivesWayToAnotherIsForgotten) {
  QTemporaryDir folder;
  const fs::path slow = slowFile(folder), session = folder.filePath("session.json").toStdString();
  const fs::path quick = fs::path(TWINRAY_TEST_DATA) / "awkward" / "dtype_uint8.nii";
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.saveSession(session));
  {
    std::ifstream in(session);
    auto json = nlohmann::json::parse(in);
    json["volume"]["path"] = slow.string();
    std::ofstream(session) << json;
  }
  auto* cancel = window->findChild<QPushButton*>("cancelReading");
  window->openSession(session);
  ASSERT_TRUE(cancel->isVisible());
  QSignalSpy opened(&*window, &MainWindow::opened), failed(&*window, &MainWindow::failed);
  window->openVolume(quick);
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }));
  ASSERT_EQ(window->scenes()->scene()->volume->source().path, quick.string());
  window->scenes()->scene()->volume->hash();  // known from now on
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(failed.count(), 0) << "it was never this volume's: " << window->message().toStdString();
}

TEST(Everyday, ThePatientOfADicomFileIsNamedNowhere) {
  QTemporaryDir folder;
  const fs::path file = folder.filePath("head.dcm").toStdString();
  fs::copy_file(fs::path(TWINRAY_TEST_DATA) / "awkward" / "dicom" / "MR_small.dcm", file);
  const QByteArray name = "CompressedSamples", identity = "4MR1";  // (0010,0010), (0010,0020)
  const auto bytes = [](const fs::path& of) {
    QFile in(QString::fromStdString(of.string()));
    EXPECT_TRUE(in.open(QIODevice::ReadOnly)) << of;
    return in.readAll();
  };
  ASSERT_TRUE(bytes(file).contains(name) && bytes(file).contains(identity)) << "the test would see nothing";
  Window window;
  QSignalSpy opened(&*window, &MainWindow::opened);
  window->openVolume(file);
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }));
  ASSERT_TRUE(window.settle());
  const fs::path session = folder.filePath("session.json").toStdString();
  const fs::path picture = folder.filePath("picture.png").toStdString();
  ASSERT_TRUE(window.saveSession(session));
  QSignalSpy saved(&*window, &MainWindow::pictureSaved);
  window->savePicture(PaneId::kReference, picture);
  ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
  const QByteArray log = window->findChild<LogPanel*>()->text().toUtf8();
  for (const QByteArray& text : {log, bytes(session), bytes(picture), window->windowTitle().toUtf8()}) {
    EXPECT_FALSE(text.contains(name) || text.contains(identity)) << text.left(2000).toStdString();
  }
}

class EverydayRemembered : public tests::WindowsThatRemember {};

TEST_F(EverydayRemembered, RecentFilesAreInTheMenuAndClearedThere) {
  const fs::path file = home_.filePath("head.nii.gz").toStdString();
  const fs::path later = fs::path(TWINRAY_TEST_DATA) / "awkward" / "dtype_uint8.nii";
  fs::copy_file(core::defaultVolumePath(), file);
  const auto openedBy = [](MainWindow& window, const std::function<void()>& how) {
    QSignalSpy opened(&window, &MainWindow::opened);
    how();
    return Window::waitFor([&] { return opened.count() > 0; });
  };
  {
    auto first = window();
    ASSERT_TRUE(openedBy(*first, [&] { first->openVolume(file); }));
    ASSERT_TRUE(openedBy(*first, [&] { first->openVolume(later); }));
    first->close();
  }
  auto second = window();
  const auto choose = [&](const QString& entry) { tests::chooseInSubmenu(*second, "File", "Open Recent", entry); };
  ASSERT_TRUE(openedBy(*second, [&] { choose(QString::fromStdString(file.string())); }));
  EXPECT_EQ(second->scenes()->scene()->volume->source().path, file.string());
  QMenu* menu = nullptr;
  for (QMenu* one : second->findChildren<QMenu*>())
    if (one->title().remove('&') == "Open Recent") menu = one;
  ASSERT_NE(menu, nullptr);
  choose("Clear List");
  EXPECT_FALSE(menu->isEnabled());
  EXPECT_EQ(actionNamed(*second, QString::fromStdString(file.string())), nullptr);
}

TEST_F(EverydayRemembered, ThePictureThatIsSavedNextIsOfferedWhereTheLastOneWent) {
  const auto dialogOf = [](MainWindow& window) -> SaveFileDialog* {
    for (auto* dialog : window.findChildren<SaveFileDialog*>())
      if (dialog->isVisible()) return dialog;
    return nullptr;
  };
  {
    auto first = window();
    QSignalSpy saved(&*first, &MainWindow::pictureSaved);
    first->openDefaultVolume();
    ASSERT_TRUE(Window::waitFor([&] { return first->scenes()->scene() && first->pipeline()->settled(); }));
    first->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&*first, tests::kWindowLimit));
    QTest::keyClick(&*first, Qt::Key_S, Qt::ControlModifier);
    SaveFileDialog* dialog = dialogOf(*first);
    ASSERT_NE(dialog, nullptr);
    tests::typeFile(dialog, home_.filePath(QStringLiteral("a")), QDialogButtonBox::Save);
    ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
    first->close();
  }
  auto second = window();
  second->openDefaultVolume();
  ASSERT_TRUE(Window::waitFor([&] { return second->scenes()->scene() && second->pipeline()->settled(); }));
  second->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&*second, tests::kWindowLimit));
  QTest::keyClick(&*second, Qt::Key_S, Qt::ControlModifier);
  ASSERT_NE(dialogOf(*second), nullptr);
  EXPECT_EQ(QDir(dialogOf(*second)->directory()).canonicalPath(), QDir(home_.path()).canonicalPath());
}

TEST(Everyday, WhatIsSaidIsReadableInEveryThemeWheneverThatChanges) {
  auto* application = qobject_cast<QApplication*>(QApplication::instance());
  MessageBar bar;
  auto* offer = bar.findChild<QToolButton*>("messageOffer");
  auto* text = bar.findChild<QLabel*>();
  const auto contrast = [](const QWidget* widget, QPalette::ColorRole ink, QPalette::ColorRole paper) {
    return std::abs(widget->palette().color(ink).lightness() - widget->palette().color(paper).lightness());
  };
  for (const bool offers : {false, true}) {
    for (const bool hidden : {false, true}) {
      for (const Theme theme : {Theme::kLight, Theme::kDark, Theme::kLight}) {
        if (hidden) bar.dismiss();
        applyTheme(*application, theme);
        QCoreApplication::processEvents();
        if (offers && (hidden || !bar.isVisible())) bar.showOffer("Last time you worked on it", "Continue", [] {});
        if (!offers && (hidden || !bar.isVisible())) bar.showMessage("It went wrong");
        QCoreApplication::processEvents();
        EXPECT_GT(contrast(text, QPalette::WindowText, QPalette::Window), 90) << offers << hidden << int(theme);
        EXPECT_GT(contrast(offer, QPalette::ButtonText, QPalette::Button), 90) << offers << hidden << int(theme);
        EXPECT_EQ(isDark(bar.palette()), theme == Theme::kDark) << offers << hidden;
      }
    }
    bar.dismiss();
  }
}

TEST_F(EverydayRemembered, TheThemeOfTheMenuIsTakenAtOnceAndRemembered) {
  {
    auto first = window();
    // How light the strokes of an icon are.
    const auto lightness = [&] {
      const QImage icon = actionNamed(*first, "Save Picture…")->icon().pixmap(32, 32).toImage();
      int sum = 0, count = 0;
      for (int y = 0; y < icon.height(); ++y) {
        for (int x = 0; x < icon.width(); ++x) {
          if (icon.pixelColor(x, y).alpha() < 250) continue;
          sum += icon.pixelColor(x, y).lightness();
          ++count;
        }
      }
      return count > 0 ? sum / count : 128;
    };
    tests::chooseInSubmenu(*first, "View", "Theme", "Light");
    ASSERT_TRUE(Window::waitFor([&] { return !isDark(first->palette()); }));
    EXPECT_LT(lightness(), 90);
    tests::chooseInSubmenu(*first, "View", "Theme", "Dark");
    ASSERT_TRUE(Window::waitFor([&] { return isDark(first->palette()); }));
    EXPECT_GT(lightness(), 170);
    first->close();
  }
  applyTheme(*qobject_cast<QApplication*>(QApplication::instance()), Theme::kLight);
  auto second = window();
  ASSERT_TRUE(Window::waitFor([&] { return isDark(second->palette()); }));
  EXPECT_TRUE(actionNamed(*second, "Dark")->isChecked());
  tests::chooseInSubmenu(*second, "View", "Theme", "Like the Desktop");
  EXPECT_FALSE(actionNamed(*second, "Dark")->isChecked());
  EXPECT_EQ(QSettings("TwinRay", "TwinRay").value("theme").toString(), nameOf(Theme::kSystem));
}

}  // namespace
}  // namespace twinray::ui
