#pragma once

#include <QObject>
#include <array>

#include "core/slice.h"

namespace twinray::ui {

class SceneModel;

/// What the three slices show of the scene: where they cross and how values become grey. Not part of the scene, as it
/// changes no picture but theirs.
class SliceModel : public QObject {
  Q_OBJECT

 public:
  explicit SliceModel(SceneModel* scenes, QObject* parent = nullptr);

  SceneModel* scenes() const { return scenes_; }
  /// Voxel that all three slices go through.
  const std::array<int, 3>& crosshair() const { return crosshair_; }
  /// Clamped into the volume.
  void setCrosshair(std::array<int, 3> voxel);
  const core::SliceColors& colors() const { return colors_; }
  void setColors(const core::SliceColors& colors);
  /// The grey that the volume opened with.
  void resetWindow();
  bool linear() const { return linear_; }
  void setLinear(bool linear);
  bool labelsShown() const { return labelsShown_; }
  void setLabelsShown(bool shown);

  /// Value of the crosshair's voxel in the volume's unit.
  double value() const;
  /// Its position in the patient, mm, LPS.
  std::array<double, 3> position() const;
  /// Its index in the file, from 0.
  std::array<int, 3> fileIndex() const;
  /// Its label; null for none.
  const core::Label* label() const;

 Q_SIGNALS:
  void changed();

 private:
  void onVolumeChanged();

  SceneModel* scenes_;
  std::array<int, 3> crosshair_{};
  std::array<int, 3> dimensions_{};
  core::SliceColors colors_;
  bool linear_ = true;
  bool labelsShown_ = true;
};

}  // namespace twinray::ui
