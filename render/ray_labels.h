// Included by ray_kernel.h alone, once for each instruction set.

namespace twinray::render::TWINRAY_RAY_KERNEL {

/// The label at a sample: that of the corners which have most of the weight. Where only two meet, their border is that
/// of linear interpolation, and no label appears between two others.
struct SampleLabel {
  unsigned number = 0;
  std::uint16_t weights[8];  ///< of the corners
  bool has[8];               ///< whether a corner has that label
};

/// Corners in the order of the lanes.
inline const std::uint8_t* labelCorner(const RayField& field, std::size_t cell, int i) {
  return field.labels + cell + (i & 1) + (i & 2 ? field.row : 0) + (i & 4 ? field.slice : 0);
}

inline SampleLabel labelAt(const RayField& field, std::size_t cell, const Eight& weights) {
  SampleLabel sample;
  std::memcpy(sample.weights, &weights, sizeof sample.weights);
  unsigned most = 0;
  for (int i = 0; i < 8; ++i) {
    const unsigned number = *labelCorner(field, cell, i);
    unsigned weight = 0;
    for (int k = 0; k < 8; ++k) weight += *labelCorner(field, cell, k) == number ? sample.weights[k] : 0u;
    if (weight > most) {
      most = weight;
      sample.number = number;
    }
  }
  for (int i = 0; i < 8; ++i) sample.has[i] = *labelCorner(field, cell, i) == sample.number;
  return sample;
}

/// Adds what the label at a sample shows, in front of the volume's own sample. Sum: Light, or what sums up something
/// else in its place.
template <bool kShaded, typename Sum>
inline void addLabel(const RayField& field, std::size_t cell, const Eight& weights, Sum& light) {
  bool none = true;
  for (int i = 0; i < 8; i += 2) {
    std::uint16_t pair;
    std::memcpy(&pair, labelCorner(field, cell, i), sizeof pair);
    none = none && pair == 0;
  }
  if (none) return;
  const SampleLabel label = labelAt(field, cell, weights);
  const std::uint16_t* sample = field.labelColor[label.number].data();
  if (sample[3] == 0) return;
  if constexpr (!kShaded) {
    light.add(sample);
  } else {
    // The mean over the corners that have the label: the others' normals are of other borders.
    unsigned total = 0, diffuse = 0, specular = 0;
    for (int i = 0; i < 8; ++i) {
      if (!label.has[i]) continue;
      const std::uint32_t factors = field.labelLight[field.labelNormals[labelCorner(field, cell, i) - field.labels]];
      total += label.weights[i];
      diffuse += label.weights[i] * (factors & 0xffff);
      specular += label.weights[i] * (factors >> 16);
    }
    light.add(sample, diffuse / total, times(specular / total, sample[3]));
  }
}

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
