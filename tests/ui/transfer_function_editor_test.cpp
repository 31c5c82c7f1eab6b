#include "ui/transferfunction/transfer_function_editor.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "core/sampling/sampler.h"
#include "tests/ui/editor_support.h"
#include "ui/transferfunction/opacity_painter.h"

namespace twinray::ui {
namespace {

using tests::click;
using tests::doubleClick;
using tests::drag;
using tests::sendMouse;

class TransferFunctionEditorTest : public tests::EditorFixture {
 protected:
  void SetUp() override { openTwoModes(); }

  QPointF at(double value, double opacity) const { return editor_.canvas()->toPixel(value, opacity); }
  void usePoints(std::vector<core::OpacityPoint> points) {
    model_.edit("points", [&](core::Scene& scene) { scene.transferFunction.setPoints(points); });
    start_ = tf();
    stepsBefore_ = steps();
  }
};

TEST_F(TransferFunctionEditorTest, LeftDragMovesMeanAndHeightToWherePixelsMean) {
  const QRectF plot = canvas_->plotArea();
  drag(canvas_, at(60, 0.4), at(60, 0.4) + QPointF(40, -30));
  EXPECT_NEAR(tf().modes()[0].mean, 60 + 40 / plot.width() * 255, 1e-9);
  EXPECT_NEAR(tf().modes()[0].amplitude, 0.4 + 30 / plot.height(), 1e-9);
  EXPECT_EQ(tf().modes()[0].sigma, 20);
  EXPECT_EQ(tf().modes()[1], start_.modes()[1]);
  expectOneStep();
}

TEST_F(TransferFunctionEditorTest, ADragInsideTheCurveDoesNotJump) {
  // Inside the second mode, well below its handle.
  drag(canvas_, at(165, 0.3), at(165, 0.3) + QPointF(1, 0));
  EXPECT_NEAR(tf().modes()[1].mean, 160 + 255 / canvas_->plotArea().width(), 1e-9);
  EXPECT_NEAR(tf().modes()[1].amplitude, 0.8, 1e-9);
}

TEST_F(TransferFunctionEditorTest, ADragOutOfThePlotStopsAtItsEdges) {
  drag(canvas_, at(160, 0.8), QPointF(5000, -5000));
  EXPECT_EQ(tf().modes()[1].mean, 255);
  EXPECT_EQ(tf().modes()[1].amplitude, 1);
}

TEST_F(TransferFunctionEditorTest, RightDragMovesTheFlankUnderThePointer) {
  const double valuePerPixel = 255 / canvas_->plotArea().width();
  drag(canvas_, at(175, 0.3), at(175, 0.3) + QPointF(24, 0), Qt::RightButton);
  EXPECT_NEAR(tf().modes()[1].sigma, 25 + 24 * valuePerPixel, 1e-9);
  EXPECT_EQ(tf().modes()[1].mean, 160);
  expectOneStep();
  // On the left flank, to the left is wider.
  drag(canvas_, at(150, 0.3), at(150, 0.3) + QPointF(-12, 0), Qt::RightButton);
  EXPECT_NEAR(tf().modes()[1].sigma, 25 + 12 * valuePerPixel, 1e-9);
  // And never to nothing.
  drag(canvas_, at(150, 0.3), at(150, 0.3) + QPointF(300, 0), Qt::RightButton);
  EXPECT_NEAR(tf().modes()[1].sigma, 255.0 / 256, 1e-9);
}

TEST_F(TransferFunctionEditorTest, ShiftLeftAddsAModeAndTheSameDragMovesIt) {
  drag(canvas_, at(100, 0.9), at(220, 0.5), Qt::LeftButton, Qt::ShiftModifier);
  ASSERT_EQ(tf().modes().size(), 3u);
  EXPECT_NEAR(tf().modes()[2].mean, 220, 1e-9);
  EXPECT_NEAR(tf().modes()[2].amplitude, 0.5, 1e-9);
  EXPECT_EQ(canvas_->selection(), std::set<std::size_t>{2});
  expectOneStep();
}

TEST_F(TransferFunctionEditorTest, ShiftRightRemovesAMode) {
  click(canvas_, at(60, 0.4), Qt::RightButton, Qt::ShiftModifier);
  ASSERT_EQ(tf().modes().size(), 1u);
  EXPECT_EQ(tf().modes()[0], start_.modes()[1]);
  expectOneStep();
}

TEST_F(TransferFunctionEditorTest, EscapeTakesADragBack) {
  sendMouse(canvas_, QEvent::MouseButtonPress, at(60, 0.4), Qt::LeftButton);
  sendMouse(canvas_, QEvent::MouseMove, at(90, 0.6), Qt::LeftButton);
  EXPECT_NE(tf(), start_);
  QTest::keyClick(canvas_, Qt::Key_Escape);
  sendMouse(canvas_, QEvent::MouseMove, at(120, 0.6), Qt::LeftButton);
  sendMouse(canvas_, QEvent::MouseButtonRelease, at(120, 0.6), Qt::LeftButton);
  EXPECT_EQ(tf(), start_);
  EXPECT_EQ(steps(), 0);
}

TEST_F(TransferFunctionEditorTest, UndoOrAnotherVolumeInTheMiddleOfADragEndsIt) {
  sendMouse(canvas_, QEvent::MouseButtonPress, at(60, 0.4), Qt::LeftButton);
  sendMouse(canvas_, QEvent::MouseMove, at(90, 0.6), Qt::LeftButton);
  model_.undo();
  EXPECT_EQ(tf(), start_);
  sendMouse(canvas_, QEvent::MouseMove, at(120, 0.6), Qt::LeftButton);
  EXPECT_EQ(tf(), start_);
  sendMouse(canvas_, QEvent::MouseButtonRelease, at(120, 0.6), Qt::LeftButton);

  sendMouse(canvas_, QEvent::MouseButtonPress, at(160, 0.8), Qt::LeftButton);
  sendMouse(canvas_, QEvent::MouseMove, at(170, 0.6), Qt::LeftButton);
  core::Scene other = *model_.scene();
  other.transferFunction = core::TransferFunction(0, 10);
  model_.open(other);
  sendMouse(canvas_, QEvent::MouseMove, at(5, 0.6), Qt::LeftButton);
  sendMouse(canvas_, QEvent::MouseButtonRelease, at(5, 0.6), Qt::LeftButton);
  EXPECT_EQ(tf(), other.transferFunction);
}

TEST_F(TransferFunctionEditorTest, TheSquareRootAxisGivesRoomNearZero) {
  auto* box = editor_.findChild<QCheckBox*>("squareRoot");
  QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
  const QRectF plot = canvas_->plotArea();
  EXPECT_NEAR(canvas_->toPixel(0, 0.25).y(), plot.center().y(), 1e-9);
  drag(canvas_, at(60, 0.4), QPointF(at(60, 0).x(), plot.bottom() - plot.height() / 10));
  EXPECT_NEAR(tf().modes()[0].amplitude, 0.01, 1e-9);
  QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
  EXPECT_NEAR(canvas_->toPixel(0, 0.5).y(), plot.center().y(), 1e-9);
}

TEST_F(TransferFunctionEditorTest, ControlDragShiftsAndScalesEverything) {
  const double valuePerPixel = 255 / canvas_->plotArea().width();
  drag(canvas_, at(100, 0.9), at(100, 0.9) + QPointF(20, 0), Qt::LeftButton, Qt::ControlModifier);
  EXPECT_NEAR(tf().modes()[0].mean, 60 + 20 * valuePerPixel, 1e-9);
  EXPECT_NEAR(tf().modes()[1].mean, 160 + 20 * valuePerPixel, 1e-9);
  EXPECT_NEAR(tf().colors()[1].value, 100 + 20 * valuePerPixel, 1e-9);
  expectOneStep();
  drag(canvas_, at(100, 0.9), at(100, 0.9) + QPointF(30, 0), Qt::RightButton, Qt::ControlModifier);
  EXPECT_NEAR(tf().modes()[1].mean, 100 + 60 * std::exp(0.2), 1e-6);
  EXPECT_NEAR(tf().modes()[1].sigma, 25 * std::exp(0.2), 1e-6);
  expectOneStep();
}

TEST_F(TransferFunctionEditorTest, AClickAddsAPointAndADragMovesIt) {
  usePoints({{0, 0}, {128, 0.5}, {255, 1}});
  click(canvas_, at(200, 0.25));
  ASSERT_EQ(tf().points().size(), 4u);
  EXPECT_NEAR(tf().points()[2].value, 200, 1e-9);
  EXPECT_NEAR(tf().points()[2].opacity, 0.25, 1e-9);
  expectOneStep();
  drag(canvas_, at(128, 0.5), at(64, 0.75));
  EXPECT_NEAR(tf().points()[1].value, 64, 1e-9);
  EXPECT_NEAR(tf().points()[1].opacity, 0.75, 1e-9);
  expectOneStep();
}

TEST_F(TransferFunctionEditorTest, EndPointsOnlyMoveUpAndDownAndStay) {
  usePoints({{0, 0.2}, {128, 0.5}, {255, 0.9}});
  drag(canvas_, at(255, 0.9), at(100, 0.3));
  EXPECT_EQ(tf().points()[2].value, 255);
  EXPECT_NEAR(tf().points()[2].opacity, 0.3, 1e-9);
  canvas_->selectAll();
  QTest::keyClick(canvas_, Qt::Key_Delete);
  ASSERT_EQ(tf().points().size(), 2u);
  EXPECT_EQ(tf().points()[0], (core::OpacityPoint{0, 0.2}));
  EXPECT_EQ(tf().points()[1].value, 255);
}

TEST_F(TransferFunctionEditorTest, APointDraggedOntoItsNeighbourMakesAStep) {
  usePoints({{0, 0}, {100, 0.1}, {150, 0.9}, {255, 0.9}});
  drag(canvas_, at(150, 0.9), at(60, 0.9));
  EXPECT_EQ(tf().points()[1].value, 100);
  EXPECT_EQ(tf().points()[2].value, 100);
  EXPECT_NEAR(tf().opacity(99.999), 0.1, 1e-3);
  EXPECT_NEAR(tf().opacity(100.001), 0.9, 1e-3);
  expectOneStep();
}

TEST_F(TransferFunctionEditorTest, TheRubberBandSelectsAndTheSelectionMovesTogether) {
  usePoints({{0, 0}, {80, 0.3}, {120, 0.4}, {200, 0.9}, {255, 1}});
  drag(canvas_, at(60, 0.6), at(140, 0.2));
  EXPECT_EQ(canvas_->selection(), (std::set<std::size_t>{1, 2}));
  EXPECT_EQ(tf(), start_);
  drag(canvas_, at(80, 0.3), at(100, 0.5));
  EXPECT_NEAR(tf().points()[1].value, 100, 1e-9);
  EXPECT_NEAR(tf().points()[1].opacity, 0.5, 1e-9);
  EXPECT_NEAR(tf().points()[2].value, 140, 1e-9);
  EXPECT_NEAR(tf().points()[2].opacity, 0.6, 1e-9);
  EXPECT_EQ(tf().points()[3], start_.points()[3]);
  expectOneStep();
  QTest::keyClick(canvas_, Qt::Key_Delete);
  EXPECT_EQ(tf().points().size(), 3u);
}

TEST_F(TransferFunctionEditorTest, ArrowsNudgeAndAHeldKeyIsOneStep) {
  canvas_->setFocus();
  canvas_->select({0});
  QTest::keyPress(canvas_, Qt::Key_Right);
  QTest::keyPress(canvas_, Qt::Key_Right);
  QTest::keyPress(canvas_, Qt::Key_Right);
  QTest::keyRelease(canvas_, Qt::Key_Right);
  EXPECT_NEAR(tf().modes()[0].mean, 60 + 3 * 2.55, 1e-9);
  expectOneStep();
  canvas_->select({0});
  QTest::keyClick(canvas_, Qt::Key_Left, Qt::ShiftModifier);
  EXPECT_NEAR(tf().modes()[0].mean, 60 - 0.255, 1e-9);
  QTest::keyClick(canvas_, Qt::Key_Up);
  EXPECT_NEAR(tf().modes()[0].amplitude, 0.41, 1e-9);
  QTest::keyClick(canvas_, Qt::Key_Right, Qt::ControlModifier);
  EXPECT_NEAR(tf().modes()[0].sigma, 22.55, 1e-9);
  EXPECT_EQ(steps(), 3);
  for (int i = 0; i < 2; ++i) QTest::keyClick(canvas_, Qt::Key_Down);
  EXPECT_NEAR(tf().modes()[0].amplitude, 0.39, 1e-9);
}

TEST_F(TransferFunctionEditorTest, TheKeyboardAloneAddsGoesThroughAndRemoves) {
  canvas_->setFocus(Qt::TabFocusReason);
  EXPECT_EQ(canvas_->selection(), std::set<std::size_t>{0});
  QTest::keyClick(canvas_, Qt::Key_Tab);
  EXPECT_EQ(canvas_->selection(), std::set<std::size_t>{1});
  QTest::keyClick(canvas_, Qt::Key_Backtab, Qt::ShiftModifier);
  EXPECT_EQ(canvas_->selection(), std::set<std::size_t>{0});
  QTest::keyClick(canvas_, Qt::Key_Tab);
  QTest::keyClick(canvas_, Qt::Key_Tab);
  EXPECT_FALSE(canvas_->hasFocus());
  EXPECT_EQ(QApplication::focusWidget(), bar_);
  EXPECT_EQ(bar_->selection(), 0u);
  canvas_->setFocus(Qt::BacktabFocusReason);
  EXPECT_EQ(canvas_->selection(), std::set<std::size_t>{1});
  QTest::keyClick(canvas_, Qt::Key_Insert);
  EXPECT_EQ(tf().modes().size(), 3u);
  QTest::keyClick(canvas_, Qt::Key_Delete);
  EXPECT_EQ(tf(), start_);
  canvas_->select({1});
  QTest::keyClick(canvas_, Qt::Key_Return);
  EXPECT_EQ(QApplication::focusWidget()->objectName(), "elementValue");
}

TEST_F(TransferFunctionEditorTest, DoubleClickLeadsToTheNumbersAndTheyAreTakenAsTyped) {
  doubleClick(canvas_, at(160, 0.8));
  auto* value = editor_.findChild<QDoubleSpinBox*>("elementValue");
  ASSERT_EQ(QApplication::focusWidget(), value);
  EXPECT_EQ(value->value(), 160);
  QTest::keyClicks(value, "142.5");
  QTest::keyClick(value, Qt::Key_Return);
  EXPECT_EQ(tf().modes()[1].mean, 142.5);
  EXPECT_EQ(tf().modes()[1].sigma, 25);
  EXPECT_EQ(steps(), 1);
  auto* opacity = editor_.findChild<QDoubleSpinBox*>("elementOpacity");
  opacity->setValue(0.125);
  EXPECT_EQ(tf().modes()[1].amplitude, 0.125);
  auto* width = editor_.findChild<QDoubleSpinBox*>("elementWidth");
  width->setValue(12.5);
  EXPECT_EQ(tf().modes()[1].sigma, 12.5);
  EXPECT_EQ(steps(), 3);
}

TEST_F(TransferFunctionEditorTest, OpacityAndWidthOfAModeAreTakenAsTyped) {
  click(canvas_, at(160, 0.8));
  ASSERT_EQ(canvas_->selection(), std::set<std::size_t>{1});
  const auto type = [this](const char* name, const QString& text) {
    auto* field = editor_.findChild<QDoubleSpinBox*>(name);
    tests::click(field, QRectF(field->rect()).center());
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
  };
  stepsBefore_ = steps();
  type("elementOpacity", "0,125");
  EXPECT_EQ(tf().modes()[1], (core::GaussianMode{160, 25, 0.125}));
  EXPECT_EQ(tf().modes()[0], start_.modes()[0]);
  expectOneStep();
  type("elementWidth", "12.5");
  EXPECT_EQ(tf().modes()[1], (core::GaussianMode{160, 12.5, 0.8}));
  EXPECT_EQ(tf().modes()[0], start_.modes()[0]);
  expectOneStep();
}

TEST_F(TransferFunctionEditorTest, NumbersOfAPointStopAtItsNeighbours) {
  usePoints({{0, 0}, {100, 0.1}, {150, 0.9}, {255, 0.9}});
  canvas_->select({1});
  auto* value = editor_.findChild<QDoubleSpinBox*>("elementValue");
  value->setValue(240);
  EXPECT_EQ(tf().points()[1], (core::OpacityPoint{150, 0.1}));
  EXPECT_EQ(value->value(), 150);
  auto* opacity = editor_.findChild<QDoubleSpinBox*>("elementOpacity");
  opacity->setFocus();
  opacity->selectAll();
  QTest::keyClicks(opacity, "0,35");
  QTest::keyClick(opacity, Qt::Key_Return);
  EXPECT_EQ(tf().points()[1], (core::OpacityPoint{150, 0.35}));
  canvas_->select({0});
  EXPECT_FALSE(value->isEnabled());
}

double largestDifference(const core::TransferFunction& a, const core::TransferFunction& b) {
  const auto x = a.sampleOpacity(256);
  const auto y = b.sampleOpacity(256);
  double worst = 0;
  for (std::size_t i = 0; i < x.size(); ++i) worst = std::max(worst, std::abs(x[i] - y[i]));
  return worst;
}

// Each mouse event of a drag is such an edit: laying out the dock and painting all of it took longer than the pictures.
TEST_F(TransferFunctionEditorTest, AnEditLaysNothingOutAndPaintsOnlyTheNumberThatChanges) {
  click(canvas_, at(60, 0.4));
  bar_->select(1);
  // The selection has shown numbers where there were none, which lays out; the edit after it does not.
  ASSERT_TRUE(QTest::qWaitFor(
      [&] {
        tests::EventCounter round(&editor_);
        QCoreApplication::processEvents();
        return round.count(QEvent::Paint) + round.count(QEvent::LayoutRequest) == 0;
      },
      tests::kPatience));
  tests::EventCounter events(&editor_);
  model_.edit("amplitude", [](core::Scene& scene) {
    auto modes = scene.transferFunction.modes();
    modes[0].amplitude = 0.3;
    scene.transferFunction.setModes(modes);
  });
  ASSERT_TRUE(QTest::qWaitFor([&] { return events.count<OpacityCanvas>(QEvent::Paint) > 0; }, tests::kPatience));
  EXPECT_EQ(events.count<QDoubleSpinBox>(QEvent::Paint), 1) << "the opacity";
  EXPECT_EQ(events.count<QToolButton>(QEvent::Paint), 0);
  EXPECT_EQ(events.count(QEvent::LayoutRequest), 0);
}

TEST_F(TransferFunctionEditorTest, SwitchingKindsThereAndBackLosesNothing) {
  auto* kind = editor_.findChild<QComboBox*>("opacityKind");
  QTest::keyClick(kind, Qt::Key_Down);
  EXPECT_EQ(tf().opacityKind(), core::OpacityKind::kPoints);
  EXPECT_LT(largestDifference(tf(), start_), 1.0 / 255);
  EXPECT_EQ(steps(), 1);
  QTest::keyClick(kind, Qt::Key_Up);
  EXPECT_EQ(tf(), start_);
}

TEST_F(TransferFunctionEditorTest, EditedPointsBecomeTheNearestModesAndComeBack) {
  editor_.setOpacityKind(core::OpacityKind::kPoints);
  canvas_->selectAll();
  QTest::keyClick(canvas_, Qt::Key_Right);
  const core::TransferFunction edited = tf();
  QSignalSpy told(&editor_, &TransferFunctionEditor::told);
  editor_.setOpacityKind(core::OpacityKind::kModes);
  EXPECT_EQ(tf().opacityKind(), core::OpacityKind::kModes);
  EXPECT_LT(largestDifference(tf(), edited), 0.02);
  EXPECT_EQ(told.count(), 1);
  editor_.setOpacityKind(core::OpacityKind::kPoints);
  EXPECT_EQ(tf(), edited);
}

TEST_F(TransferFunctionEditorTest, ExportedFilesComeBackAndBadOnesChangeNothing) {
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("tf.json").toStdString();
  QSignalSpy failed(&editor_, &TransferFunctionEditor::failed);
  editor_.exportFile(file, core::TransferFunctionFormat::kOwn);
  writer_.finish();
  editor_.resetAction()->trigger();
  EXPECT_NE(tf(), start_);
  editor_.importFile(file);
  EXPECT_EQ(tf(), start_);
  EXPECT_EQ(failed.count(), 0);
  std::ofstream(file) << "{\"version\": 1, \"range\": [";
  editor_.importFile(file);
  EXPECT_EQ(failed.count(), 1);
  EXPECT_TRUE(failed[0][0].toString().contains("tf.json"));
  EXPECT_EQ(tf(), start_);
  editor_.exportFile(file / "below-a-file.json", core::TransferFunctionFormat::kOwn);
  writer_.finish();
  EXPECT_EQ(failed.count(), 2);
}

TEST_F(TransferFunctionEditorTest, SlicersFilesBringTheirLightingInTheSameStep) {
  editor_.importFile(std::filesystem::path(TWINRAY_TEST_DATA) / "transfer-functions" / "slicer.vp.json");
  EXPECT_EQ(model_.scene()->lighting.specularPower, 20);
  EXPECT_EQ(tf().maximum(), 255);
  EXPECT_NEAR(tf().opacity(150), 0.55, 1e-6);
  expectOneStep();
  EXPECT_EQ(model_.scene()->lighting, core::Lighting{});
}

TEST_F(TransferFunctionEditorTest, EveryButtonBelowChangesTheWholeFunctionInOneStep) {
  const auto button = [this](const QString& text) {
    for (auto* one : editor_.findChildren<QToolButton*>())
      if (one->text() == text) return one;
    return static_cast<QToolButton*>(nullptr);
  };
  const double width = 255;
  const std::vector<std::pair<QString, std::function<void()>>> buttons{
      {"◂", [&] { EXPECT_NEAR(tf().modes()[0].mean, 60 - 0.02 * width, 1e-9); }},
      {"▸", [&] { EXPECT_NEAR(tf().modes()[0].mean, 60 + 0.02 * width, 1e-9); }},
      {"−", [&] { EXPECT_NEAR(tf().modes()[0].sigma, 20 / 1.1, 1e-9); }},
      {"+", [&] { EXPECT_NEAR(tf().modes()[0].sigma, 20 * 1.1, 1e-9); }},
      {"Flip", [&] { EXPECT_NEAR(tf().opacity(255 - 160), start_.opacity(160), 1e-9); }},
      {"Invert", [&] { EXPECT_NEAR(tf().opacity(160), 1 - start_.opacity(160), 0.01); }},
      {"Reset", [&] { EXPECT_NE(tf().opacity(100), start_.opacity(100)); }},
  };
  for (const auto& [text, holds] : buttons) {
    ASSERT_NE(button(text), nullptr) << text.toStdString();
    QTest::mouseClick(button(text), Qt::LeftButton);
    holds();
    expectOneStep();
  }
}

TEST_F(TransferFunctionEditorTest, TheHistogramIsLinearOrLogarithmicAndTheCurveIsTheSame) {
  ASSERT_TRUE(QTest::qWaitFor([this] { return editor_.randomAction()->isEnabled(); }, tests::kPatience));
  auto* box = editor_.findChild<QCheckBox*>("logarithmic");
  ASSERT_NE(box, nullptr);
  canvas_->setFocus();
  const QImage logarithmic = canvas_->grab().toImage();
  QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
  ASSERT_FALSE(box->isChecked());
  canvas_->setFocus();
  EXPECT_NE(canvas_->grab().toImage(), logarithmic);
  QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
  canvas_->setFocus();
  EXPECT_EQ(canvas_->grab().toImage(), logarithmic);
  EXPECT_EQ(tf(), start_);
}

TEST_F(TransferFunctionEditorTest, TheHistogramIsCountedByAnotherThreadThanTheWindows) {
  // What this thread has worked, in seconds.
  const auto worked = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
  };
  core::Geometry geometry;
  geometry.dimensions = {400, 400, 400};
  const std::shared_ptr<std::uint8_t[]> voxels(new std::uint8_t[geometry.voxelCount()]);
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i) voxels[i] = std::uint8_t(i % 251);
  const core::Volume same(geometry, core::ScalarType::kUInt8, voxels);
  core::Scene scene = *model_.scene();
  scene.volume = std::make_shared<const core::Volume>(geometry, core::ScalarType::kUInt8, voxels);
  double before = worked();
  same.histogram();
  const double counting = worked() - before;

  before = worked();
  model_.open(scene);
  EXPECT_FALSE(editor_.randomAction()->isEnabled()) << "it waits for the histogram";
  ASSERT_TRUE(QTest::qWaitFor([this] { return editor_.randomAction()->isEnabled(); }, tests::kPatience));
  EXPECT_LT(worked() - before, counting / 2) << counting;
}

TEST_F(TransferFunctionEditorTest, TheRandomKeyShowsSomethingOfTheVolume) {
  ASSERT_TRUE(QTest::qWaitFor([this] { return editor_.randomAction()->isEnabled(); }, tests::kPatience));
  canvas_->setFocus();
  for (int i = 0; i < 5; ++i) {
    const core::TransferFunction before = tf();
    QTest::keyClick(canvas_, Qt::Key_G);
    EXPECT_NE(tf(), before);
    EXPECT_GE(core::expectedOpacity(tf(), model_.scene()->volume->histogram()), 0.01);
    EXPECT_EQ(steps(), i + 1);
  }
}

TEST_F(TransferFunctionEditorTest, TheWheelZoomsAboutThePointer) {
  const QPointF pointer = at(160, 0.5);
  QWheelEvent wheel(pointer, canvas_->mapToGlobal(pointer), {}, {0, 480}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(canvas_, &wheel);
  EXPECT_NEAR(at(160, 0.5).x(), pointer.x(), 1e-9);
  EXPECT_GT(at(161, 0).x() - at(160, 0).x(), 2 * canvas_->plotArea().width() / 255);
  // The colour bar stands below the same values.
  EXPECT_NEAR(bar_->valueAt(pointer.x()), 160, 1e-9);
  QTest::keyClick(canvas_, Qt::Key_Home);
  EXPECT_NEAR(at(255, 0).x(), canvas_->plotArea().right(), 1e-9);
}

TEST_F(TransferFunctionEditorTest, TheCurveIsFilledWithTheColoursBelowIt) {
  model_.edit("red", [](core::Scene& scene) { scene.transferFunction.setColors({{0, {1, 0, 0}}}); });
  const QImage picture = canvas_->grab().toImage();
  const double ratio = picture.devicePixelRatio();
  const QColor inside = picture.pixelColor((at(163, 0.4) * ratio).toPoint());
  EXPECT_GT(inside.red(), inside.green() + 80);
  const QColor above = picture.pixelColor((at(113, 0.97) * ratio).toPoint());
  EXPECT_LT(std::abs(above.red() - above.green()), 12);
}

TEST_F(TransferFunctionEditorTest, TheUnitOfTheValuesStandsInTheAxisAndTheReadOut) {
  OpacityPicture picture;
  picture.map = {QRectF(30, 10, 300, 150), -1000, 1000, OpacityScale::kLinear};
  picture.transferFunction = &tf();
  const auto painted = [&picture](const QString& unit) {
    QImage image(340, 190, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    picture.unit = unit;
    paintOpacity(painter, picture, QPalette());
    return image;
  };
  const auto plot = [](const QImage& image) { return image.copy(0, 0, 340, 164); };
  const QImage without = painted({}), with = painted(QStringLiteral("HU"));
  EXPECT_NE(with, without);
  EXPECT_EQ(plot(with), plot(without)) << "it stands below the plot";
  picture.pointer = QPointF(100, 80);
  EXPECT_NE(plot(painted(QStringLiteral("HU"))), plot(painted({})));
}

TEST(TransferFunctionEditorAlone, WithoutAVolumeNothingHappens) {
  SceneModel model;
  FileWriter writer;
  TransferFunctionEditor editor(&model, &writer);
  editor.resize(420, 460);
  editor.show();
  drag(editor.canvas(), {100, 100}, {150, 80});
  doubleClick(editor.colorBar(), {150, 12});
  QTest::keyClick(editor.canvas(), Qt::Key_Insert);
  editor.resetAction()->trigger();
  editor.grab();
  EXPECT_EQ(model.scene(), nullptr);
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
