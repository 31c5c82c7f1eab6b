#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/renderer.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

/// What a frame is in the comparison.
enum class Role { kReference, kPrediction, kRival };

struct RenderJob {
  std::shared_ptr<const core::Scene> scene;
  int width = 256;
  int height = 256;
  bool moving = false;                           ///< part of a gesture: soon followed by another
  core::Gesture gesture = core::Gesture::kNone;  ///< of the prediction
  bool prediction = true;                        ///< wanted
  bool rival = true;                             ///< wanted
  std::filesystem::path modelFile;               ///< of the prediction
  /// Of the reference: of the resting quality even while the scene moves, so that a prediction may start from it.
  bool refined = false;
  bool expectedError = false;                    ///< of the prediction: wanted
  bool depth = false;                            ///< of the prediction: wanted
  bool rehearsal = false;                        ///< of the prediction: PredictionWorker::rehearse()
  core::Keyframes keyframes;                     ///< that the prediction may start from
  std::shared_ptr<const core::Frame> predicted;  ///< of the reference: the prediction of the same scene, or null

  /// Whether both ask for the same pictures; depth, keyframes and predictions at hand make no other job.
  bool operator==(const RenderJob& other) const {
    return scene == other.scene && width == other.width && height == other.height && moving == other.moving &&
           gesture == other.gesture && prediction == other.prediction && rival == other.rival &&
           modelFile == other.modelFile && refined == other.refined && expectedError == other.expectedError;
  }
};

/// Gets every finished frame on the worker's thread. The job is the one that it was rendered for.
using FrameSink = std::function<void(Role, std::shared_ptr<const core::Frame>, const RenderJob&)>;

/// Gets what the colours of a job's picture contribute, on the worker's thread.
using ContributionsSink = std::function<void(std::shared_ptr<const core::ColorContributions>, const RenderJob&)>;

/// Casts the reference. While the scene moves, a started picture is finished (`makeMoving`: a true picture that follows
/// as fast as it can; `makeResting` for a refined job); at rest another renderer (`makeResting`) refines it, with
/// partial frames, and gives way at once when the scene changes. Each has its thread: the moving one stands back behind
/// the prediction, while the resting one, whose time is compared with the prediction's, has the same niceness. What the
/// colours contribute to a picture at rest is worked out behind everything else, on a third thread.
class ReferenceWorker {
 public:
  ReferenceWorker(core::RendererFactory makeMoving, core::RendererFactory makeResting, FrameSink deliver,
                  FailureSink failed, int movingNiceness, int restingNiceness, ContributionsSink contributions = {});
  void post(RenderJob job);
  /// Asks for the contributions of the colours of a refined picture (Renderer::colorContributions); given up where a
  /// reference is posted that differs in more than its colours.
  void postContributions(RenderJob job);

 private:
  Worker<RenderJob> moving_;
  Worker<RenderJob> resting_;
  Worker<RenderJob> contributions_;
};

/// The renderers of the prediction worker; a role without one is left out.
struct PredictionRenderers {
  std::unique_ptr<core::Renderer> prediction;
  std::unique_ptr<core::Renderer> rival;
};

/// Paints the prediction, then the rival of the same scene; newest scene wins. `makeRenderers` is called, on the
/// worker's thread, for the first job and whenever a job names another model file.
class PredictionWorker {
 public:
  using MakeRenderers = std::function<PredictionRenderers(const std::filesystem::path& modelFile)>;

  PredictionWorker(MakeRenderers makeRenderers, FrameSink deliver, FailureSink failed, int niceness);
  void post(RenderJob job);
  /// Paints a prediction that nobody waits for, so that what it has in common with the next ones is at hand then: what
  /// the rays of this view meet, and what a keyframe starts from. Gives way to every posted job, the waiting and the
  /// next ones. Delivered like any other, the job being marked.
  void rehearse(RenderJob job);

 private:
  Worker<RenderJob> worker_;
};

}  // namespace twinray::ui
