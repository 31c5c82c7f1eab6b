// While nothing but the camera moves, the prediction pane follows the mouse: the newest prediction, moved to the newest
// viewpoint, until the true one is there.

#include <algorithm>

#include <gtest/gtest.h>

#include "core/metrics/metrics.h"
#include "tests/ui/window_support.h"

namespace twinray::ui {
namespace {

using tests::Window;

/// A window whose predictions take long enough to be overtaken by the mouse, and what becomes of them.
class ReprojectionWindow : public ::testing::Test {
 protected:
  void SetUp() override {
    window_->pipeline()->setFixedPictureSize({512, 512});
    ASSERT_TRUE(window_.openSample());
    pane_ = window_.pane(PaneId::kPrediction);
    Pipeline* pipeline = window_->pipeline();
    QObject::connect(pipeline, &Pipeline::pictureReady, pipeline, [this](Role role, const Picture& picture) {
      if (role == Role::kPrediction) shown_.push_back(picture);
    });
    QObject::connect(pipeline, &Pipeline::predicted, pipeline,
                     [this](const Picture& picture) { painted_.push_back(picture); });
    QObject::connect(pipeline, &Pipeline::compared, pipeline,
                     [this](const Comparison& comparison) { compared_.push_back(comparison.job); });
  }

  void press(Qt::MouseButton button = Qt::LeftButton) {
    button_ = button;
    at_ = pane_->pictureRect().center();
    QTest::mousePress(pane_, button_, Qt::NoModifier, at_.toPoint());
  }
  void move(double pixels) { move(QPointF(pixels, 0)); }
  void move(const QPointF& way) {
    at_ += way;
    Window::sendMove(pane_, button_, Qt::NoModifier, at_);
  }
  void release() { QTest::mouseRelease(pane_, button_, Qt::NoModifier, at_.toPoint()); }
  std::uint64_t wanted() { return window_->scenes()->scene()->revision; }
  const Picture& prediction() { return window_->pipeline()->picture(Role::kPrediction); }

  Window window_;
  PicturePane* pane_ = nullptr;
  QPointF at_;
  Qt::MouseButton button_ = Qt::LeftButton;
  std::vector<Picture> shown_, painted_;
  std::vector<ComparisonJob> compared_;
};

TEST_F(ReprojectionWindow, ThePaneShowsTheNewestViewBeforeItIsPainted) {
  press();
  int moved = 0;
  for (int step = 0; step < 8; ++step) {
    move(3);
    ASSERT_TRUE(Window::waitFor([&] { return pane_->revision() == wanted(); }));
    if (!prediction().movedFrom) continue;
    ++moved;
    EXPECT_LT(prediction().movedFrom->revision, wanted());
    EXPECT_NE(prediction().movedFrom->depth, nullptr);
    EXPECT_TRUE(pane_->isPredicted());
    EXPECT_TRUE(pane_->headerText().contains(QStringLiteral("moved in"))) << pane_->headerText().toStdString();
    EXPECT_TRUE(pane_->cornerText().endsWith(QStringLiteral("moved to the newest view")))
        << pane_->cornerText().toStdString();
    EXPECT_FALSE(window_->pipeline()->settled());
  }
  EXPECT_GE(moved, 4) << "a prediction takes a tenth of a second, a move some milliseconds";
  release();
  EXPECT_FALSE(window_->pipeline()->settled());
  ASSERT_TRUE(window_.settle());
  EXPECT_EQ(prediction().movedFrom, nullptr);
  EXPECT_EQ(prediction().frame, painted_.back().frame);
  EXPECT_EQ(pane_->revision(), wanted());
  EXPECT_FALSE(pane_->headerText().contains(QStringLiteral("moved in")));
  EXPECT_FALSE(pane_->cornerText().contains(QStringLiteral("moved"))) << pane_->cornerText().toStdString();
}

TEST_F(ReprojectionWindow, ZoomAndPanAreFollowedToo) {
  for (const Qt::MouseButton button : {Qt::RightButton, Qt::MiddleButton}) {
    shown_.clear();
    press(button);
    const auto moved = [this] {
      return std::any_of(shown_.begin(), shown_.end(), [](const Picture& picture) { return picture.movedFrom; });
    };
    const auto follows = [&] {
      move(QPointF(1, -2));
      return moved();
    };
    EXPECT_TRUE(Window::waitFor(follows)) << button;
    release();
    ASSERT_TRUE(window_.settle());
  }
}

TEST_F(ReprojectionWindow, WhatIsOnScreenNeverGoesBack) {
  press();
  // Until a prediction comes that a moved picture has overtaken, and is moved itself.
  const auto overtaken = [&]() -> std::shared_ptr<const core::Frame> {
    for (const Picture& picture : painted_) {
      const auto since = std::find_if(shown_.begin(), shown_.end(),
                                      [&](const Picture& shown) { return shown.frame == picture.frame; });
      if (since == shown_.end()) return picture.frame;
    }
    return nullptr;
  };
  ASSERT_TRUE(Window::waitFor([&] {
    move(1);
    return overtaken() != nullptr;
  }));
  // The mouse stands now: it is moved at once, to where the newest picture is already.
  const auto isMoved = [&] {
    return std::any_of(shown_.begin(), shown_.end(),
                       [from = overtaken()](const Picture& shown) { return shown.movedFrom == from; });
  };
  EXPECT_TRUE(Window::waitFor(isMoved));
  release();
  ASSERT_TRUE(window_.settle());
  for (std::size_t i = 1; i < shown_.size(); ++i)
    EXPECT_GE(shown_[i].frame->revision, shown_[i - 1].frame->revision) << i;
}

TEST_F(ReprojectionWindow, AMovedPictureIsNearerToTheNewView) {
  const core::Image before = prediction().frame->picture;
  press();
  move(0.02 * pane_->pictureRect().width());  // 3.6 degrees
  ASSERT_TRUE(Window::waitFor([&] { return !shown_.empty(); }));
  const Picture first = shown_.front();
  ASSERT_NE(first.movedFrom, nullptr);
  release();
  ASSERT_TRUE(window_.settle());
  const core::Image& after = prediction().frame->picture;
  EXPECT_LT(core::rmse(first.frame->picture, after), 0.85 * core::rmse(before, after));
}

TEST_F(ReprojectionWindow, FiguresAndKeyframesAreOfPaintedPicturesOnly) {
  press();
  ASSERT_TRUE(Window::waitFor([&] {
    move(1);
    return painted_.size() >= 3 && !compared_.empty();
  }));
  release();
  ASSERT_TRUE(window_.settle());
  for (const ComparisonJob& job : compared_) {
    if (!job.prediction) continue;
    EXPECT_EQ(job.prediction->madeBy.find("moved"), std::string::npos);
  }
  EXPECT_TRUE(std::any_of(shown_.begin(), shown_.end(), [](const Picture& picture) {
    return picture.frame->madeBy.find("moved to a newer viewpoint") != std::string::npos;
  }));
}

TEST_F(ReprojectionWindow, LargePicturesOfAMovingViewAreTheGuideUntilItStands) {
  press();
  ASSERT_TRUE(Window::waitFor([&] {
    move(1);
    return painted_.size() >= 2;
  }));
  release();
  const std::size_t moving = painted_.size();
  ASSERT_TRUE(window_.settle());
  for (std::size_t i = 0; i < moving; ++i) {
    const core::Frame& frame = *painted_[i].frame;
    EXPECT_EQ(frame.madeBy.rfind("bicubic", 0), 0u) << frame.madeBy;
    EXPECT_TRUE(frame.predicted);
    EXPECT_EQ(frame.picture.width, 512);
  }
  EXPECT_EQ(prediction().frame->madeBy.rfind("guided", 0), 0u) << prediction().frame->madeBy;
  EXPECT_GT(prediction().frame->stepMilliseconds("network"), 0);

  // Of smaller ones the network paints each.
  window_->pipeline()->setFixedPictureSize({256, 256});
  ASSERT_TRUE(window_.settle());
  painted_.clear();
  press();
  ASSERT_TRUE(Window::waitFor([&] {
    move(1);
    return painted_.size() >= 2;
  }));
  release();
  for (const Picture& picture : painted_) EXPECT_GT(picture.frame->stepMilliseconds("network"), 0);
  ASSERT_TRUE(window_.settle());
}

TEST_F(ReprojectionWindow, AnotherTransferFunctionIsPainted) {
  window_->scenes()->beginGesture(QStringLiteral("drag"));
  for (int step = 0; step < 4; ++step) {
    window_->scenes()->edit(QStringLiteral("mode"), [](core::Scene& scene) {
      auto modes = scene.transferFunction.modes();
      modes.at(0).sigma *= 1.02;
      scene.transferFunction.setModes(modes);
    });
    ASSERT_TRUE(Window::waitFor([&] { return pane_->revision() == wanted(); }));
  }
  window_->scenes()->endGesture();
  ASSERT_TRUE(window_.settle());
  for (const Picture& picture : shown_) EXPECT_EQ(picture.movedFrom, nullptr);
}

}  // namespace
}  // namespace twinray::ui
