#include "ui/scene_model.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include "tests/ui/worker_support.h"

namespace twinray::ui {
namespace {

/// Zoom is a number that is easy to follow.
double zoomOf(const SceneModel& model) {
  return model.scene()->viewpoint.zoom();
}

void setZoom(SceneModel& model, double zoom) {
  model.edit(QStringLiteral("zoom"), [zoom](core::Scene& scene) { scene.viewpoint.setZoom(zoom); });
}

void open(SceneModel& model) {
  core::Scene scene;
  scene.volume = tests::smallVolume();
  model.open(scene);
}

TEST(SceneModel, EveryChangeHasANewRevisionAlsoUndo) {
  SceneModel model;
  open(model);
  std::vector<std::uint64_t> revisions{model.scene()->revision};
  setZoom(model, 2);
  revisions.push_back(model.scene()->revision);
  model.undo();
  revisions.push_back(model.scene()->revision);
  model.redo();
  revisions.push_back(model.scene()->revision);
  open(model);
  revisions.push_back(model.scene()->revision);
  for (std::size_t i = 1; i < revisions.size(); ++i) EXPECT_GT(revisions[i], revisions[i - 1]);
}

TEST(SceneModel, AnEditIsOneStepAndNoChangeIsNone) {
  SceneModel model;
  open(model);
  QSignalSpy changed(&model, &SceneModel::sceneChanged);
  setZoom(model, 2);
  EXPECT_EQ(changed.count(), 1);
  setZoom(model, 2);
  EXPECT_EQ(changed.count(), 1);
  EXPECT_EQ(model.undoStack()->count(), 1);
  model.undo();
  EXPECT_DOUBLE_EQ(zoomOf(model), 1);
  model.redo();
  EXPECT_DOUBLE_EQ(zoomOf(model), 2);
  EXPECT_EQ(changed.count(), 3);
}

TEST(SceneModel, AGestureIsOneStepHoweverManyEdits) {
  SceneModel model;
  open(model);
  QSignalSpy changed(&model, &SceneModel::sceneChanged);
  model.beginGesture(QStringLiteral("drag"));
  for (double zoom : {1.5, 2.0, 3.0}) setZoom(model, zoom);
  EXPECT_EQ(changed.count(), 3);
  EXPECT_EQ(model.undoStack()->count(), 0);
  model.endGesture();
  EXPECT_EQ(changed.count(), 3) << "the end of a gesture shows nothing new";
  EXPECT_EQ(model.undoStack()->count(), 1);
  EXPECT_EQ(model.undoStack()->undoText(), QStringLiteral("drag"));
  model.undo();
  EXPECT_DOUBLE_EQ(zoomOf(model), 1);
  model.redo();
  EXPECT_DOUBLE_EQ(zoomOf(model), 3);
}

TEST(SceneModel, AGestureThatComesBackIsNoStep) {
  SceneModel model;
  open(model);
  model.beginGesture(QStringLiteral("drag"));
  setZoom(model, 2);
  setZoom(model, 1);
  QSignalSpy ended(&model, &SceneModel::gestureEnded);
  model.endGesture();
  EXPECT_EQ(ended.count(), 1);
  EXPECT_EQ(model.undoStack()->count(), 0);
}

TEST(SceneModel, AnotherGestureOrUndoEndsTheOneUnderWay) {
  SceneModel model;
  open(model);
  model.beginGesture(QStringLiteral("first"));
  setZoom(model, 2);
  model.beginGesture(QStringLiteral("second"));
  setZoom(model, 3);
  EXPECT_EQ(model.undoStack()->count(), 1);
  model.undo();
  EXPECT_FALSE(model.inGesture());
  EXPECT_DOUBLE_EQ(zoomOf(model), 2);
  model.undo();
  EXPECT_DOUBLE_EQ(zoomOf(model), 1);
}

TEST(SceneModel, OpeningForgetsTheHistoryAndTellsTheVolumeFirst) {
  SceneModel model;
  open(model);
  setZoom(model, 2);
  std::vector<QString> order;
  QObject::connect(&model, &SceneModel::volumeChanged, &model, [&] { order.push_back(QStringLiteral("volume")); });
  QObject::connect(&model, &SceneModel::sceneChanged, &model, [&] { order.push_back(QStringLiteral("scene")); });
  open(model);
  EXPECT_EQ(order, (std::vector<QString>{QStringLiteral("volume"), QStringLiteral("scene")}));
  EXPECT_FALSE(model.undoStack()->canUndo());
}

TEST(SceneModel, BeforeTheFirstVolumeNothingHappens) {
  SceneModel model;
  setZoom(model, 2);
  model.beginGesture(QStringLiteral("drag"));
  EXPECT_FALSE(model.inGesture());
  model.undo();
  EXPECT_FALSE(model.scene());
}

}  // namespace
}  // namespace twinray::ui
