#pragma once

#include <QWidget>
#include <array>

#include "core/slice.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace twinray::ui {

class CropBox;
class SliceModel;
class SlicePane;

/// The three slices, what lies under their crosshair, and how they are painted.
class SlicePanel : public QWidget {
  Q_OBJECT

 public:
  SlicePanel(SliceModel* model, CropBox* crop, QWidget* parent = nullptr);

  SlicePane* pane(core::SlicePlane plane) const { return panes_[std::size_t(plane)]; }
  QString readout() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void addControls(QBoxLayout* layout);
  void onChanged();

  SliceModel* model_;
  QBoxLayout* row_;
  std::array<SlicePane*, 3> panes_{};
  QLabel* readout_;
  QComboBox* colors_;
  QDoubleSpinBox* window_;
  QDoubleSpinBox* level_;
  QComboBox* interpolation_;
  QCheckBox* labels_;
};

}  // namespace twinray::ui
