#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include "core/anatomy.h"
#include "tests/ui/widget_support.h"
#include "ui/crop/crop_box.h"
#include "ui/scene_model.h"
#include "ui/slices/slice_model.h"
#include "ui/slices/slice_pane.h"
#include "ui/slices/slice_panel.h"

namespace twinray::ui {
namespace {

using core::SlicePlane;
using Voxel = std::array<int, 3>;

core::Scene sceneOf(std::shared_ptr<const core::Volume> volume) {
  core::Scene scene;
  scene.transferFunction = core::TransferFunction(volume->minimum(), volume->maximum());
  scene.transferFunction.setColors({{0, {0, 0, 0}}, {100, {1, 0, 0}}, {255, {1, 1, 1}}});
  scene.viewpoint = core::firstViewpoint(volume->geometry());
  scene.volume = std::move(volume);
  return scene;
}

/// The three slices of the ball (24 x 20 x 16 voxels of 1 x 1.5 x 2 mm) on screen, painted.
class Slices : public testing::Test {
 protected:
  Slices() : slices_(&scenes_), crop_(&scenes_), panel_(&slices_, &crop_) {
    panel_.resize(960, 380);
    panel_.show();
    open(tests::ballVolume());
  }
  void open(const std::shared_ptr<const core::Volume>& volume) {
    scenes_.open(sceneOf(volume));
    EXPECT_TRUE(settled());
  }
  bool settled() {
    return QTest::qWaitFor(
        [this] {
          for (const SlicePlane plane : core::kSlicePlanes)
            if (!pane(plane)->isCurrent() || pane(plane)->image().isNull()) return false;
          return true;
        },
        tests::kPatience);
  }
  SlicePane* pane(SlicePlane plane) { return panel_.pane(plane); }
  SlicePane* axial() { return pane(SlicePlane::kAxial); }
  QColor colorAt(SlicePane* pane, const Voxel& voxel) {
    const QPointF at = pane->placeOf({double(voxel[0]), double(voxel[1]), double(voxel[2])});
    return pane->image().pixelColor(at.toPoint());
  }
  static void wheel(QWidget* widget, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    wheelAt(widget, QRectF(widget->rect()).center(), notches, modifiers);
  }
  static void wheelAt(QWidget* widget, const QPointF& at, int notches, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(widget, &event);
  }

  SceneModel scenes_;
  SliceModel slices_;
  CropBox crop_;
  SlicePanel panel_;
};

TEST_F(Slices, CrossInTheMiddleAndSayWhatIsThere) {
  EXPECT_EQ(slices_.crosshair(), (Voxel{12, 10, 8}));
  // 200 + (12 + 10) % 56.
  EXPECT_EQ(panel_.readout(), "Value 222  ·  index 12, 10, 8  ·  LPS 12.0, 15.0, 16.0 mm");
  EXPECT_EQ(axial()->letters(), (std::array<QString, 4>{"R", "L", "A", "P"}));
  EXPECT_EQ(pane(SlicePlane::kSagittal)->letters(), (std::array<QString, 4>{"A", "P", "S", "I"}));
}

TEST_F(Slices, KeepTheAspectOfTheSpacing) {
  const QPointF origin = axial()->placeOf({0, 0, 8});
  const QPointF x = axial()->placeOf({10, 0, 8}) - origin, y = axial()->placeOf({0, 10, 8}) - origin;
  EXPECT_NEAR(y.y() / x.x(), 1.5, 1e-9);
  const QPointF up = pane(SlicePlane::kCoronal)->placeOf({0, 0, 10}) - pane(SlicePlane::kCoronal)->placeOf({0, 0, 0});
  const QPointF right =
      pane(SlicePlane::kCoronal)->placeOf({10, 0, 0}) - pane(SlicePlane::kCoronal)->placeOf({0, 0, 0});
  EXPECT_NEAR(-up.y() / right.x(), 2, 1e-9);
}

TEST_F(Slices, AClickAndADragMoveTheCrosshairInAllThree) {
  tests::click(axial(), axial()->placeOf({5, 14, 8}));
  EXPECT_EQ(slices_.crosshair(), (Voxel{5, 14, 8}));
  tests::drag(pane(SlicePlane::kCoronal), pane(SlicePlane::kCoronal)->placeOf({5, 14, 8}),
              pane(SlicePlane::kCoronal)->placeOf({9, 14, 3}));
  EXPECT_EQ(slices_.crosshair(), (Voxel{9, 14, 3}));
  ASSERT_TRUE(settled());
  // Outside the ball the value is 4 x; the picture shows it as grey of the whole range.
  EXPECT_EQ(panel_.readout().section(' ', 1, 1), "36");
  EXPECT_EQ(scenes_.undoStack()->count(), 0);
}

TEST_F(Slices, TheWheelAndKeysGoThroughTheSlices) {
  wheel(axial(), 2);
  EXPECT_EQ(slices_.crosshair(), (Voxel{12, 10, 10}));
  wheel(pane(SlicePlane::kSagittal), -3);
  EXPECT_EQ(slices_.crosshair(), (Voxel{9, 10, 10}));
  QTest::keyClick(axial(), Qt::Key_PageDown);
  QTest::keyClick(axial(), Qt::Key_PageUp, Qt::ShiftModifier);
  EXPECT_EQ(slices_.crosshair(), (Voxel{9, 10, 15}));
  // To the patient's left and to posterior.
  QTest::keyClick(axial(), Qt::Key_Right);
  QTest::keyClick(axial(), Qt::Key_Down);
  EXPECT_EQ(slices_.crosshair(), (Voxel{10, 11, 15}));
  // Superior is up.
  QTest::keyClick(pane(SlicePlane::kCoronal), Qt::Key_Down);
  EXPECT_EQ(slices_.crosshair(), (Voxel{10, 11, 14}));
}

TEST_F(Slices, ShowGreyOfTheWindowAndLevel) {
  panel_.findChild<QComboBox*>("sliceInterpolation")->setCurrentIndex(1);
  Q_EMIT panel_.findChild<QComboBox*>("sliceInterpolation")->activated(1);
  auto* window = panel_.findChild<QDoubleSpinBox*>("sliceWindow");
  auto* level = panel_.findChild<QDoubleSpinBox*>("sliceLevel");
  window->setValue(100);
  level->setValue(50);
  ASSERT_TRUE(settled());
  // 4 x = 40 of 0..100.
  EXPECT_NEAR(colorAt(axial(), {10, 1, 8}).red(), 102, 1);
  EXPECT_EQ(colorAt(axial(), {12, 10, 8}).red(), 255);
  tests::drag(axial(), {100, 100}, {200, 60}, Qt::RightButton);
  EXPECT_GT(window->value(), 100);
  EXPECT_LT(level->value(), 50);
  EXPECT_EQ(scenes_.undoStack()->count(), 0);
  panel_.findChild<QPushButton*>("sliceAuto")->click();
  EXPECT_EQ(slices_.colors(), core::firstSliceColors(*scenes_.scene()->volume));
}

TEST_F(Slices, ShareTheColoursOfTheTransferFunction) {
  auto* colors = panel_.findChild<QComboBox*>("sliceColors");
  colors->setCurrentIndex(1);
  Q_EMIT colors->activated(1);
  ASSERT_TRUE(settled());
  const QColor red = colorAt(axial(), {22, 1, 8});  // 88: nearly the red node at 100
  EXPECT_GT(red.red(), 200);
  EXPECT_LT(red.green(), 20);
  EXPECT_FALSE(panel_.findChild<QDoubleSpinBox*>("sliceWindow")->isEnabled());
  const auto before = scenes_.scene()->transferFunction;
  tests::drag(axial(), {100, 100}, {100, 40}, Qt::RightButton);
  // Brighter: the colours come at lower values, the opacity stays; one undo step.
  EXPECT_GT(scenes_.scene()->transferFunction.color(60)[0], before.color(60)[0]);
  EXPECT_EQ(scenes_.scene()->transferFunction.modes(), before.modes());
  EXPECT_EQ(scenes_.undoStack()->count(), 1);
  scenes_.undo();
  EXPECT_EQ(scenes_.scene()->transferFunction, before);
}

TEST_F(Slices, ZoomAndPanAndComeBack) {
  const QPointF under = QRectF(axial()->rect()).center();
  const QPointF before = axial()->placeOf({3, 3, 8});
  wheel(axial(), 4, Qt::ControlModifier);
  EXPECT_GT(QLineF(axial()->placeOf({3, 3, 8}), under).length(), 1.5 * QLineF(before, under).length());
  const QPointF zoomed = axial()->placeOf({3, 3, 8});
  tests::drag(axial(), {50, 50}, {80, 70}, Qt::MiddleButton);
  EXPECT_NEAR(axial()->placeOf({3, 3, 8}).x(), zoomed.x() + 30, 1e-6);
  EXPECT_NEAR(axial()->placeOf({3, 3, 8}).y(), zoomed.y() + 20, 1e-6);
  QTest::keyClick(axial(), Qt::Key_Home);
  EXPECT_EQ(axial()->placeOf({3, 3, 8}), before);
}

TEST_F(Slices, WhatIsUnderTheMouseStaysThereWhenTheWheelZooms) {
  const QPointF under = axial()->placeOf({3, 3, 8}), other = axial()->placeOf({20, 16, 8});
  wheelAt(axial(), under, 4, Qt::ControlModifier);
  EXPECT_NEAR(axial()->placeOf({3, 3, 8}).x(), under.x(), 1e-6);
  EXPECT_NEAR(axial()->placeOf({3, 3, 8}).y(), under.y(), 1e-6);
  EXPECT_GT(axial()->placeOf({20, 16, 8}).x(), other.x() + 10);
}

TEST_F(Slices, ShowLabelsOverTheGrey) {
  const auto volume = scenes_.scene()->volume;
  const auto voxels = std::make_shared<std::uint8_t[]>(volume->geometry().voxelCount());
  voxels[(8 * 20 + 4) * 24 + 6] = 1;
  const std::vector<core::Label> labels{{4, "Enhancing", {0, 0.5, 1}, 1, true}};
  scenes_.edit("labels", [&](core::Scene& scene) {
    scene.labels = std::make_shared<const core::LabelMap>(volume->geometry(), voxels, labels);
  });
  ASSERT_TRUE(settled());
  EXPECT_EQ(colorAt(axial(), {6, 4, 8}), QColor(0, 128, 255));
  tests::click(axial(), axial()->placeOf({6, 4, 8}));
  EXPECT_TRUE(panel_.readout().endsWith("Enhancing")) << panel_.readout().toStdString();
  auto* box = panel_.findChild<QCheckBox*>("sliceLabels");
  for (const bool shown : {false, true}) {
    QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
    ASSERT_TRUE(settled());
    EXPECT_EQ(colorAt(axial(), {6, 4, 8}) == QColor(0, 128, 255), shown);
  }
  scenes_.edit("hide", [&](core::Scene& scene) {
    auto hidden = labels;
    hidden[0].visible = false;
    scene.labels = scene.labels->drawnAs(hidden);
  });
  ASSERT_TRUE(settled());
  EXPECT_EQ(colorAt(axial(), {6, 4, 8}).red(), colorAt(axial(), {6, 4, 8}).blue());
}

// An index axis that was reversed on reading is counted as in the file.
TEST_F(Slices, CountTheIndexAsTheFileDoes) {
  auto volume = tests::ballVolume();
  core::VolumeSource source;
  source.reversedAxis = 0;
  open(std::make_shared<const core::Volume>(volume->geometry(), volume->scalarType(), volume->sharedVoxels(), source));
  slices_.setCrosshair({5, 10, 8});
  EXPECT_TRUE(panel_.readout().contains("index 18, 10, 8")) << panel_.readout().toStdString();
}

TEST_F(Slices, EdgesOfTheCropBoxAreDragged) {
  crop_.setEditing(true);
  const QPointF handle = axial()->cropHandle(0, true);
  tests::drag(axial(), handle, QPointF(axial()->placeOf({18, 0, 8}).x(), handle.y()));
  EXPECT_NEAR(scenes_.scene()->crop.high[0], 18.0 / 23, 1e-6);
  EXPECT_EQ(scenes_.undoStack()->count(), 1);
  // In the sagittal slice superior is the upper edge.
  SlicePane* sagittal = pane(SlicePlane::kSagittal);
  const QPointF top = sagittal->cropHandle(2, true);
  tests::drag(sagittal, top, QPointF(top.x(), sagittal->placeOf({0, 0, 10}).y()));
  EXPECT_NEAR(scenes_.scene()->crop.high[2], 10.0 / 15, 1e-6);
  // Never past the opposite face.
  tests::drag(axial(), axial()->cropHandle(0, true), axial()->placeOf({-30, 10, 8}));
  EXPECT_GT(scenes_.scene()->crop.high[0], scenes_.scene()->crop.low[0]);
  scenes_.undo();
  scenes_.undo();
  scenes_.undo();
  EXPECT_TRUE(scenes_.scene()->crop.isWhole());
  crop_.setEditing(false);
  const Voxel before = slices_.crosshair();
  tests::click(axial(), axial()->cropHandle(0, true));
  EXPECT_NE(slices_.crosshair(), before);
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
