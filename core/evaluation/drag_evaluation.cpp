#include "core/evaluation/drag_evaluation.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <tuple>
#include <utility>

#include "core/enlarged_renderer.h"
#include "core/error.h"
#include "core/evaluation/drag_costs.h"
#include "core/evaluation/drag_pictures.h"
#include "core/evaluation/figures.h"
#include "core/evaluation/samples.h"

namespace twinray::core {
namespace {

constexpr int kEmdInterval = 10;  // ticks
constexpr std::size_t kCalibrationScenes = 20;
// Costs are measured on drags of a stream of their own.
constexpr std::uint64_t kCalibrationSeed = 0x9E3779B97F4A7C15ull;

/// The first ticks of several drags of a kind, one drag after the other, each with the keyframe that `keyframeOf` makes
/// of its scene at rest. Empty if stopped.
std::optional<std::vector<Request>> beginnings(
    const std::shared_ptr<const Volume>& volume, const DragOptions& options, DragKind kind, std::size_t drags,
    std::size_t ticks, const std::stop_token& stop,
    const std::function<std::shared_ptr<const Keyframe>(const Request& rest)>& keyframeOf) {
  std::vector<Request> requests;
  for (std::size_t i = 0; i < drags; ++i) {
    const RecordedDrag drag(volume, options.seed ^ kCalibrationSeed, kind, i);
    const auto keyframe = keyframeOf(requestFor(drag.scene(0), options.size, options.size, stop));
    if (stop.stop_requested()) return std::nullopt;
    for (std::size_t tick = 1; tick <= ticks; ++tick) {
      requests.push_back(requestFor(drag.scene(int(tick)), options.size, options.size, stop));
      requests.back().keyframes = {keyframe};
      const bool moves = kind == DragKind::kOrbit || kind == DragKind::kZoom;
      requests.back().gesture = moves ? Gesture::kViewMoves : Gesture::kViewStands;
    }
  }
  return requests;
}

/// As many requests as dragRequests() makes, of drags of colours whose keyframe knows its contributions.
std::optional<std::vector<Request>> recoloringRequests(const std::shared_ptr<const Volume>& volume,
                                                       const DragMethods& methods, const DragOptions& options,
                                                       const std::stop_token& stop) {
  constexpr std::size_t kTicks = 4;  // of a drag
  const auto reference = methods.truth();
  return beginnings(volume, options, DragKind::kColor, kCalibrationScenes / kTicks, kTicks, stop,
                    [&](const Request& rest) -> std::shared_ptr<const Keyframe> {
                      const auto truth = reference->render(rest);
                      if (!truth) return nullptr;
                      return std::make_shared<const Keyframe>(
                          Keyframe{rest.scene, truth->picture, {}, reference->colorContributions(rest)});
                    });
}

/// Pictures of a drag that measureStillCosts() asks for. The first meets new rays, the second keeps what they meet.
constexpr std::size_t kStillPictures = 4;

/// The first ticks of drags whose keyframes are what the reference worker makes.
std::optional<std::vector<Request>> keyframedRequests(const std::shared_ptr<const Volume>& volume,
                                                      const DragMethods& methods, const DragOptions& options,
                                                      DragKind kind, std::size_t drags, std::size_t ticks,
                                                      const std::stop_token& stop) {
  const auto reference = methods.standard();
  const auto guided = methods.bicubic();
  return beginnings(volume, options, kind, drags, ticks, stop,
                    [&](const Request& rest) -> std::shared_ptr<const Keyframe> {
                      const auto truth = reference->render(rest);
                      const auto guide = truth ? guided->render(rest) : std::nullopt;
                      return guide ? makeKeyframe(rest.scene, *truth, *guide) : nullptr;
                    });
}

/// Medians of those pictures that keep what rays meet, and of those after them.
std::pair<double, double> stillMedians(const std::vector<double>& milliseconds) {
  std::vector<double> keeping, kept;
  for (std::size_t i = 0; i < milliseconds.size(); ++i) {
    const std::size_t picture = i % kStillPictures;
    if (picture > 0) (picture == 1 ? keeping : kept).push_back(milliseconds[i]);
  }
  return {medianOf(keeping), medianOf(kept)};
}

RendererFactory enlarged(const RendererFactory& make, int side) {
  return [make, side] {
    return std::make_unique<EnlargedRenderer>(make(), [side](int, int) { return std::pair(side, side); });
  };
}

/// Renderers of the reference worker: of the quality of keyframes, and of the other one.
struct References {
  RendererFactory keyframes, others;
  bool standardKeyframes;

  References(const DragMethods& methods, const DragOptions& options)
      : keyframes(methods.truth),
        others(methods.standard),
        standardKeyframes(options.keyframes == DragReference::kStandard) {
    if (standardKeyframes) std::swap(keyframes, others);
  }

  /// What a reference takes beside the prediction.
  template <typename Costs>
  void tell(const CostsTogether& ofKeyframes, const CostsTogether& ofOthers, Costs& costs) const {
    costs.referenceStandard = (standardKeyframes ? ofKeyframes : ofOthers).reference;
    costs.referenceTruth = (standardKeyframes ? ofOthers : ofKeyframes).reference;
  }
};

std::optional<StillCosts> measureStillCosts(const std::shared_ptr<const Volume>& volume, const DragMethods& methods,
                                            const References& references, const DragOptions& options,
                                            const std::stop_token& stop) {
  const auto requests =
      keyframedRequests(volume, methods, options, DragKind::kTf, kCalibrationScenes / 2, kStillPictures, stop);
  const auto alone = requests ? picturesAlone(*methods.prediction(), *requests) : std::nullopt;
  if (!alone) return std::nullopt;
  std::vector<std::shared_ptr<const Scene>> scenes;
  for (const Request& request : *requests) scenes.push_back(request.scene);
  StillCosts costs;
  costs.equalTimeSize = equalTimeSize(*methods.standard(), scenes, options.size, stillMedians(*alone).second);
  const RendererFactory& keyframes = references.keyframes;
  const auto prediction = costsTogether(methods.prediction, keyframes, *requests);
  const auto other = prediction ? costsTogether(methods.prediction, references.others, *requests) : std::nullopt;
  const auto bicubic = other ? costsTogether(methods.bicubic, keyframes, *requests) : std::nullopt;
  const auto carried = bicubic ? costsTogether(methods.carriedDetail, keyframes, *requests) : std::nullopt;
  const auto rival =
      carried ? costsTogether(enlarged(methods.standard, costs.equalTimeSize), keyframes, *requests) : std::nullopt;
  if (!rival) return std::nullopt;
  std::tie(costs.firstPrediction, costs.prediction) = stillMedians(prediction->livePictures);
  std::tie(costs.firstBicubic, costs.bicubic) = stillMedians(bicubic->livePictures);
  std::tie(costs.firstCarriedDetail, costs.carriedDetail) = stillMedians(carried->livePictures);
  costs.equalTime = rival->live();
  references.tell(*prediction, *other, costs);
  return costs;
}

std::optional<DragCosts> measureCosts(const std::shared_ptr<const Volume>& volume, const DragMethods& methods,
                                      const DragOptions& options, const std::stop_token& stop) {
  const auto requests = dragRequests(volume, methods, options, stop);
  if (!requests) return std::nullopt;
  std::vector<std::shared_ptr<const Scene>> scenes;
  for (const Request& request : *requests) scenes.push_back(request.scene);

  // The window's predictions tell their depth, and are moved while the next one is painted.
  std::vector<Request> withDepth = *requests;
  for (Request& request : withDepth) request.depth = true;

  DragCosts costs;
  {
    const auto standard = methods.standard();
    const auto alone = picturesAlone(*standard, *requests);
    const auto prediction = alone ? picturesAlone(*methods.prediction(), withDepth) : std::nullopt;
    if (!prediction) return std::nullopt;
    costs.standard = medianOf(*alone);
    costs.equalTimeSize = equalTimeSize(*standard, scenes, options.size, medianOf(*prediction));
  }
  const References references(methods, options);
  const RendererFactory& keyframes = references.keyframes;
  const auto moves = reprojections(*methods.prediction(), *requests);
  const auto prediction = moves ? costsTogether(methods.prediction, keyframes, withDepth, *moves) : std::nullopt;
  const auto other =
      prediction ? costsTogether(methods.prediction, references.others, withDepth, *moves) : std::nullopt;
  const auto bicubic = other ? costsTogether(methods.bicubic, keyframes, *requests) : std::nullopt;
  const auto rival =
      bicubic ? costsTogether(enlarged(methods.standard, costs.equalTimeSize), keyframes, *requests) : std::nullopt;
  const auto carried = rival ? costsTogether(methods.carriedDetail, keyframes, *requests) : std::nullopt;
  if (!carried) return std::nullopt;
  costs.prediction = prediction->live();
  costs.reprojection = prediction->reprojection;
  references.tell(*prediction, *other, costs);
  costs.bicubic = bicubic->live();
  costs.equalTime = rival->live();
  costs.carriedDetail = carried->live();
  const auto drags = [&](DragKind kind) {
    return std::find(options.kinds.begin(), options.kinds.end(), kind) != options.kinds.end();
  };
  if (drags(DragKind::kTf) || drags(DragKind::kColor)) {
    costs.still = measureStillCosts(volume, methods, references, options, stop);
    if (!costs.still) return std::nullopt;
  }
  if (drags(DragKind::kColor)) {
    const auto recolorings = recoloringRequests(volume, methods, options, stop);
    const auto recolored = recolorings ? costsTogether(methods.prediction, keyframes, *recolorings) : std::nullopt;
    if (!recolored) return std::nullopt;
    costs.predictionRecolored = recolored->live();
  }
  return costs;
}

/// Mean |difference| of RGB in 0..1.
double meanChange(const Image& a, const Image& b) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < a.data.size(); i += Image::kChannels) {
    for (std::size_t c = 0; c < 3; ++c) sum += std::uint64_t(std::abs(a.data[i + c] - b.data[i + c]));
  }
  return double(sum) / (255.0 * 0.75 * double(a.data.size()));
}

/// Calls f(i) for i in 0..count-1 on several threads; the first exception is thrown on.
void forEach(std::size_t count, int threads, const std::function<void(std::size_t)>& f) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr exception;
  const auto work = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) f(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      exception = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> team;
    for (int i = 0; i < std::max(1, threads); ++i) team.emplace_back(work);
  }
  if (exception) std::rethrow_exception(exception);
}

/// From picture `first` on.
DragChange changeFrom(std::size_t first, const DragScreen& screen, const DragScreen& truth) {
  DragChange change;
  for (std::size_t i = first; i + 1 < screen.size(); ++i) {
    change +=
        {meanChange(screen[i + 1]->picture, screen[i]->picture), meanChange(truth[i + 1]->picture, truth[i]->picture)};
  }
  return change;
}

DragScores scored(const DragScreen& screen, const DragScreen& truth, const Rgb& background, int threads) {
  DragScores scores;
  scores.ticks.whole.resize(kDragTicks);
  scores.ticks.foreground.resize(kDragTicks);
  forEach(kDragTicks, threads, [&](std::size_t i) {
    MetricsOptions options;
    options.emd = (i + 1) % kEmdInterval == 0;
    const Image &picture = screen[i + 1]->picture, &reference = truth[i + 1]->picture;
    auto metrics = compareParts(picture, reference, background, options);
    scores.ticks.whole[i] = metrics.whole;
    scores.ticks.foreground[i] = std::move(metrics.foreground);
  });
  for (std::size_t i = 0; i < std::size_t(kDragTicks); ++i) {
    scores.ticks.milliseconds.push_back(screen[i + 1]->milliseconds);
    if ((i + 1) % kEmdInterval != 0) continue;
    scores.emd.push_back(scores.ticks.whole[i].emd);
    if (const auto& m = scores.ticks.foreground[i]) scores.foregroundEmd.push_back(m->emd);
  }
  scores.change = changeFrom(0, screen, truth);
  const auto moving = std::find_if(screen.begin(), screen.end(), [&](const auto& f) { return f != screen.front(); });
  scores.changeAfter = changeFrom(std::size_t(moving - screen.begin()), screen, truth);
  return scores;
}

void check(const DragOptions& options) {
  constexpr int kLargest = 2048;
  if (options.count < 1 || options.kinds.empty()) throw Error("There is no drag to play; ask for at least one.");
  if (options.size < 16 || options.size > kLargest) {
    throw Error("Drags are played at 16 to " + std::to_string(kLargest) + " pixels a side, not " +
                std::to_string(options.size) + "; choose a size in between.");
  }
}

}  // namespace

std::optional<std::vector<Request>> dragRequests(const std::shared_ptr<const Volume>& volume,
                                                 const DragMethods& methods, const DragOptions& options,
                                                 const std::stop_token& stop) {
  std::vector<Request> requests;
  for (const DragKind kind : {DragKind::kOrbit, DragKind::kZoom}) {
    const auto more = keyframedRequests(volume, methods, options, kind, kCalibrationScenes / 2, 1, stop);
    if (!more) return std::nullopt;
    requests.insert(requests.end(), more->begin(), more->end());
  }
  // The first is also what warms up: gradients are made for shaded scenes only, and nobody waits for them in a drag.
  auto shaded = std::make_shared<Scene>(*requests.front().scene);
  shaded->lighting.shaded = true;
  requests.front().scene = shaded;
  return requests;
}

void DragScores::append(const DragScores& more) {
  const auto add = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  add(ticks.whole, more.ticks.whole);
  add(ticks.foreground, more.ticks.foreground);
  add(ticks.milliseconds, more.ticks.milliseconds);
  add(emd, more.emd);
  add(foregroundEmd, more.foregroundEmd);
  change += more.change;
  changeAfter += more.changeAfter;
}

double DragScores::medianPsnr() const {
  std::vector<double> values;
  for (const Metrics& metrics : ticks.whole) values.push_back(metrics.psnr);
  return medianOf(values);
}

DragChange& DragChange::operator+=(const DragChange& more) {
  shown += more.shown;
  truth += more.truth;
  return *this;
}

std::optional<double> DragChange::ratio() const {
  if (!(truth > 0)) return std::nullopt;
  return shown / truth;
}

DragMethod DragKindScores::bestRival() const {
  return *std::max_element(kDragRivals.begin(), kDragRivals.end(),
                           [this](DragMethod a, DragMethod b) { return of(a).medianPsnr() < of(b).medianPsnr(); });
}

std::optional<DragEvaluation> evaluateDrags(const std::shared_ptr<const Volume>& volume, const DragMethods& methods,
                                            const DragOptions& options, const EvaluationProgress& progress,
                                            std::stop_token stop) {
  check(options);
  const auto costs = options.costs ? options.costs : measureCosts(volume, methods, options, stop);
  if (!costs) return std::nullopt;
  DragEvaluation result;
  result.drags = options.count;
  result.costs = *costs;
  DragPlayer player(methods, *costs, options, stop);
  std::size_t done = 0;
  for (const DragKind kind : options.kinds) {
    DragKindScores scores;
    scores.kind = kind;
    std::array<DragScores, 2> stale;
    for (std::size_t i = 0; i < options.count; ++i) {
      const RecordedDrag drag(volume, options.seed, kind, i);
      const auto pictures = player.play(drag);
      if (!pictures) return std::nullopt;
      const Rgb background = drag.scene(0)->background;
      const auto score = [&](const DragScreen& screen) {
        return scored(screen, pictures->truth, background, options.threads);
      };
      for (std::size_t m = 0; m < kDragMethodCount; ++m) {
        if (DragMethod(m) != DragMethod::kStale) scores.methods[m].append(score(pictures->methods[m]));
      }
      stale[0].append(score(pictures->staleStandard));
      stale[1].append(score(pictures->staleTruth));
      if (progress) progress(++done, options.kinds.size() * options.count);
    }
    const bool truthIsBetter = stale[1].medianPsnr() > stale[0].medianPsnr();
    scores.stale = truthIsBetter ? DragReference::kTruth : DragReference::kStandard;
    scores.methods[std::size_t(DragMethod::kStale)] = std::move(stale[truthIsBetter ? 1 : 0]);
    result.kinds.push_back(std::move(scores));
  }
  return result;
}

}  // namespace twinray::core
