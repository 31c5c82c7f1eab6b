// The bundled models in the Model menu.

#include <QAction>
#include <QMenu>
#include <QUndoStack>

#include "tests/ui/window_support.h"

namespace twinray::ui {
namespace {

using tests::Window;

TEST(ModelChoice, TheMenuChangesTheModelSaysWhatItCostsAndUndoBringsTheOneBeforeBack) {
  Window window;
  ASSERT_TRUE(window.openSample());
  auto* menu = window->findChild<QMenu*>(QStringLiteral("modelMenu"));
  ASSERT_NE(menu, nullptr);
  const auto entry = [&](const char* file) { return window->findChild<QAction*>(QLatin1String(file)); };
  const auto rays = [&] { return window->pipeline()->model()->info().guideQuality; };
  EXPECT_TRUE(entry("guided.pt")->isChecked());
  EXPECT_EQ(rays(), "checkerboard");

  const auto choose = [&](Qt::Key mnemonic) {
    menu->popup(window->pos());
    QTest::keyClick(menu, mnemonic);
    return window.settle();
  };
  const auto uses = [&](const char* file) { return [&, file] { return entry(file)->isChecked(); }; };
  choose(Qt::Key_I);
  ASSERT_TRUE(Window::waitFor(uses("guided-fine.pt")));
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(rays(), "fine");
  EXPECT_EQ(window->pipeline()->picture(Role::kPrediction).frame->guide->width, 192);
  choose(Qt::Key_F);
  ASSERT_TRUE(Window::waitFor(uses("guided-fast.pt")));
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window->pipeline()->picture(Role::kPrediction).frame->guide->width, 96);

  // The one that it began with, from the menu too.
  choose(Qt::Key_B);
  ASSERT_TRUE(Window::waitFor(uses("guided.pt")));
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(rays(), "checkerboard");

  menu->popup(window->pos());
  for (const char* file : {"guided.pt", "guided-fine.pt", "guided-fast.pt"})
    EXPECT_TRUE(entry(file)->text().contains(QStringLiteral("ms for 192×192"))) << entry(file)->text().toStdString();
  menu->hide();

  window->scenes()->undo();
  ASSERT_TRUE(Window::waitFor(uses("guided-fast.pt")));
  window->scenes()->undo();
  ASSERT_TRUE(Window::waitFor(uses("guided-fine.pt")));
  window->scenes()->undo();
  ASSERT_TRUE(Window::waitFor(uses("guided.pt")));
}

}  // namespace
}  // namespace twinray::ui
