// The colours of a transfer function: its bar, its nodes and its maps.

#include <QAction>
#include <QColorDialog>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include "tests/ui/editor_support.h"

namespace twinray::ui {
namespace {

using tests::click;
using tests::doubleClick;
using tests::drag;

class TransferFunctionColorsTest : public tests::EditorFixture {
 protected:
  void SetUp() override { openTwoModes(); }
};

TEST_F(TransferFunctionColorsTest, AColourNodeIsDraggedBetweenItsNeighbours) {
  const double valuePerPixel = 255 / bar_->barArea().width();
  drag(bar_, bar_->handle(1), bar_->handle(1) + QPointF(30, 0));
  EXPECT_NEAR(tf().colors()[1].value, 100 + 30 * valuePerPixel, 1e-9);
  expectOneStep();
  drag(bar_, bar_->handle(1), bar_->handle(1) + QPointF(3000, 0));
  EXPECT_EQ(tf().colors()[1].value, 255);
  expectOneStep();
}

TEST_F(TransferFunctionColorsTest, DoubleClickOnTheBarAddsTheColourThatIsThere) {
  const QRectF area = bar_->barArea();
  doubleClick(bar_, {area.left() + area.width() * 50 / 255, area.center().y()});
  ASSERT_EQ(tf().colors().size(), 4u);
  EXPECT_NEAR(tf().colors()[1].value, 50, 1e-9);
  EXPECT_NEAR(tf().colors()[1].rgb[0], 0.5, 1e-9);
  expectOneStep();
}

TEST_F(TransferFunctionColorsTest, KeysMoveAndRemoveColoursButNeverTheLast) {
  bar_->setFocus();
  bar_->select(1);
  QTest::keyClick(bar_, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_NEAR(tf().colors()[1].value, 100.255, 1e-9);
  QTest::keyClick(bar_, Qt::Key_Left);
  EXPECT_NEAR(tf().colors()[1].value, 97.705, 1e-9);
  QTest::keyClick(bar_, Qt::Key_Insert);
  ASSERT_EQ(tf().colors().size(), 4u);
  EXPECT_NEAR(tf().colors()[2].value, (97.705 + 255) / 2, 1e-9);
  QTest::keyClick(bar_, Qt::Key_Delete);
  bar_->select(1);
  QTest::keyClick(bar_, Qt::Key_Delete);
  EXPECT_EQ(tf().colors().size(), 2u);
  QTest::keyClick(bar_, Qt::Key_Delete);
  QTest::keyClick(bar_, Qt::Key_Delete);
  EXPECT_EQ(tf().colors().size(), 1u);
}

TEST_F(TransferFunctionColorsTest, TheColourDialogRecoloursAndCancelChangesNothing) {
  bar_->setFocus();
  bar_->select(1);
  QTest::keyClick(bar_, Qt::Key_Return);
  auto* dialog = bar_->findChild<QColorDialog*>("nodeColorDialog");
  ASSERT_NE(dialog, nullptr);
  dialog->setCurrentColor(QColor(0, 128, 255));
  dialog->reject();
  EXPECT_EQ(tf(), start_);
  EXPECT_EQ(steps(), 0);
  ASSERT_TRUE(QTest::qWaitFor([this] { return !bar_->findChild<QColorDialog*>("nodeColorDialog"); }, tests::kPatience));
  doubleClick(bar_, bar_->handle(1));
  dialog = bar_->findChild<QColorDialog*>("nodeColorDialog");
  ASSERT_NE(dialog, nullptr);
  dialog->setCurrentColor(QColor(0, 128, 255));
  dialog->accept();
  EXPECT_NEAR(tf().colors()[1].rgb[1], 128.0 / 255, 1e-4);
  EXPECT_NEAR(tf().colors()[1].rgb[2], 1, 1e-4);
  expectOneStep();
}

TEST_F(TransferFunctionColorsTest, TheFieldAndTheButtonOfAColourChangeIt) {
  click(bar_, bar_->handle(1));
  auto* value = editor_.findChild<QDoubleSpinBox*>("colorValue");
  ASSERT_TRUE(value->isEnabled());
  EXPECT_EQ(value->value(), 100);
  value->setFocus();
  value->selectAll();
  QTest::keyClicks(value, "120,5");
  QTest::keyClick(value, Qt::Key_Return);
  EXPECT_EQ(tf().colors()[1].value, 120.5);
  expectOneStep();
  auto* button = editor_.findChild<QToolButton*>("colorButton");
  QTest::mouseClick(button, Qt::LeftButton);
  auto* dialog = bar_->findChild<QColorDialog*>("nodeColorDialog");
  ASSERT_NE(dialog, nullptr);
  dialog->setCurrentColor(Qt::green);
  dialog->accept();
  EXPECT_NEAR(tf().colors()[1].rgb[1], 1, 1e-4);
  EXPECT_EQ(tf().colors()[1].value, 100);
}

TEST_F(TransferFunctionColorsTest, AColourMapSpansTheShownRange) {
  auto* button = editor_.findChild<QPushButton*>("colorMaps");
  const auto actions = button->menu()->actions();
  const auto entry = [&](const QString& text) {
    for (QAction* action : actions)
      if (action->text() == text) return action;
    return static_cast<QAction*>(nullptr);
  };
  ASSERT_NE(entry("Viridis"), nullptr);
  entry("Viridis")->trigger();
  EXPECT_EQ(tf().colors().front().value, 0);
  EXPECT_EQ(tf().colors().back().value, 255);
  EXPECT_NEAR(tf().color(0)[2], 0x54 / 255.0, 1e-9);
  EXPECT_EQ(tf().modes(), start_.modes());
  expectOneStep();
  // Backwards, where the map is no other.
  ASSERT_NE(entry("Reverse colours"), nullptr);
  entry("Reverse colours")->trigger();
  EXPECT_NEAR(tf().color(255 - 30)[0], start_.color(30)[0], 1e-9);
  EXPECT_NEAR(tf().color(0)[1], 1, 1e-9);
  EXPECT_EQ(tf().modes(), start_.modes());
  expectOneStep();
  // Of a part of the range that the wheel has zoomed in on.
  const QPointF pointer = canvas_->toPixel(160, 0.5);
  QWheelEvent wheel(pointer, canvas_->mapToGlobal(pointer), {}, {0, 480}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(canvas_, &wheel);
  const double first = bar_->valueAt(bar_->barArea().left()), last = bar_->valueAt(bar_->barArea().right());
  ASSERT_LT(last - first, 130);
  entry("Cividis")->trigger();
  EXPECT_NEAR(tf().colors().front().value, first, 1e-9);
  EXPECT_NEAR(tf().colors().back().value, last, 1e-9);
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
