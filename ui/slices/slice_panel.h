#pragma once

#include <QWidget>
#include <array>

#include <nlohmann/json_fwd.hpp>

#include "core/slice.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;

namespace twinray::ui {

class ElidedLabel;
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

  /// For a session: crosshair, window and level, kind of colours and interpolation, zoom and pan of each slice.
  nlohmann::json state() const;
  /// Throws nlohmann::json::exception where a member is missing or of another type. What lies outside the open volume
  /// is moved into it.
  void restore(const nlohmann::json& state);

 Q_SIGNALS:
  /// state() is another one.
  void stateChanged();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* createControls();
  void onChanged();

  SliceModel* model_;
  QBoxLayout* row_;
  std::array<SlicePane*, 3> panes_{};
  ElidedLabel* readout_;
  QComboBox* colors_;
  QDoubleSpinBox* window_;
  QDoubleSpinBox* level_;
  QComboBox* interpolation_;
  QCheckBox* labels_;
};

}  // namespace twinray::ui
