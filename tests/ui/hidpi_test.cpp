// On a screen with two device pixels to the logical one: pictures have as many pixels as are seen.
#include <gtest/gtest.h>

#include "tests/ui/window_support.h"

namespace twinray::ui {
namespace {

using tests::Window;

TEST(HiDpi, PicturesAreRenderedAtThePanesTruePixels) {
  MainWindowOptions options;
  options.remember = false;
  MainWindow window(options);
  window.resize(1100, 760);
  window.show();
  QSignalSpy opened(&window, &MainWindow::opened);
  window.openDefaultVolume();
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0 && window.pipeline()->settled(); }));
  const PicturePane* pane = window.view()->grid()->pane(PaneId::kReference);
  ASSERT_EQ(pane->devicePixelRatioF(), 2);
  EXPECT_GT(pane->image().width(), pane->width()) << "more than the logical pixels";
  // Sides are rounded down to what guides can be.
  constexpr int kRounding = 4;
  const QSize area = window.view()->grid()->pictureArea();  // of the pane that is smallest
  EXPECT_LT(area.width() - pane->image().width(), kRounding);
  EXPECT_LT(area.height() - pane->image().height(), kRounding);
  EXPECT_LE((pane->pictureArea() - area).height(), 2) << "rows may differ by one logical pixel";
  // And drawn pixel for pixel: what is on screen is the picture.
  const QImage seen = const_cast<PicturePane*>(pane)->grab().toImage();
  const QRectF picture = pane->pictureRect();
  const QPoint middle = (picture.center() * 2).toPoint(), corner = (picture.topLeft() * 2).toPoint();
  for (int dx = -20; dx <= 20; dx += 4) {
    const QPoint at = middle + QPoint(dx, dx);
    EXPECT_EQ(seen.pixelColor(at), pane->image().pixelColor(at - corner)) << dx;
  }
}

}  // namespace
}  // namespace twinray::ui
