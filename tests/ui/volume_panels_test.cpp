#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

#include <gtest/gtest.h>

#include "core/anatomy.h"
#include "tests/ui/widget_support.h"
#include "ui/crop/crop_box.h"
#include "ui/crop/crop_layer.h"
#include "ui/crop/crop_panel.h"
#include "ui/crop/range_slider.h"
#include "ui/labels/label_panel.h"
#include "ui/panels/viewpoint_panel.h"
#include "ui/panels/volume_panel.h"
#include "ui/panes/picture_pane.h"
#include "ui/panes/scale_bar.h"
#include "ui/scene_model.h"
#include "ui/volume/open_volume_dialog.h"

// Crop box, labels, projection, choice of the volume: their panels with real events.

namespace twinray::ui {
namespace {

core::Scene sceneOf(std::shared_ptr<const core::Volume> volume) {
  core::Scene scene;
  scene.transferFunction = core::TransferFunction(volume->minimum(), volume->maximum());
  scene.viewpoint = core::firstViewpoint(volume->geometry());
  scene.volume = std::move(volume);
  return scene;
}

template <typename Widget>
Widget* named(const QWidget& panel, const QString& name) {
  for (Widget* widget : panel.findChildren<Widget*>()) {
    if (widget->accessibleName() == name) return widget;
  }
  return nullptr;
}

class Panels : public testing::Test {
 protected:
  Panels() { scenes_.open(sceneOf(tests::ballVolume())); }
  const core::Scene& scene() { return *scenes_.scene(); }

  SceneModel scenes_;
};

TEST_F(Panels, CropInNumbersAndBack) {
  CropBox box(&scenes_);
  CropPanel panel(&box);
  auto* first = named<QSpinBox>(panel, "First voxel along y");
  auto* last = named<QSpinBox>(panel, "Last voxel along y");
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(last->value(), 19);
  first->setFocus();
  first->selectAll();
  QTest::keyClicks(first, "5");
  QTest::keyClick(first, Qt::Key_Return);
  EXPECT_NEAR(scene().crop.low[1], 5.0 / 19, 1e-12);
  last->setValue(3);
  // At least one voxel away from the first one.
  EXPECT_NEAR(scene().crop.high[1], 6.0 / 19, 1e-9);
  EXPECT_EQ(scenes_.undoStack()->count(), 2);
  panel.findChild<QPushButton*>("cropReset")->click();
  EXPECT_TRUE(scene().crop.isWhole());
  EXPECT_EQ(last->value(), 19);
  EXPECT_FALSE(panel.findChild<QPushButton*>("cropReset")->isEnabled());
  scenes_.undo();
  EXPECT_EQ(first->value(), 5);
}

TEST_F(Panels, CropByTheTwoHandlesOfASlider) {
  CropBox box(&scenes_);
  CropPanel panel(&box);
  panel.resize(420, 160);
  panel.show();
  RangeSlider* slider = panel.slider(0);
  const QPointF low = slider->handle(false), high = slider->handle(true);
  const QPointF quarter = low + (high - low) / 4;
  tests::drag(slider, low, quarter);
  EXPECT_NEAR(scene().crop.low[0], 0.25, 1e-9);
  tests::drag(slider, high, high - (high - low) / 4);
  EXPECT_NEAR(scene().crop.high[0], 0.75, 1e-9);
  // Between the handles both move.
  const QPointF middle = (slider->handle(false) + slider->handle(true)) / 2;
  tests::drag(slider, middle, middle + (high - low) / 2);
  EXPECT_NEAR(scene().crop.low[0], 0.5, 1e-9);
  EXPECT_NEAR(scene().crop.high[0], 1, 1e-9);
  EXPECT_EQ(scenes_.undoStack()->count(), 3);
  // The keyboard: the handle used last, then the other one.
  QTest::keyClick(slider, Qt::Key_Space);
  const bool moved = slider->low() != 0.5;
  EXPECT_FALSE(moved);
  QTest::keyClick(slider, Qt::Key_Left);
  EXPECT_NEAR(scene().crop.low[0] + scene().crop.high[0], 1.5 - 1.0 / 23, 1e-9);
}

TEST_F(Panels, FacesOfTheCropBoxAreDraggedOverThePicture) {
  CropBox box(&scenes_);
  CropLayer layer(&box);
  PicturePane pane("Reference", "");
  pane.resize(400, 420);
  pane.setLayers({&layer});
  QImage picture(380, 380, QImage::Format_RGB32);
  picture.fill(Qt::black);
  pane.showPicture(picture, 1, "");
  pane.show();
  QSignalSpy pressed(&pane, &PicturePane::pressed);
  const QRectF area = pane.pictureRect();
  const QPointF handle = layer.handle(0, true, area);
  tests::click(&pane, handle);
  EXPECT_EQ(pressed.count(), 1);
  EXPECT_TRUE(scene().crop.isWhole());
  box.setEditing(true);
  EXPECT_FALSE(layer.toolTip(handle, area).isEmpty());
  const QPointF inwards = (layer.handle(0, false, area) - handle) * 0.3;
  tests::drag(&pane, handle, handle + inwards);
  EXPECT_EQ(pressed.count(), 1);
  EXPECT_NEAR(scene().crop.high[0], 0.7, 0.05);
  EXPECT_EQ(scene().crop.low, (std::array<double, 3>{0, 0, 0}));
  EXPECT_EQ(scenes_.undoStack()->count(), 1);
  // The handle has come along with the mouse.
  EXPECT_LT(QLineF(layer.handle(0, true, area), handle + inwards).length(), 12);
  tests::click(&pane, area.topLeft() + QPointF(3, 3));
  EXPECT_EQ(pressed.count(), 2);
}

TEST_F(Panels, TheScaleBarIsAsLongAsItSays) {
  ScaleBar bar(&scenes_);
  const QRectF picture(10, 20, 600, 500);
  const double length = bar.length(picture);
  EXPECT_TRUE(length == 1 || length == 2 || length == 5 || length == 10 || length == 20 || length == 50) << length;
  const double diagonal = scene().volume->geometry().diagonal();
  // Half the view angle, 30 degrees over the zoom, at 2.5 diagonals.
  const double height = 2 * 2.5 * diagonal * std::tan(15 / scene().viewpoint.zoom() * M_PI / 180);
  EXPECT_NEAR(bar.rect(picture).width(), length / height * 500, 1e-9);
  EXPECT_LE(bar.rect(picture).width(), 200);
  EXPECT_TRUE(bar.toolTip(bar.rect(picture).center(), picture).contains("perspective", Qt::CaseInsensitive));
  EXPECT_TRUE(bar.toolTip(picture.center(), picture).isEmpty());
  scenes_.edit("o", [](core::Scene& s) { s.projection = core::Projection::kOrthographic; });
  EXPECT_TRUE(bar.toolTip(bar.rect(picture).center(), picture).contains("everywhere"));
  bar.setShown(false);
  EXPECT_TRUE(bar.rect(picture).isEmpty());
}

TEST_F(Panels, ProjectionAndBlendingBySwitchAndKey) {
  ViewpointPanel panel(&scenes_);
  panel.show();
  panel.orthographicAction()->trigger();
  EXPECT_EQ(scene().projection, core::Projection::kOrthographic);
  EXPECT_EQ(panel.orthographicAction()->shortcut(), QKeySequence(Qt::Key_O));
  for (QCheckBox* box : panel.findChildren<QCheckBox*>()) {
    if (box->text() == "Maximum intensity") box->click();
    const bool isChecked = box->text() != "Orthographic" || box->isChecked();
    EXPECT_TRUE(isChecked);
  }
  EXPECT_EQ(scene().blending, core::Blending::kMaximumIntensity);
  EXPECT_EQ(scenes_.undoStack()->count(), 2);
  scenes_.undo();
  scenes_.undo();
  EXPECT_EQ(scene().projection, core::Projection::kPerspective);
  EXPECT_FALSE(panel.orthographicAction()->isChecked());
}

/// Two labels, 3 and 8 voxels of 3 cubic millimetres.
std::shared_ptr<const core::LabelMap> twoLabels(const core::Volume& volume) {
  const auto voxels = std::make_shared<std::uint8_t[]>(volume.geometry().voxelCount());
  for (int i = 0; i < 3; ++i) voxels[std::size_t(100 + i)] = 1;
  for (int i = 0; i < 8; ++i) voxels[std::size_t(200 + i)] = 2;
  return std::make_shared<const core::LabelMap>(
      volume.geometry(), voxels,
      std::vector<core::Label>{{1, "", core::labelColor(0), 1, true}, {4, "Rim", core::labelColor(1), 0.5, true}},
      "/data/seg.nii.gz");
}

TEST_F(Panels, LabelsAreNamedHiddenColouredAndMadeTransparent) {
  LabelPanel panel(&scenes_);
  panel.show();
  EXPECT_TRUE(panel.findChild<QLabel*>("labelFile")->text().startsWith("No"));
  scenes_.edit("open", [](core::Scene& s) { s.labels = twoLabels(*s.volume); });
  EXPECT_EQ(panel.findChild<QLabel*>("labelFile")->text(), "seg.nii.gz");
  auto* name = named<QLineEdit>(panel, "Name of label 1");
  auto* opacity = named<QDoubleSpinBox>(panel, "Opacity of label 4");
  auto* shown = named<QCheckBox>(panel, "Label 4 is shown");
  ASSERT_NE(name, nullptr);
  ASSERT_NE(opacity, nullptr);
  EXPECT_EQ(opacity->value(), 50);
  EXPECT_EQ(named<QLineEdit>(panel, "Name of label 4")->text(), "Rim");
  name->setFocus();
  QTest::keyClicks(name, "Necrosis");
  QTest::keyClick(name, Qt::Key_Return);
  EXPECT_EQ(scene().labels->labels()[0].name, "Necrosis");
  opacity->setValue(80);
  EXPECT_EQ(scene().labels->labels()[1].opacity, 0.8);
  shown->click();
  EXPECT_FALSE(scene().labels->labels()[1].visible);
  named<QToolButton>(panel, "Colour of label 1")->click();
  auto* dialog = panel.findChild<QColorDialog*>();
  ASSERT_NE(dialog, nullptr);
  dialog->setCurrentColor(QColor(10, 20, 30));
  dialog->accept();
  EXPECT_NEAR(scene().labels->labels()[0].color[2], 30 / 255.0, 1e-4);
  EXPECT_EQ(scenes_.undoStack()->count(), 5);
  for (int i = 0; i < 4; ++i) scenes_.undo();
  EXPECT_EQ(scene().labels->labels()[0].name, "");
  EXPECT_TRUE(shown->isChecked());
  EXPECT_EQ(opacity->value(), 50);
  panel.findChild<QPushButton*>("labelsHide")->click();
  EXPECT_FALSE(scene().labels->labels()[0].visible);
  panel.findChild<QPushButton*>("labelsRemove")->click();
  EXPECT_EQ(scene().labels, nullptr);
  EXPECT_EQ(named<QLineEdit>(panel, "Name of label 1"), nullptr);
}

TEST_F(Panels, TheVolumeOfALabelIsThatOfItsVoxels) {
  scenes_.edit("open", [](core::Scene& s) { s.labels = twoLabels(*s.volume); });
  LabelPanel panel(&scenes_);
  QStringList texts;
  for (QLabel* label : panel.findChildren<QLabel*>()) texts << label->text();
  // 3 and 8 voxels of 1 x 1.5 x 2 mm are 9 and 24 cubic millimetres.
  EXPECT_TRUE(texts.contains(QLocale().toString(0.01, 'f', 2) + " ml")) << texts.join('|').toStdString();
  EXPECT_TRUE(texts.contains(QLocale().toString(0.02, 'f', 2) + " ml"));
}

std::shared_ptr<const core::Volume> volumeOf(const core::VolumeSource& source) {
  const auto ball = tests::ballVolume();
  return std::make_shared<const core::Volume>(ball->geometry(), ball->scalarType(), ball->sharedVoxels(), source);
}

TEST_F(Panels, TheRangeOfACtHasItsUnit) {
  VolumePanel panel(&scenes_);
  EXPECT_EQ(panel.findChild<QLabel*>("volumeRange")->text(), "0 to 255");
  core::Geometry geometry;
  geometry.dimensions = {2, 2, 2};
  const std::shared_ptr<std::int16_t[]> voxels(new std::int16_t[8]{-1024, 0, 0, 0, 0, 0, 0, 1500});
  scenes_.open(
      sceneOf(std::make_shared<const core::Volume>(geometry, core::ScalarType::kInt16, voxels, core::VolumeSource())));
  EXPECT_EQ(panel.findChild<QLabel*>("volumeRange")->text(), "-1024 to 1500 HU");
}

TEST_F(Panels, TimeComponentAndResolutionAreChosenInTheVolumePanel) {
  VolumePanel panel(&scenes_);
  panel.show();
  EXPECT_FALSE(panel.findChild<QSpinBox*>("chooseTime")->isVisible());
  EXPECT_FALSE(panel.findChild<QComboBox*>("chooseResolution")->isVisible());
  core::VolumeSource source;
  source.path = "/data/v.nii";
  source.frames = 5;
  source.componentNames = {"luminance", "red"};
  source.choice.component = "red";
  source.choice.frame = 2;
  scenes_.open(sceneOf(volumeOf(source)));
  auto* time = panel.findChild<QSpinBox*>("chooseTime");
  auto* component = panel.findChild<QComboBox*>("chooseComponent");
  auto* resolution = panel.findChild<QComboBox*>("chooseResolution");
  EXPECT_TRUE(time->isVisible());
  EXPECT_EQ(time->value(), 3);
  EXPECT_EQ(component->currentText(), "red");
  std::vector<core::VolumeChoice> wanted;
  QObject::connect(&panel, &VolumePanel::choiceWanted, [&](const core::VolumeChoice& c) { wanted.push_back(c); });
  QTest::keyClick(time, Qt::Key_Up);
  ASSERT_EQ(wanted.size(), 1u);
  EXPECT_EQ(wanted[0].frame, 3);
  EXPECT_EQ(wanted[0].component, "red");
  QTest::keyClick(resolution, Qt::Key_Down);
  ASSERT_EQ(wanted.size(), 2u);
  EXPECT_EQ(wanted[1].reduction, 2);
  QTest::keyClick(component, Qt::Key_Up);
  ASSERT_EQ(wanted.size(), 3u);
  EXPECT_EQ(wanted[2].component, "luminance");
  // What came to nothing is not shown.
  panel.refresh();
  EXPECT_EQ(time->value(), 3);
  EXPECT_EQ(component->currentText(), "red");
}

core::VolumeContents largeContents() {
  core::VolumeContents contents;
  contents.format = "NIfTI";
  contents.dimensions = {1000, 1000, 1000};
  contents.fileVoxelBytes = contents.volumeVoxelBytes = 2;
  return contents;
}

TEST(OpenVolumeDialog, OffersTheResolutionThatFits) {
  constexpr std::uint64_t kTwoGiB = std::uint64_t{2} << 30;
  OpenVolumeDialog dialog("large.nii", largeContents(), {}, kTwoGiB);
  EXPECT_EQ(dialog.choice().reduction, 2);
  auto* resolution = dialog.findChild<QComboBox*>("resolution");
  EXPECT_TRUE(resolution->itemText(1).contains("500 × 500 × 500")) << resolution->itemText(1).toStdString();
  resolution->setCurrentIndex(0);
  EXPECT_EQ(dialog.choice().reduction, 1);
  EXPECT_TRUE(dialog.findChild<QLabel*>("message")->text().contains("slow"));
  EXPECT_EQ(dialog.findChild<QTableWidget*>(), nullptr);
}

TEST(OpenVolumeDialog, ComponentAndTime) {
  core::VolumeContents contents = largeContents();
  contents.dimensions = {10, 10, 10};
  contents.components = {"magnitude", "real"};
  contents.frames = 4;
  OpenVolumeDialog dialog("c.nii", contents, {}, std::uint64_t{8} << 30);
  EXPECT_EQ(dialog.choice().component, "magnitude");
  dialog.show();
  auto* component = dialog.findChild<QComboBox*>("component");
  QTest::keyClick(component, Qt::Key_Down);
  auto* time = dialog.findChild<QSpinBox*>("time");
  time->setFocus();
  QTest::keyClick(time, Qt::Key_Up);
  EXPECT_EQ(dialog.choice().component, "real");
  EXPECT_EQ(dialog.choice().frame, 1);
  EXPECT_EQ(dialog.choice().reduction, 1);
}

TEST(OpenVolumeDialog, SeriesAreChosenWithTheKeyboard) {
  core::VolumeContents contents;
  contents.format = "DICOM";
  const auto series = [](const char* id, int images, const char* problem) {
    core::SeriesInfo info;
    info.id = id;
    info.description = std::string("Series ") + id;
    info.images = images;
    info.dimensions = {64, 64, images};
    info.problem = problem;
    return info;
  };
  contents.series = {series("a", 3, ""), series("b", 90, ""), series("c", 200, "Slices are missing.")};
  OpenVolumeDialog dialog("folder", contents, {}, std::uint64_t{8} << 30);
  dialog.show();
  // The largest that can be opened.
  EXPECT_EQ(dialog.choice().series, "b");
  EXPECT_EQ(dialog.findChild<QSpinBox*>("time"), nullptr) << "none of them has several times";
  auto* table = dialog.findChild<QTableWidget*>("series");
  QTest::keyClick(table, Qt::Key_Up);
  EXPECT_EQ(dialog.choice().series, "a");
  auto* open = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
  EXPECT_TRUE(open->isEnabled());
  QTest::keyClick(table, Qt::Key_Down);
  QTest::keyClick(table, Qt::Key_Down);
  EXPECT_EQ(dialog.choice().series, "c");
  EXPECT_FALSE(open->isEnabled());
  EXPECT_EQ(dialog.findChild<QLabel*>("message")->text(), "Slices are missing.");
  QTest::keyClick(table, Qt::Key_Up);
  open->click();
  EXPECT_EQ(dialog.result(), QDialog::Accepted);
}

TEST(OpenVolumeDialog, TheTimeIsAskedForOfSeriesThatHaveSeveral) {
  core::VolumeContents contents;
  core::SeriesInfo one, several;
  one.id = "a";
  several.id = "b";
  one.dimensions = several.dimensions = {64, 64, 20};
  one.images = 20;
  several.images = 80;
  several.frames = 4;
  contents.series = {one, several};
  OpenVolumeDialog dialog("folder", contents, {}, std::uint64_t{8} << 30);
  dialog.show();
  auto* time = dialog.findChild<QSpinBox*>("time");
  ASSERT_NE(time, nullptr);
  EXPECT_TRUE(time->isEnabled());
  EXPECT_EQ(time->maximum(), 4);
  time->setFocus();
  QTest::keyClick(time, Qt::Key_Up);
  EXPECT_EQ(dialog.choice().frame, 1);
  QTest::keyClick(dialog.findChild<QTableWidget*>("series"), Qt::Key_Up);
  EXPECT_FALSE(time->isEnabled());
  EXPECT_EQ(dialog.choice().frame, 0);
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
