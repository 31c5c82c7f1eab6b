#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

#include "core/image.h"
#include "render/inverse/differentiable_guide.h"
#include "render/inverse/region.h"

namespace twinray::render {

/// How a picture's norm follows the transfer function.
struct Sensitivity {
  /// Derivatives of the norm by each opacity and each red, green and blue of the function's 256 samples.
  TransferSamples derivative;
  /// Root mean square of RGB (0..1) over the region; 0 where the region has no pixel.
  double norm = 0;
};

/// Of the placed scene with this transfer function, over a region of the picture. Where the norm is 0 it has no
/// derivative: zeros. Empty if stopped.
std::optional<Sensitivity> sensitivityOf(DifferentiableGuide& guide, const core::TransferFunction& function,
                                         const PictureRegion& region, const std::stop_token& stop = {});

/// Values around one, weighted by exp(-(x - mean)^2 / sigma^2). Scalar units, sigma > 0.
struct ValueBand {
  double mean = 0;
  double sigma = 1;
  bool operator==(const ValueBand&) const = default;
};

/// What of the transfer function is changed.
enum class Sensitive { kOpacity, kColor };

/// Where in the picture a band of values matters: for each pixel the root mean square over RGB of its derivative by the
/// band's opacity, or by its brightness (all three colours alike). 1 x height x width of the guide. No band: all
/// values. Empty if stopped.
std::optional<core::Plane> whereItMatters(DifferentiableGuide& guide, const core::TransferFunction& function,
                                          Sensitive what, const std::optional<ValueBand>& band,
                                          const std::stop_token& stop = {});

/// Means over blocks: `across` along the longer side, as many along the other as have the same shape.
core::Plane inBlocks(const core::Plane& plane, int across = 16);

/// Opacity that each of 256 values from the function's minimum to its maximum adds to the region's pixels, as parts of
/// all: what it is made of. They add up to 1, or are all 0 where nothing is seen. Empty if stopped.
std::optional<std::vector<double>> compositionOf(DifferentiableGuide& guide, const core::TransferFunction& function,
                                                 const PictureRegion& region, const std::stop_token& stop = {});

struct PaintedSensitivity;

/// Rows of scalar value and derivatives by opacity, red, green, blue; with `painted` (not null) also by opacity through
/// the network: whole(), and as TFGAN has it. Throws core::Error.
void writeSensitivityCsv(const std::filesystem::path& file, const Sensitivity& sensitivity,
                         const PaintedSensitivity* painted = nullptr);
/// The same as an array of float64, (256, 5), or (256, 7). Throws core::Error.
void writeSensitivityNpy(const std::filesystem::path& file, const Sensitivity& sensitivity,
                         const PaintedSensitivity* painted = nullptr);

}  // namespace twinray::render
