#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;

namespace twinray::ui {

class ElidedLabel;
class SceneModel;

/// What is known about the open volume. Never a patient's name: of the file only its name is shown, and its path in a
/// tooltip.
class VolumePanel : public QWidget {
  Q_OBJECT

 public:
  explicit VolumePanel(SceneModel* model, QWidget* parent = nullptr);

 private:
  QLabel* addLine(const QString& name, const char* objectName);
  void onVolumeChanged();

  SceneModel* model_;
  QFormLayout* form_;
  ElidedLabel* file_;
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
