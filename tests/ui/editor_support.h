#pragma once

#include <gtest/gtest.h>

#include "tests/ui/widget_support.h"
#include "ui/file_writer.h"
#include "ui/scene_model.h"
#include "ui/transferfunction/color_bar.h"
#include "ui/transferfunction/opacity_canvas.h"
#include "ui/transferfunction/transfer_function_editor.h"

namespace twinray::tests {

/// The editor on the screen, on a small volume.
class EditorFixture : public ::testing::Test {
 protected:
  /// With this function, in colours of three nodes.
  void open(core::TransferFunction function) {
    core::Scene scene;
    scene.volume = ballVolume();
    scene.transferFunction = std::move(function);
    scene.transferFunction.setColors({{0, {0, 0, 0}}, {100, {1, 0, 0}}, {255, {1, 1, 1}}});
    model_.open(scene);
    start_ = tf();
    editor_.resize(420, 460);
    editor_.show();
    editor_.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&editor_, kPatience));
  }
  /// With two modes.
  void openTwoModes() {
    core::TransferFunction function(0, 255);
    function.setModes({{60, 20, 0.4}, {160, 25, 0.8}});
    open(function);
  }
  const core::TransferFunction& tf() const { return model_.scene()->transferFunction; }
  int steps() { return model_.undoStack()->index(); }
  /// The last edit was one undo step, and undoing it restores everything exactly.
  void expectOneStep() {
    EXPECT_EQ(steps(), stepsBefore_ + 1);
    EXPECT_NE(tf(), start_);
    model_.undo();
    EXPECT_EQ(tf(), start_);
  }

  ui::SceneModel model_;
  ui::FileWriter writer_;
  ui::TransferFunctionEditor editor_{&model_, &writer_};
  ui::OpacityCanvas* canvas_ = editor_.canvas();
  ui::ColorBar* bar_ = editor_.colorBar();
  core::TransferFunction start_;
  int stepsBefore_ = 0;
};

}  // namespace twinray::tests
