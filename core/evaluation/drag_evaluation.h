#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/evaluation/evaluation.h"
#include "core/sampling/drag.h"

namespace twinray::core {

/// What can be on the screen during a drag (DESIGN 8, `--drag`), in the order of every table.
enum class DragMethod {
  kPrediction,  ///< while only the viewpoint changes, moved to the newest one (ReprojectedRenderer), as in the window
  kBicubic,
  kEqualTime,
  kStandard,       ///< full size, standard quality, with the machine for itself
  kStale,          ///< the newest finished reference beside the prediction
  kCarriedDetail,  ///< keyframes without learning (CarriedDetailRenderer): no rival, but what a network must beat
  kUnmoved,        ///< the predictions as they were painted, late as they are: no rival
};

inline constexpr std::size_t kDragMethodCount = 7;
inline constexpr std::array<DragMethod, 4> kDragRivals{DragMethod::kBicubic, DragMethod::kEqualTime,
                                                       DragMethod::kStandard, DragMethod::kStale};

std::string nameOf(DragMethod method);  ///< "prediction", "bicubic", "equal_time", "standard", "stale", ...

/// Which pictures the reference worker makes while dragging: keyframes, and what a stale screen shows.
enum class DragReference { kStandard, kTruth };

/// Summed mean |difference| of successive pictures, 0..1: of what is shown, and of the references.
struct DragChange {
  double shown = 0, truth = 0;

  DragChange& operator+=(const DragChange& more);
  /// 1: as much as the truth changes; empty where nothing changes.
  std::optional<double> ratio() const;
};

/// How one method did at every tick of every drag.
struct DragScores {
  MethodScores ticks;
  /// EMD of the whole picture and of the foreground at every tenth tick. (Metrics::emd is not set.)
  std::vector<double> emd, foregroundEmd;
  DragChange change;       ///< from rest on
  DragChange changeAfter;  ///< from the first picture on that is not the one at rest

  void append(const DragScores& more);
  double medianPsnr() const;
};

/// Median milliseconds while the view stands still, when a guide's rays meet the same again: of the first picture of a
/// drag, which keeps what they meet, and of those after it. Beside the reference worker.
struct StillCosts {
  double firstPrediction = 0, prediction = 0;
  double firstBicubic = 0, bicubic = 0;
  double firstCarriedDetail = 0, carriedDetail = 0;
  double equalTime = 0;
  int equalTimeSize = 0;                             ///< pixels a side
  double referenceStandard = 0, referenceTruth = 0;  ///< beside the prediction
};

/// Median milliseconds of one picture on this machine.
struct DragCosts {
  double prediction = 0;                                 ///< beside the reference worker and the reprojection worker
  double bicubic = 0, equalTime = 0, carriedDetail = 0;  ///< beside the reference worker
  double reprojection = 0;                               ///< of a prediction, beside both
  double referenceStandard = 0, referenceTruth = 0;      ///< beside the prediction
  double standard = 0;                                   ///< alone
  int equalTimeSize = 0;                                 ///< pixels a side
  /// The prediction of a scene that differs from the keyframe's in nothing but colours, beside the reference worker.
  /// Empty where no colours are dragged.
  std::optional<double> predictionRecolored;
  std::optional<StillCosts> still;  ///< empty where neither opacities nor colours are dragged
};

struct DragKindScores {
  DragKind kind = DragKind::kTf;
  std::array<DragScores, kDragMethodCount> methods;
  DragReference stale = DragReference::kStandard;  ///< the better of the two, by median PSNR

  const DragScores& of(DragMethod method) const { return methods[std::size_t(method)]; }
  DragMethod bestRival() const;  ///< by median PSNR
};

struct DragEvaluation {
  std::size_t drags = 0;  ///< of each kind
  DragCosts costs;
  std::vector<DragKindScores> kinds;
};

struct DragMethods {
  RendererFactory truth;          ///< of the quality that counts as true
  RendererFactory standard;       ///< VTK, one ray a pixel, one-voxel step
  RendererFactory prediction;     ///< as the window runs it; its frames carry their guide
  RendererFactory bicubic;        ///< over the prediction's guide
  RendererFactory carriedDetail;  ///< over the prediction's guide
  /// The same pictures sooner, of kept rays or from a folder, for playing, where no time is measured.
  RendererFactory playedTruth, playedStandard;
};

struct DragOptions {
  std::size_t count = 12;  ///< drags of each kind
  std::vector<DragKind> kinds{kDragKinds.begin(), kDragKinds.end()};
  std::uint64_t seed = 0;
  int size = 512;  ///< pixels a side
  DragReference keyframes = DragReference::kTruth;
  int threads = 2;                 ///< of the scoring
  std::optional<DragCosts> costs;  ///< of an earlier run in place of measuring them
};

/// Twenty requests as drags of the view make them, orbits and zooms, each with the keyframe of its drag's scene at
/// rest: what costs are measured with. Empty if stopped.
std::optional<std::vector<Request>> dragRequests(const std::shared_ptr<const Volume>& volume,
                                                 const DragMethods& methods, const DragOptions& options,
                                                 const std::stop_token& stop);

/// Plays recorded drags of a volume in simulated time, and scores what each method would have on screen at every tick
/// against the true picture of the scene wanted then. A drag needs kDragTicks + 1 true pictures. Progress counts
/// drags. Throws Error; empty if stopped.
std::optional<DragEvaluation> evaluateDrags(const std::shared_ptr<const Volume>& volume, const DragMethods& methods,
                                            const DragOptions& options, const EvaluationProgress& progress,
                                            std::stop_token stop);

/// The costs in the JSON of an earlier run, for drags of these kinds. Throws Error, naming `where`, for missing ones,
/// and ones that are not above 0.
DragCosts dragCostsFrom(const nlohmann::json& json, const std::vector<DragKind>& kinds, const std::string& where);

/// Keys: `drags`, `ticks`, `milliseconds` (medians), `kinds`: for each kind, and once more at the top over all kinds,
/// the methods with the keys of MethodScores, `flicker`, and `flicker_after_rest`, which leaves out the step from the
/// picture at rest (it has no keyframe) to the first of the drag. Each kind names its `best_rival` and the prediction's
/// `gain` over it in dB.
nlohmann::json toJson(const DragEvaluation& evaluation);

}  // namespace twinray::core
