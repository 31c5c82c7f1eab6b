// Volumes, functions, regions and targets that have nothing to give to the tools of the window: a sentence and a
// sensible state, never NaN or an endless search.
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QToolButton>

#include <gtest/gtest.h>

#include "tests/temporary_folder.h"
#include "tests/ui/window_support.h"
#include "ui/exploration/exploration_tool.h"
#include "ui/exploration/look_widgets.h"
#include "ui/matching/match_tool.h"
#include "ui/sensitivity/sensitivity_panel.h"
#include "ui/sensitivity/sensitivity_plot.h"
#include "ui/sensitivity/sensitivity_tool.h"
#include "ui/widgets/elided_label.h"

namespace twinray::ui {
namespace {

using tests::Window;

class ToolFaults : public ::testing::Test {
 protected:
  SensitivityTool* sensitivity() { return window_->findChild<SensitivityTool*>(); }
  ExplorationTool* exploration() { return window_->findChild<ExplorationTool*>(); }
  MatchTool* match() { return window_->findChild<MatchTool*>(); }
  template <typename Widget>
  Widget* named(const char* name) {
    return window_->findChild<Widget*>(QLatin1String(name));
  }
  void openConstant() {
    window_->openVolume(TWINRAY_TEST_DATA "/awkward/made_constant.nii.gz");
    ASSERT_TRUE(Window::waitFor([this] { return window_->scenes()->scene() != nullptr; }));
    ASSERT_TRUE(window_.settle());
    ASSERT_EQ(window_->scenes()->scene()->volume->minimum(), window_->scenes()->scene()->volume->maximum());
  }
  void showNothing() {
    window_->scenes()->edit(QStringLiteral("nothing"), [](core::Scene& scene) {
      scene.transferFunction.setPoints({{scene.transferFunction.minimum(), 0}, {scene.transferFunction.maximum(), 0}});
    });
  }
  bool settle() {
    return Window::waitFor([this] { return sensitivity()->isSettled(); });
  }
  QPointF at(double x, double y) {
    const QRectF picture = window_.pane(PaneId::kReference)->pictureRect();
    return {picture.left() + x * picture.width(), picture.top() + y * picture.height()};
  }
  void expectFinite() {
    const auto& curve = sensitivity()->result()->curve;
    EXPECT_TRUE(std::isfinite(curve.norm));
    for (const double d : curve.derivative.opacity) ASSERT_TRUE(std::isfinite(d));
    for (const auto& d : curve.derivative.color) ASSERT_TRUE(std::isfinite(d[0] + d[1] + d[2]));
  }
  void expectFiniteFunction() {
    const auto& function = window_->scenes()->scene()->transferFunction;
    for (const double opacity : function.sampleOpacity(256)) ASSERT_TRUE(std::isfinite(opacity));
  }
  /// Searches for `target` until it ends by itself.
  void search(const core::Image& target, double seconds) {
    match()->setTarget(target, QStringLiteral("target"));
    named<QDoubleSpinBox>("matchSeconds")->setValue(seconds);
    QTest::mouseClick(named<QPushButton>("matchStart"), Qt::LeftButton);
    ASSERT_TRUE(match()->running());
    ASSERT_TRUE(Window::waitFor([this] { return !match()->running(); }));
    EXPECT_TRUE(std::isfinite(match()->psnr()));
    expectFiniteFunction();
  }

  Window window_;
};

TEST_F(ToolFaults, SensitivityAndPickingOfAConstantVolumeAreFinite) {
  QSignalSpy failed(&*window_, &MainWindow::failed);
  openConstant();
  QTest::keyClick(&*window_, Qt::Key_V);
  ASSERT_TRUE(settle());
  expectFinite();
  auto* plot = window_->findChild<SensitivityPlot*>();
  Window::sendMove(plot, Qt::NoButton, Qt::NoModifier, plot->plotArea().center());
  ASSERT_TRUE(sensitivity()->value());
  EXPECT_TRUE(std::isfinite(*sensitivity()->value()));
  ASSERT_TRUE(settle());
  EXPECT_TRUE(std::isfinite(sensitivity()->result()->most));
  QTest::mouseClick(named<QToolButton>("pickTissue"), Qt::LeftButton);
  QTest::mouseClick(window_.pane(PaneId::kReference), Qt::LeftButton, {}, at(0.5, 0.5).toPoint());
  ASSERT_TRUE(settle());
  for (const double part : sensitivity()->result()->composition) EXPECT_TRUE(std::isfinite(part));
  for (const char* edit : {"pickShowMore", "pickOnly", "pickHide"}) {
    if (named<QPushButton>(edit)->isEnabled()) QTest::mouseClick(named<QPushButton>(edit), Qt::LeftButton);
    expectFiniteFunction();
  }
  plot->grab();
  EXPECT_EQ(failed.size(), 0);
}

TEST_F(ToolFaults, WhereNothingIsSeenNothingIsPickedAndThePanelSaysSo) {
  ASSERT_TRUE(window_.openSample());
  QTest::keyClick(&*window_, Qt::Key_V);
  showNothing();
  QTest::mouseClick(named<QToolButton>("pickTissue"), Qt::LeftButton);
  QTest::mouseClick(window_.pane(PaneId::kReference), Qt::LeftButton, {}, at(0.5, 0.5).toPoint());
  ASSERT_TRUE(settle());
  const auto labels = window_->findChild<SensitivityPanel*>()->findChildren<ElidedLabel*>();
  EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const ElidedLabel* label) {
    return label->fullText().contains(QStringLiteral("Nothing is seen where you picked"));
  }));
  for (const char* edit : {"pickShowMore", "pickHide", "pickOnly"}) {
    EXPECT_FALSE(named<QPushButton>(edit)->isEnabled()) << edit;
  }
  // A call without the buttons changes nothing either.
  const auto before = window_->scenes()->scene();
  sensitivity()->edit(render::PickEdit::kOnly);
  EXPECT_EQ(window_->scenes()->scene()->transferFunction, before->transferFunction);
}

TEST_F(ToolFaults, RegionsAreCutAtThePictureAndAClickIsNone) {
  ASSERT_TRUE(window_.openSample());
  QTest::keyClick(&*window_, Qt::Key_V);
  QTest::mouseClick(named<QToolButton>("regionRectangle"), Qt::LeftButton);
  window_.drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, at(0.8, 0.8), at(0.8, 0.8) + QPointF(4000, 4000));
  const auto& [left, top, width, height] = sensitivity()->region().rectangle;
  EXPECT_EQ(sensitivity()->region().kind, render::PictureRegion::Kind::kRectangle);
  EXPECT_NEAR(left + width, 1, 1e-9);
  EXPECT_NEAR(top + height, 1, 1e-9);
  ASSERT_TRUE(settle());
  expectFinite();
  QTest::mouseClick(named<QToolButton>("regionRectangle"), Qt::LeftButton);
  QTest::mouseClick(window_.pane(PaneId::kReference), Qt::LeftButton, {}, at(0.5, 0.5).toPoint());
  EXPECT_EQ(sensitivity()->region().kind, render::PictureRegion::Kind::kWhole) << "a click is no rectangle";
  // Pictures of no size are not asked for.
  sensitivity()->setPictureSize({});
  ASSERT_TRUE(settle());
  // What no gesture makes, from outside: no pixel counts, and nothing follows anything.
  render::PictureRegion nowhere;
  nowhere.kind = render::PictureRegion::Kind::kRectangle;
  nowhere.rectangle = {3, 3, 0.5, 0.5};
  sensitivity()->setRegion(nowhere);
  ASSERT_TRUE(settle());
  EXPECT_EQ(sensitivity()->result()->curve.norm, 0);
  expectFinite();
}

TEST_F(ToolFaults, ExplorationOfAConstantVolumeAndOfNothingShownFillsItsGrid) {
  QSignalSpy failed(&*window_, &MainWindow::failed);
  openConstant();
  QTest::keyClick(&*window_, Qt::Key_F);
  ASSERT_TRUE(Window::waitFor([this] { return exploration()->isSettled(); }));
  QTest::mouseClick(window_->findChild<LookGridView*>(), Qt::LeftButton, {},
                    window_->findChild<LookGridView*>()->cellRect(5).center().toPoint());
  expectFiniteFunction();
  ASSERT_TRUE(window_.openSample());
  showNothing();
  ASSERT_TRUE(Window::waitFor([this] { return exploration()->isSettled(); }));
  ASSERT_TRUE(exploration()->present());
  EXPECT_TRUE(std::isfinite((*exploration()->present())[0] + (*exploration()->present())[1]));
  EXPECT_EQ(failed.size(), 0);
}

TEST_F(ToolFaults, MatchingOnAConstantVolumeIsOneSentenceWithAndWithoutTheViewpoint) {
  openConstant();
  QTest::keyClick(&*window_, Qt::Key_M, Qt::ShiftModifier);
  match()->setTarget(core::Image(40, 30), QStringLiteral("target"));
  for (int sentences = 1; sentences <= 2; ++sentences) {
    QSignalSpy failed(&*window_, &MainWindow::failed);
    QTest::mouseClick(named<QPushButton>("matchStart"), Qt::LeftButton);
    ASSERT_TRUE(Window::waitFor([&] { return failed.size() > 0; }));
    EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("same value")));
    EXPECT_FALSE(match()->running());
    EXPECT_TRUE(named<QPushButton>("matchStart")->isEnabled());
    named<QCheckBox>("matchFindViewpoint")->click();
  }
}

TEST_F(ToolFaults, AnEmptyTargetAndAFunctionThatShowsNothingEndByThemselves) {
  ASSERT_TRUE(window_.openSample());
  QTest::keyClick(&*window_, Qt::Key_M, Qt::ShiftModifier);
  const core::Image shown = window_.picture(Role::kReference);
  // As somebody who keeps the picture of a function that shows nothing.
  core::Image background = shown;
  for (std::size_t i = 0; i < background.data.size(); ++i) {
    const double channel = i % 4 == 3 ? 0 : core::kBackground[i % 4];
    background.data[i] = static_cast<std::uint8_t>(255 * channel + 0.5);
  }
  search(background, 4);
  EXPECT_GT(match()->psnr(), 30);
  showNothing();
  search(shown, 4);
  EXPECT_GT(match()->psnr(), 15);
  showNothing();
  named<QCheckBox>("matchFindViewpoint")->click();
  search(background, 6);
  for (const char* lock : {"matchKeepOpacity", "matchKeepColors"}) named<QCheckBox>(lock)->click();
  showNothing();
  search(shown, 6);
  ASSERT_TRUE(match()->foundViewpoint());
  EXPECT_TRUE(std::isfinite(match()->foundViewpoint()->zoom()));
}

TEST_F(ToolFaults, ATargetFileOfAnotherSizeAndWithAlphaIsTakenOneTooSmallIsNot) {
  const test::TemporaryFolder folder;
  ASSERT_TRUE(window_.openSample());
  QTest::keyClick(&*window_, Qt::Key_M, Qt::ShiftModifier);
  core::Image odd(61, 37);
  for (std::size_t i = 0; i < odd.data.size(); ++i) odd.data[i] = static_cast<std::uint8_t>(i * 37 % 251);
  core::writePng(folder / "odd.png", odd);
  core::writePng(folder / "tiny.png", core::Image(3, 200));
  QSignalSpy failed(&*window_, &MainWindow::failed);
  match()->setTargetFile(QString::fromStdString(folder / "tiny.png"));
  ASSERT_EQ(failed.size(), 1);
  EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("3x200")));
  EXPECT_FALSE(named<QPushButton>("matchStart")->isEnabled());
  match()->setTargetFile(QString::fromStdString(folder / "odd.png"));
  EXPECT_EQ(failed.size(), 1);
  named<QDoubleSpinBox>("matchSeconds")->setValue(2);
  QTest::mouseClick(named<QPushButton>("matchStart"), Qt::LeftButton);
  ASSERT_TRUE(Window::waitFor([this] { return !match()->running(); }));
  expectFiniteFunction();
  EXPECT_EQ(failed.size(), 1);
}

}  // namespace
}  // namespace twinray::ui
