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
#include "render/inverse/curve_search.h"
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

/// A size of the target's shape.
std::array<int, 2> sizeFor(const core::Image& target, int longer) {
  const double scale = std::min(1.0, double(longer) / std::max(target.width, target.height));
  return {std::max(1, static_cast<int>(std::lround(target.width * scale))),
          std::max(1, static_cast<int>(std::lround(target.height * scale)))};
}

/// Everything opaque alike, in the scene's own colours or in grey.
TransferSamples fog(const core::TransferFunction& function, double opacity, bool grey) {
  TransferSamples samples(function);
  std::fill(samples.opacity.begin(), samples.opacity.end(), opacity);
  if (grey) std::fill(samples.color.begin(), samples.color.end(), core::Rgb{0.6, 0.6, 0.6});
  return samples;
}

class Matcher {
 public:
  Matcher(const core::Scene& scene, const core::Image& target, const MatchOptions& options, const std::stop_token& stop,
          const std::function<void(const MatchProgress&)>& progress)
      : scene_(scene), target_(target), options_(options), stop_(stop), progress_(progress), guide_(options.threads) {}

  MatchResult run() {
    result_.function = scene_.transferFunction;
    SearchTarget small;
    if (!place(kSmallSide, small)) return stopped();
    std::vector<CurveSearch> searches;
    for (TransferSamples& start : starts()) searches.emplace_back(guide_, small, std::move(start));
    const double trialTime = 0.5 * kSmallParts * options_.seconds;
    for (std::size_t i = 0; i < searches.size(); ++i) {
      const double part = double(i + 1) / double(searches.size());
      if (!advance(searches[i], kTrialSteps, kFastest, 0.6 * kFastest, kSmoothest, kSmoothest, part * trialTime)) {
        return stopped();
      }
      if (i == 0) result_.startPsnr = psnrOf(firstError_);
    }
    std::sort(searches.begin(), searches.end(),
              [](const auto& a, const auto& b) { return a.bestError() < b.bestError(); });
    searches.erase(searches.begin() + std::min<std::ptrdiff_t>(kContinued, std::ssize(searches)), searches.end());
    for (std::size_t i = 0; i < searches.size(); ++i) {
      const double part = double(i + 1) / double(searches.size());
      if (!advance(searches[i], kContinuedSteps, 0.6 * kFastest, 4 * kSlowest, kSmoothest, 10 * kRoughest,
                   trialTime * (1 + part))) {
        return stopped();
      }
    }
    CurveSearch& best = *std::min_element(searches.begin(), searches.end(),
                                          [](const auto& a, const auto& b) { return a.bestError() < b.bestError(); });
    SearchTarget large;
    if (!place(kLargeSide, large)) return stopped();
    best.restart(large);
    bestError_ = 1e9;
    if (!advance(best, kRefiningSteps, 0.4 * kFastest, kSlowest, 10 * kRoughest, kRoughest, options_.seconds)) {
      return stopped();
    }
    tell(1);
    return result_;
  }

 private:
  MatchResult stopped() {
    result_.stopped = true;
    return result_;
  }

  bool place(int longer, SearchTarget& target) {
    const auto [width, height] = sizeFor(target_, longer);
    if (!guide_.place(scene_, width, height, stop_)) return false;
    target.picture = GuidePicture(core::resize(target_, width, height));
    target.weights = pixelWeights(options_.region, width, height);
    if (std::accumulate(target.weights.begin(), target.weights.end(), 0.0) == 0) {
      throw core::Error("The region of the target has no pixels; choose one inside the picture.");
    }
    constexpr int kLast = TransferSamples::kCount - 1;
    for (int i = 0; i <= kLast; ++i) {
      const bool inside = i >= options_.from * kLast && i <= options_.to * kLast;
      target.opacity.push_back(inside && options_.opacity);
      target.color.push_back(inside && options_.color);
    }
    return true;
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
    constexpr int kLast = TransferSamples::kCount - 1;
    for (TransferSamples& start : all) {
      for (int i = 0; i <= kLast; ++i) {
        const bool inside = i >= options_.from * kLast && i <= options_.to * kLast;
        if (!inside || !options_.opacity) start.opacity[i] = mine.opacity[i];
        if (!inside || !options_.color) start.color[i] = mine.color[i];
      }
    }
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
      progress_({part, result_.psnr, result_.function, picture.toImage()});
    }
  }

  static constexpr double kPause = 200;  // ms

  const core::Scene& scene_;
  const core::Image& target_;
  const MatchOptions& options_;
  const std::stop_token& stop_;
  const std::function<void(const MatchProgress&)>& progress_;
  DifferentiableGuide guide_;
  Stopwatch watch_, sinceTold_;
  MatchResult result_;
  TransferSamples best_;
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
  if (!options.opacity && !options.color) {
    throw core::Error("Opacity and colours are both locked, so there is nothing to search for; unlock one of them.");
  }
  return Matcher(scene, target, options, stop, progress).run();
}

}  // namespace twinray::render
