#pragma once

#include <QWidget>
#include <array>

class QGridLayout;
class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace twinray::ui {

class CropBox;
class RangeSlider;

/// The crop box in numbers: first and last voxel along each axis of the grid, with sliders.
class CropPanel : public QWidget {
  Q_OBJECT

 public:
  explicit CropPanel(CropBox* box, QWidget* parent = nullptr);

  RangeSlider* slider(int axis) const { return rows_[std::size_t(axis)].slider; }

 private:
  struct Row {
    QLabel* name = nullptr;
    QSpinBox* low = nullptr;
    RangeSlider* slider = nullptr;
    QSpinBox* high = nullptr;
  };
  Row addRow(QGridLayout* grid, int axis);
  void onVolumeChanged();
  void onSceneChanged();

  CropBox* box_;
  std::array<Row, 3> rows_;
  QCheckBox* editing_;
  QPushButton* reset_;
};

}  // namespace twinray::ui
