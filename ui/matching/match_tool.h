#pragma once

#include <QImage>
#include <QObject>
#include <memory>

#include "render/inverse/match.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

class SceneModel;

/// Searches for the transfer function that makes a picture, in the background: a target, what is locked, and what has
/// been found. The end is one undo step.
class MatchTool : public QObject {
  Q_OBJECT

 public:
  explicit MatchTool(SceneModel* scenes, QObject* parent = nullptr);
  ~MatchTool() override;

  SceneModel* scenes() const { return scenes_; }

  /// A PNG; the viewpoint that one saved by TwinRay was made from is kept for takeViewpoint(). Emits failed() on error.
  void setTargetFile(const QString& file);
  /// A picture that is on screen.
  void setTarget(const core::Image& picture, const QString& name);
  const core::Image& target() const { return target_; }
  const QString& targetName() const { return targetName_; }
  bool hasViewpoint() const { return viewpoint_.has_value(); }
  /// Looks at the scene from where the target was made, as an undo step.
  void takeViewpoint();

  bool running() const { return running_; }
  /// Emits failed() where there is nothing to search for.
  void start(const render::MatchOptions& options);
  /// Ends the search; nothing changes.
  void cancel();
  /// Ends the search with the best until now.
  void takeBest();

  double part() const { return part_; }
  double psnr() const { return psnr_; }  ///< dB, of the best so far
  const QImage& best() const { return best_; }
  /// Of the best so far, where the viewpoint is searched for.
  const std::optional<core::Viewpoint>& foundViewpoint() const { return bestViewpoint_; }

 Q_SIGNALS:
  void changed();
  void found();
  void failed(const QString& sentence);

 private:
  struct Job {
    std::shared_ptr<const core::Scene> scene;
    core::Image target;
    render::MatchOptions options;
    int number = 0;
  };

  void receive(int number, const render::MatchProgress& progress);
  void finish(int number, const render::MatchResult& result);
  /// What the search found, as one undo step.
  void apply(const core::TransferFunction& function);
  void stop();

  SceneModel* scenes_;
  core::Image target_;
  QString targetName_;
  bool composed_ = true;  ///< the target lies over its background already
  std::optional<core::Viewpoint> viewpoint_;
  bool running_ = false;
  int number_ = 0;
  double part_ = 0, psnr_ = 0;
  QImage best_;
  bool findsViewpoint_ = false;  ///< the search that runs, or ran last
  std::optional<core::TransferFunction> bestFunction_;
  std::optional<core::Viewpoint> bestViewpoint_;
  std::unique_ptr<Worker<Job>> worker_;  ///< last: its thread ends before anything above goes
};

}  // namespace twinray::ui
