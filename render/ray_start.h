// Included by ray_kernel.h alone, once for each instruction set.

namespace twinray::render::TWINRAY_RAY_KERNEL {

/// A ray in fixed point: its first sample, what is added from one sample to the next (modulo 2^32), and how many
/// samples it has; 0 where it misses the volume.
struct RayStart {
  unsigned position[3];
  unsigned increment[3];
  unsigned steps;
};

/// A point of the view (x, y in -1..1, depth 0 or 1) in voxel indices.
inline void toVoxels(const float* m, const float* view, double* voxel) {
  for (int a = 0; a < 3; ++a) {
    voxel[a] = view[0] * m[4 * a] + view[1] * m[4 * a + 1] + view[2] * m[4 * a + 2] + m[4 * a + 3];
  }
  const double w = view[0] * m[12] + view[1] * m[13] + view[2] * m[14] + m[15];
  if (w != 1.0) {
    for (int a = 0; a < 3; ++a) voxel[a] /= w;
  }
}

inline bool isOutside(const double* point, const double* bounds) {
  return point[0] >= bounds[1] || point[1] >= bounds[3] || point[2] >= bounds[5] || point[0] < bounds[0] ||
         point[1] < bounds[2] || point[2] < bounds[4];
}

/// Moves a point along the ray to a hundredth of a voxel within the bounds, where that is forwards (sign 1) or
/// backwards (sign -1).
inline void moveInside(double* point, const float* direction, const double* bounds, float sign) {
  constexpr double kMargin = 0.01;
  for (int a = 0; a < 3; ++a) {
    float difference = 0;
    if (point[a] < bounds[2 * a] + kMargin) {
      difference = static_cast<float>(bounds[2 * a] + kMargin - point[a]);
    } else if (point[a] > bounds[2 * a + 1] - kMargin) {
      difference = static_cast<float>(bounds[2 * a + 1] - kMargin - point[a]);
    }
    if (difference == 0 || direction[a] == 0) continue;
    const float t = difference / direction[a];
    if (t * sign > 0) {
      for (int b = 0; b < 3; ++b) point[b] += direction[b] * t;
    }
  }
}

/// The part of a ray within the bounds, a thousandth of its length shorter at each end; false if there is none.
inline bool clip(double* start, double* end, const float* direction, const double* bounds) {
  constexpr double kShorter = 0.001;
  if (isOutside(start, bounds)) moveInside(start, direction, bounds, 1);
  if (isOutside(start, bounds)) return false;
  if (isOutside(end, bounds)) moveInside(end, direction, bounds, -1);
  for (int a = 0; a < 3; ++a) {
    const float offset = static_cast<float>((end[a] - start[a]) * kShorter);
    start[a] += offset;
    end[a] -= offset;
  }
  if (isOutside(end, bounds)) return false;
  for (int a = 0; a < 3; ++a) {
    if ((end[a] - start[a]) * direction[a] < 0) return false;
  }
  return true;
}

inline unsigned toFixed(float value) {
  constexpr double kScale = 32767;
  return static_cast<unsigned>(value * kScale + 0.5);
}

/// The ray of a pixel, number for number what vtkFixedPointVolumeRayCastMapper::ComputeRayInfo (VTK 9.1) gives. Samples
/// lie at whole steps from the near plane.
inline RayStart rayOf(const RayField& field, int x, int y) {
  float view[3];
  double start[3], end[3];
  const int pixel[2] = {x, y};
  for (int a = 0; a < 2; ++a) {
    const float place = static_cast<float>(pixel[a]) + static_cast<float>(field.origin[a]);
    view[a] = static_cast<float>((place / static_cast<float>(field.viewport[a])) * 2.0 - 1.0 + 1.0 / field.viewport[a]);
  }
  view[2] = 0;
  toVoxels(&field.viewToVoxels[0], view, start);
  view[2] = 1;
  toVoxels(&field.viewToVoxels[0], view, end);

  RayStart ray;
  ray.steps = 0;
  float direction[3], first[3];
  for (int a = 0; a < 3; ++a) {
    direction[a] = static_cast<float>(end[a] - start[a]);
    first[a] = static_cast<float>(start[a]);
  }
  const double* bounds = &field.bounds[0];
  if (!clip(start, end, direction, bounds)) return ray;

  double squares = 0;
  for (int a = 0; a < 3; ++a) {
    const double world = direction[a] * field.spacing[a];
    squares += world * world;
  }
  const double length = std::sqrt(squares) / field.sampleDistance;
  float entered[3];
  for (int a = 0; a < 3; ++a) {
    direction[a] = static_cast<float>(direction[a] / length);
    entered[a] = static_cast<float>((start[a] - first[a]) * (direction[a] < 0 ? -1 : 1));
  }
  // Whole steps to the first sample inside, by the axis along which most was cut off.
  int steps = -1;
  for (int a = 0; a < 3; ++a) {
    const bool longest = entered[a] >= entered[(a + 1) % 3] && entered[a] >= entered[(a + 2) % 3];
    if (longest && direction[a] != 0) {
      steps = 1 + static_cast<int>(entered[a] / (direction[a] < 0 ? -direction[a] : direction[a]));
    }
  }
  if (steps > 0) {
    for (int a = 0; a < 3; ++a) start[a] = first[a] + static_cast<float>(steps) * direction[a];
  }
  if (!(start[0] > 0 && start[1] > 0 && start[2] > 0)) return ray;

  bool known = false;
  for (int a = 0; a < 3; ++a) {
    const bool back = direction[a] < 0;
    const unsigned size = toFixed(back ? -direction[a] : direction[a]);
    ray.position[a] = toFixed(static_cast<float>(start[a]));
    ray.increment[a] = back ? 0u - size : size;
    if (size == 0) continue;
    const unsigned last = toFixed(static_cast<float>(end[a]));
    const unsigned ahead = back ? ray.position[a] - last : last - ray.position[a];
    const bool within = back ? ray.position[a] > last : last > ray.position[a];
    const unsigned count = within ? 1 + ahead / size : 0;
    if (!known || count < ray.steps) ray.steps = count;
    known = true;
  }
  return ray;
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
