#pragma once

#include <QColor>
#include <QWidget>

#include "core/scene.h"

class QCheckBox;
class QFormLayout;
class QToolButton;

namespace twinray::ui {

class SceneModel;
class SliderRow;

/// Shading and its coefficients, the distance over which opacity applies, and the background.
class LightingPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LightingPanel(SceneModel* model, QWidget* parent = nullptr);

 private:
  SliderRow* addRow(QFormLayout* form, const QString& name, const QString& tip, double core::Lighting::*member,
                    double maximum);
  void chooseBackground();
  void onSceneChanged();

  SceneModel* model_;
  QCheckBox* shaded_;
  SliderRow* ambient_;
  SliderRow* diffuse_;
  SliderRow* specular_;
  SliderRow* power_;
  SliderRow* opacityUnit_;
  QToolButton* background_;
  QColor shownBackground_;  ///< on that button
  QToolButton* reset_;
};

}  // namespace twinray::ui
