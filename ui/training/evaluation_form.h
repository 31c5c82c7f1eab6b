#pragma once

#include <QTimer>
#include <QWidget>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/evaluation/evaluation.h"
#include "nn/model.h"
#include "ui/training/pacer.h"
#include "ui/workers/rendering_options.h"
#include "ui/workers/worker.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace twinray::ui {

class Pipeline;
class SceneModel;
class TaskProgress;
class TrainingController;

/// Scores the current model and its rivals on random scenes of a volume, in the background, as `twinray-cli evaluate`
/// does, and keeps the same report.
class EvaluationForm : public QWidget {
  Q_OBJECT

 public:
  EvaluationForm(TrainingController* training, SceneModel* scenes, Pipeline* pipeline, QWidget* parent = nullptr);
  ~EvaluationForm() override;

  bool running() const;
  /// Writes the report of the newest evaluation as one HTML file, in the background; failed() or told() follows.
  void saveReport(const std::filesystem::path& file);

 Q_SIGNALS:
  void finished();
  void failed(const QString& sentence);
  void told(const QString& sentence);

 private:
  struct Job {
    std::filesystem::path volumeFile;  ///< to be read; empty: `volume`
    std::shared_ptr<const core::Volume> volume;
    std::shared_ptr<const nn::Model> model;
    std::string quality;
    core::EvaluationOptions options;
    RenderingOptions rendering;
    std::stop_source stop;  ///< its own, so that one that has not begun ends too
  };
  struct Result {
    nlohmann::json figures;
    std::string html, volume;
  };

  void start();
  void chooseVolume();
  void chooseReport();
  void updateState();
  void showFigures(const Result& result);
  /// On the worker's thread. Empty if stopped.
  std::optional<Result> evaluate(const Job& job, const std::stop_token& stop);
  void end(const QString& sentence);

  TrainingController* training_;
  SceneModel* scenes_;
  Pipeline* pipeline_;
  QComboBox *volume_, *size_, *quality_;
  QSpinBox *count_, *seed_;
  QPushButton *start_, *save_;
  TaskProgress* progress_;
  QLabel* about_;
  QTableWidget* table_;
  Result result_;
  std::stop_source stop_;  ///< of the job posted last
  Pacer pacer_;
  QTimer restTimer_;  ///< until the evaluation goes on after a drag
  bool running_ = false;
  std::unique_ptr<Worker<Job>> worker_;  ///< last: its thread ends before anything above goes
};

}  // namespace twinray::ui
