#include "ui/widgets/dock_scroll_area.h"

#include <QDockWidget>
#include <QScrollBar>

#include <gtest/gtest.h>

#include "tests/ui/window_support.h"

namespace twinray::ui {
namespace {

/// Whether the docks on screen show their content's whole width.
void expectWholeWidths(MainWindow& window) {
  for (const auto* area : window.findChildren<DockScrollArea*>()) {
    if (!area->isVisible()) continue;
    EXPECT_LE(area->widget()->width(), area->viewport()->width())
        << area->widget()->objectName().toStdString() << " in a window of " << window.width() << "x" << window.height();
    EXPECT_EQ(area->horizontalScrollBar()->maximum(), 0);
  }
}

TEST(DockScrollArea, ItsContentIsNeverWiderThanWhatIsSeen) {
  for (const char* name : {"matchDock", "sensitivityDock", "explorationDock"}) {
    tests::Window window;
    window->resize(1500, 940);
    ASSERT_TRUE(window.openSample());
    auto* dock = window->findChild<QDockWidget*>(QLatin1String(name));
    ASSERT_NE(dock, nullptr) << name;
    dock->toggleViewAction()->trigger();
    ASSERT_TRUE(window.waitFor([&] { return dock->isVisible(); }));
    for (int height = 940; height >= 760; height -= 60) {
      window->resize(1500, height);
      ASSERT_TRUE(window.settle());
      expectWholeWidths(*window);
    }
  }
}

}  // namespace
}  // namespace twinray::ui
