#include "ui/crop/crop_box.h"

#include <algorithm>

#include "ui/scene_model.h"

namespace twinray::ui {

CropBox::CropBox(SceneModel* model, QObject* parent) : QObject(parent), model_(model) {}

void CropBox::setEditing(bool editing) {
  if (editing == editing_) return;
  editing_ = editing;
  Q_EMIT editingChanged(editing);
}

double CropBox::smallest(int axis) const {
  return 1.0 / std::max(1, model_->scene()->volume->geometry().dimensions[axis] - 1);
}

void CropBox::setFace(int axis, bool high, double fraction) {
  if (!model_->scene()) return;
  const core::Crop& crop = model_->scene()->crop;
  const double gap = smallest(axis);
  if (high) {
    setAxis(axis, crop.low[axis], std::max(fraction, crop.low[axis] + gap));
  } else {
    setAxis(axis, std::min(fraction, crop.high[axis] - gap), crop.high[axis]);
  }
}

void CropBox::setAxis(int axis, double low, double high) {
  if (!model_->scene()) return;
  const double gap = smallest(axis);
  low = std::clamp(low, 0.0, 1 - gap);
  high = std::clamp(high, low + gap, 1.0);
  model_->edit(tr("Crop"), [=](core::Scene& scene) {
    scene.crop.low[axis] = low;
    scene.crop.high[axis] = high;
  });
}

void CropBox::reset() {
  model_->edit(tr("Reset crop"), [](core::Scene& scene) { scene.crop = {}; });
}

}  // namespace twinray::ui
