#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "core/anatomy.h"
#include "tests/ui/widget_support.h"
#include "ui/panels/lighting_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/viewpoint_panel.h"
#include "ui/panels/volume_panel.h"
#include "ui/presets/preset_panel.h"
#include "ui/presets/thumbnail_worker.h"
#include "ui/scene_model.h"
#include "ui/widgets/slider_row.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;

core::Scene sceneOf(std::shared_ptr<const core::Volume> volume) {
  core::Scene scene;
  scene.transferFunction = core::TransferFunction(volume->minimum(), volume->maximum());
  scene.transferFunction.setModes({{120, 60, 0.5}});
  scene.viewpoint = core::firstViewpoint(volume->geometry());
  scene.volume = std::move(volume);
  return scene;
}

SliderRow* rowNamed(const QWidget& panel, const QString& name) {
  for (SliderRow* row : panel.findChildren<SliderRow*>()) {
    if (row->slider()->accessibleName() == name) return row;
  }
  return nullptr;
}

QDoubleSpinBox* fieldNamed(const QWidget& panel, const QString& name) {
  for (QDoubleSpinBox* box : panel.findChildren<QDoubleSpinBox*>()) {
    if (box->accessibleName() == name) return box;
  }
  return nullptr;
}

TEST(LightingPanel, ADragOfASliderIsOneUndoStep) {
  SceneModel model;
  LightingPanel panel(&model);
  EXPECT_FALSE(panel.isEnabled());
  model.open(sceneOf(tests::ballVolume()));
  panel.resize(300, 260);
  panel.show();
  SliderRow* ambient = rowNamed(panel, "Ambient");
  ASSERT_NE(ambient, nullptr);
  EXPECT_EQ(ambient->value(), 0.25);
  QSlider* slider = ambient->slider();
  slider->setSliderDown(true);
  slider->setSliderPosition(500);
  slider->setSliderPosition(800);
  slider->setSliderDown(false);
  EXPECT_NEAR(model.scene()->lighting.ambient, 0.8, 1e-9);
  EXPECT_EQ(model.undoStack()->count(), 1);
  model.undo();
  EXPECT_EQ(model.scene()->lighting, core::Lighting{});
  EXPECT_EQ(ambient->value(), 0.25);
  EXPECT_EQ(slider->value(), 250);
}

TEST(LightingPanel, WhatLeavesTheLightingAsItIsPaintsAndLaysOutNothing) {
  SceneModel model;
  model.open(sceneOf(tests::ballVolume()));
  LightingPanel panel(&model);
  panel.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&panel, tests::kPatience));
  const auto settle = [] { QCoreApplication::processEvents(); };
  settle();
  tests::EventCounter events(&panel);
  model.edit("turn", [](core::Scene& scene) { scene.viewpoint.orbit(10, 5); });
  settle();
  EXPECT_EQ(events.count(QEvent::Paint) + events.count(QEvent::LayoutRequest), 0);
  model.edit("ambient", [](core::Scene& scene) { scene.lighting.ambient = 0.6; });
  settle();
  EXPECT_EQ(events.count<QDoubleSpinBox>(QEvent::Paint), 1);
  model.edit("background", [](core::Scene& scene) { scene.background = {1, 0, 0}; });
  settle();
  EXPECT_EQ(events.count<QToolButton>(QEvent::Paint), 1);
}

TEST(LightingPanel, ShadingOpacityUnitAndReset) {
  SceneModel model;
  model.open(sceneOf(tests::ballVolume()));
  LightingPanel panel(&model);
  panel.findChild<QCheckBox*>("shaded")->click();
  EXPECT_FALSE(model.scene()->lighting.shaded);
  EXPECT_FALSE(rowNamed(panel, "Diffuse")->isEnabled());
  SliderRow* unit = rowNamed(panel, "Opacity unit");
  EXPECT_EQ(unit->spinBox()->text(), "one voxel");
  unit->spinBox()->setValue(2.5);
  EXPECT_EQ(model.scene()->lighting.opacityUnit, 2.5);
  // The slider's way is logarithmic from 0.1 to 100 mm.
  unit->slider()->setValue(500);
  EXPECT_NEAR(model.scene()->lighting.opacityUnit, 3.16, 1e-9);
  unit->slider()->setValue(0);
  EXPECT_EQ(model.scene()->lighting.opacityUnit, 0);
  panel.findChild<QToolButton*>("resetLighting")->click();
  EXPECT_EQ(model.scene()->lighting, core::Lighting{});
}

TEST(ViewpointPanel, NumbersAreTakenAsTyped) {
  SceneModel model;
  core::Scene scene = sceneOf(tests::ballVolume());
  scene.viewpoint = core::Viewpoint::fromAngles({40, 70, 5, 1.5});
  scene.viewpoint.setPan({0.1, -0.2});
  model.open(scene);
  ViewpointPanel panel(&model);
  EXPECT_NEAR(fieldNamed(panel, "Elevation")->value(), 40, 1e-9);
  EXPECT_NEAR(fieldNamed(panel, "Pan up")->value(), -20, 1e-9);
  fieldNamed(panel, "Azimuth")->setValue(250);
  const core::ViewAngles angles = model.scene()->viewpoint.angles();
  EXPECT_NEAR(angles.azimuth, 250, 1e-6);
  EXPECT_NEAR(angles.elevation, 40, 1e-6);
  EXPECT_NEAR(angles.roll, 5, 1e-6);
  EXPECT_EQ(model.scene()->viewpoint.pan(), (std::array<double, 2>{0.1, -0.2}));
  fieldNamed(panel, "Zoom")->setValue(2.25);
  EXPECT_EQ(model.scene()->viewpoint.zoom(), 2.25);
  fieldNamed(panel, "Pan right")->setValue(-30);
  EXPECT_EQ(model.scene()->viewpoint.pan(), (std::array<double, 2>{-0.3, -0.2}));
  EXPECT_EQ(model.undoStack()->count(), 3);
  fieldNamed(panel, "Pan up")->setValue(15);
  EXPECT_EQ(model.scene()->viewpoint.pan(), (std::array<double, 2>{-0.3, 0.15}));
  fieldNamed(panel, "Elevation")->setValue(60);
  fieldNamed(panel, "Roll")->setValue(-40);
  EXPECT_NEAR(model.scene()->viewpoint.angles().elevation, 60, 1e-6);
  EXPECT_NEAR(model.scene()->viewpoint.angles().roll, -40, 1e-6);
  EXPECT_NEAR(model.scene()->viewpoint.angles().azimuth, 250, 1e-6);
  EXPECT_EQ(model.undoStack()->count(), 6);
  while (model.undoStack()->canUndo()) model.undo();
  EXPECT_EQ(model.scene()->viewpoint, scene.viewpoint);
}

TEST(ViewpointPanel, EachNumberTypedWithTheKeyboardIsOneStepOfItsOwn) {
  SceneModel model;
  core::Scene scene = sceneOf(tests::ballVolume());
  scene.viewpoint = core::Viewpoint::fromAngles({40, 70, 5, 1.5});
  scene.viewpoint.setPan({0.1, -0.2});
  model.open(scene);
  ViewpointPanel panel(&model);
  panel.show();
  struct Case {
    const char* name;
    const char* typed;
    core::ViewAngles angles;
    std::array<double, 2> pan;
  };
  for (const Case& c :
       {Case{"Elevation", "60.5", {60.5, 70, 5, 1.5}, {0.1, -0.2}},
        Case{"Azimuth", "250", {40, 250, 5, 1.5}, {0.1, -0.2}},
        Case{"Roll", "-40,5", {40, 70, -40.5, 1.5}, {0.1, -0.2}}, Case{"Zoom", "2.25", {40, 70, 5, 2.25}, {0.1, -0.2}},
        Case{"Pan right", "-30", {40, 70, 5, 1.5}, {-0.3, -0.2}},
        Case{"Pan up", "15", {40, 70, 5, 1.5}, {0.1, 0.15}}}) {
    QDoubleSpinBox* field = fieldNamed(panel, c.name);
    ASSERT_NE(field, nullptr) << c.name;
    QTest::mouseClick(field, Qt::LeftButton);
    field->selectAll();
    QTest::keyClicks(field, c.typed);
    EXPECT_EQ(model.scene()->viewpoint, scene.viewpoint) << c.name << " is still being typed";
    QTest::keyClick(field, Qt::Key_Return);
    const core::Viewpoint& view = model.scene()->viewpoint;
    EXPECT_NEAR(view.angles().elevation, c.angles.elevation, 1e-6) << c.name;
    EXPECT_NEAR(view.angles().azimuth, c.angles.azimuth, 1e-6) << c.name;
    EXPECT_NEAR(view.angles().roll, c.angles.roll, 1e-6) << c.name;
    EXPECT_NEAR(view.zoom(), c.angles.zoom, 1e-12) << c.name;
    for (std::size_t i = 0; i < 2; ++i) EXPECT_NEAR(view.pan()[i], c.pan[i], 1e-12) << c.name;
    EXPECT_EQ(model.undoStack()->count(), 1) << c.name;
    model.undo();
    EXPECT_EQ(model.scene()->viewpoint, scene.viewpoint) << c.name;
  }
}

TEST(ViewpointPanel, ButtonsPlaceTheCameraByThePatientsAxes) {
  SceneModel model;
  // An RAS volume: the patient's left is at falling x.
  model.open(sceneOf(tests::ballVolume({}, {-1, 0, 0, 0, -1, 0, 0, 0, 1})));
  const core::Viewpoint first = model.scene()->viewpoint;
  ViewpointPanel panel(&model);
  panel.viewAction(AnatomicalView::kLeft)->trigger();
  EXPECT_NEAR(model.scene()->viewpoint.back()[0], -1, 1e-9);
  EXPECT_NEAR(model.scene()->viewpoint.up()[2], 1, 1e-9);
  EXPECT_EQ(model.scene()->viewpoint.zoom(), first.zoom());
  panel.resetAction()->trigger();
  EXPECT_EQ(model.scene()->viewpoint, first);
  EXPECT_EQ(model.undoStack()->count(), 2);
}

TEST(VolumePanel, SaysWhatIsKnown) {
  SceneModel model;
  VolumePanel panel(&model);
  panel.resize(300, 300);
  panel.show();
  const auto text = [&panel](const char* name) { return panel.findChild<QLabel*>(name)->text(); };
  EXPECT_EQ(text("volumeRange"), "–");
  model.open(sceneOf(tests::ballVolume("scans/head.nii.gz", {-1, 0, 0, 0, -1, 0, 0, 0, 1})));
  EXPECT_EQ(text("volumeFile"), "head.nii.gz");
  EXPECT_EQ(text("volumeDimensions"), "24 × 20 × 16");
  EXPECT_EQ(text("volumeSpacing"), "1 × 1.5 × 2 mm");
  EXPECT_EQ(text("volumeSize"), "24 × 30 × 32 mm");
  EXPECT_EQ(text("volumeOrientation"), "RAS");
  EXPECT_EQ(text("volumeType"), "uint8");
  EXPECT_EQ(text("volumeRange"), "0 to 255");
  EXPECT_EQ(text("volumeMemory"), "7.5 KiB");
}

TEST(LogPanel, KeepsMessagesAndCopiesThem) {
  LogPanel panel;
  panel.append("first <b>message</b>");
  panel.append("second");
  EXPECT_TRUE(panel.text().contains("first <b>message</b>"));
  panel.findChild<QToolButton*>("copyLog")->click();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), panel.text());
  EXPECT_EQ(panel.text().count('\n'), 1);
}

TEST(ThinnedVolume, KeepsEveryNthVoxelInItsPlace) {
  const auto volume = tests::ballVolume();
  EXPECT_EQ(thinned(volume, 24), volume);
  const auto thin = thinned(volume, 8);
  EXPECT_EQ(thin->geometry().dimensions, (std::array<int, 3>{8, 7, 6}));
  EXPECT_EQ(thin->geometry().spacing, (std::array<double, 3>{3, 4.5, 6}));
  for (int z = 0; z < 6; ++z) {
    for (int y = 0; y < 7; ++y) {
      for (int x = 0; x < 8; ++x) EXPECT_EQ(thin->value(x, y, z), volume->value(3 * x, 3 * y, 3 * z));
    }
  }
}

class PresetPanelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    // Own presets of this test alone.
    qputenv("XDG_DATA_HOME", home_.path().toUtf8());
    panel_ = std::make_unique<PresetPanel>(&model_);
    panel_->resize(400, 500);
    panel_->show();
    list_ = panel_->findChild<QListWidget*>("presetList");
  }

  void open() { model_.open(sceneOf(tests::ballVolume())); }
  QListWidgetItem* item(const QString& name) {
    const auto found = list_->findItems(name, Qt::MatchExactly);
    return found.isEmpty() ? nullptr : found.first();
  }
  int shown() {
    int count = 0;
    for (int row = 0; row < list_->count(); ++row) count += list_->item(row)->isHidden() ? 0 : 1;
    return count;
  }
  int files() {
    return fs::exists(PresetPanel::ownFolder())
               ? int(std::distance(fs::directory_iterator(PresetPanel::ownFolder()), fs::directory_iterator()))
               : 0;
  }

  QTemporaryDir home_;
  SceneModel model_;
  std::unique_ptr<PresetPanel> panel_;
  QListWidget* list_ = nullptr;
};

TEST_F(PresetPanelTest, AClickTakesThePresetInOneUndoStep) {
  EXPECT_EQ(list_->count(), 0);
  open();
  ASSERT_GT(list_->count(), 5);
  const core::Scene before = *model_.scene();
  QListWidgetItem* brain = item("Brain");
  ASSERT_NE(brain, nullptr);
  list_->scrollToItem(brain);
  tests::click(list_->viewport(), list_->visualItemRect(brain).center());
  const auto preset = std::find_if(panel_->presets().begin(), panel_->presets().end(),
                                   [](const core::Preset& p) { return p.name == "Brain"; });
  EXPECT_EQ(model_.scene()->transferFunction, core::adapt(*preset, *before.volume));
  EXPECT_EQ(model_.scene()->lighting, preset->lighting);
  EXPECT_EQ(model_.undoStack()->count(), 1);
  model_.undo();
  EXPECT_EQ(model_.scene()->transferFunction, before.transferFunction);
  EXPECT_EQ(model_.scene()->lighting, before.lighting);
}

TEST_F(PresetPanelTest, ThumbnailsOfThisVolumeArrive) {
  QSignalSpy arrived(panel_.get(), &PresetPanel::thumbnailShown);
  open();
  // Another volume right away: only its pictures count, each once.
  open();
  ASSERT_TRUE(QTest::qWaitFor([&] { return arrived.count() == list_->count(); }, tests::kPatience));
  const auto picture = [this](const QString& name) { return item(name)->icon().pixmap(96, 96).toImage(); };
  const QImage surface = picture("Surface");
  EXPECT_EQ(surface.size(), QSize(96, 96));
  EXPECT_NE(surface, picture("X-ray"));
  // The background in the corner, the volume in the middle.
  EXPECT_EQ(surface.pixelColor(1, 1), QColor(79, 87, 110));
  EXPECT_NE(surface.pixelColor(48, 48), surface.pixelColor(1, 1));
}

TEST_F(PresetPanelTest, TheSearchFieldHidesWhatDoesNotMatch) {
  open();
  auto* search = panel_->findChild<QLineEdit*>("presetSearch");
  QTest::keyClicks(search, "lesion MR");
  EXPECT_EQ(shown(), 1);
  EXPECT_FALSE(item("FLAIR lesion")->isHidden());
  search->clear();
  EXPECT_EQ(shown(), list_->count());
}

TEST_F(PresetPanelTest, PresetsInHounsfieldUnitsAreNotOfferedForMrUnlessAskedFor) {
  open();
  EXPECT_NE(item("Brain"), nullptr);
  EXPECT_NE(item("Surface"), nullptr);
  EXPECT_EQ(item("Lung"), nullptr);
  const int fitting = list_->count();
  QTest::mouseClick(panel_->findChild<QToolButton*>("allPresets"), Qt::LeftButton);
  EXPECT_NE(item("Lung"), nullptr);
  EXPECT_GT(list_->count(), fitting);
  QTest::mouseClick(panel_->findChild<QToolButton*>("allPresets"), Qt::LeftButton);
  EXPECT_EQ(list_->count(), fitting);
}

TEST_F(PresetPanelTest, ThoseThatFitComeFirstThenThoseForAnyVolumeThenTheOthers) {
  open();
  QTest::mouseClick(panel_->findChild<QToolButton*>("allPresets"), Qt::LeftButton);
  std::string kinds;
  for (int row = 0; row < list_->count(); ++row) {
    const QString tip = list_->item(row)->toolTip();
    const char kind = tip.contains("for MR") ? 'M' : tip.contains("for any") ? 'a' : 'C';
    if (kinds.empty() || kinds.back() != kind) kinds += kind;
  }
  EXPECT_EQ(kinds, "MaC");
}

TEST_F(PresetPanelTest, AnOwnPresetOfACtWithoutItsOffsetIsKeptInHounsfieldUnits) {
  // Air at 0, soft tissue at 1064, a little bone.
  core::Geometry geometry;
  geometry.dimensions = {20, 20, 20};
  const std::shared_ptr<std::int16_t[]> voxels(new std::int16_t[geometry.voxelCount()]);
  for (std::size_t i = 0; i < geometry.voxelCount(); ++i)
    voxels[i] = i % 2 == 0 ? 0 : i % 16 == 3 ? 2500 : std::int16_t(1056 + i % 17);
  core::VolumeSource source;
  source.modality = "CT";
  model_.open(sceneOf(std::make_shared<const core::Volume>(geometry, core::ScalarType::kInt16, voxels, source)));
  model_.edit("modes", [](core::Scene& scene) { scene.transferFunction.setModes({{1324, 50, 0.5}}); });
  const core::TransferFunction made = model_.scene()->transferFunction;
  panel_->saveOwn("Mine");
  ASSERT_TRUE(panel_->isOwn(panel_->presets().front()));
  EXPECT_NEAR(panel_->presets().front().transferFunction.modes().front().mean, 300, 1e-9);
  model_.edit("modes", [](core::Scene& scene) { scene.transferFunction.setModes({}); });
  tests::click(list_->viewport(), list_->visualItemRect(item("Mine")).center());
  EXPECT_NEAR(model_.scene()->transferFunction.modes().front().mean, 1324, 1e-9);

  VolumePanel volume(&model_);
  EXPECT_TRUE(volume.findChild<QLabel*>("volumeNotes")->text().contains("1024"))
      << volume.findChild<QLabel*>("volumeNotes")->text().toStdString();
}

TEST_F(PresetPanelTest, OwnPresetsAreSavedRenamedAndDeleted) {
  QSignalSpy failed(panel_.get(), &PresetPanel::failed);
  open();
  const int bundled = list_->count();
  model_.edit("light", [](core::Scene& scene) { scene.lighting.opacityUnit = 2.5; });
  const core::Scene saved = *model_.scene();
  panel_->saveOwn("Größe / 1");
  EXPECT_EQ(files(), 1);
  ASSERT_EQ(list_->count(), bundled + 1);
  EXPECT_EQ(list_->currentItem()->text(), "Größe / 1");
  model_.edit("other", [](core::Scene& scene) {
    scene.transferFunction.setModes({});
    scene.lighting = {};
  });
  tests::click(list_->viewport(), list_->visualItemRect(item("Größe / 1")).center());
  EXPECT_EQ(model_.scene()->transferFunction, saved.transferFunction);
  EXPECT_EQ(model_.scene()->lighting, saved.lighting);
  // The same name again replaces it.
  panel_->saveOwn("Größe / 1");
  EXPECT_EQ(files(), 1);
  panel_->renameOwn("Größe / 1", "Mine");
  EXPECT_EQ(files(), 1);
  EXPECT_NE(item("Mine"), nullptr);
  EXPECT_EQ(item("Größe / 1"), nullptr);
  // The bundled ones are not the user's to delete.
  panel_->removeOwn("Brain");
  EXPECT_NE(item("Brain"), nullptr);
  panel_->removeOwn("Mine");
  EXPECT_EQ(files(), 0);
  EXPECT_EQ(list_->count(), bundled);
  EXPECT_EQ(failed.count(), 0);
}

TEST_F(PresetPanelTest, ABrokenOwnPresetIsSaidAndTheOthersStay) {
  fs::create_directories(PresetPanel::ownFolder());
  std::ofstream(PresetPanel::ownFolder() / "broken.json") << "{";
  QSignalSpy failed(panel_.get(), &PresetPanel::failed);
  open();
  ASSERT_EQ(failed.count(), 1);
  EXPECT_TRUE(failed[0][0].toString().contains("broken.json"));
  EXPECT_GT(list_->count(), 5);
}

TEST_F(PresetPanelTest, AFolderThatCannotBeMadeIsSaid) {
  std::ofstream(home_.filePath("file").toStdString()) << "x";
  qputenv("XDG_DATA_HOME", home_.filePath("file").toUtf8());
  QSignalSpy failed(panel_.get(), &PresetPanel::failed);
  open();
  panel_->saveOwn("Mine");
  EXPECT_EQ(failed.count(), 1);
  EXPECT_EQ(item("Mine"), nullptr);
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
