#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>

#include "ui/training/recipes.h"
#include "ui/training/sample_cost.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace twinray::ui {

class Pipeline;
class SceneModel;
class TrainingController;

/// What to train on, with what, how long, and what that will take; begins it.
class PlanForm : public QWidget {
  Q_OBJECT

 public:
  PlanForm(TrainingController* training, SceneModel* scenes, Pipeline* pipeline, QWidget* parent = nullptr);

  /// As the widgets say; empty where something is missing, which `why` then says.
  std::optional<TrainingPlan> plan(QString* why = nullptr) const;
  /// Files, DICOM folders, or folders with volume files.
  void addVolumes(const QStringList& paths);
  /// What the plan takes is said, or why there is none.
  bool isSettled() const;

 Q_SIGNALS:
  void begun();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* createVolumes();
  QWidget* createChoices();
  QWidget* createAdaptation();
  void addVolume(const PlannedVolume& volume);
  void pinOpenVolume();
  void removeVolumes();
  void chooseFolder();
  void updateOpenVolume();
  void addSize(int side);
  void updateState();
  void describe(const TrainingEstimate& estimate);
  void start();
  void adapt();
  Learning learning() const;
  QString freshName(const QString& kind) const;

  TrainingController* training_;
  SceneModel* scenes_;
  Pipeline* pipeline_;
  QListWidget* volumes_;
  QComboBox *learning_, *size_, *quality_;
  QSpinBox* samples_;
  QDoubleSpinBox *minutes_, *adaptMinutes_;
  QLineEdit *name_, *folder_;
  QLabel *summary_, *adaptSummary_;
  QPushButton *start_, *adapt_, *remove_;
  nlohmann::json planned_;  ///< what the summary is about; null where it says something else
  QTimer estimateTimer_;
};

}  // namespace twinray::ui
