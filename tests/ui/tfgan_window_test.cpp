// The fork's route, live: a model of TFGAN's second network paints from a 64x64-like opacity render of the open volume.
// tests/data/tfgan/nested.pt is a small one (16x16 opacity, 64x64 picture) that PyTorch wrote; its weights are random.

#include <gtest/gtest.h>

#include "nn/import_weights.h"
#include "tests/temporary_folder.h"
#include "tests/ui/window_support.h"

namespace twinray::ui {
namespace {

using tests::Window;
using Folder = test::TemporaryFolder;

class TfganWindow : public ::testing::Test {
 protected:
  TfganWindow() {
    options_.modelFile = (folder_.path() / "small tfgan.pt").string();
    nn::importWeights({TWINRAY_TEST_DATA "/tfgan/nested.pt", {}, {}}, folder_.path() / "small tfgan.pt");
  }

  Folder folder_;
  MainWindowOptions options_;
};

TEST_F(TfganWindow, PaintsFromAnOpacityRenderAndSaysSo) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  const QString corner = window.pane(PaneId::kPrediction)->cornerText();
  EXPECT_TRUE(corner.contains(QStringLiteral("small tfgan from 16x16 opacity, seed"))) << corner.toStdString();
  EXPECT_TRUE(window.pane(PaneId::kRival)->cornerText().contains(QStringLiteral("bicubic from 16x16")));
  const auto before = window.picture(Role::kPrediction);
  const QRectF area = window.pane(PaneId::kPrediction)->pictureRect();
  window.drag(PaneId::kPrediction, Qt::LeftButton, Qt::NoModifier, area.center(), area.center() + QPointF(60, 20));
  ASSERT_TRUE(window.settle());
  EXPECT_TRUE(window.picture(Role::kPrediction).data != before.data);
}

TEST_F(TfganWindow, PanningIsSaidToBeUnsupportedAndUndoBringsThePredictionBack) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  const auto before = window.picture(Role::kPrediction);
  const QRectF area = window.pane(PaneId::kReference)->pictureRect();
  window.drag(PaneId::kReference, Qt::MiddleButton, Qt::NoModifier, area.center(), area.center() + QPointF(40, 0));
  ASSERT_TRUE(window.settle());
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->message().contains(QStringLiteral("reset the pan")));
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->image().isNull());
  EXPECT_FALSE(window.pane(PaneId::kReference)->image().isNull());
  EXPECT_FALSE(window.pane(PaneId::kRival)->image().isNull());

  window->scenes()->undo();
  ASSERT_TRUE(window.settle());
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->message().isEmpty());
  EXPECT_TRUE(window.picture(Role::kPrediction) == before);
}

TEST_F(TfganWindow, AnotherModelMayPan) {
  Window window(options_);
  ASSERT_TRUE(window.openSample());
  const QRectF area = window.pane(PaneId::kReference)->pictureRect();
  window.drag(PaneId::kReference, Qt::MiddleButton, Qt::NoModifier, area.center(), area.center() + QPointF(40, 0));
  ASSERT_TRUE(window.settle());
  window->pipeline()->setModelFile(core::defaultModelPath());
  EXPECT_TRUE(Window::waitFor([&] { return !window.pane(PaneId::kPrediction)->image().isNull(); }));
}

}  // namespace
}  // namespace twinray::ui
