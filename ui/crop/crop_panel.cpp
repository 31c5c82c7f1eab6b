#include "ui/crop/crop_panel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/slice.h"
#include "ui/crop/crop_box.h"
#include "ui/crop/range_slider.h"
#include "ui/scene_model.h"
#include "ui/widgets/wheel_guard.h"

namespace twinray::ui {
namespace {

/// "R – L": the letters of an index axis' two ends.
QString endsOf(const core::Geometry& geometry, int axis) {
  std::array<double, 3> growing{}, falling{};
  for (int row = 0; row < 3; ++row) {
    growing[row] = geometry.direction[3 * row + axis];
    falling[row] = -growing[row];
  }
  return QStringLiteral("%1 – %2").arg(QString::fromStdString(core::directionLetters(falling)),
                                       QString::fromStdString(core::directionLetters(growing)));
}

}  // namespace

CropPanel::CropPanel(CropBox* box, QWidget* parent) : QWidget(parent), box_(box) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  auto* grid = new QGridLayout;
  grid->setColumnStretch(2, 1);
  for (int axis = 0; axis < 3; ++axis) rows_[std::size_t(axis)] = addRow(grid, axis);
  layout->addLayout(grid);
  auto* buttons = new QHBoxLayout;
  editing_ = new QCheckBox(tr("&Handles in the pictures"));
  editing_->setObjectName(QStringLiteral("cropHandles"));
  editing_->setToolTip(tr("Shows the box in the pictures and slices; drag its faces (X)"));
  reset_ = new QPushButton(tr("&Reset"));
  reset_->setObjectName(QStringLiteral("cropReset"));
  reset_->setToolTip(tr("Shows the whole volume again"));
  buttons->addWidget(editing_);
  buttons->addStretch();
  buttons->addWidget(reset_);
  layout->addLayout(buttons);
  layout->addStretch();
  connect(editing_, &QCheckBox::toggled, box_, &CropBox::setEditing);
  connect(box_, &CropBox::editingChanged, editing_, &QCheckBox::setChecked);
  connect(reset_, &QPushButton::clicked, box_, &CropBox::reset);
  connect(box_->scenes(), &SceneModel::volumeChanged, this, &CropPanel::onVolumeChanged);
  connect(box_->scenes(), &SceneModel::sceneChanged, this, &CropPanel::onSceneChanged);
  onVolumeChanged();
  onSceneChanged();
}

CropPanel::Row CropPanel::addRow(QGridLayout* grid, int axis) {
  Row row;
  row.name = new QLabel;
  row.low = new QSpinBox;
  row.slider = new RangeSlider;
  row.high = new QSpinBox;
  const QString name = QStringLiteral("xyz").mid(axis, 1);
  row.low->setAccessibleName(tr("First voxel along %1").arg(name));
  row.high->setAccessibleName(tr("Last voxel along %1").arg(name));
  row.slider->setAccessibleName(tr("Voxels along %1").arg(name));
  row.slider->setToolTip(
      tr("Drag an end, or between them to move both; arrow keys move an end, Space takes the other"));
  grid->addWidget(row.name, axis, 0);
  grid->addWidget(row.low, axis, 1);
  grid->addWidget(row.slider, axis, 2);
  grid->addWidget(row.high, axis, 3);
  for (QSpinBox* spin : {row.low, row.high}) {
    spin->setKeyboardTracking(false);
    guardWheel(spin);
  }
  const auto fraction = [this, axis](int voxel) {
    return voxel / double(std::max(1, box_->scenes()->scene()->volume->geometry().dimensions[axis] - 1));
  };
  connect(row.low, &QSpinBox::valueChanged, this,
          [this, axis, fraction](int voxel) { box_->setFace(axis, false, fraction(voxel)); });
  connect(row.high, &QSpinBox::valueChanged, this,
          [this, axis, fraction](int voxel) { box_->setFace(axis, true, fraction(voxel)); });
  connect(row.slider, &RangeSlider::dragStarted, this, [this] { box_->scenes()->beginGesture(tr("Crop")); });
  connect(row.slider, &RangeSlider::edited, this,
          [this, axis](double low, double high) { box_->setAxis(axis, low, high); });
  connect(row.slider, &RangeSlider::dragEnded, box_->scenes(), &SceneModel::endGesture);
  return row;
}

void CropPanel::onVolumeChanged() {
  const auto scene = box_->scenes()->scene();
  setEnabled(scene != nullptr);
  if (!scene) return;
  const core::Geometry& geometry = scene->volume->geometry();
  for (int axis = 0; axis < 3; ++axis) {
    const Row& row = rows_[std::size_t(axis)];
    const int last = geometry.dimensions[axis] - 1;
    row.name->setText(endsOf(geometry, axis));
    row.slider->setStep(1.0 / std::max(1, last));
    for (QSpinBox* spin : {row.low, row.high}) {
      const QSignalBlocker blocker(spin);
      spin->setRange(0, last);
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{row.low, row.slider, row.high}) widget->setEnabled(last > 0);
  }
}

void CropPanel::onSceneChanged() {
  const auto scene = box_->scenes()->scene();
  if (!scene) return;
  for (int axis = 0; axis < 3; ++axis) {
    const Row& row = rows_[std::size_t(axis)];
    const int last = scene->volume->geometry().dimensions[axis] - 1;
    const QSignalBlocker low(row.low), high(row.high);
    row.low->setValue(int(std::lround(scene->crop.low[axis] * last)));
    row.high->setValue(int(std::lround(scene->crop.high[axis] * last)));
    row.slider->setRange(scene->crop.low[axis], scene->crop.high[axis]);
  }
  reset_->setEnabled(!scene->crop.isWhole());
}

}  // namespace twinray::ui
