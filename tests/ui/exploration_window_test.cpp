// The map of looks in the window: hover, rectangle, zoom, take.
#include <QCheckBox>
#include <QPushButton>
#include <QWheelEvent>
#include <set>

#include <gtest/gtest.h>

#include "nn/import_weights.h"
#include "nn/predicted_renderer.h"
#include "tests/temporary_folder.h"
#include "tests/ui/window_support.h"
#include "ui/exploration/exploration_tool.h"
#include "ui/exploration/look_widgets.h"
#include "ui/panes/picture.h"
#include "ui/presets/preset_panel.h"
#include "ui/widgets/elided_label.h"

namespace twinray::ui {
namespace {

using tests::Window;

class ExplorationWindow : public ::testing::Test {
 protected:
  explicit ExplorationWindow(const MainWindowOptions& options = {}) : window_(options) {}
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
  QString textOf(const char* name) { return window_->findChild<ElidedLabel*>(QLatin1String(name))->fullText(); }
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
  EXPECT_NEAR(tool()->hovered()->place[0], place[0], 0.01);
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
  EXPECT_GE(tool()->known().size(), 4u);
  // The sample opens with one of them.
  const bool there = std::any_of(tool()->known().begin(), tool()->known().end(),
                                 [this](const auto& look) { return look.place == tool()->present(); });
  EXPECT_TRUE(there);
  const bool lesion = std::any_of(tool()->groups().begin(), tool()->groups().end(),
                                  [](const auto& group) { return group.kind == core::LookKind::kLesion; });
  EXPECT_TRUE(lesion);
}

TEST_F(ExplorationWindow, PicturesAreThoseOfTheModelAtThisViewpoint) {
  EXPECT_TRUE(tool()->predicted());
  EXPECT_TRUE(textOf("exploreSource").contains(QStringLiteral("guided"))) << textOf("exploreSource").toStdString();
  const auto model = window_->pipeline()->model();
  nn::PredictedRenderer renderer(model, castingGuide(model.get(), window_->pipeline()->rendering())());
  for (const int cell : {0, 6, 15}) {
    auto scene = std::make_shared<core::Scene>(*window_->scenes()->scene());
    scene->transferFunction = tool()->functionAt({core::cellCentre(tool()->rectangle(), cell)});
    core::Request request;
    request.scene = scene;
    request.width = request.height = tool()->pictureSide();
    EXPECT_EQ(tool()->picture(cell), toQImage(renderer.render(request)->picture)) << "cell " << cell;
  }
}

TEST_F(ExplorationWindow, WhatAModelDoesNotKnowIsRayCast) {
  const QImage before = tool()->picture(5);
  window_->scenes()->edit(QStringLiteral("brightest"),
                          [](core::Scene& scene) { scene.blending = core::Blending::kMaximumIntensity; });
  EXPECT_FALSE(tool()->predicted());
  EXPECT_TRUE(textOf("exploreSource").contains(QStringLiteral("cannot paint this scene")));
  ASSERT_TRUE(settle());
  EXPECT_NE(tool()->picture(5), before);
}

TEST_F(ExplorationWindow, CellsNearestToTheMouseComeFirst) {
  std::vector<int> order;
  const auto clear = [&] {
    order.clear();
    // Another turn of the view asks for all of them anew.
    window_->scenes()->edit(QStringLiteral("turn"), [](core::Scene& scene) { scene.viewpoint.orbit(10, 0); });
  };
  QObject::connect(tool(), &ExplorationTool::pictureReady, tool(), [&](int cell) { order.push_back(cell); });
  Window::sendMove(grid(), Qt::NoButton, {}, grid()->cellRect(3).center());
  ASSERT_TRUE(tool()->hovered());
  clear();
  ASSERT_TRUE(settle());
  ASSERT_EQ(order.size(), 16u);
  EXPECT_EQ(order.front(), 3);
  EXPECT_EQ(order.back(), 12);
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(grid(), &leave);
  clear();
  ASSERT_TRUE(settle());
  EXPECT_EQ(std::set<int>(order.begin(), order.begin() + 4), (std::set<int>{5, 6, 9, 10})) << "else the middle";
}

TEST_F(ExplorationWindow, ColoursComeAlongWhereTheBoxIsTicked) {
  const core::TransferFunction before = function();
  const core::PlanePoint centre = core::cellCentre(tool()->rectangle(), 15);
  const core::KnownLook* nearest = core::nearestKnown(tool()->known(), centre);
  ASSERT_NE(nearest, nullptr);
  ASSERT_NE(nearest->function.colors(), before.colors());
  const QImage plain = tool()->picture(15);
  auto* box = window_->findChild<QCheckBox*>(QStringLiteral("explorePresetColors"));
  QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
  ASSERT_TRUE(tool()->presetColors());
  ASSERT_TRUE(settle());
  EXPECT_NE(tool()->picture(15), plain);
  const int steps = window_->scenes()->undoStack()->index();
  Window::sendMove(grid(), Qt::NoButton, {}, grid()->cellRect(15).center());
  EXPECT_TRUE(textOf("exploreState").contains(tool()->nameOf(*nearest))) << textOf("exploreState").toStdString();
  QTest::mouseClick(grid(), Qt::LeftButton, {}, grid()->cellRect(15).center().toPoint());
  EXPECT_EQ(function().colors(), nearest->function.colors());
  EXPECT_EQ(window_->scenes()->undoStack()->index(), steps + 1);
  const double value = 0.9 * function().maximum();
  const auto expected = tool()->map()->functionAt(centre, before, *window_->scenes()->scene()->volume);
  EXPECT_EQ(function().opacity(value), expected.opacity(value));
  window_->scenes()->undo();
  EXPECT_EQ(function(), before);
}

/// The user's data in a folder of this test.
struct OwnFolder {
  OwnFolder() { qputenv("XDG_DATA_HOME", home.path().toUtf8()); }
  ~OwnFolder() { qunsetenv("XDG_DATA_HOME"); }
  QTemporaryDir home;
};

class ExplorationOfOwnPresets : private OwnFolder, public ExplorationWindow {
 protected:
  PresetPanel* presets() { return window_->findChild<PresetPanel*>(); }
  const core::KnownLook* named(const QString& name) {
    for (const core::KnownLook& look : tool()->known()) {
      if (tool()->isOwn(look) && tool()->nameOf(look) == name) return &look;
    }
    return nullptr;
  }
};

TEST_F(ExplorationOfOwnPresets, AreMarksThatFollowTheirListAndAreTakenAsTheyAre) {
  window_->scenes()->edit(QStringLiteral("other"), [](core::Scene& scene) {
    scene.transferFunction.setModes({{scene.transferFunction.maximum() * 0.7, 9, 0.6}});
  });
  const core::TransferFunction kept = function();
  EXPECT_EQ(named(QStringLiteral("Mine")), nullptr);
  presets()->saveOwn(QStringLiteral("Mine"));
  ASSERT_TRUE(Window::waitFor([this] { return named(QStringLiteral("Mine")) != nullptr; }));
  EXPECT_EQ(named(QStringLiteral("Mine"))->place, *tool()->present());
  presets()->renameOwn(QStringLiteral("Mine"), QStringLiteral("Rim"));
  ASSERT_TRUE(Window::waitFor([this] { return named(QStringLiteral("Rim")) != nullptr; }));

  window_->scenes()->undo();
  ASSERT_FALSE(function() == kept);
  const QPointF at = map()->toPixel(named(QStringLiteral("Rim"))->place) + QPointF(2, 1);
  Window::sendMove(map(), Qt::NoButton, {}, at);
  ASSERT_TRUE(tool()->hovered());
  EXPECT_TRUE(textOf("exploreState").startsWith(QStringLiteral("Rim: ")));
  QTest::mouseClick(map(), Qt::LeftButton, {}, at.toPoint());
  EXPECT_EQ(function().modes(), kept.modes()) << "exactly, not what the map makes of it";
  presets()->removeOwn(QStringLiteral("Rim"));
  EXPECT_TRUE(Window::waitFor([this] { return named(QStringLiteral("Rim")) == nullptr; }));
}

/// A small network of one picture size, with random weights that PyTorch wrote.
struct SquareModel {
  SquareModel() {
    options.modelFile = (folder.path() / "square.pt").string();
    nn::importWeights({TWINRAY_TEST_DATA "/tfgan/nested.pt", {}, {}}, folder.path() / "square.pt");
  }
  test::TemporaryFolder folder;
  MainWindowOptions options;
};

class ExplorationWithASquareModel : private SquareModel, public ExplorationWindow {
 protected:
  ExplorationWithASquareModel() : ExplorationWindow(options) {}
};

TEST_F(ExplorationWithASquareModel, PicturesAreRayCastAndTheDockSaysWhy) {
  EXPECT_FALSE(tool()->predicted());
  EXPECT_TRUE(textOf("exploreSource").contains(QStringLiteral("square paints one size only")));
  EXPECT_FALSE(tool()->picture(0).isNull());
}

}  // namespace
}  // namespace twinray::ui
