#include "core/evaluation/drag_pictures.h"

#include <map>
#include <utility>

#include "core/enlarged_renderer.h"
#include "core/evaluation/samples.h"
#include "core/reprojected_renderer.h"

namespace twinray::core {
namespace {

/// Keyframes that a request brings along, as in the window.
constexpr std::size_t kKeptKeyframes = 2;

/// The pictures that a live method has made, the first at rest, and when.
struct Live {
  std::vector<DragJob> jobs;
  std::map<int, std::shared_ptr<const Frame>> frames;  ///< by tick, of what is finished before the drag ends
};

/// Milliseconds of the first picture of a drag and of those after it.
struct Cost {
  Cost(double each) : first(each), later(each) {}
  Cost(double ofTheFirst, double ofOthers) : first(ofTheFirst), later(ofOthers) {}
  double first, later;
};

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

  /// What the reference worker finishes beside the predictions, the picture at rest being true.
  DragScreen staleScreen(bool standardQuality) {
    return referenceScreen(standardQuality, referenceCost(standardQuality), truth(0));
  }

  DragScreen bicubic() {
    const StillCosts* s = still();
    return liveScreen(*player_.bicubic_, s ? Cost{s->firstBicubic, s->bicubic} : Cost(player_.costs_.bicubic));
  }

  DragScreen carriedDetail() {
    const StillCosts* s = still();
    return liveScreen(*player_.carriedDetail_,
                      s ? Cost{s->firstCarriedDetail, s->carriedDetail} : Cost(player_.costs_.carriedDetail));
  }

  DragScreen equalTime() {
    const StillCosts* s = still();
    player_.equalTimeSide_ = s ? s->equalTimeSize : player_.costs_.equalTimeSize;
    return liveScreen(*player_.equalTime_, s ? s->equalTime : player_.costs_.equalTime);
  }

  /// The predictions, which tell their depth and get the contributions of the first keyframe: finishing the reference
  /// at rest includes them.
  Live predictions() {
    const auto contributions = recolors() ? player_.truth_->colorContributions(requestOf(0)) : nullptr;
    if (player_.stop_.stop_requested()) throw Stopped();
    const DragCosts& costs = player_.costs_;
    const StillCosts* s = still();
    const Cost cost = s ? Cost{s->firstPrediction, s->prediction} : Cost(costs.prediction);
    return live(*player_.prediction_, contributions ? Cost(*costs.predictionRecolored) : cost, contributions, true);
  }

  DragScreen screenOf(const Live& live) {
    return screenOf(live.jobs, live.frames.at(0), [&](const DragJob& job) { return live.frames.at(job.tick); });
  }

  /// Those pictures as the window shows them: a third worker moves the newest that is finished when it starts to the
  /// newest viewpoint, if nothing else has changed. An older viewpoint never follows a newer one.
  DragScreen movedScreen(const Live& live) {
    const auto moves = scheduled(reprojectionPosts(dragPosts(), live.jobs), player_.costs_.reprojection);
    std::map<double, std::shared_ptr<const Frame>> movedAt;  // by when it is finished
    DragScreen screen{live.frames.at(0)};
    for (int tick = 1; tick <= kDragTicks; ++tick) {
      const auto painted = newestFinished(live.jobs, dragTickTime(tick));
      auto shown = live.frames.at(painted ? painted->tick : 0);
      const auto move = newestFinished(moves, dragTickTime(tick));
      if (move && move->tick > (painted ? painted->tick : 0)) {
        auto& frame = movedAt[move->finish];
        if (!frame) frame = moved(live, *move);
        if (frame) shown = frame;
      }
      screen.push_back(std::move(shown));
    }
    return screen;
  }

 private:
  /// The costs while the view stands still, if it does; else null.
  const StillCosts* still() const {
    const Scene &first = *scenes_.front(), &last = *scenes_.back();
    const bool stands = first.viewpoint == last.viewpoint && first.lighting == last.lighting;
    return stands && player_.costs_.still ? &*player_.costs_.still : nullptr;
  }

  double referenceCost(bool standardQuality) const {
    const auto of = [&](const auto& costs) { return standardQuality ? costs.referenceStandard : costs.referenceTruth; };
    const StillCosts* s = still();
    return s ? of(*s) : of(player_.costs_);
  }

  DragScreen liveScreen(Renderer& renderer, const Cost& cost) { return screenOf(live(renderer, cost, nullptr, false)); }

  /// Whether nothing but colours is dragged, and it is known what a recoloured prediction costs.
  bool recolors() const {
    return player_.costs_.predictionRecolored && differOnlyInColors(*scenes_.front(), *scenes_.back());
  }

  /// What a live method paints; the reference worker gets the scenes that it has finished, as in the window, so that
  /// the guide of each keyframe is there. `depth`: asked for.
  Live live(Renderer& renderer, const Cost& cost, const std::shared_ptr<const ColorContributions>& contributions,
            bool depth) {
    const bool standardQuality = player_.options_.keyframes == DragReference::kStandard;
    Live made{scheduled(dragPosts(),
                        [next = cost](const DragPost&) mutable { return std::exchange(next.first, next.later); }),
              {}};
    const auto& jobs = made.jobs;
    auto& frames = made.frames;
    const auto references = scheduled(postsOf(jobs), referenceCost(standardQuality));
    frames[0] = render(renderer, 0, {}, depth);
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
      frames[job.tick] = render(renderer, job.tick, keyframes, depth);
    }
    return made;
  }

  /// Null where it cannot be moved.
  std::shared_ptr<const Frame> moved(const Live& live, const DragJob& move) {
    const auto source = newestFinished(live.jobs, move.start);
    const int tick = source ? source->tick : 0;
    const EarlierPicture earlier{scenes_[tick], live.frames.at(tick)};
    if (!canReproject(earlier, *scenes_[move.tick])) return nullptr;
    Request request = requestOf(move.tick);
    request.earlier = earlier;
    auto frame = reprojected_.render(request);
    if (!frame) throw Stopped();
    return std::make_shared<const Frame>(std::move(*frame));
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

  std::shared_ptr<const Frame> render(Renderer& renderer, int tick, const Keyframes& keyframes, bool depth = false) {
    Request request = requestOf(tick);
    request.keyframes = keyframes;
    if (tick > 0) {
      const bool moves = scenes_[tick]->viewpoint != scenes_.front()->viewpoint;
      request.gesture = moves ? Gesture::kViewMoves : Gesture::kViewStands;
    }
    request.depth = depth;
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
  ReprojectedRenderer reprojected_;
};

DragPlayer::DragPlayer(const DragMethods& methods, const DragCosts& costs, const DragOptions& options,
                       std::stop_token stop)
    : truth_(methods.playedTruth()),
      standard_(methods.playedStandard()),
      prediction_(methods.prediction()),
      bicubic_(methods.bicubic()),
      equalTime_(std::make_unique<EnlargedRenderer>(
          methods.standard(), [this](int, int) { return std::pair(equalTimeSide_, equalTimeSide_); })),
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
    const Live predictions = recording.predictions();
    screen(DragMethod::kPrediction) = recording.movedScreen(predictions);
    screen(DragMethod::kUnmoved) = recording.screenOf(predictions);
    screen(DragMethod::kBicubic) = recording.bicubic();
    screen(DragMethod::kEqualTime) = recording.equalTime();
    screen(DragMethod::kCarriedDetail) = recording.carriedDetail();
    screen(DragMethod::kStandard) = recording.referenceScreen(true, costs_.standard, recording.standard(0));
    pictures.staleStandard = recording.staleScreen(true);
    pictures.staleTruth = recording.staleScreen(false);
    return pictures;
  } catch (const Stopped&) {
    return std::nullopt;
  }
}

}  // namespace twinray::core
