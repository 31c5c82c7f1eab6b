// Where the prediction expects to be wrong, over its pane, and the warning that a scene is unlike the training.

#include <gtest/gtest.h>

#include "tests/ui/window_support.h"
#include "ui/panes/error_layer.h"

namespace twinray::ui {
namespace {

using tests::Window;

TEST(ErrorOverlay, CoversWhereMoreIsExpected) {
  const QImage overlay = errorOverlay({1, 1, 3, {0.0f, 4.0f / 255, 20.0f / 255}});
  EXPECT_EQ(qAlpha(overlay.pixel(0, 0)), 0);
  EXPECT_GT(qAlpha(overlay.pixel(1, 0)), 60);
  EXPECT_GT(qAlpha(overlay.pixel(2, 0)), qAlpha(overlay.pixel(1, 0)));
  EXPECT_GT(qGray(overlay.pixel(2, 0)), qGray(overlay.pixel(1, 0))) << "lightness grows with the error";
}

TEST(ExpectedErrorWindow, TheKeyLaysItOverThePredictionAndTakesItAway) {
  Window window;
  ASSERT_TRUE(window.openSample());
  PicturePane* pane = window.pane(PaneId::kPrediction);
  // Without the header, which has milliseconds.
  const auto picture = [pane] { return pane->grab(pane->pictureRect().toAlignedRect()).toImage(); };
  const QImage before = picture();
  auto* action = window->findChild<QAction*>(QStringLiteral("expectedErrorAction"));
  ASSERT_TRUE(action->isEnabled());
  pane->setFocus();
  QTest::keyClick(&*window, Qt::Key_E);
  EXPECT_TRUE(action->isChecked());
  const auto said = [&] {
    const auto& frame = window->pipeline()->picture(Role::kPrediction).frame;
    return frame && frame->expectedError != nullptr;
  };
  EXPECT_FALSE(window->pipeline()->settled()) << "what is wanted is not there yet";
  ASSERT_TRUE(window.settle());
  EXPECT_TRUE(said());
  EXPECT_NE(picture(), before);
  QTest::keyClick(&*window, Qt::Key_E);
  EXPECT_FALSE(action->isChecked());
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(picture(), before);
}

TEST(ExpectedErrorWindow, ASceneUnlikeTheTrainingIsSaidToBe) {
  Window window;
  ASSERT_TRUE(window.openSample());
  PicturePane* pane = window.pane(PaneId::kPrediction);
  ASSERT_TRUE(Window::waitFor([&] { return pane->note() == QStringLiteral("unseen in training"); }));
  window->scenes()->edit(QStringLiteral("zoom"), [](core::Scene& scene) { scene.viewpoint.setZoom(4); });
  EXPECT_EQ(pane->note(), QStringLiteral("unlike its training: closer than zoom 2.5"));
  window->scenes()->undo();
  EXPECT_EQ(pane->note(), QStringLiteral("unseen in training"));
}

}  // namespace
}  // namespace twinray::ui
