#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <cmath>
#include <memory>

#include <gtest/gtest.h>

#include "core/resources.h"
#include "ui/application.h"
#include "ui/window/main_window.h"

namespace twinray::tests {

inline constexpr int kWindowLimit = 600'000;  ///< ms; reached only by a fault, slow machines and sanitizers included

/// One application for all tests of a program, without a display.
class ApplicationEnvironment : public ::testing::Environment {
 public:
  void SetUp() override {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "test";
    static char* arguments[] = {name, nullptr};
    application_ = std::make_unique<ui::Application>(count, arguments);
  }
  void TearDown() override { application_.reset(); }

 private:
  std::unique_ptr<ui::Application> application_;
};

inline const auto* const kApplication = ::testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

/// Whether the session was written, once that is known.
[[nodiscard]] inline bool saveSession(ui::MainWindow& window, const std::filesystem::path& file) {
  QSignalSpy saved(&window, &ui::MainWindow::sessionSaved), failed(&window, &ui::MainWindow::failed);
  window.saveSession(file);
  return QTest::qWaitFor([&] { return saved.count() + failed.count() > 0; }, kWindowLimit) && saved.count() > 0;
}

/// A real window on the bundled sample and model, remembering nothing.
class Window {
 public:
  explicit Window(const ui::MainWindowOptions& given = {}) {
    ui::MainWindowOptions options = given;
    options.remember = false;
    window_ = std::make_unique<ui::MainWindow>(options);
    window_->resize(1100, 760);
    window_->pipeline()->setFixedPictureSize({192, 192});
    window_->show();
  }

  /// Opens the bundled sample and waits until everything is painted and compared.
  [[nodiscard]] bool openSample() {
    const auto before = window_->scenes()->scene();
    window_->openDefaultVolume();
    return waitFor([&] { return window_->scenes()->scene() != before; }) && settle();
  }
  [[nodiscard]] bool settle() {
    return waitFor([this] { return window_->pipeline()->settled(); });
  }
  [[nodiscard]] bool saveSession(const std::filesystem::path& file) { return tests::saveSession(*window_, file); }
  template <typename Condition>
  [[nodiscard]] static bool waitFor(Condition condition) {
    return QTest::qWaitFor(condition, kWindowLimit);
  }

  /// Keys of menus are the active window's.
  [[nodiscard]] bool activate() {
    window_->activateWindow();
    return QTest::qWaitForWindowActive(&*window_, kWindowLimit);
  }

  ui::MainWindow* operator->() { return window_.get(); }
  ui::MainWindow& operator*() { return *window_; }
  void close() { window_.reset(); }
  /// Closes as a person does and presses this button of the question; what was asked, empty if nothing was.
  QString closeAndPress(const QString& text) {
    QString asked;
    QTimer::singleShot(0, window_.get(), [&] {
      const auto* question = window_->findChild<QMessageBox*>(QStringLiteral("closeQuestion"));
      if (!question) return;
      asked = question->text();
      for (QAbstractButton* button : question->buttons())
        if (button->text() == text) QTest::mouseClick(button, Qt::LeftButton);
    });
    window_->close();
    return asked;
  }

  ui::PicturePane* pane(ui::PaneId id) { return window_->view()->grid()->pane(id); }
  core::Image picture(ui::Role role) { return window_->pipeline()->picture(role).frame->picture; }
  const core::Viewpoint& viewpoint() { return window_->scenes()->scene()->viewpoint; }

  /// Press in the pane's picture, move in steps, release; `inDrag` is called before the release.
  void drag(ui::PaneId id, Qt::MouseButton button, Qt::KeyboardModifiers modifiers, QPointF from, QPointF to,
            const std::function<void()>& inDrag = {}) {
    QWidget* widget = pane(id);
    QTest::mousePress(widget, button, modifiers, from.toPoint());
    for (int step = 1; step <= 4; ++step) sendMove(widget, button, modifiers, from + (to - from) * step / 4);
    if (inDrag) inDrag();
    QTest::mouseRelease(widget, button, modifiers, to.toPoint());
  }
  /// QTest::mouseMove knows no buttons.
  static void sendMove(QWidget* widget, Qt::MouseButton button, Qt::KeyboardModifiers modifiers, QPointF position) {
    QMouseEvent event(QEvent::MouseMove, position, widget->mapToGlobal(position), Qt::NoButton, button, modifiers);
    QApplication::sendEvent(widget, &event);
  }

 private:
  std::unique_ptr<ui::MainWindow> window_;
};

/// Windows that remember, in a folder of each test.
class WindowsThatRemember : public ::testing::Test {
 protected:
  void SetUp() override {
    qputenv("XDG_DATA_HOME", home_.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
  }
  std::unique_ptr<ui::MainWindow> window() const {
    auto made = std::make_unique<ui::MainWindow>();
    made->pipeline()->setFixedPictureSize({64, 64});
    made->show();
    return made;
  }

  QTemporaryDir home_;
};

/// Chooses the entry of a combo box by its name, with the keyboard.
inline void chooseByKeys(QWidget* dialog, const char* name, const QString& text) {
  auto* box = dialog->findChild<QComboBox*>(QLatin1String(name));
  ASSERT_NE(box, nullptr) << name;
  const int index = box->findText(text);
  ASSERT_GE(index, 0) << text.toStdString();
  box->setFocus();
  QTest::keyClick(box, Qt::Key_Home);
  for (int i = 0; i < index; ++i) QTest::keyClick(box, Qt::Key_Down);
  ASSERT_EQ(box->currentIndex(), index);
}

/// Largest RMSE (0..1) at which two pictures are the same to the eye.
inline constexpr double kIndistinguishable = 0.02;

}  // namespace twinray::tests
