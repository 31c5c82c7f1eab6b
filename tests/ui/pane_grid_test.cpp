#include "ui/panes/pane_grid.h"

#include <QTranslator>
#include <utility>

#include <gtest/gtest.h>

#include "tests/ui/widget_support.h"

namespace twinray::ui {
namespace {

using tests::drag;

/// Four panes of plain colours, 600 x 400 in all.
class PaneGridTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::array<QColor, 4> colors{Qt::red, Qt::green, Qt::blue, Qt::yellow};
    grid_.resize(600, 400);
    grid_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&grid_, tests::kPatience));
    for (std::size_t i = 0; i < kAllPanes.size(); ++i) {
      QImage image(64, 64, QImage::Format_RGB32);
      image.fill(colors[i]);
      grid_.pane(kAllPanes[i])->showPicture(image, 1, QStringLiteral("test"));
    }
  }

  /// The colour painted at this part of a pane's width, away from badges and from the divider's knob.
  QColor colorAt(PaneId id, double across) const {
    PicturePane* pane = grid_.pane(id);
    const QImage shot = pane->grab().toImage();
    return shot.pixelColor(int(across * pane->width()), int(0.35 * pane->height()));
  }

  PaneGrid grid_;
};

/// Pixels of the mark of predictions in the left and in the right half of what a widget shows.
std::pair<int, int> markIn(QWidget* widget) {
  const QImage shot = widget->grab().toImage();
  std::pair<int, int> found;
  for (int y = 0; y < shot.height(); ++y) {
    for (int x = 0; x < shot.width(); ++x) {
      const QColor color = shot.pixelColor(x, y);
      if (color.red() > 200 && color.green() > 160 && color.green() < 225 && color.blue() > 20 && color.blue() < 110)
        ++(x < shot.width() / 2 ? found.first : found.second);
    }
  }
  return found;
}

/// Makes one word three times as long wherever it is shown.
struct LongerWord : QTranslator {
  explicit LongerWord(const char* word) : word_(word) { QCoreApplication::installTranslator(this); }
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* source, const char*, int) const override {
    return word_ == QLatin1String(source) ? word_.repeated(3) : QString();
  }
  QString word_;
};

/// The parts of a widget that are painted.
class PaintedParts : public QObject {
 public:
  explicit PaintedParts(QWidget* widget) { widget->installEventFilter(this); }
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) region += static_cast<QPaintEvent*>(event)->region();
    return false;
  }
  QRegion region;
};

struct StillLayer : PaneLayer {
  void paint(QPainter&, const QRectF&) const override {}
  bool followsScene() const override { return follows; }
  bool follows = false;
};

TEST_F(PaneGridTest, AChangeOfTheSceneRepaintsTheCubeAndWhatFollowsTheScene) {
  PicturePane* pane = grid_.pane(PaneId::kReference);
  StillLayer layer;
  pane->setLayers({&layer});
  const auto volume = tests::ballVolume();
  core::Viewpoint view;
  pane->setCube(OrientationCube(volume->geometry(), view));
  QCoreApplication::processEvents();
  const QPoint middle = pane->rect().center();
  for (const bool follows : {false, true}) {
    layer.follows = follows;
    PaintedParts painted(pane);
    view.orbit(10, 5);
    pane->setCube(OrientationCube(volume->geometry(), view));
    pane->setWantedRevision(1);  // that of the picture: nothing becomes stale
    ASSERT_TRUE(QTest::qWaitFor([&] { return !painted.region.isEmpty(); }, tests::kPatience));
    EXPECT_TRUE(painted.region.contains(pane->cubeRect().toAlignedRect()));
    EXPECT_EQ(painted.region.contains(middle), follows);
  }
  pane->setLayers({});
}

TEST_F(PaneGridTest, APaneThatFallsBehindSaysSoUntilItHasCaughtUp) {
  PicturePane* pane = grid_.pane(PaneId::kReference);
  const auto seen = [pane] { return pane->grab().toImage(); };
  const QImage current = seen();
  pane->showPicture(pane->image(), 1, QStringLiteral("updating… (1 behind)"));
  const QImage saysUpdating = seen();
  ASSERT_NE(saysUpdating, current);
  pane->showPicture(pane->image(), 1, QStringLiteral("test"));
  ASSERT_EQ(seen(), current);

  pane->setWantedRevision(2);
  EXPECT_EQ(seen(), current) << "not at once: it would flicker in every drag";
  ASSERT_TRUE(QTest::qWaitFor([&] { return seen() != current; }, tests::kPatience));
  EXPECT_EQ(seen(), saysUpdating);
  EXPECT_TRUE(pane->isStale());
  // A picture that is older still does not catch up.
  pane->setWantedRevision(4);
  EXPECT_EQ(pane->cornerText(), "updating… (3 behind)");
  EXPECT_NE(seen(), saysUpdating);
  pane->showPicture(pane->image(), 3, QStringLiteral("test"));
  EXPECT_EQ(seen(), saysUpdating);
  pane->showPicture(pane->image(), 4, QStringLiteral("test"));
  EXPECT_EQ(seen(), current);
  EXPECT_FALSE(pane->isStale());
}

TEST_F(PaneGridTest, WhatIsSaidOfAPictureIsPaintedAlone) {
  PicturePane* pane = grid_.pane(PaneId::kReference);
  QCoreApplication::processEvents();
  const QPoint middle = pane->rect().center();
  const QPoint corner(middle.x(), pane->height() - 12), header(middle.x(), 8);
  const auto paintedBy = [&](const auto& act) {
    PaintedParts painted(pane);
    act();
    QCoreApplication::processEvents();
    return std::array{painted.region.contains(header), painted.region.contains(middle),
                      painted.region.contains(corner)};
  };
  EXPECT_EQ(paintedBy([&] { pane->setHeader("12 ms"); }), (std::array{true, false, false}));
  EXPECT_EQ(paintedBy([&] { pane->setActivity("refining"); }), (std::array{false, false, true}));
  EXPECT_EQ(paintedBy([&] { pane->setNote("note"); }), (std::array{true, true, true}));
  EXPECT_EQ(paintedBy([&] {
              pane->setNote("note");
              pane->setPredicted(pane->isPredicted());
            }),
            (std::array{false, false, false}));
}

// Painted in parts, a pane looks as when it is painted at once.
TEST_F(PaneGridTest, APanePaintedInPartsLooksAsAWhole) {
  PicturePane* pane = grid_.pane(PaneId::kPrediction);
  const auto volume = tests::ballVolume();
  core::Viewpoint view;
  pane->setPredicted(true);
  pane->setNote("note");
  pane->setCube(OrientationCube(volume->geometry(), view));
  QCoreApplication::processEvents();
  view.orbit(20, 10);
  QImage parts = pane->grab().toImage();
  PaintedParts painted(pane);
  pane->setCube(OrientationCube(volume->geometry(), view));
  pane->setHeader("12 ms");
  pane->setActivity("refining");
  QCoreApplication::processEvents();
  const QRegion changed = painted.region;
  ASSERT_FALSE(changed.contains(pane->rect().center()));
  for (const QRect& part : changed) {
    QPainter painter(&parts);
    pane->render(&painter, part.topLeft(), part);
  }
  EXPECT_EQ(parts, pane->grab().toImage());
}

TEST_F(PaneGridTest, PanesOfAnySizeAndResolutionShareACube) {
  const auto volume = tests::ballVolume();
  const auto painted = [](const OrientationCube& cube, double side, double ratio) {
    QImage image((QSizeF(100, 100) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::gray);
    QPainter painter(&image);
    cube.paint(painter, QRectF(10, 10, side, side));
    return image;
  };
  const OrientationCube cube(volume->geometry(), core::Viewpoint());
  for (const auto& [side, ratio] : {std::pair(40, 1.0), std::pair(70, 1.0), std::pair(70, 2.0), std::pair(40, 1.0)}) {
    const OrientationCube copy = cube;
    EXPECT_EQ(painted(copy, side, ratio), painted(OrientationCube(volume->geometry(), core::Viewpoint()), side, ratio));
  }
}

TEST_F(PaneGridTest, AHeaderWithoutRoomForAllSaysItsFirstPartWhole) {
  PicturePane* pane = grid_.pane(PaneId::kReference);
  const auto header = [pane](const QString& text, const QString& brief) {
    pane->setHeader(text, false, brief);
    return pane->grab(QRect(0, 0, pane->width(), 20)).toImage();
  };
  const QString all = QStringLiteral("25 ms · 4.2× faster"), brief = QStringLiteral("25 ms");
  for (const int width : {320, 1000}) {
    grid_.resize(width, 400);
    QCoreApplication::processEvents();
    EXPECT_EQ(header(all, brief) == header(brief, {}), width == 320);
    EXPECT_EQ(header(all, brief) == header(all, {}), width == 1000) << "nothing is elided where there is room";
  }
}

TEST_F(PaneGridTest, SwipeShowsTheReferenceLeftOfADividerThatTheMouseDrags) {
  grid_.setSwipe(PaneId::kPrediction);
  PicturePane* pane = grid_.pane(PaneId::kPrediction);
  QCoreApplication::processEvents();
  ASSERT_TRUE(pane->isVisible());
  EXPECT_FALSE(grid_.pane(PaneId::kReference)->isVisible());
  EXPECT_TRUE(grid_.isOnScreen(PaneId::kReference)) << "it has to be rendered all the same";
  EXPECT_FALSE(grid_.isOnScreen(PaneId::kRival));
  EXPECT_EQ(colorAt(PaneId::kPrediction, 0.4), QColor(Qt::red));
  EXPECT_EQ(colorAt(PaneId::kPrediction, 0.6), QColor(Qt::green));

  int orbits = 0;
  QObject::connect(pane, &PicturePane::moved, pane, [&] { ++orbits; });
  const QPointF middle(pane->width() * 0.5, pane->height() * 0.5);
  drag(pane, middle, middle - QPointF(pane->width() * 0.15, 0));
  EXPECT_NEAR(pane->divider(), 0.35, 0.01);
  EXPECT_EQ(orbits, 0) << "the divider was dragged, not the scene";
  EXPECT_EQ(colorAt(PaneId::kPrediction, 0.4), QColor(Qt::green));

  drag(pane, {pane->width() * 0.8, middle.y()}, {pane->width() * 0.7, middle.y()});
  EXPECT_GT(orbits, 0) << "elsewhere a drag is for the scene";
  EXPECT_NEAR(pane->divider(), 0.35, 0.01);

  QTest::keyClick(pane, Qt::Key_Right, Qt::AltModifier);
  EXPECT_NEAR(pane->divider(), 0.37, 0.01);
  for (int i = 0; i < 2; ++i) QTest::keyClick(pane, Qt::Key_Left, Qt::AltModifier);
  EXPECT_NEAR(pane->divider(), 0.33, 0.01);
}

TEST_F(PaneGridTest, InASwipeTheHalfThatFallsBehindSaysSo) {
  PicturePane* pane = grid_.pane(PaneId::kPrediction);
  PicturePane* reference = grid_.pane(PaneId::kReference);
  for (PicturePane* half : {pane, reference}) half->setWantedRevision(1);
  int paints = 0;
  QObject::connect(pane, &PicturePane::painted, pane, [&] { ++paints; });
  grid_.setSwipe(PaneId::kPrediction);
  ASSERT_TRUE(QTest::qWaitFor([&] { return paints > 0; }, tests::kPatience)) << "where it is to stay";
  const auto halves = [pane] {
    const QImage shot = pane->grab().toImage();
    const int middle = shot.width() / 2;
    return std::pair(shot.copy(0, 0, middle - 10, shot.height()),
                     shot.copy(middle + 10, 0, middle - 10, shot.height()));
  };
  const auto before = halves();
  paints = 0;
  reference->setWantedRevision(2);
  ASSERT_TRUE(QTest::qWaitFor([&] { return paints > 0; }, tests::kPatience)) << "the pane that is seen is painted";
  EXPECT_NE(halves().first, before.first);
  EXPECT_EQ(halves().second, before.second);
  reference->showPicture(reference->image(), 2, QStringLiteral("test"));
  EXPECT_EQ(halves(), before);
}

TEST_F(PaneGridTest, SwipeRepaintsWhenTheHiddenReferenceChanges) {
  grid_.setSwipe(PaneId::kPrediction);
  QCoreApplication::processEvents();
  PicturePane* pane = grid_.pane(PaneId::kPrediction);
  int paints = 0;
  QObject::connect(pane, &PicturePane::painted, pane, [&] { ++paints; });
  QImage image(64, 64, QImage::Format_RGB32);
  image.fill(Qt::cyan);
  grid_.pane(PaneId::kReference)->showPicture(image, 2, QStringLiteral("test"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return paints > 0; }, tests::kPatience));
  EXPECT_EQ(colorAt(PaneId::kPrediction, 0.4), QColor(Qt::cyan));
}

TEST_F(PaneGridTest, PredictionsCarryTheirMarkInEveryLayoutAndReferencesDoNot) {
  constexpr int kPlate = 300;  // pixels
  PicturePane* prediction = grid_.pane(PaneId::kPrediction);
  PicturePane* reference = grid_.pane(PaneId::kReference);
  prediction->setPredicted(true);
  EXPECT_GT(markIn(prediction).second, kPlate);
  EXPECT_EQ(markIn(reference).second, 0);
  const int plain = markIn(prediction).second;
  {
    const LongerWord longer("PREDICTION");
    const auto [left, right] = markIn(prediction);
    EXPECT_GT(left + right, plain + kPlate) << "it says what it is";
  }
  grid_.setSwipe(PaneId::kPrediction);
  QCoreApplication::processEvents();
  EXPECT_GT(markIn(prediction).second, kPlate);
  EXPECT_EQ(markIn(prediction).first, 0) << "that half is the reference";
  grid_.setSwipe({});
  grid_.setBlinking(PaneId::kReference);
  EXPECT_GT(markIn(reference).second, kPlate) << "the prediction in its place";
  grid_.setBlinking(PaneId::kPrediction);
  EXPECT_EQ(markIn(prediction).second, 0) << "the reference in its place";
}

TEST_F(PaneGridTest, DoubleClickLeavesTheSwipeAndTheGridIsAsBefore) {
  grid_.setShown(PaneId::kRival, false);
  grid_.setSwipe(PaneId::kPrediction);
  QCoreApplication::processEvents();
  PicturePane* pane = grid_.pane(PaneId::kPrediction);
  tests::doubleClick(pane, {pane->width() * 0.75, pane->height() * 0.5});
  EXPECT_FALSE(grid_.swipe());
  EXPECT_TRUE(grid_.pane(PaneId::kReference)->isVisible());
  EXPECT_FALSE(grid_.pane(PaneId::kRival)->isVisible());
  EXPECT_EQ(colorAt(PaneId::kPrediction, 0.3), QColor(Qt::green));
}

TEST_F(PaneGridTest, BlinkingShowsThePartnerInPlace) {
  grid_.setMaximised(PaneId::kRival);
  EXPECT_FALSE(grid_.isOnScreen(PaneId::kReference));
  grid_.setBlinking(PaneId::kRival);
  QCoreApplication::processEvents();
  EXPECT_TRUE(grid_.isOnScreen(PaneId::kReference));
  EXPECT_EQ(colorAt(PaneId::kRival, 0.5), QColor(Qt::red));
  grid_.setBlinking({});
  EXPECT_EQ(colorAt(PaneId::kRival, 0.5), QColor(Qt::yellow));
  grid_.setMaximised({});
  grid_.setBlinking(PaneId::kReference);
  QCoreApplication::processEvents();
  EXPECT_EQ(colorAt(PaneId::kReference, 0.5), QColor(Qt::green));
}

TEST_F(PaneGridTest, ResetBringsAllPanesBack) {
  grid_.setShown(PaneId::kDifference, false);
  grid_.setSwipe(PaneId::kRival);
  grid_.reset();
  for (const PaneId id : kAllPanes) EXPECT_TRUE(grid_.pane(id)->isVisible());
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
