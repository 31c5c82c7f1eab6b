// Five tasks of a new user, from the start of the program, with mouse and keys (docs/decisions/0024).
#include <QComboBox>
#include <QListWidget>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <filesystem>
#include <numeric>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "core/picture_metadata.h"
#include "core/presets.h"
#include "tests/ui/menu_support.h"
#include "tests/ui/widget_support.h"
#include "tests/ui/window_support.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/kept_look.h"
#include "ui/slices/slice_pane.h"
#include "ui/slices/slice_panel.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/transfer_function_editor.h"

namespace twinray::ui {
namespace {

namespace fs = std::filesystem;
using core::SlicePlane;
using tests::kIndistinguishable;
using tests::Window;
using Voxel = std::array<int, 3>;

constexpr int kBright = 200;  ///< of the sample's 0..255: the rim that took up contrast, and vessels

/// The middle of the cube of `side` voxels that holds most bright ones.
Voxel brightestCube(const core::Volume& volume, int side) {
  const auto& size = volume.geometry().dimensions;
  Voxel best{};
  int most = -1;
  for (int z = 0; z + side <= size[2]; z += side / 2) {
    for (int y = 0; y + side <= size[1]; y += side / 2) {
      for (int x = 0; x + side <= size[0]; x += side / 2) {
        int count = 0;
        for (int i = 0; i < side * side * side; ++i)
          count += volume.value(x + i % side, y + i / side % side, z + i / side / side) >= kBright;
        if (count <= most) continue;
        most = count;
        best = {x + side / 2, y + side / 2, z + side / 2};
      }
    }
  }
  return best;
}

class FiveTasks : public tests::WindowsThatRemember {
 protected:
  void SetUp() override {
    WindowsThatRemember::SetUp();
    qputenv("HOME", home_.path().toUtf8());
    // Another window comes tomorrow.
    QApplication::setQuitOnLastWindowClosed(false);
    start();
  }
  /// The program, as a click on its icon starts it.
  void start() {
    window_ = window();
    window_->resize(1600, 1000);
    window_->pipeline()->setFixedPictureSize({192, 192});
    window_->start();
    ASSERT_TRUE(Window::waitFor([this] { return window_->scenes()->scene() && settled(); }));
    window_->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&*window_, tests::kWindowLimit));
  }
  bool settled() const { return window_->pipeline()->settled() && window_->findChild<KeptLook*>()->settled(); }
  [[nodiscard]] bool settle() {
    return Window::waitFor([this] { return settled(); });
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    // A window system would do so when the dialog before is closed.
    window_->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&*window_, tests::kWindowLimit));
    QTest::keyClick(&*window_, key, modifiers);
  }
  void clickPreset(const QString& name) {
    auto* list = window_->findChild<QListWidget*>("presetList");
    const auto found = list->findItems(name, Qt::MatchExactly);
    ASSERT_EQ(found.size(), 1) << name.toStdString();
    list->scrollToItem(found.first());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.first()).center());
  }
  PicturePane* pane(PaneId id) { return window_->view()->grid()->pane(id); }
  core::Image reference() { return window_->pipeline()->picture(Role::kReference).frame->picture; }
  const core::Scene& scene() { return *window_->scenes()->scene(); }
  double opacity(double value) { return scene().transferFunction.opacity(value); }

  std::unique_ptr<MainWindow> window_;
};

TEST_F(FiveTasks, FindTheTumourInTheSample) {
  press(Qt::Key_S);
  auto* slices = window_->findChild<SlicePanel*>();
  ASSERT_TRUE(slices && slices->isVisible());
  SlicePane* axial = slices->pane(SlicePlane::kAxial);
  const auto current = [&] { return Window::waitFor([&] { return axial->isCurrent() && !axial->image().isNull(); }); };
  const auto scroll = [&](int notches) {
    const QPointF at = QRectF(axial->rect()).center();
    QWheelEvent event(at, axial->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(axial, &event);
  };
  // From bottom to top, for the slice with the largest white spot; then a click into its middle.
  const auto whites = [&] {
    std::vector<QPointF> found;
    const QImage& image = axial->image();
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        if (qGray(image.pixel(x, y)) > 235) found.emplace_back(x, y);
    return found;
  };
  scroll(-1000);
  int slice = 0, best = 0;
  std::size_t most = 0;
  for (int last = -1; last != slices->state().at("crosshair")[2].get<int>(); ++slice) {
    last = slices->state().at("crosshair")[2].get<int>();
    ASSERT_TRUE(current());
    if (const std::size_t count = whites().size(); count > most) {
      most = count;
      best = slice;
    }
    scroll(4);
  }
  ASSERT_GT(most, 0u);
  scroll(-1000);
  scroll(4 * best);
  ASSERT_TRUE(current());
  auto spot = whites();
  const auto middle = std::accumulate(spot.begin(), spot.end(), QPointF()) / double(spot.size());
  const QPointF at = *std::min_element(spot.begin(), spot.end(), [&](const QPointF& a, const QPointF& b) {
    return QLineF(a, middle).length() < QLineF(b, middle).length();
  });
  tests::click(axial, at);

  const auto crosshair = slices->state().at("crosshair").get<Voxel>();
  const Voxel tumour = brightestCube(*scene().volume, 20);
  for (int i = 0; i < 3; ++i) EXPECT_NEAR(crosshair[i], tumour[i], 25) << "axis " << i;
  const double value = scene().volume->value(crosshair[0], crosshair[1], crosshair[2]);
  EXPECT_TRUE(slices->readout().startsWith(QStringLiteral("Value %1 ").arg(value))) << slices->readout().toStdString();
  // What was clicked is what the picture shows from the start: opaque beside the brain around it.
  EXPECT_GT(opacity(value), 5 * opacity(80));
  // The other two slices go through it, too.
  for (const SlicePlane plane : {SlicePlane::kCoronal, SlicePlane::kSagittal}) {
    SlicePane* other = slices->pane(plane);
    ASSERT_TRUE(Window::waitFor([&] { return other->isCurrent() && !other->image().isNull(); }));
    const QPointF there = other->placeOf({double(crosshair[0]), double(crosshair[1]), double(crosshair[2])});
    EXPECT_GT(qGray(other->image().pixel(there.toPoint())), 200);
  }
}

class FiveTasksCt : public FiveTasks {
 protected:
  static constexpr double kSkull = 900;  ///< HU

  void SetUp() override {
    FiveTasks::SetUp();
    tests::answerNext<QFileDialog>([](QFileDialog* dialog) {
      tests::typeFile(dialog, QStringLiteral(TWINRAY_TEST_DATA "/awkward/made-dicom-no-extension"),
                      QDialogButtonBox::Open);
    });
    QSignalSpy opened(&*window_, &MainWindow::opened);
    press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }) && settle());
    ASSERT_EQ(scene().volume->source().modality, "CT");
    zero_ = core::hounsfieldZero(*scene().volume);
    clickPreset("Bone and soft tissue");
    ASSERT_TRUE(settle());
    withSkull_ = reference();
    ASSERT_GT(opacity(zero_ + kSkull), 0.5);
  }
  double zero_ = 0;  ///< the value of 0 HU
  core::Image withSkull_;
};

TEST_F(FiveTasksCt, TheSkullBecomesTransparentWithAPreset) {
  clickPreset("Transparent bone");
  ASSERT_TRUE(settle());
  EXPECT_LT(opacity(zero_ + kSkull), 0.03);
  EXPECT_GT(core::rmse(reference(), withSkull_), 3 * kIndistinguishable);
}

TEST_F(FiveTasksCt, TheSkullBecomesTransparentWithAFrameAndADrag) {
  OpacityCanvas* canvas = window_->transferFunctionEditor()->canvas();
  const int steps = window_->scenes()->undoStack()->index();
  const auto points = scene().transferFunction.points();
  const auto inSkull = [&](const core::OpacityPoint& point) { return point.value > zero_ + 150; };
  const auto first = std::find_if(points.begin(), points.end(), inSkull);
  ASSERT_NE(first, points.end());
  // A frame from empty ground around all of them, then one of them to the ground.
  const QRectF plot = canvas->plotArea();
  const double left = (canvas->toPixel(std::prev(first)->value, 0).x() + canvas->toPixel(first->value, 0).x()) / 2;
  tests::drag(canvas, {left, plot.top() + 2}, plot.bottomRight() + QPointF(6, -2));
  ASSERT_EQ(std::ptrdiff_t(canvas->selection().size()), points.end() - first);
  const core::OpacityPoint& highest = *std::max_element(
      points.begin(), points.end(), [](const auto& a, const auto& b) { return a.opacity < b.opacity; });
  tests::drag(canvas, canvas->toPixel(highest.value, highest.opacity), canvas->toPixel(highest.value, 0));
  EXPECT_EQ(window_->scenes()->undoStack()->index(), steps + 1);
  ASSERT_TRUE(settle());
  EXPECT_LT(opacity(zero_ + kSkull), 0.03);
  EXPECT_GT(opacity(zero_ + 100), 0.005) << "the rest of the head stays";
  EXPECT_GT(core::rmse(reference(), withSkull_), 3 * kIndistinguishable);
  press(Qt::Key_Z, Qt::ControlModifier);
  ASSERT_TRUE(settle());
  EXPECT_EQ(reference(), withSkull_);
}

TEST_F(FiveTasks, CompareTwoPresets) {
  clickPreset("Brain");
  ASSERT_TRUE(settle());
  const core::Image brain = reference();
  QTest::mouseClick(window_->findChild<QToolButton*>("keepLook"), Qt::LeftButton);
  clickPreset("Surface");
  ASSERT_TRUE(settle());
  for (const PaneId id : {PaneId::kReference, PaneId::kKept}) EXPECT_TRUE(pane(id)->isVisible());
  EXPECT_EQ(window_->view()->pictureToSave(PaneId::kKept), brain);
  EXPECT_GT(core::rmse(reference(), brain), 2 * kIndistinguishable);
  tests::drag(pane(PaneId::kReference), {60, 60}, {120, 80});
  ASSERT_TRUE(settle());
  EXPECT_EQ(window_->view()->sceneOf(PaneId::kKept)->viewpoint, scene().viewpoint);
  // One in place of the other, and back.
  QTest::mouseClick(pane(PaneId::kKept), Qt::LeftButton, {}, {40, 60});
  press(Qt::Key_B);
  EXPECT_EQ(pane(PaneId::kKept)->companion(), Companion::kInstead);
  press(Qt::Key_B);
  EXPECT_EQ(pane(PaneId::kKept)->companion(), Companion::kNone);
}

TEST_F(FiveTasks, SaveAFigureWithOneKeyAndReturn) {
  QSignalSpy saved(&*window_, &MainWindow::pictureSaved);
  press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
  auto* dialog = window_->findChild<PictureDialog*>();
  ASSERT_TRUE(dialog && dialog->isVisible());
  QTest::keyClick(dialog, Qt::Key_Return);
  ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
  const QString file = saved[0][0].toString();
  EXPECT_TRUE(file.startsWith(home_.path())) << file.toStdString();
  EXPECT_TRUE(window_->statusBar()->currentMessage().contains(file)) << "where it went is said";
  core::Metadata metadata;
  const core::Image figure = core::readPng(file.toStdString(), &metadata);
  EXPECT_GT(figure.width, 4 * 512);
  EXPECT_NE(metadata["TwinRay scene"].find(scene().volume->hash()), std::string::npos);
}

TEST_F(FiveTasks, TypingANameSavesThePictureThatIsSeen) {
  QTest::mouseClick(pane(PaneId::kReference), Qt::LeftButton, {}, {40, 60});
  QSignalSpy saved(&*window_, &MainWindow::pictureSaved);
  press(Qt::Key_S, Qt::ControlModifier);
  auto* dialog = window_->findChild<QFileDialog*>("saveFileDialog");
  ASSERT_TRUE(dialog && dialog->isVisible());
  tests::typeFile(dialog, home_.filePath("for my talk"), QDialogButtonBox::Save);
  ASSERT_TRUE(Window::waitFor([&] { return saved.count() > 0; }));
  EXPECT_EQ(core::rmse(core::readPng(home_.filePath("for my talk.png").toStdString()), reference()), 0);
}

TEST_F(FiveTasks, ComeBackTomorrow) {
  clickPreset("Surface");
  press(Qt::Key_5);
  ASSERT_TRUE(settle());
  const core::Scene today = scene();
  const core::Image picture = reference();
  press(Qt::Key_Q, Qt::ControlModifier);
  ASSERT_FALSE(window_->isVisible());
  window_.reset();

  start();
  EXPECT_NE(reference(), picture) << "the program starts as always";
  auto* offer = window_->findChild<QToolButton*>("messageOffer");
  ASSERT_TRUE(offer && offer->isVisible());
  QSignalSpy opened(&*window_, &MainWindow::opened);
  QTest::mouseClick(offer, Qt::LeftButton);
  ASSERT_TRUE(Window::waitFor([&] { return opened.count() > 0; }) && settle());
  EXPECT_EQ(scene().transferFunction, today.transferFunction);
  EXPECT_EQ(scene().lighting, today.lighting);
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(scene().viewpoint.orientation()[i], today.viewpoint.orientation()[i], 1e-12);
  EXPECT_EQ(reference(), picture);
}

}  // namespace
}  // namespace twinray::ui
