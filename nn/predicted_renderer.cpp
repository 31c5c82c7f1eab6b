#include "nn/predicted_renderer.h"

#include <chrono>
#include <cmath>
#include <numbers>
#include <thread>

#include "core/error.h"
#include "nn/torch_threads.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

int roundedUp(int value, int multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

}  // namespace

std::pair<int, int> guideSize(const ModelInfo& model, int width, int height) {
  const auto divided = [&](int side) { return std::max(1, (side + model.guideFactor - 1) / model.guideFactor); };
  return {divided(width), divided(height)};
}

std::shared_ptr<const core::Scene> guideScene(const std::shared_ptr<const core::Scene>& scene, int factor, int width,
                                              int height) {
  const int coveredWidth = roundedUp(width, factor);
  const int coveredHeight = roundedUp(height, factor);
  if (coveredWidth == width && coveredHeight == height) return scene;
  auto covering = std::make_shared<core::Scene>(*scene);
  auto& viewpoint = covering->viewpoint;
  // Zoom divides the view angle, the angle's tangent spans the picture's height.
  const double half = core::Viewpoint::kViewAngle / 2 * std::numbers::pi / 180;
  const double stretch = double(coveredHeight) / height;
  viewpoint.setZoom(half / std::atan(std::tan(half / viewpoint.zoom()) * stretch));
  const auto pan = scene->viewpoint.pan();
  viewpoint.setPan({(pan[0] * height - (coveredWidth - width) / 2.0) / coveredHeight,
                    (pan[1] * height + (coveredHeight - height) / 2.0) / coveredHeight});
  return covering;
}

class PredictedRenderer::Impl {
 public:
  Impl(std::shared_ptr<const Model> model, std::unique_ptr<core::Renderer> guide, int threads)
      : model_(std::move(model)), guide_(std::move(guide)), threads_(threads) {
    if (threads_ <= 0) threads_ = std::max(1, int(std::thread::hardware_concurrency()) / 2);
    madeBy_ = "model " + model_->info().name + ", CPU, " + model_->weights().painter().precision() + ", " +
              std::to_string(threads_) + (threads_ == 1 ? " thread" : " threads");
  }

  std::optional<core::Frame> render(const core::Request& request) {
    const auto start = Clock::now();
    const auto& info = model_->info();
    if (const auto problem = info.unsupported(request.scene->viewpoint); !problem.empty()) throw core::Error(problem);
    core::Request guideRequest;
    guideRequest.scene = guideScene(request.scene, info.guideFactor, request.width, request.height);
    std::tie(guideRequest.width, guideRequest.height) = guideSize(info, request.width, request.height);
    guideRequest.stop = request.stop;
    auto guide = guide_->render(guideRequest);
    if (!guide || request.stop.stop_requested()) return std::nullopt;

    const auto networkStart = Clock::now();
    core::Frame frame;
    useTorchThreads(threads_);
    frame.picture =
        model_->weights().painter().paint(guide->picture, *guideRequest.scene, request.width, request.height);
    frame.guide = std::make_shared<const core::Image>(std::move(guide->picture));
    frame.revision = request.scene->revision;
    frame.timings = {{"guide", guide->milliseconds}, {"network", millisecondsSince(networkStart)}};
    frame.milliseconds = millisecondsSince(start);
    frame.madeBy = madeBy_ + ", guide " + std::to_string(guideRequest.width) + "x" +
                   std::to_string(guideRequest.height) + (info.guideChannels.size() == 1 ? " opacity, " : ", ") +
                   info.guideQuality;
    frame.predicted = true;
    return frame;
  }

 private:
  std::shared_ptr<const Model> model_;
  std::unique_ptr<core::Renderer> guide_;
  int threads_;
  std::string madeBy_;
};

PredictedRenderer::PredictedRenderer(std::shared_ptr<const Model> model, std::unique_ptr<core::Renderer> guide,
                                     int threads)
    : impl_(std::make_unique<Impl>(std::move(model), std::move(guide), threads)) {}
PredictedRenderer::~PredictedRenderer() = default;

std::optional<core::Frame> PredictedRenderer::render(const core::Request& request) {
  return impl_->render(request);
}

}  // namespace twinray::nn
