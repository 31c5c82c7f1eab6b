#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/renderer.h"
#include "ui/workers/worker.h"

namespace twinray::ui {

/// A finished prediction to be moved to the viewpoint of a newer scene, which differs in nothing else
/// (core::canReproject).
struct ReprojectionJob {
  core::EarlierPicture earlier;
  std::shared_ptr<const core::Scene> scene;
  std::filesystem::path modelFile;  ///< of the prediction
};

/// Gets every moved picture on the worker's thread, with the job that it was made for.
using ReprojectionSink = std::function<void(std::shared_ptr<const core::Frame>, const ReprojectionJob&)>;

/// Moves predictions to the newest viewpoint, at their own size, while the next one is being painted; newest scene
/// wins.
class ReprojectionWorker {
 public:
  ReprojectionWorker(ReprojectionSink deliver, FailureSink failed, int niceness);
  void post(ReprojectionJob job) { worker_.post(std::move(job)); }

 private:
  Worker<ReprojectionJob> worker_;
};

}  // namespace twinray::ui
