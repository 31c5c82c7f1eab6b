#include "nn/predicted_renderer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <thread>

#include "core/color_contributions.h"
#include "core/error.h"
#include "core/sampling/drag.h"
#include "core/split_renderer.h"
#include "nn/torch_threads.h"
#include "nn/weights.h"

namespace twinray::nn {
namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Mean |error| of RGB of what is recoloured: measured (docs/decisions/0037).
constexpr float kRecoloredError = 0.00025f;

int roundedUp(int value, int multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

/// A square picture brought to the height, its sides filled with the background or cut off.
core::Image inTheMiddle(const core::Image& square, const core::Scene& scene, int width, int height) {
  const auto resized = core::resize(square, height, height);
  if (width == height) return resized;
  core::Image picture(width, height);
  const int left = (width - height) / 2;  // negative where the sides are cut off
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      auto* out = picture.pixel(x, y);
      const bool inside = x >= left && x < left + height;
      for (int c = 0; c < core::Image::kChannels; ++c) {
        if (inside)
          out[c] = resized.pixel(x - left, y)[c];
        else if (c < 3)
          out[c] = std::uint8_t(std::lround(255 * std::clamp(scene.background[std::size_t(c)], 0.0, 1.0)));
      }
    }
  return picture;
}

}  // namespace

std::pair<int, int> guideSize(const ModelInfo& model, int width, int height) {
  if (model.pictureSize > 0) {
    const int rows = model.pictureSize / model.guideFactor;
    return {std::max(1, (rows * width + height - 1) / height), rows};
  }
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
    machine_ = "CPU, " + model_->weights().painter().precision() + ", " + std::to_string(threads_) +
               (threads_ == 1 ? " thread" : " threads");
  }

  std::optional<core::Frame> render(const core::Request& request) {
    const auto start = Clock::now();
    const auto& info = model_->info();
    if (const auto problem = info.unsupported(*request.scene); !problem.empty()) throw core::Error(problem);
    if (info.pictureSize > 0) return renderSquare(request, start);
    if (info.keyframe) {
      const auto same = core::recolorableKeyframe(request.keyframes, *request.scene, request.width, request.height);
      if (same) return recoloredFrame(*same, request, start);
    }
    core::Request guideRequest = guideRequestFor(request.scene, request);
    guideRequest.depth = request.depth;
    const auto keyframe = info.keyframe
                              ? core::newestKeyframe(request.keyframes, *request.scene, request.width, request.height)
                              : nullptr;
    // Before the scene's own guide, which the rival takes over from the guide renderer.
    if (keyframe && !prepareKeyframe(keyframe, request)) return std::nullopt;
    auto guide = guide_->render(guideRequest);
    if (!guide || request.stop.stop_requested()) return std::nullopt;

    const auto networkStart = Clock::now();
    core::Frame frame;
    useTorchThreads(threads_);
    auto painting =
        model_->weights().painter().paintFrom(keyframe ? start_.get() : nullptr, guide->picture, *guideRequest.scene,
                                              request.width, request.height, request.expectedError);
    frame.picture = std::move(painting.picture);
    frame.expectedError = std::move(painting.expectedError);
    // Where guideScene() shows more, the planes differ by less than a pixel of the guide at the right and the bottom:
    // an eighth of a cell of the depth.
    frame.depth = std::move(guide->depth);
    frame.guide = std::make_shared<const core::Image>(std::move(guide->picture));
    frame.revision = request.scene->revision;
    frame.timings = {{"guide", guide->milliseconds}, {"network", millisecondsSince(networkStart)}};
    frame.milliseconds = millisecondsSince(start);
    frame.madeBy = madeBy(*frame.guide) + (keyframe ? ", from a keyframe" : "");
    frame.predicted = true;
    return frame;
  }

 private:
  core::Request guideRequestFor(const std::shared_ptr<const core::Scene>& scene, const core::Request& picture) const {
    core::Request request;
    request.scene = guideScene(scene, model_->info().guideFactor, picture.width, picture.height);
    std::tie(request.width, request.height) = guideSize(model_->info(), picture.width, picture.height);
    request.stop = picture.stop;
    return request;
  }

  /// Makes start_ the keyframe's; one without a guide of this model's size gets it now. False if stopped.
  bool prepareKeyframe(const std::shared_ptr<const core::Keyframe>& keyframe, const core::Request& request) {
    if (keyframe_.lock() == keyframe) return true;
    const core::Request guideRequest = guideRequestFor(keyframe->scene, request);
    std::optional<core::Frame> made;
    if (keyframe->guide.width != guideRequest.width || keyframe->guide.height != guideRequest.height) {
      made = guide_->render(guideRequest);
      if (!made) return false;
    }
    useTorchThreads(threads_);
    start_ = model_->weights().painter().prepare(
        {*guideRequest.scene, keyframe->picture, made ? made->picture : keyframe->guide});
    keyframe_ = keyframe;
    return true;
  }

  /// The keyframe's picture in the colours of another scene: nothing else differs, so no guide and no network know
  /// more.
  core::Frame recoloredFrame(const core::Keyframe& keyframe, const core::Request& request,
                             Clock::time_point start) const {
    core::Frame frame;
    frame.picture = core::recolored(keyframe.picture, *keyframe.contributions, *keyframe.scene, *request.scene);
    if (request.expectedError) {
      frame.expectedError = std::make_shared<const core::Plane>(
          core::Plane{1, request.height, request.width,
                      std::vector<float>(std::size_t(request.width) * request.height, kRecoloredError)});
    }
    if (request.depth) frame.depth = keyframe.depth;  // colours hide nothing
    frame.revision = request.scene->revision;
    frame.milliseconds = millisecondsSince(start);
    frame.timings = {{"recolouring", frame.milliseconds}};
    frame.madeBy = "recoloured from a keyframe; CPU, 1 thread";
    frame.predicted = true;
    return frame;
  }

  /// "guided from 128x128, standard; CPU, bf16, 1 thread".
  std::string madeBy(const core::Image& guide) const {
    const auto& info = model_->info();
    if (guide.empty()) return info.name + " without a guide; " + machine_;
    return info.name + " from " + std::to_string(guide.width) + "x" + std::to_string(guide.height) +
           (info.guideChannels.size() == 1 ? " opacity, " : ", ") + info.guideQuality + "; " + machine_;
  }

  /// The only picture that the network paints, as a square of the wanted picture's height in its middle: the view angle
  /// spans the height, so the square shows what the reference shows there.
  std::optional<core::Frame> renderSquare(const core::Request& request, Clock::time_point start) {
    const auto& info = model_->info();
    core::Frame frame;
    auto guide = std::make_shared<core::Image>();
    double guideMilliseconds = 0;
    if (!info.guideChannels.empty()) {
      core::Request guideRequest = request;
      guideRequest.partial = {};
      guideRequest.width = guideRequest.height = info.pictureSize / info.guideFactor;
      auto rendered = guide_->render(guideRequest);
      if (!rendered) return std::nullopt;
      *guide = std::move(rendered->picture);
      guideMilliseconds = rendered->milliseconds;
      // The guide is of the square in the middle.
      if (request.width == request.height) frame.depth = std::move(rendered->depth);
      frame.guide = guide;
    }
    if (request.stop.stop_requested()) return std::nullopt;
    const auto networkStart = Clock::now();
    useTorchThreads(threads_);
    const auto square = model_->weights().painter().paint(*guide, *request.scene, info.pictureSize, info.pictureSize);
    frame.madeBy = madeBy(*guide);
    frame.picture = inTheMiddle(square, *request.scene, request.width, request.height);
    frame.revision = request.scene->revision;
    frame.timings = {{"guide", guideMilliseconds}, {"network", millisecondsSince(networkStart)}};
    frame.milliseconds = millisecondsSince(start);
    frame.predicted = true;
    return frame;
  }

  std::shared_ptr<const Model> model_;
  std::unique_ptr<core::Renderer> guide_;
  int threads_;
  std::string machine_;
  std::weak_ptr<const core::Keyframe> keyframe_;  ///< of start_; not kept alive, nor its volume
  std::shared_ptr<const PreparedStart> start_;
};

PredictedRenderer::PredictedRenderer(std::shared_ptr<const Model> model, std::unique_ptr<core::Renderer> guide,
                                     int threads)
    : impl_(std::make_unique<Impl>(std::move(model), std::move(guide), threads)) {}
PredictedRenderer::~PredictedRenderer() = default;

std::optional<core::Frame> PredictedRenderer::render(const core::Request& request) {
  return impl_->render(request);
}

double pixelsInTime(std::optional<double> millisecondsPerPixel) {
  if (!millisecondsPerPixel) return std::numeric_limits<double>::infinity();
  return 1000 / core::kDragTicksPerSecond / std::max(*millisecondsPerPixel, std::numeric_limits<double>::min());
}

std::unique_ptr<core::Renderer> forViews(const std::shared_ptr<const Model>& model, const RendererOf& make,
                                         const RendererOf& hurried, const PaceOf& pace) {
  core::SplitRenderer::Parts parts;
  parts.usual = make(model);
  if (model->still()) parts.still = make(model->still());
  if (pace) {
    parts.pixelsInTime = pixelsInTime(pace(*model));
    if (model->still()) parts.stillPixelsInTime = pixelsInTime(pace(*model->still()));
  }
  // Of another kind of model a guide shows too little to stand in for its picture.
  if (hurried && model->info().keyframe) {
    parts.hurried = hurried(model);
    if (model->still()) parts.stillHurried = hurried(model->still());
  }
  return std::make_unique<core::SplitRenderer>(std::move(parts));
}

}  // namespace twinray::nn
