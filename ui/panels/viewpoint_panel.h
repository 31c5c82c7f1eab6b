#pragma once

#include <QWidget>
#include <array>

#include "ui/panels/anatomical_view.h"

class QAction;
class QDoubleSpinBox;
class QFormLayout;
class QVBoxLayout;

namespace twinray::ui {

class SceneModel;

/// The viewpoint in numbers, the six views along the patient's axes, projection and blending.
class ViewpointPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ViewpointPanel(SceneModel* model, QWidget* parent = nullptr);

  /// For menus of the window; keys 1 to 6, and 0.
  QAction* viewAction(AnatomicalView view) const { return views_[std::size_t(view)]; }
  QAction* resetAction() const { return reset_; }
  /// Key O: parallel rays.
  QAction* orthographicAction() const { return orthographic_; }
  /// Key M: the largest value on each ray.
  QAction* maximumIntensityAction() const { return maximumIntensity_; }

 private:
  void createActions();
  void createModes(QVBoxLayout* layout);
  QDoubleSpinBox* addField(QFormLayout* form, const QString& name, const QString& tip, double minimum, double maximum,
                           int decimals);
  void bindAngle(QDoubleSpinBox* box, const QString& name, double core::ViewAngles::*angle);
  void bindPan(QDoubleSpinBox* box, std::size_t axis);
  void onSceneChanged();

  SceneModel* model_;
  std::array<QAction*, 6> views_{};
  QAction* reset_ = nullptr;
  QAction* orthographic_ = nullptr;
  QAction* maximumIntensity_ = nullptr;
  QDoubleSpinBox* elevation_ = nullptr;
  QDoubleSpinBox* azimuth_ = nullptr;
  QDoubleSpinBox* roll_ = nullptr;
  QDoubleSpinBox* zoom_ = nullptr;
  QDoubleSpinBox* panX_ = nullptr;
  QDoubleSpinBox* panY_ = nullptr;
};

}  // namespace twinray::ui
