#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/looks/autoencoder.h"
#include "core/looks/tsne.h"

namespace twinray::core {

/// What a look shows on a volume of a kind.
enum class LookKind { kNothing, kSkin, kLung, kSoftTissue, kVessels, kBone, kTissue, kBright, kLesion };
std::string nameOf(LookKind kind);  ///< "soft tissue", "bone", ...

struct LookGroup {
  LookKind kind = LookKind::kNothing;
  bool surface = false;  ///< opaque enough to hide what is behind it; else translucent
  bool operator==(const LookGroup&) const = default;
};

/// The group of a function on a volume: by its most visible values (Hounsfield units for CT, percentiles of the
/// foreground else), and by its largest opacity there.
LookGroup groupOf(const TransferFunction& function, const Volume& volume);

/// Thousands of transfer functions in the plane, like ones near each other: codes of an autoencoder and their places.
class LookMap {
 public:
  struct Point {
    PlanePoint place{};  ///< each coordinate in 0..1
    LookCode code{};
  };

  /// Throws Error if there are no points.
  LookMap(LookAutoencoder autoencoder, std::vector<Point> points);

  const std::vector<Point>& points() const { return points_; }
  const LookAutoencoder& autoencoder() const { return autoencoder_; }

  /// The decoded curve of a point.
  const LookCurve& curve(std::size_t point) const { return curves_[point]; }

  /// The look at any place: the mean code of the nearest points, weighted by nearness, decoded.
  LookCurve lookAt(const PlanePoint& place) const;
  /// The function there on a volume; colours are the given function's.
  TransferFunction functionAt(const PlanePoint& place, const TransferFunction& function, const Volume& volume) const;
  /// Where a function of a volume lies: at the point with the nearest curve.
  PlanePoint placeOf(const TransferFunction& function, const Volume& volume) const;

 private:
  LookAutoencoder autoencoder_;
  std::vector<Point> points_;
  std::vector<LookCurve> curves_;  ///< of the points
};

/// resources/looks/looks.map.
std::filesystem::path defaultLookMapPath();
/// Throws Error.
LookMap readLookMap(const std::filesystem::path& file);
void writeLookMap(const std::filesystem::path& file, const LookMap& map);

struct LookLearning {
  int samples = 4000;  ///< of each volume, for the autoencoder
  int points = 2000;   ///< on the map
  int epochs = 60;
  std::uint64_t seed = 1;
};

struct LearnedLooks {
  LookMap map;
  double error = 0;            ///< root mean square of the square roots of opacity, on looks held out
  double trustworthiness = 0;  ///< of the places, among 12 neighbours
};

/// Learns the space of the informed sampler's opacity functions on these volumes. `progress`: what is done, and the
/// part of it. Null if stopped. Throws Error without volumes.
std::unique_ptr<LearnedLooks> learnLooks(const std::vector<std::shared_ptr<const Volume>>& volumes,
                                         const LookLearning& learning, const std::stop_token& stop = {},
                                         const std::function<void(const std::string&, double)>& progress = {});

}  // namespace twinray::core
