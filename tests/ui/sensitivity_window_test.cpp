// Which values make the picture, and which transfer function makes a picture: docks, plots and pictures under the
// mouse.
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QHelpEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QToolTip>

#include <gtest/gtest.h>

#include "render/inverse/overlay.h"
#include "tests/temporary_folder.h"
#include "tests/ui/menu_support.h"
#include "tests/ui/window_support.h"
#include "ui/matching/match_tool.h"
#include "ui/sensitivity/sensitivity_panel.h"
#include "ui/sensitivity/sensitivity_plot.h"
#include "ui/sensitivity/sensitivity_tool.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/transfer_function_editor.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/slider_row.h"

namespace twinray::ui {
namespace {

using tests::Window;

/// The window with the sample and the dock open by its key.
class SensitivityWindow : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(window_.openSample());
    QTest::keyClick(&*window_, Qt::Key_V);
    ASSERT_TRUE(tool()->active());
    ASSERT_TRUE(settle());
  }

  SensitivityTool* tool() { return window_->findChild<SensitivityTool*>(); }
  SensitivityPlot* plot() { return window_->findChild<SensitivityPlot*>(); }
  PicturePane* pane() { return window_.pane(PaneId::kReference); }
  bool settle() {
    return Window::waitFor([this] { return tool()->isSettled(); });
  }
  template <typename Button>
  void click(const char* name) {
    auto* button = window_->findChild<Button*>(QLatin1String(name));
    ASSERT_NE(button, nullptr) << name;
    ASSERT_TRUE(button->isEnabled()) << name;
    QTest::mouseClick(button, Qt::LeftButton);
  }
  double strongest() {
    const auto& opacity = tool()->result()->curve.derivative.opacity;
    return *std::max_element(opacity.begin(), opacity.end(),
                             [](double a, double b) { return std::abs(a) < std::abs(b); });
  }
  QImage grabbed() { return pane()->grab(pane()->pictureRect().toAlignedRect()).toImage(); }
  /// Of the picture, 0..1.
  QPointF at(double x, double y) {
    const QRectF picture = pane()->pictureRect();
    return {picture.left() + x * picture.width(), picture.top() + y * picture.height()};
  }
  const core::TransferFunction& function() { return window_->scenes()->scene()->transferFunction; }
  /// A click on the plot, at a part of the range of values.
  void hold(double part) {
    const QRectF area = plot()->plotArea();
    QTest::mouseClick(plot(), Qt::LeftButton, {},
                      QPointF(area.left() + part * area.width(), area.center().y()).toPoint());
    ASSERT_TRUE(plot()->isHeld());
    ASSERT_TRUE(settle());
    ASSERT_TRUE(tool()->result()->map);
  }
  QImage plotted() { return plot()->grab(plot()->plotArea().toAlignedRect()).toImage(); }
  bool says(const QString& text) {
    const auto labels = window_->findChild<SensitivityPanel*>()->findChildren<ElidedLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const auto* one) { return one->fullText().contains(text); });
  }

  Window window_;
};

TEST_F(SensitivityWindow, CurveFollowsTheScene) {
  EXPECT_NE(strongest(), 0);
  const auto before = tool()->result()->curve.derivative.opacity;
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, at(0.5, 0.5), at(0.7, 0.5));
  ASSERT_TRUE(settle());
  EXPECT_NE(tool()->result()->curve.derivative.opacity, before);
  QTest::keyClick(&*window_, Qt::Key_V);
  EXPECT_FALSE(tool()->active());
  EXPECT_EQ(tool()->result(), nullptr);
}

TEST_F(SensitivityWindow, HoveringAValuePaintsWhereItMatters) {
  ASSERT_TRUE(window_.settle());
  const QImage before = grabbed();
  const QRectF area = plot()->plotArea();
  const QPointF hovered(area.left() + 0.6 * area.width(), area.center().y());
  Window::sendMove(plot(), Qt::NoButton, Qt::NoModifier, hovered);
  ASSERT_TRUE(tool()->value());
  EXPECT_NEAR(*tool()->value(), 0.6 * function().maximum(), 1);
  ASSERT_TRUE(settle());
  ASSERT_TRUE(tool()->result()->map);
  EXPECT_GT(tool()->result()->most, 0);
  EXPECT_NE(grabbed(), before);
  // A click holds it, Escape lets it go.
  QTest::mouseClick(plot(), Qt::LeftButton, {}, hovered.toPoint());
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(plot(), &leave);
  EXPECT_TRUE(tool()->value());
  QTest::keyClick(plot(), Qt::Key_Right);
  EXPECT_GT(*tool()->value(), 0.6 * function().maximum());
  QTest::keyClick(plot(), Qt::Key_Escape);
  EXPECT_FALSE(tool()->value());
  EXPECT_EQ(grabbed(), before);
}

TEST_F(SensitivityWindow, ARectangleDecidesWhatCountsAndThenTheButtonOrbitsAgain) {
  const auto whole = tool()->result()->curve.derivative.opacity;
  click<QToolButton>("regionRectangle");
  const core::Viewpoint viewpoint = window_.viewpoint();
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, at(0.25, 0.25), at(0.5, 0.75));
  EXPECT_EQ(window_.viewpoint(), viewpoint) << "nothing but the rectangle";
  ASSERT_EQ(tool()->region().kind, render::PictureRegion::Kind::kRectangle);
  EXPECT_NEAR(tool()->region().rectangle[0], 0.25, 0.01);
  EXPECT_NEAR(tool()->region().rectangle[3], 0.5, 0.01);
  ASSERT_TRUE(settle());
  EXPECT_NE(tool()->result()->curve.derivative.opacity, whole);
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, at(0.5, 0.5), at(0.6, 0.5));
  EXPECT_NE(window_.viewpoint(), viewpoint);
  click<QToolButton>("regionWhole");
  EXPECT_EQ(tool()->region().kind, render::PictureRegion::Kind::kWhole);
}

TEST_F(SensitivityWindow, ABrushedRegionCounts) {
  click<QToolButton>("regionBrush");
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, at(0.4, 0.4), at(0.6, 0.6));
  ASSERT_EQ(tool()->region().kind, render::PictureRegion::Kind::kBrush);
  const std::size_t dabs = tool()->region().dabs.size();
  EXPECT_GT(dabs, 5u);
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::ShiftModifier, at(0.6, 0.4), at(0.7, 0.3));
  EXPECT_GT(tool()->region().dabs.size(), dabs) << "Shift adds";
  EXPECT_TRUE(settle());
}

TEST_F(SensitivityWindow, PickedTissueLightsUpAndIsHiddenAndComesBack) {
  click<QToolButton>("pickTissue");
  auto* hide = window_->findChild<QPushButton*>(QStringLiteral("pickHide"));
  EXPECT_FALSE(hide->isEnabled());
  QTest::mouseClick(pane(), Qt::LeftButton, {}, at(0.5, 0.5).toPoint());
  ASSERT_TRUE(settle());
  ASSERT_TRUE(Window::waitFor([&] { return hide->isEnabled(); }));
  const auto marks = window_->transferFunctionEditor()->canvas()->marks();
  ASSERT_EQ(marks.size(), 256u);
  const std::size_t most = std::size_t(std::max_element(marks.begin(), marks.end()) - marks.begin());
  const double value = function().minimum() + double(most) / 255 * (function().maximum() - function().minimum());
  const double before = function().opacity(value);
  ASSERT_GT(before, 0);
  const core::TransferFunction unchanged = function();
  click<QPushButton>("pickHide");
  EXPECT_LT(function().opacity(value), 0.1 * before);
  window_->scenes()->undo();
  EXPECT_EQ(function(), unchanged);
  ASSERT_TRUE(settle());
  click<QPushButton>("pickShowMore");
  EXPECT_GT(function().opacity(value), before);
  window_->scenes()->undo();
  ASSERT_TRUE(settle());
  click<QPushButton>("pickOnly");
  EXPECT_NEAR(function().opacity(value), before, 0.01);
  EXPECT_FALSE(function() == unchanged);
}

TEST_F(SensitivityWindow, ExportsWhatIsDrawn) {
  const QTemporaryDir folder;
  auto* panel = window_->findChild<SensitivityPanel*>();
  for (const char* name : {"s.csv", "s.npy", "s.png"}) {
    panel->exportTo(folder.filePath(QLatin1String(name)));
    EXPECT_GT(QFileInfo(folder.filePath(QLatin1String(name))).size(), 500) << name;
  }
  QSignalSpy failed(&*window_, &MainWindow::failed);
  panel->exportTo(folder.filePath(QStringLiteral("nowhere/s.csv")));
  ASSERT_EQ(failed.size(), 1);
  EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("nowhere")));
}

TEST_F(SensitivityWindow, AFunctionThatShowsNothingIsNoFault) {
  QSignalSpy failed(&*window_, &MainWindow::failed);
  window_->scenes()->edit(QStringLiteral("nothing"), [](core::Scene& scene) {
    scene.transferFunction.setPoints({{scene.transferFunction.minimum(), 0}, {scene.transferFunction.maximum(), 0}});
  });
  click<QToolButton>("pickTissue");
  QTest::mouseClick(pane(), Qt::LeftButton, {}, at(0.5, 0.5).toPoint());
  ASSERT_TRUE(settle());
  for (const double d : tool()->result()->curve.derivative.opacity) ASSERT_TRUE(std::isfinite(d));
  EXPECT_EQ(failed.size(), 0);
}

TEST_F(SensitivityWindow, OneScaleForAllValuesIsThatOfTheStrongest) {
  const auto mostAt = [this](double part) {
    tool()->setValue(part * function().maximum());
    EXPECT_TRUE(settle());
    return tool()->result()->most;
  };
  const double weak = mostAt(0.95), strong = mostAt(0.45);
  ASSERT_LT(weak, 0.8 * strong);
  auto* box = window_->findChild<QCheckBox*>(QStringLiteral("sensitivityCommonScale"));
  QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
  ASSERT_TRUE(tool()->commonScale());
  const double common = mostAt(0.95);
  EXPECT_GE(common, 0.99 * strong);
  EXPECT_EQ(mostAt(0.45), common) << "comparable between values";
}

TEST_F(SensitivityWindow, HoveringAPictureReadsTheMap) {
  tool()->setValue(0.45 * function().maximum());
  ASSERT_TRUE(settle());
  const core::Plane& map = *tool()->result()->map;
  const auto largest = std::max_element(map.data.begin(), map.data.end()) - map.data.begin();
  const double x = (double(largest % map.width) + 0.5) / map.width,
               y = (double(largest / map.width) + 0.5) / map.height;
  const QPointF place = at(x, y);
  QHelpEvent help(QEvent::ToolTip, place.toPoint(), pane()->mapToGlobal(place.toPoint()));
  QApplication::sendEvent(pane(), &help);
  const QString number = QLocale().toString(double(map.data[std::size_t(largest)]), 'g', 2);
  EXPECT_TRUE(QToolTip::text().contains(number)) << QToolTip::text().toStdString() << " " << number.toStdString();
}

TEST_F(SensitivityWindow, PicturesAreNotPaintedAnewForACurveAlone) {
  ASSERT_TRUE(window_.settle());
  QSignalSpy painted(pane(), &PicturePane::painted), answered(tool(), &SensitivityTool::resultChanged);
  const auto anotherShape = [&](const QSize& size) {
    answered.clear();
    tool()->setPictureSize(size);
    ASSERT_TRUE(settle());
    ASSERT_GT(answered.size(), 0);
    QCoreApplication::processEvents();
  };
  QCoreApplication::processEvents();
  painted.clear();
  anotherShape({190, 192});
  EXPECT_EQ(painted.size(), 0);
  tool()->setValue(0.6 * function().maximum());
  ASSERT_TRUE(settle());
  QCoreApplication::processEvents();
  painted.clear();
  anotherShape({192, 192});
  EXPECT_GT(painted.size(), 0) << "a map is over them";
}

TEST_F(SensitivityWindow, AMovingSceneThatAskedTooSoonGetsItsAnswerAllTheSame) {
  window_->scenes()->beginGesture(QStringLiteral("turn"));
  for (int i = 0; i < 3; ++i) {
    window_->scenes()->edit(QStringLiteral("turn"), [](core::Scene& scene) { scene.viewpoint.orbit(5, 1); });
  }
  EXPECT_FALSE(tool()->isSettled());
  EXPECT_TRUE(Window::waitFor([this] { return tool()->result()->job.scene == window_->scenes()->scene(); }));
  EXPECT_TRUE(tool()->result()->job.moving);
  window_->scenes()->endGesture();
  ASSERT_TRUE(settle());
  EXPECT_EQ(tool()->result()->job.scene, window_->scenes()->scene());
}

TEST_F(SensitivityWindow, CurveAndMapAreOfOpacitiesOrOfColours) {
  const QImage opacity = plotted();
  tests::chooseByKeys(&*window_, "sensitivityWhat", "Colour");
  ASSERT_TRUE(settle());
  const QImage color = plotted();
  EXPECT_NE(color, opacity);
  tests::chooseByKeys(&*window_, "sensitivityWhat", "Opacity");
  ASSERT_TRUE(settle());
  EXPECT_EQ(plotted(), opacity);
  hold(0.45);
  const std::vector<float> map = tool()->result()->map->data;
  tests::chooseByKeys(&*window_, "sensitivityWhat", "Colour");
  ASSERT_TRUE(settle());
  EXPECT_EQ(tool()->result()->job.what, render::Sensitive::kColor);
  EXPECT_NE(tool()->result()->map->data, map);
}

TEST_F(SensitivityWindow, TheWidthSaysHowManyValuesAroundOneAreMeant) {
  hold(0.45);
  const QImage narrow = plotted();
  const std::vector<float> map = tool()->result()->map->data;
  const double before = tool()->bandWidth();
  QSlider* slider = window_->findChild<SliderRow*>(QStringLiteral("sensitivityWidth"))->slider();
  slider->setFocus();
  for (int i = 0; i < 4; ++i) QTest::keyClick(slider, Qt::Key_PageUp);
  const double after = tool()->bandWidth();
  EXPECT_GT(after, 2 * before);
  EXPECT_NEAR(100 * after, window_->findChild<SliderRow*>(QStringLiteral("sensitivityWidth"))->value(), 0.1);
  ASSERT_TRUE(settle());
  EXPECT_EQ(tool()->result()->job.band->sigma, after * (function().maximum() - function().minimum()));
  EXPECT_NE(tool()->result()->map->data, map);
  // The band is marked in the plot, as far as it reaches and no farther.
  const QImage wide = plotted();
  const auto differsAt = [&](double part) {
    const int x = int(part * wide.width());
    int different = 0;
    for (int y = 0; y < wide.height(); ++y) different += wide.pixel(x, y) != narrow.pixel(x, y);
    return different > wide.height() / 2;
  };
  for (const double side : {-1, 1}) {
    EXPECT_FALSE(differsAt(0.45 + side * before / 2)) << "marked before";
    EXPECT_TRUE(differsAt(0.45 + side * (before + after) / 2));
    EXPECT_FALSE(differsAt(0.45 + side * (after + 0.02)));
  }
}

TEST_F(SensitivityWindow, AScaleOverThePicturesSaysWhatTheColoursMean) {
  window_->resize(1800, 1000);
  ASSERT_TRUE(window_.settle() && settle());
  const QImage without = grabbed();
  hold(0.45);
  // All colours from left to right in one row, opaque, which the map itself is nowhere.
  const auto hasScale = [](const QImage& picture, int y) {
    int x = 0;
    for (const double strength : {0.2, 0.35, 0.5, 0.65, 0.8}) {
      const auto color = render::overlayColor(strength);
      const auto isThere = [&](QRgb pixel) {
        return std::abs(qRed(pixel) - color[0]) + std::abs(qGreen(pixel) - color[1]) +
                   std::abs(qBlue(pixel) - color[2]) <
               24;
      };
      while (x < picture.width() && !isThere(picture.pixel(x, y))) ++x;
    }
    return x < picture.width();
  };
  const auto scales = [&](const QImage& picture) {
    int rows = 0;
    for (int y = 0; y < picture.height() / 2; ++y) rows += hasScale(picture, y);
    return rows;
  };
  EXPECT_EQ(scales(without), 0);
  EXPECT_GE(scales(grabbed()), 6);
  EXPECT_LE(scales(grabbed()), 10);
  QTest::keyClick(plot(), Qt::Key_Escape);
  EXPECT_EQ(grabbed(), without);
}

TEST_F(SensitivityWindow, IsCoarseWhileTheMouseMovesAndFineAtRest) {
  hold(0.45);
  const int fine = tool()->result()->map->width;
  EXPECT_FALSE(says(QStringLiteral("coarse")));
  bool answered = false, coarse = false, told = false;
  int width = 0;
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, at(0.5, 0.5), at(0.7, 0.5), [&] {
    answered = Window::waitFor([&] { return tool()->result()->job.scene == window_->scenes()->scene(); });
    coarse = tool()->result()->job.moving && !tool()->result()->fine;
    told = says(QStringLiteral("coarse"));
    width = tool()->result()->map->width;
  });
  EXPECT_TRUE(answered && coarse && told);
  EXPECT_LT(width, fine);
  ASSERT_TRUE(settle());
  EXPECT_TRUE(tool()->result()->fine);
  EXPECT_EQ(tool()->result()->job.scene, window_->scenes()->scene());
  EXPECT_EQ(tool()->result()->map->width, fine);
  EXPECT_FALSE(says(QStringLiteral("coarse")));
}

class MatchWindow : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(window_.openSample());
    QTest::keyClick(&*window_, Qt::Key_M, Qt::ShiftModifier);
  }
  MatchTool* tool() { return window_->findChild<MatchTool*>(); }
  QPushButton* button(const char* name) { return window_->findChild<QPushButton*>(QLatin1String(name)); }
  void press(const char* name) {
    ASSERT_TRUE(button(name)->isEnabled()) << name;
    QTest::mouseClick(button(name), Qt::LeftButton);
  }
  void keepThenChange() {
    QTest::mouseClick(window_.pane(PaneId::kReference), Qt::LeftButton);
    press("matchKeep");
    ASSERT_FALSE(tool()->target().empty());
    window_->scenes()->edit(QStringLiteral("other"), [](core::Scene& scene) {
      scene.transferFunction.setModes({{scene.transferFunction.maximum() / 2, 20, 0.02}});
    });
    changed_ = window_->scenes()->scene()->transferFunction;
  }

  /// In the dialog of the button "From File...".
  void chooseTarget(const std::filesystem::path& file) {
    tests::answerNext<QFileDialog>(
        [file](QFileDialog* dialog) { tests::typeFile(dialog, QString::fromStdString(file), QDialogButtonBox::Open); });
    press("matchFile");
    ASSERT_EQ(tool()->targetName().toStdString(), file.filename().string());
  }
  /// Ticks or clears a box.
  void click(const char* name) {
    auto* box = window_->findChild<QCheckBox*>(QLatin1String(name));
    const bool before = box->isChecked();
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    ASSERT_NE(box->isChecked(), before) << name;
  }
  void setSeconds(double seconds) {
    window_->findChild<QDoubleSpinBox*>(QStringLiteral("matchSeconds"))->setValue(seconds);
  }

  Window window_;
  core::TransferFunction changed_;
};

TEST_F(MatchWindow, FindsTheWayBackToAKeptPictureAsOneStep) {
  keepThenChange();
  window_->findChild<QDoubleSpinBox*>(QStringLiteral("matchSeconds"))->setValue(30);
  const int steps = window_->scenes()->undoStack()->index();
  press("matchStart");
  EXPECT_TRUE(tool()->running());
  ASSERT_TRUE(Window::waitFor([this] { return !tool()->running(); }));
  EXPECT_GT(tool()->psnr(), 20);
  EXPECT_EQ(window_->scenes()->undoStack()->index(), steps + 1);
  EXPECT_FALSE(window_->scenes()->scene()->transferFunction == changed_);
  window_->scenes()->undo();
  EXPECT_EQ(window_->scenes()->scene()->transferFunction, changed_);
}

TEST_F(MatchWindow, CancelChangesNothingAndTakeBestTakesIt) {
  keepThenChange();
  press("matchStart");
  ASSERT_TRUE(Window::waitFor([this] { return tool()->psnr() > 0; }));
  press("matchCancel");
  EXPECT_FALSE(tool()->running());
  EXPECT_EQ(window_->scenes()->scene()->transferFunction, changed_);
  press("matchStart");
  ASSERT_TRUE(Window::waitFor([this] { return button("matchTake")->isEnabled(); }));
  press("matchTake");
  EXPECT_FALSE(window_->scenes()->scene()->transferFunction == changed_);
}

TEST_F(MatchWindow, FindsTheViewpointTooAsTheSameStep) {
  keepThenChange();
  window_->scenes()->edit(QStringLiteral("elsewhere"), [](core::Scene& scene) { scene.viewpoint.orbit(20, 10); });
  const core::Viewpoint before = window_->scenes()->scene()->viewpoint;
  auto* box = window_->findChild<QCheckBox*>(QStringLiteral("matchFindViewpoint"));
  ASSERT_TRUE(box);
  box->click();
  ASSERT_TRUE(box->isChecked());
  press("matchStart");
  ASSERT_TRUE(Window::waitFor([this] { return tool()->psnr() > 0; }));
  press("matchCancel");
  EXPECT_EQ(window_->scenes()->scene()->viewpoint, before);
  EXPECT_FALSE(tool()->foundViewpoint());
  window_->findChild<QDoubleSpinBox*>(QStringLiteral("matchSeconds"))->setValue(15);
  const int steps = window_->scenes()->undoStack()->index();
  press("matchStart");
  ASSERT_TRUE(Window::waitFor([this] { return !tool()->running(); }));
  EXPECT_EQ(window_->scenes()->undoStack()->index(), steps + 1);
  EXPECT_FALSE(window_->scenes()->scene()->viewpoint == before);
  EXPECT_EQ(tool()->foundViewpoint(), window_->scenes()->scene()->viewpoint);
  window_->scenes()->undo();
  EXPECT_EQ(window_->scenes()->scene()->viewpoint, before);
  EXPECT_EQ(window_->scenes()->scene()->transferFunction, changed_);
}

TEST_F(MatchWindow, SaysWhyAFileOrLocksAreOfNoUse) {
  const QTemporaryDir folder;
  QSignalSpy failed(&*window_, &MainWindow::failed);
  tool()->setTargetFile(folder.filePath(QStringLiteral("none.png")));
  ASSERT_EQ(failed.size(), 1);
  EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("none.png")));
  EXPECT_FALSE(button("matchStart")->isEnabled());
  keepThenChange();
  for (const char* name : {"matchKeepOpacity", "matchKeepColors"}) {
    window_->findChild<QCheckBox*>(QLatin1String(name))->click();
  }
  press("matchStart");
  ASSERT_TRUE(Window::waitFor([&] { return failed.size() == 2; }));
  EXPECT_FALSE(tool()->running());
}

TEST_F(MatchWindow, APictureOfAFileComesInItsDialogAndTwinRaysOwnHasAViewpointToTake) {
  const test::TemporaryFolder folder;
  const core::Viewpoint before = window_.viewpoint();
  QSignalSpy saved(&*window_, &MainWindow::pictureSaved);
  window_->savePicture(PaneId::kReference, folder / "mine.png");
  ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
  core::writePng(folder / "foreign.png", window_.picture(Role::kReference));
  const QRectF picture = window_.pane(PaneId::kReference)->pictureRect();
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, picture.center(),
               picture.center() + QPointF(30, 12));
  const core::Viewpoint turned = window_.viewpoint();
  ASSERT_NE(turned, before);
  EXPECT_FALSE(button("matchStart")->isEnabled());
  chooseTarget(folder / "foreign.png");
  EXPECT_TRUE(button("matchStart")->isEnabled());
  EXPECT_FALSE(button("matchViewpoint")->isEnabled()) << "nobody knows where it was made from";
  chooseTarget(folder / "mine.png");
  EXPECT_FALSE(window_->findChild<QLabel*>(QStringLiteral("matchTarget"))->pixmap().isNull());
  EXPECT_EQ(tool()->target().width, window_.picture(Role::kReference).width);
  press("matchViewpoint");
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(window_.viewpoint().orientation()[i], before.orientation()[i], 1e-12);
  EXPECT_NEAR(window_.viewpoint().zoom(), before.zoom(), 1e-12);
  window_->scenes()->undo();
  EXPECT_EQ(window_.viewpoint(), turned);
}

TEST_F(MatchWindow, OnlyTheRegionOfTheSensitivityPanelCountsWhereTheBoxIsTicked) {
  const test::TemporaryFolder folder;
  // The scene's own look inside the rectangle, nothing that it could be outside.
  core::Image target = window_.picture(Role::kReference);
  for (int y = 0; y < target.height; ++y) {
    for (int x = 0; x < target.width; ++x) {
      auto* pixel = target.pixel(x, y);
      const double left = double(x) / target.width, top = double(y) / target.height;
      if (left < 0.3 || left > 0.7 || top < 0.3 || top > 0.7) {
        pixel[0] = pixel[2] = std::uint8_t((x / 3 + y / 3) % 2 * 255);
        pixel[1] = std::uint8_t(255 - pixel[0]);
      }
      pixel[3] = 255;
    }
  }
  core::writePng(folder / "part.png", target);
  QTest::keyClick(&*window_, Qt::Key_V);
  QTest::mouseClick(window_->findChild<QToolButton*>(QStringLiteral("regionRectangle")), Qt::LeftButton);
  const QRectF picture = window_.pane(PaneId::kReference)->pictureRect();
  const auto at = [&](double part) { return picture.topLeft() + part * (picture.bottomRight() - picture.topLeft()); };
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, at(0.35), at(0.65));
  QTest::keyClick(&*window_, Qt::Key_V);
  ASSERT_TRUE(button("matchStart")->isVisible());
  chooseTarget(folder / "part.png");
  setSeconds(3);
  const auto found = [this] {
    press("matchStart");
    EXPECT_TRUE(Window::waitFor([this] { return !tool()->running(); }));
    window_->scenes()->undo();
    return tool()->psnr();
  };
  const double whole = found();
  EXPECT_LT(whole, 15);
  click("matchOnlyRegion");
  EXPECT_GT(found(), whole + 12);
  click("matchOnlyRegion");
  EXPECT_LT(found(), 15);
}

TEST_F(MatchWindow, ClosingAsksBeforeItGivesUpASearch) {
  keepThenChange();
  setSeconds(600);
  press("matchStart");
  EXPECT_EQ(window_.closeAndPress("&Go On"), "Close the window and give up the search for a match?");
  EXPECT_TRUE(window_->isVisible() && tool()->running());
  EXPECT_FALSE(window_.closeAndPress("&Close").isEmpty());
  EXPECT_FALSE(window_->isVisible());
}

TEST_F(MatchWindow, TheBarFollowsTheSearchToItsEnd) {
  keepThenChange();
  auto* bar = window_->findChild<QProgressBar*>(QStringLiteral("matchProgress"));
  EXPECT_EQ(bar->value(), 0);
  EXPECT_FALSE(bar->isEnabled());
  QSignalSpy moved(bar, &QProgressBar::valueChanged);
  setSeconds(10);
  press("matchStart");
  EXPECT_TRUE(bar->isEnabled());
  ASSERT_TRUE(Window::waitFor([this] { return !tool()->running(); }));
  ASSERT_GT(moved.size(), 2);
  for (qsizetype i = 1; i < moved.size(); ++i) EXPECT_GT(moved[i][0].toInt(), moved[i - 1][0].toInt());
  EXPECT_LT(moved[0][0].toInt(), 100);
  EXPECT_EQ(bar->value(), 100);
  EXPECT_FALSE(bar->isEnabled());
}

}  // namespace
}  // namespace twinray::ui
