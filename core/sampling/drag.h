#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "core/sampling/random.h"
#include "core/sampling/sampler.h"
#include "core/scene.h"

namespace twinray::core {

enum class DragKind { kTf, kColor, kOrbit, kZoom };

inline constexpr std::array<DragKind, 4> kDragKinds{DragKind::kTf, DragKind::kColor, DragKind::kOrbit, DragKind::kZoom};

std::string nameOf(DragKind kind);                   ///< "tf", "color", "orbit", "zoom"
DragKind dragKindFromName(const std::string& name);  ///< throws Error

/// One movement of the mouse at constant speed.
struct Drag {
  DragKind kind = DragKind::kTf;
  /// tf: the mode that moves; color: the node that moves.
  std::size_t element = 0;
  /// +1 or -1: towards larger scalar values, to the right, or closer.
  double direction = 1;
};

inline constexpr double kDragRangePerSecond = 0.2;   ///< of the scalar range, by a mode or a node
inline constexpr double kDragDegreesPerSecond = 30;  ///< of azimuth
inline constexpr double kDragZoomPerSecond = 1.5;    ///< factor
inline constexpr double kDragTicksPerSecond = 30;
inline constexpr int kDragTicks = 60;

/// The scene after `seconds` (>= 0) of a drag that began at `start`. Modes and nodes turn round at the ends of the
/// scalar range. With tf, control points move as modes do, all together, the outermost two excepted. Revision as in
/// `start`. Throws Error if start has no such element.
Scene dragged(const Scene& start, const Drag& drag, double seconds);

/// The drags of `evaluate --drag`: pure functions of (volume, seed, kind, index). Each starts at a random scene of the
/// informed sampler whose transfer function has modes, in a stream of its own. tf moves the mode that covers most
/// voxels towards the farther end of the range; color the node nearest to it, likewise; orbit turns to the right; zoom
/// goes closer.
class RecordedDrag {
 public:
  /// Throws Error for a constant volume.
  RecordedDrag(std::shared_ptr<const Volume> volume, std::uint64_t seed, DragKind kind, std::uint64_t index);

  /// The scene at a tick, 0 (at rest) to kDragTicks; revision = tick.
  std::shared_ptr<const Scene> scene(int tick) const;
  const Drag& drag() const { return drag_; }

 private:
  Scene start_;
  Drag drag_;
};

/// A drag as somebody might make it at this scene: any kind, any mode or node, either direction.
Drag randomDrag(Random& random, const Scene& start);

}  // namespace twinray::core
