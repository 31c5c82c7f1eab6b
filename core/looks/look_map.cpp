#include "core/looks/look_map.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "core/error.h"
#include "core/foreground.h"
#include "core/io/atomic_file.h"
#include "core/presets.h"
#include "core/resources.h"
#include "core/sampling/sampler.h"

namespace twinray::core {
namespace {

constexpr std::size_t kNeighbours = 4;
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kMostPoints = 20000;
constexpr char kMagic[8] = {'T', 'W', 'I', 'N', 'L', 'O', 'O', 'K'};

double squareDistance(const PlanePoint& a, const PlanePoint& b) {
  return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
}

/// Both coordinates into 0..1, with a margin, in their own proportions.
void fit(std::vector<PlanePoint>& plane) {
  constexpr double kMargin = 0.03;
  PlanePoint low{1e300, 1e300}, high{-1e300, -1e300};
  for (const auto& point : plane) {
    for (int a = 0; a < 2; ++a) {
      low[a] = std::min(low[a], point[a]);
      high[a] = std::max(high[a], point[a]);
    }
  }
  for (auto& point : plane) {
    for (int a = 0; a < 2; ++a) {
      const double part = high[a] > low[a] ? (point[a] - low[a]) / (high[a] - low[a]) : 0.5;
      point[a] = kMargin + (1 - 2 * kMargin) * part;
    }
  }
}

LookKind kindOfHounsfield(double value) {
  if (value < -600) return LookKind::kLung;
  if (value < -150) return LookKind::kSkin;
  if (value < 130) return LookKind::kSoftTissue;
  return value < 300 ? LookKind::kVessels : LookKind::kBone;
}

}  // namespace

std::string nameOf(LookKind kind) {
  switch (kind) {
    case LookKind::kSkin:
      return "skin";
    case LookKind::kLung:
      return "lung";
    case LookKind::kSoftTissue:
      return "soft tissue";
    case LookKind::kVessels:
      return "vessels";
    case LookKind::kBone:
      return "bone";
    case LookKind::kTissue:
      return "tissue";
    case LookKind::kBright:
      return "bright tissue";
    case LookKind::kLesion:
      return "lesion";
    case LookKind::kNothing:
      break;
  }
  return "nothing";
}

LookGroup groupOf(const TransferFunction& function, const Volume& volume) {
  constexpr double kSurface = 0.15;  // a few voxels of it hide what is behind
  const Histogram& histogram = volume.histogram();
  double sum = 0, mean = 0, largest = 0, total = 0, darker = 0;
  double rank = 0;
  for (std::size_t i = firstForegroundBin(histogram); i < histogram.counts.size(); ++i) {
    const double count = double(histogram.counts[i]);
    const double opacity = function.opacity(histogram.centre(i));
    // Much of little counts less than little of what is dense: the square.
    const double weight = count * opacity * opacity;
    sum += weight;
    mean += weight * histogram.centre(i);
    total += count;
    if (count > 0) largest = std::max(largest, opacity);
  }
  if (!(sum > 0) || largest < 1e-3) return {};
  mean /= sum;
  for (std::size_t i = firstForegroundBin(histogram); i < histogram.counts.size(); ++i) {
    if (histogram.centre(i) < mean) darker += double(histogram.counts[i]);
  }
  rank = total > 0 ? darker / total : 0;
  LookGroup group;
  group.surface = largest >= kSurface;
  if (guessModality(volume) == "CT") {
    group.kind = kindOfHounsfield(mean);
  } else {
    group.kind = rank > 0.97 ? LookKind::kLesion : rank > 0.8 ? LookKind::kBright : LookKind::kTissue;
  }
  return group;
}

LookMap::LookMap(LookAutoencoder autoencoder, std::vector<Point> points)
    : autoencoder_(std::move(autoencoder)), points_(std::move(points)) {
  if (points_.empty()) throw Error("A map of looks without points shows nothing; learn it anew.");
  for (const Point& point : points_) curves_.push_back(autoencoder_.decode(point.code));
}

LookCurve LookMap::lookAt(const PlanePoint& place) const {
  std::vector<std::pair<double, std::size_t>> near;
  for (std::size_t i = 0; i < points_.size(); ++i) near.push_back({squareDistance(points_[i].place, place), i});
  const std::size_t count = std::min(kNeighbours, near.size());
  std::partial_sort(near.begin(), near.begin() + std::ptrdiff_t(count), near.end());
  LookCode code{};
  double total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double weight = 1 / (near[i].first + 1e-7);
    total += weight;
    for (int k = 0; k < kLookNumbers; ++k) code[k] += weight * points_[near[i].second].code[k];
  }
  for (double& number : code) number /= total;
  return autoencoder_.decode(code);
}

TransferFunction LookMap::functionAt(const PlanePoint& place, const TransferFunction& function,
                                     const Volume& volume) const {
  return fromLook(lookAt(place), function, volume.histogram());
}

PlanePoint LookMap::placeOf(const TransferFunction& function, const Volume& volume) const {
  const LookCurve look = toLook(function, volume.histogram());
  std::size_t nearest = 0;
  double least = 1e300;
  for (std::size_t p = 0; p < points_.size(); ++p) {
    double sum = 0;
    for (std::size_t i = 0; i < look.size(); ++i) sum += (look[i] - curves_[p][i]) * (look[i] - curves_[p][i]);
    if (sum < least) {
      least = sum;
      nearest = p;
    }
  }
  return points_[nearest].place;
}

std::filesystem::path defaultLookMapPath() {
  return resourceFolder() / "looks" / "looks.map";
}

void writeLookMap(const std::filesystem::path& file, const LookMap& map) {
  writeAtomically(file, [&](std::ostream& out) {
    const auto write = [&](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); };
    out.write(kMagic, sizeof kMagic);
    write(kVersion);
    write(static_cast<std::uint32_t>(map.points().size()));
    for (const float parameter : map.autoencoder().parameters()) write(parameter);
    for (const LookMap::Point& point : map.points()) {
      for (const double coordinate : point.place) write(static_cast<float>(coordinate));
      for (const double number : point.code) write(static_cast<float>(number));
    }
  });
}

LookMap readLookMap(const std::filesystem::path& file) {
  const std::string text = readTextFile(file);
  std::size_t at = 0;
  const auto fail = [&](const std::string& why) {
    return Error(file.string() + " is no map of looks that this program reads (" + why + "); choose another file.");
  };
  const auto read = [&](auto& value) {
    if (at + sizeof value > text.size()) throw fail("it is cut off");
    std::memcpy(&value, text.data() + at, sizeof value);
    at += sizeof value;
  };
  char magic[8];
  std::uint32_t version = 0, count = 0;
  read(magic);
  if (std::memcmp(magic, kMagic, sizeof magic) != 0) throw fail("it begins otherwise");
  read(version);
  if (version != kVersion) throw fail("version " + std::to_string(version));
  read(count);
  if (count > kMostPoints) throw fail("it has too many points");
  std::vector<float> parameters(LookAutoencoder::kParameters);
  for (float& parameter : parameters) read(parameter);
  std::vector<LookMap::Point> points(count);
  for (LookMap::Point& point : points) {
    float number = 0;
    const auto take = [&](double& into) {
      read(number);
      if (!std::isfinite(number)) throw fail("a number is not finite");
      into = double(number);
    };
    for (double& coordinate : point.place) take(coordinate);
    for (double& one : point.code) take(one);
  }
  if (at != text.size()) throw fail("it is too long");
  return LookMap(LookAutoencoder(std::move(parameters)), std::move(points));
}

std::unique_ptr<LearnedLooks> learnLooks(const std::vector<std::shared_ptr<const Volume>>& volumes,
                                         const LookLearning& learning, const std::stop_token& stop,
                                         const std::function<void(const std::string&, double)>& progress) {
  if (volumes.empty()) throw Error("Looks are learned on volumes; name at least one.");
  const auto tell = [&](const char* what, double part) {
    if (progress) progress(what, part);
  };
  constexpr std::size_t kHeldOut = 20;  // one in so many
  std::vector<LookCurve> looks, heldOut;
  for (std::size_t v = 0; v < volumes.size(); ++v) {
    SamplerOptions options;
    options.seed = learning.seed;
    const Sampler sampler(volumes[v], options);
    for (int i = 0; i < learning.samples; ++i) {
      if (stop.stop_requested()) return nullptr;
      const auto look = toLook(sampler.sample(std::uint64_t(i)).transferFunction, volumes[v]->histogram());
      (std::size_t(i) % kHeldOut == 0 ? heldOut : looks).push_back(look);
      if (i % 100 == 0) tell("sample", (double(v) + double(i) / learning.samples) / double(volumes.size()));
    }
  }
  LookAutoencoder autoencoder(learning.seed);
  LookAutoencoder::Training training;
  training.epochs = learning.epochs;
  training.seed = learning.seed;
  if (!autoencoder.train(looks, training, stop,
                         [&](int epoch, double) { tell("learn", double(epoch + 1) / learning.epochs); })) {
    return nullptr;
  }
  std::vector<LookMap::Point> points;
  std::vector<std::vector<double>> decoded;
  const std::size_t count = std::min(std::size_t(learning.points), looks.size());
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back({{}, autoencoder.encode(looks[i * looks.size() / count])});
    decoded.push_back(autoencoder.decode(points.back().code));
  }
  std::vector<PlanePoint> plane = tsne(decoded, {}, stop, [&](double part) { tell("map", part); });
  if (plane.empty()) return nullptr;
  fit(plane);
  for (std::size_t i = 0; i < points.size(); ++i) points[i].place = plane[i];
  const double error = std::sqrt(autoencoder.error(heldOut));
  const double trust = trustworthiness(decoded, plane);
  return std::make_unique<LearnedLooks>(LearnedLooks{LookMap(std::move(autoencoder), std::move(points)), error, trust});
}

}  // namespace twinray::core
