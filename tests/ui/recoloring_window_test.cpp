// While colours are dragged in the window, the pictures of the last keyframe are recoloured.

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "nn/predicted_renderer.h"
#include "tests/ui/widget_support.h"
#include "tests/ui/window_support.h"
#include "ui/transferfunction/color_bar.h"

namespace twinray::ui {
namespace {

using tests::sendMouse;
using tests::Window;

const core::Frame& prediction(Window& window) {
  return *window->pipeline()->picture(Role::kPrediction).frame;
}

bool showsThePresentScene(Window& window) {
  return Window::waitFor([&] { return prediction(window).revision == window->scenes()->scene()->revision; });
}

bool isRecolored(const core::Frame& frame) {
  return frame.madeBy.starts_with("recoloured from a keyframe");
}

/// Opens the sample and waits until the colours of its picture are known.
bool openRecolorable(Window& window) {
  QSignalSpy known(window->pipeline(), &Pipeline::recolorable);
  return window.openSample() && Window::waitFor([&] { return known.count() > 0; });
}

/// The inner node that covers most of what is seen in the sample.
QPointF grabbedHandle(ColorBar* bar) {
  return bar->handle(1);
}

double psnr(const core::Image& a, const core::Image& b) {
  return core::compare(a, b, {}).psnr;
}

core::Image referenceOf(const core::Request& request) {
  render::VolumeRenderer renderer({.quality = render::Quality::kHigh, .device = render::Device::kCpu});
  return renderer.render(request)->picture;
}

/// Guide and network alone.
core::Image paintedFromTheGuide(Window& window, const core::Request& request) {
  const auto model = window->pipeline()->model();
  nn::PredictedRenderer renderer(model, castingGuide(model.get(), {})());
  return renderer.render(request)->picture;
}

TEST(RecoloringWindow, ADraggedColourNodeShowsWhatTheReferenceWillShow) {
  Window window;
  ASSERT_TRUE(openRecolorable(window));
  EXPECT_FALSE(isRecolored(prediction(window))) << "the first picture has nothing to start from";
  auto* bar = window->findChild<ColorBar*>();
  ASSERT_TRUE(bar);
  const QPointF from = grabbedHandle(bar);
  sendMouse(bar, QEvent::MouseButtonPress, from, Qt::LeftButton);
  for (int move = 1; move <= 3; ++move) {
    const auto before = window->scenes()->scene()->revision;
    sendMouse(bar, QEvent::MouseMove, from + QPointF(-8.0 * move, 0), Qt::LeftButton);
    ASSERT_NE(window->scenes()->scene()->revision, before);
    ASSERT_TRUE(showsThePresentScene(window));
    EXPECT_TRUE(isRecolored(prediction(window))) << prediction(window).madeBy;
  }
  EXPECT_TRUE(window.pane(PaneId::kPrediction)->cornerText().contains(QStringLiteral("recoloured from a keyframe")));
  core::Request request;
  request.scene = window->scenes()->scene();
  request.width = request.height = 192;
  const core::Image truth = referenceOf(request);
  const double recolored = psnr(prediction(window).picture, truth);
  EXPECT_GT(recolored, 45);
  EXPECT_GT(recolored, psnr(paintedFromTheGuide(window, request), truth) + 6);

  sendMouse(bar, QEvent::MouseButtonRelease, from + QPointF(-24, 0), Qt::LeftButton);
  ASSERT_TRUE(window.settle());
  EXPECT_TRUE(isRecolored(prediction(window))) << "at rest too: " << prediction(window).madeBy;
  EXPECT_EQ(window.picture(Role::kReference), truth);

  // Its keyframe has no guide: the next edit that is none of colours makes it.
  window->scenes()->edit(QStringLiteral("mode"), [](core::Scene& scene) {
    auto modes = scene.transferFunction.modes();
    modes.at(0).sigma *= 1.05;
    scene.transferFunction.setModes(modes);
  });
  ASSERT_TRUE(showsThePresentScene(window));
  EXPECT_TRUE(prediction(window).madeBy.ends_with(", from a keyframe")) << prediction(window).madeBy;
}

TEST(RecoloringWindow, PicturesStayAsLargeAsAtRest) {
  Window window;
  window->pipeline()->setFixedPictureSize({0, 0});
  RenderingOptions options = window->pipeline()->rendering();
  options.movingBudget = 1;
  window->pipeline()->setRendering(options);
  ASSERT_TRUE(openRecolorable(window));
  const int width = window.picture(Role::kReference).width;
  const auto widthAfter = [&](const std::function<void(core::TransferFunction&)>& change) {
    window->scenes()->beginGesture(QStringLiteral("drag"));
    window->scenes()->edit(QStringLiteral("drag"), [&](core::Scene& scene) { change(scene.transferFunction); });
    EXPECT_TRUE(showsThePresentScene(window));
    const int made = prediction(window).picture.width;
    window->scenes()->endGesture();
    return made;
  };
  EXPECT_EQ(widthAfter([](core::TransferFunction& tf) {
              auto colors = tf.colors();
              colors[1].rgb = {0.9, 0.1, 0.2};
              tf.setColors(colors);
            }),
            width);
  ASSERT_TRUE(window.settle());
  EXPECT_LT(widthAfter([](core::TransferFunction& tf) {
              auto modes = tf.modes();
              modes.at(0).sigma *= 1.05;
              tf.setModes(modes);
            }),
            width)
      << "of a budget of a millisecond";
}

}  // namespace
}  // namespace twinray::ui
