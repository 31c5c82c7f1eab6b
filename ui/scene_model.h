#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <functional>
#include <memory>

#include "core/scene.h"

namespace twinray::ui {

/// The one truth about what is shown: the current scene and its undo history. Widgets read it, change it through
/// edit(), and follow sceneChanged(); they keep no copy of their own.
class SceneModel : public QObject {
  Q_OBJECT

 public:
  explicit SceneModel(QObject* parent = nullptr);

  /// Null before the first volume.
  std::shared_ptr<const core::Scene> scene() const { return scene_; }
  QUndoStack* undoStack() { return &undoStack_; }

  /// Another volume with its first scene; clears the history.
  void open(core::Scene scene);

  /// Changes the scene as one named undo step; inside a gesture, as part of that gesture's one step. Does nothing if
  /// the change changes nothing, or before the first volume.
  void edit(const QString& name, const std::function<void(core::Scene&)>& change);

  /// A drag: all edits between begin and end are one undo step. Gestures do not nest.
  void beginGesture(const QString& name);
  void endGesture();
  bool inGesture() const { return inGesture_; }

  /// One step back or forth; a gesture that is under way ends first.
  void undo();
  void redo();

 Q_SIGNALS:
  void volumeChanged();  ///< after open(), before sceneChanged()
  void sceneChanged();
  void gestureEnded();

 private:
  friend class SceneCommand;
  void show(std::shared_ptr<const core::Scene> scene);

  std::shared_ptr<const core::Scene> scene_;
  QUndoStack undoStack_;
  bool inGesture_ = false;
  QString gestureName_;
  std::shared_ptr<const core::Scene> gestureStart_;
  std::uint64_t nextRevision_ = 1;
};

}  // namespace twinray::ui
