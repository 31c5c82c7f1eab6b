#pragma once

#include <QObject>

#include "core/crop.h"

namespace twinray::ui {

class SceneModel;

/// The scene's crop as its handles change it, and whether they are shown.
class CropBox : public QObject {
  Q_OBJECT

 public:
  explicit CropBox(SceneModel* model, QObject* parent = nullptr);

  SceneModel* scenes() const { return model_; }
  bool editing() const { return editing_; }
  void setEditing(bool editing);

  /// One face of the box, as a fraction of its axis; kept at least a voxel away from the opposite face. Part of a
  /// gesture that is under way, else an undo step.
  void setFace(int axis, bool high, double fraction);
  /// Both faces of an axis.
  void setAxis(int axis, double low, double high);
  void reset();

 Q_SIGNALS:
  void editingChanged(bool editing);

 private:
  double smallest(int axis) const;

  SceneModel* model_;
  bool editing_ = false;
};

}  // namespace twinray::ui
