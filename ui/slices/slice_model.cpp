#include "ui/slices/slice_model.h"

#include <algorithm>

#include "ui/scene_model.h"

namespace twinray::ui {

SliceModel::SliceModel(SceneModel* scenes, QObject* parent) : QObject(parent), scenes_(scenes) {
  connect(scenes_, &SceneModel::volumeChanged, this, &SliceModel::onVolumeChanged);
  onVolumeChanged();
}

void SliceModel::onVolumeChanged() {
  if (!scenes_->scene()) return;
  const core::Volume& volume = *scenes_->scene()->volume;
  const auto& size = volume.geometry().dimensions;
  // Another time or component of the same volume stays at its place.
  if (size != dimensions_) {
    dimensions_ = size;
    for (int axis = 0; axis < 3; ++axis) crosshair_[axis] = size[axis] / 2;
  }
  const bool transferFunction = colors_.transferFunction;
  colors_ = core::firstSliceColors(volume);
  colors_.transferFunction = transferFunction;
  Q_EMIT changed();
}

void SliceModel::setCrosshair(std::array<int, 3> voxel) {
  for (int axis = 0; axis < 3; ++axis) voxel[axis] = std::clamp(voxel[axis], 0, std::max(0, dimensions_[axis] - 1));
  if (voxel == crosshair_) return;
  crosshair_ = voxel;
  Q_EMIT changed();
}

void SliceModel::setColors(const core::SliceColors& colors) {
  if (colors == colors_ || !(colors.window > 0)) return;
  colors_ = colors;
  Q_EMIT changed();
}

void SliceModel::resetWindow() {
  if (!scenes_->scene()) return;
  core::SliceColors colors = core::firstSliceColors(*scenes_->scene()->volume);
  colors.transferFunction = colors_.transferFunction;
  setColors(colors);
}

void SliceModel::setLinear(bool linear) {
  if (linear == linear_) return;
  linear_ = linear;
  Q_EMIT changed();
}

void SliceModel::setLabelsShown(bool shown) {
  if (shown == labelsShown_) return;
  labelsShown_ = shown;
  Q_EMIT changed();
}

double SliceModel::value() const {
  return scenes_->scene()->volume->value(crosshair_[0], crosshair_[1], crosshair_[2]);
}

std::array<double, 3> SliceModel::position() const {
  return core::patientPosition(scenes_->scene()->volume->geometry(),
                               {double(crosshair_[0]), double(crosshair_[1]), double(crosshair_[2])});
}

std::array<int, 3> SliceModel::fileIndex() const {
  std::array<int, 3> index = crosshair_;
  const int reversed = scenes_->scene()->volume->source().reversedAxis;
  if (reversed >= 0) index[reversed] = dimensions_[reversed] - 1 - index[reversed];
  return index;
}

const core::Label* SliceModel::label() const {
  const auto& labels = scenes_->scene()->labels;
  if (!labels) return nullptr;
  const std::size_t voxel =
      (std::size_t(crosshair_[2]) * dimensions_[1] + crosshair_[1]) * dimensions_[0] + crosshair_[0];
  const int label = labels->voxels()[voxel];
  return label > 0 ? &labels->labels()[std::size_t(label - 1)] : nullptr;
}

}  // namespace twinray::ui
