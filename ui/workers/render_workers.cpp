#include "ui/workers/render_workers.h"

#include <algorithm>
#include <utility>

namespace twinray::ui {
namespace {

constexpr int kWarmUpSide = 32;  ///< pixels

core::Request requestFor(const RenderJob& job, std::stop_token stop) {
  core::Request request;
  request.scene = job.scene;
  request.width = job.width;
  request.height = job.height;
  request.keyframes = job.keyframes;
  request.gesture = job.gesture;
  request.expectedError = job.expectedError;
  request.depth = job.depth;
  request.stop = std::move(stop);
  return request;
}

/// Renderers are made with the first job that needs them, so that an idle worker costs nothing.
Worker<RenderJob>::HandlerFactory referenceHandlerFactory(core::RendererFactory make, core::RendererFactory makeRefined,
                                                          FrameSink deliver) {
  return [make = std::move(make), makeRefined = std::move(makeRefined), deliver = std::move(deliver)] {
    struct State {
      std::unique_ptr<core::Renderer> usual, refined;
    };
    auto state = std::make_shared<State>();
    return [state, make, makeRefined, deliver](const RenderJob& job, std::stop_token stop) {
      auto* renderer = job.refined ? &state->refined : &state->usual;
      if (!*renderer) *renderer = job.refined ? makeRefined() : make();
      core::Request request = requestFor(job, std::move(stop));
      request.partial = [&](const core::Frame& frame) {
        deliver(Role::kReference, std::make_shared<const core::Frame>(frame), job);
      };
      auto frame = (*renderer)->render(request);
      if (frame) deliver(Role::kReference, std::make_shared<const core::Frame>(std::move(*frame)), job);
    };
  };
}

Worker<RenderJob>::HandlerFactory contributionsHandlerFactory(core::RendererFactory make, ContributionsSink deliver) {
  return [make = std::move(make), deliver = std::move(deliver)] {
    auto renderer = std::make_shared<std::unique_ptr<core::Renderer>>();
    return [renderer, make, deliver](const RenderJob& job, std::stop_token stop) {
      if (!*renderer) *renderer = make();
      if (auto made = (*renderer)->colorContributions(requestFor(job, std::move(stop)))) deliver(std::move(made), job);
    };
  };
}

/// The rival reuses the prediction's guide, and a prediction that is asked for again its own; its cost is theirs all
/// the same.
void chargeAllSteps(core::Frame& frame) {
  double sum = 0;
  for (const core::Timing& timing : frame.timings) sum += timing.milliseconds;
  frame.milliseconds = std::max(frame.milliseconds, sum);
}

/// Times are those of a picture, not of what is prepared once for a volume (gradients) and a model (the choice of the
/// fastest precision): a tiny picture that nobody sees pays for that.
void warmUp(const PredictionRenderers& renderers, const RenderJob& job, std::stop_token stop) {
  core::Renderer* renderer = renderers.prediction ? renderers.prediction.get() : renderers.rival.get();
  if (!renderer) return;
  core::Request request = requestFor(job, std::move(stop));
  request.width = request.height = kWarmUpSide;
  renderer->render(request);
}

}  // namespace

ReferenceWorker::ReferenceWorker(core::RendererFactory makeMoving, core::RendererFactory makeResting, FrameSink deliver,
                                 FailureSink failed, int movingNiceness, int restingNiceness,
                                 ContributionsSink contributions)
    : moving_(referenceHandlerFactory(std::move(makeMoving), makeResting, deliver), failed, movingNiceness),
      resting_(referenceHandlerFactory(makeResting, makeResting, deliver), failed, restingNiceness),
      contributions_(contributionsHandlerFactory(makeResting, std::move(contributions)), failed, movingNiceness) {}

void ReferenceWorker::post(RenderJob job) {
  contributions_.cancel(
      [scene = job.scene](const RenderJob& other) { return !core::differOnlyInColors(*other.scene, *scene); });
  if (job.moving) {
    resting_.cancel();
    const auto volume = job.scene->volume;
    moving_.post(std::move(job), [volume](const RenderJob& running) { return running.scene->volume != volume; });
  } else {
    moving_.cancel();
    resting_.post(std::move(job), [](const RenderJob&) { return true; });
  }
}

void ReferenceWorker::postContributions(RenderJob job) {
  contributions_.post(std::move(job), [](const RenderJob&) { return true; });
}

PredictionWorker::PredictionWorker(MakeRenderers makeRenderers, FrameSink deliver, FailureSink failed, int niceness)
    : worker_(
          [makeRenderers = std::move(makeRenderers), deliver = std::move(deliver)] {
            struct State {
              std::optional<std::filesystem::path> modelFile;
              std::shared_ptr<const core::Volume> volume;
              PredictionRenderers renderers;
            };
            auto state = std::make_shared<State>();
            return [state, makeRenderers, deliver](const RenderJob& job, std::stop_token stop) {
              if (state->modelFile != job.modelFile) {
                state->renderers = {};
                state->modelFile = job.modelFile;
                state->renderers = makeRenderers(job.modelFile);
                state->volume.reset();
              }
              if (state->volume != job.scene->volume) {
                state->volume = job.scene->volume;
                warmUp(state->renderers, job, stop);
              }
              const PredictionRenderers& renderers = state->renderers;
              core::Request request = requestFor(job, stop);
              if (renderers.prediction && job.prediction) {
                auto frame = renderers.prediction->render(request);
                if (!frame) return;
                chargeAllSteps(*frame);
                deliver(Role::kPrediction, std::make_shared<const core::Frame>(std::move(*frame)), job);
              }
              request.depth = false;
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
  worker_.post(std::move(job),
               [volume](const RenderJob& running) { return running.rehearsal || running.scene->volume != volume; });
}

void PredictionWorker::rehearse(RenderJob job) {
  if (worker_.hasWaiting()) return;
  job.rehearsal = true;
  job.rival = false;
  worker_.post(std::move(job));
}

}  // namespace twinray::ui
