// What a program that was asked for nothing shows, and when: nothing waits for what it does not need.
#include <QDialog>
#include <QLabel>
#include <QStatusBar>
#include <QTemporaryDir>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <string_view>
#include <thread>

#include <dlfcn.h>
#include <gtest/gtest.h>

#include "core/presets.h"
#include "tests/ui/window_support.h"

namespace {

/// A disk that keeps whoever opens one of these files waiting until it is told not to.
struct SlowFiles {
  std::mutex mutex;
  std::condition_variable changed;
  std::string ending;  ///< of their names; empty: none
  std::thread::id window;
  bool waiting = false;

  void hold(const std::string& files) {
    const std::lock_guard lock(mutex);
    ending = files;
    window = std::this_thread::get_id();
    waiting = false;
  }
  void release() {
    const std::lock_guard lock(mutex);
    ending.clear();
    changed.notify_all();
  }
  bool waits() {
    const std::lock_guard lock(mutex);
    return waiting;
  }
  void opened(std::string_view name) {
    std::unique_lock lock(mutex);
    if (ending.empty() || !name.ends_with(ending)) return;
    EXPECT_NE(std::this_thread::get_id(), window) << name << " is read by the window";
    waiting = true;
    changed.wait(lock, [this] { return ending.empty(); });
  }
} files;

FILE* openWith(const char* function, const char* name, const char* mode) {
  files.opened(name);
  using Open = FILE* (*)(const char*, const char*);
  return reinterpret_cast<Open>(dlsym(RTLD_NEXT, function))(name, mode);
}

}  // namespace

// In place of the C library's.
extern "C" FILE* fopen(const char* name, const char* mode) {
  return openWith("fopen", name, mode);
}
extern "C" FILE* fopen64(const char* name, const char* mode) {
  return openWith("fopen64", name, mode);
}

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

class FirstStart : public ::testing::Test {
 protected:
  void TearDown() override { files.release(); }
  static const Picture& picture(Window& window, Role role) { return window->pipeline()->picture(role); }
  static bool shows(Window& window, Role role) {
    return picture(window, role).frame && picture(window, role).frame->revision == window->scenes()->scene()->revision;
  }
  static QString status(Window& window) {
    QStringList texts;
    for (const auto* label : window->statusBar()->findChildren<QLabel*>())
      if (label->isVisible()) texts << label->text();
    return texts.join(QLatin1Char('|'));
  }
};

TEST_F(FirstStart, EndsWithTheSampleItsPresetTheModelAndBothPicturesWithoutAClick) {
  Window window;
  window->start();
  ASSERT_TRUE(Window::waitFor([&] { return window->scenes()->scene() && window->pipeline()->settled(); }));
  const core::Scene& scene = *window->scenes()->scene();
  EXPECT_EQ(fs::path(scene.volume->source().path), core::defaultVolumePath());
  const auto presets = core::readPresets(core::resourceFolder() / "presets");
  const auto fits = [&](const core::Preset& preset) {
    return preset.name == "Enhancing rim" && scene.transferFunction == core::adapt(preset, *scene.volume) &&
           scene.lighting == preset.lighting;
  };
  EXPECT_TRUE(std::any_of(presets.begin(), presets.end(), fits)) << "a tumour with contrast";
  for (const PaneId id : kAllPanes) EXPECT_FALSE(window.pane(id)->image().isNull());
  EXPECT_TRUE(picture(window, Role::kPrediction).frame->predicted);
  EXPECT_EQ(window->message().toStdString(), "");
  EXPECT_TRUE(window->findChildren<QDialog*>().isEmpty()) << "nothing is asked";
}

TEST_F(FirstStart, WhileTheVolumeIsReadTheWindowSaysSoAndWorks) {
  files.hold(core::defaultVolumePath().filename().string());
  Window window;
  window->start();
  ASSERT_TRUE(Window::waitFor([] { return files.waits(); }));
  EXPECT_TRUE(status(window).contains("Reading sample_tumour")) << status(window).toStdString();
  ASSERT_TRUE(window.activate());
  QTest::keyClick(&*window, Qt::Key_1, Qt::ControlModifier);
  EXPECT_FALSE(window.pane(PaneId::kReference)->isVisible());
  QTest::keyClick(&*window, Qt::Key_1, Qt::ControlModifier);
  EXPECT_EQ(window.pane(PaneId::kReference)->message(), "No picture yet");
  files.release();
  EXPECT_TRUE(Window::waitFor([&] { return window->scenes()->scene() && window->pipeline()->settled(); }));
}

TEST_F(FirstStart, WhileTheModelIsReadTheReferenceIsThereAndFollowsTheMouse) {
  QTemporaryDir folder;
  MainWindowOptions options;
  options.modelFile = folder.filePath("slow model.pt").toStdString();
  fs::copy_file(core::defaultModelPath(), options.modelFile);
  files.hold("slow model.pt");
  Window window(options);
  window->start();
  ASSERT_TRUE(
      Window::waitFor([&] { return files.waits() && window->scenes()->scene() && shows(window, Role::kReference); }));
  EXPECT_FALSE(picture(window, Role::kPrediction).frame);
  EXPECT_EQ(window.pane(PaneId::kPrediction)->message(), "Reading the model…");
  const core::Image first = window.picture(Role::kReference);
  window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {80, 80}, {140, 100});
  ASSERT_TRUE(Window::waitFor([&] { return shows(window, Role::kReference); }));
  EXPECT_NE(window.picture(Role::kReference), first);
  EXPECT_TRUE(window->pipeline()->modelPending());

  files.release();
  ASSERT_TRUE(window.settle());
  EXPECT_TRUE(shows(window, Role::kPrediction));
  EXPECT_FALSE(picture(window, Role::kReference).moving) << "the quick one was for the wait";
}

}  // namespace
}  // namespace twinray::ui
