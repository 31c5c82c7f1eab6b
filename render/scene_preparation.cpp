#include "render/scene_preparation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "render/stopwatch.h"

namespace twinray::render {
namespace {

/// A crop of the scene's volume along the axes of the prepared one.
core::Crop inOrderOf(const PreparedVolume& volume, core::Crop crop) {
  if (const int axis = volume.reversedAxis(); axis >= 0) {
    std::swap(crop.low[axis], crop.high[axis]);
    crop.low[axis] = 1 - crop.low[axis];
    crop.high[axis] = 1 - crop.high[axis];
  }
  return crop;
}

/// The reduced copy that a picture of so many rows is cast from: by powers of two along each axis, so that a voxel of
/// it is at most a pixel in the plane through the volume's centre.
Reduction reductionFor(const core::Scene& scene, double height, std::size_t mostSmallVoxels) {
  constexpr int kLargestFactor = 8;
  constexpr double kWidestAngle = 170;
  const core::Geometry& geometry = scene.volume->geometry();
  const auto& n = geometry.dimensions;
  const std::size_t voxels = std::size_t(n[0]) * std::size_t(n[1]) * std::size_t(n[2]);
  if (voxels <= mostSmallVoxels || scene.labels) return kFullSize;
  const double angle = std::min(core::Viewpoint::kViewAngle / scene.viewpoint.zoom(), kWidestAngle);
  const double pixel =
      2 * core::Viewpoint::kDistance * geometry.diagonal() * std::tan(angle / 2 * std::numbers::pi / 180) / height;
  Reduction reduction = kFullSize;
  for (int a = 0; a < 3; ++a) {
    int& factor = reduction[a];
    while (factor < kLargestFactor && 2 * factor < n[a] && 2 * factor * geometry.spacing[a] <= pixel) {
      factor *= 2;
    }
  }
  return reduction;
}

/// A crop in fractions of one grid's axes in fractions of another's.
core::Crop onGrid(const core::Crop& crop, const core::Geometry& from, const core::Geometry& to) {
  core::Crop result;
  for (int a = 0; a < 3; ++a) {
    const auto fraction = [&](double value) {
      const double place = from.origin[a] + value * (from.dimensions[a] - 1) * from.spacing[a];
      return std::clamp((place - to.origin[a]) / ((to.dimensions[a] - 1) * to.spacing[a]), 0.0, 1.0);
    };
    result.low[a] = fraction(crop.low[a]);
    result.high[a] = fraction(crop.high[a]);
  }
  return result;
}

}  // namespace

class ScenePreparation::Impl {
 public:
  Impl(Quality quality, bool levelsOfDetail, int threads, std::size_t mostSmallVoxels)
      : quality_(quality),
        levelsOfDetail_(levelsOfDetail && quality != Quality::kSeed),
        threads_(threads),
        mostSmallVoxels_(mostSmallVoxels) {}

  std::optional<CastScene> prepare(const core::Scene& scene, int width, int height, const std::stop_token& stop,
                                   std::vector<core::Timing>& timings) {
    // Rays of a checkerboard are as far apart as those of a picture of half as many pixels.
    const double rows = height * (quality_ == Quality::kCheckerboard ? std::numbers::sqrt2 / 2 : 1);
    const Reduction reduction = levelsOfDetail_ ? reductionFor(scene, rows, mostSmallVoxels_) : kFullSize;
    if (!update(scene, reduction, stop, timings)) return std::nullopt;
    const core::Geometry& geometry = prepared_->geometry();
    CastScene result;
    result.volume = reduction == kFullSize ? prepared_ : reduced_.at(reduction);
    result.table = table_;
    result.viewpoint = scene.viewpoint;
    result.lighting = scene.lighting;
    result.crop = inOrderOf(*prepared_, scene.crop);
    if (reduction != kFullSize) {
      result.frame = geometry;
      if (!scene.crop.isWhole()) result.crop = onGrid(scene.crop, geometry, result.volume->geometry());
    }
    result.projection = scene.projection;
    result.blending = scene.blending;
    if (scene.labels) {
      result.labels = PreparedLabels::of(scene.labels, *prepared_);
      result.labelStyles = scene.labels->labels();
      if (!result.labels->prepare(threads_, stop)) return std::nullopt;
    }
    result.width = width;
    result.height = height;
    if (quality_ == Quality::kSeed) {
      result.lighting.shaded = false;
      result.opacityUnit = 1.0;
      result.step = 1.0;
      result.nearPlane = 0.01 * geometry.diagonal();
      result.farPlane = 5.0 * geometry.diagonal();
      result.asDisplayed = true;
      return result;
    }
    // The sphere around the volume, with a margin: so the samples keep their places while the camera turns.
    constexpr double kRadius = 0.55;
    result.nearPlane = (core::Viewpoint::kDistance - kRadius) * geometry.diagonal();
    result.farPlane = (core::Viewpoint::kDistance + kRadius) * geometry.diagonal();
    result.opacityUnit = scene.opacityUnit();
    result.step = stepInVoxels() * result.volume->geometry().smallestSpacing();
    return result;
  }

 private:
  double stepInVoxels() const {
    switch (quality_) {
      case Quality::kDraft:
        return 2.0;
      case Quality::kFine:
      case Quality::kHigh:
        return 0.5;
      default:
        return 1.0;
    }
  }

  /// Volume and table, made anew where they changed; false if stopped.
  bool update(const core::Scene& scene, const Reduction& reduction, const std::stop_token& stop,
              std::vector<core::Timing>& timings) {
    const bool seed = quality_ == Quality::kSeed;
    Stopwatch watch;
    if (scene.volume != volume_) {
      table_.reset();
      reduced_.clear();
      prepared_ = PreparedVolume::of(scene.volume, seed ? Preparation::kUnsignedShort : Preparation::kScalars);
      volume_ = scene.volume;
    }
    std::shared_ptr<PreparedVolume> wanted = prepared_;
    if (reduction != kFullSize) {
      auto& kept = reduced_[reduction];
      if (!kept) kept = PreparedVolume::of(scene.volume, Preparation::kScalars, reduction);
      wanted = kept;
    }
    if (!wanted->prepare(threads_, stop)) return false;
    timings.push_back({"volume", watch.restart()});
    if (!table_ || !(scene.transferFunction == function_)) {
      table_ = std::make_shared<const TransferTable>(seed ? seedTransferTable(scene.transferFunction, *prepared_)
                                                          : transferTable(scene.transferFunction, *prepared_));
      function_ = scene.transferFunction;
      timings.push_back({"transfer function", watch.restart()});
    }
    return true;
  }

  Quality quality_;
  bool levelsOfDetail_;
  int threads_;
  std::size_t mostSmallVoxels_;
  std::shared_ptr<const core::Volume> volume_;
  std::shared_ptr<PreparedVolume> prepared_;
  /// Of the same values: one table serves all.
  std::map<Reduction, std::shared_ptr<PreparedVolume>> reduced_;
  core::TransferFunction function_;
  std::shared_ptr<const TransferTable> table_;
};

ScenePreparation::ScenePreparation(Quality quality, bool levelsOfDetail, int threads, std::size_t mostSmallVoxels)
    : impl_(std::make_unique<Impl>(quality, levelsOfDetail, threads, mostSmallVoxels)) {}
ScenePreparation::~ScenePreparation() = default;

std::optional<CastScene> ScenePreparation::prepare(const core::Scene& scene, int width, int height,
                                                   const std::stop_token& stop, std::vector<core::Timing>& timings) {
  return impl_->prepare(scene, width, height, stop, timings);
}

}  // namespace twinray::render
