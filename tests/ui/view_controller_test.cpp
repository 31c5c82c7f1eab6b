#include "ui/panes/view_controller.h"

#include <QVBoxLayout>
#include <tuple>

#include <gtest/gtest.h>

#include "core/anatomy.h"
#include "tests/ui/widget_support.h"
#include "ui/panels/viewpoint_panel.h"
#include "ui/panes/picture_pane.h"

namespace twinray::ui {
namespace {

/// A pane with its controller on a small volume, beside the panel that owns the digit shortcuts.
class ViewControllerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    core::Scene scene;
    scene.volume = tests::ballVolume({}, direction_);
    scene.transferFunction = core::TransferFunction(0, 255);
    scene.transferFunction.setModes({{60, 20, 0.4}, {160, 25, 0.8}});
    scene.viewpoint = core::firstViewpoint(scene.volume->geometry());
    model_.open(scene);
    auto* layout = new QVBoxLayout(&window_);
    layout->addWidget(panel_ = new ViewpointPanel(&model_));
    layout->addWidget(pane_ = new PicturePane("Reference", "test"));
    QObject::connect(pane_, &PicturePane::pressed, &controller_, &ViewController::press);
    QObject::connect(pane_, &PicturePane::moved, &controller_, &ViewController::move);
    QObject::connect(pane_, &PicturePane::released, &controller_, &ViewController::release);
    QObject::connect(pane_, &PicturePane::keyPressed, &controller_, &ViewController::key);
    window_.resize(500, 700);
    window_.show();
    window_.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window_, tests::kPatience));
    pane_->setFocus();
  }

  /// The patient's side that the camera looks from.
  void expectFrom(AnatomicalView view) {
    const core::Viewpoint wanted = anatomicalViewpoint(direction_, view);
    const core::Viewpoint& now = model_.scene()->viewpoint;
    for (int i = 0; i < 3; ++i) {
      EXPECT_NEAR(now.back()[i], wanted.back()[i], 1e-9) << int(view);
      EXPECT_NEAR(now.up()[i], wanted.up()[i], 1e-9) << int(view);
    }
  }

  std::array<double, 9> direction_{-1, 0, 0, 0, -1, 0, 0, 0, 1};
  SceneModel model_;
  ViewController controller_{&model_};
  QWidget window_;
  ViewpointPanel* panel_ = nullptr;
  PicturePane* pane_ = nullptr;
};

// The keys of 3D Slicer's 3D views.
TEST_F(ViewControllerTest, TheKeypadLooksFromThePatientsSides) {
  const std::vector<std::tuple<Qt::Key, Qt::KeyboardModifiers, AnatomicalView>> keys{
      {Qt::Key_1, Qt::KeypadModifier, AnatomicalView::kAnterior},
      {Qt::Key_1, Qt::KeypadModifier | Qt::ShiftModifier, AnatomicalView::kPosterior},
      {Qt::Key_3, Qt::KeypadModifier, AnatomicalView::kLeft},
      {Qt::Key_3, Qt::KeypadModifier | Qt::ShiftModifier, AnatomicalView::kRight},
      {Qt::Key_7, Qt::KeypadModifier, AnatomicalView::kSuperior},
      {Qt::Key_7, Qt::KeypadModifier | Qt::ShiftModifier, AnatomicalView::kInferior},
      {Qt::Key_End, Qt::NoModifier, AnatomicalView::kAnterior},
      {Qt::Key_PageDown, Qt::ShiftModifier, AnatomicalView::kRight},
      {Qt::Key_Home, Qt::NoModifier, AnatomicalView::kSuperior},
  };
  int steps = 0;
  for (const auto& [key, modifiers, view] : keys) {
    QTest::keyClick(pane_, key, modifiers);
    expectFrom(view);
    EXPECT_EQ(model_.undoStack()->index(), ++steps);
  }
}

TEST_F(ViewControllerTest, KeypadArrowsOrbitAndDoNotTriggerTheDigitsAbove) {
  core::Viewpoint wanted = model_.scene()->viewpoint;
  QTest::keyClick(pane_, Qt::Key_2, Qt::KeypadModifier);
  QTest::keyClick(pane_, Qt::Key_8, Qt::KeypadModifier);
  for (int i = 0; i < 3; ++i) EXPECT_NEAR(model_.scene()->viewpoint.back()[i], wanted.back()[i], 1e-9);
  QTest::keyClick(pane_, Qt::Key_4, Qt::KeypadModifier);
  EXPECT_NE(model_.scene()->viewpoint.back(), wanted.back());
  QTest::keyClick(pane_, Qt::Key_2);
  expectFrom(AnatomicalView::kPosterior);
  for (const auto& [digit, arrow] : {std::pair(Qt::Key_4, Qt::Key_Left), std::pair(Qt::Key_6, Qt::Key_Right),
                                     std::pair(Qt::Key_8, Qt::Key_Up), std::pair(Qt::Key_2, Qt::Key_Down)}) {
    const core::Viewpoint before = model_.scene()->viewpoint;
    QTest::keyClick(pane_, arrow);
    wanted = model_.scene()->viewpoint;
    EXPECT_NE(wanted, before);
    model_.undo();
    QTest::keyClick(pane_, digit, Qt::KeypadModifier);
    EXPECT_EQ(model_.scene()->viewpoint, wanted) << digit;
  }
}

TEST_F(ViewControllerTest, CtrlShiftDragMovesTheTransferFunctionWithTheMouseAsOneStep) {
  const core::TransferFunction before = model_.scene()->transferFunction;
  const core::Viewpoint view = model_.scene()->viewpoint;
  const double width = pane_->pictureRect().width();
  const auto modifiers = Qt::ControlModifier | Qt::ShiftModifier;
  tests::drag(pane_, {100, 100}, {100 + width / 10, 130}, Qt::LeftButton, modifiers);
  const auto& modes = model_.scene()->transferFunction.modes();
  EXPECT_NEAR(modes[0].mean, 60 + 25.5, 0.5);
  EXPECT_NEAR(modes[1].mean, 160 + 25.5, 0.5);
  EXPECT_EQ(model_.scene()->viewpoint, view);
  EXPECT_EQ(model_.undoStack()->count(), 1);
  EXPECT_EQ(model_.undoStack()->undoText(), "shift transfer function");
  model_.undo();
  EXPECT_EQ(model_.scene()->transferFunction, before);
  // Past the end and back in one drag: nothing is lost.
  tests::sendMouse(pane_, QEvent::MouseButtonPress, {100, 100}, Qt::LeftButton, modifiers);
  tests::sendMouse(pane_, QEvent::MouseMove, {100 + width, 100}, Qt::LeftButton, modifiers);
  tests::sendMouse(pane_, QEvent::MouseMove, {100, 100}, Qt::LeftButton, modifiers);
  tests::sendMouse(pane_, QEvent::MouseButtonRelease, {100, 100}, Qt::LeftButton, modifiers);
  EXPECT_EQ(model_.scene()->transferFunction, before);
}

TEST_F(ViewControllerTest, AClickOnTheCubeTellsTheSide) {
  QImage image(64, 64, QImage::Format_RGB32);
  image.fill(Qt::gray);
  pane_->showPicture(image, 1, "test");
  pane_->setCube(OrientationCube(model_.scene()->volume->geometry(), model_.scene()->viewpoint));
  std::vector<AnatomicalView> sides;
  QObject::connect(pane_, &PicturePane::sideClicked, pane_, [&](AnatomicalView side) { sides.push_back(side); });
  const QRectF area = pane_->cubeRect();
  const OrientationCube cube(model_.scene()->volume->geometry(), model_.scene()->viewpoint);
  for (const auto& face : cube.faces())
    tests::click(pane_, area.center() + area.width() / 2 * face.outline.boundingRect().center());
  ASSERT_EQ(sides.size(), 3u);
  // The first view: from the front, a little to the patient's left and above.
  EXPECT_EQ(sides[2], AnatomicalView::kAnterior);
  EXPECT_EQ(model_.undoStack()->count(), 0) << "no drag began";
}

}  // namespace
}  // namespace twinray::ui

int main(int argc, char** argv) {
  return twinray::tests::runWidgetTests(argc, argv);
}
