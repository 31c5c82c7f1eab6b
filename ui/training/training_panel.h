#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace twinray::ui {

class ElidedLabel;
class EvaluationForm;
class Pipeline;
class PlanForm;
class RunList;
class RunMonitor;
class SceneModel;
class TrainingController;

/// The training dock: what runs now, above the pages for a new training, its curves, all runs, and evaluation.
class TrainingPanel : public QWidget {
  Q_OBJECT

 public:
  TrainingPanel(TrainingController* training, SceneModel* scenes, Pipeline* pipeline, QWidget* parent = nullptr);

  void showNewTraining();
  /// Of the newest run, where none was chosen yet.
  void showProgress();
  void showRuns();
  void showEvaluation();
  PlanForm* form() const { return form_; }
  RunMonitor* monitor() { return monitor_; }
  RunList* list() { return list_; }
  EvaluationForm* evaluation() { return evaluation_; }

 private:
  QWidget* createStatus();
  QWidget* createVerdict();
  QPushButton* addButton(const QString& text, const QString& tip, const char* name);
  void update();
  void updateVerdict();
  void askToCancel();

  TrainingController* training_;
  QLabel* state_;
  ElidedLabel* details_;
  QProgressBar* bar_;
  QPushButton *pause_, *stop_, *cancel_;
  QWidget* verdict_;
  QLabel* verdictText_;
  QTabWidget* pages_;
  PlanForm* form_;
  RunMonitor* monitor_;
  RunList* list_;
  EvaluationForm* evaluation_;
};

}  // namespace twinray::ui
