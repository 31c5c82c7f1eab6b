// What goes wrong around the window: disks, folders, files that vanish, no GL. Each is a sentence, and nothing is lost.
#include <QFileDialog>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "core/transfer_function.h"
#include "tests/ui/window_support.h"
#include "ui/panels/log_panel.h"
#include "ui/transferfunction/transfer_function_editor.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

/// Writes fail after so many bytes, as on a full disk, while this lives.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit full = before_;
    full.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &full);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }

 private:
  void (*signal_)(int);
  rlimit before_{};
};

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class Faults : public ::testing::Test {
 protected:
  void SetUp() override {
    qputenv("XDG_DATA_HOME", home_.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    volume_ = fs::path(home_.path().toStdString()) / "head.nii.gz";
    fs::copy_file(core::defaultVolumePath(), volume_);
  }
  [[nodiscard]] static bool open(Window& window, const fs::path& file) {
    const auto before = window->scenes()->scene();
    window->openVolume(file);
    return Window::waitFor([&] { return window->scenes()->scene() != before; }) && window.settle();
  }
  fs::path path(const char* name) const { return fs::path(home_.path().toStdString()) / name; }

  QTemporaryDir home_;
  fs::path volume_;
};

TEST_F(Faults, AFullDiskIsSaidAndTheOldFilesStay) {
  Window window;
  ASSERT_TRUE(open(window, volume_));
  ASSERT_TRUE(window.saveSession(path("session.json")));
  core::writeTransferFunction(path("tf.json"), window->scenes()->scene()->transferFunction);
  QSignalSpy saved(&*window, &MainWindow::pictureSaved);
  window->savePicture(PaneId::kReference, path("p.png"));
  ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
  const std::string session = contentOf(path("session.json")), picture = contentOf(path("p.png"));
  const auto scene = window->scenes()->scene();
  {
    const FullDisk disk(64);
    EXPECT_FALSE(window.saveSession(path("session.json")));
    EXPECT_TRUE(window->message().contains("session.json")) << window->message().toStdString();
    QSignalSpy failed(&*window, &MainWindow::failed);
    window->savePicture(PaneId::kReference, path("p.png"));
    ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 0; }));
    EXPECT_TRUE(window->message().contains("p.png")) << window->message().toStdString();
    PictureJob job;
    job.content = PictureJob::Content::kReference;
    job.width = job.height = 64;
    job.scene = scene;
    job.file = path("p.png");
    window->exportPicture(job);
    ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 1; }));
  }
  EXPECT_EQ(contentOf(path("session.json")), session);
  EXPECT_EQ(contentOf(path("p.png")), picture);
  EXPECT_EQ(window->scenes()->scene(), scene);
  for (const auto& entry : fs::directory_iterator(home_.path().toStdString()))
    EXPECT_NE(entry.path().extension(), ".part") << "half a file was left";
  // And with room again it works.
  EXPECT_TRUE(window.saveSession(path("other.json")));
  EXPECT_TRUE(fs::exists(path("other.json")));
}

TEST_F(Faults, WithoutRoomForAutosavesTheWindowWorksAndSaysItOnce) {
  const FullDisk disk(64);
  MainWindow window;
  window.pipeline()->setFixedPictureSize({64, 64});
  window.show();
  QSignalSpy opened(&window, &MainWindow::opened);
  window.openDefaultVolume();
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }));
  const auto said = [&] {
    return window.findChild<LogPanel*>()->text().count("Sessions are not kept against a crash");
  };
  window.scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(2); });
  ASSERT_TRUE(Window::waitFor([&] { return said() == 1; }));
  window.scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(3); });
  EXPECT_TRUE(Window::waitFor([&] { return window.pipeline()->settled(); }));
  EXPECT_EQ(said(), 1);
}

TEST_F(Faults, AVolumeDeletedWhileItIsOpenGoesOnAndIsAskedForLater) {
  Window window;
  ASSERT_TRUE(open(window, volume_));
  fs::remove(volume_);
  const core::Image before = window.picture(Role::kReference);
  window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {80, 80}, {140, 100});
  ASSERT_TRUE(window.settle());
  EXPECT_NE(window.picture(Role::kReference), before);
  EXPECT_EQ(window->message().toStdString(), "");
  EXPECT_TRUE(window.saveSession(path("session.json")));
  EXPECT_TRUE(fs::exists(path("session.json")));
  const auto scene = window->scenes()->scene();
  window->openSession(path("session.json"));
  EXPECT_TRUE(window->message().contains("head.nii.gz")) << window->message().toStdString();
  EXPECT_EQ(window->scenes()->scene(), scene);
  // A recent file that is gone is a sentence too.
  QSignalSpy failed(&*window, &MainWindow::openFailed);
  window->openVolume(volume_);
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 0; }));
  EXPECT_TRUE(window->message().contains("head.nii.gz"));
  EXPECT_EQ(window->scenes()->scene(), scene);
}

TEST_F(Faults, AVolumeOnADriveThatGivesNoBytesIsSaidAndTheOldOneStays) {
  Window window;
  ASSERT_TRUE(open(window, volume_));
  const auto scene = window->scenes()->scene();
  // Reading its first byte is an input/output error, as on a drive that was unplugged.
  fs::create_symlink("/proc/self/mem", path("drive.nii.gz"));
  fs::create_symlink("/proc/self/mem", path("drive.nrrd"));
  fs::create_symlink("/proc/self/mem", path("session.json"));
  fs::create_symlink("/proc/self/mem", path("tf.json"));
  QSignalSpy failed(&*window, &MainWindow::failed);
  for (const char* name : {"drive.nii.gz", "drive.nrrd", "session.json", "tf.json"}) {
    failed.clear();
    const std::string file = name;
    if (file == "session.json") {
      window->openSession(path(name));
    } else if (file == "tf.json") {
      window->transferFunctionEditor()->importFile(path(name));
    } else {
      window->openVolume(path(name));
    }
    ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 0; })) << name;
    EXPECT_TRUE(window->message().contains(QLatin1String(name))) << window->message().toStdString();
    EXPECT_EQ(window->scenes()->scene(), scene) << name;
  }
  window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {80, 80}, {140, 100});
  EXPECT_TRUE(window.settle());
}

TEST_F(Faults, FoldersThatNobodyMayWriteToAreNamed) {
  Window window;
  ASSERT_TRUE(open(window, volume_));
  const auto scene = window->scenes()->scene();
  // Not even root creates files there.
  const fs::path forbidden = "/proc/twinray-test";
  EXPECT_FALSE(window.saveSession(forbidden / "session.json"));
  EXPECT_TRUE(window->message().contains("/proc/twinray-test/session.json")) << window->message().toStdString();
  QSignalSpy failed(&*window, &MainWindow::failed);
  window->savePicture(PaneId::kReference, forbidden / "p.png");
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 0; }));
  EXPECT_TRUE(window->message().contains("/proc/twinray-test/p.png"));
  EXPECT_EQ(window->scenes()->scene(), scene);
}

TEST_F(Faults, ATargetThatNobodyMayWriteToIsOneSentenceAndStays) {
  Window window;
  ASSERT_TRUE(open(window, volume_));
  const auto scene = window->scenes()->scene();
  // A file where a folder would have to be: not even root writes below it. A folder of the kernel's, neither.
  std::ofstream(path("file")) << "as it was";
  for (const fs::path& target : {path("file") / "session.json", fs::path("/proc/1/session.json")}) {
    EXPECT_FALSE(window.saveSession(target));
    EXPECT_TRUE(window->message().contains(QString::fromStdString(target.string())));
    EXPECT_EQ(window->message().count(QLatin1Char('\n')), 0);
    EXPECT_TRUE(window->message().contains("may write to")) << window->message().toStdString();
  }
  EXPECT_EQ(contentOf(path("file")), "as it was");
  ASSERT_TRUE(window.activate());
  QSignalSpy failed(&*window, &MainWindow::failed);
  window->savePicture(PaneId::kReference, path("file") / "p.png");
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() > 0; }));
  EXPECT_EQ(contentOf(path("file")), "as it was");
  EXPECT_EQ(window->scenes()->scene(), scene);
}

TEST_F(Faults, WithoutAnyGlTheWindowShowsAllPictures) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.remove("DISPLAY");
  environment.remove("WAYLAND_DISPLAY");
  environment.insert("QT_QPA_PLATFORM", "offscreen");
  // Neither a vendor's EGL nor a driver of Mesa's is found.
  environment.insert("__EGL_VENDOR_LIBRARY_FILENAMES", "/dev/null");
  environment.insert("LIBGL_DRIVERS_PATH", "/nonexistent");
  process.setProcessEnvironment(environment);
  const QString shot = QString::fromStdString(path("shot.png").string());
  process.start(TWINRAY_BIN_DIR "/twinray", {"--size", "1100x760", "--picture", "128x128", "--screenshot", shot});
  ASSERT_TRUE(process.waitForFinished(tests::kWindowLimit));
  EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
  EXPECT_FALSE(QImage(shot).isNull());
}

}  // namespace
}  // namespace twinray::ui
