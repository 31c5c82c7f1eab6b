#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "render/inverse/match.h"
#include "render/inverse/view_features.h"
#include "render/stopwatch.h"

namespace twinray::render {

/// A viewpoint, the transfer function that fits best there, and what they make.
struct FoundView {
  core::Viewpoint viewpoint;
  TransferSamples function;
  double error = 1e9;  ///< mean square over RGB
  core::Image picture;
};

/// Searches for the viewpoint of a picture whose transfer function need not be known. Directions all over the sphere
/// are looked at once each; roll and zoom only turn and scale such a picture, so they are tried on the target. What
/// explains the target best by a linear combination of ViewProbes goes on: polished by the same measure, then with a
/// transfer function of its own, by turns. The scene's own viewpoint is among them from the first to the last.
class ViewSearch {
 public:
  using Tell = std::function<void(double part, const FoundView& best)>;

  /// All outlive the search.
  ViewSearch(DifferentiableGuide& guide, const core::Scene& scene, const core::Image& target,
             const MatchOptions& options, const std::stop_token& stop);

  /// In so many seconds at most, about. Empty if stopped. `tell`: part of the work, and the best until now, at first
  /// the scene as it is.
  std::optional<FoundView> run(double seconds, const Tell& tell);

  /// Moves the viewpoint only, at a guide of so many pixels. False if stopped.
  bool polish(FoundView& found, int side, int iterations);

  /// What the scene as it is leaves, after run().
  double startError() const { return startError_; }

 private:
  struct Candidate {
    core::Viewpoint viewpoint;
    double error;
  };

  bool place(const core::Viewpoint& view, int width, int height);
  bool asItIs(FoundView& found);
  bool survey(double until, std::vector<Candidate>& candidates);
  bool polishByProbes(Candidate& candidate);
  bool fit(FoundView& found, int side, int rounds, int steps);
  bool hop(FoundView& best, int side, double until);
  std::vector<Candidate> distinct(std::vector<Candidate> candidates, std::size_t count) const;
  double now() const { return watch_.milliseconds() / 1000; }

  DifferentiableGuide& guide_;
  const core::Scene& scene_;
  const core::Image& target_;
  const MatchOptions& options_;
  const std::stop_token& stop_;
  ViewProbes probes_;
  Stopwatch watch_;
  double startError_ = 1;
};

}  // namespace twinray::render
