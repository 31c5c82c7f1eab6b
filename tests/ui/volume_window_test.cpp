#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <cmath>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "core/resources.h"
#include "tests/ui/window_support.h"
#include "ui/crop/crop_layer.h"
#include "ui/slices/slice_panel.h"
#include "ui/volume/open_volume_dialog.h"

// Which volume of a file is opened, label maps, slices and crop in the whole window.

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using tests::Window;

const fs::path kAwkward = fs::path(TWINRAY_TEST_DATA) / "awkward";

[[nodiscard]] bool open(Window& window, const std::function<void()>& how) {
  const auto before = window->scenes()->scene();
  how();
  return Window::waitFor([&] { return window->scenes()->scene() != before; });
}

[[nodiscard]] OpenVolumeDialog* dialogOf(Window& window) {
  if (!Window::waitFor([&] { return window->findChild<OpenVolumeDialog*>() != nullptr; })) return nullptr;
  return window->findChild<OpenVolumeDialog*>();
}

const core::VolumeSource& source(Window& window) {
  return window->scenes()->scene()->volume->source();
}

TEST(VolumeInTheWindow, ColoursAskForAComponentWhichTheDockChanges) {
  Window window;
  window->openVolume(kAwkward / "rgb24_tiny.nii");
  OpenVolumeDialog* dialog = dialogOf(window);
  ASSERT_NE(dialog, nullptr);
  dialog->findChild<QComboBox*>("component")->setCurrentText("green");
  ASSERT_TRUE(open(window, [&] { dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open)->click(); }));
  EXPECT_EQ(source(window).choice.component, "green");
  const auto viewpoint = window.viewpoint();
  auto* component = window->findChild<QComboBox*>("chooseComponent");
  EXPECT_EQ(component->currentText(), "green");
  window->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(2.5); });
  const auto before = window->scenes()->scene()->volume;
  QTest::keyClick(component, Qt::Key_Down);
  ASSERT_TRUE(Window::waitFor([&] { return window->scenes()->scene()->volume != before; }));
  EXPECT_EQ(source(window).choice.component, "blue");
  // The scene went on.
  EXPECT_EQ(window.viewpoint().zoom(), 2.5);
  EXPECT_EQ(window.viewpoint().orientation(), viewpoint.orientation());
}

TEST(VolumeInTheWindow, ACancelledQuestionLeavesWhatWasOpen) {
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openVolume(kAwkward / "dtype_uint8.nii"); }));
  const auto scene = window->scenes()->scene();
  QSignalSpy failed(&*window, &MainWindow::openFailed);
  window->openVolume(kAwkward / "complex64_2d.nii");
  OpenVolumeDialog* dialog = dialogOf(window);
  ASSERT_NE(dialog, nullptr);
  QTest::keyClick(dialog, Qt::Key_Escape);
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() == 1; }));
  EXPECT_EQ(window->scenes()->scene(), scene);
  EXPECT_EQ(window->message(), "");
}

TEST(VolumeInTheWindow, TimeIsChosenInTheDock) {
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openVolume(kAwkward / "nifti1_4d_oblique_i16_cropped.nii.gz"); }));
  EXPECT_EQ(window->findChild<OpenVolumeDialog*>(), nullptr);
  EXPECT_EQ(window->scenes()->scene()->volume->minimum(), 49);
  const auto before = window->scenes()->scene()->volume;
  QTest::keyClick(window->findChild<QSpinBox*>("chooseTime"), Qt::Key_Up);
  ASSERT_TRUE(Window::waitFor([&] { return window->scenes()->scene()->volume != before; }));
  EXPECT_EQ(source(window).choice.frame, 1);
  EXPECT_EQ(window->scenes()->scene()->volume->minimum(), 39);
  EXPECT_EQ(window->scenes()->scene()->transferFunction.minimum(), 39);
}

TEST(VolumeInTheWindow, WhatIsTooLargeIsOfferedAtReducedResolutionAndSaysSo) {
  MainWindowOptions options;
  // Not enough for the 32^3 voxels and 256 MiB of work at full resolution.
  options.memory = (std::uint64_t{256} << 20) + 100'000;
  Window window(options);
  window->openVolume(kAwkward / "made_base_ct32_i16.nii");
  OpenVolumeDialog* dialog = dialogOf(window);
  ASSERT_NE(dialog, nullptr);
  EXPECT_EQ(dialog->choice().reduction, 2);
  ASSERT_TRUE(open(window, [&] { dialog->accept(); }));
  EXPECT_EQ(window->scenes()->scene()->volume->geometry().dimensions, (std::array<int, 3>{16, 16, 16}));
  EXPECT_EQ(window->findChild<QComboBox*>("chooseResolution")->currentData().toInt(), 2);
  EXPECT_TRUE(window->findChild<QLabel*>("volumeNotes")->text().contains("reduced resolution"));
}

TEST(VolumeInTheWindow, AnotherSeriesOfTheFolderIsChosenLaterInTheDockOrTheMenu) {
  const QTemporaryDir folder;
  const fs::path path = folder.path().toStdString();
  fs::copy_file(kAwkward / "dicom" / "CT_small.dcm", path / "ct");
  fs::copy_file(kAwkward / "dicom" / "MR_small.dcm", path / "mr");
  MainWindowOptions options;
  options.whenUnclear = WhenUnclear::kRefuse;  // as for screenshots; who asks is there to answer
  Window window(options);
  auto* another = window->findChild<QAction*>("anotherSeries");
  EXPECT_FALSE(another->isEnabled());
  core::VolumeChoice choice;
  choice.series = core::seriesId(path, "1");
  ASSERT_TRUE(open(window, [&] { window->openVolume(path, choice); }));
  const std::string first = source(window).modality;

  const auto chooseTheOther = [&] {
    OpenVolumeDialog* dialog = dialogOf(window);
    ASSERT_NE(dialog, nullptr);
    auto* table = dialog->findChild<QTableWidget*>("series");
    ASSERT_EQ(table->rowCount(), 2);
    const std::string open = source(window).choice.series;
    for (const int key : {Qt::Key_Down, Qt::Key_Up}) {
      if (dialog->choice().series == open) QTest::keyClick(table, Qt::Key(key));
    }
    QTest::keyClick(dialog, Qt::Key_Return);
  };
  auto* button = window->findChild<QPushButton*>("chooseSeries");
  ASSERT_TRUE(button->isVisible());
  ASSERT_TRUE(open(window, [&] {
    QTest::mouseClick(button, Qt::LeftButton);
    chooseTheOther();
  }));
  EXPECT_NE(source(window).modality, first);
  ASSERT_TRUE(Window::waitFor([&] { return window->findChild<OpenVolumeDialog*>() == nullptr; }));
  ASSERT_TRUE(another->isEnabled());
  ASSERT_TRUE(open(window, [&] {
    another->trigger();
    chooseTheOther();
  }));
  EXPECT_EQ(source(window).modality, first);
  ASSERT_TRUE(open(window, [&] { window->openVolume(kAwkward / "dtype_uint8.nii"); }));
  EXPECT_FALSE(another->isEnabled());
  EXPECT_FALSE(button->isVisible());
}

TEST(VolumeInTheWindow, WithoutAnybodyToAskItIsRefused) {
  MainWindowOptions options;
  options.whenUnclear = WhenUnclear::kRefuse;
  Window window(options);
  QSignalSpy failed(&*window, &MainWindow::openFailed);
  window->openVolume(kAwkward / "rgb24_tiny.nii");
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() == 1; }));
  EXPECT_TRUE(window->message().contains("RGB")) << window->message().toStdString();
}

/// A label map of the sample: the bright half of its voxels.
fs::path labelsOf(const core::Volume& volume, const QTemporaryDir& folder) {
  const fs::path file = fs::path(folder.path().toStdString()) / "labels.nrrd";
  const auto& g = volume.geometry();
  std::ofstream stream(file, std::ios::binary);
  stream << "NRRD0004\ntype: uint8\ndimension: 3\nspace: left-posterior-superior\nsizes: " << g.dimensions[0] << ' '
         << g.dimensions[1] << ' ' << g.dimensions[2] << "\nencoding: raw\nspace directions:";
  for (int axis = 0; axis < 3; ++axis) {
    stream << " (";
    for (int row = 0; row < 3; ++row) stream << (row ? "," : "") << g.direction[3 * row + axis] * g.spacing[axis];
    stream << ')';
  }
  stream << "\nspace origin: (" << g.origin[0] << ',' << g.origin[1] << ',' << g.origin[2] << ")\n\n";
  const double middle = (volume.minimum() + volume.maximum()) / 2;
  core::visitVoxels(volume, [&](const auto* p) {
    for (std::size_t i = 0; i < g.voxelCount(); ++i) stream.put(double(p[i]) > middle ? 3 : 0);
  });
  return file;
}

TEST(VolumeInTheWindow, ALabelMapIsOpenedNamedAndKeptInTheSession) {
  QTemporaryDir folder;
  const fs::path session = fs::path(folder.path().toStdString()) / "session.json";
  {
    Window window;
    ASSERT_TRUE(window.openSample());
    QSignalSpy opened(&*window, &MainWindow::labelMapOpened);
    window->openLabels(labelsOf(*window->scenes()->scene()->volume, folder));
    ASSERT_TRUE(Window::waitFor([&] { return opened.count() == 1; }));
    ASSERT_EQ(window->scenes()->scene()->labels->labels().size(), 1u);
    EXPECT_EQ(window->scenes()->scene()->labels->labels()[0].value, 3);
    EXPECT_TRUE(window->findChild<QDockWidget*>("labelDock")->isVisible());
    EXPECT_EQ(window->scenes()->undoStack()->undoText(), "Open label map");
    for (QLineEdit* line : window->findChildren<QLineEdit*>()) {
      if (line->accessibleName() != "Name of label 3") continue;
      line->setFocus();
      QTest::keyClicks(line, "Bright");
      QTest::keyClick(line, Qt::Key_Return);
    }
    ASSERT_TRUE(window.saveSession(session));
  }
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openSession(session); }));
  ASSERT_NE(window->scenes()->scene()->labels, nullptr);
  EXPECT_EQ(window->scenes()->scene()->labels->labels()[0].name, "Bright");
}

TEST(VolumeInTheWindow, LabelsThatComeLateDoNotLandOnAnotherVolume) {
  QTemporaryDir folder;
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Scene first = *window->scenes()->scene();
  auto* cancel = window->findChild<QPushButton*>("cancelReading");
  window->openLabels(labelsOf(*first.volume, folder));
  ASSERT_TRUE(cancel->isVisible());
  // Before anything that was read can arrive.
  core::Scene other = first;
  other.volume = std::make_shared<const core::Volume>(first.volume->geometry(), first.volume->scalarType(),
                                                      first.volume->sharedVoxels(), first.volume->source());
  window->scenes()->open(other);
  ASSERT_TRUE(Window::waitFor([&] { return !cancel->isVisible(); }));
  EXPECT_EQ(window->scenes()->scene()->labels, nullptr);
  EXPECT_EQ(window->scenes()->undoStack()->count(), 0);
}

TEST(VolumeInTheWindow, LabelsOfAnotherPlaceAreRefusedWithASentence) {
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openVolume(kAwkward / "made_base_ct32_i16.nii"); }));
  QSignalSpy failed(&*window, &MainWindow::failed);
  window->openLabels(kAwkward / "made_slope_hu.nii");
  ASSERT_TRUE(Window::waitFor([&] { return failed.count() == 1; }));
  EXPECT_TRUE(window->message().contains("label map")) << window->message().toStdString();
  EXPECT_EQ(window->scenes()->scene()->labels, nullptr);
}

TEST(VolumeInTheWindow, TheChoiceOfAVolumeIsKeptInTheSession) {
  QTemporaryDir folder;
  const fs::path session = fs::path(folder.path().toStdString()) / "session.json";
  {
    Window window;
    core::VolumeChoice choice;
    choice.component = "imaginary";
    ASSERT_TRUE(open(window, [&] { window->openVolume(kAwkward / "complex64_2d.nii", choice); }));
    ASSERT_TRUE(window.saveSession(session));
  }
  Window window;
  ASSERT_TRUE(open(window, [&] { window->openSession(session); }));
  EXPECT_EQ(source(window).choice.component, "imaginary");
}

TEST(VolumeInTheWindow, CropHandlesComeWithAKeyAndAreInEveryPicture) {
  Window window;
  ASSERT_TRUE(window.openSample());
  QTest::keyClick(&*window, Qt::Key_X);
  EXPECT_TRUE(window->findChild<QAction*>("cropHandlesAction")->isChecked());
  const CropLayer& layer = *window->view()->cropLayer();
  for (const PaneId id : kAllPanes) {
    const QRectF picture = window.pane(id)->pictureRect();
    const QPointF handle = layer.handle(2, true, picture);
    const QPointF inwards = (layer.handle(2, false, picture) - handle) * 0.25;
    window.drag(id, Qt::LeftButton, Qt::NoModifier, handle, handle + inwards);
    EXPECT_LT(window->scenes()->scene()->crop.high[2], 0.9) << int(id);
    EXPECT_EQ(window->scenes()->scene()->crop.high[0], 1);
    EXPECT_EQ(window->scenes()->undoStack()->count(), 1);
    window->scenes()->undo();
  }
}

TEST(VolumeInTheWindow, TheSlicesDockComesWithAKey) {
  Window window;
  ASSERT_TRUE(window.openSample());
  auto* dock = window->findChild<QDockWidget*>("sliceDock");
  EXPECT_FALSE(dock->isVisible());
  QTest::keyClick(&*window, Qt::Key_S);
  EXPECT_TRUE(dock->isVisible());
  auto* panel = dock->findChild<SlicePanel*>();
  ASSERT_NE(panel, nullptr);
  EXPECT_TRUE(panel->readout().startsWith("Value")) << panel->readout().toStdString();
}

// A dock that comes and makes no pane larger or smaller in the end.
TEST(VolumeInTheWindow, PanesThatGetTheirSizeBackAreSettledAgain) {
  Window window;
  ASSERT_TRUE(window.openSample());
  QSignalSpy settled(window->pipeline(), &Pipeline::becameSettled);
  window->pipeline()->setPaneSize({301, 201});
  window->pipeline()->setPaneSize({300, 200});
  EXPECT_FALSE(window->pipeline()->settled());
  EXPECT_TRUE(Window::waitFor([&] { return settled.count() > 0; }));
}

TEST(VolumeInTheWindow, ASecondWindowTurnsWithTheFirst) {
  Window window;
  ASSERT_TRUE(window.openSample());
  EXPECT_FALSE(window->findChild<QAction*>("linkViewpoints")->isEnabled());
  MainWindow* second = window->openSecondWindow();
  second->setAttribute(Qt::WA_DeleteOnClose, false);
  const std::unique_ptr<MainWindow> owner(second);
  second->pipeline()->setFixedPictureSize({64, 64});
  const auto first = window->scenes()->scene();
  second->openDefaultVolume();
  ASSERT_TRUE(Window::waitFor([&] { return second->scenes()->scene() != nullptr; }));
  EXPECT_EQ(window->scenes()->scene(), first) << "who opens a volume turns nobody";
  window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {80, 80}, {140, 100});
  const auto& one = window.viewpoint().orientation();
  for (int i = 0; i < 4; ++i) {
    EXPECT_NEAR(std::abs(second->scenes()->scene()->viewpoint.orientation()[i]), std::abs(one[i]), 1e-9);
  }
  second->findChild<QAction*>("linkViewpoints")->trigger();
  window->scenes()->edit("zoom", [](core::Scene& scene) { scene.viewpoint.setZoom(5); });
  EXPECT_LT(second->scenes()->scene()->viewpoint.zoom(), 4);
}

TEST(VolumeInTheWindow, TwoVolumesOfTheCommandLineStandSideBySide) {
  const QTemporaryDir folder;
  const QString shot = folder.filePath("shot.png");
  const auto tumour = core::defaultVolumePath();
  const auto ct = tumour.parent_path() / "sample_ct_abdomen_i16.nii.gz";
  QProcess process;
  process.start(TWINRAY_BIN_DIR "/twinray",
                {QString::fromStdString(tumour.string()), QString::fromStdString(ct.string()), "--size", "1000x700",
                 "--picture", "64x64", "--theme", "dark", "--screenshot", shot});
  ASSERT_TRUE(process.waitForFinished(tests::kWindowLimit));
  ASSERT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
  const QImage both(shot);
  ASSERT_EQ(both.size(), QSize(2000, 700));
  // Of one volume twice hardly anything but the frame of the chosen pane differs.
  int other = 0;
  for (int y = 0; y < 700; ++y)
    for (int x = 0; x < 1000; ++x) other += both.pixel(x, y) != both.pixel(x + 1000, y);
  EXPECT_GT(other, 70'000);
}

}  // namespace
}  // namespace twinray::ui
