// Sensitivity through the network, chosen beside the ray caster's, with a model of TFGAN's second network
// (tests/data/tfgan/nested.pt: 16x16 opacity, 64x64 picture, random weights) and without one.
#include <QCheckBox>
#include <QLabel>

#include <gtest/gtest.h>

#include "core/dataset/npy.h"
#include "core/resources.h"
#include "nn/import_weights.h"
#include "tests/temporary_folder.h"
#include "tests/ui/window_support.h"
#include "ui/sensitivity/sensitivity_panel.h"
#include "ui/sensitivity/sensitivity_plot.h"
#include "ui/sensitivity/sensitivity_tool.h"

namespace twinray::ui {
namespace {

using tests::Window;

class NetworkSensitivityWindow : public ::testing::Test {
 protected:
  NetworkSensitivityWindow() {
    options_.modelFile = (folder_.path() / "small tfgan.pt").string();
    nn::importWeights({TWINRAY_TEST_DATA "/tfgan/nested.pt", {}, {}}, folder_.path() / "small tfgan.pt");
  }
  /// With the sample, the dock open and the box ticked.
  void open() {
    window_ = std::make_unique<Window>(options_);
    ASSERT_TRUE(window_->openSample());
    QTest::keyClick(&**window_, Qt::Key_V);
    ASSERT_TRUE(settle());
    alone_ = plotted();
    tick();
  }
  Window& window() { return *window_; }
  SensitivityTool* tool() { return window()->findChild<SensitivityTool*>(); }
  SensitivityPlot* plot() { return window()->findChild<SensitivityPlot*>(); }
  QImage plotted() { return plot()->grab().toImage(); }
  QString said() {
    auto* label = window()->findChild<QLabel*>(QStringLiteral("sensitivityNetworkState"));
    return label->isVisible() ? label->text() : QString();
  }
  void tick() {
    auto* box = window()->findChild<QCheckBox*>(QStringLiteral("sensitivityNetwork"));
    ASSERT_TRUE(box && box->isEnabled());
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
  }
  bool settle() {
    return Window::waitFor([this] { return tool()->isSettled(); });
  }
  /// Pixels of the network's line.
  int blue(const QImage& image) {
    const QColor line = SensitivityPlot::networkColor();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) {
        const QColor at = image.pixelColor(x, y);
        count +=
            std::abs(at.red() - line.red()) + std::abs(at.green() - line.green()) + std::abs(at.blue() - line.blue()) <
            40;
      }
    }
    return count;
  }

  test::TemporaryFolder folder_;
  MainWindowOptions options_;
  std::unique_ptr<Window> window_;
  QImage alone_;  ///< the plot before the box was ticked
};

TEST_F(NetworkSensitivityWindow, ASecondCurveAndItsCorrelationAreShown) {
  open();
  ASSERT_TRUE(tool()->throughNetwork());
  ASSERT_TRUE(settle());
  ASSERT_TRUE(tool()->painted());
  EXPECT_LT(blue(alone_), 3);
  EXPECT_GT(blue(plotted()), 100);
  EXPECT_TRUE(said().contains(QStringLiteral("small tfgan"))) << said().toStdString();
  EXPECT_TRUE(said().contains(QStringLiteral("correlation "))) << said().toStdString();
  const auto before = tool()->painted()->whole();
  // It follows the view, at rest.
  const QRectF area = window().pane(PaneId::kReference)->pictureRect();
  window().drag(PaneId::kReference, Qt::LeftButton, Qt::NoModifier, area.center(), area.center() + QPointF(60, 20),
                [this] { EXPECT_EQ(tool()->painted(), nullptr); });
  ASSERT_TRUE(settle());
  ASSERT_TRUE(tool()->painted());
  EXPECT_NE(tool()->painted()->whole(), before);
  // Its curve stays while values are looked at.
  const auto* shown = tool()->painted();
  Window::sendMove(plot(), Qt::NoButton, Qt::NoModifier, plot()->plotArea().center());
  EXPECT_EQ(tool()->painted(), shown);
  tick();
  EXPECT_EQ(tool()->painted(), nullptr);
  EXPECT_TRUE(said().isEmpty());
  ASSERT_TRUE(settle());
}

TEST_F(NetworkSensitivityWindow, ItIsOfWhatThePredictionPaneShows) {
  open();
  ASSERT_TRUE(settle());
  const core::Image shown = window().picture(Role::kPrediction);
  double squares = 0;
  for (std::size_t i = 0; i < shown.data.size(); ++i) {
    if (i % 4 != 3) squares += shown.data[i] / 255.0 * shown.data[i] / 255.0;
  }
  const double norm = std::sqrt(squares / (0.75 * double(shown.data.size())));
  EXPECT_NEAR(tool()->painted()->norm, norm, 0.01);
}

TEST_F(NetworkSensitivityWindow, ARectangleCountsForBoth) {
  open();
  ASSERT_TRUE(settle());
  const auto before = tool()->painted()->whole();
  render::PictureRegion corner;
  corner.kind = render::PictureRegion::Kind::kRectangle;
  corner.rectangle = {0.4, 0.4, 0.2, 0.2};
  tool()->setRegion(corner);
  ASSERT_TRUE(settle());
  EXPECT_NE(tool()->painted()->whole(), before);
}

TEST_F(NetworkSensitivityWindow, ExportHasTheNetworksColumns) {
  open();
  ASSERT_TRUE(settle());
  const std::filesystem::path file = folder_.path() / "s.npy";
  window()->findChild<SensitivityPanel*>()->exportTo(QString::fromStdString(file.string()));
  const core::NpyArray array = core::readNpy(file);
  ASSERT_EQ(array.shape, (std::vector<std::size_t>{256, 7}));
  EXPECT_EQ(array.values[7 * 40 + 5], tool()->painted()->whole()[40]);
}

TEST_F(NetworkSensitivityWindow, SaysWhyThereIsNoneAndComesWithTheNextModelThatHas) {
  options_.modelFile = core::defaultModelPath();
  open();
  EXPECT_TRUE(said().contains(QStringLiteral("is not one of TFGAN's networks"))) << said().toStdString();
  const auto* label = window()->findChild<QLabel*>(QStringLiteral("sensitivityNetworkState"));
  EXPECT_TRUE(Window::waitFor([&] { return label->height() >= label->heightForWidth(label->width()); }))
      << "all lines are seen";
  EXPECT_GE(label->height(), 2 * label->fontMetrics().height());
  ASSERT_TRUE(settle()) << "the ray caster's is there";
  EXPECT_EQ(tool()->painted(), nullptr);
  window()->pipeline()->setModelFile(folder_.path() / "small tfgan.pt");
  ASSERT_TRUE(Window::waitFor([this] { return tool()->painted() != nullptr; }));
  EXPECT_TRUE(said().contains(QStringLiteral("correlation"))) << said().toStdString();
  window()->scenes()->edit(QStringLiteral("pan"), [](core::Scene& scene) { scene.viewpoint.setPan({0.1, 0}); });
  ASSERT_TRUE(settle());
  EXPECT_TRUE(said().contains(QStringLiteral("reset the pan"))) << said().toStdString();
  window()->scenes()->undo();
  ASSERT_TRUE(settle());
  tool()->setWhat(render::Sensitive::kColor);
  EXPECT_TRUE(said().contains(QStringLiteral("only opacities"))) << said().toStdString();
}

}  // namespace
}  // namespace twinray::ui
