// The hybrid pane: the prediction while the scene moves, the reference at rest.
#include <QAction>
#include <QSettings>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "core/prediction_mark.h"
#include "tests/ui/window_support.h"

namespace twinray::ui {
namespace {

using tests::Window;

QAction* actionNamed(const MainWindow& window, const QString& text) {
  for (QAction* action : window.findChildren<QAction*>())
    if (action->text().remove('&') == text) return action;
  return nullptr;
}

/// The pane's badge, the plate in its lower right corner: amber for predictions, green for references.
bool badgeIsAmber(PicturePane* pane) {
  const QImage shot = pane->grab().toImage();
  int amber = 0, green = 0;
  for (int y = shot.height() - 40; y < shot.height() - 4; ++y) {
    for (int x = shot.width() - 120; x < shot.width() - 4; ++x) {
      const QColor color = shot.pixelColor(x, y);
      amber += color.red() > 220 && color.green() > 160 && color.blue() < 110;
      green += color.green() > 150 && color.red() < 120 && color.blue() < 150;
    }
  }
  EXPECT_GT(std::max(amber, green), 200) << "there is no badge";
  EXPECT_LT(std::min(amber, green), 50);
  return amber > green;
}

TEST(Hybrid, ShowsThePredictionWhileDraggingAndTheReferenceAtRestAndSaysWhich) {
  Window window;
  ASSERT_TRUE(window.openSample());
  QTest::keyClick(&*window, Qt::Key_H);
  PicturePane* pane = window.pane(PaneId::kHybrid);
  ASSERT_TRUE(Window::waitFor([&] { return pane->isVisible(); }));
  for (const PaneId id : kAllPanes) EXPECT_FALSE(window.pane(id)->isVisible());
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(pane->image(), window->pipeline()->picture(Role::kReference).image);
  EXPECT_FALSE(badgeIsAmber(pane));

  window.drag(PaneId::kHybrid, Qt::LeftButton, Qt::NoModifier, {100, 100}, {160, 120}, [&] {
    const auto wanted = window->scenes()->scene()->revision;
    // Also once a reference of the very scene is there: a moving one would come and go.
    ASSERT_TRUE(Window::waitFor([&] {
      const auto reference = window->pipeline()->picture(Role::kReference).frame;
      return pane->revision() == wanted && reference->revision == wanted;
    }));
    EXPECT_TRUE(pane->isPredicted());
    EXPECT_EQ(pane->image(), window->pipeline()->picture(Role::kPrediction).image);
    EXPECT_TRUE(badgeIsAmber(pane));
  });
  ASSERT_TRUE(window.settle());
  EXPECT_FALSE(pane->isPredicted());
  EXPECT_EQ(pane->image(), window->pipeline()->picture(Role::kReference).image);
  EXPECT_EQ(pane->revision(), window->scenes()->scene()->revision);
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);
}

TEST(Hybrid, AfterAnEditAtRestTheOldReferenceGivesWayToThePrediction) {
  Window window;
  ASSERT_TRUE(window.openSample());
  QTest::keyClick(&*window, Qt::Key_H);
  ASSERT_TRUE(window.settle());
  PicturePane* pane = window.pane(PaneId::kHybrid);
  bool seen = false;
  const auto old = window->pipeline()->picture(Role::kReference).frame;
  QObject::connect(window->pipeline(), &Pipeline::pictureReady, pane, [&](Role role, const Picture& picture) {
    if (role != Role::kPrediction || picture.frame->revision != window->scenes()->scene()->revision) return;
    if (window->pipeline()->picture(Role::kReference).frame != old) return;
    seen = true;
    EXPECT_TRUE(pane->isPredicted());
    EXPECT_EQ(pane->revision(), picture.frame->revision);
  });
  QTest::keyClick(pane, Qt::Key_Left);
  ASSERT_TRUE(window.settle());
  EXPECT_TRUE(seen) << "a prediction before its reference";
  EXPECT_FALSE(pane->isPredicted());
}

TEST(Hybrid, SavesWhatItShows) {
  Window window;
  ASSERT_TRUE(window.openSample());
  window->view()->grid()->setHybrid(true);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window->view()->pictureToSave(PaneId::kHybrid), window.picture(Role::kReference));
  window.drag(PaneId::kHybrid, Qt::LeftButton, Qt::NoModifier, {100, 100}, {160, 120}, [&] {
    const auto wanted = window->scenes()->scene()->revision;
    ASSERT_TRUE(Window::waitFor([&] { return window.pane(PaneId::kHybrid)->revision() == wanted; }));
    core::Image marked = window.picture(Role::kPrediction);
    core::drawPredictionMark(marked);
    EXPECT_EQ(window->view()->pictureToSave(PaneId::kHybrid), marked);
  });
}

TEST(Hybrid, WithoutAModelItShowsReferencesOnly) {
  MainWindowOptions options;
  options.modelFile = TWINRAY_TEST_DATA "/no such model.pt";
  Window window(options);
  ASSERT_TRUE(window.openSample());
  window->view()->grid()->setHybrid(true);
  window.drag(PaneId::kHybrid, Qt::LeftButton, Qt::NoModifier, {100, 100}, {160, 120}, [&] {
    const auto wanted = window->scenes()->scene()->revision;
    ASSERT_TRUE(Window::waitFor([&] { return window.pane(PaneId::kHybrid)->revision() == wanted; }));
    EXPECT_FALSE(window.pane(PaneId::kHybrid)->isPredicted());
  });
}

TEST(Hybrid, LeavesByKeyDoubleClickMenuAndOtherLayouts) {
  Window window;
  PaneGrid* grid = window->view()->grid();
  QAction* hybrid = actionNamed(*window, "Hybrid");
  ASSERT_NE(hybrid, nullptr);
  const auto enter = [&] {
    hybrid->trigger();
    EXPECT_TRUE(grid->hybrid());
    EXPECT_TRUE(hybrid->isChecked());
  };
  enter();
  hybrid->trigger();
  EXPECT_FALSE(grid->hybrid());
  enter();
  QCoreApplication::processEvents();
  QTest::mouseDClick(window.pane(PaneId::kHybrid), Qt::LeftButton, Qt::NoModifier, {80, 80});
  EXPECT_FALSE(grid->hybrid());
  EXPECT_FALSE(hybrid->isChecked());
  enter();
  grid->setSwipe(PaneId::kPrediction);
  EXPECT_FALSE(grid->hybrid());
  enter();
  EXPECT_FALSE(grid->swipe());
  grid->setMaximised(PaneId::kReference);
  EXPECT_FALSE(grid->hybrid());
  EXPECT_TRUE(window.pane(PaneId::kReference)->isVisible());
  enter();
  EXPECT_FALSE(grid->maximised());
  grid->reset();
  EXPECT_FALSE(grid->hybrid());
  for (const PaneId id : kAllPanes) EXPECT_TRUE(window.pane(id)->isVisible());
}

TEST(Hybrid, ComesBackWithTheNextWindow) {
  QTemporaryDir home;
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
  {
    MainWindow window;
    window.view()->grid()->setHybrid(true);
    window.close();
  }
  MainWindow window;
  EXPECT_TRUE(window.view()->grid()->hybrid());
}

}  // namespace
}  // namespace twinray::ui
