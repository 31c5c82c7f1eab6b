#include "core/sampling/drag.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/foreground.h"

namespace twinray::core {
namespace {

/// Drags begin at scenes that no other evaluation or training with the same seed has drawn.
constexpr std::uint64_t kDragStream = 0xD1B54A32D192ED03ull;
/// Scenes drawn in search of one whose transfer function has modes (three of four have).
constexpr std::uint64_t kAttempts = 64;

/// value + distance, turning round at the ends as often as needed. Value and distance finite, maximum > minimum.
double reflected(double value, double distance, double minimum, double maximum) {
  const double range = maximum - minimum;
  double travelled = std::fmod(value - minimum + distance, 2 * range);
  if (travelled < 0) travelled += 2 * range;
  return minimum + (travelled <= range ? travelled : 2 * range - travelled);
}

double fartherEnd(const TransferFunction& tf, double value) {
  return value - tf.minimum() > tf.maximum() - value ? -1 : 1;
}

void moveOpacity(TransferFunction& tf, const Drag& drag, double distance) {
  if (tf.opacityKind() == OpacityKind::kModes) {
    auto modes = tf.modes();
    if (drag.element >= modes.size()) throw Error("The transfer function has no such mode to drag; give one it has.");
    double& mean = modes[drag.element].mean;
    mean = reflected(mean, distance, tf.minimum(), tf.maximum());
    tf.setModes(std::move(modes));
    return;
  }
  auto points = tf.points();
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    points[i].value = std::clamp(points[i].value + distance, tf.minimum(), tf.maximum());
  }
  tf.setPoints(std::move(points));
}

void moveColor(TransferFunction& tf, const Drag& drag, double distance) {
  auto nodes = tf.colors();
  if (drag.element >= nodes.size()) throw Error("The transfer function has no such colour to drag; give one it has.");
  double& value = nodes[drag.element].value;
  value = reflected(value, distance, tf.minimum(), tf.maximum());
  tf.setColors(std::move(nodes));
}

/// Foreground voxels under a mode, each as far as the mode's curve (without its amplitude) reaches it.
double coverage(const GaussianMode& mode, const Histogram& histogram) {
  const double width = (histogram.maximum - histogram.minimum) / double(histogram.counts.size());
  double sum = 0;
  for (std::size_t i = firstForegroundBin(histogram); i < histogram.counts.size(); ++i) {
    const double distance = (histogram.minimum + (double(i) + 0.5) * width - mode.mean) / mode.sigma;
    sum += double(histogram.counts[i]) * portableExp(-distance * distance);
  }
  return sum;
}

std::size_t widestMode(const TransferFunction& tf, const Histogram& histogram) {
  std::size_t widest = 0;
  double most = -1;
  for (std::size_t i = 0; i < tf.modes().size(); ++i) {
    const double covered = coverage(tf.modes()[i], histogram);
    if (covered > most) {
      most = covered;
      widest = i;
    }
  }
  return widest;
}

std::size_t nearestNode(const TransferFunction& tf, double value) {
  const auto& nodes = tf.colors();
  const auto nearest = std::min_element(nodes.begin(), nodes.end(), [value](const auto& a, const auto& b) {
    return std::abs(a.value - value) < std::abs(b.value - value);
  });
  return std::size_t(nearest - nodes.begin());
}

Scene startOf(const std::shared_ptr<const Volume>& volume, std::uint64_t seed, std::uint64_t index) {
  SamplerOptions options;
  options.seed = seed ^ kDragStream;
  const Sampler sampler(volume, options);
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    Scene scene = sampler.sample(index * kAttempts + attempt);
    if (scene.transferFunction.opacityKind() == OpacityKind::kModes) return scene;
  }
  throw Error("No transfer function with modes was found for this volume; give another seed.");
}

Drag recorded(const Scene& start, DragKind kind) {
  Drag drag{kind, 0, 1};
  if (kind == DragKind::kOrbit || kind == DragKind::kZoom) return drag;
  const TransferFunction& tf = start.transferFunction;
  const std::size_t mode = widestMode(tf, start.volume->histogram());
  const double mean = tf.modes()[mode].mean;
  drag.element = kind == DragKind::kTf ? mode : nearestNode(tf, mean);
  drag.direction = fartherEnd(tf, kind == DragKind::kTf ? mean : tf.colors()[drag.element].value);
  return drag;
}

}  // namespace

std::string nameOf(DragKind kind) {
  switch (kind) {
    case DragKind::kColor:
      return "color";
    case DragKind::kOrbit:
      return "orbit";
    case DragKind::kZoom:
      return "zoom";
    default:
      return "tf";
  }
}

DragKind dragKindFromName(const std::string& name) {
  const auto found =
      std::find_if(kDragKinds.begin(), kDragKinds.end(), [&name](DragKind kind) { return nameOf(kind) == name; });
  if (found == kDragKinds.end()) throw Error("There is no drag \"" + name + "\"; choose tf, color, orbit or zoom.");
  return *found;
}

Scene dragged(const Scene& start, const Drag& drag, double seconds) {
  Scene scene = start;
  TransferFunction& tf = scene.transferFunction;
  const double way = drag.direction * seconds;
  switch (drag.kind) {
    case DragKind::kTf:
      moveOpacity(tf, drag, way * kDragRangePerSecond * (tf.maximum() - tf.minimum()));
      break;
    case DragKind::kColor:
      moveColor(tf, drag, way * kDragRangePerSecond * (tf.maximum() - tf.minimum()));
      break;
    case DragKind::kOrbit:
      scene.viewpoint.orbit(way * kDragDegreesPerSecond, 0);
      break;
    case DragKind::kZoom:
      scene.viewpoint.setZoom(scene.viewpoint.zoom() * std::pow(kDragZoomPerSecond, way));
      break;
  }
  return scene;
}

RecordedDrag::RecordedDrag(std::shared_ptr<const Volume> volume, std::uint64_t seed, DragKind kind, std::uint64_t index)
    : start_(startOf(volume, seed, index)), drag_(recorded(start_, kind)) {}

std::shared_ptr<const Scene> RecordedDrag::scene(int tick) const {
  auto scene = std::make_shared<Scene>(dragged(start_, drag_, tick / kDragTicksPerSecond));
  scene->revision = std::uint64_t(tick);
  return scene;
}

Drag randomDrag(Random& random, const Scene& start) {
  const TransferFunction& tf = start.transferFunction;
  Drag drag;
  drag.kind = kDragKinds[std::size_t(random.integer(0, int(kDragKinds.size()) - 1))];
  drag.direction = random.chance(0.5) ? 1 : -1;
  std::size_t elements = 1;
  if (drag.kind == DragKind::kColor) elements = tf.colors().size();
  if (drag.kind == DragKind::kTf && tf.opacityKind() == OpacityKind::kModes) elements = tf.modes().size();
  drag.element = std::size_t(random.integer(0, std::max(1, int(elements)) - 1));
  return drag;
}

}  // namespace twinray::core
