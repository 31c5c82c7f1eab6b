// The map of looks in the window: hover, rectangle, zoom, take.
#include <QPushButton>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include "tests/ui/window_support.h"
#include "ui/exploration/exploration_tool.h"
#include "ui/exploration/look_widgets.h"

namespace twinray::ui {
namespace {

using tests::Window;

class ExplorationWindow : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(window_.openSample());
    QTest::keyClick(&*window_, Qt::Key_F);
    ASSERT_TRUE(tool()->active());
    ASSERT_TRUE(settle());
  }
  ExplorationTool* tool() { return window_->findChild<ExplorationTool*>(); }
  LookMapView* map() { return window_->findChild<LookMapView*>(); }
  LookGridView* grid() { return window_->findChild<LookGridView*>(); }
  bool settle() {
    return Window::waitFor([this] { return tool()->isSettled(); });
  }
  void press(const char* name) {
    auto* button = window_->findChild<QPushButton*>(QLatin1String(name));
    ASSERT_TRUE(button->isEnabled()) << name;
    QTest::mouseClick(button, Qt::LeftButton);
  }
  void dragMap(const QPointF& from, const QPointF& to) {
    QTest::mousePress(map(), Qt::LeftButton, {}, from.toPoint());
    for (int i = 1; i <= 4; ++i) Window::sendMove(map(), Qt::LeftButton, {}, from + (to - from) * i / 4);
    QTest::mouseRelease(map(), Qt::LeftButton, {}, to.toPoint());
  }
  const core::TransferFunction& function() { return window_->scenes()->scene()->transferFunction; }

  Window window_;
};

TEST_F(ExplorationWindow, ShowsSixteenPicturesOfThisSceneAndFollowsIt) {
  const QImage before = tool()->picture(5);
  ASSERT_FALSE(before.isNull());
  int different = 0;
  for (int cell = 0; cell < ExplorationTool::kCells; ++cell) different += tool()->picture(cell) != before;
  EXPECT_GT(different, 8);
  window_->scenes()->edit(QStringLiteral("turn"), [](core::Scene& scene) { scene.viewpoint.orbit(40, 10); });
  EXPECT_FALSE(tool()->isSettled());
  ASSERT_TRUE(settle());
  EXPECT_NE(tool()->picture(5), before);
}

TEST_F(ExplorationWindow, HoveringShowsALookAndAClickTakesIt) {
  const core::TransferFunction before = function();
  const core::PlanePoint place = tool()->map()->points()[40].place;
  Window::sendMove(map(), Qt::NoButton, {}, map()->toPixel(place));
  ASSERT_TRUE(tool()->hovered());
  EXPECT_NEAR((*tool()->hovered())[0], place[0], 0.01);
  ASSERT_TRUE(Window::waitFor([this] { return !tool()->hoveredPicture().isNull(); }));
  EXPECT_EQ(function(), before) << "hovering changes nothing";
  const int steps = window_->scenes()->undoStack()->index();
  QTest::mouseClick(map(), Qt::LeftButton, {}, map()->toPixel(place).toPoint());
  EXPECT_EQ(window_->scenes()->undoStack()->index(), steps + 1);
  EXPECT_FALSE(function() == before);
  EXPECT_EQ(function().colors(), before.colors());
  window_->scenes()->undo();
  EXPECT_EQ(function(), before);
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(map(), &leave);
  EXPECT_FALSE(tool()->hovered());
}

TEST_F(ExplorationWindow, TheRectangleMovesAndResizes) {
  const core::LookRectangle start = tool()->rectangle();
  dragMap(map()->toPixel({0.5, 0.5}), map()->toPixel({0.6, 0.4}));
  EXPECT_NEAR(tool()->rectangle().centre[0], 0.6, 0.02);
  EXPECT_NEAR(tool()->rectangle().centre[1], 0.4, 0.02);
  EXPECT_EQ(tool()->rectangle().extent, start.extent);
  dragMap(map()->toPixel({0.6 + 0.25, 0.4 + 0.25}), map()->toPixel({0.7, 0.5}));
  EXPECT_NEAR(tool()->rectangle().extent[0], 0.2, 0.03);
  const double before = tool()->rectangle().extent[0];
  QWheelEvent wheel(QPointF(20, 20), map()->mapToGlobal(QPointF(20, 20)), {}, {0, -120}, Qt::NoButton, {},
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(map(), &wheel);
  EXPECT_GT(tool()->rectangle().extent[0], before);
  map()->setFocus();
  const double x = tool()->rectangle().centre[0];
  QTest::keyClick(map(), Qt::Key_Left);
  EXPECT_LT(tool()->rectangle().centre[0], x);
  EXPECT_TRUE(settle());
}

TEST_F(ExplorationWindow, ZoomsInAndBackAndResets) {
  const core::LookRectangle start = tool()->rectangle();
  press("exploreZoom");
  EXPECT_EQ(tool()->shown(), start);
  EXPECT_NEAR(tool()->rectangle().extent[0], start.extent[0] / 2, 1e-9);
  press("exploreZoom");
  press("exploreBack");
  EXPECT_EQ(tool()->shown(), start);
  press("exploreReset");
  EXPECT_EQ(tool()->shown(), core::LookRectangle());
  EXPECT_FALSE(window_->findChild<QPushButton*>(QStringLiteral("exploreBack"))->isEnabled());
}

TEST_F(ExplorationWindow, ACellIsTakenByMouseAndByKeyboard) {
  QTest::mouseClick(grid(), Qt::LeftButton, {}, grid()->cellRect(6).center().toPoint());
  const core::TransferFunction byMouse = function();
  window_->scenes()->undo();
  grid()->setFocus();
  QTest::keyClick(grid(), Qt::Key_Down);
  QTest::keyClick(grid(), Qt::Key_Right);
  QTest::keyClick(grid(), Qt::Key_Right);
  QTest::keyClick(grid(), Qt::Key_Return);
  EXPECT_EQ(function(), byMouse);
}

TEST_F(ExplorationWindow, NamesGroupsAndMarksPresets) {
  ASSERT_TRUE(Window::waitFor([this] { return !tool()->groups().empty(); }));
  EXPECT_EQ(tool()->groups().size(), tool()->map()->points().size());
  EXPECT_GT(tool()->marks().size(), 4u);
  const bool lesion = std::any_of(tool()->groups().begin(), tool()->groups().end(),
                                  [](const auto& group) { return group.kind == core::LookKind::kLesion; });
  EXPECT_TRUE(lesion);
}

}  // namespace
}  // namespace twinray::ui
