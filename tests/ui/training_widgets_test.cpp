// The log of a training, its curves and its previews.

#include <QSignalSpy>
#include <QSlider>
#include <QWheelEvent>
#include <fstream>

#include "core/error.h"
#include "core/image.h"
#include "tests/temporary_folder.h"
#include "tests/ui/widget_support.h"
#include "ui/training/curve_plot.h"
#include "ui/training/preview_strip.h"
#include "ui/training/runs/run_log.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;

TEST(RunLog, isReadByTheNamesOfItsColumnsAndBrokenRowsAreLeftOut) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "log.csv") << "step,psnr,new column,loss,keyframe_psnr\n"
                                       "0,30.5,1,,40\n"
                                       "10,31.25,x,0.125,39\n"
                                       "not a row\n"
                                       "5,99,1,0,99\n"
                                       "20,31,1,nan,39.5\n"
                                       "30,3";
  const auto rows = readRunLog(folder.path());
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].step, 0);
  EXPECT_TRUE(std::isnan(rows[0].loss));
  EXPECT_EQ(rows[1].psnr, 31.25);
  EXPECT_EQ(rows[1].loss, 0.125);
  EXPECT_TRUE(std::isnan(rows[1].bicubicPsnr)) << "a column that is not there";
  EXPECT_TRUE(std::isnan(rows[2].loss));
  // By the mean of PSNR with and without keyframes, as model.pt is chosen.
  EXPECT_EQ(bestOf({rows.begin(), rows.begin() + 3})->step, 20);
  EXPECT_TRUE(readRunLog(folder.path() / "none").empty());
}

class Plot : public ::testing::Test {
 protected:
  Plot() {
    plot_.resize(600, 240);
    CurvePlot::Series one;
    one.name = QStringLiteral("prediction");
    for (int i = 0; i <= 100; ++i) one.points.append({10.0 * i, 20 + 0.1 * i});
    plot_.setSeries({one});
    plot_.show();
  }
  void move(const QPointF& at) { tests::sendMouse(&plot_, QEvent::MouseMove, at, Qt::NoButton); }

  CurvePlot plot_;
};

TEST_F(Plot, showsTheValuesOfTheNearestStep) {
  move(plot_.positionOf({503, 25}));
  EXPECT_EQ(plot_.valuesAtCursor(), QStringLiteral("step 500   prediction 25"));
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(&plot_, &leave);
  EXPECT_EQ(plot_.valuesAtCursor(), QString());
}

TEST_F(Plot, theArrowKeysGoFromStepToStep) {
  plot_.setFocus();
  QTest::keyClick(&plot_, Qt::Key_Right);
  EXPECT_TRUE(plot_.valuesAtCursor().startsWith(QStringLiteral("step 0")));
  QTest::keyClick(&plot_, Qt::Key_Right);
  EXPECT_TRUE(plot_.valuesAtCursor().startsWith(QStringLiteral("step 10 ")));
  QTest::keyClick(&plot_, Qt::Key_Left);
  EXPECT_TRUE(plot_.valuesAtCursor().startsWith(QStringLiteral("step 0")));
}

TEST_F(Plot, aDragChoosesStepsAndADoubleClickShowsAll) {
  tests::drag(&plot_, plot_.positionOf({200, 22}), plot_.positionOf({400, 24}));
  EXPECT_NEAR(plot_.from(), 200, 3);
  EXPECT_NEAR(plot_.to(), 400, 3);
  tests::doubleClick(&plot_, {300, 120});
  EXPECT_EQ(plot_.from(), 0);
  EXPECT_EQ(plot_.to(), 1000);
}

TEST_F(Plot, theWheelZoomsAboutTheCursorAndNoFartherThanTheData) {
  const QPointF at = plot_.positionOf({500, 25});
  const auto turn = [&](int delta) {
    QWheelEvent event(at, plot_.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&plot_, &event);
  };
  turn(120);
  EXPECT_NEAR(plot_.from(), 100, 5);
  EXPECT_NEAR(plot_.to(), 900, 5);
  EXPECT_NEAR(plot_.positionOf({500, 25}).x(), at.x(), 1);
  for (int i = 0; i < 100; ++i) turn(120);
  EXPECT_GE(plot_.to() - plot_.from(), 1);
  for (int i = 0; i < 200; ++i) turn(-120);
  EXPECT_EQ(plot_.from(), 0);
  EXPECT_EQ(plot_.to(), 1000);
}

TEST_F(Plot, theNumberOfTheLastStepIsNotClipped) {
  const QImage image = plot_.grab().toImage();
  const QColor background = plot_.palette().color(QPalette::Base);
  int first = image.width(), last = -1;
  for (int x = image.width() - 60; x < image.width(); ++x)
    for (int y = image.height() - 18; y < image.height(); ++y)
      if (image.pixelColor(x, y) != background) {
        first = std::min(first, x);
        last = std::max(last, x);
      }
  QFont small = plot_.font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  EXPECT_GE(last - first + 1, QFontMetrics(small).tightBoundingRect(QLocale().toString(1000)).width() - 1);
}

TEST_F(Plot, aLogarithmicAxisGivesEqualRatiosEqualHeights) {
  CurvePlot::Series one;
  one.points = {{0, 1e-4}, {1, 1e-3}, {2, 1e-2}, {3, 0}, {4, -1}};
  plot_.setSeries({one});
  plot_.setLogarithmic(true);
  const double first = plot_.positionOf({0, 1e-4}).y(), second = plot_.positionOf({1, 1e-3}).y(),
               third = plot_.positionOf({2, 1e-2}).y();
  EXPECT_NEAR(first - second, second - third, 1e-6);
  plot_.grab();  // what has no logarithm is left out
}

TEST_F(Plot, nothingAtAllAndOnePointAreDrawnToo) {
  plot_.setSeries({});
  plot_.setPlaceholder(QStringLiteral("nothing yet"));
  const QImage empty = plot_.grab().toImage();
  CurvePlot::Series one;
  one.color = Qt::red;
  one.points = {{10, 30}};
  plot_.setSeries({one});
  EXPECT_NE(plot_.grab().toImage(), empty);
  EXPECT_LT(plot_.from(), 10);
  EXPECT_GT(plot_.to(), 10);
}

/// Three columns of three 8-pixel squares: bicubic, prediction, reference, the last two `difference` levels apart.
core::Image preview(int difference) {
  core::Image image(24, 24);
  for (int y = 0; y < 24; ++y)
    for (int x = 0; x < 24; ++x) {
      auto* pixel = image.pixel(x, y);
      pixel[0] = pixel[1] = pixel[2] = std::uint8_t(x < 16 ? 100 : 100 + difference);
      pixel[3] = 255;
    }
  return image;
}

TEST(Previews, theSliderGoesThroughTheTimesAndTheDifferenceIsBesideThem) {
  const test::TemporaryFolder folder;
  fs::create_directories(folder.path() / "previews");
  core::writePng(folder.path() / "previews/step0000000010.png", preview(20));
  core::writePng(folder.path() / "previews/step0000000020.png", preview(5));
  std::ofstream(folder / "previews/.half") << "written";
  PreviewStrip strip;
  strip.resize(400, 300);
  strip.show();
  QSignalSpy shown(&strip, &PreviewStrip::pictureShown);
  strip.setRun(folder.path());
  ASSERT_EQ(strip.count(), 2u);
  EXPECT_EQ(strip.shownStep(), 20);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !strip.picture().isNull() && qRed(strip.picture().pixel(28, 4)) == 20; },
                              tests::kPatience));
  EXPECT_EQ(strip.picture().size(), QSize(32, 24));
  strip.slider()->setFocus();
  QTest::keyClick(strip.slider(), Qt::Key_Home);
  EXPECT_EQ(strip.shownStep(), 10);
  ASSERT_TRUE(QTest::qWaitFor([&] { return qRed(strip.picture().pixel(28, 4)) == 80; }, tests::kPatience));
  // An earlier one that was chosen stays when a newer comes; the newest follows.
  core::writePng(folder.path() / "previews/step0000000040.png", preview(1));
  strip.refresh();
  EXPECT_EQ(strip.shownStep(), 10);
  QTest::keyClick(strip.slider(), Qt::Key_End);
  EXPECT_EQ(strip.shownStep(), 40);
  core::writePng(folder.path() / "previews/step0000000080.png", preview(0));
  strip.refresh();
  EXPECT_EQ(strip.shownStep(), 80);
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
