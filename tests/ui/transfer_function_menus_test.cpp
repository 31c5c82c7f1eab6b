// What the menus of the transfer function editor do, opened by a right click or by the menu key.
#include <QColorDialog>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include "tests/ui/editor_support.h"

namespace twinray::ui {
namespace {

class TransferFunctionMenus : public tests::EditorFixture {
 protected:
  void SetUp() override {
    core::TransferFunction function(0, 255);
    function.setPoints({{0, 0}, {100, 0.2}, {200, 0.8}, {255, 1}});
    open(function);
  }

  /// The menu key of a keyboard.
  static void menuKey(QWidget* widget) {
    widget->setFocus();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, widget->rect().center(),
                            widget->mapToGlobal(widget->rect().center()));
    QApplication::sendEvent(widget, &event);
  }
  /// A right click, as window systems send it.
  static void rightClick(QWidget* widget, const QPointF& at) {
    tests::sendMouse(widget, QEvent::MouseButtonPress, at, Qt::RightButton);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at.toPoint(), widget->mapToGlobal(at.toPoint()));
    QApplication::sendEvent(widget, &event);
    tests::sendMouse(widget, QEvent::MouseButtonRelease, at, Qt::RightButton);
  }
  /// Clicks an entry of the menu that is open; false where it is not there or grey.
  [[nodiscard]] static bool choose(const char* entry) {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu) return false;
    for (QAction* action : menu->actions()) {
      if (action->text() != QString::fromUtf8(entry)) continue;
      const bool able = action->isEnabled();
      QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
      menu->close();
      return able;
    }
    return false;
  }
};

TEST_F(TransferFunctionMenus, AStepIsMadeWhereTheMouseIs) {
  rightClick(canvas_, canvas_->toPixel(150, 0.9));
  ASSERT_TRUE(choose("Make a step here"));
  ASSERT_EQ(tf().points().size(), 6u);
  // The mouse is on whole pixels, less than a value each.
  EXPECT_NEAR(tf().opacity(149), start_.opacity(149), 0.01) << "as before";
  EXPECT_NEAR(tf().opacity(151), 0.9, 0.02);
  expectOneStep();
}

TEST_F(TransferFunctionMenus, PointsAreAddedAllSelectedAndRemovedByTheMenuKey) {
  canvas_->select({1});
  menuKey(canvas_);
  ASSERT_TRUE(choose("Remove"));
  EXPECT_EQ(tf().points().size(), 3u);
  expectOneStep();
  rightClick(canvas_, canvas_->toPixel(50, 0.6));
  ASSERT_TRUE(choose("Add point here"));
  EXPECT_NEAR(tf().points()[1].value, 50, 1);
  EXPECT_NEAR(tf().points()[1].opacity, 0.6, 0.01);
  expectOneStep();
  menuKey(canvas_);
  ASSERT_TRUE(choose("Select all"));
  EXPECT_EQ(canvas_->selection().size(), 4u);
  menuKey(canvas_);
  EXPECT_FALSE(choose("Type numbers…")) << "of one element only";
  canvas_->select({2});
  menuKey(canvas_);
  ASSERT_TRUE(choose("Type numbers…"));
  EXPECT_EQ(QApplication::focusWidget()->objectName(), "elementValue");
}

TEST_F(TransferFunctionMenus, ADragWithTheRightButtonOpensNone) {
  tests::drag(canvas_, canvas_->toPixel(150, 0.3), canvas_->toPixel(180, 0.3), Qt::RightButton, Qt::ControlModifier);
  EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
  EXPECT_NE(tf(), start_);
}

TEST_F(TransferFunctionMenus, ColoursAreRecolouredAddedAndRemoved) {
  rightClick(bar_, bar_->handle(1));
  ASSERT_TRUE(choose("Change colour…"));
  auto* dialog = bar_->findChild<QColorDialog*>("nodeColorDialog");
  ASSERT_NE(dialog, nullptr);
  QTest::keyClick(dialog, Qt::Key_Escape);
  EXPECT_EQ(tf(), start_) << "cancelling changes nothing";
  EXPECT_EQ(model_.undoStack()->count(), 0);

  rightClick(bar_, bar_->handle(1));
  ASSERT_TRUE(choose("Remove colour"));
  EXPECT_EQ(tf().colors().size(), 2u);
  expectOneStep();

  const QRectF area = bar_->barArea();
  rightClick(bar_, {area.left() + area.width() * 0.2, area.center().y()});
  ASSERT_TRUE(choose("Add colour here"));
  ASSERT_EQ(tf().colors().size(), 4u);
  EXPECT_NEAR(tf().colors()[1].value, 51, 1);
  EXPECT_NEAR(tf().colors()[1].rgb[0], 0.51, 0.01);
  expectOneStep();

  bar_->select(2);
  menuKey(bar_);
  ASSERT_TRUE(choose("Remove colour"));
  EXPECT_EQ(tf().colors().size(), 2u);
  EXPECT_EQ(tf().colors().back().value, 100) << "the one with the frame, not one under the mouse";
}

TEST_F(TransferFunctionMenus, AColourMapIsChosenWithTheMouse) {
  auto* button = editor_.findChild<QPushButton*>("colorMaps");
  const auto chooseMap = [&](const char* entry) {
    bool chosen = false;
    // The menu of a button runs in a loop of its own.
    QTimer::singleShot(0, button, [&chosen, entry] { chosen = choose(entry); });
    QTest::mouseClick(button, Qt::LeftButton);
    return chosen;
  };
  ASSERT_TRUE(chooseMap("Viridis"));
  EXPECT_EQ(tf().colors().front(), (core::ColorNode{0, {0x44 / 255.0, 0x01 / 255.0, 0x54 / 255.0}}));
  EXPECT_EQ(tf().colors().back(), (core::ColorNode{255, {0xfd / 255.0, 0xe7 / 255.0, 0x25 / 255.0}}));
  EXPECT_EQ(tf().points(), start_.points());
  expectOneStep();
  ASSERT_TRUE(chooseMap("Reverse colours"));
  EXPECT_EQ(tf().colors().front().rgb, start_.colors().back().rgb);
  EXPECT_EQ(tf().points(), start_.points());
  expectOneStep();
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
