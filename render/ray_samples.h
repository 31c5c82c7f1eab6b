#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "render/ray_field.h"

namespace twinray::render {

/// One sample of a ray: all that a picture takes from the volume there. What the transfer function makes of it comes
/// after, so the same samples serve every transfer function.
struct RaySample {
  std::uint16_t value;     ///< voxel value, or RaySamples::labelValue + number of a label
  std::uint16_t diffuse;   ///< factor of the colour, in units of 1/kUnit
  std::uint16_t specular;  ///< added to the colour, in units of 1/kUnit
};

/// What the rays of a picture meet, front to back, transparent or not: 6 bytes a sample.
struct RaySamples {
  static constexpr double kUnit = 32767;
  /// More than this is not kept: 512 MiB.
  static constexpr std::size_t kMostBytes = std::size_t(1) << 29;

  int width = 0, height = 0;                ///< pixels, top row first
  int labelValue = 0;                       ///< number of voxel values
  double stepPerUnit = 1;                   ///< length of a step in opacity units
  double labelStepPerUnit = 1;              ///< the same for labels
  std::vector<std::uint32_t> first, count;  ///< samples of each pixel
  std::vector<RaySample> samples;

  /// Rays that meet nothing.
  void clear(int pictureWidth, int pictureHeight);
  std::span<const RaySample> ray(std::size_t pixel) const { return {samples.data() + first[pixel], count[pixel]}; }
};

/// Fills in what rays meet, sample for sample what castRays() composites; a ray of maximum intensity has one sample,
/// its largest value. False if stopped. Throws core::Error if there are more than kMostBytes.
bool collectRays(const RayField& field, int threads, const std::stop_token& stop, RaySamples& samples);

}  // namespace twinray::render
