#include "ui/sensitivity/sensitivity_worker.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "nn/network_sensitivity.h"
#include "render/inverse/overlay.h"
#include "ui/workers/rendering_options.h"

namespace twinray::ui {
namespace {

constexpr int kBands = 24;  ///< over the scalar range, of which the common scale is the largest

/// A guide and what it is placed for.
class Level {
 public:
  Level(int side, int threads) : side_(side), guide_(threads) {}

  /// Whether pictures of this job cost no rays.
  bool isPlaced(const SensitivityJob& job) const {
    return scene_ && width_ == job.width && height_ == job.height && sameRays(*scene_, *job.scene);
  }

  std::optional<SensitivityResult> result(const SensitivityJob& job, bool fine, const std::stop_token& stop) {
    const double scale = double(side_) / std::max(job.width, job.height);
    const auto sideOf = [scale](int pixels) { return std::max(1, int(std::lround(pixels * scale))); };
    scene_.reset();
    if (!guide_.place(*job.scene, sideOf(job.width), sideOf(job.height), stop)) return std::nullopt;
    scene_ = job.scene;
    width_ = job.width;
    height_ = job.height;
    const core::TransferFunction& function = job.scene->transferFunction;
    auto curve = render::sensitivityOf(guide_, function, job.region, stop);
    if (!curve) return std::nullopt;
    SensitivityResult result{job, fine, std::move(*curve), {}, 0, {}, {}};
    if (job.band) {
      result.map = render::whereItMatters(guide_, function, job.what, job.band, stop);
      if (!result.map) return std::nullopt;
      result.most = render::strongest(*result.map);
      if (job.commonScale) result.most = commonMost(job, stop);
      if (!fine) result.map = render::inBlocks(*result.map);
    }
    if (job.pick) {
      auto parts = render::compositionOf(guide_, function, *job.pick, stop);
      if (!parts) return std::nullopt;
      result.composition = std::move(*parts);
    }
    if (stop.stop_requested()) return std::nullopt;
    return result;
  }

 private:
  static bool sameRays(core::Scene a, core::Scene b) {
    a.transferFunction = b.transferFunction = {};
    return core::sameContent(a, b);
  }

  double commonMost(const SensitivityJob& job, const std::stop_token& stop) {
    const core::TransferFunction& function = job.scene->transferFunction;
    double most = 0;
    for (int i = 0; i < kBands && !stop.stop_requested(); ++i) {
      render::ValueBand band = *job.band;
      band.mean = function.minimum() + (i + 0.5) / kBands * (function.maximum() - function.minimum());
      if (const auto map = render::whereItMatters(guide_, function, job.what, band, stop)) {
        most = std::max(most, render::strongest(*map));
      }
    }
    return most;
  }

  int side_;
  render::DifferentiableGuide guide_;
  std::shared_ptr<const core::Scene> scene_;
  int width_ = 0, height_ = 0;
};

/// Sensitivity through networks, with the guide that the newest of them paints from.
class Painted {
 public:
  std::optional<render::PaintedSensitivity> of(const SensitivityJob& job, const std::stop_token& stop) {
    const render::Quality quality = guideQuality(job.network.get());
    if (!guide_ || quality != quality_) guide_.emplace(1, quality);
    quality_ = quality;
    return render::paintedSensitivity(nn::squarePainter(job.network, *job.scene, 1), *guide_, *job.scene, job.region,
                                      job.width, job.height, stop);
  }

 private:
  std::optional<render::DifferentiableGuide> guide_;
  render::Quality quality_ = render::Quality::kStandard;
};

Worker<SensitivityJob>::HandlerFactory handlerFactory(std::function<void(SensitivityResult)> deliver) {
  return [deliver = std::move(deliver)] {
    struct State {
      Level coarse{SensitivityWorker::kCoarseSide, 1};
      Level fine{SensitivityWorker::kFineSide, 2};
      Painted painted;
    };
    auto state = std::make_shared<State>();
    return [state, deliver](const SensitivityJob& job, std::stop_token stop) {
      if (job.moving || !state->fine.isPlaced(job)) {
        if (auto result = state->coarse.result(job, false, stop)) deliver(std::move(*result));
      }
      if (job.moving || stop.stop_requested()) return;
      auto result = state->fine.result(job, true, stop);
      if (!result) return;
      deliver(*result);
      if (!job.network) return;
      result->network = state->painted.of(job, stop);
      if (result->network) deliver(std::move(*result));
    };
  };
}

}  // namespace

SensitivityWorker::SensitivityWorker(std::function<void(SensitivityResult)> deliver, FailureSink failed, int niceness)
    : worker_(handlerFactory(std::move(deliver)), std::move(failed), niceness) {}

void SensitivityWorker::post(SensitivityJob job) {
  // What is coarse and of a moving scene is soon done, and shows that something happens.
  worker_.post(std::move(job), [](const SensitivityJob& running) { return !running.moving; });
}

}  // namespace twinray::ui
