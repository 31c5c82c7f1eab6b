#include "core/evaluation/drag_pictures.h"

#include <functional>
#include <map>
#include <utility>

#include "core/enlarged_renderer.h"
#include "core/evaluation/samples.h"

namespace twinray::core {
namespace {

/// Keyframes that a request brings along, as in the window.
constexpr std::size_t kKeptKeyframes = 2;

/// Thrown inside where a renderer was stopped.
class Stopped {};

}  // namespace

/// One drag while its pictures are made.
class DragPlayer::Recording {
 public:
  Recording(DragPlayer& player, const RecordedDrag& drag) : player_(player) {
    for (int tick = 0; tick <= kDragTicks; ++tick) scenes_.push_back(drag.scene(tick));
  }

  const std::shared_ptr<const Frame>& truth(int tick) { return reference(truths_, *player_.truth_, tick); }
  const std::shared_ptr<const Frame>& standard(int tick) { return reference(standards_, *player_.standard_, tick); }

  DragScreen truths() {
    DragScreen screen;
    for (int tick = 0; tick <= kDragTicks; ++tick) screen.push_back(truth(tick));
    return screen;
  }

  /// Pictures that need no keyframes, by one worker that gets every tick.
  DragScreen referenceScreen(bool standardQuality, double cost, std::shared_ptr<const Frame> atRest) {
    const auto jobs = scheduled(dragPosts(), cost);
    return screenOf(jobs, std::move(atRest),
                    [&](const DragJob& job) { return standardQuality ? standard(job.tick) : truth(job.tick); });
  }

  /// A live method; the reference worker gets the scenes that it has finished, as in the window, so that the guide of
  /// each keyframe is there.
  DragScreen liveScreen(Renderer& renderer, double cost) {
    return liveScreen(
        renderer, [cost](const DragPost&) { return cost; }, nullptr);
  }

  /// The prediction, which gets the contributions of the first keyframe: finishing the reference at rest includes them.
  DragScreen predictionScreen() {
    const auto contributions = recolors() ? player_.truth_->colorContributions(requestOf(0)) : nullptr;
    if (player_.stop_.stop_requested()) throw Stopped();
    const DragCosts& costs = player_.costs_;
    return liveScreen(
        *player_.prediction_,
        [&](const DragPost&) { return contributions ? *costs.predictionRecolored : costs.prediction; }, contributions);
  }

 private:
  /// Whether nothing but colours is dragged, and it is known what a recoloured prediction costs.
  bool recolors() const {
    return player_.costs_.predictionRecolored && differOnlyInColors(*scenes_.front(), *scenes_.back());
  }

  DragScreen liveScreen(Renderer& renderer, const std::function<double(const DragPost&)>& cost,
                        const std::shared_ptr<const ColorContributions>& contributions) {
    const bool standardQuality = player_.options_.keyframes == DragReference::kStandard;
    const double referenceCost = standardQuality ? player_.costs_.referenceStandard : player_.costs_.referenceTruth;
    const auto jobs = scheduled(dragPosts(), cost);
    const auto references = scheduled(postsOf(jobs), referenceCost);
    std::map<int, std::shared_ptr<const Frame>> frames;
    frames[0] = render(renderer, 0, {});
    // At rest the reference is refined.
    Keyframes keyframes;
    keepKeyframe(keyframes, makeKeyframe(scenes_[0], *truth(0), *frames[0]), kKeptKeyframes);
    keepContributions(keyframes, *scenes_[0], contributions);
    std::size_t finished = 0;
    for (const DragJob& job : jobs) {
      if (job.finish > dragTickTime(kDragTicks)) break;
      for (; finished < references.size() && references[finished].finish <= job.start; ++finished) {
        const int tick = references[finished].tick;
        keepKeyframe(keyframes,
                     makeKeyframe(scenes_[tick], standardQuality ? *standard(tick) : *truth(tick), *frames[tick]),
                     kKeptKeyframes);
      }
      frames[job.tick] = render(renderer, job.tick, keyframes);
    }
    return screenOf(jobs, frames[0], [&](const DragJob& job) { return frames.at(job.tick); });
  }

  const std::shared_ptr<const Frame>& reference(std::map<int, std::shared_ptr<const Frame>>& made, Renderer& renderer,
                                                int tick) {
    auto& frame = made[tick];
    if (!frame) frame = render(renderer, tick, {});
    return frame;
  }

  Request requestOf(int tick) const {
    return requestFor(scenes_[tick], player_.options_.size, player_.options_.size, player_.stop_);
  }

  std::shared_ptr<const Frame> render(Renderer& renderer, int tick, const Keyframes& keyframes) {
    Request request = requestOf(tick);
    request.keyframes = keyframes;
    auto frame = renderer.render(request);
    if (!frame) throw Stopped();
    return std::make_shared<const Frame>(std::move(*frame));
  }

  template <typename FrameOf>
  static DragScreen screenOf(const std::vector<DragJob>& jobs, std::shared_ptr<const Frame> atRest,
                             const FrameOf& frameOf) {
    DragScreen screen{std::move(atRest)};
    for (int tick = 1; tick <= kDragTicks; ++tick) {
      const auto job = newestFinished(jobs, dragTickTime(tick));
      screen.push_back(job ? frameOf(*job) : screen.front());
    }
    return screen;
  }

  DragPlayer& player_;
  std::vector<std::shared_ptr<const Scene>> scenes_;
  std::map<int, std::shared_ptr<const Frame>> truths_, standards_;
};

DragPlayer::DragPlayer(const DragMethods& methods, const DragCosts& costs, const DragOptions& options,
                       std::stop_token stop)
    : truth_(methods.keptTruth ? methods.keptTruth() : methods.truth()),
      standard_(methods.standard()),
      prediction_(methods.prediction()),
      bicubic_(methods.bicubic()),
      equalTime_(std::make_unique<EnlargedRenderer>(
          methods.standard(), [side = costs.equalTimeSize](int, int) { return std::pair(side, side); })),
      carriedDetail_(methods.carriedDetail()),
      costs_(costs),
      options_(options),
      stop_(std::move(stop)) {}

std::optional<DragPictures> DragPlayer::play(const RecordedDrag& drag) {
  try {
    Recording recording(*this, drag);
    DragPictures pictures;
    const auto screen = [&pictures](DragMethod method) -> DragScreen& { return pictures.methods[std::size_t(method)]; };
    pictures.truth = recording.truths();
    screen(DragMethod::kPrediction) = recording.predictionScreen();
    screen(DragMethod::kBicubic) = recording.liveScreen(*bicubic_, costs_.bicubic);
    screen(DragMethod::kEqualTime) = recording.liveScreen(*equalTime_, costs_.equalTime);
    screen(DragMethod::kCarriedDetail) = recording.liveScreen(*carriedDetail_, costs_.carriedDetail);
    screen(DragMethod::kStandard) = recording.referenceScreen(true, costs_.standard, recording.standard(0));
    pictures.staleStandard = recording.referenceScreen(true, costs_.referenceStandard, recording.truth(0));
    pictures.staleTruth = recording.referenceScreen(false, costs_.referenceTruth, recording.truth(0));
    return pictures;
  } catch (const Stopped&) {
    return std::nullopt;
  }
}

}  // namespace twinray::core
