// The keyboard alone, names for those who cannot see the window, and windows that are small or sharp.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QScrollArea>
#include <QTabBar>
#include <QVBoxLayout>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/ui/menu_support.h"
#include "tests/ui/window_support.h"
#include "ui/transferfunction/color_bar.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/transfer_function_editor.h"
#include "ui/translator.h"

namespace twinray::ui {
namespace {

using tests::Window;

/// What a screen reader would say of a widget, apart from its kind.
QString spokenName(const QWidget* widget) {
  if (!widget->accessibleName().isEmpty()) return widget->accessibleName();
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) return button->text() + button->toolTip();
  if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) return tabs->tabText(tabs->currentIndex());
  for (const QLabel* label : widget->window()->findChildren<QLabel*>())
    if (label->buddy() == widget) return label->text();
  return {};
}

bool takesTab(const QWidget* widget) {
  return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
}

/// The widgets that the Tab key visits, from the one that has the focus until it comes round.
QList<QWidget*> visitedByTab(QWidget* window) {
  QList<QWidget*> visited;
  for (int i = 0; i < 400; ++i) {
    QTest::keyClick(window->focusWidget() ? window->focusWidget() : window, Qt::Key_Tab);
    QWidget* now = QApplication::focusWidget();
    if (!now) break;
    if (!visited.contains(now)) visited.append(now);
  }
  return visited;
}

TEST(Keyboard, TabReachesEverythingThatTakesTheFocus) {
  Window window;
  ASSERT_TRUE(window.activate());
  ASSERT_TRUE(window.openSample());
  window.pane(PaneId::kReference)->setFocus();
  const QList<QWidget*> visited = visitedByTab(&*window);
  for (const PaneId id : kAllPanes) EXPECT_TRUE(visited.contains(window.pane(id))) << int(id);
  EXPECT_TRUE(visited.contains(window->transferFunctionEditor()->canvas()));
  EXPECT_TRUE(visited.contains(window->transferFunctionEditor()->colorBar()));
  EXPECT_TRUE(visited.contains(window->findChild<QListWidget*>("presetList")));
  for (const QWidget* widget : window->findChildren<QWidget*>()) {
    if (!takesTab(widget) || widget->window() != &*window) continue;
    // A spin box is one stop, its line edit none of its own.
    if (qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) || qobject_cast<QComboBox*>(widget->parentWidget()))
      continue;
    if (qobject_cast<const QScrollArea*>(widget) || widget->inherits("QDockWidgetTitleButton")) continue;
    EXPECT_TRUE(visited.contains(widget))
        << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
  }
}

TEST(Keyboard, WhatTakesTheFocusHasANameAndShowsIt) {
  Window window;
  ASSERT_TRUE(window.activate());
  ASSERT_TRUE(window.openSample());
  window.pane(PaneId::kReference)->setFocus();
  for (const QWidget* widget : visitedByTab(&*window))
    EXPECT_FALSE(spokenName(widget).isEmpty())
        << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
  for (QWidget* widget : {static_cast<QWidget*>(window.pane(PaneId::kReference)),
                          static_cast<QWidget*>(window->transferFunctionEditor()->canvas())}) {
    window.pane(PaneId::kRival)->setFocus();
    const QImage without = widget->grab().toImage();
    widget->setFocus();
    EXPECT_NE(widget->grab().toImage(), without) << widget->objectName().toStdString();
  }
}

TEST(Keyboard, AloneOrbitsAndChoosesAPreset) {
  Window window;
  ASSERT_TRUE(window.activate());
  ASSERT_TRUE(window.openSample());
  const auto typeTo = [](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
  };
  const auto tabTo = [&](const QWidget* target) {
    for (int i = 0; i < 400 && QApplication::focusWidget() != target; ++i) typeTo(Qt::Key_Tab);
    return QApplication::focusWidget() == target;
  };
  window.pane(PaneId::kReference)->setFocus();
  const core::Viewpoint before = window.viewpoint();
  typeTo(Qt::Key_Left);
  EXPECT_NE(window.viewpoint(), before);

  auto* list = window->findChild<QListWidget*>("presetList");
  ASSERT_TRUE(tabTo(list));
  const auto tf = window->scenes()->scene()->transferFunction;
  typeTo(Qt::Key_Home);
  typeTo(Qt::Key_Right);
  typeTo(Qt::Key_Return);
  EXPECT_NE(window->scenes()->scene()->transferFunction, tf);
}

class SmallScreen : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    german_.read(Translator::fileFor("de"));
    if (GetParam()) QCoreApplication::installTranslator(&german_);
  }
  void TearDown() override { QCoreApplication::removeTranslator(&german_); }

  static constexpr QSize kScreen{1024, 700};
  Translator german_;
};

TEST_P(SmallScreen, HoldsTheWindowWithAnyDockAndWithAllOfThem) {
  Window window;
  window->resize(kScreen);
  ASSERT_TRUE(window.openSample());
  EXPECT_EQ(window->size(), kScreen);
  for (const PaneId id : kAllPanes) EXPECT_GE(window.pane(id)->width(), 140);
  for (auto* dock : window->findChildren<QDockWidget*>()) {
    if (!dock->isHidden()) continue;
    dock->toggleViewAction()->trigger();
    ASSERT_TRUE(Window::waitFor([&] { return dock->isVisible() && !dock->visibleRegion().isEmpty(); }))
        << dock->objectName().toStdString();
    EXPECT_EQ(window->size(), kScreen) << dock->objectName().toStdString();
    EXPECT_TRUE(window->rect().contains(dock->geometry())) << dock->objectName().toStdString();
  }
}

TEST_P(SmallScreen, CutsNoWordOffAndCoversNone) {
  Window window;
  window->resize(kScreen);
  ASSERT_TRUE(window.openSample());
  for (const char* part : {"metricsStrip", "transferFunctionDock"}) {
    auto* whole = window->findChild<QWidget*>(QLatin1String(part));
    ASSERT_NE(whole, nullptr) << part;
    QList<QWidget*> seen;
    for (auto* label : whole->findChildren<QLabel*>())
      if (label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored) seen << label;
    for (auto* button : whole->findChildren<QAbstractButton*>())
      if (button->objectName() != "qt_dockwidget_floatbutton" && button->objectName() != "qt_dockwidget_closebutton")
        seen << button;
    for (const QWidget* widget : seen) {
      if (!widget->isVisible()) continue;
      const QRect place(widget->mapTo(whole, QPoint()), widget->size());
      EXPECT_GE(widget->width(), widget->sizeHint().width()) << part << ' ' << widget->accessibleName().toStdString();
      EXPECT_TRUE(whole->rect().contains(place)) << part << ' ' << widget->accessibleName().toStdString();
      for (const QWidget* other : seen) {
        const QRect its(other->mapTo(whole, QPoint()), other->size());
        EXPECT_TRUE(other == widget || !other->isVisible() || !place.intersects(its))
            << part << ' ' << widget->accessibleName().toStdString() << other->accessibleName().toStdString();
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Layout, SmallScreen, ::testing::Bool(),
                         [](const auto& given) { return given.param ? "German" : "English"; });

TEST(Layout, NarrowFiguresKeepTheImportantOnesAndWideOnesBringAllBack) {
  QWidget host;
  auto* layout = new QVBoxLayout(&host);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* inside = new MetricsStrip;
  layout->addWidget(inside);
  MetricsStrip& strip = *inside;
  const auto shown = [&] {
    int count = 0;
    for (const QLabel* label : strip.findChildren<QLabel*>())
      for (const char* head : {"RMSE", "RMSE, object", "PSNR", "SSIM", "MS-SSIM", "EMD", "Speed-up"})
        count += label->text() == head && !label->isHidden();
    return count;
  };
  host.resize(1000, 90);
  host.show();
  EXPECT_EQ(shown(), 7);
  host.resize(strip.minimumSizeHint().width(), 90);
  EXPECT_TRUE(Window::waitFor([&] { return shown() == 3; }));
  host.resize(1000, 90);
  EXPECT_TRUE(Window::waitFor([&] { return shown() == 7; }));
}

TEST(Layout, PicturesOfAnyShapeAreWholeAndNeverStretched) {
  Window window;
  ASSERT_TRUE(window.openSample());
  for (const QSize size : {QSize(512, 64), QSize(64, 512), QSize(200, 200)}) {
    window->pipeline()->setFixedPictureSize(size);
    ASSERT_TRUE(window.settle());
    PicturePane* pane = window.pane(PaneId::kReference);
    ASSERT_EQ(pane->image().size(), size);
    const QRectF area = pane->pictureRect();
    EXPECT_TRUE(QRectF(pane->rect()).contains(area));
    EXPECT_NEAR(area.width() / area.height(), double(size.width()) / size.height(),
                0.02 * area.width() / area.height());
  }
}

TEST(Layout, DocksFloatAndComeBackWithReset) {
  Window window;
  auto* dock = window->findChild<QDockWidget*>("transferFunctionDock");
  ASSERT_NE(dock, nullptr);
  auto* presets = window->findChild<QDockWidget*>("presetDock");
  const auto press = [](QDockWidget* of, const char* name) {
    auto* button = of->findChild<QAbstractButton*>(QLatin1String(name));
    ASSERT_TRUE(button && button->isVisible()) << name;
    QTest::mouseClick(button, Qt::LeftButton);
  };
  press(presets, "qt_dockwidget_closebutton");
  EXPECT_FALSE(presets->isVisible());
  press(dock, "qt_dockwidget_floatbutton");
  EXPECT_TRUE(dock->isFloating());
  EXPECT_TRUE(dock->features() & QDockWidget::DockWidgetMovable);
  dock->close();
  EXPECT_FALSE(dock->isVisible());
  tests::chooseInMenu(*window, "View", "Reset Layout");
  EXPECT_TRUE(dock->isVisible());
  EXPECT_TRUE(presets->isVisible());
  EXPECT_FALSE(dock->isFloating());
}

TEST(Growth, AHundredThousandEditsInDragsTakeNoMemory) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const auto resident = [] {
    QFile status("/proc/self/statm");
    EXPECT_TRUE(status.open(QIODevice::ReadOnly));
    return status.readAll().split(' ').at(1).toLongLong() * sysconf(_SC_PAGESIZE);
  };
  const auto edit = [&](int count) {
    for (int i = 0; i < count; ++i) {
      // A drag is one step of undo, of a thousand edits here.
      if (i % 1000 == 0) window->scenes()->beginGesture("drag");
      window->scenes()->edit("drag", [i](core::Scene& scene) {
        auto modes = scene.transferFunction.modes();
        modes.back().amplitude = 0.2 + 0.5 * (i % 997) / 997.0;
        scene.transferFunction.setModes(std::move(modes));
      });
      if (i % 100 == 0) QCoreApplication::processEvents();
      if (i % 1000 == 999) window->scenes()->endGesture();
    }
    return window.settle();
  };
  ASSERT_TRUE(edit(20'000));
  const auto before = resident();
  ASSERT_TRUE(edit(100'000));
  const auto grown = resident() - before;
  RecordProperty("grown_bytes", std::to_string(grown));
  EXPECT_LT(grown, 30'000'000) << "bytes";
}

}  // namespace
}  // namespace twinray::ui
