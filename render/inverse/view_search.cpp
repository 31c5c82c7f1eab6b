#include "render/inverse/view_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <thread>

#include "render/inverse/search_target.h"
#include "render/inverse/view_polish.h"
#include "render/parallel_rows.h"

namespace twinray::render {
namespace {

constexpr int kDirections = 240;  ///< about 13 degrees apart
constexpr int kRolls = 24;
constexpr std::array kZooms{0.8, 1.0, 1.25, 1.55, 1.95, 2.4};
constexpr int kSurveySide = 48, kComparedSide = 24, kProbedSide = 32, kFitSide = 48, kFineSide = 96;
constexpr std::size_t kPolished = 18, kFitted = 5;
constexpr double kApart = 12;  ///< degrees, between candidates
constexpr double kRadians = std::numbers::pi / 180;

/// Spread evenly over the sphere by the golden angle.
core::Viewpoint direction(int index) {
  const double y = 1 - (2 * index + 1.0) / kDirections;
  const double angle = index * std::numbers::pi * (3 - std::sqrt(5.0));
  const double radius = std::sqrt(1 - y * y);
  const std::array<double, 3> back{radius * std::cos(angle), y, radius * std::sin(angle)};
  return core::Viewpoint::fromAxes(std::abs(y) < 0.9 ? std::array<double, 3>{0, 1, 0} : std::array<double, 3>{1, 0, 0},
                                   back);
}

/// Between two orientations, degrees, roll included.
double apart(const core::Viewpoint& a, const core::Viewpoint& b) {
  double product = 0;
  for (int i = 0; i < 4; ++i) product += a.orientation()[i] * b.orientation()[i];
  return 2 * std::acos(std::min(1.0, std::abs(product))) / kRadians;
}

WeightedColors colorsOf(const SearchTarget& target) {
  WeightedColors result;
  const double total = std::accumulate(target.weights.begin(), target.weights.end(), 0.0);
  for (std::size_t i = 0; i < target.weights.size(); ++i) {
    const auto& pixel = target.picture.pixels[i];
    result.colors.push_back({pixel[0], pixel[1], pixel[2]});
    result.weights.push_back(target.weights[i] / total);
  }
  return result;
}

std::vector<const float*> rowsOf(const ViewFeatures& features) {
  std::vector<const float*> rows(std::size_t(features.width) * std::size_t(features.height));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = features.at(i);
  return rows;
}

/// What a rolled and zoomed camera sees, in the square picture of one that is not.
std::vector<const float*> turned(const ViewFeatures& features, int width, int height, const std::array<double, 2>& pan,
                                 double roll, double zoom) {
  constexpr double kHalf = core::Viewpoint::kViewAngle / 2 * kRadians;
  const double scale = std::tan(kHalf / zoom) / std::tan(kHalf);  // vtkCamera::Zoom divides the angle
  const double cosine = scale * std::cos(roll * kRadians), sine = scale * std::sin(roll * kRadians);
  std::vector<const float*> rows;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double a = (x + 0.5 - width / 2.0) / height - pan[0];
      const double b = (height / 2.0 - y - 0.5) / height - pan[1];
      const int column = int(std::floor((0.5 + cosine * a + sine * b) * features.width));
      const int row = int(std::floor((0.5 + sine * a - cosine * b) * features.height));
      const bool inside = column >= 0 && row >= 0 && column < features.width && row < features.height;
      rows.push_back(inside ? features.at(std::size_t(row) * features.width + column) : features.empty.data());
    }
  }
  return rows;
}

}  // namespace

ViewSearch::ViewSearch(DifferentiableGuide& guide, const core::Scene& scene, const core::Image& target,
                       const MatchOptions& options, const std::stop_token& stop)
    : guide_(guide),
      scene_(scene),
      target_(target),
      options_(options),
      stop_(stop),
      probes_(scene, !options.opacity && !options.color) {}

bool ViewSearch::place(const core::Viewpoint& view, int width, int height) {
  core::Scene scene = scene_;
  scene.viewpoint = view;
  return guide_.place(scene, width, height, stop_);
}

bool ViewSearch::asItIs(FoundView& found) {
  found.viewpoint = scene_.viewpoint;
  found.function = TransferSamples(scene_.transferFunction);
  if (!fit(found, kFitSide, 0, 0)) return false;
  startError_ = found.error;
  return true;
}

bool ViewSearch::survey(double until, std::vector<Candidate>& candidates) {
  const auto [width, height] = guideSizeFor(target_, kComparedSide);
  const WeightedColors target = colorsOf(searchTarget(target_, options_, width, height));
  const int threads = options_.threads > 0 ? options_.threads : int(std::max(1u, std::thread::hardware_concurrency()));
  constexpr int kAll = kRolls * int(kZooms.size());
  // Neighbours far from each other first, so that what time leaves out is spread over the sphere too.
  constexpr int kStride = 97;
  for (int i = 0; i < kDirections && (i == 0 || now() < until); ++i) {
    const core::Viewpoint base = direction(i * kStride % kDirections);
    ViewFeatures features;
    if (!place(base, kSurveySide, kSurveySide) || !probes_.look(guide_, stop_, features)) return false;
    std::vector<Candidate> here(kAll);
    const bool done = forEachRow(kAll, threads, stop_, [&](int k) {
      const double roll = 360.0 / kRolls * (k % kRolls), zoom = kZooms[std::size_t(k / kRolls)];
      here[k].viewpoint = base;
      here[k].viewpoint.roll(roll);
      here[k].viewpoint.setZoom(zoom);
      here[k].viewpoint.setPan(scene_.viewpoint.pan());
      const auto rows = turned(features, width, height, scene_.viewpoint.pan(), roll, zoom);
      here[k].error = unexplained(rows, features.count, probes_.known(), target, nullptr);
    });
    if (!done) return false;
    std::partial_sort(here.begin(), here.begin() + 2, here.end(),
                      [](const auto& a, const auto& b) { return a.error < b.error; });
    candidates.insert(candidates.end(), here.begin(), here.begin() + 2);
  }
  return true;
}

std::vector<ViewSearch::Candidate> ViewSearch::distinct(std::vector<Candidate> candidates, std::size_t count) const {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.error < b.error; });
  std::vector<Candidate> chosen;
  for (const Candidate& one : candidates) {
    if (chosen.size() >= count) break;
    const bool isNew = std::none_of(chosen.begin(), chosen.end(),
                                    [&](const auto& other) { return apart(one.viewpoint, other.viewpoint) < kApart; });
    if (isNew) chosen.push_back(one);
  }
  return chosen;
}

bool ViewSearch::polishByProbes(Candidate& candidate) {
  const auto [width, height] = guideSizeFor(target_, kProbedSide);
  const WeightedColors target = colorsOf(searchTarget(target_, options_, width, height));
  const auto residuals = [&](const core::Viewpoint& view, std::vector<double>& result) {
    ViewFeatures features;
    if (!place(view, width, height) || !probes_.look(guide_, stop_, features)) return false;
    unexplained(rowsOf(features), features.count, probes_.known(), target, &result);
    return true;
  };
  return polishView(candidate.viewpoint, candidate.error, residuals, 1.5, 5);
}

bool ViewSearch::polish(FoundView& found, int side, int iterations) {
  const auto [width, height] = guideSizeFor(target_, side);
  const WeightedColors target = colorsOf(searchTarget(target_, options_, width, height));
  const auto residuals = [&](const core::Viewpoint& view, std::vector<double>& result) {
    GuidePicture picture;
    if (!place(view, width, height) || !guide_.picture(guide_.tableOf(found.function), stop_, picture)) return false;
    result.clear();
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
      for (int c = 0; c < 3; ++c) {
        result.push_back(std::sqrt(target.weights[i] / 3) * (picture.pixels[i][c] - target.colors[i][c]));
      }
    }
    return true;
  };
  return polishView(found.viewpoint, found.error, residuals, 48.0 / side, iterations);
}

bool ViewSearch::fit(FoundView& found, int side, int rounds, int steps) {
  const auto [width, height] = guideSizeFor(target_, side);
  const SearchTarget target = searchTarget(target_, options_, width, height);
  for (int round = 0; round < rounds; ++round) {
    if (!probes_.known()) {
      if (!place(found.viewpoint, width, height)) return false;
      CurveSearch search(guide_, target, found.function);
      for (int i = 0; i < steps; ++i) {
        if (!search.step(round == 0 ? 0.05 : 0.02, 1e-4, stop_)) return false;
      }
      found.function = search.best();
    }
    if (!polish(found, side, 2)) return false;
  }
  if (rounds == 0 && !polish(found, side, 0)) return false;
  GuidePicture picture;
  if (!place(found.viewpoint, width, height) || !guide_.picture(guide_.tableOf(found.function), stop_, picture)) {
    return false;
  }
  found.picture = picture.toImage();
  return true;
}

/// Sharp pictures have many small valleys: polishes from a little to each side, too, and stays where it is deepest.
bool ViewSearch::hop(FoundView& best, int side, double until) {
  constexpr double kHop = 3;  // degrees, percent of the zoom
  if (!polish(best, side, 2)) return false;
  for (std::size_t number = 0; number < 4; ++number) {
    for (const double by : {-kHop, kHop}) {
      if (now() > until) return true;
      std::array<double, 4> to{};
      to[number] = by;
      FoundView other = best;
      other.viewpoint = movedBy(best.viewpoint, to);
      if (!polish(other, side, 3)) return false;
      if (other.error < best.error) best = other;
    }
  }
  return true;
}

std::optional<FoundView> ViewSearch::run(double seconds, const Tell& tell) {
  watch_.restart();
  FoundView best;
  if (!asItIs(best)) return {};
  tell(0, best);
  std::vector<Candidate> candidates;
  if (!survey(0.45 * seconds, candidates)) return {};
  candidates = distinct(std::move(candidates), kPolished);
  candidates.insert(candidates.begin(), {scene_.viewpoint, 1});
  std::size_t polished = 0;
  for (; polished < candidates.size() && (polished < 2 || now() < 0.7 * seconds); ++polished) {
    tell(now() / seconds, best);
    if (!polishByProbes(candidates[polished])) return {};
  }
  candidates.resize(polished);
  const Candidate own = candidates.front();
  candidates = distinct(std::move(candidates), kFitted);
  candidates.insert(candidates.begin(), own);
  std::vector<FoundView> fitted;
  for (const Candidate& candidate : candidates) {
    for (const bool cloudy : {false, true}) {
      if (cloudy && !options_.opacity) continue;
      if (!fitted.empty() && now() > 0.9 * seconds) break;
      TransferSamples start(scene_.transferFunction);
      const TransferSamples mine = start;
      if (cloudy) start = fog(scene_.transferFunction, 0.03, options_.color);
      keepLocked(options_, mine, start);
      fitted.push_back({candidate.viewpoint, start, 1e9, {}});
      if (!fit(fitted.back(), kFitSide, 3, 25)) return {};
      if (fitted.back().error < best.error) best = fitted.back();
      tell(now() / seconds, best);
    }
  }
  if (now() < seconds && !(hop(best, kFitSide, seconds) && fit(best, kFineSide, 2, 20))) return {};
  tell(1, best);
  return best;
}

}  // namespace twinray::render
