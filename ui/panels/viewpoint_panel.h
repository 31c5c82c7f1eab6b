#pragma once

#include <QWidget>
#include <array>

#include "ui/panels/anatomical_view.h"

class QAction;
class QDoubleSpinBox;

namespace twinray::ui {

class SceneModel;

/// The viewpoint in numbers, and the six views along the patient's axes.
class ViewpointPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ViewpointPanel(SceneModel* model, QWidget* parent = nullptr);

  /// For menus of the window.
  QAction* viewAction(AnatomicalView view) const { return views_[std::size_t(view)]; }
  QAction* resetAction() const { return reset_; }

 private:
  QDoubleSpinBox* addField(const QString& name, const QString& tip, double minimum, double maximum, int decimals);
  void onSceneChanged();
  void applyAngles(const QString& name);
  void applyPan();

  SceneModel* model_;
  std::array<QAction*, 6> views_{};
  QAction* reset_ = nullptr;
  QDoubleSpinBox* elevation_ = nullptr;
  QDoubleSpinBox* azimuth_ = nullptr;
  QDoubleSpinBox* roll_ = nullptr;
  QDoubleSpinBox* zoom_ = nullptr;
  QDoubleSpinBox* panX_ = nullptr;
  QDoubleSpinBox* panY_ = nullptr;
  bool updating_ = false;
};

}  // namespace twinray::ui
