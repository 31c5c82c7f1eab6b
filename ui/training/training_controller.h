#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "ui/training/runs/run_catalogue.h"
#include "ui/training/sample_cost.h"
#include "ui/training/training_worker.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

class FileWriter;
class Pipeline;
class SceneModel;

/// The training of the window on the window's thread: starts and steers the worker, knows the runs, and hands models to
/// the pipeline. Widgets bind to it.
class TrainingController : public QObject {
  Q_OBJECT

 public:
  /// Runs are kept in `runs`, which is made when the first one begins.
  /// `writer` writes what is saved by hand.
  TrainingController(SceneModel* scenes, Pipeline* pipeline, FileWriter* writer, std::filesystem::path runs,
                     QObject* parent = nullptr);
  ~TrainingController() override;

  /// In the user's data folder.
  static std::filesystem::path defaultRunsFolder();
  const std::filesystem::path& runsFolder() const { return runsFolder_; }
  void setRunsFolder(std::filesystem::path folder);

  FileWriter* writer() const { return writer_; }
  TrainingStatus status() const { return worker_->status(); }
  const TrainingWorker& worker() const { return *worker_; }
  /// As scanned last, newest first.
  const std::vector<RunSummary>& runs() const { return runs_; }
  /// Null if there is no such run.
  const RunSummary* run(const std::filesystem::path& folder) const;

  /// The open volume as a plan names it; empty where none is open, or it came from no file.
  std::optional<PlannedVolume> openVolume() const;

  /// Makes a run of the plan and begins it. `initialModel` is copied into it where the plan starts from a model.
  /// failed() where it cannot; then false.
  bool begin(const QString& name, TrainingPlan plan, const std::filesystem::path& initialModel);
  /// Goes on with a run; one that is done, for so many minutes more.
  void continueRun(const std::filesystem::path& folder, std::optional<double> minutes = {});
  void pause() { worker_->pause(); }
  void resume() { worker_->resume(); }
  void stop() { worker_->stop(); }
  void cancel();

  /// Works out what a plan costs in the background; estimated() follows. The newest question wins.
  void estimate(const TrainingPlan& plan);
  /// Whether that goes on.
  bool estimating() const { return estimates_->busy(); }
  void scan();

  /// A run's model, as it is now, becomes the window's; an undo step.
  void makeCurrent(const std::filesystem::path& folder);
  /// Any model file as an undo step.
  void useModel(const std::filesystem::path& file, const QString& step);
  void rename(const std::filesystem::path& folder, const QString& name);
  /// In the background; told() or failed() follows.
  void exportModel(const std::filesystem::path& folder, const std::filesystem::path& file);
  /// Deletes the folder in the background; runsChanged() follows.
  void remove(const std::filesystem::path& folder);

  /// Whether the prediction is painted by the network as it learns.
  bool following() const { return following_; }
  void setFollowing(bool following);
  /// Seconds between two looks for a newer model.
  void setFollowInterval(int seconds);

  /// Unfinished runs are offered once, after the next scan.
  void offerUnfinished() { offers_ = true; }

 Q_SIGNALS:
  void statusChanged();
  void runsChanged();
  void runsFolderChanged();
  void followingChanged();
  void estimated(const twinray::ui::TrainingEstimate& estimate);
  void estimateFailed(const QString& sentence);
  /// A sentence for the message bar, and one for the log.
  void failed(const QString& sentence);
  void told(const QString& sentence);
  void unfinishedFound(const QString& name, const QString& folder);

 private:
  struct EstimateJob {
    TrainingPlan plan;
    std::vector<std::shared_ptr<const core::Volume>> open;
    RenderingOptions rendering;
    std::filesystem::path runs;
  };
  struct CatalogueJob {
    std::filesystem::path runs, active;
  };

  void refresh();
  void received(std::vector<RunSummary> runs);
  void sceneChanged();
  void follow();
  std::filesystem::path snapshot(const std::filesystem::path& folder, const char* into) const;
  std::vector<std::shared_ptr<const core::Volume>> openVolumes() const;
  Worker<EstimateJob>::HandlerFactory estimator();
  Worker<CatalogueJob>::HandlerFactory cataloguer();

  SceneModel* scenes_;
  Pipeline* pipeline_;
  FileWriter* writer_;
  std::filesystem::path runsFolder_;
  std::vector<RunSummary> runs_;
  std::optional<TrainingStatus> seen_;  ///< status of the refresh before
  QTimer restTimer_;                    ///< until the training goes on after a drag
  QTimer followTimer_;
  bool following_ = false;
  bool offers_ = false;
  std::filesystem::path beforeFollowing_;  ///< model to go back to
  std::filesystem::path followed_;         ///< snapshot that is shown
  std::filesystem::file_time_type followedTime_;
  std::atomic<bool> refreshPending_ = false;

  // Last: their threads end before anything above goes.
  std::unique_ptr<TrainingWorker> worker_;
  std::unique_ptr<Worker<EstimateJob>> estimates_;
  std::unique_ptr<Worker<CatalogueJob>> catalogue_;
};

}  // namespace twinray::ui
