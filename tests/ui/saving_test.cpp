// Saving by hand: names, endings and the question before a file is replaced, with keys; disks that take their time.
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/session.h"
#include "core/transfer_function_files.h"
#include "tests/ui/menu_support.h"
#include "tests/ui/window_support.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/save_file_dialog.h"
#include "ui/sensitivity/sensitivity_tool.h"
#include "ui/training/training_controller.h"
#include "ui/training/training_plan.h"
#include "ui/transferfunction/transfer_function_editor.h"

namespace {

/// A disk that is done when it is told so, or, on the thread of the window, at once: that is what must not happen.
struct SlowDisk {
  std::mutex mutex;
  std::condition_variable changed;
  std::thread::id window;
  bool slow = false, reached = false, reachedByWindow = false;
} disk;

}  // namespace

// In place of the C library's.
extern "C" int fsync(int) {
  std::unique_lock lock(disk.mutex);
  if (!disk.slow) return 0;
  disk.reached = true;
  if (std::this_thread::get_id() == disk.window) {
    disk.reachedByWindow = true;
    return 0;
  }
  disk.changed.wait(lock, [] { return !disk.slow; });
  lock.unlock();
  // Whoever does not wait for the disk is gone by then.
  usleep(200'000);
  return 0;
}

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

const std::vector<FileKind> kKinds{{"Own (*.json)", ".json"},
                                   {"Slicer (*.vp.json)", ".vp.json"},
                                   {"Old Slicer (*.vp)", ".vp"},
                                   {"ParaView (*.json)", ".json"}};

void expectNamed(const char* typed, std::size_t chosen, bool byUser, const char* name, std::size_t kind) {
  const auto [file, index] = SaveFileDialog::named(typed, kKinds, chosen, byUser);
  EXPECT_EQ(file.toStdString(), name);
  EXPECT_EQ(index, kind) << typed;
}

TEST(SavedNames, HaveTheEndingOfTheirForm) {
  expectNamed("/a/b", 0, false, "/a/b.json", 0);
  expectNamed("/a/b", 1, true, "/a/b.vp.json", 1);
  expectNamed("/a/b.JSON", 0, false, "/a/b.JSON", 0);
  // Other endings are part of the name.
  expectNamed("/a/patient.v2", 2, true, "/a/patient.v2.vp", 2);
  expectNamed("/a/b.jpg", 0, false, "/a/b.jpg.json", 0);
  // An ending alone is no name.
  expectNamed("/a/.json", 0, false, "/a/.json.json", 0);
}

TEST(SavedNames, AnEndingThatWasTypedCountsUnlessAFormWasTakenFromTheList) {
  expectNamed("/a/b.vp.json", 0, false, "/a/b.vp.json", 1);
  expectNamed("/a/b.vp", 0, false, "/a/b.vp", 2);
  expectNamed("/a/b.json", 1, true, "/a/b.vp.json", 1);
  expectNamed("/a/b.vp.json", 3, true, "/a/b.json", 3);
  // Two forms share an ending.
  expectNamed("/a/b.json", 3, true, "/a/b.json", 3);
}

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

template <typename Widget>
Widget* visible(QWidget* parent, const char* name) {
  for (auto* widget : parent->findChildren<Widget*>(QLatin1String(name)))
    if (widget->isVisible()) return widget;
  return nullptr;
}

class Saving : public ::testing::Test {
 protected:
  static constexpr const char* kPrecious = "what was there";

  void SetUp() override {
    disk.window = std::this_thread::get_id();
    ASSERT_TRUE(window_.openSample());
    ASSERT_TRUE(window_.activate());
    QObject::connect(&*window_, &MainWindow::failed, [this] { ++told_; });
    QObject::connect(&*window_, &MainWindow::sessionSaved, [this] { ++told_; });
    QObject::connect(&*window_, &MainWindow::pictureSaved, [this] { ++told_; });
    QObject::connect(window_->transferFunctionEditor(), &TransferFunctionEditor::told, [this] { ++told_; });
  }

  QString path(const QString& name) const { return folder_.filePath(name); }
  std::string content(const QString& name) const { return contentOf(path(name).toStdString()); }
  void put(const QString& name) { std::ofstream(path(name).toStdString()) << kPrecious; }

  SaveFileDialog* dialog(QWidget* parent = nullptr) {
    return visible<SaveFileDialog>(parent ? parent : &*window_, "saveFileDialog");
  }
  QMessageBox* question() { return visible<QMessageBox>(&*window_, "replaceQuestion"); }
  static QLineEdit* nameOf(QWidget* dialog) { return dialog->findChild<QLineEdit*>("fileNameEdit"); }
  static void type(QFileDialog* dialog, const QString& file) {
    // A whole path would have Qt look through its folders between two keys.
    dialog->setDirectory(QFileInfo(file).path());
    nameOf(dialog)->selectAll();
    QTest::keyClicks(nameOf(dialog), QFileInfo(file).fileName());
    save(dialog);
  }
  static void save(QWidget* dialog) {
    // The list of names that complete what was typed comes and goes on its own, and would take a Return.
    if (QWidget* list = QApplication::activePopupWidget()) QTest::keyClick(list, Qt::Key_Escape);
    QAbstractButton* button = dialog->findChild<QDialogButtonBox*>("buttonBox")->button(QDialogButtonBox::Save);
    ASSERT_TRUE(button->isEnabled()) << nameOf(dialog)->text().toStdString();
    QTest::keyClick(button, Qt::Key_Space);
  }
  [[nodiscard]] bool waitForFile() {
    return Window::waitFor([this] { return told_ > 0; });
  }

  QTemporaryDir folder_;
  Window window_;
  int told_ = 0;
};

/// Brings up one of the window's dialogs, and the ending of what it saves.
struct Way {
  const char* name;
  const char* suffix;
  void (*ask)(Window& window);
};

class SavingEach : public Saving, public ::testing::WithParamInterface<Way> {};

TEST_P(SavingEach, ABareNameGetsItsEndingAndWhatIsThereIsReplacedOnlyWhenTheUserSaysSo) {
  const QString name = QStringLiteral("a") + GetParam().suffix;
  put(name);
  GetParam().ask(window_);
  ASSERT_NE(dialog(), nullptr);
  type(dialog(), path("a"));
  ASSERT_NE(question(), nullptr) << "replaced without a question";
  EXPECT_TRUE(question()->text().contains(name)) << question()->text().toStdString();
  QTest::keyClick(question(), Qt::Key_Escape);
  EXPECT_EQ(content(name), kPrecious);
  ASSERT_NE(dialog(), nullptr) << "another name can be given";
  EXPECT_EQ(nameOf(dialog())->text(), name);

  save(dialog());
  ASSERT_NE(question(), nullptr);
  // No is what Return says.
  QTest::keyClick(question(), Qt::Key_Return);
  EXPECT_EQ(content(name), kPrecious);
  ASSERT_NE(dialog(), nullptr);

  save(dialog());
  ASSERT_NE(question(), nullptr);
  QTest::keyClick(question()->button(QMessageBox::Yes), Qt::Key_Space);
  ASSERT_TRUE(waitForFile());
  EXPECT_EQ(window_->message().toStdString(), "");
  EXPECT_NE(content(name), kPrecious);
  EXPECT_GT(content(name).size(), 100u);
  EXPECT_FALSE(fs::exists(path("a").toStdString()));
  EXPECT_EQ(dialog(), nullptr);
}

TEST_P(SavingEach, ANewNameIsNotAskedAboutAndEscapeWritesNothing) {
  GetParam().ask(window_);
  ASSERT_NE(dialog(), nullptr);
  QTest::keyClick(dialog(), Qt::Key_Escape);
  EXPECT_EQ(dialog(), nullptr);
  EXPECT_TRUE(fs::is_empty(folder_.path().toStdString()));
  GetParam().ask(window_);
  ASSERT_NE(dialog(), nullptr);
  type(dialog(), path("new.jpg"));
  EXPECT_EQ(question(), nullptr);
  ASSERT_TRUE(waitForFile());
  EXPECT_GT(content(QStringLiteral("new.jpg") + GetParam().suffix).size(), 100u);
  EXPECT_FALSE(fs::exists(path("new.jpg").toStdString())) << "it is no JPEG picture";
}

INSTANTIATE_TEST_SUITE_P(
    Ways, SavingEach,
    ::testing::Values(
        Way{"picture", ".png", [](Window& window) { QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier); }},
        Way{"session", ".json",
            [](Window& window) { QTest::keyClick(&*window, Qt::Key_S, Qt::ControlModifier | Qt::AltModifier); }},
        Way{"function", ".json", [](Window& window) { window->transferFunctionEditor()->exportAction()->trigger(); }}),
    [](const auto& way) { return std::string(way.param.name); });

TEST_F(Saving, TheFormOfATransferFunctionIsTheOneTakenFromTheListOrTyped) {
  window_->transferFunctionEditor()->exportAction()->trigger();
  ASSERT_NE(dialog(), nullptr);
  tests::chooseByKeys(dialog(), "fileTypeCombo", "3D Slicer up to 5.8 (*.vp)");
  type(dialog(), path("old"));
  ASSERT_TRUE(waitForFile());
  EXPECT_TRUE(fs::exists(path("old.vp").toStdString()));

  told_ = 0;
  window_->transferFunctionEditor()->exportAction()->trigger();
  ASSERT_NE(dialog(), nullptr);
  type(dialog(), path("new.vp.json"));
  ASSERT_TRUE(waitForFile());
  EXPECT_NE(content("new.vp.json").find("slicer"), std::string::npos) << content("new.vp.json").substr(0, 200);
}

TEST_F(Saving, ATransferFunctionForParaViewIsExportedInTheMenuWithItsCurve) {
  tests::chooseInMenu(*window_, "Transfer Function", "Export");
  ASSERT_NE(dialog(), nullptr);
  tests::chooseByKeys(dialog(), "fileTypeCombo", "ParaView (*.json)");
  type(dialog(), path("map"));
  ASSERT_TRUE(waitForFile());
  EXPECT_EQ(window_->message().toStdString(), "");
  const core::ImportedTransferFunction written = core::readAnyTransferFunction(path("map.json").toStdString());
  EXPECT_EQ(written.format, core::TransferFunctionFormat::kParaView);
  ASSERT_TRUE(written.hasOpacity);
  const core::TransferFunction& shown = window_->scenes()->scene()->transferFunction;
  const core::TransferFunction back = core::imported(written, shown);
  const double range = shown.maximum() - shown.minimum();
  for (int i = 0; i <= 50; ++i) {
    const double value = shown.minimum() + range * i / 50;
    EXPECT_NEAR(back.opacity(value), shown.opacity(value), 0.005) << value;
    for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(back.color(value)[k], shown.color(value)[k], 1e-4) << value;
  }
}

TEST_F(Saving, ASensitivityIsWrittenInTheFormOfTheList) {
  QTest::keyClick(&*window_, Qt::Key_V);
  auto* button = window_->findChild<QPushButton*>("sensitivityExport");
  ASSERT_NE(button, nullptr);
  ASSERT_TRUE(Window::waitFor([&] { return button->isEnabled(); }));
  put("s.npy");
  QTest::keyClick(button, Qt::Key_Space);
  ASSERT_NE(dialog(), nullptr);
  tests::chooseByKeys(dialog(), "fileTypeCombo", "NumPy array (*.npy)");
  type(dialog(), path("s"));
  ASSERT_NE(question(), nullptr);
  EXPECT_EQ(content("s.npy"), kPrecious);
  QTest::keyClick(question()->button(QMessageBox::Yes), Qt::Key_Space);
  EXPECT_TRUE(Window::waitFor([&] { return content("s.npy").find("NUMPY") == 1; }));
}

TEST_F(Saving, BrowsingForAPictureAsksOnceAboutTheNameThatItWillHave) {
  put("a.png");
  QTest::keyClick(&*window_, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
  auto* picture = visible<PictureDialog>(&*window_, "pictureDialog");
  ASSERT_NE(picture, nullptr);
  tests::chooseByKeys(picture, "pictureSizes", "256 × 256, square");
  for (auto* button : picture->findChildren<QPushButton*>())
    if (button->text() == "&Browse…") QTest::keyClick(button, Qt::Key_Space);
  ASSERT_NE(dialog(picture), nullptr);
  type(dialog(picture), path("a"));
  ASSERT_NE(question(), nullptr);
  QTest::keyClick(question()->button(QMessageBox::Yes), Qt::Key_Space);
  EXPECT_EQ(picture->findChild<QLineEdit*>("pictureFile")->text(), path("a.png"));
  EXPECT_EQ(content("a.png"), kPrecious);
  QTest::keyClick(picture->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::Key_Space);
  ASSERT_TRUE(waitForFile());
  EXPECT_NE(content("a.png"), kPrecious);
}

class BusyDisk : public Saving {
 protected:
  void SetUp() override {
    Saving::SetUp();
    set(true);
  }
  void TearDown() override { set(false); }
  static void set(bool slow) {
    const std::lock_guard lock(disk.mutex);
    disk.slow = slow;
    if (slow) disk.reached = disk.reachedByWindow = false;
    disk.changed.notify_all();
  }
  static bool reached() {
    const std::lock_guard lock(disk.mutex);
    return disk.reached;
  }
};

TEST_F(BusyDisk, TheWindowGoesOnWhileASessionIsWritten) {
  const double before = window_.viewpoint().zoom();
  window_->saveSession(path("session.json").toStdString());
  ASSERT_TRUE(Window::waitFor(reached));
  EXPECT_FALSE(disk.reachedByWindow);
  window_.pane(PaneId::kReference)->setFocus();
  QTest::keyClick(window_.pane(PaneId::kReference), Qt::Key_Plus);
  ASSERT_TRUE(window_.settle());
  EXPECT_NE(window_.viewpoint().zoom(), before);
  EXPECT_FALSE(fs::exists(path("session.json").toStdString()));
  EXPECT_EQ(told_, 0);
  set(false);
  ASSERT_TRUE(waitForFile());
  EXPECT_EQ(core::readSession(path("session.json").toStdString()).viewpoint.zoom(), before)
      << "the session is that of the moment it was saved";
}

TEST_F(BusyDisk, ClosingTheWindowWaitsForASession) {
  for (const char* name : {"first.json", "second.json", "third.json"}) window_->saveSession(path(name).toStdString());
  ASSERT_TRUE(Window::waitFor(reached));
  set(false);
  EXPECT_TRUE(window_->close());
  for (const char* name : {"first.json", "second.json", "third.json"})
    EXPECT_NO_THROW(core::readSession(path(name).toStdString())) << name;
}

TEST_F(BusyDisk, TransferFunctionsAndModelsAreWrittenBehindTheWindowToo) {
  const fs::path model = RunPaths{path("run").toStdString()}.model();
  fs::create_directories(model.parent_path());
  fs::copy_file(core::defaultModelPath(), model);
  const std::vector<std::pair<QString, std::function<void(const fs::path&)>>> ways{
      {path("tf.json"),
       [&](const fs::path& file) {
         window_->transferFunctionEditor()->exportFile(file, core::TransferFunctionFormat::kOwn);
       }},
      {path("exported.pt"),
       [&](const fs::path& file) { window_->training()->exportModel(path("run").toStdString(), file); }},
  };
  for (const auto& [name, save] : ways) {
    set(true);
    const fs::path file = name.toStdString();
    save(file);
    ASSERT_TRUE(Window::waitFor(reached)) << file;
    EXPECT_FALSE(disk.reachedByWindow) << file;
    EXPECT_FALSE(fs::exists(file));
    set(false);
    ASSERT_TRUE(Window::waitFor([&] { return fs::exists(file); })) << file;
  }
}

TEST_F(BusyDisk, EndingTheProgramWaitsForASession) {
  window_->saveSession(path("session.json").toStdString());
  ASSERT_TRUE(Window::waitFor(reached));
  set(false);
  window_.close();
  EXPECT_NO_THROW(core::readSession(path("session.json").toStdString()));
}

TEST_F(Saving, AWindowThatCouldNotWriteStaysOnceAndSaysSo) {
  for (const bool session : {true, false}) {
    session ? window_->saveSession("/proc/twinray-test/a.json")
            : window_->savePicture(PaneId::kReference, "/proc/twinray-test/a.png");
    EXPECT_FALSE(window_->close());
    EXPECT_TRUE(window_->isVisible());
    EXPECT_TRUE(window_->message().contains("/proc/twinray-test/a")) << window_->message().toStdString();
  }
  EXPECT_TRUE(window_->close());
}

TEST_F(Saving, AWindowWhoseExportsCouldNotBeWrittenStaysOnceToo) {
  window_->transferFunctionEditor()->exportFile("/proc/twinray-test/a.json", core::TransferFunctionFormat::kOwn);
  EXPECT_FALSE(window_->close());
  EXPECT_TRUE(window_->message().contains("/proc/twinray-test/a")) << window_->message().toStdString();
  EXPECT_TRUE(window_->close());
}

}  // namespace
}  // namespace twinray::ui
