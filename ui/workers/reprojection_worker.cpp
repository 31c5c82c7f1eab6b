#include "ui/workers/reprojection_worker.h"

#include <utility>

#include "core/reprojected_renderer.h"

namespace twinray::ui {

ReprojectionWorker::ReprojectionWorker(ReprojectionSink deliver, FailureSink failed, int niceness)
    : worker_(
          [deliver = std::move(deliver)] {
            auto renderer = std::make_shared<core::ReprojectedRenderer>();
            return [renderer, deliver](const ReprojectionJob& job, std::stop_token stop) {
              core::Request request;
              request.scene = job.scene;
              request.width = job.earlier.frame->picture.width;
              request.height = job.earlier.frame->picture.height;
              request.earlier = job.earlier;
              request.stop = std::move(stop);
              auto frame = renderer->render(request);
              if (frame) deliver(std::make_shared<const core::Frame>(std::move(*frame)), job);
            };
          },
          std::move(failed), niceness) {}

}  // namespace twinray::ui
