#include "ui/scene_model.h"

#include <QUndoCommand>
#include <utility>

namespace twinray::ui {

/// One undo step: the scene before and after it. Scenes share their volume, so a step costs little.
class SceneCommand : public QUndoCommand {
 public:
  SceneCommand(SceneModel* model, const QString& name, std::shared_ptr<const core::Scene> before,
               std::shared_ptr<const core::Scene> after)
      : QUndoCommand(name), model_(model), before_(std::move(before)), after_(std::move(after)) {}

  void undo() override { model_->show(before_); }
  void redo() override {
    // QUndoStack::push() calls redo() at once; the gesture's last scene is on screen already.
    if (model_->scene_ != after_) model_->show(after_);
  }

 private:
  SceneModel* model_;
  std::shared_ptr<const core::Scene> before_;
  std::shared_ptr<const core::Scene> after_;
};

SceneModel::SceneModel(QObject* parent) : QObject(parent) {}

void SceneModel::open(core::Scene scene) {
  if (inGesture_) {
    inGesture_ = false;
    gestureStart_.reset();
    Q_EMIT gestureEnded();
  }
  undoStack_.clear();
  scene.revision = nextRevision_++;
  scene_ = std::make_shared<const core::Scene>(std::move(scene));
  Q_EMIT volumeChanged();
  Q_EMIT sceneChanged();
}

void SceneModel::edit(const QString& name, const std::function<void(core::Scene&)>& change) {
  if (!scene_) return;
  core::Scene changed = *scene_;
  change(changed);
  if (sameContent(changed, *scene_)) return;
  auto after = std::make_shared<const core::Scene>(std::move(changed));
  if (inGesture_) {
    show(std::move(after));
  } else {
    undoStack_.push(new SceneCommand(this, name, scene_, std::move(after)));
  }
}

void SceneModel::beginGesture(const QString& name) {
  if (inGesture_) endGesture();
  if (!scene_) return;
  inGesture_ = true;
  gestureName_ = name;
  gestureStart_ = scene_;
}

void SceneModel::endGesture() {
  if (!inGesture_) return;
  inGesture_ = false;
  const std::shared_ptr<const core::Scene> start = std::exchange(gestureStart_, nullptr);
  if (!sameContent(*start, *scene_)) undoStack_.push(new SceneCommand(this, gestureName_, start, scene_));
  Q_EMIT gestureEnded();
}

void SceneModel::undo() {
  endGesture();
  undoStack_.undo();
}

void SceneModel::redo() {
  endGesture();
  undoStack_.redo();
}

void SceneModel::show(std::shared_ptr<const core::Scene> scene) {
  core::Scene shown = *scene;
  shown.revision = nextRevision_++;
  scene_ = std::make_shared<const core::Scene>(std::move(shown));
  Q_EMIT sceneChanged();
}

}  // namespace twinray::ui
