// Two looks side by side: one is kept with a key and stays beside the others, whatever becomes of the scene's own.
#include <QAction>
#include <QListWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "core/session.h"
#include "tests/ui/window_support.h"
#include "ui/kept_look.h"

namespace twinray::ui {
namespace {

using tests::kIndistinguishable;
using tests::Window;

class KeptLookWindow : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(window_.openSample());
    ASSERT_TRUE(window_.activate());
  }
  KeptLook& kept() { return *window_->findChild<KeptLook*>(); }
  PaneGrid& grid() { return *window_->view()->grid(); }
  core::Image reference() { return window_.picture(Role::kReference); }
  core::Image keptPicture() { return window_->view()->pictureToSave(PaneId::kKept); }
  [[nodiscard]] bool settle() {
    return Window::waitFor([this] { return window_->pipeline()->settled() && kept().settled(); });
  }
  /// A preset by a click on its picture.
  void clickPreset(const QString& name) {
    auto* list = window_->findChild<QListWidget*>("presetList");
    ASSERT_NE(list, nullptr);
    const auto found = list->findItems(name, Qt::MatchExactly);
    ASSERT_EQ(found.size(), 1) << name.toStdString();
    list->scrollToItem(found.first());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.first()).center());
  }
  static double difference(const core::Image& a, const core::Image& b) { return core::rmse(a, b); }

  Window window_;
};

TEST_F(KeptLookWindow, StaysBesideAnotherPresetAndTurnsWithIt) {
  EXPECT_FALSE(window_.pane(PaneId::kKept)->isVisible());
  const core::Image first = reference();
  QTest::keyClick(&*window_, Qt::Key_K);
  ASSERT_TRUE(window_.pane(PaneId::kKept)->isVisible());
  for (const PaneId id : kAllPanes) EXPECT_TRUE(window_.pane(id)->isVisible());
  ASSERT_TRUE(settle());
  EXPECT_EQ(keptPicture(), first) << "the same look by the same renderer";

  clickPreset("Surface");
  ASSERT_TRUE(settle());
  const core::Image second = reference();
  EXPECT_GT(difference(second, first), 3 * kIndistinguishable);
  EXPECT_EQ(keptPicture(), first);
  EXPECT_FALSE(window_.pane(PaneId::kKept)->isStale());

  // A drag in the pane of the kept look turns both.
  window_.drag(PaneId::kKept, Qt::LeftButton, Qt::NoModifier, {60, 60}, {100, 80});
  ASSERT_TRUE(settle());
  EXPECT_GT(difference(keptPicture(), first), kIndistinguishable);
  EXPECT_GT(difference(reference(), second), kIndistinguishable);
  EXPECT_GT(difference(keptPicture(), reference()), kIndistinguishable);
  EXPECT_EQ(kept().scene()->viewpoint, window_.viewpoint());
}

TEST_F(KeptLookWindow, KeepsHowRaysAreBlendedAndItsLightingAndComesBackWhereItWasHidden) {
  window_->scenes()->edit("light", [](core::Scene& scene) { scene.lighting.ambient = 0.9; });
  QTest::keyClick(&*window_, Qt::Key_K);
  QTest::keyClick(&*window_, Qt::Key_M);
  window_->scenes()->edit("light", [](core::Scene& scene) { scene.lighting.ambient = 0.1; });
  EXPECT_EQ(window_->scenes()->scene()->blending, core::Blending::kMaximumIntensity);
  EXPECT_EQ(kept().scene()->blending, core::Blending::kComposite);
  QTest::keyClick(&*window_, Qt::Key_K, Qt::ShiftModifier);
  EXPECT_EQ(window_->scenes()->scene()->blending, core::Blending::kComposite);
  EXPECT_EQ(window_->scenes()->scene()->lighting.ambient, 0.9);
  EXPECT_EQ(kept().scene()->blending, core::Blending::kMaximumIntensity);
  EXPECT_EQ(kept().scene()->lighting.ambient, 0.1);
  QTest::keyClick(&*window_, Qt::Key_5, Qt::ControlModifier);
  ASSERT_FALSE(window_.pane(PaneId::kKept)->isVisible());
  QTest::keyClick(&*window_, Qt::Key_K);
  EXPECT_TRUE(window_.pane(PaneId::kKept)->isVisible());
}

TEST_F(KeptLookWindow, IsExchangedInOneStepAndKeepingIsOneToo) {
  const core::Scene before = *window_->scenes()->scene();
  QUndoStack* steps = window_->scenes()->undoStack();
  QTest::mouseClick(window_->findChild<QToolButton*>("keepLook"), Qt::LeftButton);
  EXPECT_EQ(steps->undoText(), "Keep look");
  clickPreset("Surface");
  const core::TransferFunction other = window_->scenes()->scene()->transferFunction;
  ASSERT_NE(other, before.transferFunction);
  ASSERT_EQ(steps->index(), 2);

  QTest::keyClick(&*window_, Qt::Key_K, Qt::ShiftModifier);
  EXPECT_EQ(steps->index(), 3);
  EXPECT_EQ(window_->scenes()->scene()->transferFunction, before.transferFunction);
  EXPECT_EQ(window_->scenes()->scene()->lighting, before.lighting);
  EXPECT_EQ(kept().scene()->transferFunction, other);
  QTest::keyClick(&*window_, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window_->scenes()->scene()->transferFunction, other);
  EXPECT_EQ(kept().scene()->transferFunction, before.transferFunction);

  QTest::keyClick(&*window_, Qt::Key_Z, Qt::ControlModifier);
  QTest::keyClick(&*window_, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_FALSE(kept().exists());
  EXPECT_FALSE(window_.pane(PaneId::kKept)->isVisible());
  EXPECT_TRUE(sameContent(*window_->scenes()->scene(), before));
  QTest::keyClick(&*window_, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_TRUE(window_.pane(PaneId::kKept)->isVisible());
}

TEST_F(KeptLookWindow, IsHiddenShownSwipedAndBlinkedLikeTheOthers) {
  QTest::keyClick(&*window_, Qt::Key_5, Qt::ControlModifier);
  EXPECT_FALSE(window_.pane(PaneId::kKept)->isVisible()) << "there is none yet";
  QTest::keyClick(&*window_, Qt::Key_H);
  QTest::keyClick(&*window_, Qt::Key_K);
  EXPECT_TRUE(window_.pane(PaneId::kKept)->isVisible()) << "out of a pane that filled the grid";
  QTest::keyClick(&*window_, Qt::Key_5, Qt::ControlModifier);
  EXPECT_FALSE(window_.pane(PaneId::kKept)->isVisible());
  EXPECT_TRUE(kept().settled()) << "nobody looks at it";
  QTest::keyClick(&*window_, Qt::Key_5, Qt::ControlModifier);
  ASSERT_TRUE(window_.pane(PaneId::kKept)->isVisible());
  ASSERT_TRUE(settle());

  QTest::mouseClick(window_.pane(PaneId::kKept), Qt::LeftButton, {}, {40, 60});
  QTest::keyClick(&*window_, Qt::Key_W);
  EXPECT_EQ(grid().swipe(), PaneId::kKept);
  EXPECT_EQ(window_.pane(PaneId::kKept)->companion(), Companion::kSwipe);
  // Undone while it fills the grid, it leaves the others.
  QTest::keyClick(&*window_, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_FALSE(grid().swipe());
  for (const PaneId id : kAllPanes) EXPECT_TRUE(window_.pane(id)->isVisible());
}

TEST_F(KeptLookWindow, ComesBackWithASessionAndGoesWithItsVolume) {
  QTemporaryDir folder;
  const std::filesystem::path session = folder.filePath("s.json").toStdString();
  const std::filesystem::path copy = folder.filePath("head.nii.gz").toStdString();
  std::filesystem::copy_file(core::defaultVolumePath(), copy);
  QTest::keyClick(&*window_, Qt::Key_K);
  clickPreset("Surface");
  const core::TransferFunction keptFunction = kept().scene()->transferFunction;
  ASSERT_TRUE(window_.saveSession(session));

  const auto openThe = [&](const std::function<void()>& how) {
    QSignalSpy opened(&*window_, &MainWindow::opened);
    how();
    return Window::waitFor([&] { return opened.count() > 0; });
  };
  ASSERT_TRUE(openThe([&] { window_->openVolume(copy); }));
  EXPECT_FALSE(kept().exists());
  EXPECT_FALSE(window_.pane(PaneId::kKept)->isVisible());
  ASSERT_TRUE(openThe([&] { window_->openSession(session); }));
  ASSERT_TRUE(kept().exists());
  EXPECT_TRUE(window_.pane(PaneId::kKept)->isVisible());
  EXPECT_EQ(kept().scene()->transferFunction, keptFunction);
  EXPECT_NE(window_->scenes()->scene()->transferFunction, keptFunction);
  EXPECT_EQ(window_->scenes()->undoStack()->count(), 0);
}

TEST_F(KeptLookWindow, ItsSavedPictureHoldsItsOwnScene) {
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("kept.png").toStdString();
  QTest::keyClick(&*window_, Qt::Key_K);
  const core::TransferFunction keptFunction = window_->scenes()->scene()->transferFunction;
  clickPreset("Surface");
  ASSERT_TRUE(settle());
  QSignalSpy saved(&*window_, &MainWindow::pictureSaved);
  window_->savePicture(PaneId::kKept, file);
  ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
  window_->openPicture(file);
  EXPECT_EQ(window_->scenes()->scene()->transferFunction, keptFunction);
}

}  // namespace
}  // namespace twinray::ui
