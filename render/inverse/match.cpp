#include "render/inverse/match.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <numeric>
#include <optional>

#include "core/error.h"
#include "core/foreground.h"
#include "core/sampling/sampler.h"
#include "render/inverse/search_target.h"
#include "render/inverse/view_search.h"
#include "render/stopwatch.h"

namespace twinray::render {
namespace {

constexpr int kLeastSide = 8;    ///< pixels of a target
constexpr int kSmallSide = 64;   ///< longer side of the guide that starts are tried on
constexpr int kLargeSide = 128;  ///< and of the one that the best is refined on
constexpr int kRandomStarts = 6;
constexpr int kTrialSteps = 60;
constexpr int kContinued = 3;  ///< starts that go on after their trial
constexpr int kContinuedSteps = 250;
constexpr int kRefiningSteps = 700;
constexpr double kSmallParts = 0.5;  ///< of the time, for the small guide
constexpr double kViewParts = 0.5;   ///< of the time, for the viewpoint
constexpr int kRefiningRounds = 3;   ///< where the viewpoint is polished between them
constexpr double kSmoothest = 1e-4, kRoughest = 1e-7;
constexpr double kTolerance = 3e-4;  ///< of opacity: what is translucent hangs on thousandths
constexpr double kFastest = 0.05, kSlowest = 0.002;

double psnrOf(double meanSquare) {
  return meanSquare > 1e-10 ? -10 * std::log10(meanSquare) : 100;
}

/// From one number to another in equal factors.
double between(double from, double to, double part) {
  return from * std::pow(to / from, part);
}

class Matcher {
 public:
  Matcher(const core::Scene& scene, const core::Image& target, const MatchOptions& options, const std::stop_token& stop,
          const std::function<void(const MatchProgress&)>& progress)
      : scene_(scene), target_(target), options_(options), stop_(stop), progress_(progress), guide_(options.threads) {}

  MatchResult run() {
    result_.function = scene_.transferFunction;
    result_.viewpoint = scene_.viewpoint;
    if (options_.viewpoint && !findView()) return stopped();
    if (!options_.opacity && !options_.color) return result_;
    return findFunction();
  }

 private:
  MatchResult stopped() {
    result_.stopped = true;
    return result_;
  }

  double now() const { return watch_.milliseconds() / 1000; }

  /// The scene is then seen from there, and the search for its function begins with the one that fitted best.
  bool findView() {
    const bool alone = !options_.opacity && !options_.color;
    const double seconds = (alone ? 1 : kViewParts) * options_.seconds;
    const core::Scene scene = scene_;
    ViewSearch search(guide_, scene, target_, options_, stop_);
    const auto found = search.run(seconds, [&](double part, const FoundView& best) {
      take(best, alone);
      if (progress_ && (sinceTold_.milliseconds() > kPause || part >= 1)) {
        sinceTold_.restart();
        progress_({std::min(1.0, part * seconds / options_.seconds), result_.psnr, result_.function, result_.viewpoint,
                   best.picture});
      }
    });
    if (!found) return false;
    result_.startPsnr = psnrOf(search.startError());
    scene_.viewpoint = found->viewpoint;
    found_ = found->function;
    return true;
  }

  void take(const FoundView& found, bool alone) {
    result_.psnr = psnrOf(found.error);
    result_.viewpoint = found.viewpoint;
    if (alone) return;
    best_ = found.function;
    changed_ = true;
    takeFunction();
  }

  /// The viewpoint for the function, where it may move. False if stopped.
  bool polishView(const TransferSamples& function, int side) {
    if (!options_.viewpoint || now() >= options_.seconds) return true;
    const core::Scene scene = scene_;
    FoundView found{scene_.viewpoint, function, 1e9, {}};
    if (!ViewSearch(guide_, scene, target_, options_, stop_).polish(found, side, 3)) return false;
    scene_.viewpoint = found.viewpoint;
    return true;
  }

  MatchResult findFunction() {
    const double begin = now(), left = std::max(0.0, options_.seconds - begin);
    SearchTarget small;
    if (!place(kSmallSide, small)) return stopped();
    std::vector<CurveSearch> searches;
    for (TransferSamples& start : starts()) searches.emplace_back(guide_, small, std::move(start));
    const double trialTime = 0.5 * kSmallParts * left;
    bestError_ = 1e9;
    for (std::size_t i = 0; i < searches.size(); ++i) {
      const double part = double(i + 1) / double(searches.size());
      if (!advance(searches[i], kTrialSteps, kFastest, 0.6 * kFastest, kSmoothest, kSmoothest,
                   begin + part * trialTime)) {
        return stopped();
      }
      if (i == 0 && !options_.viewpoint) result_.startPsnr = psnrOf(firstError_);
    }
    std::sort(searches.begin(), searches.end(),
              [](const auto& a, const auto& b) { return a.bestError() < b.bestError(); });
    searches.erase(searches.begin() + std::min<std::ptrdiff_t>(kContinued, std::ssize(searches)), searches.end());
    for (std::size_t i = 0; i < searches.size(); ++i) {
      const double part = double(i + 1) / double(searches.size());
      if (!advance(searches[i], kContinuedSteps, 0.6 * kFastest, 4 * kSlowest, kSmoothest, 10 * kRoughest,
                   begin + trialTime * (1 + part))) {
        return stopped();
      }
    }
    CurveSearch& best = *std::min_element(searches.begin(), searches.end(),
                                          [](const auto& a, const auto& b) { return a.bestError() < b.bestError(); });
    if (!refine(best)) return stopped();
    tell(1);
    return result_;
  }

  /// On the large guide; the viewpoint, where it may move, is polished before each round.
  bool refine(CurveSearch& best) {
    const int rounds = options_.viewpoint ? kRefiningRounds : 1;
    const double begin = now(), left = options_.seconds - begin;
    SearchTarget large;
    for (int round = 0; round < rounds && (round == 0 || now() < options_.seconds); ++round) {
      const auto rate = [&](int of) { return between(0.4 * kFastest, kSlowest, double(of) / rounds); };
      const auto smoothness = [&](int of) { return between(10 * kRoughest, kRoughest, double(of) / rounds); };
      if (!polishView(best.best(), kLargeSide) || !place(kLargeSide, large)) return false;
      best.restart(large);
      bestError_ = 1e9;
      if (!advance(best, kRefiningSteps / rounds, rate(round), rate(round + 1), smoothness(round),
                   smoothness(round + 1), begin + left * (round + 1) / rounds)) {
        return false;
      }
    }
    return true;
  }

  bool place(int longer, SearchTarget& target) {
    const auto [width, height] = guideSizeFor(target_, longer);
    target = searchTarget(target_, options_, width, height);
    return guide_.place(scene_, width, height, stop_);
  }

  /// Of what may change; the rest is the scene's own.
  std::vector<TransferSamples> starts() const {
    const core::TransferFunction& own = scene_.transferFunction;
    std::vector<TransferSamples> all{TransferSamples(own)};
    if (options_.opacity) {
      for (const double opacity : {0.01, 0.05}) all.push_back(fog(own, opacity, options_.color));
    }
    core::SamplerOptions sampling;
    sampling.seed = options_.seed;
    const core::Sampler sampler(scene_.volume, sampling);
    for (int i = 0; i < kRandomStarts; ++i) {
      core::TransferFunction function = sampler.sample(i).transferFunction;
      all.push_back(TransferSamples(function.onRange(own.minimum(), own.maximum())));
    }
    const TransferSamples mine(own);
    for (TransferSamples& start : all) keepLocked(options_, mine, start);
    if (found_) all.insert(all.begin(), *found_);
    return all;
  }

  /// So many steps, fewer where the time is over.
  bool advance(CurveSearch& search, int steps, double rate, double lastRate, double smoothness, double lastSmoothness,
               double until) {
    const double from = watch_.milliseconds() / 1000;
    for (int i = 0; i < steps; ++i) {
      const double now = watch_.milliseconds() / 1000;
      const double part =
          std::max(double(i) / steps, until > from ? std::min(1.0, (now - from) / (until - from)) : 1.0);
      if (part >= 1 && i > 0) break;
      if (!search.step(between(rate, lastRate, part), between(smoothness, lastSmoothness, part), stop_)) return false;
      ++result_.steps;
      if (result_.steps == 1) firstError_ = search.bestError();
      if (search.bestError() < bestError_) {
        bestError_ = search.bestError();
        result_.psnr = psnrOf(bestError_);
        best_ = search.best();
        changed_ = true;
      }
      if (sinceTold_.milliseconds() > kPause) tell(std::min(1.0, now / options_.seconds));
    }
    takeBest();
    return true;
  }

  void takeBest() {
    if (!changed_) return;
    result_.viewpoint = scene_.viewpoint;
    takeFunction();
  }

  void takeFunction() {
    changed_ = false;
    const core::TransferFunction found = toTransferFunction(best_, kTolerance);
    result_.function = options_.opacity ? found : scene_.transferFunction;
    result_.function.setColors((options_.color ? found : scene_.transferFunction).colors());
  }

  void tell(double part) {
    takeBest();
    sinceTold_.restart();
    if (!progress_) return;
    GuidePicture picture;
    if (guide_.picture(guide_.tableOf(best_), stop_, picture)) {
      progress_({part, result_.psnr, result_.function, result_.viewpoint, picture.toImage()});
    }
  }

  static constexpr double kPause = 200;  // ms

  core::Scene scene_;  ///< seen from where the search is
  const core::Image& target_;
  const MatchOptions& options_;
  const std::stop_token& stop_;
  const std::function<void(const MatchProgress&)>& progress_;
  DifferentiableGuide guide_;
  Stopwatch watch_, sinceTold_;
  MatchResult result_;
  TransferSamples best_;
  std::optional<TransferSamples> found_;  ///< with the viewpoint
  double bestError_ = 1e9, firstError_ = 1;
  bool changed_ = false;
};

void checkTarget(const core::Image& target) {
  if (target.width < kLeastSide || target.height < kLeastSide) {
    throw core::Error("A target of " + std::to_string(target.width) + "x" + std::to_string(target.height) +
                      " pixels says too little; choose a picture of at least " + std::to_string(kLeastSide) +
                      " pixels a side.");
  }
}

}  // namespace

core::Image matchTarget(const core::Image& picture, bool isComposed, const core::Rgb& background) {
  checkTarget(picture);
  core::Image target = picture;
  for (std::size_t i = 0; i < target.data.size(); i += 4) {
    const double alpha = target.data[i + 3] / 255.0;
    for (int c = 0; c < 3 && !isComposed; ++c) {
      const double over = alpha * target.data[i + c] + (1 - alpha) * 255 * std::clamp(background[c], 0.0, 1.0);
      target.data[i + c] = static_cast<std::uint8_t>(over + 0.5);
    }
    target.data[i + 3] = 255;
  }
  return target;
}

MatchResult matchPicture(const core::Scene& scene, const core::Image& target, const MatchOptions& options,
                         const std::stop_token& stop, const std::function<void(const MatchProgress&)>& progress) {
  checkTarget(target);
  if (!(scene.volume->maximum() > scene.volume->minimum())) {
    throw core::Error(
        "Every voxel of the volume has the same value, so no transfer function can be found for it; "
        "choose another volume.");
  }
  if (!(options.seconds > 0) || !(options.from < options.to)) {
    throw core::Error("A search needs some time and a range of values that may change.");
  }
  if (!options.opacity && !options.color && !options.viewpoint) {
    throw core::Error("Opacity and colours are both locked, so there is nothing to search for; unlock one of them.");
  }
  return Matcher(scene, target, options, stop, progress).run();
}

}  // namespace twinray::render
