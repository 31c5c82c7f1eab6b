// Where the prediction expects to be wrong, over its pane, and the warning that a scene is unlike the training.

#include <QHelpEvent>
#include <QToolTip>

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
  // What is expected at a place is said there.
  const core::Plane& expected = *window->pipeline()->picture(Role::kPrediction).frame->expectedError;
  const QRectF area = pane->pictureRect();
  for (const QPointF& part : {QPointF(0.6, 0.4), QPointF(0.4, 0.65), QPointF(0.5, 0.5)}) {
    const QPoint at = (area.topLeft() + QPointF(part.x() * area.width(), part.y() * area.height())).toPoint();
    const auto pixel = [](double offset, double length, int pixels) { return int(offset / length * pixels); };
    const int x = pixel(at.x() - area.left(), area.width(), expected.width);
    const int y = pixel(at.y() - area.top(), area.height(), expected.height);
    const double value = 255 * double(expected.data[std::size_t(y * expected.width + x)]);
    QHelpEvent help(QEvent::ToolTip, at, pane->mapToGlobal(at));
    QApplication::sendEvent(pane, &help);
    EXPECT_TRUE(QToolTip::text().contains(QLocale().toString(value, 'f', 1) + " of 255"))
        << value << ' ' << QToolTip::text().toStdString();
  }
  QToolTip::hideText();
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
  // Pixels of a warning in the upper part of the pane.
  const auto amber = [pane] {
    const QImage shot = pane->grab(QRect(0, 0, pane->width(), pane->height() / 3)).toImage();
    int count = 0;
    for (int y = 0; y < shot.height(); ++y) {
      for (int x = 0; x < shot.width(); ++x) {
        const QColor color = shot.pixelColor(x, y);
        count += color.red() > 220 && color.green() > 160 && color.green() < 215 && color.blue() < 90;
      }
    }
    return count;
  };
  const int calm = amber();
  window->scenes()->edit(QStringLiteral("zoom"), [](core::Scene& scene) { scene.viewpoint.setZoom(4); });
  EXPECT_GT(amber(), calm + 300);
  EXPECT_EQ(pane->note(), QStringLiteral("unlike its training: closer than zoom 2.5"));
  window->scenes()->undo();
  EXPECT_EQ(pane->note(), QStringLiteral("unseen in training"));
}

}  // namespace
}  // namespace twinray::ui
