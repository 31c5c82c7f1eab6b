#include "ui/window/main_window.h"

#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QUrl>
#include <QWheelEvent>
#include <array>
#include <cmath>
#include <filesystem>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "tests/ui/window_support.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/transfer_function_editor.h"

namespace twinray::ui {
namespace {

using tests::kIndistinguishable;
using tests::Window;

core::Image sampled(const core::Image& source, const std::function<std::pair<int, int>(int, int)>& from) {
  core::Image result(source.width, source.height);
  for (int y = 0; y < source.height; ++y) {
    for (int x = 0; x < source.width; ++x) {
      const auto [fromX, fromY] = from(x, y);
      const bool inside = fromX >= 0 && fromY >= 0 && fromX < source.width && fromY < source.height;
      const std::uint8_t* pixel = inside ? source.pixel(fromX, fromY) : source.pixel(0, 0);
      std::copy_n(pixel, core::Image::kChannels, result.pixel(x, y));
    }
  }
  return result;
}

TEST(MainWindow, OpensWithEveryPictureOfTheSampleAndTheirFigures) {
  Window window;
  ASSERT_TRUE(window.openSample());
  EXPECT_EQ(window->message().toStdString(), "");
  const auto revision = window->scenes()->scene()->revision;
  for (const PaneId id : kAllPanes) {
    EXPECT_FALSE(window.pane(id)->image().isNull()) << window.pane(id)->objectName().toStdString();
    EXPECT_EQ(window.pane(id)->revision(), revision);
  }
  EXPECT_TRUE(window->pipeline()->picture(Role::kPrediction).frame->predicted);
  EXPECT_FALSE(window->pipeline()->picture(Role::kReference).frame->predicted);
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < MetricsStrip::kColumns; ++column)
      EXPECT_NE(window->view()->metrics()->text(row, column), QStringLiteral("–")) << row << ' ' << column;
  }
  EXPECT_LT(core::rmse(window.picture(Role::kPrediction), window.picture(Role::kReference)), 0.1);
}

TEST(MainWindow, PanesSayTheirMillisecondsTheSizeAndWhatMadeThePicture) {
  Window window;
  window->pipeline()->setFixedPictureSize({200, 160});
  ASSERT_TRUE(window.openSample());
  const auto ms = [](double time) { return QLocale().toString(time, 'f', time < 10 ? 1 : 0) + " ms"; };
  const core::Frame& reference = *window->pipeline()->picture(Role::kReference).frame;
  EXPECT_EQ(window.pane(PaneId::kReference)->headerText(), ms(reference.milliseconds));
  const std::array<std::pair<Role, PaneId>, 3> roles{{{Role::kReference, PaneId::kReference},
                                                      {Role::kPrediction, PaneId::kPrediction},
                                                      {Role::kRival, PaneId::kRival}}};
  for (const auto& [role, id] : roles) {
    const core::Frame& frame = *window->pipeline()->picture(role).frame;
    PicturePane* pane = window.pane(id);
    EXPECT_EQ(pane->cornerText(), QStringLiteral("200×160 · ") + QString::fromStdString(frame.madeBy));
    if (role == Role::kReference) continue;
    const double ratio = reference.milliseconds / frame.milliseconds;
    const QString compared = ratio >= 1 ? QLocale().toString(ratio, 'f', 1) + "× faster"
                                        : QLocale().toString(1 / ratio, 'f', 1) + "× slower";
    EXPECT_EQ(pane->headerText(), ms(frame.milliseconds) + " · " + compared);
    // Where that is too wide, the milliseconds alone.
    const auto header = [pane] { return pane->grab(QRect(0, 0, pane->width(), 20)).toImage(); };
    const int width = pane->width();
    pane->resize(pane->minimumSizeHint().width() + 20, pane->height());
    const QImage narrow = header();
    const bool good = role == Role::kPrediction && ratio >= 1;
    pane->setHeader(ms(frame.milliseconds), good);
    EXPECT_EQ(narrow, header());
    pane->resize(width, pane->height());
  }
}

TEST(MainWindow, F1ListsTheKeysOfEveryMenuEntryWithinASmallScreen) {
  Window window;
  window->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window.operator->()));
  QTest::keyClick(window.operator->(), Qt::Key_F1);
  auto* box = window->findChild<QDialog*>(QStringLiteral("shortcuts"));
  ASSERT_NE(box, nullptr);
  const QString text = box->findChild<QLabel*>()->text();
  int keys = 0;
  for (const QAction* action : window->findChildren<QAction*>()) {
    if (action->shortcut().isEmpty()) continue;
    const QString key = action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped();
    EXPECT_TRUE(text.contains(QStringLiteral("<b>%1</b>").arg(key))) << key.toStdString();
    ++keys;
  }
  EXPECT_GT(keys, 30);
  for (const char* key : {"S", "C", "L", "V", "F", "X", "Shift+M"})  // of the docks
    EXPECT_TRUE(text.contains(QStringLiteral("<b>%1</b>").arg(QLatin1String(key)))) << key;
  EXPECT_LE(box->sizeHint().height(), 720);
  EXPECT_LE(box->sizeHint().width(), 1280);
  QTest::keyClick(box, Qt::Key_Escape);
}

TEST(MainWindow, FitsIntoASmallScreenAndKeepsItsSizeOnALargeOne) {
  MainWindowOptions options;
  options.remember = false;
  MainWindow window(options);
  const QSize first = window.size();
  window.fitInto({2560, 1440});
  EXPECT_EQ(window.size(), first);
  window.fitInto({1400, 900});
  EXPECT_EQ(window.width(), 1400);
  EXPECT_LT(window.height(), 900);
}

TEST(MainWindow, DraggingInAnyPaneOrbitsBothPicturesAsOneUndoStep) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image reference = window.picture(Role::kReference);
  const core::Image prediction = window.picture(Role::kPrediction);
  const core::Viewpoint before = window.viewpoint();

  window.drag(PaneId::kDifference, Qt::LeftButton, Qt::NoModifier, {100, 100}, {160, 130});
  ASSERT_TRUE(window.settle());
  EXPECT_NE(window.viewpoint(), before);
  EXPECT_GT(core::rmse(window.picture(Role::kReference), reference), kIndistinguishable);
  EXPECT_GT(core::rmse(window.picture(Role::kPrediction), prediction), kIndistinguishable);
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);

  QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.viewpoint(), before);
  EXPECT_EQ(window.picture(Role::kReference), reference);
  // It starts from another keyframe now.
  EXPECT_LT(core::rmse(window.picture(Role::kPrediction), prediction), kIndistinguishable);
}

TEST(MainWindow, BothPicturesFollowWhileTheButtonIsStillDown) {
  Window window;
  ASSERT_TRUE(window.openSample());
  window.drag(PaneId::kPrediction, Qt::LeftButton, Qt::NoModifier, {100, 100}, {150, 100}, [&] {
    const auto wanted = window->scenes()->scene()->revision;
    for (const Role role : {Role::kPrediction, Role::kReference}) {
      EXPECT_TRUE(Window::waitFor([&] { return window->pipeline()->picture(role).frame->revision == wanted; }));
      EXPECT_TRUE(window->pipeline()->picture(role).moving);
    }
  });
  ASSERT_TRUE(window.settle());
  EXPECT_FALSE(window->pipeline()->picture(Role::kReference).moving);
}

TEST(MainWindow, PanMovesThePictureWithTheMouse) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image before = window.picture(Role::kReference);
  const QRectF area = window.pane(PaneId::kReference)->pictureRect();
  // A whole number of picture pixels: 24 to the right, 16 up.
  const QPointF offset(24 * area.height() / before.height, -16 * area.height() / before.height);
  const QPointF start = area.center().toPoint();  // a button is pressed at whole pixels
  for (const auto& [button, modifier] :
       {std::pair(Qt::MiddleButton, Qt::NoModifier), std::pair(Qt::LeftButton, Qt::ShiftModifier)}) {
    window.drag(PaneId::kReference, button, modifier, start, start + offset);
    ASSERT_TRUE(window.settle());
    EXPECT_NEAR(window.viewpoint().pan()[0], 24.0 / before.height, 0.005);
    EXPECT_NEAR(window.viewpoint().pan()[1], 16.0 / before.height, 0.005);
    const core::Image moved = sampled(before, [](int x, int y) { return std::pair(x - 24, y + 16); });
    EXPECT_LT(core::rmse(window.picture(Role::kReference), moved), kIndistinguishable);
    EXPECT_GT(core::rmse(window.picture(Role::kReference), before), kIndistinguishable);
    window->scenes()->undo();
    ASSERT_TRUE(window.settle());
  }
}

TEST(MainWindow, RollTurnsThePictureWithTheMouse) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image before = window.picture(Role::kReference);
  const QRectF area = window.pane(PaneId::kReference)->pictureRect();
  // From twelve o'clock to three o'clock: a quarter turn clockwise. In 8 moves, since one alone could go either way.
  QWidget* pane = window.pane(PaneId::kReference);
  const auto onCircle = [&](double degrees) {
    const double angle = degrees / 180 * M_PI;
    return area.center() + 80 * QPointF(std::sin(angle), -std::cos(angle));
  };
  QTest::mousePress(pane, Qt::LeftButton, Qt::ControlModifier, onCircle(0).toPoint());
  for (int step = 1; step <= 8; ++step)
    Window::sendMove(pane, Qt::LeftButton, Qt::ControlModifier, onCircle(90.0 * step / 8));
  QTest::mouseRelease(pane, Qt::LeftButton, Qt::ControlModifier, onCircle(90).toPoint());
  ASSERT_TRUE(window.settle());
  const int last = before.width - 1;
  const core::Image turned = sampled(before, [last](int x, int y) { return std::pair(y, last - x); });
  // The mouse was pressed on a whole pixel, half of one beside the circle.
  EXPECT_LT(core::rmse(window.picture(Role::kReference), turned), 2 * kIndistinguishable);
  EXPECT_LT(core::rmse(window.picture(Role::kReference), turned),
            0.7 * core::rmse(window.picture(Role::kReference), before));
}

TEST(MainWindow, OrbitTurnsTheFrontOfTheObjectWithTheMouse) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const auto rightBefore = window.viewpoint().right();
  const auto backBefore = window.viewpoint().back();
  window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {100, 120}, {140, 120});
  // The camera goes to its left, so that what it sees goes to the right.
  const auto back = window.viewpoint().back();
  double toTheRight = 0;
  for (int i = 0; i < 3; ++i) toTheRight += (back[i] - backBefore[i]) * rightBefore[i];
  EXPECT_LT(toTheRight, -0.1);
  // And up, so that it goes down.
  const auto upBetween = window.viewpoint().up();
  window.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {100, 100}, {100, 140});
  double upwards = 0;
  for (int i = 0; i < 3; ++i) upwards += (window.viewpoint().back()[i] - back[i]) * upBetween[i];
  EXPECT_GT(upwards, 0.1);
}

TEST(MainWindow, RightDragAndWheelZoomAndATurnOfTheWheelIsOneStep) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const double before = window.viewpoint().zoom();
  window.drag(PaneId::kRival, Qt::RightButton, Qt::NoModifier, {100, 150}, {100, 100});
  EXPECT_GT(window.viewpoint().zoom(), before * 1.1);
  window->scenes()->undo();
  EXPECT_DOUBLE_EQ(window.viewpoint().zoom(), before);

  QWidget* pane = window.pane(PaneId::kRival);
  for (int notch = 0; notch < 3; ++notch) {
    QWheelEvent event({100, 100}, pane->mapToGlobal(QPointF(100, 100)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(pane, &event);
  }
  EXPECT_GT(window.viewpoint().zoom(), before * 1.3);
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window->scenes()->undoStack()->count(), 1);
  window->scenes()->undo();
  EXPECT_DOUBLE_EQ(window.viewpoint().zoom(), before);
}

TEST(MainWindow, KeysOrbitZoomAndReset) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Viewpoint before = window.viewpoint();
  QWidget* pane = window.pane(PaneId::kPrediction);
  QTest::keyClick(pane, Qt::Key_Left);
  EXPECT_NE(window.viewpoint().orientation(), before.orientation());
  QTest::keyClick(pane, Qt::Key_Right);
  EXPECT_NEAR(window.viewpoint().orientation()[0], before.orientation()[0], 1e-9);
  QTest::keyClick(pane, Qt::Key_Plus);
  EXPECT_GT(window.viewpoint().zoom(), before.zoom());
  QTest::keyClick(pane, Qt::Key_Minus);
  EXPECT_NEAR(window.viewpoint().zoom(), before.zoom(), 1e-9);
  QTest::keyClick(pane, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_GT(window.viewpoint().pan()[0], before.pan()[0]);
  QTest::keyClick(pane, Qt::Key_Up, Qt::ShiftModifier);
  EXPECT_GT(window.viewpoint().pan()[1], before.pan()[1]);
  // Arrows turn what is seen as a drag into their direction does.
  for (const auto& [key, way] : {std::pair(Qt::Key_Left, QPointF(-5, 0)), std::pair(Qt::Key_Right, QPointF(5, 0)),
                                 std::pair(Qt::Key_Up, QPointF(0, -5)), std::pair(Qt::Key_Down, QPointF(0, 5))}) {
    const auto start = window.viewpoint().back();
    const auto turned = [&] {
      std::array<double, 3> by = window.viewpoint().back();
      for (std::size_t i = 0; i < 3; ++i) by[i] -= start[i];
      window->scenes()->undo();
      return by;
    };
    QTest::keyClick(pane, key);
    const auto byKey = turned();
    window.drag(PaneId::kPrediction, Qt::LeftButton, Qt::NoModifier, {100, 100}, QPointF(100, 100) + way);
    const auto byMouse = turned();
    double together = 0;
    for (std::size_t i = 0; i < 3; ++i) together += byKey[i] * byMouse[i];
    EXPECT_GT(together, 1e-4) << key;
  }
}

TEST(MainWindow, ShiftAndAnArrowPanThatWayInAnyPane) {
  Window window;
  ASSERT_TRUE(window.openSample());
  for (const PaneId id : kAllPanes) {
    for (const auto& [key, x, y] : {std::tuple(Qt::Key_Left, -0.02, 0.0), std::tuple(Qt::Key_Right, 0.02, 0.0),
                                    std::tuple(Qt::Key_Up, 0.0, 0.02), std::tuple(Qt::Key_Down, 0.0, -0.02)}) {
      const core::Viewpoint before = window.viewpoint();
      QTest::keyClick(window.pane(id), key, Qt::ShiftModifier);
      EXPECT_NEAR(window.viewpoint().pan()[0] - before.pan()[0], x, 1e-12) << int(id) << ' ' << key;
      EXPECT_NEAR(window.viewpoint().pan()[1] - before.pan()[1], y, 1e-12) << int(id) << ' ' << key;
      EXPECT_EQ(window.viewpoint().orientation(), before.orientation());
      EXPECT_EQ(window.viewpoint().zoom(), before.zoom());
      window->scenes()->undo();
      EXPECT_EQ(window.viewpoint(), before);
    }
  }
}

TEST(MainWindow, EditingAModeChangesBothPicturesAndUndoBringsThemBack) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image reference = window.picture(Role::kReference);
  const core::Image prediction = window.picture(Role::kPrediction);
  const auto modes = window->scenes()->scene()->transferFunction.modes();
  ASSERT_FALSE(modes.empty());
  const core::GaussianMode mode =
      *std::max_element(modes.begin(), modes.end(), [](const auto& a, const auto& b) { return a.mean < b.mean; });

  OpacityCanvas* canvas = window->transferFunctionEditor()->canvas();
  const QPointF handle = canvas->toPixel(mode.mean, mode.amplitude);
  const QPointF target = canvas->toPixel(mode.mean - 80, mode.amplitude);
  QTest::mousePress(canvas, Qt::LeftButton, Qt::NoModifier, handle.toPoint());
  for (int step = 1; step <= 4; ++step)
    Window::sendMove(canvas, Qt::LeftButton, Qt::NoModifier, handle + (target - handle) * step / 4);
  QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, target.toPoint());
  ASSERT_TRUE(window.settle());
  EXPECT_NE(window->scenes()->scene()->transferFunction.modes(), modes);
  EXPECT_GT(core::rmse(window.picture(Role::kReference), reference), kIndistinguishable);
  EXPECT_GT(core::rmse(window.picture(Role::kPrediction), prediction), kIndistinguishable);

  window->scenes()->undo();
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.picture(Role::kReference), reference);
  // It starts from another keyframe now.
  EXPECT_LT(core::rmse(window.picture(Role::kPrediction), reference), 2 * kIndistinguishable);
  EXPECT_FALSE(window->scenes()->undoStack()->canUndo());
}

TEST(MainWindow, ABadFileIsAMessageAndTheOldVolumeStays) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const auto scene = window->scenes()->scene();
  const std::filesystem::path data(TWINRAY_TEST_DATA "/awkward");
  for (const char* file : {"made_truncated_half.nii", "made_empty.nii", "not_nifti_1k.nii", "no such file.nii"}) {
    QSignalSpy failed(&*window, &MainWindow::openFailed);
    window->openVolume(data / file);
    ASSERT_TRUE(failed.count() > 0 || failed.wait(tests::kWindowLimit)) << file;
    EXPECT_TRUE(window->message().contains(QString::fromUtf8(file))) << window->message().toStdString();
    EXPECT_EQ(window->scenes()->scene(), scene);
    EXPECT_FALSE(window.pane(PaneId::kReference)->image().isNull());
  }
  ASSERT_TRUE(window.openSample());
  EXPECT_EQ(window->message().toStdString(), "");
}

TEST(MainWindow, AFileDroppedOnTheWindowOpens) {
  Window window;
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdString(core::defaultVolumePath().string()))});
  QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&*window, &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QSignalSpy opened(&*window, &MainWindow::opened);
  QApplication::sendEvent(&*window, &drop);
  ASSERT_TRUE(opened.count() > 0 || opened.wait(tests::kWindowLimit));
  EXPECT_TRUE(window->windowTitle().contains(QStringLiteral("sample_tumour")));
}

TEST(MainWindow, WithoutAModelTheRestWorksAndTheWindowSaysSo) {
  MainWindowOptions options;
  options.modelFile = TWINRAY_TEST_DATA "/no such model.pt";
  Window window(options);
  ASSERT_TRUE(window.openSample());
  EXPECT_TRUE(window->message().contains(QStringLiteral("no such model.pt")));
  EXPECT_FALSE(window.pane(PaneId::kReference)->image().isNull());
  EXPECT_FALSE(window.pane(PaneId::kRival)->image().isNull());
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->image().isNull());
  EXPECT_FALSE(window.pane(PaneId::kPrediction)->message().isEmpty());

  // And the model that works later takes over.
  window->pipeline()->setModelFile(core::defaultModelPath());
  EXPECT_TRUE(Window::waitFor([&] { return !window.pane(PaneId::kPrediction)->image().isNull(); }));
}

TEST(MainWindow, AModelThatCannotBeReadLeavesThePresentOne) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const core::Image prediction = window.picture(Role::kPrediction);
  QSignalSpy failed(&*window, &MainWindow::failed);
  window->pipeline()->setModelFile(TWINRAY_TEST_DATA "/awkward/made_empty.nii");
  ASSERT_TRUE(failed.count() > 0 || failed.wait(tests::kWindowLimit));
  ASSERT_TRUE(window.settle());
  EXPECT_EQ(window.picture(Role::kPrediction), prediction);
}

TEST(MainWindow, DoubleClickMaximisesAPaneAndBack) {
  Window window;
  ASSERT_TRUE(window.openSample());
  PaneGrid* grid = window->view()->grid();
  const QSize small = window.pane(PaneId::kPrediction)->size();
  QTest::mouseDClick(window.pane(PaneId::kPrediction), Qt::LeftButton, Qt::NoModifier, {80, 80});
  EXPECT_EQ(grid->maximised(), PaneId::kPrediction);
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->isVisible());
  EXPECT_FALSE(window.pane(PaneId::kReference)->isVisible());
  EXPECT_TRUE(Window::waitFor([&] { return window.pane(PaneId::kPrediction)->size().width() > 1.8 * small.width(); }));
  QTest::mouseDClick(window.pane(PaneId::kPrediction), Qt::LeftButton, Qt::NoModifier, {80, 80});
  EXPECT_FALSE(grid->maximised());
  for (const PaneId id : kAllPanes) EXPECT_TRUE(window.pane(id)->isVisible());
}

TEST(MainWindow, PanesCanBeHiddenButNotTheLast) {
  Window window;
  PaneGrid* grid = window->view()->grid();
  for (const PaneId id : kAllPanes) grid->setShown(id, false);
  EXPECT_EQ(std::count_if(kAllPanes.begin(), kAllPanes.end(), [&](PaneId id) { return grid->isShown(id); }), 1);
}

TEST(MainWindow, PicturesFillThePanesAtRest) {
  Window window;
  window->pipeline()->setFixedPictureSize({});
  ASSERT_TRUE(window.openSample());
  const QSize area = window->view()->grid()->pictureArea();
  for (const PaneId id : kAllPanes) {
    const QSize size = window.pane(id)->image().size();
    EXPECT_LE(area.width() - size.width(), 4);
    EXPECT_LE(area.height() - size.height(), 4);
    EXPECT_GE(area.width(), size.width());
    EXPECT_GE(area.height(), size.height());
  }
}

TEST(MainWindow, SavedPredictionsCarryTheirMarkAndTheirScene) {
  Window window;
  ASSERT_TRUE(window.openSample());
  const auto folder = std::filesystem::temp_directory_path() / "twinray-main-window-test";
  std::filesystem::create_directories(folder);
  for (const PaneId id : {PaneId::kPrediction, PaneId::kReference}) {
    QSignalSpy saved(&*window, &MainWindow::pictureSaved);
    window->savePicture(id, folder / "picture.png");
    ASSERT_TRUE(saved.count() > 0 || saved.wait(tests::kWindowLimit));
    core::Metadata metadata;
    core::Image image = core::readPng(folder / "picture.png", &metadata);
    const core::Image shown = window->view()->frame(id)->picture;
    EXPECT_NE(metadata["TwinRay scene"].find(window->scenes()->scene()->volume->hash()), std::string::npos);
    for (const auto& [key, text] : metadata)
      EXPECT_EQ(text.find("sample_tumour"), std::string::npos) << key << ": names of files may be those of patients";
    const double difference = core::rmse(image, shown);
    if (id == PaneId::kPrediction) {
      EXPECT_EQ(metadata["TwinRay shows"], "prediction");
      EXPECT_EQ(metadata["TwinRay model"], window->pipeline()->model()->info().description.dump());
      EXPECT_GT(difference, 0.001);
    } else {
      EXPECT_EQ(metadata["TwinRay shows"], "reference");
      EXPECT_EQ(difference, 0);
    }
  }
  QSignalSpy saved(&*window, &MainWindow::pictureSaved);
  window->savePicture(PaneId::kDifference, folder / "difference.png");
  ASSERT_TRUE(saved.count() > 0 || saved.wait(tests::kWindowLimit));
  EXPECT_EQ(core::readPng(folder / "difference.png"),
            core::absoluteDifference(window.picture(Role::kReference), window.picture(Role::kPrediction), 4));
  QSignalSpy failed(&*window, &MainWindow::failed);
  window->savePicture(PaneId::kReference, folder / "no such folder" / "picture.png");
  ASSERT_TRUE(failed.count() > 0 || failed.wait(tests::kWindowLimit));
  std::filesystem::remove_all(folder);
}

TEST(MainWindow, ClosesSafelyWhateverRuns) {
  { Window atOnce; }
  {
    Window whileReading;
    whileReading->openDefaultVolume();
    whileReading->close();
  }
  {
    Window whileRendering;
    QSignalSpy opened(&*whileRendering, &MainWindow::opened);
    whileRendering->openDefaultVolume();
    ASSERT_TRUE(opened.wait(tests::kWindowLimit));
  }
  {
    Window inADrag;
    ASSERT_TRUE(inADrag.openSample());
    inADrag.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, {100, 100}, {170, 120}, [&] {
      inADrag->pipeline()->setFixedPictureSize({600, 600});
    });
    QApplication::processEvents();
    inADrag.close();
  }
}

}  // namespace
}  // namespace twinray::ui
