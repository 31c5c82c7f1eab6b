#pragma once

#include <QWidget>
#include <functional>

#include "core/volume.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace twinray::ui {

class ElidedLabel;
class SceneModel;

/// What is known about the open volume, and which one of its file it is: component, time and resolution can be changed.
/// Never a patient's name: of the file only its name is shown, and its path in a tooltip.
class VolumePanel : public QWidget {
  Q_OBJECT

 public:
  explicit VolumePanel(SceneModel* model, QWidget* parent = nullptr);

  /// Shows what is open, also after a choice that came to nothing.
  void refresh();

 Q_SIGNALS:
  void choiceWanted(const core::VolumeChoice& choice);
  void seriesWanted();

 private:
  void addChoices();
  void showChoices(const core::Volume& volume);
  void choose(const std::function<void(core::VolumeChoice&)>& change);
  QLabel* addLine(const QString& name, const char* objectName);
  SceneModel* model_;
  QFormLayout* form_;
  ElidedLabel* file_;
  QPushButton* series_;
  QComboBox* component_;
  QSpinBox* time_;
  QComboBox* resolution_;
  QLabel* modality_;
  QLabel* dimensions_;
  QLabel* spacing_;
  QLabel* size_;
  QLabel* orientation_;
  QLabel* type_;
  QLabel* range_;
  QLabel* memory_;
  QLabel* notes_;
};

}  // namespace twinray::ui
