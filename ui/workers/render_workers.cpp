#include "ui/workers/render_workers.h"

#include <algorithm>
#include <utility>

namespace twinray::ui {
namespace {

core::Request requestFor(const RenderJob& job, std::stop_token stop) {
  core::Request request;
  request.scene = job.scene;
  request.width = job.width;
  request.height = job.height;
  request.stop = std::move(stop);
  return request;
}

/// Makes a renderer when it is first needed, on the thread that needs it.
class Lazy {
 public:
  explicit Lazy(core::RendererFactory make) : make_(std::move(make)) {}
  core::Renderer& operator*() {
    if (!renderer_) renderer_ = make_();
    return *renderer_;
  }

 private:
  core::RendererFactory make_;
  std::unique_ptr<core::Renderer> renderer_;
};

/// The rival reuses the prediction's guide; its cost is the rival's too, all the same.
void chargeAllSteps(core::Frame& frame) {
  double sum = 0;
  for (const core::Timing& timing : frame.timings) sum += timing.milliseconds;
  frame.milliseconds = std::max(frame.milliseconds, sum);
}

}  // namespace

ReferenceWorker::ReferenceWorker(core::RendererFactory makeMoving, core::RendererFactory makeResting, FrameSink deliver,
                                 FailureSink failed, int niceness)
    : worker_(
          [makeMoving = std::move(makeMoving), makeResting = std::move(makeResting), deliver = std::move(deliver)] {
            auto moving = std::make_shared<Lazy>(makeMoving);
            auto resting = std::make_shared<Lazy>(makeResting);
            return [moving, resting, deliver](const RenderJob& job, std::stop_token stop) {
              core::Request request = requestFor(job, stop);
              if (!job.moving) {
                request.partial = [&](const core::Frame& frame) {
                  deliver(Role::kReference, std::make_shared<const core::Frame>(frame), job);
                };
              }
              auto frame = job.moving ? (**moving).render(request) : (**resting).render(request);
              if (frame) deliver(Role::kReference, std::make_shared<const core::Frame>(std::move(*frame)), job);
            };
          },
          std::move(failed), niceness) {}

void ReferenceWorker::post(RenderJob job) {
  const auto volume = job.scene->volume;
  worker_.post(std::move(job),
               [volume](const RenderJob& running) { return !running.moving || running.scene->volume != volume; });
}

PredictionWorker::PredictionWorker(MakeRenderers makeRenderers, FrameSink deliver, FailureSink failed, int niceness)
    : worker_(
          [makeRenderers = std::move(makeRenderers), deliver = std::move(deliver)] {
            struct State {
              std::optional<std::filesystem::path> modelFile;
              PredictionRenderers renderers;
            };
            auto state = std::make_shared<State>();
            return [state, makeRenderers, deliver](const RenderJob& job, std::stop_token stop) {
              if (state->modelFile != job.modelFile) {
                state->renderers = {};
                state->modelFile = job.modelFile;
                state->renderers = makeRenderers(job.modelFile);
              }
              const PredictionRenderers& renderers = state->renderers;
              const core::Request request = requestFor(job, stop);
              if (renderers.prediction && job.prediction) {
                auto frame = renderers.prediction->render(request);
                if (!frame) return;
                deliver(Role::kPrediction, std::make_shared<const core::Frame>(std::move(*frame)), job);
              }
              if (renderers.rival && job.rival) {
                auto frame = renderers.rival->render(request);
                if (!frame) return;
                chargeAllSteps(*frame);
                deliver(Role::kRival, std::make_shared<const core::Frame>(std::move(*frame)), job);
              }
            };
          },
          std::move(failed), niceness) {}

void PredictionWorker::post(RenderJob job) {
  const auto volume = job.scene->volume;
  worker_.post(std::move(job), [volume](const RenderJob& running) { return running.scene->volume != volume; });
}

}  // namespace twinray::ui
