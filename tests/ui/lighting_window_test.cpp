// The Lighting dock in the whole window.
#include <QColorDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QStyleOptionSlider>
#include <QToolButton>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "tests/ui/window_support.h"

namespace twinray::ui {
namespace {

using tests::kIndistinguishable;
using tests::Window;

QSlider* lightingSlider(Window& window, const QString& name) {
  for (auto* slider : window->findChild<QWidget*>("lightingDock")->findChildren<QSlider*>())
    if (slider->accessibleName() == name) return slider;
  return nullptr;
}

TEST(LightingWindow, ALightingSliderIsDraggedInOneStepThatCtrlZTakesBack) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  const core::Image picture = window.picture(Role::kReference);
  const core::Lighting before = window->scenes()->scene()->lighting;
  QSlider* slider = lightingSlider(window, "Ambient");
  ASSERT_NE(slider, nullptr);
  const int position = slider->value();
  QStyleOptionSlider option;
  option.initFrom(slider);
  option.minimum = slider->minimum();
  option.maximum = slider->maximum();
  option.sliderPosition = option.sliderValue = position;
  option.subControls = QStyle::SC_All;
  const QRect handle = slider->style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, slider);
  QTest::mousePress(slider, Qt::LeftButton, {}, handle.center());
  for (int step = 1; step <= 4; ++step) {
    const double last = window->scenes()->scene()->lighting.ambient;
    Window::sendMove(slider, Qt::LeftButton, {}, handle.center() + QPoint(step * slider->width() / 8, 0));
    EXPECT_GT(window->scenes()->scene()->lighting.ambient, last + 0.05) << step;
  }
  QTest::mouseRelease(slider, Qt::LeftButton, {}, handle.center() + QPoint(slider->width() / 2, 0));
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);
  EXPECT_GT(core::rmse(window.picture(Role::kReference), picture), kIndistinguishable);
  core::Lighting others = window->scenes()->scene()->lighting;
  others.ambient = before.ambient;
  EXPECT_EQ(others, before);

  QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window->scenes()->scene()->lighting, before);
  EXPECT_EQ(slider->value(), position);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.picture(Role::kReference), picture);
}

TEST(LightingWindow, ArrowsMoveALightingSliderThatHasTheFocus) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  const core::Viewpoint view = window.viewpoint();
  QSlider* slider = lightingSlider(window, "Ambient");
  ASSERT_NE(slider, nullptr);
  slider->setFocus();
  const auto ambient = [&] { return window->scenes()->scene()->lighting.ambient; };
  const double before = ambient();
  ASSERT_TRUE(before > 0.1 && before < 0.9) << before;
  QTest::keyClick(slider, Qt::Key_Right);
  EXPECT_NEAR(ambient(), before + 0.01, 1e-9);
  QTest::keyClick(slider, Qt::Key_Up);
  EXPECT_NEAR(ambient(), before + 0.02, 1e-9);
  QTest::keyClick(slider, Qt::Key_Left);
  EXPECT_NEAR(ambient(), before + 0.01, 1e-9);
  QTest::keyClick(slider, Qt::Key_PageDown);
  EXPECT_NEAR(ambient(), before - 0.09, 1e-9);
  for (int i = 0; i < 4; ++i) QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(ambient(), before);
  EXPECT_FALSE(window->scenes()->undoStack()->canUndo());
  EXPECT_EQ(window.viewpoint(), view) << "they are not the pictures' while the slider has them";
}

TEST(LightingWindow, TheBackgroundIsChosenInItsDialogAndUndone) {
  Window window;
  ASSERT_TRUE(window.openSample());
  ASSERT_TRUE(window.activate());
  const core::Rgb before = window->scenes()->scene()->background;
  const core::Image picture = window.picture(Role::kReference);
  auto* dock = window->findChild<QWidget*>("lightingDock");
  const auto dialog = [&]() -> QColorDialog* {
    QTest::mouseClick(dock->findChild<QToolButton*>("background"), Qt::LeftButton);
    for (auto* one : dock->findChildren<QColorDialog*>())
      if (one->isVisible()) return one;
    return nullptr;
  };
  const auto typeColor = [](QColorDialog* into, const QString& name) {
    for (auto* line : into->findChildren<QLineEdit*>()) {
      if (!line->text().startsWith('#')) continue;
      line->selectAll();
      QTest::keyClicks(line, name);
    }
  };
  QColorDialog* first = dialog();
  ASSERT_NE(first, nullptr);
  typeColor(first, "#203c64");
  QTest::keyClick(first, Qt::Key_Escape);
  EXPECT_EQ(window->scenes()->scene()->background, before) << "cancelling changes nothing";
  EXPECT_EQ(window->scenes()->undoStack()->count(), 0);

  QColorDialog* second = dialog();
  ASSERT_NE(second, nullptr);
  typeColor(second, "#203c64");
  QTest::mouseClick(second->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);
  ASSERT_TRUE(window.settle());
  const core::Image changed = window.picture(Role::kReference);
  const std::array<int, 3> wanted{0x20, 0x3c, 0x64};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(changed.pixel(0, 0)[i], wanted[i], 1) << i;

  ASSERT_TRUE(window.activate());
  QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window->scenes()->scene()->background, before);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.picture(Role::kReference), picture);
}

}  // namespace
}  // namespace twinray::ui
